"""IRIs of what is exported, and which addresses of a source may stand in a link."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from servanda.model import Version

OURS = "urn:servanda:"
KEPT = "!#$%&'()*+,/:;=?@[]~-._"  # of an address, as they are
WEB = frozenset({"http", "https"})


def statement(identity: str) -> str:
    """The IRI of a statement."""
    return f"{OURS}statement:{identity}"


def version(identity: str) -> str:
    """The IRI of a document as it was read."""
    return f"{OURS}version:{identity}"


def source(one: Version) -> str:
    """The address of a document where it is one of the web, else an IRI by its id."""
    return web(one.url) or f"{OURS}document:{quote(one.document, safe='')}"


def web(written: str | None) -> str | None:
    """An address of the web as an IRI; None for any other, `javascript:` for one."""
    try:
        parts = urlsplit((written or "").strip())
        sound = parts.scheme.lower() in WEB and bool(parts.hostname)
    except ValueError:
        return None
    return quote((written or "").strip(), safe=KEPT, errors="replace") if sound else None
