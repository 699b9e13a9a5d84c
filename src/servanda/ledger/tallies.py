"""How much is said of each pair, and what ends on which day: derived from statements, and kept while they are added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from servanda.ledger import rows
from servanda.ledger.file import File
from servanda.model import Statement

PAIRS = "SELECT pair, said FROM tally ORDER BY said DESC, pair"
COUNT = "INSERT INTO tally VALUES (?, ?) ON CONFLICT (pair) DO UPDATE SET said = said + excluded.said"
NONE = "DELETE FROM tally WHERE said = 0"
END = "INSERT INTO ending VALUES (?, ?)"
UNEND = "DELETE FROM ending WHERE day = ? AND statement = ?"
OF_READINGS = """SELECT CAST(said AS BLOB) FROM statement
WHERE reading IN (SELECT value FROM json_each(?)) ORDER BY reading"""
Numbered = Iterable[tuple[int, Statement]]


def pairs(file: File) -> list[tuple[str, int]]:
    """The pairs of parties of which the current readings say something, and how often; the most first."""
    return file.query(PAIRS)


def count(file: File, said: Iterable[Statement]) -> None:
    """Count what a reading that is now asked says."""
    file.change(COUNT, told(said).items())


def uncount(file: File, said: Iterable[Statement]) -> None:
    """The same of one that is asked no more."""
    file.change(COUNT, ((pair, -number) for pair, number in told(said).items()))
    file.change(NONE)


def told(said: Iterable[Statement]) -> Counter[str]:
    """How much statements say of each pair."""
    return Counter(pair for one in said for pair in rows.pairs(one.parties))


def of_readings(file: File, readings: Iterable[int]) -> Iterator[Statement]:
    """What some readings say, by their numbers."""
    return (rows.statement(said) for (said,) in file.query(OF_READINGS, [rows.encoded(sorted(readings))]))


def end(file: File, said: Numbered) -> None:
    """Note what numbered statements say will end, and when."""
    file.change(END, ends(said))


def unend(file: File, said: Numbered) -> None:
    """Forget it."""
    file.change(UNEND, ends(said))


def ends(said: Numbered) -> Iterator[tuple[str, int]]:
    """The days on which something ends or falls due, with the numbers of the statements that say so."""
    return ((day, number) for number, one in said if (day := rows.ending(one)) is not None)
