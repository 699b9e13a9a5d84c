"""Answers in words, as Markdown and as plain records; every cell leads to the characters that say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from servanda.judge.questions.answer import Answer, Cell, Measured
from servanda.model import Cell as Official
from servanda.model import Entry, Period, Speaker, Value
from servanda.views import human
from servanda.views.citing import address
from servanda.wording import say

SHOWN = 160  # characters of a quote in a footnote
Numbers = dict[object, int]  # by the ids of statements, and by cells of series


def words(cell: Cell) -> str:
    """A cell as a person reads it."""
    match cell.value:
        case Value() as value:
            return human.amount(value)
        case Measured() as measured:
            return human.rounded(measured.amount, measured.unit, measured.head, measured.note)
        case Period() as period:
            return human.when(period)
        case Speaker() as speaker:
            return human.who(speaker)
        case None:
            return ""
        case other:
            return str(other)


def markdown(answer: Answer) -> str:
    """Tables with footnotes; a footnote links to the page, at the very words where the reader of pages can."""
    return "\n".join(_markdown(answer)) + "\n"


def _markdown(answer: Answer) -> Iterator[str]:
    numbers = leads(answer)
    yield f"# {plain(answer.question)}"
    for table in answer.tables:
        yield f"\n## {plain(table.name)}\n"
        if not table.rows:
            yield table.empty
            continue
        yield _line(table.columns)
        yield _line(("---",) * len(table.columns))
        for row in table.rows:
            yield _line(plain(words(cell)) + _footnotes(cell, numbers) for cell in row)
        if table.note:
            yield f"\n{plain(table.note)}"
    if numbers or answer.hint:
        yield ""
    if answer.hint:
        yield plain(answer.hint)
    for entry in answer.entries():
        said, number = entry.statement, numbers[entry.statement.id]
        told = plain(source(entry))
        place = address(entry.version, said.quote)
        link = f"[{told}](<{place}>)" if place else told
        yield f"[^{number}]: {link}, {page(answer, entry)}{said.start}–{said.end}: “{plain(short(said.quote))}”"
    for cells in answer.official():
        yield f"[^{numbers[cells]}]: {plain(series(cells))}"


def page(answer: Answer, entry: Entry) -> str:
    """The page on which something stands, in front of its place in the text."""
    number = answer.pages.get(entry.statement.id)
    return f"p. {number}, " if number else ""


def record(answer: Answer) -> dict[str, Any]:
    """One object: tables of cells with the ids of their statements, and the statements with their versions."""
    tables = [
        {
            "name": table.name, "columns": table.columns, "note": table.note or None,
            "rows": [[_cell(cell) for cell in row] for row in table.rows],
        }
        for table in answer.tables
    ]  # fmt: skip
    statements = {entry.statement.id: msgspec.structs.asdict(entry) for entry in answer.entries()}
    told: dict[str, Any] = {"question": answer.question, "tables": tables, "statements": statements}
    if answer.pages:
        told["pages"] = answer.pages
    if answer.hint:
        told["hint"] = answer.hint
    return told


def _cell(cell: Cell) -> dict[str, Any]:
    told = {"value": cell.value, "statements": [entry.statement.id for entry in cell.said]}
    return told | ({"official": cell.official} if cell.official else {})


def leads(answer: Answer) -> Numbers:
    """The numbers of all that cells rest on, in their order: statements by their ids, and cells of series."""
    ends = (*(entry.statement.id for entry in answer.entries()), *answer.official())
    return {end: number for number, end in enumerate(ends, 1)}


def cited(cell: Cell, numbers: Numbers) -> list[int]:
    """The numbers of what a cell rests on."""
    ends = (*(entry.statement.id for entry in cell.said), *((cell.official,) if cell.official else ()))
    return sorted(numbers[end] for end in ends)


def series(cells: Sequence[Official]) -> str:
    """Where official figures stand: `imf:KAZ:trade.exports:KAZ-RUS:USD:A:FOB:, row 12`, rows in a row as `3–5`."""
    rows: dict[str, list[int]] = {}
    for cell in cells:
        rows.setdefault(cell.series, []).append(cell.row)
    return " · ".join(
        say("series %(name)s, row %(rows)s", name=one, rows=_runs(sorted(set(found)))) for one, found in rows.items()
    )


def _runs(rows: Sequence[int]) -> str:
    """`3–5, 9` of 3, 4, 5 and 9."""
    starts = [row for at, row in enumerate(rows) if not at or rows[at - 1] != row - 1]
    ends = [row for at, row in enumerate(rows) if at + 1 == len(rows) or rows[at + 1] != row + 1]
    runs = zip(starts, ends, strict=True)
    return ", ".join(f"{first}–{last}" if first != last else f"{first}" for first, last in runs)


def source(entry: Entry) -> str:
    """Who published something, when, and in which document."""
    version = entry.version
    return ", ".join(filter(None, (version.publisher, version.published, version.document)))


def _footnotes(cell: Cell, numbers: Numbers) -> str:
    return "".join(f"[^{number}]" for number in cited(cell, numbers))


def short(quote: str) -> str:
    """The beginning of a quote, on one line."""
    flat = " ".join(quote.split())
    return flat if len(flat) <= SHOWN else f"{flat[:SHOWN]}…"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def plain(text: str) -> str:
    """Text that means itself in Markdown."""
    flat = " ".join(text.split())
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#" else char for char in flat)
