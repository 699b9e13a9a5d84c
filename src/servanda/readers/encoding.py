"""Bytes to text: byte order mark, UTF-8, UTF-16, and the code pages of Turkish, Cyrillic and western texts.

Code pages are told apart by reading the same bytes in each and asking which reading looks most like a language: letters
as frequent as in its words, no word of two scripts, no capital inside a word. Valid UTF-8 loads nothing for it.
"""

from __future__ import annotations

import codecs
import re

from servanda.errors import NotText

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 1 << 14  # bytes looked at where the encoding must be found out
CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
KNOWN = re.compile(r"utf-?(8|16|32)|(windows|cp|iso|koi8|latin|mac|ptcp|kz)|ascii|(gb|big5|shift|euc)", re.IGNORECASE)
WIDER = {"iso8859-1": "windows-1252", "ascii": "windows-1252", "iso8859-9": "windows-1254"}  # as browsers read them
NO_CONTROLS = {code: None for code in range(32) if code not in b"\t\n\v\f\r\x1a\x1b"}
WIDE_HIGH = b"\x00\x01\x02\x04\x05\x20"  # first bytes of Latin, Cyrillic and punctuation in UTF-16


def charset(told: str) -> str | None:
    """The encoding named in a media type (`text/html; charset=windows-1254`)."""
    found = CHARSET.search(told)
    return found[1] if found else None


def decode(data: bytes, source: str, *, declared: str | None = None) -> str:
    """The text, line ends untouched. `declared` is the encoding that came with it. Raises `NotText` for binary data."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return plain(data[len(mark) :].decode(name, "replace"), source)
    if b"\0" in data or b"\x04" in data[:SAMPLE]:
        wide = wide_encoding(data[:SAMPLE])
        if wide is None:
            raise NotText(f"{source}: binary data, not text; give text, HTML or JSON Lines")
        return plain(data.decode(wide, "replace"), source)
    try:
        return plain(data.decode("utf-8"), source)
    except UnicodeDecodeError:
        return plain(data.decode(found_out(data, known_codec(declared)), "replace"), source)


def plain(text: str, source: str) -> str:
    """The text itself. Raises `NotText` where control characters show that it is none."""
    if len(text.translate(NO_CONTROLS)) < 0.99 * len(text) or "\0" in text:
        raise NotText(f"{source}: binary data, not text; give text, HTML or JSON Lines")
    return text


def wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte is one of a few."""
    even, odd = sample[::2], sample[1::2]
    low, high = (part.translate(None, WIDE_HIGH) for part in (even, odd))
    little, big = len(high) <= 0.05 * len(odd), len(low) <= 0.05 * len(even)
    if little == big:
        return None
    return "utf-16-le" if little else "utf-16-be"


def known_codec(declared: str | None) -> str | None:
    """Python's name of a text encoding, widened as browsers do; None for what is no encoding of texts."""
    if declared is None or not KNOWN.match(declared):
        return None
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    return WIDER.get(name, name)


def found_out(data: bytes, declared: str | None) -> str:
    """The encoding of data that is not valid UTF-8."""
    from servanda.readers import codepages  # noqa: PLC0415 - valid UTF-8 needs no detector

    sample = data if len(data) <= SAMPLE else data[: data.rfind(b"\n", 0, SAMPLE) + 1] or data[:SAMPLE]
    if mostly_utf8(sample):
        return "utf-8"
    return codepages.best(sample, declared)


def mostly_utf8(sample: bytes) -> bool:
    """Whether only a few bytes are torn: a cut at the end, a broken character."""
    text = sample.decode("utf-8", "replace")
    beyond = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    return beyond >= 3 * text.count("\ufffd")
