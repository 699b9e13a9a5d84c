"""Answers as tables for a terminal, as JSON and as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec
from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from servanda.cli.layout import GAP, console, safe, show, wrapped
from servanda.judge.questions.answer import Answer, Cell, Table
from servanda.views.answers import Numbers, cited, leads, markdown, page, record, series, short, source, words

LONGEST_WORD = 22  # cells; a longer one is folded
LINES = 12  # of a row that is not a line of a table
INDENT = 6  # cells before the words below a table
SHORT = 8  # characters of an id


def write_table(answer: Answer, out: BinaryIO) -> None:
    """Tables with numbered references, and below them what these lead to."""
    numbers = leads(answer)
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
            head = Text(f"  [{number}] ", "cyan") + Text(safe(source(entry)))
            screen.print(head + Text(f" {page(answer, entry)}{said.start}:{said.end} {said.id[:SHORT]}", "dim"))
            before, quote, after = answer.contexts.get(said.id, ("", short(said.quote), ""))
            told = Text(safe(before), "dim") + Text(safe(quote), "bold") + Text(safe(after), "dim")
            show((Text("      ") + line for line in wrapped(told, screen, screen.width - INDENT, LINES)), screen)
        for cells in answer.official():
            screen.print(Text(f"  [{numbers[cells]}]", "cyan"))
            lines = wrapped(Text(safe(series(cells)), "dim"), screen, screen.width - INDENT, LINES)
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


def _marks(cell: Cell, numbers: Numbers) -> str:
    return "".join(f" [{number}]" for number in cited(cell, numbers))


def write_markdown(answer: Answer, out: BinaryIO) -> None:
    """Tables with footnotes."""
    out.write(markdown(answer).encode())


def write_json(answer: Answer, out: BinaryIO) -> None:
    """One object: tables, and the statements on which they rest."""
    out.write(msgspec.json.format(msgspec.json.encode(record(answer)), indent=2) + b"\n")


WRITERS: dict[str, Callable[[Answer, BinaryIO], None]] = {
    "table": write_table, "json": write_json, "md": write_markdown,
}  # fmt: skip
