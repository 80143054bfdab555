"""The smallest app with one slider: what Streamlit itself costs."""

import streamlit as st

value = st.select_slider("Learning rate", [step / 100 for step in range(1, 101)], value=0.5)
st.text(f"answer {value}")
