"""Answers that never change, kept in memory and compressed: the files of Streamlit's front end.

Streamlit sends them as they lie on the disk, some seventy for its frame alone and each by way of a
thread. Their names hold a hash, so it calls them `immutable`; and what never changes needs to be
read and compressed once. Whoever has just started the server on this machine, and waits for its
first picture, does not wait for that; it is done when somebody asks again.
"""

import asyncio
import gzip
from typing import NamedTuple

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 16_000_000
"""All that is kept. A visit to every page comes to a quarter of it."""
SMALLEST = 500
"""Bytes that are worth compressing."""
TEXTS = ("text/", "application/javascript", "application/json", "image/svg")
"""How the types begin of what becomes smaller; fonts and pictures are compressed already."""
HERE = ("127.0.0.1", "::1")


class Kept(NamedTuple):
    """An answer: its head as it is without compression, and its body, which may be compressed."""

    head: Message
    body: bytes
    is_zipped: bool = False


class KeptAnswers:
    """A middleware that keeps what the app behind it calls immutable."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: dict[str, Kept] = {}
        self.size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, as ASGI asks for it."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        if "range" in asked:
            await self.app(scope, receive, send)
        else:
            await self._answer(scope, receive, send, asked)

    async def _answer(self, scope: Scope, receive: Receive, send: Send, asked: Headers) -> None:
        path, zipped = scope["path"], "gzip" in asked.get("accept-encoding", "")
        answer, waits = self.kept.get(path), True
        if answer is None:
            recorder = Recorder(send)
            await self.app(scope, receive, recorder.take)
            if recorder.head is None:
                return
            answer = Kept(recorder.head, b"".join(recorder.parts))
            waits = not _sits_here(scope, asked)
        if zipped and waits and _can_be_zipped(answer):
            # While it compresses, others are answered.
            answer = await asyncio.to_thread(_zipped, answer)
        self._keep(path, answer)
        await _send(answer, send, zipped)

    def _keep(self, path: str, answer: Kept) -> None:
        before = self.kept.get(path)
        size = self.size + len(answer.body) - (len(before.body) if before else 0)
        if size <= MOST_BYTES:
            self.kept[path], self.size = answer, size


class Recorder:
    """Takes an answer down if it is immutable, and lets every other pass at once."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.head: Message | None = None
        self.parts: list[bytes] = []

    async def take(self, message: Message) -> None:
        """A message of the app on its way to the browser."""
        if message["type"] == "http.response.start" and _is_immutable(message):
            self.head = message
        elif self.head is not None and message["type"] == "http.response.body":
            self.parts.append(message.get("body", b""))
        else:
            await self.send(message)


def _is_immutable(head: Message) -> bool:
    headers = Headers(raw=head["headers"])
    return (
        head["status"] == 200
        and "immutable" in headers.get("cache-control", "")
        and "content-encoding" not in headers
    )


def _sits_here(scope: Scope, asked: Headers) -> bool:
    """Whether somebody asks from this machine, and for nobody else."""
    client = scope.get("client") or ("",)
    return client[0] in HERE and "x-forwarded-for" not in asked and "forwarded" not in asked


def _is_text(head: Message) -> bool:
    return Headers(raw=head["headers"]).get("content-type", "").startswith(TEXTS)


def _can_be_zipped(answer: Kept) -> bool:
    return not answer.is_zipped and _is_text(answer.head) and len(answer.body) >= SMALLEST


def _zipped(answer: Kept) -> Kept:
    return Kept(answer.head, gzip.compress(answer.body, 6), is_zipped=True)


async def _send(answer: Kept, send: Send, zipped: bool = False) -> None:
    """Send an answer, compressed to those who understand it if it is kept so."""
    headers, body = MutableHeaders(raw=list(answer.head["headers"])), answer.body
    if _is_text(answer.head):
        headers.add_vary_header("Accept-Encoding")
    if answer.is_zipped and zipped:
        headers["Content-Encoding"] = "gzip"
        headers["Content-Length"] = str(len(body))
        # What is compressed is no longer the file byte by byte.
        if "etag" in headers:
            headers["ETag"] = f"W/{headers['etag'].removeprefix('W/')}"
    elif answer.is_zipped:
        body = gzip.decompress(body)
    await send({**answer.head, "headers": headers.raw})
    await send({"type": "http.response.body", "body": body})
