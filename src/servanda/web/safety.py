"""What keeps the pages of other sites out: the hosts that are answered, who may send forms, and what pages may load."""

from __future__ import annotations

from urllib.parse import urlsplit

from litestar.exceptions import PermissionDeniedException
from litestar.types import Message, Scope

from servanda.web.desk import Desk
from servanda.web.settings import Asks

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with none at all, a browser does not say from where a form of ours comes
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
SAFE = {"GET", "HEAD", "OPTIONS"}


def checked(request: Asks) -> None:
    """Refuse foreign hosts, and what pages of other sites send. Raises `PermissionDeniedException`."""
    desk: Desk = request.app.state.desk
    host = request.headers.get("host", "")
    if _name(host) not in desk.settings.hosts:
        raise PermissionDeniedException(f"{_name(host)}: this application does not answer under that name.")
    if request.method in SAFE:
        return
    origin = request.headers.get("origin")
    foreign = origin is not None and urlsplit(origin).netloc != host
    if foreign or request.headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}:
        raise PermissionDeniedException("This was sent by a page of another site; nothing was done.")


def _name(host: str) -> str:
    """A host without its port."""
    name, colon, port = host.rpartition(":")
    return name.lower() if colon and port.isdigit() else host.lower()


def sealed(message: Message, _: Scope) -> None:
    """Put the headers on a response that say what its page may load; a response that says so itself keeps its own."""
    if message["type"] != "http.response.start":
        return
    there = {name.lower() for name, _ in message["headers"]}
    new = [(name.encode(), value.encode()) for name, value in HEADERS.items() if name.encode() not in there]
    message["headers"] = [*message["headers"], *new]
