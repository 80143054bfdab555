"""The run as a notebook: valid, and executed it shows this run and its loss."""

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from PIL import Image

from tests.ui.export.runs import EXPERIMENTS, NAMES, names_after
from ui.experiment.experiment import PARAMETERS, run
from ui.export.notebook import notebook


def read(name: str) -> nbformat.NotebookNode:
    text = notebook(EXPERIMENTS[name])
    book: nbformat.NotebookNode = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    return book


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_it_is_a_valid_notebook(name: str) -> None:
    book = read(name)
    nbformat.validate(book)
    assert (book.nbformat, book.nbformat_minor) == (4, 5)
    for cell in book.cells:
        if cell.cell_type == "code":
            compile(cell.source, cell.id, "exec")


def test_nothing_that_users_typed_is_in_its_words() -> None:
    bad, good = read("bad names"), read("default")
    for one, other in zip(bad.cells, good.cells, strict=True):
        assert one.cell_type == other.cell_type
        assert one.cell_type == "code" or one.source == other.source


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_its_code_is_this_run_to_the_last_bit(name: str) -> None:
    code = [cell.source for cell in read(name).cells if cell.cell_type == "code"]
    named = names_after("\n".join(cell for cell in code if "plt.show" not in cell))
    history = run(EXPERIMENTS[name])
    assert np.array_equal(named["losses"], history.loss)
    assert [named[number] for number in PARAMETERS] == history.parameters[-1].tolist()


def test_executed_it_shows_this_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Streamlit sets it when it is imported, and the notebook's own process would inherit it.
    monkeypatch.delenv("MPLBACKEND", raising=False)
    experiment = EXPERIMENTS["bad names"]
    history = run(experiment)
    book = read("bad names")
    resources = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(book, timeout=120, kernel_name="python3", resources=resources).execute()
    outputs = {cell.id: cell.outputs for cell in book.cells if cell.cell_type == "code"}

    report = outputs["report"][0].text
    losses = {int(at): float(loss) for at, loss in re.findall(r"epoch (\d+): loss (.*)", report)}
    assert losses == {epoch: history.loss[epoch] for epoch in range(0, 41, 4)}
    numbers = [float(number) for number in re.findall(r"[wb]\d=([^,\n]+)", report)]
    assert numbers == history.parameters[-1].tolist()

    (picture,) = (
        output.data for output in outputs["plot"] if "image/png" in output.get("data", {})
    )
    with Image.open(BytesIO(b64decode(picture["image/png"]))) as image:
        assert image.width > 400
        assert len(image.convert("RGB").getcolors(1 << 16) or []) > 10

    (predictions,) = outputs["predictions"]
    y_pred = experiment.predict(history.network, [(128.0, 63.0)])[0]
    assert predictions.text.startswith(
        f"{NAMES[3]} is {experiment.dataset.class_name(y_pred)} ({y_pred:.3f})"
    )
