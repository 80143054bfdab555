"""What a server loads before anybody asks, and where it says that it is."""

import subprocess
import sys
from pathlib import Path

import pytest
import streamlit as st

from ui.app.beginning import FIRST_PAGE, imported_by, own_address

PROJECT = Path(__file__).parents[3]


def test_the_first_page_is_the_playground_and_its_modules_are_found() -> None:
    found = imported_by(FIRST_PAGE)
    assert {"ui.app.pages", "ui.playground.stage_section", "ui.playground.data_section"} <= {*found}


def printed_by(script: str) -> str:
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return ended.stdout.strip()


def test_before_it_listens_a_server_loads_nothing_of_the_network() -> None:
    script = "import sys, streamlit.web.cli, streamlit_app; print('numpy' in sys.modules)"
    assert printed_by(script) == "False"


def test_afterwards_the_first_visitor_waits_for_no_module() -> None:
    script = (
        "import sys; from ui.app.beginning import load_first_page; load_first_page(); "
        "print({'pandas', 'ui.stage.score', 'ui.playground.export_section'} <= {*sys.modules})"
    )
    assert printed_by(script) == "True"


def test_its_address_is_that_of_its_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    settings: dict[str, object] = {
        "server.sslCertFile": None,
        "browser.serverAddress": "localhost",
        "server.port": 8502,
        "server.baseUrlPath": "",
    }
    monkeypatch.setattr(st, "get_option", settings.__getitem__)
    assert own_address() == "http://localhost:8502/"
    settings |= {"server.sslCertFile": "cert.pem", "server.baseUrlPath": "/nine"}
    assert own_address() == "https://localhost:8502/nine"
