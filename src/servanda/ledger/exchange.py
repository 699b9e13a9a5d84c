"""A ledger as JSON Lines, and back: versions, readings, tombstones, what stands of the judgements, official series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from servanda.errors import LedgerError
from servanda.ledger import official, rows
from servanda.ledger.store import Ledger, Said
from servanda.ledger.takedown import Grouping, Tombstone, laid, tombstones
from servanda.model import Entry, Judgement, Statement, Version
from servanda.tables import Cell, Release, Series

FORMAT = 2
VERSIONS = f"""SELECT v.n, t.text, t.pages, {rows.named(rows.VERSION, "v")}
FROM version v LEFT JOIN text t ON t.version = v.n ORDER BY v.id"""  # noqa: S608 - our own names
READINGS = "SELECT n, reader FROM reading WHERE version = ? ORDER BY id"
SAID = "SELECT said FROM statement WHERE reading = ? ORDER BY start, id"
JUDGED = f"""SELECT f."group", {rows.named(rows.JUDGEMENT, "j")} FROM judgement j LEFT JOIN found f ON f.judgement = j.n
WHERE f."group" IS NOT NULL OR j."by" NOT LIKE 'rule %' ORDER BY j.id"""  # noqa: S608


class Line(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One line: the format, which comes first, or one record: a version with its text, a reading, a release, and so on.

    The cells of official figures come series by series, and in a series release by release.
    """

    ledger: int | None = None
    version: Version | None = None
    text: str | None = None
    pages: tuple[int, ...] = ()
    reading: str | None = None
    reader: str = ""
    statements: tuple[Statement, ...] = ()
    tombstone: Tombstone | None = None
    judgement: Judgement | None = None
    group: str | None = None
    release: Release | None = None
    series: Series | None = None
    released: str = ""
    cells: tuple[Cell, ...] = ()


def exported(ledger: Ledger) -> Iterator[bytes]:
    """The lines of a ledger in their one order: the same record gives the same bytes."""
    encode = msgspec.json.Encoder().encode
    yield from (encode(line) + b"\n" for line in _lines(ledger))


def _lines(ledger: Ledger) -> Iterator[Line]:
    yield Line(ledger=FORMAT)
    for number, text, pages, *fields in ledger.file.stream(VERSIONS):
        version = rows.version(fields)
        yield Line(version=version, text=text, pages=tuple(msgspec.json.decode(pages or "[]")))
        for reading, reader in ledger.file.query(READINGS, [number]):
            said = (rows.statement(row) for (row,) in ledger.file.query(SAID, [reading]))
            yield Line(reading=version.id, reader=reader, statements=tuple(said))
    yield from (Line(tombstone=one) for one in tombstones(ledger))
    for group, *row in ledger.file.stream(JUDGED):
        yield Line(judgement=rows.judgement(row), group=group)
    yield from (Line(release=release) for release in official.releases(ledger.file))
    for release, series, cells in official.contents(ledger.file):
        yield Line(released=release, series=series, cells=cells)


def take(ledger: Ledger, lines: Iterable[bytes], name: str, grouping: Grouping) -> set[str]:
    """Add what an export holds, all or nothing; the ids of its versions, whose groups are then to be judged.

    `name` is for messages, `grouping` gives the groups of an entry. Raises `LedgerError` for lines that are no export.
    """
    decode = msgspec.json.Decoder(Line).decode
    number = 0
    with ledger.writing():
        taking = _Taking(ledger, grouping)
        try:
            for number, raw in enumerate(lines, 1):
                line = decode(raw)
                taking.take(line)
                _first(line, number)
            taking.end()
        except (msgspec.DecodeError, ValueError, KeyError) as error:
            raise LedgerError(f"{name}:{number}: no line of an export: {error}; nothing was added") from None
        ledger.settle()
    return set(taking.versions)


def _first(line: Line, number: int) -> None:
    """Raises `ValueError` unless the first line, and no other, names a format that is known."""
    if (number == 1) != (line.ledger is not None) or (line.ledger or FORMAT) > FORMAT:
        raise ValueError(f"an export begins with a line that names its format, {FORMAT}")


class _Taking:
    """An export on its way into a ledger."""

    def __init__(self, ledger: Ledger, grouping: Grouping) -> None:
        self.versions: dict[str, Version] = {}
        self._ledger = ledger
        self._grouping = grouping
        self._arrival = official.Arrival(ledger.file)
        self._releases: dict[str, Release] = {}

    def take(self, line: Line) -> None:
        """Add one line."""
        if line.release is not None:
            self._releases[line.release.id] = line.release
        elif line.series is not None:
            series = line.series
            self._arrival.put((line.released, series, cell) for cell in line.cells)
        elif line.version is not None:
            self.versions[line.version.id] = line.version
            self._ledger.keep(line.version, line.text, line.pages)
        elif line.reading is not None:
            version = self.versions[line.reading]
            said = (Said(one, self._grouping(Entry(one, version))) for one in line.statements)
            self._ledger.read(version.id, line.reader, said)
        elif line.tombstone is not None:
            laid(self._ledger, line.tombstone, self._grouping)
        else:
            self._judge(line)

    def _judge(self, line: Line) -> None:
        if line.judgement is not None and line.group is not None:
            self._ledger.find([], [(line.group, line.judgement)], line.judgement.at)
        elif line.judgement is not None:
            self._ledger.judge([line.judgement])
        elif line.ledger is None:
            raise ValueError("it holds nothing")

    def end(self) -> None:
        """Add the releases. Raises `ValueError` for one whose cells are not those that it had."""
        for release in self._arrival.releases:
            made = self._arrival.settle(release, self._releases[release])
            if made is not None and made.id != release:
                raise ValueError(f"release {self._releases[release].name}: its cells are not those of its digest")
