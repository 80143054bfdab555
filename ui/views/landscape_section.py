"""The landscape from above and from the side, the way of the run on it, and another way to try."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard

import streamlit as st

from nn_core import History, Landscape, Slice
from ui.app.errors import calm
from ui.figures.chart import FLAT, config
from ui.figures.landscape_picture import Path, contours, heights_of, in_short, surface, titled
from ui.language.words import N_, ngettext
from ui.language.words import gettext as _
from ui.playground.presentation import present
from ui.stage.landscape import Terrace, landscape_picture, landscape_score
from ui.theme.notice import notice
from ui.theme.text import percent, steady_digits, three_digits
from ui.views.frame import open_later, open_now
from ui.views.presenting import scene_of
from ui.views.slice_of import begun_at, slice_of, terrain
from ui.views.subject import Subject

LOG, EPOCH, FROM, CLICKED = "landscape_log", "landscape_epoch", "landscape_from", "landscape_click"
ACROSS, UPWARDS = "landscape_x", "landscape_y"
FARTHEST = 1e6
PROBLEMS = (
    N_("all parameters are 0 and give directions no length: train the network first."),
    N_("the run did not move: train it for at least one epoch."),
    N_("the first loss is not a finite number: use smaller features or smaller start weights."),
)
"""What `nn_core` says where a run gives no slice; it says it in English, and here it is known."""


@st.fragment
@calm()
def landscape_section(subject: Subject, plane: str) -> None:
    """Draw all of it; it answers by itself."""
    open_now()
    try:
        cut = slice_of(subject.history(), plane)
    except ValueError as problem:
        said = _(str(problem))
        notice(f"{said[0].upper()}{said[1:]}", "landscape")
        return
    if subject.history().diverged:
        notice(_beyond(subject.history()), "landscape")
    if st.session_state.get(FROM, (subject, plane))[:2] != (subject, plane):
        _begin_nowhere()
    held: tuple[Subject, str, tuple[float, float]] | None = st.session_state.get(FROM)
    begun = None if held is None else held[2]
    ground = terrain(subject, plane, begun)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        last = max(run.epochs for run in (ground.history, ground.second) if run is not None)
        epoch = _epoch(last)
        log = st.toggle(_("Log colours"), True, key=LOG, persist_state="session")
    paths = [ground.path(epoch)]
    if ground.second is not None:
        paths.append(ground.path(epoch, second=True))
    cliff = ground.landscape
    terrace = Terrace(
        cliff.x,
        cliff.y,
        heights_of(cliff.loss, log)[0],
        (titled(cut.names[0]), titled(cut.names[1])),
        cliff.minimum[:2],
        log,
    )
    landscape_picture(
        "landscape_map",
        landscape_score(terrace, ground.walks, epoch, scene_of(_lowest(cliff))),
        present,
    )
    above, beside = st.columns(2, gap="medium")
    with above:
        st.plotly_chart(
            contours(ground.landscape, paths, log=log),
            key=CLICKED,
            on_select=lambda: _click(subject, plane),
            selection_mode="points",
            config=config(*FLAT),
            alt=" ".join((_("The loss from above."), _lowest(ground.landscape))),
        )
    with beside:
        st.plotly_chart(
            surface(ground.landscape, paths, log=log),
            key="landscape_surface",
            config=config(),
            alt=_("The same as a surface, to be turned."),
        )
    st.caption(_hidden(cut, paths[0]))
    _start_there(subject, plane, cut, begun, paths)


def _epoch(last: int) -> int:
    if last == 0:
        return 0
    state = st.session_state
    state[EPOCH] = min(state.get(EPOCH, last), last)
    epoch: int = st.slider(_("Epoch"), 0, last, key=EPOCH, persist_state="session")
    return epoch


def _start_there(
    subject: Subject,
    plane: str,
    cut: Slice,
    begun: tuple[float, float] | None,
    paths: list[Path],
) -> None:
    """A second run that begins where one says, by numbers or by a click."""
    st.subheader(_("Begin somewhere else"), anchor=False)
    state = st.session_state
    state[ACROSS], state[UPWARDS] = begun or (None, None)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        for key, name in zip((ACROSS, UPWARDS), cut.names, strict=True):
            st.number_input(
                _("Start, {direction}").format(direction=in_short(name)),
                -FARTHEST,
                FARTHEST,
                value=None,
                step=0.1,
                format="%.4g",
                key=key,
                placeholder=_("click, or type"),
                on_change=_typed,
                args=(subject, plane, paths[0].spots[-1].tolist()),
                width=230,
            )
        st.button(_("Remove this start"), disabled=begun is None, on_click=_begin_nowhere)
        if begun is not None:
            st.button(
                _("Open in {place}").format(place=subject.place),
                icon=":material/play_circle:",
                on_click=open_later,
                args=(begun_at(subject, cut, begun),),
            )
    if len(paths) > 1:
        old, new = paths
        st.text(
            _(
                "Begun there, the run ends at a loss of {loss}; the one of the experiment at "
                "{other_loss}."
            ).format(loss=three_digits(new.loss[-1]), other_loss=three_digits(old.loss[-1]))
        )


def _click(subject: Subject, plane: str) -> None:
    """Begin at a place of the grid that was clicked: those are the second of the traces."""
    told: Mapping[str, Any] = st.session_state[CLICKED]["selection"]
    points = [point for point in told["points"] if point.get("curve_number") == 1]
    if points:
        _begin(subject, plane, points[0].get("x"), points[0].get("y"))


def _typed(subject: Subject, plane: str, end: Sequence[float]) -> None:
    """Begin at the numbers in the fields; one that is left out is that of the run's end."""
    typed = (st.session_state[ACROSS], st.session_state[UPWARDS])
    x, y = (own if one is None else one for one, own in zip(typed, end, strict=True))
    _begin(subject, plane, x, y)


