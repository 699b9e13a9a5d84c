"""The entries of an RSS or Atom feed, also of one that is not quite XML."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from servanda.readers import xml

BARE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)(\w{1,31};)?")
OPEN, CLOSE = "<![CDATA[", "]]>"
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
TAGS = re.compile(r"<[^<>]*>")
ENTRIES = frozenset({"item", "entry"})
DATES = ("pubDate", "published", "dc:date", "dcterms:issued", "issued", "updated", "modified")  # the first one counts
CONTENTS = ("yandex:full-text", "full-text", "content:encoded", "content", "description", "summary")


class Entry(NamedTuple):
    """One entry. `published` is as written; `content` is HTML."""

    link: str
    title: str
    published: str
    content: str


class Feed(NamedTuple):
    """A feed; `fault` says where it is no XML any more: the entries before that are there."""

    title: str
    entries: list[Entry]
    fault: str


def parsed(text: str) -> Feed:
    """The entries of a feed; of one that is not quite XML those that can be made out."""
    begin = text.find("<")
    text = text[max(begin, 0) :]
    declared = DECLARATION.match(text)
    text = text[declared.end() :] if declared else text
    told, fault = collected(text)
    if fault:
        told, fault = collected(mended(CONTROLS.sub(" ", text)))
    return Feed(plain(told.title), told.entries, fault)


def collected(text: str) -> tuple[Collector, str]:
    """What can be collected, and why not more."""
    told = Collector()
    try:
        xml.parse(text.encode("utf-8", "replace").decode(), told)
    except ValueError as error:
        return told, str(error)
    return told, ""


def mended(text: str) -> str:
    """Each bare "&", and each entity that only HTML knows, as XML has them; CDATA as it is."""
    first, *others = text.split(OPEN)
    made = [BARE.sub(character, first)]
    for other in others:
        inner, close, after = other.partition(CLOSE)
        made += (OPEN, inner, close, BARE.sub(character, after))
    return "".join(made)


def character(bare: re.Match[str]) -> str:
    """What an "&" that XML does not know means."""
    char = html.unescape(f"&{bare[1]}") if bare[1] else ""
    return html.escape(char) if len(char) == 1 else f"&amp;{bare[1] or ''}"


def plain(text: str) -> str:
    """A title without what is left of HTML in it, on one line."""
    return " ".join(html.unescape(TAGS.sub(" ", html.unescape(text))).split())


class Collector:
    """Collects entries as the feed tells them."""

    def __init__(self) -> None:
        self.title = ""
        self.entries: list[Entry] = []
        self._fields: dict[str, str] | None = None
        self._path: list[str] = []
        self._begin = 0  # how deep the entry stands

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = name.removeprefix("atom:")
        self._path.append(name)
        if name in ENTRIES:
            self._fields, self._begin = {}, len(self._path)
        elif self._fields is None:
            return
        elif name == "link" and attributes.get("href"):
            kind = "link" if attributes.get("rel", "alternate") == "alternate" else "other"
            self._fields.setdefault(kind, attributes["href"])
        elif name == "guid" and attributes.get("isPermaLink", "true") != "true":
            self._path[-1] = "id"
        elif name == "content" and attributes.get("type", "") == "text":
            self._path[-1] = "text"
        elif len(self._path) > self._begin + 1:
            self._put(f"<{name}>")  # HTML that stands in the feed as XML

    def end(self, name: str) -> None:
        """An element ends."""
        name = name.removeprefix("atom:")
        if self._fields is not None and len(self._path) > self._begin + 1:
            self._put(f"</{name}>")
        self._path.pop()
        if name in ENTRIES and self._fields is not None:
            self.entries.append(entry(self._fields))
            self._fields = None

    def data(self, text: str) -> None:
        """Text within an element."""
        if self._fields is not None:
            inner = len(self._path) > self._begin + 1 or self._path[-1] == "text"
            self._put(html.escape(text, quote=False) if inner else text)
        elif self._path[1:] in (["title"], ["channel", "title"]):
            self.title += text

    def _put(self, text: str) -> None:
        """More of the field of the entry that is open."""
        if self._fields is not None and len(self._path) > self._begin:
            field = self._path[self._begin]
            self._fields[field] = self._fields.get(field, "") + text


def entry(fields: dict[str, str]) -> Entry:
    """An entry of its fields."""
    told = {name: text.strip() for name, text in fields.items() if text.strip()}
    named = (told[name] for name in ("guid", "other", "id") if told.get(name, "").startswith("http"))
    link = told.get("link") or next(named, "")
    published = next((told[name] for name in DATES if name in told), "")
    content = max((told.get(name, "") for name in (*CONTENTS, "text")), key=len)
    return Entry(link, plain(told.get("title", "")), published, content)
