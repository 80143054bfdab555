"""The smallest app with a chart: what the first picture costs with Streamlit and Plotly alone."""

import plotly.graph_objects as go
import streamlit as st

st.plotly_chart(go.Figure(go.Scatter(x=[1, 2, 3], y=[2, 1, 3])))
