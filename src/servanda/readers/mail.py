"""E-mail and pages that a browser saved as one file (MHTML): the text, and documents that are attached."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from servanda.errors import EmptyInput, InputError
from servanda.readers import detect, metadata
from servanda.readers.raw import Failure, Raw

NESTED = 3  # letters within each other
SAVED = re.compile(r"\W*saved by", re.IGNORECASE)  # the sender of a page that a browser saved
NO_DOCUMENTS = frozenset({"image", "audio", "video", "font"})
BROKEN = (ValueError, LookupError, AttributeError, TypeError, RecursionError)  # what `email` raises on nonsense


def handles(raw: Raw) -> bool:
    """Whether this is a letter or a saved page."""
    return detect.form(raw) == "mail"


def read(raw: Raw) -> Iterator[Raw | Failure]:
    """A source for the text, and one for each document that is attached.

    Raises `EmptyInput` where there is neither, `InputError` for one that is broken or too deep in others.
    """
    if raw.within.count("mail") >= NESTED:
        raise InputError(f"{raw.name}: letters within letters; save the innermost one")
    try:
        found = list(parts(raw, message_from_bytes(raw.everything(), policy=policy.default)))
    except BROKEN as error:
        raise InputError(f"{raw.name}: a broken letter: {error}; save it again") from None
    if not found:
        raise EmptyInput(f"{raw.name}: a letter without text, nothing to read")
    yield from found


def parts(raw: Raw, letter: EmailMessage) -> Iterator[Raw]:
    """The body as a source, and the documents that are attached."""
    sender = str(letter["From"] or "")
    saved = bool(SAVED.match(sender))
    body = letter.get_body(("html", "plain"))
    if body is not None and (data := content(body)).strip():
        url = str(letter["Snapshot-Content-Location"] or (saved and body["Content-Location"]) or "").strip() or None
        made = raw.member(raw.name, io.BytesIO(data), media=media(body), url=url)
        made.form = "html" if body.get_content_subtype() == "html" else "text"
        made.told = {"title": str(letter["Subject"] or "").strip() or None}
        if not saved:
            made.told |= {
                "published": metadata.machine_date(str(letter["Date"] or "")),
                "publisher": parseaddr(sender)[0] or None,
            }
        yield made
    for number, part in enumerate(letter.iter_attachments(), 1):
        if part.get_content_maintype() not in NO_DOCUMENTS:
            name = f"{raw.name}/{part.get_filename() or f'part {number}'}"
            yield raw.member(name, io.BytesIO(content(part)), media=media(part))


def media(part: MIMEPart) -> str:
    """The media type of a part with its encoding."""
    charset = part.get_content_charset()
    return part.get_content_type() + (f"; charset={charset}" if charset else "")


def content(part: MIMEPart) -> bytes:
    """The bytes of a part; a letter within one as it is written."""
    if part.get_content_type() == "message/rfc822":
        return b"".join(bytes(inner) for inner in part.iter_parts())
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
