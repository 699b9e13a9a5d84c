"""What a browser or a program has already is not sent again: each answer has a tag that is made of its bytes."""

from __future__ import annotations

import hashlib

from litestar.datastructures import MutableScopeHeaders
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

OK, NOT_MODIFIED = 200, 304
PACKED, PACKED_AT = b"\x1f\x8b", slice(4, 8)  # gzip, and the time in it, which must not make equal answers differ


class Unchanged(ASGIMiddleware):
    """Puts an `ETag` on what GET answers, and answers 304 where the one who asks names it."""

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Hold an answer back until its bytes are known."""
        if scope.get("method") != "GET":
            await next_app(scope, receive, send)
            return
        asked = dict(scope["headers"]).get(b"if-none-match", b"").decode("latin-1")
        held: list[Message] = []
        body = bytearray()

        async def hold(message: Message) -> None:
            """Send what has a tag already, or is no page; hold the rest."""
            if message["type"] == "http.response.start":
                headers = MutableScopeHeaders.from_message(message)
                if message["status"] == OK and "etag" not in headers:
                    held.append(message)
                    return
            elif held and message["type"] == "http.response.body":
                body.extend(message["body"])
                if not message["more_body"]:
                    if body.startswith(PACKED):
                        body[PACKED_AT] = bytes(4)
                    await _tagged(held[0], bytes(body), asked, send)
                return
            await send(message)

        await next_app(scope, receive, hold)


async def _tagged(start: Message, body: bytes, asked: str, send: Send) -> None:
    """Send an answer with its tag, or that it is unchanged."""
    tag = f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    headers = MutableScopeHeaders.from_message(start)
    headers["etag"] = tag
    if tag in {one.strip().removeprefix("W/") for one in asked.split(",")}:
        start["status"] = NOT_MODIFIED  # type: ignore[typeddict-unknown-key]
        for name in ("content-length", "content-type"):
            if name in headers:
                del headers[name]
        body = b""
    await send(start)
    await send({"type": "http.response.body", "body": body, "more_body": False})
