"""Make a document of a text and of what is known about it."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

from servanda.errors import EmptyInput, InputError
from servanda.model import Document
from servanda.packs.countries import country_code
from servanda.readers.raw import Options

FIELDS = ("language", "published", "url", "publisher", "publisher_country", "title", "licence")
TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?=$|[-_.@])")


def make(text: str, source: str, options: Options, found: dict[str, str | None]) -> Document:
    """A document; what the options say wins over what was found.

    `source` names the place in messages. Raises `EmptyInput` for a blank text, `InputError` for a field that is wrong.
    """
    if not text or text.isspace():
        raise EmptyInput(f"{source}: empty, nothing to read")
    fields = {name: (getattr(options, name) or found.get(name) or "").strip() or None for name in FIELDS}
    try:
        return Document(
            id=found.get("id") or text_id(text),
            text=text,
            language=None if fields["language"] is None else language_tag(fields["language"]),
            published=None if fields["published"] is None else iso_date(fields["published"]),
            url=fields["url"],
            publisher=fields["publisher"],
            publisher_country=None if fields["publisher_country"] is None else country(fields["publisher_country"]),
            title=fields["title"],
            licence=fields["licence"],
        )
    except ValueError as error:
        raise InputError(f"{source}: {error}") from None


def text_id(text: str) -> str:
    """The id of a document that brings none: a hash of its text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def iso_date(written: str) -> str:
    """The day of an ISO date or time. Raises `ValueError`."""
    try:
        return dt.date.fromisoformat(written[:10]).isoformat()
    except ValueError:
        raise ValueError(f"published: {written!r} is no ISO date (2024-11-28)") from None


def language_tag(written: str) -> str:
    """Language and script of a BCP 47 tag or locale name: `tr-TR` → `tr`, `uz_cyrl` → `uz-Cyrl`; or `ValueError`."""
    tag = TAG.match(written)
    if tag is None:
        raise ValueError(f"language: {written!r} is no language code (tr, en, ru, kk)")
    return tag[1].lower() + (f"-{tag[2].title()}" if tag[2] else "")


def country(written: str) -> str:
    """ISO 3166-1 alpha-3 of an alpha-3 or alpha-2 code. Raises `ValueError`."""
    code = country_code(written)
    if code is None:
        raise ValueError(f"publisher_country: {written!r} is no country code (KAZ, TUR)")
    return code
