"""Cells of answers as the words of a report, with numbers for what they rest on."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from servanda.export.harmless import escaped
from servanda.judge.questions.answer import Cell, Measured, Table
from servanda.model import CHECKS, MODALITIES, OUTCOMES, Entry, Period, Value
from servanda.model import Cell as Official
from servanda.packs.concepts import concepts
from servanda.views import answers, human
from servanda.views.phrasing import column, words
from servanda.views.report.model import Cite, Grid, Run, Words
from servanda.wording import numeral, say

ROWS = 30  # of a table
CITED = 2  # statements that a cell cites
LINE = re.compile(r"\s+")
HARMFUL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
PAIR = re.compile(r"\b([A-Z]{2,5}) – ([A-Z]{2,5})\b")
TIME = re.compile(r"\b(by|since|told) (\d{4})\b")
FIELD = re.compile(r"%\((\w+)\)s")
KEY = re.compile(r"\b[a-z]+(?:\.[a-z_]+)+\b")
CODES = {one: one.replace("_", " ") for one in (*OUTCOMES, *MODALITIES, *CHECKS)}
PLAIN = frozenset({"other", "unspecified"})  # parts of concepts that say nothing
UNSAID = frozenset({"event", "document", "relation"})  # kinds that go without saying
COUNTS = frozenset({"count", "value", "capacity", "edition", "age"})
STATES = frozenset({"valid", "published", "on"})  # columns that tell a state where there is no date
NAMES = {
    "trade.exports": "exports", "trade.imports": "imports", "companies.count": "companies", "people.count": "people",
}  # fmt: skip
Piece = str | Run | Cell


class Shape(NamedTuple):
    """How a table is shown: its columns by their names in the answer, how many rows, and the command that gives all."""

    caption: str
    columns: Mapping[str, str]
    whole: str = ""
    most: int = ROWS
    note: str = ""


class Notes:
    """The numbers of all that a report rests on, in the order in which it is first cited."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self._numbers: dict[str | tuple[Official, ...], int] = {}
        self._places: dict[int, int] = {}

    @property
    def cited(self) -> Iterable[tuple[int, int, str | tuple[Official, ...]]]:
        """Every number with how many places cite it, and the id of a statement or cells of series."""
        return ((number, self._places[number], end) for end, number in self._numbers.items())

    def run(self, cell: Cell, column: str = "") -> Run:
        """A cell of a column with what it rests on."""
        self.entries |= {one.statement.id: one for one in cell.said[:CITED]}
        ends = (*(one.statement.id for one in cell.said[:CITED]), *((cell.official,) if cell.official else ()))
        numbers = [self._numbers.setdefault(end, len(self._numbers) + 1) for end in dict.fromkeys(ends)]
        return Run(text(cell, column), tuple(map(self._cite, numbers)), max(0, len(cell.said) - CITED))

    def words(self, *pieces: Piece) -> Words:
        """Pieces of a sentence."""
        return tuple(self.run(one) if isinstance(one, Cell) else plain(one) for one in pieces)

    def woven(self, told: str, **pieces: Piece) -> Words:
        """A message with pieces in the places of its `%(name)s`."""
        parts = FIELD.split(told)
        return self.words(*(pieces[part] if at % 2 else part for at, part in enumerate(parts) if part))

    def grid(self, table: Table, shape: Shape) -> Grid:
        """The last rows of a table, without the columns that are blank in all of them."""
        rows = table.rows[-shape.most :]
        at = [table.columns.index(one) for one in shape.columns if one in table.columns]
        at = [one for one in at if any(row[one].value not in {None, ""} or row[one].said for row in rows)]
        return Grid(
            clean(shape.caption),
            tuple(column(shape.columns[table.columns[one]]) for one in at),
            tuple(tuple((self.run(row[one], table.columns[one]),) for one in at) for row in rows),
            tuple(all(_is_amount(row[one]) for row in rows) for one in at),
            " ".join(filter(None, (_left_out(len(table.rows), shape), clean(shape.note)))),
        )

    def _cite(self, number: int) -> Cite:
        self._places[number] = self._places.get(number, 0) + 1
        return Cite(number, self._places[number])


