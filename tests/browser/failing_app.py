"""The app under an ASGI server of our choice, and in it an upload that fails as it should not."""

import sys
from typing import NoReturn
from unittest.mock import patch

import uvicorn

from streamlit_app import app


def fails(content: bytes) -> NoReturn:
    """Fail as an error of ours would, quoting what was typed."""
    raise ValueError(f"{content!r} cannot be read")


if __name__ == "__main__":
    with patch("ui.session.brought_table.grid_of_file", fails):
        uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
