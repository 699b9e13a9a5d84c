"""WARC, plain or compressed: the pages of a web archive as they come, each with its address.

Only what came whole (status 200) and is of a kind that can be read; pictures, scripts and the like are passed over.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from servanda.errors import EmptyInput, InputError
from servanda.readers import detect
from servanda.readers.raw import LIMIT, Failure, Raw

KINDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
FETCHED = 200
NO_PAGE = "/robots.txt"


def handles(raw: Raw) -> bool:
    """Whether this is a web archive."""
    return detect.form(raw) == "warc"


def read(raw: Raw) -> Iterator[Raw | Failure]:
    """A source for each page, and a failure for one that is too large. What stands before a broken record is read.

    Raises `EmptyInput` where there is no page, `InputError` for a broken record.
    """
    count = 0
    try:
        for record in ArchiveIterator(raw.seekable(), record_types=KINDS, parse_http=True, auto_decode="all"):
            if (media := kind(record)) is None:
                continue
            count += 1
            url = address(record)
            name, data = f"{raw.name}, {url}", record.reader.read(LIMIT + 1)
            if len(data) > LIMIT:
                yield Failure(raw.name, None, InputError(f"{name}: one document of more than {LIMIT >> 20} MB"))
                continue
            yield raw.member(name, io.BytesIO(data), media=media, url=url)
    except OSError as error:
        told = f"a broken record behind {count} pages: {error}; what stands behind it was not read"
        raise InputError(f"{raw.name}: {told}") from None
    if not count:
        raise EmptyInput(f"{raw.name}: a web archive without pages, nothing to read")


def address(record: WarcRecord) -> str:
    """Where a page stood in the net."""
    return (record.headers.get("WARC-Target-URI") or "").strip("<> ")


def kind(record: WarcRecord) -> str | None:
    """The media type of a page with its encoding; None for what is no page that can be read."""
    if record.is_http and (record.http_headers is None or record.http_headers.status_code != FETCHED):
        return None
    told = (record.http_content_type if record.is_http else record.headers.get("Content-Type")) or ""
    if told.partition(";")[0].strip().lower() not in detect.MEDIA or urlsplit(address(record)).path == NO_PAGE:
        return None
    return f"{told}; charset={record.http_charset}" if record.is_http and record.http_charset else told
