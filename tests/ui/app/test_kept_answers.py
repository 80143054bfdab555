"""What never changes is read and compressed once; all else passes as the app says it."""

import asyncio
import gzip
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.types import Message, Receive, Scope, Send

from ui.app import kept_answers
from ui.app.kept_answers import KeptAnswers

SCRIPT = b"const words = 'again and again';\n" * 100
FOR_EVER = "public, immutable, max-age=31536000"


class Behind:
    """An app that gives one answer, in two pieces, and counts how often it is asked."""

    def __init__(
        self,
        cache: str = FOR_EVER,
        kind: str = "text/javascript; charset=utf-8",
        status: int = 200,
    ) -> None:
        self.asked = 0
        self.status = status
        self.headers = {
            "cache-control": cache,
            "content-type": kind,
            "content-length": str(len(SCRIPT)),
            "etag": '"abc"',
        }

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        self.asked += 1
        headers = [(name.encode(), value.encode()) for name, value in self.headers.items()]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": SCRIPT[:9], "more_body": True})
        await send({"type": "http.response.body", "body": SCRIPT[9:]})


def ask(
    app: KeptAnswers,
    path: str = "/static/js/a.js",
    method: str = "GET",
    accepts: str = "gzip, br",
    client: str = "203.0.113.7",
    **headers: str,
) -> tuple[int, Mapping[str, str], bytes]:
    """Status, headers and body of an answer."""
    got: list[Message] = []

    async def receive() -> Message:
        raise AssertionError("nobody reads what was sent along")

    async def send(message: Message) -> None:
        got.append(message)

    asked = {"accept-encoding": accepts, **headers}
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "client": (client, 50000),
        "headers": [(name.encode(), value.encode()) for name, value in asked.items()],
    }
    # Tests in the browser leave a loop running in their thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, app(scope, receive, send)).result()
    head, *parts = got
    told = {name.decode().lower(): value.decode() for name, value in head["headers"]}
    return head["status"], told, b"".join(part["body"] for part in parts)


def test_what_never_changes_is_asked_for_once_and_comes_compressed() -> None:
    behind = Behind()
    app = KeptAnswers(behind)
    for _ in range(3):
        status, headers, body = ask(app)
        assert status == 200
        assert headers["content-encoding"] == "gzip"
        assert headers["content-length"] == str(len(body))
        assert len(body) < len(SCRIPT) / 10
        assert gzip.decompress(body) == SCRIPT
        assert headers["cache-control"] == FOR_EVER
        assert headers["vary"] == "Accept-Encoding"
        assert headers["etag"] == 'W/"abc"'
    assert behind.asked == 1


def test_who_has_just_started_the_server_waits_for_no_compression() -> None:
    behind = Behind()
    app = KeptAnswers(behind)
    _, headers, body = ask(app, client="127.0.0.1")
    assert (body, headers.get("content-encoding")) == (SCRIPT, None)
    assert headers["content-length"] == str(len(SCRIPT))
    assert headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(ask(app, client="127.0.0.1")[2]) == SCRIPT
    assert behind.asked == 1


def test_who_asks_for_somebody_else_does_not_just_sit_here() -> None:
    app = KeptAnswers(Behind())
    told = {"x-forwarded-for": "203.0.113.7"}
    assert ask(app, client="127.0.0.1", **told)[1]["content-encoding"] == "gzip"


def test_who_does_not_understand_gzip_gets_it_as_it_is() -> None:
    app = KeptAnswers(Behind())
    ask(app)
    for _ in range(2):
        _, headers, body = ask(app, accepts="identity")
        assert body == SCRIPT
        assert "content-encoding" not in headers
        assert headers["content-length"] == str(len(SCRIPT))
        assert headers["vary"] == "Accept-Encoding"


def test_a_font_is_kept_as_it_is() -> None:
    behind = Behind(kind="font/woff2")
    app = KeptAnswers(behind)
    for _ in range(2):
        _, headers, body = ask(app, "/static/media/a.woff2")
        assert (body, headers.get("content-encoding")) == (SCRIPT, None)
    assert behind.asked == 1


@pytest.mark.parametrize(("cache", "status"), [("no-cache", 200), (FOR_EVER, 404), (FOR_EVER, 304)])
def test_what_may_change_is_asked_for_each_time(cache: str, status: int) -> None:
    behind = Behind(cache, status=status)
    app = KeptAnswers(behind)
    for _ in range(2):
        assert ask(app) == (status, behind.headers, SCRIPT)
    assert behind.asked == 2


def test_a_part_of_it_or_another_method_passes() -> None:
    behind = Behind()
    app = KeptAnswers(behind)
    ask(app)
    assert ask(app, range="bytes=0-10")[1] == behind.headers
    assert ask(app, method="POST")[1] == behind.headers
    assert behind.asked == 3


def test_different_paths_have_answers_of_their_own() -> None:
    behind = Behind()
    app = KeptAnswers(behind)
    ask(app, "/static/js/a.js")
    ask(app, "/static/js/b.js")
    assert behind.asked == 2


def test_no_more_is_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_answers, "MOST_BYTES", 1.5 * len(SCRIPT))
    behind = Behind()
    app = KeptAnswers(behind)
    for path in "abab":
        assert ask(app, path, accepts="")[2] == SCRIPT
    assert behind.asked == 3
