"""What DOCX and ODT have in common: XML in a ZIP, paragraphs, tables, and what the file says about itself."""

from __future__ import annotations

import contextlib
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from servanda.errors import EmptyInput, InputError
from servanda.model import Document
from servanda.readers import document, filedates, xml
from servanda.readers.raw import LIMIT, Raw

CELLS = " | "
BLANKS = re.compile(r"[ \t]+")
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError)


class Terms(NamedTuple):
    """How a format names things.

    `text` is the element that holds the letters of a paragraph, empty where the paragraph does; `table` are table, row
    and cell; `left_out` is what is no part of the text as it is; `days` are those of making and changing the file.
    """

    core: str
    paragraphs: frozenset[str]
    text: str
    table: tuple[str, str, str]
    signs: dict[str, str]
    left_out: frozenset[str]
    days: tuple[str, str]


def read(raw: Raw, terms: Terms, parts: Callable[[frozenset[str]], list[str]]) -> Document:
    """The document of a file. Raises `EmptyInput`, and `InputError` for one that is broken, encrypted or too large."""
    text, facts = Body(terms), Core(terms.days)
    stream = raw.seekable()
    with broken(raw), zipfile.ZipFile(stream) as archive:
        names = frozenset(archive.namelist())
        room = LIMIT
        for name in parts(names):
            data = unpacked(archive, name, room)
            room -= len(data)
            xml.parse(data, text)
        if terms.core in names:
            with contextlib.suppress(ValueError):
                xml.parse(unpacked(archive, terms.core, room), facts)
    if not text.blocks:
        raise EmptyInput(f"{raw.name}: a file without text, nothing to read")
    return document.make(text.whole, raw.name, raw.options, {"url": raw.url} | facts.found)


@contextlib.contextmanager
def broken(raw: Raw) -> Iterator[None]:
    """Raise `InputError` for whatever is wrong with the file."""
    try:
        yield
    except BROKEN as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        what = f"a broken {str(raw.form).upper()}: {reason}"
        raise InputError(f"{raw.name}: {what}; open it in its program and save it again") from None


def unpacked(archive: zipfile.ZipFile, name: str, room: int) -> bytes:
    """A part of the file. Raises `ValueError` where it is larger than there is room for."""
    with archive.open(name) as part:
        data = part.read(room + 1)
    if len(data) > room:
        raise ValueError(f"more than {LIMIT >> 20} MB unpacked")
    return data


class Body:
    """Collects paragraphs, and tables row by row, as the document tells them."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._table, self._row, self._cell = terms.table
        self.blocks: list[str] = []
        self._open: list[list[str]] = []  # paragraphs: a text box has its own within another
        self._tables: list[list[list[list[str]]]] = []  # tables within tables: rows of cells of paragraphs
        self._left_out = 0
        self._in_text = 0

    @property
    def whole(self) -> str:
        """The text: paragraphs apart by an empty line, rows of one table by a line end."""
        return "\n\n".join(self.blocks)

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - the shape of a handler
        """An element begins."""
        name = xml.local(name)
        self._left_out += name in self._terms.left_out
        if self._left_out:
            return
        if name in self._terms.paragraphs:
            self._open.append([])
        elif name == self._terms.text:
            self._in_text += 1
        elif name == self._table:
            self._tables.append([])
        elif name == self._row and self._tables:
            self._tables[-1].append([])
        elif name == self._cell and self._tables and self._tables[-1]:
            self._tables[-1][-1].append([])
        elif name in self._terms.signs and self._open:
            self._open[-1].append(self._terms.signs[name])

    def end(self, name: str) -> None:
        """An element ends."""
        name = xml.local(name)
        if self._left_out:
            self._left_out -= name in self._terms.left_out
        elif name in self._terms.paragraphs and self._open:
            self._put(BLANKS.sub(" ", "".join(self._open.pop())).strip())
        elif name == self._terms.text:
            self._in_text -= 1
        elif name == self._table and self._tables:
            rows = (CELLS.join(filter(None, map(" ".join, row))) for row in self._tables.pop())
            self._put("\n".join(filter(None, rows)))

    def data(self, text: str) -> None:
        """Text within an element."""
        if self._open and not self._left_out and (self._in_text or not self._terms.text):
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
    """Title and day, as the file tells them."""

    def __init__(self, days: tuple[str, str]) -> None:
        self._days = days
        self._said: dict[str, str] = {}
        self._name = ""

    @property
    def found(self) -> dict[str, str | None]:
        """Fields of a document."""
        said = self._said
        return {
            "title": filedates.title(said.get("title")),
            "published": filedates.day(*map(said.get, self._days)),
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
