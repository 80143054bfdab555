"""Share: the link, its QR code, the code to embed it, and the experiment as a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape
from urllib.parse import urlsplit

import segno
import streamlit as st

from ui.experiment.experiment_file import FileError, experiment_file, read_experiment_file
from ui.experiment.permalink import Setup, full_link, setup_fits
from ui.language.spoken import spoken_in_link
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.session.current import open_on_next_run
from ui.theme.notice import notice
from ui.theme.text import grouped
from ui.widgets.dialog import dialog, dialog_button, put_away

MOST_IN_QR_CODE = 2900
"""Letters; the largest QR code holds some fifty more."""
EMBEDDED_HEIGHT = 900
QR_WIDTH = 480
"""Pixels; so the dialog fits a small laptop."""
LARGE, HIGH = 600, 160
"""Links of more letters than this would fill the dialog: they get this many pixels, and scroll."""
FILE = "experiment.json"
SHARE = "share"
"""The dialog."""
TABLES_TOO_LONG = N_("The tables are too long for a link: give away the experiment as a file.")


HOLDS_ALL = N_("**As a file.** Holds all that is set, tables of any length too.")


@dataclass(frozen=True)
class Shared:
    """What a page shares.

    Attributes:
        page: its address without fields.
        link: the address with all that is set; None if it does not fit.
        file: the same as JSON.
        open: opens such a file on the next run; raises a `FileError` if it is none.
        too_long: the sentence where a link cannot hold it, in English.
        holds: what the file holds, in English.
        controls: what a link can hide, by the words for each.
        hiding: the link in which some of them are hidden.
    """

    page: str
    link: str | None
    file: str
    open: Callable[[bytes], None]
    too_long: str = TABLES_TOO_LONG
    holds: str = HOLDS_ALL
    controls: Mapping[str, str] = field(default_factory=dict)
    hiding: Callable[[tuple[str, ...]], str] | None = None


def shared_setup(setup: Setup) -> Shared:
    """What the Playground shares."""
    app = page_address() + "/"
    link = full_link(app, setup, spoken_in_link()) if setup_fits(setup) else None
    return Shared(app, link, experiment_file(setup), _open)


def page_address() -> str:
    """The address of the page that is open, without fields and without a slash at its end."""
    return (st.context.url or "").rstrip("/")


def _open(content: bytes) -> None:
    open_on_next_run(*read_experiment_file(content))


def share_button() -> bool:
    """Draw the button; whether the dialog is open."""
    return dialog_button(SHARE, _("Share"))


def share_dialog(shared: Shared) -> None:
    """Draw the dialog."""
    dialog(_("Share this experiment"), ":material/share:", partial(_draw, shared))


def _draw(shared: Shared) -> None:
    link = shared.link
    left, right = st.columns(2, gap="large")
    with left:
        if link is None:
            notice(_(shared.too_long), "link_off")
        else:
            if only_here(shared.page):
                notice(
                    _(
                        "This address works on this computer only: for others, run the app on a "
                        "server, or give away the file."
                    ),
                    "home",
                )
            link = _hidden(shared, link)
            _copied(_("The link"), _("Opens this very experiment, for everybody."), link)
            _copied(_("To embed it"), _("HTML for a page of your own."), embedding(link))
        _file(shared)
    with right:
        if link is not None:
            _qr_code(link)


def _hidden(shared: Shared, link: str) -> str:
    """The link without the controls that are picked; this page keeps them."""
    if shared.hiding is None:
        return link
    hidden = st.multiselect(
        _("Controls to leave out"),
        list(shared.controls),
        format_func=shared.controls.__getitem__,
        placeholder=_("None"),
        help=_("Whoever opens the link, or a page that embeds it, does not see them."),
    )
    return shared.hiding(tuple(hidden)) if hidden else link


def embedding(link: str) -> str:
    """The HTML that shows the app within another page."""
    page, _mark, fields = link.partition("?")
    address = f"{page}?embed=true" + f"&{fields}" * bool(fields)
    return (
        f'<iframe src="{escape(address)}" title="Nine Numbers" width="100%" '
        f'height="{EMBEDDED_HEIGHT}" style="border: 0"></iframe>'
    )


def qr_code(link: str) -> segno.QRCode | None:
    """The QR code of a link; None if the link is too long for one.

    Screens do not get dirty, so the least error correction will do: it has the largest squares.
    More of it comes where it costs no square.
    """
    return segno.make_qr(link, error="l") if len(link) <= MOST_IN_QR_CODE else None


def only_here(address: str) -> bool:
    """Whether an address means the very computer on which it is opened."""
    host = urlsplit(address).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def _copied(title: str, told: str, text: str) -> None:
    st.markdown(f"**{title}.** {told}")
    st.code(text, language=None, wrap_lines=True, height=HIGH if len(text) > LARGE else "content")


def _qr_code(link: str) -> None:
    code = qr_code(link)
    if code is None:
        notice(
            _(
                "The link has {count} letters and a QR code holds {most}: give away the link "
                "itself."
            ).format(count=grouped(len(link)), most=grouped(MOST_IN_QR_CODE)),
            "qr_code",
        )
        return
    st.markdown(_("**The QR code.** For phones in the room: it holds the link."))
    # Black on white with a white rim, whatever the theme: so cameras find it.
    picture = code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True)
    st.image(picture, width=QR_WIDTH, alt=_("QR code of the link to this experiment"))


def _file(shared: Shared) -> None:
    st.markdown(_(shared.holds))
    st.download_button(
        _("Download experiment"),
        shared.file,
        FILE,
        "application/json",
        icon=":material/download:",
        on_click="ignore",
    )
    uploaded = st.file_uploader(_("Open experiment"), type="json", max_upload_size=1)
    if uploaded is None:
        return
    try:
        shared.open(uploaded.getvalue())
    except FileError as problem:
        notice(str(problem), "upload_file")
    else:
        put_away()
        st.rerun()
