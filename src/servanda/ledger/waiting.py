"""What waits for a person: contradictions and matches that nobody has looked at, and statements with doubts."""

from __future__ import annotations

from typing import Any, NamedTuple

from servanda.ledger import queries, rows
from servanda.ledger.store import Ledger
from servanda.model import Entry, Judgement

LOW = 0.9  # likeness of two names below which somebody should look
DEPTH = 50_000  # statements among which those with doubts are looked for
TAKEN_BACK = """SELECT 1 FROM judgement b WHERE b."left" = a.id AND b.verdict = 'withdrawn'"""
UNSEEN = f"""NOT EXISTS (SELECT 1 FROM judgement a WHERE a."left" = {{what}} AND a.verdict = 'accepted'
  AND NOT EXISTS ({TAKEN_BACK}))"""  # noqa: S608 - our own names
OF_RULES = f"""FROM standing j WHERE {{about}} AND j."by" LIKE 'rule %' AND {UNSEEN.format(what="j.id")}"""
CONTRADICTING = OF_RULES.format(about="j.verdict = 'contradicts'")
ALIKE = OF_RULES.format(
    about="""j."left" >= 'name:' AND j."left" < 'name;' AND j.verdict = 'same' AND j.explanations LIKE '["score:0.%'
AND CAST(substr(j.explanations, 9, 4) AS REAL) < ?"""
)
JUDGED = f"SELECT j.n, {rows.named(rows.JUDGEMENT, 'j')} {{what}} AND j.n < ? {{tests}} ORDER BY j.n DESC LIMIT ?"
OF_PAIR = """AND j."left" IN (
  SELECT s.id FROM statement s WHERE s.n IN (SELECT rowid FROM filed WHERE filed MATCH ?))"""
DOUBTED = """EXISTS (SELECT 1 FROM json_each(s.said, '$.doubts') d WHERE {which})"""
DOUBTFUL = f"""SELECT k.n FROM (SELECT n FROM statement s WHERE n < ? {{tests}} ORDER BY n DESC LIMIT {DEPTH}) k
CROSS JOIN statement s ON s.n = k.n CROSS JOIN current c ON c.reading = s.reading
WHERE {queries.OFF} AND {{doubted}} AND {UNSEEN.format(what="s.id")} ORDER BY k.n DESC LIMIT ?"""  # noqa: S608
COUNTED = f"SELECT count(*) FROM (SELECT 1 {CONTRADICTING} LIMIT ?)"  # noqa: S608 - our own names
NEWEST = 1 << 62


class Part(NamedTuple):
    """A part of what waits, the newest first: of a pair, behind a number, at most so many."""

    most: int
    before: int = NEWEST
    pair: str | None = None


class Wait(NamedTuple):
    """What waits, with its number in the order of time."""

    number: int
    what: Judgement | Entry


def contradictions(ledger: Ledger, part: Part) -> list[Wait]:
    """Contradictions that rules found and nobody has looked at."""
    tests = OF_PAIR if part.pair else ""
    values: list[Any] = [part.before, *([f'"{rows.mark(part.pair)}"'] if part.pair else []), part.most]
    return _judged(ledger, JUDGED.format(what=CONTRADICTING, tests=tests), values)


def alike(ledger: Ledger, part: Part) -> list[Wait]:
    """Matches of names that rules found by a low likeness, and nobody has looked at."""
    return _judged(ledger, JUDGED.format(what=ALIKE, tests=""), [LOW, part.before, part.most])


def doubtful(ledger: Ledger, part: Part, doubt: str) -> list[Wait]:
    """Statements with a doubt, or with any that is not about whose statistics they are, that nobody has looked at."""
    doubted = DOUBTED.format(which="d.value = ?" if doubt else "d.value NOT LIKE 'reporter:%'")
    tests = f"AND {queries.FILED.replace('s.n', 'n')}" if part.pair else ""
    values: list[Any] = [part.before, *([f'"{rows.mark(part.pair)}"'] if part.pair else [])]
    values += [*([doubt] if doubt else []), part.most]
    numbers = [n for (n,) in ledger.file.query(DOUBTFUL.format(tests=tests, doubted=doubted), values)]
    found = queries.any_of(ledger.file, queries.NUMBERED, f"[{', '.join(map(str, sorted(numbers)))}]")
    return [Wait(*one) for one in reversed(list(zip(sorted(numbers), found, strict=True)))]


def count(ledger: Ledger, most: int) -> int:
    """How many contradictions nobody has looked at; they are counted up to `most`."""
    return int(ledger.file.query(COUNTED, [most])[0][0])


def _judged(ledger: Ledger, query: str, values: list[Any]) -> list[Wait]:
    return [Wait(number, rows.judgement(row)) for number, *row in ledger.file.query(query, values)]
