"""The people on the plane: where the data says, looking as their class, with air around them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.drawn import drawn
from tests.ui.examples import RUNS, UNTIMED, example, path, points_of
from ui.figures.decision_boundary import plane
from ui.figures.parts import plain_label
from ui.theme.palette import LIGHT


@pytest.mark.parametrize("name", RUNS)
def test_points_stand_where_the_data_says(name: str) -> None:
    _, dataset, asked = example(name)
    spec = drawn(name)
    spans = np.array([spec["layout"][axis]["range"] for axis in ("xaxis4", "yaxis4")])
    trace = points_of(spec)
    everybody = path(trace)
    assert everybody[: len(dataset)].tolist() == dataset.raw.tolist()
    assert everybody[len(dataset) :].tolist() == [[x1, x2] for _, x1, x2 in asked]
    assert ((everybody > spans[:, 0]) & (everybody < spans[:, 1])).all()
    # They stand still.
    still = spec["data"].index(trace)
    assert not any(still in frame["traces"] for frame in spec["frames"])


@pytest.mark.parametrize("name", RUNS)
def test_points_look_as_their_class_and_say_who_they_are(name: str) -> None:
    _, dataset, asked = example(name)
    trace = points_of(drawn(name))
    looks = {0: ("square", LIGHT.negative), 1: ("circle", LIGHT.positive)}
    to_predict = [("diamond-open", LIGHT.text)] * len(asked)
    marker = trace["marker"]
    shown = list(zip(marker["symbol"], marker["color"], strict=True))
    assert shown == [*(looks[label] for label in dataset.labels), *to_predict]
    names = [*dataset.names, *(name for name, _, _ in asked)]
    assert [text.strip() for text in trace["text"]] == [plain_label(name) for name in names]
    meanings = [f" is {plain_label(dataset.class_names[label])}<" for label in dataset.labels]
    meanings += [", to predict<"] * len(asked)
    for meaning, hover in zip(meanings, trace["hovertemplate"], strict=True):
        assert meaning in hover
    outline = marker["line"]
    lengths = {len(part) for part in (trace["textposition"], outline["width"], outline["color"])}
    assert lengths == {len(names)}


@UNTIMED
@given(st.lists(st.tuples(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9)), min_size=1, max_size=5))
def test_the_plane_shows_every_point_with_air_around(values: list[tuple[float, float]]) -> None:
    spans = np.array(plane(np.array(values)))
    assert np.isfinite(spans).all()
    assert (spans[:, 0] <= np.min(values, axis=0)).all()
    assert (spans[:, 1] >= np.max(values, axis=0)).all()
    assert (spans[:, 0] < spans[:, 1]).all()


def test_one_place_has_a_plane_around_it() -> None:
    assert plane(np.array([[5.0, 0.0], [5.0, 0.0]])) == ((4.0, 6.0), (-1.0, 1.0))
    left, right = plane(np.array([[1e6, 0.0]]))[0]
    assert right - left > 1e5
