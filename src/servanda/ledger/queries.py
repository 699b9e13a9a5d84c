"""Ask for what the current readings say."""

from __future__ import annotations

import itertools
import operator
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from servanda.ledger import rows
from servanda.ledger.file import File
from servanda.model import KINDS, Entry, Version

COLUMNS = rows.named(rows.VERSION, "v")
PLACE = "JOIN current c ON c.reading = s.reading JOIN version v ON v.n = c.version"
ORDER = "ORDER BY v.published, v.document, v.id, s.start, s.id"
BYTES = "CAST(s.said AS BLOB)"  # as it is decoded: a text would be made into characters, and back
ANY = f"SELECT {BYTES}, r.version FROM statement s JOIN reading r ON r.n = s.reading WHERE {{where}} ORDER BY s.n"  # noqa: S608
OF_VERSIONS = "r.version IN (SELECT v.n FROM json_each(?) k JOIN version v ON v.id = k.value)"
OF_CURRENT = """s.reading IN (
  SELECT c.reading FROM json_each(?) k JOIN version v ON v.id = k.value JOIN current c ON c.version = v.n)"""
OF_KINDS = f"s.kind IN ({', '.join(repr(kind) for kind in KINDS)})"  # the index begins with the kind
OFF = """s.id NOT IN (SELECT o."left" FROM judgement o WHERE o.verdict IN ('rejected', 'corrected')
  AND NOT EXISTS (SELECT 1 FROM judgement w WHERE w."left" = o.id AND w.verdict = 'withdrawn'))"""
JOINED = f"SELECT {BYTES}, c.version FROM statement s {PLACE} WHERE {OFF} AND {{where}} {ORDER}"  # noqa: S608 - our own names
ASKED = "CROSS JOIN current c ON c.reading = s.reading"
SOME = f"SELECT c.version, {BYTES} FROM {{place}} {ASKED} {{versions}} WHERE {OFF} AND {{where}}"  # noqa: S608
UNDER = "filed f CROSS JOIN statement s ON s.n = f.rowid"
LISTED = "json_each(?) k CROSS JOIN statement s ON s.n = k.value"
ENDING = "ending e CROSS JOIN statement s ON s.n = e.statement"
COMING = "e.day > ? AND e.day <= ? ORDER BY e.day, e.statement LIMIT ?"
VERSION = "CROSS JOIN version v ON v.n = c.version"
FILED = "s.n IN (SELECT rowid FROM filed WHERE filed MATCH ?)"
FILE = "INSERT INTO filed (rowid, marks) VALUES (?, ?)"
UNFILE = "INSERT INTO filed (filed, rowid, marks) VALUES ('delete', ?, ?)"
OF_READING = f"SELECT s.n, {BYTES} FROM statement s WHERE s.reading = ?"  # noqa: S608 - our own names
NUMBERED = "s.n IN (SELECT value FROM json_each(?))"
LATEST = f"""SELECT s.n FROM {LISTED} {ASKED} {VERSION} WHERE {OFF}
ORDER BY v.published DESC, v.document DESC, v.id DESC, s.start DESC, s.id DESC"""  # noqa: S608 - our own names
IN_ORDER = f"SELECT {BYTES}, r.version FROM {LISTED} JOIN reading r ON r.n = s.reading ORDER BY k.key"  # noqa: S608
PLACED = operator.attrgetter("start", "id")
CHUNK = 2000  # entries whose versions are fetched together
FEW = 200  # the same where not all may be taken
MANY = 200  # marks that are looked for at a time
BY_DATE = "ORDER BY v.published, v.document, v.id"
VERSIONS = f"SELECT v.n, {COLUMNS} FROM version v WHERE {{where}} {{order}}"  # noqa: S608 - our own names
NEWEST = "ORDER BY v.published DESC, v.document DESC, v.id DESC"
SAID = f"""SELECT {BYTES} FROM current c JOIN statement s ON s.reading = c.reading
WHERE {{tests}} ORDER BY s.start, s.id"""  # noqa: S608 - our own names
HAS = """SELECT (SELECT reason FROM tombstone WHERE text_hash = ?1), EXISTS (SELECT 1 FROM version WHERE id = ?2),
EXISTS (SELECT 1 FROM version v JOIN reading r ON r.version = v.n WHERE v.id = ?2 AND r.reader = ?3)"""
READ = "SELECT r.n FROM version v JOIN reading r ON r.version = v.n WHERE v.id = ? AND r.reader = ?"


class Wanted(NamedTuple):
    """What to look for; what is left out is not asked. `pair` is `KAZ-RUS` in alphabetical order.

    `since` and `before` are ISO dates of publication, half-open.
    """

    pair: str | None = None
    concept: str | None = None
    kind: str | None = None
    document: str | None = None
    since: str | None = None
    before: str | None = None


def entries(file: File, wanted: Wanted) -> Iterator[Entry]:
    """What the current readings say, by date of publication, document and place."""
    about = {"s.concept = ?": wanted.concept, "s.kind = ?": wanted.kind}
    place = {"v.document = ?": wanted.document, "v.published >= ?": wanted.since, "v.published < ?": wanted.before}
    said = {test: value for test, value in about.items() if value is not None}
    told = {test: value for test, value in place.items() if value is not None}
    if wanted.pair:
        key = f"{wanted.pair} {wanted.concept}" if wanted.concept else wanted.pair
        tests = " AND ".join(("filed MATCH ?", *said, *told))
        query = SOME.format(place=UNDER, versions=VERSION if told else "", where=tests)
        yield from _ordered(file, query, [rows.mark(key), *said.values(), *told.values()])
    elif said and not told:
        yield from _joined(file, {OF_KINDS: None} | said)
    else:
        yield from _by_version(file, told, said)


