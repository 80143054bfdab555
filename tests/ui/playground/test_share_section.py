"""What one shares: a QR code that a phone reads, and HTML that holds the link."""

from html.parser import HTMLParser

import numpy as np
import pytest
import zxingcpp

from ui.playground.share_section import MOST_IN_QR_CODE, embedding, qr_code

LINK = "https://nine-numbers.streamlit.app/?"
SHARED = (
    LINK + "lr=0.15&epochs=37&people=Alice,180.5,65,1;J%C3%BCrgen,160,72,0&ask=Emily,128,63"
    "&columns=Name,Weight+(lb),Height+(in),Gender,M,F&v=1"
)


def read_code(link: str) -> str:
    """What a phone reads off the QR code."""
    code = qr_code(link)
    assert code is not None
    squares = np.array([[*row] for row in code.matrix_iter(scale=4, border=4)], dtype=np.uint8)
    (read,) = zxingcpp.read_barcodes((1 - squares) * 255)
    return str(read.text)


@pytest.mark.parametrize("length", [60, 300, 700, MOST_IN_QR_CODE])
def test_the_qr_code_holds_the_link(length: int) -> None:
    link = (SHARED + "&x=" + "7" * MOST_IN_QR_CODE)[:length]
    assert read_code(link) == link


def test_a_link_that_is_too_long_has_no_qr_code() -> None:
    assert qr_code(LINK + "7" * MOST_IN_QR_CODE) is None


@pytest.mark.parametrize("link", [LINK.rstrip("?"), SHARED, LINK + 'show="><script>'])
def test_the_embedding_is_one_frame_with_the_link_in_it(link: str) -> None:
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    Reader().feed(embedding(link))
    ((tag, attributes),) = found
    assert tag == "iframe"
    page, _, fields = link.partition("?")
    assert attributes["src"] == f"{page}?embed=true" + (f"&{fields}" if fields else "")
    assert attributes["title"]