def _left_out(rows: int, shape: Shape) -> str:
    """What is said of rows that are not shown."""
    if rows <= shape.most:
        return ""
    told = say("The last %(shown)s of %(all)s.", shown=numeral(f"{shape.most:,}"), all=numeral(f"{rows:,}"))
    return f"{told} {all_of(shape.whole)}" if shape.whole else told


def all_of(command: str) -> str:
    """Which command gives all."""
    return say("All: %(command)s.", command=command)


def _is_amount(cell: Cell) -> bool:
    named = isinstance(cell.value, Measured) and cell.value.head
    return cell.value is None or (isinstance(cell.value, Value | Measured | int) and not named)


def plain(words: str | Run) -> Run:
    """Words that rest on nothing else."""
    return Run(_harmless(words)) if isinstance(words, str) else words


def text(cell: Cell, column: str = "") -> str:
    """A cell as a person reads it, without codes."""
    match cell.value:
        case Period(start=None, end=None) as period:
            return clean(human.when(period))
        case Period() as period:
            return _together(human.dates(period.start, period.end))
        case str() as written:
            return _ours(written, column) or _together(answers.short(clean(written)))
        case Measured(note=note) as measured if note and note[0] != "(":
            return f"{human.rounded(measured.amount, measured.unit, measured.head)} ({note})"
        case int() as number:
            return numeral(f"{number:,}") if number > 9999 else str(number)
        case _:
            return clean(answers.words(cell))


def _ours(written: str, column: str) -> str:
    """Words of the code in the language that is spoken; nothing where they are those of documents."""
    if written in CODES or written in _topics():
        return topic(written) if written in _topics() else say(CODES[written])
    told = say(written) if column in STATES else words(Cell(written), column)
    return _together(clean(told)) if told != written else ""


def _together(words: str) -> str:
    """Words of which those of a pair (KAZ – TUR), and of a date (by 2027), stay on one line."""
    return PAIR.sub("\\1\u00a0–\u00a0\\2", TIME.sub("\\1\u00a0\\2", words))


def clean(words: str) -> str:
    r"""Words on one line; what is no letter, or turns around the words beside it, as `\u202e`."""
    return _harmless(words).strip()


def _harmless(words: str) -> str:
    return HARMFUL.sub(lambda found: escaped(found[0]), LINE.sub(" ", words))


def called(concept: str) -> str:
    """A concept in words: `trade turnover`, `exports`, `state visit`, `memorandum`, `energy project`."""
    kind, _, rest = concept.partition(".")
    for name in (rest, concept) if kind in UNSAID else (concept,):
        written = name.replace(".", " ").replace("_", " ")
        if (told := say(written)) != written:
            return told
    return _english(concept)


def _english(concept: str) -> str:
    """The same where no catalog has it."""
    kind, *rest = concept.split(".")
    rest = [one for one in rest if one not in PLAIN]
    words = [kind, *rest]
    if rest and rest[-1] not in COUNTS:
        words = [*reversed(rest)] if kind in UNSAID else [*rest, kind] if kind == "project" else words
    return NAMES.get(concept) or " ".join(words).replace("_", " ")


@functools.cache
def _topics() -> Mapping[str, str]:
    """Concepts as answers write them, each with its key."""
    return {one.replace(".", " ").replace("_", " "): one for one in concepts()}


def topic(written: str) -> str:
    """A concept as answers write it, in words."""
    return called(_topics()[written])


def spoken(words: str) -> str:
    """Words with the concepts in them as people say them: `trade turnover KAZ – TUR`."""
    return KEY.sub(lambda found: called(found[0]) if found[0] in concepts() else found[0], words)


def state(words: str, number: int) -> str:
    """How many are so: `2 not yet due`."""
    return say("%(number)s %(state)s", number=number, state=words)
