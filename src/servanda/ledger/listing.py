"""Lists in the order in which things came into a ledger, a page at a time: what is added later comes behind.

A page begins behind the number of a row, so that the last one of a long list comes as fast as the first.
"""

from __future__ import annotations

import operator
from typing import Any, NamedTuple

import msgspec

from servanda.ledger import queries, rows
from servanda.ledger.file import File
from servanda.model import Entry, Judgement, Version

FILED = "filed f CROSS JOIN statement s ON s.n = f.rowid CROSS JOIN current c ON c.reading = s.reading"
NUMBERED = "json_each(?) k CROSS JOIN statement s ON s.n = k.value CROSS JOIN current c ON c.reading = s.reading"
SAID = "statement s CROSS JOIN current c ON c.reading = s.reading"
TOLD = "version v CROSS JOIN current c ON c.version = v.n CROSS JOIN statement s ON s.reading = c.reading"
OF = "CROSS JOIN version v ON v.n = c.version"
SPOKEN = "json_extract(s.said, '$.speaker') IS NOT NULL"
FOUND = "SELECT s.n FROM {place} WHERE {tests} AND {behind} LIMIT ?"
OF_PAIR = """EXISTS (SELECT 1 FROM filed WHERE filed MATCH '"' || j."left" || '" "' || ? || '"')"""
STARTS = {False: 0, True: 1 << 62}


class Page(NamedTuple):
    """A piece of a list: what stands behind a number, at most so much; the newest first, or the oldest."""

    most: int
    behind: int | None = None
    newest: bool = False

    def test(self, column: str) -> str:
        """The test of a query for it, with its order."""
        return f"{column} < ? ORDER BY {column} DESC" if self.newest else f"{column} > ? ORDER BY {column}"

    @property
    def values(self) -> tuple[int, int]:
        """The values of that test, and the limit."""
        return (STARTS[self.newest] if self.behind is None else self.behind, self.most)


class Sought(NamedTuple):
    """Which statements are listed; what is left out is not asked. `pair` is `KAZ-RUS` in alphabetical order.

    `since` and `before` are ISO dates of publication, half-open. `filed` is under what speakers are
    filed, any of whom may say it; `versions` are numbers of versions.
    """

    pair: str | None = None
    concept: str | None = None
    kind: str | None = None
    document: str | None = None
    language: str | None = None
    publisher: str | None = None
    since: str | None = None
    before: str | None = None
    filed: tuple[str, ...] | None = None
    versions: tuple[int, ...] | None = None


class Judged(NamedTuple):
    """Which judgements are listed: of one verdict, on the record of an id, on a statement of a pair."""

    verdict: str | None = None
    of: str | None = None
    pair: str | None = None


def statements(file: File, sought: Sought, page: Page) -> list[tuple[int, Entry]]:
    """What the current readings say, each with its number."""
    place, tests, values = _place(file, sought)
    column = "f.rowid" if place.startswith(FILED) else "s.n"
    query = FOUND.format(place=place, tests=" AND ".join((queries.OFF, *tests)), behind=page.test(column))
    found = [number for (number,) in file.query(query, [*values, *page.values])]
    told = list(queries.any_of(file, queries.NUMBERED, msgspec.json.encode(found).decode()))  # by their numbers
    return sorted(zip(sorted(found), told, strict=True), key=operator.itemgetter(0), reverse=page.newest)


def _place(file: File, sought: Sought) -> tuple[str, list[str], list[Any]]:
    """From where statements are listed, with the tests and the values of both: what leaves least comes first."""
    told = _version_tests(sought)
    narrow = sought.versions is not None or sought.document or sought.publisher or (sought.since and sought.before)
    said: dict[str, Any] = {"s.concept = ?": sought.concept}
    if sought.filed is not None:
        numbers = queries.numbers(file, map(rows.mark, sought.filed))
        if sought.pair:
            told["s.n IN (SELECT rowid FROM filed WHERE filed MATCH ?)"] = rows.mark(sought.pair)
        place, first = f"{NUMBERED} {OF}", {"": numbers, SPOKEN: ()}
    elif sought.pair:
        key = f"{sought.pair} {sought.concept}" if sought.concept else sought.pair
        place, first = f"{FILED} {OF}", {"filed MATCH ?": rows.mark(key)}
    elif narrow:
        place, first = TOLD, {}
    else:
        place, first = f"{SAID} {OF}", {}
        said |= {queries.OF_KINDS: ()} if sought.concept else {}
    said["+s.kind = ?"] = sought.kind
    tests = {test: value for test, value in (first | said | told).items() if value is not None}
    return place, [test for test in tests if test], [value for value in tests.values() if value != ()]


def _version_tests(sought: Sought) -> dict[str, Any]:
    """The tests of the documents that say it."""
    versions = None if sought.versions is None else msgspec.json.encode(sought.versions).decode()
    return {
        "v.n IN (SELECT value FROM json_each(?))": versions, "v.document = ?": sought.document,
        "v.publisher = ?": sought.publisher, "v.language = ?": sought.language, "v.published >= ?": sought.since,
        "v.published < ?": sought.before,
    }  # fmt: skip


def versions(file: File, sought: Sought, page: Page) -> list[tuple[int, Version]]:
    """Versions of documents, each with its number."""
    tests = {test: value for test, value in _version_tests(sought).items() if value is not None}
    where = " AND ".join((*tests, page.test("v.n")))
    query = f"SELECT v.n, {queries.COLUMNS} FROM version v WHERE {where} LIMIT ?"  # noqa: S608 - our own names
    found = file.query(query, [*tests.values(), *page.values])
    return [(number, rows.version(row)) for number, *row in found]


def judgements(file: File, sought: Judged, page: Page) -> list[tuple[int, Judgement]]:
    """Judgements that stand, each with its number."""
    about = {
        "j.verdict = 'contradicts'": () if sought.verdict == "contradicts" else None,  # as its index has it
        "j.verdict = ?": (sought.verdict,) if sought.verdict not in {None, "contradicts"} else None,
        '(j."left" = ? OR j."right" = ?)': (sought.of, sought.of) if sought.of is not None else None,
        OF_PAIR: (rows.mark(sought.pair),) if sought.pair is not None else None,
    }
    tests = {test: values for test, values in about.items() if values is not None}
    where = " AND ".join((*tests, page.test("j.n")))
    query = f"SELECT j.n, {rows.named(rows.JUDGEMENT, 'j')} FROM standing j WHERE {where} LIMIT ?"  # noqa: S608
    values = (one for some in tests.values() for one in some)
    return [(number, rows.judgement(row)) for number, *row in file.query(query, [*values, *page.values])]


def newest(file: File) -> tuple[int, int]:
    """The numbers of the statement and the judgement that came last."""
    ((said, judged),) = file.query("SELECT (SELECT max(n) FROM statement), (SELECT max(n) FROM judgement)")
    return int(said or 0), int(judged or 0)


def size(file: File) -> int:
    """How many statements there are, in all readings."""
    return int(file.query("SELECT count(*) FROM statement")[0][0])


def with_words(file: File, match: str) -> tuple[int, ...]:
    """The numbers of versions in which some words stand, as the index of words is asked for them."""
    return tuple(number for (number,) in file.query("SELECT rowid FROM words WHERE words MATCH ?", [match]))
