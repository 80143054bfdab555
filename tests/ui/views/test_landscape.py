"""The landscape: the loss of nn_core on a slice, and the paths of runs on it."""

from dataclasses import replace

import numpy as np
import pytest

from nn_core import Network, mse_loss
from tests.ui.views.subjects import of_playground
from ui.experiment.fields import PLANE
from ui.figures.landscape_picture import EVERY, contours, heights_of, surface
from ui.views.landscape_section import PROBLEMS
from ui.views.slice_of import POINTS, begun_at, slice_of, terrain

PEOPLE = of_playground(epochs=60)
FOUR = PEOPLE.experiment.dataset


def loss_at(numbers: object) -> float:
    network = Network.from_vector(np.asarray(numbers, dtype=float))
    return mse_loss(FOUR.y_true, network.feedforward(FOUR.inputs))


@pytest.mark.parametrize("plane", ["main", "w1,w3", "b3,w6", "random:4"])
def test_the_ground_is_the_loss_of_the_slice(plane: str) -> None:
    ground = terrain(PEOPLE, plane, None).landscape
    assert ground.loss.shape == (POINTS, POINTS)
    for row, column in ((0, 0), (7, 30), (60, 11)):
        numbers = ground.slice.parameters(ground.x[[column]], ground.y[[row]])[0]
        assert ground.loss[row, column] == pytest.approx(loss_at(numbers), rel=1e-9)


@pytest.mark.parametrize("plane", ["main", "w1,w3", "random:4"])
@pytest.mark.parametrize("epoch", [0, 13, 60, 5000])
def test_a_path_has_the_loss_of_the_run_and_that_of_the_slice_under_it(
    plane: str, epoch: int
) -> None:
    history, path = PEOPLE.history(), terrain(PEOPLE, plane, None).path(epoch)
    shown = min(epoch, 60)
    assert path.epochs[path.now] == shown
    assert path.loss[path.now] == history.loss[shown]
    cut = slice_of(history, plane)
    numbers = cut.parameters(*path.spots[path.now][:, None])[0]
    assert path.ground[path.now] == pytest.approx(loss_at(numbers), rel=1e-9)
    # The end of the run lies on its slice.
    assert path.ground[-1] == pytest.approx(history.loss[-1], rel=1e-9)


def test_a_run_can_begin_somewhere_else_on_the_slice() -> None:
    history = PEOPLE.history()
    cut = slice_of(history, "w1,w3")
    other = begun_at(PEOPLE, cut, (-9.0, 12.5))
    numbers = other.start.parameters
    assert (numbers["w1"], numbers["w3"]) == (-9.0, 12.5)
    assert numbers["b2"] == history.network.parameters["b2"]
    ground = terrain(PEOPLE, "w1,w3", (-9.0, 12.5))
    assert ground.second is not None
    assert np.array_equal(ground.second.parameters, other.history().parameters)
    path = ground.path(0, second=True)
    assert path.spots[0] == pytest.approx([-9.0, 12.5])
    # Both paths are on the grid.
    for each in (path, ground.path(0)):
        for axis, along in zip((ground.landscape.x, ground.landscape.y), each.spots.T, strict=True):
            assert axis[0] <= along.min()
            assert along.max() <= axis[-1]


@pytest.mark.parametrize("log", [True, False])
def test_the_pictures_have_the_ground_the_paths_and_the_lowest_place(log: bool) -> None:
    ground = terrain(PEOPLE, "w1,w3", (1.0, 1.0))
    paths = [ground.path(10), ground.path(10, second=True)]
    above = contours(ground.landscape, paths, log=log)["data"]
    loss = ground.landscape.loss
    assert np.allclose(10.0 ** above[0]["z"] if log else above[0]["z"], loss)
    clicked = above[1]
    assert np.allclose(clicked["customdata"], loss[::EVERY, ::EVERY].ravel())
    assert (above[-1]["x"][0], above[-1]["y"][0]) == ground.landscape.minimum[:2]
    beside = surface(ground.landscape, paths, log=log)["data"]
    assert len(beside) == 7
    now = paths[0].now
    for whole, walked, shown in (above[2:5], beside[1:4]):
        # Pale where the run is still to come, strong up to the epoch that is shown.
        assert np.array_equal(whole["x"], paths[0].spots[:, 0])
        assert np.array_equal(walked["x"], paths[0].spots[: now + 1, 0])
        assert shown["x"].tolist() == [paths[0].spots[now, 0]]
        assert whole["opacity"] < 1
        assert "opacity" not in walked
    assert np.isfinite(beside[1]["z"]).all()


@pytest.mark.parametrize("log", [True, False])
def test_losses_that_are_no_numbers_are_holes_and_huge_ones_have_few_ticks(log: bool) -> None:
    ground = terrain(PEOPLE, "w1,w3", None).landscape
    loss = ground.loss * 10.0 ** np.linspace(0, 300, POINTS)
    loss[0, :2] = (np.inf, np.nan)
    strange = replace(ground, loss=loss)
    for figure in (contours(strange, [], log=log), surface(strange, [], log=log)):
        z = figure["data"][0]["z"]
        assert np.isnan(z[0, :2]).all()
        assert np.isfinite(z).sum() == POINTS**2 - 2
    assert strange.minimum[2] == np.nanmin(loss)
    ticks = heights_of(loss, log)[1]
    assert len(ticks.get("tickvals", ())) <= 12


def test_the_run_that_did_not_move_has_no_directions_of_its_own() -> None:
    still = of_playground(epochs=0)
    with pytest.raises(ValueError, match="the run did not move"):
        slice_of(still.history(), "main")
    assert terrain(still, "w1,w2", None).path(0).now == 0


@pytest.mark.parametrize(
    ("text", "plane"),
    [("main", "main"), ("w1,w3", "w1,w3"), ("b3, w6", "b3,w6"), ("random:007", "random:7")],
)
def test_a_plane_in_a_link(text: str, plane: str) -> None:
    assert PLANE.read(text) == plane
    assert PLANE.read(PLANE.written(plane)) == plane
    assert PLANE.has_picked(plane)


@pytest.mark.parametrize(
    "text",
    ["", "w1", "w1,w1", "w1,w9", "w1,w2,w3", "random", "random:", "random:-1", "random:1.5",
     "random:1234567", "random:٣", "Main", "\0"],
)  # fmt: skip
def test_what_is_no_plane_is_answered(text: str) -> None:
    assert PLANE.read(text) is None
    sentence = PLANE.problem(text)
    assert sentence is not None
    assert sentence.endswith("so main is used.")


def test_what_nn_core_says_of_a_run_without_a_slice_is_translated() -> None:
    unmoved = of_playground(epochs=0)
    nothing = unmoved.begun_at([0.0] * 9)
    for subject, plane in ((unmoved, "main"), (nothing, "random:4")):
        with pytest.raises(ValueError, match="|".join(PROBLEMS)):
            slice_of(subject.history(), plane)
