"""The link of a page: everything that is set differs from what the app would do anyway."""

import streamlit as st


def write_link(key: str, value: str, default: str) -> None:
    """Put a value into the link, or take it out where it is what the app would do anyway."""
    if value != default:
        st.query_params[key] = value
    elif key in st.query_params:
        del st.query_params[key]
