"""What documents say, on a terminal of 40 to 200 columns: the document, then a table per kind.

A row is one line of cells and, below it, what did not fit and the words in context. Where the terminal is wide enough
the context is the last column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from servanda.cli.layout import GAP, console, grid, head, in_context, rule, safe, show, wrapped
from servanda.model import Document, Refusal, Statement
from servanda.views.conflicts import conflicts, fact, why
from servanda.views.dating import clues
from servanda.views.reading import Statements, facts
from servanda.views.rows import Column, Section, sections

INDENT = 4
CELL_LINES = 4
DOUBT_LINES = 12  # a doubt is never cut off
CONTEXT_COLUMN = 48  # cells that the words in context need to stand beside the facts
COLOURS = {
    "figure": "cyan", "document": "green", "event": "blue", "project": "magenta", "pledge": "yellow",
    "relation": "bright_black", "quote": "red",
}  # fmt: skip
STYLES = {"Doubts": "yellow", "Modality": "dim", "Speaker": "italic"}
LEADING = {"Value": "bold", "Concept": ""}


def write(readings: Iterable[Statements], out: BinaryIO) -> None:
    """Every reading, as soon as it is there."""
    with console(out) as screen:
        for number, reading in enumerate(readings):
            show([Text()] * bool(number), screen)
            show(_reading(reading, screen), screen)


def _reading(reading: Statements, screen: Console) -> Iterator[Text]:
    document = reading.document
    statements, refusals = facts(reading)
    yield from head(reading.title, reading.languages, document, screen)
    yield from _clues(reading, screen)
    yield from _conflicts(reading, screen)
    for section in sections(statements):
        yield Text()
        yield from _section(section, document, screen)
    if not statements:
        yield Text()
        yield Text("  Nothing found that could be made into a statement.", "dim")
    if refusals:
        yield Text()
        yield rule("refused", len(refusals), "bright_black", screen.width)
        for refusal in refusals:
            yield Text("  ") + Text(safe(refusal.refused.replace("_", " ")), "yellow")
            yield from _context(refusal, document, screen)


def _clues(reading: Statements, screen: Console) -> Iterator[Text]:
    """When a text without a date can be from, and what tells it."""
    window, told = clues(reading)
    if not window:
        return
    yield Text()
    for line in wrapped(Text(f"Its content dates it: {window}", "yellow"), screen, screen.width - GAP, CELL_LINES):
        yield Text(" " * GAP) + line
    for statement, words in told.values():
        for line in wrapped(Text(words, "dim"), screen, screen.width - INDENT, CELL_LINES):
            yield Text(" " * INDENT) + line
        yield from _context(statement, reading.document, screen, INDENT + GAP)


def _conflicts(reading: Statements, screen: Console) -> Iterator[Text]:
    """What the document contradicts in itself: each with both statements in context."""
    found = list(conflicts(reading.found))
    if not found:
        return
    yield Text()
    yield rule("contradictions", len(found), "red", screen.width)
    for conflict in found:
        pieces = [Text(why(conflict), "bold red")]
        pieces += [Text(f"may be: {conflict.explained}", "green")] if conflict.explained else []
        pieces += [Text(f"? {conflict.doubts}", "yellow")] if conflict.doubts else []
        for line in wrapped(Text(" · ").join(pieces), screen, screen.width - GAP, DOUBT_LINES):
            yield Text(" " * GAP) + line
        for end in conflict.ends:
            for line in wrapped(Text(safe(fact(end)), COLOURS[end.kind]), screen, screen.width - INDENT, CELL_LINES):
                yield Text(" " * INDENT) + line
            yield from _context(end, reading.document, screen, INDENT + GAP)


def _section(section: Section, document: Document, screen: Console) -> Iterator[Text]:
    yield rule(section.kind + "s", len(section.statements), COLOURS[section.kind], screen.width)
    widths, beside = _widths(section, screen.width)
    heads = section.columns[: len(widths)]
    yield from grid([[Text(column.title, "dim")] for column in heads], widths)
    for statement in section.statements:
        cells = [_cell(column, statement, width, screen) for column, width in zip(heads, widths, strict=True)]
        if beside:
            cells.append(in_context(document, (statement.start, statement.end), screen, beside))
        yield from grid(cells, [*widths, beside])
        if not beside:
            yield from _context(statement, document, screen)
            yield from _left(statement, section.columns[len(widths) :], screen)


def _widths(section: Section, room: int) -> tuple[list[int], int]:
    """Widths of the first columns, as many as fit, and of the context beside them; 0 where it goes below."""
    natural = [
        max(len(column.title), *(cell_len(safe(column.cell(statement))) for statement in section.statements))
        for column in section.columns
    ]
    natural = [min(size, column.most) for size, column in zip(natural, section.columns, strict=True)]
    widths = [min(size, column.least) for size, column in zip(natural, section.columns, strict=True)]
    beside = CONTEXT_COLUMN if _taken(widths) + GAP + CONTEXT_COLUMN <= room else 0
    while len(widths) > 1 and _taken(widths) > room:
        widths.pop()
    spare = room - _taken(widths) - (beside and beside + GAP)
    for at, size in enumerate(widths):
        widths[at] += max(min(natural[at] - size, spare), min(0, spare))
        spare -= widths[at] - size
    return widths, beside and beside + spare


def _taken(widths: list[int]) -> int:
    return sum(widths) + GAP * len(widths)


def _cell(column: Column, statement: Statement, width: int, screen: Console) -> list[Text]:
    style = STYLES.get(column.title, "")
    if column.title in LEADING:
        style = f"{LEADING[column.title]} {COLOURS[statement.kind]}".strip()
    lines = DOUBT_LINES if column.title == "Doubts" else CELL_LINES
    return wrapped(Text(safe(column.cell(statement)), style), screen, width, lines)


def _context(found: Statement | Refusal, document: Document, screen: Console, indent: int = INDENT) -> Iterator[Text]:
    for line in in_context(document, (found.start, found.end), screen, screen.width - indent):
        yield Text(" " * indent) + line


def _left(statement: Statement, columns: tuple[Column, ...], screen: Console) -> Iterator[Text]:
    """The cells that had no place in the row."""
    pieces = [
        Text(("? " if column.title == "Doubts" else "") + safe(cell), STYLES.get(column.title, ""))
        for column in columns
        if (cell := column.cell(statement))
    ]
    if pieces:
        for line in wrapped(Text(" · ").join(pieces), screen, screen.width - INDENT, CELL_LINES):
            yield Text(" " * INDENT) + line
