"""Share: the link, its QR code, the code to embed it, and the experiment as a file."""

from html import escape
from urllib.parse import urlsplit

import segno
import streamlit as st

from ui.experiment.experiment_file import FileError, experiment_file, read_experiment_file
from ui.experiment.permalink import Setup, full_link, setup_fits
from ui.session.current import current_setup, open_on_next_run
from ui.theme.notice import notice

MOST_IN_QR_CODE = 2900
"""Letters; the largest QR code holds some fifty more."""
EMBEDDED_HEIGHT = 900
LARGE, HIGH = 600, 160
"""Links of more letters than this would fill the dialog: they get this many pixels, and scroll."""
FILE = "experiment.json"


def share_button() -> bool:
    """Draw the button; whether it was pressed just now."""
    return st.button("Share")


@st.dialog("Share this experiment", width="large", icon=":material/share:")
def share_dialog() -> None:
    """Draw the dialog."""
    setup = current_setup()
    app = (st.context.url or "").rstrip("/") + "/"
    link = full_link(app, setup) if setup_fits(setup) else None
    left, right = st.columns(2, gap="large")
    with left:
        if link is None:
            notice(
                "The tables are too long for a link: download the experiment and give away the "
                "file.",
                "link_off",
            )
        else:
            if only_here(app):
                notice(
                    "This address works on this computer only: for others, run the app on a "
                    "server, or give away the file.",
                    "home",
                )
            _copied("The link", "Opens this very experiment, for everybody.", link)
            _copied("To embed it", "HTML for a page of your own.", embedding(link))
        _file(setup)
    with right:
        if link is not None:
            _qr_code(link)


def embedding(link: str) -> str:
    """The HTML that shows the app within another page."""
    page, _, fields = link.partition("?")
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
            f"The link has {len(link):,} letters and a QR code holds {MOST_IN_QR_CODE:,}: give "
            "away the link itself.",
            "qr_code",
        )
        return
    st.markdown("**The QR code.** For phones in the room: it holds the link.")
    # Black on white with a white rim, whatever the theme: so cameras find it.
    picture = code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True)
    st.image(picture, width="stretch", alt="QR code of the link to this experiment")


def _file(setup: Setup) -> None:
    st.markdown("**As a file.** Holds all that is set, tables of any length too.")
    st.download_button(
        "Download experiment",
        experiment_file(setup),
        FILE,
        "application/json",
        icon=":material/download:",
        on_click="ignore",
    )
    uploaded = st.file_uploader("Open experiment", type="json", max_upload_size=1)
    if uploaded is None:
        return
    try:
        setup_and_problems = read_experiment_file(uploaded.getvalue())
    except FileError as problem:
        notice(str(problem), "upload_file")
    else:
        open_on_next_run(*setup_and_problems)
        st.rerun()
