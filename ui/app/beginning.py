"""What a server does when it begins, while the first browser is still on its way."""

import ast
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from threading import Thread

import streamlit as st
from streamlit.starlette import App

from ui.stage.component import register_files

FIRST_PAGE = Path(__file__).parents[2] / "pages" / "playground.py"
TABLES = "pandas"
"""What draws the tables; the page imports it only when there is one to draw."""


@asynccontextmanager
async def beginning(_app: App) -> AsyncIterator[None]:
    """Load the first page beside the server, and open it in the browser."""
    register_files()
    Thread(target=load_first_page, daemon=True).start()
    if not st.get_option("server.headless"):
        webbrowser.open(own_address())
    yield


def load_first_page() -> None:
    """Import what the Playground imports, which takes as long as a browser needs to come."""
    for name in imported_by(FIRST_PAGE):
        import_module(name)
    import_module(TABLES)


def imported_by(script: Path) -> list[str]:
    """The modules that a script takes names from at its head."""
    lines = ast.parse(script.read_text("utf-8")).body
    return [line.module for line in lines if isinstance(line, ast.ImportFrom) and line.module]


def own_address() -> str:
    """Where this server is found on this machine."""
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    address = f"{scheme}://{st.get_option('browser.serverAddress')}:{st.get_option('server.port')}"
    return f"{address}/{st.get_option('server.baseUrlPath').strip('/')}"
