"""RSS and Atom: the pages that a feed names, or what it says itself where these cannot be had."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import msgspec

from servanda.errors import EmptyInput, InputError, ServandaError, Unchanged
from servanda.readers import detect, encoding, entries, metadata, source
from servanda.readers.entries import Entry
from servanda.readers.raw import Failure, Raw

DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)")
MOST_ENTRIES = 1000
WHOLE = 300  # characters; what is shorter is a teaser


def handles(raw: Raw) -> bool:
    """Whether this is a feed."""
    return detect.form(raw) == "feed"


def read(raw: Raw) -> Iterator[Raw | Failure]:
    """A source for each page that the feed names, and a failure for each that cannot be had.

    A feed that was found in a folder or archive fetches nothing. Raises `EmptyInput` for one that names no page,
    `InputError` for one that is broken before its first entry.
    """
    feed = entries.parsed(decoded(raw))
    what = f"{raw.name}: a broken feed: {feed.fault}; name the pages themselves"
    broken = InputError(what) if feed.fault else None
    found = unique(feed.entries, raw.url)
    if not found:
        raise broken or EmptyInput(f"{raw.name}: a feed without entries, nothing to read")
    yield from (page(raw, feed, entry) for entry in found)
    if broken:
        yield Failure(raw.name, None, broken)


def decoded(raw: Raw) -> str:
    """The text of a feed, in UTF-8 or in the encoding that it declares: its titles are too short to tell it."""
    data = raw.everything()
    declared = DECLARED.match(data)
    named = encoding.charset(raw.media) or (declared[1].decode("ascii") if declared else None)
    for codec in ("utf-8", encoding.known_codec(named) or "utf-8"):
        with contextlib.suppress(UnicodeError):
            return encoding.plain(data.decode(codec), raw.name)
    return encoding.decode(data, raw.name)


def unique(found: list[Entry], base: str | None) -> list[Entry]:
    """The first entries, each page once, with whole addresses; those with neither address nor text are left out."""
    kept: dict[str, Entry] = {}
    for entry in found:
        link = address(entry.link, base)
        if link or entry.content:
            kept.setdefault(link or entry.content, entry._replace(link=link))
    return list(kept.values())[:MOST_ENTRIES]


def address(link: str, base: str | None) -> str:
    """A whole web address, empty where there is none."""
    try:
        whole = urljoin(base or "", link) if link else ""
        return whole if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname else ""
    except ValueError:
        return ""


def page(raw: Raw, feed: entries.Feed, entry: Entry) -> Raw | Failure:
    """The source of an entry: its page, with what the feed says itself in its stead."""
    own = said(raw, entry)
    try:
        made = fetched(raw, entry.link)
    except ServandaError as error:
        if own is None or isinstance(error, Unchanged):
            return Failure(raw.name, None, error)
        made = own
    made.instead = own if made is not own else None
    for one in filter(None, (made, own)):
        one.within = (*raw.within, "feed")
        one.told = {
            "title": entry.title or None,
            "published": metadata.machine_date(entry.published),
            "publisher": feed.title or None,
            "url": entry.link or None,
        }
    return made


def fetched(raw: Raw, link: str) -> Raw:
    """The page itself. Raises `FetchError`, and `InputError` for a feed that names no page or was not asked for."""
    if not link:
        raise InputError(f"{raw.name}: an entry names no page")
    if raw.within:
        raise InputError(f"{link}: not fetched for a feed in a {raw.within[-1]}; name the feed itself")
    return source.fetched(link, msgspec.structs.replace(raw.options, input=None), raw.client)


def said(raw: Raw, entry: Entry) -> Raw | None:
    """What the feed itself says in an entry as a page, None where it is only a teaser."""
    if len(entry.content) < WHOLE:
        return None
    around = ("<div><div><main><article>", "</article></main></div></div>")  # deep enough for its lists to be text
    html = f"<!doctype html><html><body>{around[0]}{entry.content}{around[1]}</body></html>"
    name, url = entry.link or raw.name, entry.link or None
    return raw.member(name, io.BytesIO(html.encode()), media="text/html; charset=utf-8", url=url)
