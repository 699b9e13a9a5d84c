"""Two versions of one text side by side, statement by statement: on a terminal, as Markdown and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO

import msgspec
from rich.console import Console
from rich.text import Text

from servanda.cli.layout import GAP, console, grid, head, in_context, safe, show, wrapped
from servanda.judge import Pairing
from servanda.model import Statement
from servanda.views.pairings import WORDS, Compared, counts, differences, facts
from servanda.views.reading import Statements

MARKS = {
    "agrees": ("=", "green"),
    "differs": ("≠", "bold red"),
    "only_left": ("◂", "yellow"),
    "only_right": ("▸", "yellow"),
}
NARROW = 70  # below, the versions stand under each other
FACT_LINES = 4
SHORT = 200  # characters of a quote in a table of Markdown


Writer = Callable[[Compared, BinaryIO], None]


def summary(pairings: Sequence[Pairing]) -> str:
    """`12 agree · 3 differ · 1 only left · 2 only right`."""
    return " · ".join(f"{number} {WORDS[verdict]}" for verdict, number in counts(pairings).items())


def unlike(pairing: Pairing) -> Iterator[str]:
    """`value: 27 bn USD | 28 bn USD` for each slot that differs."""
    return (f"{slot}: {left} | {right}" for slot, left, right in differences(pairing))


def write_table(compared: Compared, out: BinaryIO) -> None:
    """Two columns, or one below the other where the terminal is narrow."""
    with console(out) as screen:
        width = screen.width - 1 - 2 * GAP if screen.width < NARROW else (screen.width - 1 - 3 * GAP) // 2
        sides = [list(_heading(side, width, screen)) for side in (compared.left, compared.right)]
        show(_beside(Text(), sides, screen, width), screen)
        show([Text(), Text("  " + summary(compared.pairings), "bold"), Text()], screen)
        for pairing in compared.pairings:
            show(_row(compared, pairing, screen, width), screen)


def _heading(reading: Statements, width: int, screen: Console) -> Iterator[Text]:
    for line in head(reading.title, reading.languages, reading.document, screen):
        yield from wrapped(line, screen, width, FACT_LINES)


def _row(compared: Compared, pairing: Pairing, screen: Console, width: int) -> Iterator[Text]:
    mark, colour = MARKS[pairing.verdict]
    sides = [
        _cell(reading, one, screen, width)
        for reading, one in ((compared.left, pairing.left), (compared.right, pairing.right))
    ]
    yield from _beside(Text(mark, colour), sides, screen, width)
    for difference in unlike(pairing):
        for line in wrapped(Text(safe(difference), "yellow"), screen, screen.width - 2 * GAP, FACT_LINES):
            yield Text(" " * (GAP + 1 + GAP) if screen.width >= NARROW else " " * 2 * GAP) + line
    yield Text()


def _cell(reading: Statements, one: Statement | None, screen: Console, width: int) -> list[Text]:
    if one is None:
        return []
    lines = wrapped(Text(safe(facts(one)), "bold" if one.value else ""), screen, width, FACT_LINES)
    return lines + in_context(reading.document, (one.start, one.end), screen, width)


def _beside(mark: Text, sides: list[list[Text]], screen: Console, width: int) -> Iterator[Text]:
    if screen.width >= NARROW:
        yield from grid([[mark], *sides], [1, width, width])
        return
    first, *others = [side for side in sides if side]
    yield from grid([[mark], first], [1, width])
    for side in others:
        yield Text(" " * GAP + "···", "dim")
        yield from grid([[Text()], side], [1, width])


def write_markdown(compared: Compared, out: BinaryIO) -> None:
    """A table: verdict, both statements with their words, what differs."""
    left, right = compared.left, compared.right
    lines = [f"# {_plain(left.title)} | {_plain(right.title)}", "", summary(compared.pairings), ""]
    lines += [f"| | {_plain(left.title)} | {_plain(right.title)} | differs |", "| --- | --- | --- | --- |"]
    for one in compared.pairings:
        cells = [_quoted(one.left), _quoted(one.right), _plain("; ".join(unlike(one)))]
        lines.append(f"| {WORDS[one.verdict]} | " + " | ".join(cells) + " |")
    out.write("\n".join(lines).encode("utf-8", "replace") + b"\n")
    out.flush()


def _quoted(one: Statement | None) -> str:
    if one is None:
        return ""
    quote = one.quote if len(one.quote) <= SHORT else one.quote[: SHORT - 1].rstrip() + "…"
    return f"{_plain(facts(one))}<br>“{_plain(quote)}” [{one.start}:{one.end}]"


def _plain(text: str) -> str:
    """Text that no reader of Markdown takes for markup."""
    line = " ".join(safe(text).split())
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#&" else char for char in line)


def record(pairing: Pairing) -> dict[str, Any]:
    """A pairing as its line."""
    return {
        "verdict": pairing.verdict, "left": pairing.left, "right": pairing.right, "differs": pairing.slots,
        "missing": pairing.missing,
    }  # fmt: skip


def write_lines(compared: Compared, out: BinaryIO) -> None:
    """One pairing a line."""
    out.write(b"".join(msgspec.json.encode(record(one)) + b"\n" for one in compared.pairings))
    out.flush()


def write_array(compared: Compared, out: BinaryIO) -> None:
    """All pairings in one array, one a line."""
    out.write(b"[\n" + b",\n".join(msgspec.json.encode(record(one)) for one in compared.pairings) + b"\n]\n")
    out.flush()


WRITERS: dict[str, Writer] = {
    "table": write_table, "jsonl": write_lines, "json": write_array, "md": write_markdown,
}  # fmt: skip
