"""DOCX: paragraphs, rows of tables as lines, footnotes at the end; what was deleted in tracked changes is left out."""

from __future__ import annotations

import contextlib
import re
import zipfile
import zlib
from collections.abc import Iterator

from servanda.errors import EmptyInput, InputError
from servanda.model import Document
from servanda.readers import detect, document, filedates, xml
from servanda.readers.raw import LIMIT, Raw

BODY = "word/document.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
CORE = "docProps/core.xml"
CELLS = " | "
ROW = "tr"
LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "pPrChange", "rPrChange"})  # what is no part of the text as it is
SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
BLANKS = re.compile(r"[ \t]+")
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError)


def handles(raw: Raw) -> bool:
    """Whether this is a DOCX."""
    return detect.form(raw) == "docx"


def read(raw: Raw) -> Iterator[Document]:
    """One document. Raises `EmptyInput`, and `InputError` for one that is broken, encrypted or too large."""
    text, facts = Body(), Core()
    stream = raw.seekable()
    with broken(raw), zipfile.ZipFile(stream) as archive:
        names = frozenset(archive.namelist())
        room = LIMIT
        for name in (main_part(names), *(name for name in NOTES if name in names)):
            data = unpacked(archive, name, room)
            room -= len(data)
            xml.parse(data, text)
        if CORE in names:
            with contextlib.suppress(ValueError):
                xml.parse(unpacked(archive, CORE, room), facts)
    if not text.blocks:
        raise EmptyInput(f"{raw.name}: a DOCX without text, nothing to read")
    yield document.make(text.whole, raw.name, raw.options, {"url": raw.url} | facts.found)


@contextlib.contextmanager
def broken(raw: Raw) -> Iterator[None]:
    """Raise `InputError` for whatever is wrong with the file."""
    try:
        yield
    except BROKEN as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise InputError(f"{raw.name}: a broken DOCX: {reason}; open it in its program and save it again") from None


def main_part(names: frozenset[str]) -> str:
    """The part that holds the text, which some programs number. Raises `KeyError` where there is none."""
    numbered = sorted(name for name in names if name.startswith("word/document") and name.endswith(".xml"))
    if not numbered:
        raise KeyError("it has no text part")
    return BODY if BODY in names else numbered[0]


def unpacked(archive: zipfile.ZipFile, name: str, room: int) -> bytes:
    """A part of the file. Raises `ValueError` where it is larger than there is room for."""
    with archive.open(name) as part:
        data = part.read(room + 1)
    if len(data) > room:
        raise ValueError(f"more than {LIMIT >> 20} MB unpacked")
    return data


class Body:
    """Collects paragraphs, and tables row by row, as the document tells them."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self._open: list[list[str]] = []  # paragraphs: a text box has its own within another
        self._tables: list[list[list[list[str]]]] = []  # tables within tables: rows of cells of paragraphs
        self._left_out = 0
        self._in_text = 0

    @property
    def whole(self) -> str:
        """The text: paragraphs apart by an empty line, rows of one table by a line end."""
        return "\n\n".join(self.blocks)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = xml.local(name)
        self._left_out += name in LEFT_OUT
        if self._left_out:
            return
        if name == "p":
            self._open.append([])
        elif name == "t":
            self._in_text += 1
        elif name == "tbl":
            self._tables.append([])
        elif name == ROW and self._tables:
            self._tables[-1].append([])
        elif name == "tc" and self._tables and self._tables[-1]:
            self._tables[-1][-1].append([])
        elif name in SIGNS and self._open and "w:val" not in attributes:  # with it, a stop of the ruler
            self._open[-1].append(SIGNS[name])

    def end(self, name: str) -> None:
        """An element ends."""
        name = xml.local(name)
        if self._left_out:
            self._left_out -= name in LEFT_OUT
        elif name == "p" and self._open:
            self._put(BLANKS.sub(" ", "".join(self._open.pop())).strip())
        elif name == "t":
            self._in_text -= 1
        elif name == "tbl" and self._tables:
            rows = (CELLS.join(filter(None, map(" ".join, row))) for row in self._tables.pop())
            self._put("\n".join(filter(None, rows)))

    def data(self, text: str) -> None:
        """Text within an element."""
        if self._in_text and self._open and not self._left_out:
            self._open[-1].append(text)

    def _put(self, block: str) -> None:
        """A paragraph or table: into the cell that is open, else into the text."""
        if not block:
            return
        if self._tables and self._tables[-1] and self._tables[-1][-1]:
            self._tables[-1][-1][-1].append(block.replace("\n", " "))
        else:
            self.blocks.append(block)


class Core:
    """Title and day of the core properties."""

    def __init__(self) -> None:
        self._said: dict[str, str] = {}
        self._name = ""

    @property
    def found(self) -> dict[str, str | None]:
        """Fields of a document."""
        said = self._said
        return {
            "title": filedates.title(said.get("title")),
            "published": filedates.day(said.get("created"), said.get("modified")),
        }

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - the shape of a handler
        """An element begins."""
        self._name = xml.local(name)

    def end(self, name: str) -> None:  # noqa: ARG002 - likewise
        """An element ends."""
        self._name = ""

    def data(self, text: str) -> None:
        """Text within an element."""
        self._said[self._name] = self._said.get(self._name, "") + text.strip()
