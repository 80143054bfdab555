"""What nn_core as a whole promises."""

import subprocess
import sys
from pathlib import Path

import nn_core


def test_the_mathematics_needs_neither_screen_nor_tables() -> None:
    # A fresh interpreter: this one may have loaded them for other tests.
    code = "import sys, nn_core; print('\\n'.join(sys.modules))"
    house = Path(nn_core.__file__).parents[1]
    listing = subprocess.run(
        [sys.executable, "-c", code], cwd=house, capture_output=True, text=True, check=True
    )
    loaded = {module.partition(".")[0] for module in listing.stdout.split()}
    assert {"nn_core", "numpy"} <= loaded
    assert loaded.isdisjoint({"streamlit", "plotly", "pandas", "ui", "pages"})
