"""XML of strangers: parsed by expat as a stream of calls; entities of their own and endless nesting are refused."""

from __future__ import annotations

from typing import Protocol
from xml.parsers import expat

DEEPEST = 200  # elements within each other


class Unsafe(ValueError):  # noqa: N818 - reads as what it is
    """XML that declares entities, or whose elements stand too deep within each other."""


class Handler(Protocol):
    """What is told of elements and text, as they come; names are as written, with their prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text within an element."""


def parse(data: bytes | str, handler: Handler) -> None:
    """Tell the handler all that stands in a document. Raises `ValueError` that says what is wrong and where."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Unsafe(f"more than {DEEPEST} elements within each other")
        handler.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(name)

    def entity(name: str, *_: object) -> None:
        raise Unsafe(f"it declares an entity of its own ({name[:40]})")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.data
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the end of the document
    except expat.ExpatError as error:
        raise ValueError(f"line {error.lineno}: {expat.ErrorString(error.code)}") from None


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]
