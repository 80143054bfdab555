"""The smallest page there is: what Streamlit costs before any picture."""

import streamlit as st

st.text("Nine numbers")
