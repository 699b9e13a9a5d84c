"""Ask for what the current readings say."""

from __future__ import annotations

import itertools
import operator
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from servanda.ledger import rows
from servanda.ledger.file import File
from servanda.model import KINDS, Entry, Version

COLUMNS = rows.named(rows.VERSION, "v")
PLACE = "JOIN current c ON c.reading = s.reading JOIN version v ON v.n = c.version"
ORDER = "ORDER BY v.published, v.document, v.id, s.start, s.id"
BYTES = "CAST(s.said AS BLOB)"  # as it is decoded: a text would be made into characters, and back
ANY = f"SELECT {BYTES}, r.version FROM statement s JOIN reading r ON r.n = s.reading WHERE {{where}} ORDER BY s.n"  # noqa: S608
OF_VERSIONS = "r.version IN (SELECT v.n FROM json_each(?) k JOIN version v ON v.id = k.value)"
OF_CURRENT = "c.version IN (SELECT v.n FROM json_each(?) k JOIN version v ON v.id = k.value)"
OF_KINDS = f"s.kind IN ({', '.join(repr(kind) for kind in KINDS)})"  # the index begins with the kind
OFF = """s.id NOT IN (SELECT o."left" FROM judgement o WHERE o.verdict IN ('rejected', 'corrected')
  AND NOT EXISTS (SELECT 1 FROM judgement w WHERE w."left" = o.id AND w.verdict = 'withdrawn'))"""
JOINED = f"SELECT {BYTES}, c.version FROM statement s {PLACE} WHERE {OFF} AND {{where}} {ORDER}"  # noqa: S608 - our own names
SOME = f"""SELECT c.version, {BYTES} FROM statement s JOIN current c ON c.reading = s.reading {{versions}}
WHERE {OFF} AND {{where}}"""  # noqa: S608 - our own names
FILED = "s.n IN (SELECT rowid FROM filed WHERE filed MATCH ?)"
VERSION = "JOIN version v ON v.n = c.version"
FILE = "INSERT INTO filed (rowid, marks) VALUES (?, ?)"
UNFILE = "INSERT INTO filed (filed, rowid, marks) VALUES ('delete', ?, ?)"
OF_READING = f"SELECT s.n, {BYTES} FROM statement s WHERE s.reading = ?"  # noqa: S608 - our own names
NUMBERED = "s.n IN (SELECT value FROM json_each(?))"
OF_NUMBERS = f"SELECT v.n, {COLUMNS} FROM json_each(?) k JOIN version v ON v.n = k.value"  # noqa: S608 - our own names
PLACED = operator.attrgetter("start", "id")
CHUNK = 2000  # entries whose versions are fetched together
MANY = 200  # marks that are looked for at a time
BY_DATE = "ORDER BY v.published, v.document, v.id"
VERSIONS = f"SELECT v.n, {COLUMNS} FROM version v WHERE {{where}} {{order}}"  # noqa: S608 - our own names
NEWEST = "ORDER BY v.published DESC, v.document DESC, v.id DESC"
SAID = f"""SELECT {BYTES} FROM current c JOIN statement s ON s.reading = c.reading
WHERE {{tests}} ORDER BY s.start, s.id"""  # noqa: S608 - our own names
HAS = """SELECT (SELECT reason FROM tombstone WHERE text_hash = ?1), EXISTS (SELECT 1 FROM version WHERE id = ?2),
EXISTS (SELECT 1 FROM version v JOIN reading r ON r.version = v.n WHERE v.id = ?2 AND r.reader = ?3)"""
READ = "SELECT r.n FROM version v JOIN reading r ON r.version = v.n WHERE v.id = ? AND r.reader = ?"


ENDS = "coalesce(json_extract(s.said, '$.deadline.end'), json_extract(s.said, '$.period.end'))"
COMING = f"s.kind IN ('pledge', 'document', 'event', 'project') AND {ENDS} > ? AND {ENDS} <= ?"


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
        query = SOME.format(versions=VERSION if told else "", where=" AND ".join((FILED, *said, *told)))
        yield from _ordered(file, query, [rows.mark(key), *said.values(), *told.values()])
    elif said and not told:
        yield from _joined(file, {OF_KINDS: None} | said)
    else:
        yield from _by_version(file, told, said)


def members(file: File, groups: Iterable[str], *, newest: bool = False) -> Iterator[Entry]:
    """The entries of some groups, each once, in their order, or in its reverse."""
    found = numbers(file, map(rows.mark, groups))
    return _ordered(file, SOME.format(versions="", where=NUMBERED), [found], newest=newest)


def current(file: File, versions: Iterable[str]) -> Iterator[Entry]:
    """What the current readings of versions, by their ids, say, in their order."""
    return _ordered(file, SOME.format(versions="", where=OF_CURRENT), [listed(versions)])


def coming(file: File, after: str, before: str) -> Iterator[Entry]:
    """What ends, falls due or is to happen by a day between two, of all pairs, in the order of versions."""
    return _ordered(file, SOME.format(versions="", where=COMING), [after, before])


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
    return msgspec.json.encode(sorted(found)).decode()


def any_of(file: File, test: str, value: str) -> Iterator[Entry]:
    """The entries of statements that pass a test, whether their readings are asked or not."""
    yield from _made(file, file.query(ANY.format(where=test), [value]))


def listed(values: Iterable[str]) -> str:
    """Values as a list that a query takes apart."""
    return msgspec.json.encode(sorted(set(values))).decode()


def _joined(file: File, tests: dict[str, Any]) -> Iterator[Entry]:
    """Entries of statements that pass tests, in their order; the file orders them, for they may be many."""
    values = [value for value in tests.values() if value is not None]
    return _made(file, file.stream(JOINED.format(where=" AND ".join(tests)), values))


def _ordered(file: File, query: str, values: Iterable[Any], *, newest: bool = False) -> Iterator[Entry]:
    """Entries by version, and there by place: sorted here, for the file would sort whole rows.

    What is not taken is not decoded.
    """
    places: defaultdict[int, list[bytes]] = defaultdict(list)
    for number, said in file.stream(query, values):
        places[number].append(said)
    order = NEWEST if newest else BY_DATE
    for number, *row in file.query(f"{OF_NUMBERS} {order}", [msgspec.json.encode(list(places)).decode()]):
        version = rows.version(row)
        for one in sorted(map(rows.statement, places[number]), key=PLACED, reverse=newest):
            yield Entry(one, version)


def _made(file: File, found: Iterable[tuple[bytes, int]]) -> Iterator[Entry]:
    """Entries of statements and the numbers of their versions."""
    known: dict[int, Version] = {}
    rest = iter(found)
    while some := list(itertools.islice(rest, CHUNK)):
        new = msgspec.json.encode(sorted({number for _, number in some} - known.keys())).decode()
        known |= {number: rows.version(row) for number, *row in file.query(OF_NUMBERS, [new])}
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
