"""Tell formats apart by what the user says, the media type, the name, and the first bytes."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import msgspec

from servanda.errors import InputError, NotText
from servanda.readers.raw import FORMS, Raw

NAMES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonlines": "jsonl",
    ".pdf": "pdf",
    ".rss": "feed",
    ".eml": "mail",
    ".mht": "mail",
    ".mhtml": "mail",
    ".atom": "feed",
}
MEDIA = {
    "text/plain": "text",
    "text/markdown": "text",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/pdf": "pdf",
    "application/rss+xml": "feed",
    "message/rfc822": "mail",
    "multipart/related": "mail",
    "application/atom+xml": "feed",
}
HTML = re.compile(
    rb"(?:<\?xml[^>]{0,200}>\s*|<!--[^>]{0,2000}>\s*){0,9}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
FEED = re.compile(rb"(?:<\?xml[^>]{0,200}>\s*|<!--[^>]{0,2000}>\s*){0,9}<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
SIGNATURES = (  # first bytes → what it is
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"RIFF", "a WebP image, or sound"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\xd0\xcf\x11\xe0", "an old or encrypted Office document"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"(\xb5/\xfd", "zstd data"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"OggS", "sound"),
    (b"ID3", "sound"),
    (b"PAR1", "a Parquet file"),
)
TEXT_SIGNATURES = (b"BM", b"BZh", b"ID3", b"MZ", b"RIFF", b"GIF8", b"Rar!", b"PAR1", b"OggS")  # a text may begin so
PDF = re.compile(rb"%PDF-")
LETTER = re.compile(rb"(?:From: <Saved by |MIME-Version: 1\.|Return-Path: |Received: |Delivered-To: )", re.IGNORECASE)
ZIPS = (b"PK\x03\x04", b"PK\x05\x06")  # with and without files in it
MIMETYPE, ODT = "mimetype", b"application/vnd.oasis.opendocument.text"
PARTS = (  # a name in a zipped file, what another one begins with → the form, or what is not read
    ("[Content_Types].xml", "word/", "docx", ""),
    ("[Content_Types].xml", "xl/", None, "a spreadsheet; save what is to be read as text or PDF"),
    ("[Content_Types].xml", "ppt/", None, "a presentation; save it as PDF"),
    (MIMETYPE, "content.xml", None, "an OpenDocument file that is no text; save it as PDF"),
    (MIMETYPE, "META-INF/container.xml", None, "an e-book; give its text, or a PDF"),
)
LATER = ((re.compile(rb"\{\\rtf"), "an RTF document"),)
WARC = re.compile(rb"WARC/[01]\.")
GZIP = b"\x1f\x8b"
ENOUGH = 512  # bytes that are unpacked to see what is in them


def form(raw: Raw) -> str:
    """One of `FORMS`; found out once.

    Raises `InputError` for an `--input` that does not exist and for formats that come later, `NotText` for binary data.
    """
    if raw.form is None:
        raw.form = found(raw)
    return raw.form


def found(raw: Raw) -> str:
    """What the user says, or the content where it is certain, or the name, or what the first line looks like."""
    wanted = raw.options.input
    if wanted is not None:
        if wanted not in FORMS:
            raise InputError(f"{raw.name}: no input format {wanted!r}; there are: {', '.join(sorted(FORMS))}")
        return wanted
    head = raw.head().removeprefix(b"\xef\xbb\xbf").lstrip()
    if PDF.match(head):
        return "pdf"
    if FEED.match(head):
        return "feed"
    if LETTER.match(head):
        return "mail"
    if WARC.match(head):
        return "warc"
    if head.startswith(GZIP):
        return gzipped(raw)
    if head.startswith(ZIPS):
        return zipped(raw)
    refuse(raw.name, head)
    return named(raw) or seen(raw, head)


def gzipped(raw: Raw) -> str:
    """What a compressed file is, by its first bytes. Raises `InputError` for a broken one."""
    import zlib  # noqa: PLC0415 - cold start

    try:
        begin = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(raw.opening(ENOUGH), ENOUGH)
    except zlib.error:
        raise InputError(f"{raw.name}: broken gzip data; get the file once more") from None
    return "warc" if WARC.match(begin) else "gzip"


def zipped(raw: Raw) -> str:
    """What a zipped file is, by the names in it."""
    import zipfile  # noqa: PLC0415 - cold start
    import zlib  # noqa: PLC0415 - cold start

    try:
        with zipfile.ZipFile(raw.seekable()) as archive:
            names = frozenset(archive.namelist())
            if MIMETYPE in names and archive.open(MIMETYPE).read(len(ODT) + 1) == ODT:
                return "odt"
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError):
        raise InputError(f"{raw.name}: a broken ZIP or DOCX; get the file once more") from None
    for name, begin, what, refused in PARTS:
        if name in names and any(other.startswith(begin) for other in names):
            if what is None:
                raise InputError(f"{raw.name}: {refused}")
            return what
    return "zip"


def named(raw: Raw) -> str | None:
    """What the media type says, or else the ending of the name."""
    media = raw.media.partition(";")[0].strip().lower()
    path = urlsplit(raw.name).path if raw.url else raw.name
    told = MEDIA.get(media)
    ending = NAMES.get(PurePosixPath(path).suffix.lower())
    return ending if told in (None, "text") and ending else told


def seen(raw: Raw, head: bytes) -> str:
    """What the first line that is not blank looks like."""
    if HTML.match(head):
        return "html"
    if head[:1] == b"{" and is_record(head):
        return "jsonl"
    if head[:1] in (b"{", b"[") and (raw.name.lower().endswith(".json") or "json" in raw.media):
        raise InputError(f'{raw.name}: JSON, but not JSON Lines; write one object with a "text" on each line')
    return "text"


def is_record(line: bytes) -> bool:
    """Whether a line is a JSON object with `text`."""
    try:
        return "text" in msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False


def refuse(name: str, head: bytes) -> None:
    """Raise for data that is known not to be text, and say what it looks like."""
    for pattern, what in LATER:
        if pattern.match(head):
            raise InputError(f"{name}: {what}: not read yet by this version; give its text, HTML, PDF or DOCX")
    for signature, what in SIGNATURES:
        if head.startswith(signature) and (signature not in TEXT_SIGNATURES or binary(head[:64])):
            raise NotText(f"{name}: looks like {what}, not text; give text, HTML or JSON Lines")


def binary(sample: bytes) -> bool:
    """Whether there are control bytes that no text has."""
    return any(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in sample)
