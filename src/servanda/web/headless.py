"""HEAD is answered as GET is, without the body."""

from __future__ import annotations

from typing import cast

from litestar.enums import HttpMethod
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send


class Headless:
    """Asks the application for what GET gives, and sends the headers of that only."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope.get("method") != HttpMethod.HEAD:
            await self._application(scope, receive, send)
            return
        asked = cast(HTTPScope, scope)

        async def bare(message: Message) -> None:
            """Send a message without a body."""
            if message["type"] == "http.response.body":
                message["body"] = b""
            await send(message)

        asked["method"] = HttpMethod.GET
        await self._application(asked, receive, bare)