def _begin(subject: Subject, plane: str, x: object, y: object) -> None:
    if _is_place(x) and _is_place(y):
        st.session_state[FROM] = (subject, plane, (float(x), float(y)))


def _is_place(number: object) -> TypeGuard[float]:
    return isinstance(number, int | float) and abs(number) <= FARTHEST


def _begin_nowhere() -> None:
    st.session_state.pop(FROM, None)


def _lowest(landscape: Landscape) -> str:
    x, y, loss = landscape.minimum
    return _("The lowest place of the grid, the cross, is {loss} at {x} and {y}.").format(
        loss=three_digits(loss), x=three_digits(x), y=three_digits(y)
    )


def _beyond(history: History) -> str:
    return _(
        "The run left all bounds after epoch {epoch}: its last steps are so long that the rest of "
        "its way is not to be seen. A smaller learning rate stays on the map."
    ).format(epoch=history.epochs)


def _hidden(cut: Slice, path: Path) -> str:
    """What the slice hides: it has two of the dimensions, and the run moves in all of them."""
    count = cut.directions.shape[1]
    under = _("At this epoch the slice has a loss of {loss} there, and the run {run_loss}.").format(
        loss=steady_digits(path.ground[path.now]), run_loss=steady_digits(path.loss[path.now])
    )
    return " ".join((_hides(cut, count), under))


def _hides(cut: Slice, count: int) -> str:
    """Which part of the dimensions it has."""
    if count == 2:
        return _("The network has no other dimensions than these two: this slice hides nothing.")
    others = count - 2
    if cut.shares is not None:
        first, second = cut.shares
        return ngettext(
            "These two directions hold {both} of the run's movement ({first} and {second}); the "
            "one other dimension is not to be seen.",
            "These two directions hold {both} of the run's movement ({first} and {second}); the "
            "other {count} dimensions are not to be seen.",
            others,
        ).format(
            both=percent(first + second),
            first=percent(first),
            second=percent(second),
            count=others,
        )
    if " " in cut.names[0]:
        return _(
            "Two random directions of {count} dimensions through the end of the run, in which a "
            "step counts for each neuron as much as its own numbers. The run moves beside them "
            "mostly; its path is drawn where they come nearest to it."
        ).format(count=count)
    return ngettext(
        "The one other parameter is that of the end of the run, all over the picture. On its way "
        "the run had others, and so it passes beside this slice.",
        "The other {count} parameters are those of the end of the run, all over the picture. "
        "On its way the run had others, and so it passes beside this slice.",
        others,
    ).format(count=others)
