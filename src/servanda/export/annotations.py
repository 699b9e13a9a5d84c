"""W3C Web Annotation: a page of annotations, each with its place by position and by quote."""

from __future__ import annotations

import unicodedata
from typing import Any, BinaryIO

import msgspec

from servanda.export import addresses
from servanda.export.harmless import encoded
from servanda.export.source import Source, Told
from servanda.export.words import line
from servanda.model import Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters on either side of a quote
JOINERS = "\u200d\ufe0e\ufe0f"


def write(source: Source, out: BinaryIO) -> None:
    """One annotation a line, in one page."""
    out.write(b'{"@context":' + encoded(CONTEXT) + b',"id":"urn:servanda:page","type":"AnnotationPage",\n')
    out.write(b'"label":' + encoded(source.title) + b',"items":[')
    before = b"\n"
    for told in source.told:
        for one in told.said:
            out.write(before + encoded(annotation(one, told, source.maker)))
            before = b",\n"
    out.write(b"\n]}\n")


def annotation(one: Statement, told: Told, maker: str) -> dict[str, Any]:
    """A statement as an annotation: tag, line for people, all of it as JSON; where it stands, and when it was read."""
    version = told.version
    target: dict[str, Any] = {
        "type": "SpecificResource", "source": addresses.source(version), "selector": selectors(one, told.text or ""),
    }  # fmt: skip
    if version.accessed:
        target["state"] = {"type": "TimeState", "sourceDate": version.accessed}
    record = encoded(msgspec.to_builtins(one)).decode()
    return {
        "id": addresses.statement(one.id),
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": program(told, maker)},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": one.concept},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": line(one)},
            {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": record},
        ],
        "target": target,
    }


def program(told: Told, maker: str) -> str:
    """The program that read a document, with its version; else the one that exports."""
    return next((f"servanda {one}" for one in told.readers if not one.startswith("user ")), maker)


def selectors(one: Statement, text: str) -> list[dict[str, Any]]:
    """Where a statement stands: by code points, and by its words with those around them."""
    quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": one.quote}
    if text[one.start : one.end] == one.quote:
        quote["prefix"] = text[_whole(text, max(0, one.start - AROUND)) : one.start]
        quote["suffix"] = text[one.end : _whole(text, min(len(text), one.end + AROUND))]
    return [{"type": "TextPositionSelector", "start": one.start, "end": one.end}, quote]


def _whole(text: str, at: int) -> int:
    """The next place at which no character is torn from its marks; a run of marks without end is torn."""
    for place in range(at, min(at + AROUND, len(text))):
        joined = place > 0 and text[place - 1] == JOINERS[0]
        if not joined and not unicodedata.combining(text[place]) and text[place] not in JOINERS:
            return place
    return min(at + AROUND, len(text))