def members(file: File, groups: Iterable[str]) -> Iterator[Entry]:
    """The entries of some groups, each once, in their order."""
    found = numbers(file, map(rows.mark, groups))
    return _ordered(file, SOME.format(place=LISTED, versions="", where="1"), [found])


def latest(file: File, groups: Iterable[str]) -> Iterator[Entry]:
    """The same in the reverse of their order; what is not taken is not fetched."""
    found = file.query(LATEST, [numbers(file, map(rows.mark, groups))])
    for start in range(0, len(found), FEW):
        some = [number for (number,) in found[start : start + FEW]]
        yield from _made(file, file.query(IN_ORDER, [rows.encoded(some)]))


def current(file: File, versions: Iterable[str]) -> Iterator[Entry]:
    """What the current readings of versions, by their ids, say, in their order."""
    return _ordered(file, SOME.format(place="statement s", versions="", where=OF_CURRENT), [listed(versions)])


def coming(file: File, days: tuple[str, str], most: int = -1) -> Iterator[Entry]:
    """What ends, falls due or is to happen behind one day and up to another, of all pairs, in the order of versions.

    With `most`, so many of it that come first.
    """
    return _ordered(file, SOME.format(place=ENDING, versions="", where=COMING), [*days, most])


def years(file: File) -> list[str]:
    """The years in which something was published, the latest first; the last one is empty, for what has no date."""
    ((first, last),) = file.query("SELECT (SELECT min(published) FROM version), (SELECT max(published) FROM version)")
    ends = [int(date[:4]) for date in (first, last) if date]
    return [*(str(year) for year in range(ends[-1], ends[0] - 1, -1)), ""] if ends else [""]


def numbered(file: File) -> Iterator[tuple[int, Entry]]:
    """All statements of all readings with their numbers, reading by reading."""
    for reading, *row in file.stream(f"SELECT r.n, {COLUMNS} FROM reading r JOIN version v ON v.n = r.version"):  # noqa: S608
        version = rows.version(row)
        for number, said in file.query(OF_READING, [reading]):
            yield number, Entry(rows.statement(said), version)


def numbers(file: File, marks: Iterable[str]) -> str:
    """The numbers of the statements that are filed under some marks, as a list that a query takes apart."""
    sought, found = sorted(set(marks)), set[int]()
    for start in range(0, len(sought), MANY):
        asked = " OR ".join(f'"{mark}"' for mark in sought[start : start + MANY])
        found.update(number for (number,) in file.query("SELECT rowid FROM filed WHERE filed MATCH ?", [asked]))
    return rows.encoded(sorted(found))


def any_of(file: File, test: str, value: str) -> Iterator[Entry]:
    """The entries of statements that pass a test, whether their readings are asked or not."""
    yield from _made(file, file.query(ANY.format(where=test), [value]))


def listed(values: Iterable[str]) -> str:
    """Values as a list that a query takes apart."""
    return rows.encoded(sorted(set(values)))


def _joined(file: File, tests: dict[str, Any]) -> Iterator[Entry]:
    """Entries of statements that pass tests, in their order; the file orders them, for they may be many."""
    values = [value for value in tests.values() if value is not None]
    return _made(file, file.stream(JOINED.format(where=" AND ".join(tests)), values))


def _ordered(file: File, query: str, values: Iterable[Any]) -> Iterator[Entry]:
    """Entries by version, and there by place: sorted here, for the file would sort whole rows.

    What is not taken is not decoded.
    """
    places: defaultdict[int, list[bytes]] = defaultdict(list)
    for number, said in file.query(query, values):
        places[number].append(said)
    known = file.versions.of(places)
    for number in sorted(places, key=lambda number: _dated(known[number])):
        found = sorted(map(rows.statement, places[number]), key=PLACED)
        yield from map(Entry, found, itertools.repeat(known[number]))


def _dated(one: Version) -> tuple[str, str, str]:
    """As `BY_DATE` orders versions."""
    return one.published or "", one.document, one.id


def _made(file: File, found: Iterable[tuple[bytes, int]]) -> Iterator[Entry]:
    """Entries of statements and the numbers of their versions."""
    rest = iter(found)
    while some := list(itertools.islice(rest, CHUNK)):
        known = file.versions.of(number for _, number in some)
        yield from (Entry(rows.statement(said), known[number]) for said, number in some)


def published_by(file: File, publisher: str) -> Iterator[Entry]:
    """What an outlet says, the latest first."""
    for number, *row in file.stream(VERSIONS.format(where="v.publisher = ?", order=NEWEST), [publisher]):
        version = rows.version(row)
        for (said,) in reversed(file.query(SAID.format(tests=f"c.version = ? AND {OFF}"), [number])):
            yield Entry(rows.statement(said), version)


def _by_version(file: File, told: dict[str, Any], said: dict[str, Any]) -> Iterator[Entry]:
    """Version by version, so that memory does not grow with the ledger."""
    tests = " AND ".join(("c.version = ?", OFF, *said))
    query = SAID.format(tests=tests)
    for number, *row in file.stream(VERSIONS.format(where=" AND ".join(told) or "1", order=BY_DATE), told.values()):
        version = rows.version(row)
        for (one,) in file.query(query, [number, *said.values()]):
            yield Entry(rows.statement(one), version)
