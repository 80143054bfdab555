"""Ctrl+V on the page: what was copied from a spreadsheet comes without a button too."""

from collections.abc import Callable

import streamlit as st

_JS = """
// Only what is a table, and only where nobody types: a field and a cell have a paste of their own.
const typed = "input, textarea, [contenteditable], [data-testid=stDataFrame]";
export default function (component) {
  const { setTriggerValue } = component;
  const paste = (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const table = text.includes("\\t") || text.trim().includes("\\n");
    const elsewhere = event.target?.closest?.(typed) || document.activeElement?.closest?.(typed);
    if (!table || elsewhere || document.querySelector("[role=dialog]")) return;
    event.preventDefault();
    setTriggerValue("pasted", text.slice(0, 2_000_000));
  };
  document.addEventListener("paste", paste);
  return () => document.removeEventListener("paste", paste);
}
"""
KEY = "paste_listener"
_listener = st.components.v2.component("nine_numbers_paste", js=_JS)


def paste_listener(take: Callable[[str], None]) -> None:
    """Listen for a paste on the page, and hand its text over; it is empty.

    Args:
        take: called with what was pasted, before the page is drawn anew.
    """

    def pasted() -> None:
        text = st.session_state[KEY].pasted
        if text:
            take(str(text))

    _listener(key=KEY, on_pasted_change=pasted, height=1, width=1)
