"""Atom (RFC 4287): what is new, for readers of feeds."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

from servanda import __version__
from servanda.views.feeding import Item

MEDIA = "application/atom+xml"
ATOM = "http://www.w3.org/2005/Atom"
OURS = uuid.uuid5(uuid.NAMESPACE_URL, "https://pypi.org/project/servanda")
NEVER = "1970-01-01T00:00:00Z"


class Feed(NamedTuple):
    """A feed: its title and language, its own address and that of the page it is about, and what is new."""

    title: str
    base: str
    path: str
    page: str
    items: Sequence[Item]
    language: str = "en"


def written(feed: Feed) -> bytes:
    """The feed as XML; ids stay the same whatever the name of the server is."""
    ET.register_namespace("", ATOM)
    root = ET.Element(_name("feed"), {"{http://www.w3.org/XML/1998/namespace}lang": feed.language})
    _put(root, "id", _urn(feed.path))
    _put(root, "title", feed.title)
    _put(root, "updated", max((one.at for one in feed.items), default=NEVER))
    _link(root, "self", f"{feed.base}{feed.path}", MEDIA)
    _link(root, "alternate", f"{feed.base}{feed.page}", "text/html")
    _author(root, "Servanda")
    _put(root, "generator", "Servanda").set("version", __version__)
    for item in feed.items:
        entry = ET.SubElement(root, _name("entry"))
        _put(entry, "id", _urn(item.key))
        _put(entry, "title", item.title)
        _put(entry, "updated", item.at)
        _link(entry, "alternate", f"{feed.base}{item.link}", "text/html")
        _author(entry, item.by)
        _put(entry, "content", item.told).set("type", "text")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, "unicode").encode()


def _name(tag: str) -> str:
    return f"{{{ATOM}}}{tag}"


def _urn(key: str) -> str:
    return uuid.uuid5(OURS, key).urn


def _put(parent: ET.Element, tag: str, text: str) -> ET.Element:
    made = ET.SubElement(parent, _name(tag))
    made.text = "".join(char if _allowed(char) else "\ufffd" for char in text)
    return made


def _allowed(char: str) -> bool:
    """Whether XML can hold a character."""
    return char in "\t\n\r" or "\x20" <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char >= "\U00010000"


def _link(parent: ET.Element, relation: str, address: str, media: str) -> None:
    ET.SubElement(parent, _name("link"), {"rel": relation, "href": address, "type": media})


def _author(parent: ET.Element, name: str) -> None:
    _put(ET.SubElement(parent, _name("author")), "name", name)
