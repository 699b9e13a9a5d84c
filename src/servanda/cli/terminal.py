"""What documents say, on a terminal of 40 to 200 columns: the document, then a table per kind.

A row is one line of cells and, below it, what did not fit and the words in context. Where the terminal is wide enough
the context is the last column. Without styles (a pipe, a file) the quote stands in [brackets].
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from servanda.cli import human
from servanda.cli.context import context
from servanda.cli.readings import Reading, facts
from servanda.cli.rows import Column, Section, sections
from servanda.model import Document, Refusal, Statement

GAP = 2
INDENT = 4
CONTEXT_COLUMN = 48  # cells that the words in context need to stand beside the facts
CONTEXT_LINES = 3
COLOURS = {
    "figure": "cyan", "document": "green", "event": "blue", "project": "magenta", "pledge": "yellow",
    "relation": "bright_black", "quote": "red",
}  # fmt: skip
STYLES = {"Doubts": "yellow", "Modality": "dim", "Speaker": "italic"}
LEADING = {"Value": "bold", "Concept": ""}
OBEYED = (range(0x20), range(0x7F, 0xA0), range(0x202A, 0x202F), range(0x2066, 0x206A))
CONTROLS = {code: "\ufffd" for codes in OBEYED for code in codes}


def console(out: TextIO, width: int | None = None) -> Console:
    """A console that interprets nothing in what it is given. Colours only on a terminal; `NO_COLOR` is honoured."""
    return Console(file=out, width=width, highlight=False, markup=False, emoji=False)


def write(readings: Iterable[Reading], screen: Console) -> None:
    """Every reading, as soon as it is there."""
    for number, reading in enumerate(readings):
        if number:
            screen.print()
        for line in _reading(reading, screen):
            screen.print(line, no_wrap=True, overflow="crop", crop=True)


def _reading(reading: Reading, screen: Console) -> Iterator[Text]:
    document = reading.document
    found, refused = facts(reading)
    yield from _head(document, screen)
    for section in sections(found):
        yield Text()
        yield from _section(section, document, screen)
    if refused:
        yield Text()
        yield _rule("refused", len(refused), "bright_black", screen.width)
        for refusal in refused:
            yield from _refusal(refusal, document, screen)
    if not found:
        yield Text()
        yield Text("  Nothing found that could be made into a statement.", "dim")


def _head(document: Document, screen: Console) -> Iterator[Text]:
    title = document.title or document.url or document.id
    yield from _wrapped(Text(_safe(title), "bold"), screen, screen.width, 2)
    published = document.published or "no date: relative periods stay open"
    source = " ".join(filter(None, (document.publisher, document.publisher_country)))
    known = Text(" · ").join(
        Text(_safe(piece), "dim" if document.published or piece is not published else "yellow")
        for piece in (human.language(document.language), source, published)
        if piece
    )
    yield from _wrapped(known, screen, screen.width, 3)


def _section(section: Section, document: Document, screen: Console) -> Iterator[Text]:
    colour = COLOURS[section.kind]
    yield _rule(section.kind + "s", len(section.statements), colour, screen.width)
    widths, beside = _widths(section, screen.width)
    heads = section.columns[: len(widths)]
    yield from _grid([[Text(column.title, "dim")] for column in heads], widths)
    for statement in section.statements:
        cells = [_cell(column, statement, width, screen) for column, width in zip(heads, widths, strict=True)]
        if beside:
            cells.append(_context(statement, document, screen, beside))
        yield from _grid(cells, [*widths, beside])
        if not beside:
            yield from _below(statement, section.columns[len(widths) :], document, screen)


def _below(statement: Statement, left: tuple[Column, ...], document: Document, screen: Console) -> Iterator[Text]:
    """The words in context, then the cells that had no place in the row."""
    for line in _context(statement, document, screen, screen.width - INDENT):
        yield Text(" " * INDENT) + line
    pieces = [
        Text(("? " if column.title == "Doubts" else "") + _safe(cell), STYLES.get(column.title, ""))
        for column in left
        if (cell := column.cell(statement))
    ]
    if pieces:
        for line in _wrapped(Text(" · ").join(pieces), screen, screen.width - INDENT, 4):
            yield Text(" " * INDENT) + line


def _refusal(refusal: Refusal, document: Document, screen: Console) -> Iterator[Text]:
    yield Text("  ") + Text(_safe(refusal.refused.replace("_", " ")), "yellow")
    for line in _context(refusal, document, screen, screen.width - INDENT):
        yield Text(" " * INDENT) + line


def _rule(title: str, count: int, colour: str, width: int) -> Text:
    head = f"{title.upper()} {count} "
    return Text(head, f"bold {colour}") + Text("─" * max(0, width - len(head)), colour)


def _widths(section: Section, room: int) -> tuple[list[int], int]:
    """Widths of the first columns, as many as fit, and of the context beside them; 0 where it goes below."""
    natural = [
        max(len(column.title), *(cell_len(_safe(column.cell(statement))) for statement in section.statements))
        for column in section.columns
    ]
    natural = [min(size, column.most) for size, column in zip(natural, section.columns, strict=True)]
    least = [min(size, column.least) for size, column in zip(natural, section.columns, strict=True)]
    beside = CONTEXT_COLUMN if _taken(least) + GAP + CONTEXT_COLUMN <= room else 0
    while len(least) > 1 and _taken(least) > room:
        least.pop()
    spare = room - _taken(least) - (beside and beside + GAP)
    for at, size in enumerate(least):
        least[at] += max(min(natural[at] - size, spare), min(0, spare))
        spare -= least[at] - size
    return least, beside and beside + spare


def _taken(widths: list[int]) -> int:
    return sum(widths) + GAP * len(widths)


def _cell(column: Column, statement: Statement, width: int, screen: Console) -> list[Text]:
    style = STYLES.get(column.title, "")
    if column.title in LEADING:
        style = f"{LEADING[column.title]} {COLOURS[statement.kind]}".strip()
    return _wrapped(Text(_safe(column.cell(statement)), style), screen, width, 4)


def _grid(cells: list[list[Text]], widths: list[int]) -> Iterator[Text]:
    """Cells of several lines side by side, two spaces before each."""
    for row in zip_longest(*cells):
        line = Text()
        for piece, width in zip(row, widths, strict=False):
            shown = piece or Text()
            line += Text(" " * GAP) + shown + Text(" " * (width - cell_len(shown.plain)))
        line.rstrip()
        yield line


def _context(found: Statement | Refusal, document: Document, screen: Console, width: int) -> list[Text]:
    words = context(document.text, found.start, found.end, width * (CONTEXT_LINES - 1))
    quote = Text(_safe(words.quote), "bold underline")
    if screen.color_system is None and not screen.is_terminal:
        quote = Text(f"[{_safe(words.quote)}]")
    line = Text(_safe(words.before)) + quote + Text(_safe(words.after))
    return _wrapped(line, screen, width, CONTEXT_LINES)


def _wrapped(text: Text, screen: Console, width: int, lines: int) -> list[Text]:
    """The text in at most `lines` lines of `width` cells; an ellipsis ends what was longer."""
    wrapped = list(text.wrap(screen, max(1, width), no_wrap=False))
    for line in wrapped:
        line.rstrip()
    if len(wrapped) > lines:
        wrapped = wrapped[:lines]
        wrapped[-1].truncate(max(1, width - 1))
        wrapped[-1].append("…")
    return wrapped


def _safe(text: str) -> str:
    """Without what a terminal would obey: control characters and overrides of the direction."""
    return text.translate(CONTROLS)
