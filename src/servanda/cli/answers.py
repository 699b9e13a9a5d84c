"""Answers as tables for a terminal, as JSON and as Markdown; every cell leads to the characters that say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO
from urllib.parse import quote

import msgspec
from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from servanda.cli import human
from servanda.cli.layout import GAP, console, safe, show, wrapped
from servanda.judge.questions.answer import Answer, Cell, Measured, Table
from servanda.model import Cell as Official
from servanda.model import Entry, Period, Speaker, Value

LONGEST_WORD = 22  # cells; a longer one is folded
LINES = 12  # of a row that is not a line of a table
INDENT = 6  # cells before the words below a table
SHORT = 8  # characters of an id
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


def write_table(answer: Answer, out: BinaryIO) -> None:
    """Tables with numbered references, and below them what these lead to."""
    numbers = _numbers(answer)
    with console(out) as screen:
        show([Text(safe(answer.question), "bold")], screen)
        for table in answer.tables:
            screen.print()
            if not table.rows:
                screen.print(Text(f"  {table.name}: {table.empty}", "dim"))
            elif (grid := _grid(table, numbers, screen.width)) is not None:
                screen.print(grid)
            else:
                show(_stacked(table, numbers, screen), screen)
            if table.note:
                screen.print(Text(f"\n  {safe(table.note)}", "yellow"))
        if answer.hint:
            screen.print(Text(f"\n{safe(answer.hint)}"))
        screen.print()
        for entry in answer.entries():
            said, number = entry.statement, numbers[entry.statement.id]
            head = Text(f"  [{number}] ", "cyan") + Text(safe(_source(entry)))
            screen.print(head + Text(f" {_page(answer, entry)}{said.start}:{said.end} {said.id[:SHORT]}", "dim"))
            before, quote, after = answer.contexts.get(said.id, ("", _short(said.quote), ""))
            words = Text(safe(before), "dim") + Text(safe(quote), "bold") + Text(safe(after), "dim")
            show((Text("      ") + line for line in wrapped(words, screen, screen.width - INDENT, LINES)), screen)
        for cells in answer.official():
            screen.print(Text(f"  [{numbers[cells]}]", "cyan"))
            lines = wrapped(Text(safe(_series(cells)), "dim"), screen, screen.width - INDENT, LINES)
            show((Text(" " * INDENT) + line for line in lines), screen)


def _grid(table: Table, numbers: Numbers, room: int) -> Grid | None:
    """One table; its title stands above, and long cells are wrapped at words. None where the words have no room."""
    rows = [[_written(cell, numbers) for cell in row] for row in table.rows]
    lines = [list(table.columns), *([cell.plain for cell in row] for row in rows)]
    least = [max(cell_len(word) for line in lines for word in line[at].split() or [""]) for at in range(len(lines[0]))]
    least = [min(width, LONGEST_WORD) for width in least]
    spare = room - sum(least) - GAP * (len(least) - 1)
    if spare < 0:
        return None
    most = [max(cell_len(line[at]) for line in lines) for at in range(len(least))]
    grid = Grid(box=SIMPLE_HEAD, title=table.name, title_justify="left", header_style="dim")
    grid.pad_edge, grid.collapse_padding, grid.show_edge = False, True, False
    for column, width in zip(table.columns, _shared(least, most, spare), strict=True):
        grid.add_column(column, overflow="fold", width=width)
    for row in rows:
        grid.add_row(*row)
    return grid


def _shared(least: list[int], most: list[int], spare: int) -> list[int]:
    """Widths of columns: those that need little get it, and the others share alike what is left."""
    widths = least[:]
    needs = sorted((wide - width, at) for at, (width, wide) in enumerate(zip(least, most, strict=True)) if wide > width)
    for place, (need, at) in enumerate(needs):
        given = min(need, spare // (len(needs) - place))
        widths[at] += given
        spare -= given
    return widths


def _stacked(table: Table, numbers: Numbers, screen: Console) -> Iterator[Text]:
    """A table that is too wide, row by row: each cell behind the name of its column."""
    yield Text(table.name, "italic")
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        pieces = [Text(f"{column} ", "dim") + _written(cell, numbers) for column, cell in cells if words(cell)]
        yield from (Text("  ") + line for line in wrapped(Text(" · ").join(pieces), screen, screen.width - GAP, LINES))


def _written(cell: Cell, numbers: Numbers) -> Text:
    return Text(safe(words(cell))) + Text(_marks(cell, numbers), "cyan")


def write_markdown(answer: Answer, out: BinaryIO) -> None:
    """Tables with footnotes; a footnote links to the page, at the very words where the reader of pages can."""
    out.write("\n".join(_markdown(answer)).encode() + b"\n")


def _markdown(answer: Answer) -> Iterator[str]:
    numbers = _numbers(answer)
    yield f"# {_plain(answer.question)}"
    for table in answer.tables:
        yield f"\n## {_plain(table.name)}\n"
        if not table.rows:
            yield table.empty
            continue
        yield _line(table.columns)
        yield _line(("---",) * len(table.columns))
        for row in table.rows:
            yield _line(_plain(words(cell)) + _footnotes(cell, numbers) for cell in row)
        if table.note:
            yield f"\n{_plain(table.note)}"
    if numbers or answer.hint:
        yield ""
    if answer.hint:
        yield _plain(answer.hint)
    for entry in answer.entries():
        said, url, number = entry.statement, entry.version.url, numbers[entry.statement.id]
        source = _plain(_source(entry))
        link = f"[{source}](<{url}#:~:text={quote(said.quote, safe='')}>)" if _linked(url) else source
        yield f"[^{number}]: {link}, {_page(answer, entry)}{said.start}–{said.end}: “{_plain(_short(said.quote))}”"
    for cells in answer.official():
        yield f"[^{numbers[cells]}]: {_plain(_series(cells))}"


def _page(answer: Answer, entry: Entry) -> str:
    """The page on which something stands, in front of its place in the text."""
    page = answer.pages.get(entry.statement.id)
    return f"p. {page}, " if page else ""


def _linked(url: str | None) -> bool:
    """Whether an address can stand in a link: of the web, and without what would end the link."""
    return bool(url) and str(url).startswith(("http://", "https://")) and not set("<>\n ") & set(str(url))


def write_json(answer: Answer, out: BinaryIO) -> None:
    """One object: tables of cells with the ids of their statements, and the statements with their versions."""
    tables = [
        {
            "name": table.name, "columns": table.columns, "note": table.note or None,
            "rows": [[_cell(cell) for cell in row] for row in table.rows],
        }
        for table in answer.tables
    ]  # fmt: skip
    statements = {entry.statement.id: msgspec.structs.asdict(entry) for entry in answer.entries()}
    record = {"question": answer.question, "tables": tables, "statements": statements}
    if answer.pages:
        record["pages"] = answer.pages
    if answer.hint:
        record["hint"] = answer.hint
    out.write(msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n")


def _cell(cell: Cell) -> dict[str, Any]:
    told = {"value": cell.value, "statements": [entry.statement.id for entry in cell.said]}
    return told | ({"official": cell.official} if cell.official else {})


WRITERS: dict[str, Callable[[Answer, BinaryIO], None]] = {
    "table": write_table, "json": write_json, "md": write_markdown,
}  # fmt: skip


def _numbers(answer: Answer) -> Numbers:
    leads = (*(entry.statement.id for entry in answer.entries()), *answer.official())
    return {lead: number for number, lead in enumerate(leads, 1)}


def _cited(cell: Cell, numbers: Numbers) -> list[int]:
    leads = (*(entry.statement.id for entry in cell.said), *((cell.official,) if cell.official else ()))
    return sorted(numbers[lead] for lead in leads)


def _series(cells: Sequence[Official]) -> str:
    """Where official figures stand: `imf:KAZ:trade.exports:KAZ-RUS:USD:A:FOB:, row 12`, rows in a row as `3–5`."""
    rows: dict[str, list[int]] = {}
    for cell in cells:
        rows.setdefault(cell.series, []).append(cell.row)
    return " · ".join(f"series {series}, row {_runs(sorted(set(found)))}" for series, found in rows.items())


def _runs(rows: Sequence[int]) -> str:
    """`3–5, 9` of 3, 4, 5 and 9."""
    starts = [row for at, row in enumerate(rows) if not at or rows[at - 1] != row - 1]
    ends = [row for at, row in enumerate(rows) if at + 1 == len(rows) or rows[at + 1] != row + 1]
    runs = zip(starts, ends, strict=True)
    return ", ".join(f"{first}–{last}" if first != last else f"{first}" for first, last in runs)


def _marks(cell: Cell, numbers: Numbers) -> str:
    return "".join(f" [{number}]" for number in _cited(cell, numbers))


def _source(entry: Entry) -> str:
    version = entry.version
    return ", ".join(filter(None, (version.publisher, version.published, version.document)))


def _footnotes(cell: Cell, numbers: Numbers) -> str:
    return "".join(f"[^{number}]" for number in _cited(cell, numbers))


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= SHOWN else f"{flat[:SHOWN]}…"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Text that means itself in Markdown."""
    flat = " ".join(text.split())
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#" else char for char in flat)
