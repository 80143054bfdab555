"""Answers that never change, kept in memory and compressed: the files of Streamlit's front end.

Streamlit sends them as they lie on the disk, some seventy for its frame alone and each by way of a
thread. Their names hold a hash, so it calls them `immutable`; and what never changes needs to be
read and compressed once.
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


class Kept(NamedTuple):
    """An answer: its head, and its body for those who understand gzip or for the others."""

    head: Message
    body: bytes


class KeptAnswers:
    """A middleware that keeps what the app behind it calls immutable."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: dict[tuple[str, bool], Kept] = {}
        self.size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, as ASGI asks for it."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        if "range" in asked:
            await self.app(scope, receive, send)
            return
        zipped = "gzip" in asked.get("accept-encoding", "")
        key = scope["path"], zipped
        if key in self.kept:
            await _send(self.kept[key], send)
            return
        recorder = Recorder(send)
        await self.app(scope, receive, recorder.take)
        if recorder.head is not None:
            answer = await _kept(recorder.head, b"".join(recorder.parts), zipped)
            if self.size + len(answer.body) <= MOST_BYTES:
                self.kept[key] = answer
                self.size += len(answer.body)
            await _send(answer, send)


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


async def _kept(head: Message, body: bytes, zipped: bool) -> Kept:
    headers = MutableHeaders(raw=list(head["headers"]))
    if headers.get("content-type", "").startswith(TEXTS) and len(body) >= SMALLEST:
        headers.add_vary_header("Accept-Encoding")
        if zipped:
            # While it compresses, others are answered.
            body = await asyncio.to_thread(gzip.compress, body, 6)
            headers["Content-Encoding"] = "gzip"
            headers["Content-Length"] = str(len(body))
            # What is compressed is no longer the file byte by byte.
            if "etag" in headers:
                headers["ETag"] = f"W/{headers['etag'].removeprefix('W/')}"
    return Kept({**head, "headers": headers.raw}, body)


async def _send(answer: Kept, send: Send) -> None:
    await send(answer.head)
    await send({"type": "http.response.body", "body": answer.body})
