"""Figures are pure functions: nn_core values in, Plotly figure out. None knows Streamlit."""
