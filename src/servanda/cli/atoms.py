"""Numbers, amounts and times of running text: as JSON Lines and on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import msgspec
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from servanda.cli.layout import GAP, console, grid, head, in_context, safe, show, wrapped
from servanda.model import Atom, Document
from servanda.views import human
from servanda.views.reading import Reading

KIND = 9
VALUE = range(12, 34)  # cells of the column of values: least, most
NARROW = 60  # below, the context goes under the row


def write_lines(readings: Iterable[Reading[Atom]], out: BinaryIO) -> None:
    """One atom a line, flushed after each document."""
    encode = msgspec.json.Encoder().encode
    for reading in readings:
        out.write(b"".join(encode(record(reading.document, atom)) + b"\n" for atom in reading.found))
        out.flush()


def record(document: Document, atom: Atom) -> dict[str, Any]:
    """An atom as its line: the fields of the contract, with comparator and rule where they say something."""
    made: dict[str, Any] = {
        "document": document.id, "kind": atom.kind, "start": atom.start, "end": atom.end, "text": atom.text,
        "value": atom.value, "unit": atom.unit, "from": atom.from_, "to": atom.to,
    }  # fmt: skip
    if atom.comparator != "=":
        made["comparator"] = atom.comparator
    if atom.rule:
        made["rule"] = atom.rule
    return made


def write_table(readings: Iterable[Reading[Atom]], out: BinaryIO) -> None:
    """Kind, value and words in context of each atom, document by document."""
    with console(out) as screen:
        for number, reading in enumerate(readings):
            show([Text()] * bool(number), screen)
            show(head(reading.title, reading.languages, reading.document, screen), screen)
            show([Text(), *_rows(reading, screen)], screen)


def _rows(reading: Reading[Atom], screen: Console) -> Iterator[Text]:
    if not reading.found:
        yield Text("  No numbers, amounts or times found.", "dim")
        return
    longest = max(cell_len(human.atom(atom)) for atom in reading.found)
    value = min(max(longest, VALUE.start), VALUE.stop)
    room = screen.width - KIND - value - 3 * GAP
    widths = [KIND, value, room if screen.width >= NARROW else screen.width - 2 * GAP]
    for atom in reading.found:
        cells = [[Text(atom.kind, "dim")], wrapped(Text(safe(human.atom(atom)), "bold cyan"), screen, value, 2)]
        words = in_context(reading.document, (atom.start, atom.end), screen, widths[-1])
        if screen.width >= NARROW:
            yield from grid([*cells, words], widths)
        else:
            yield from grid(cells, widths)
            yield from (Text(" " * 2 * GAP) + line for line in words)
