"""A ledger as JSON Lines, and back: versions, readings, tombstones and what stands of the judgements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from servanda.errors import LedgerError
from servanda.ledger import rows
from servanda.ledger.store import Ledger, Said
from servanda.ledger.takedown import Grouping, Tombstone, laid, tombstones
from servanda.model import Entry, Judgement, Statement, Version

FORMAT = 1
VERSIONS = f"""SELECT v.n, t.text, t.pages, {rows.named(rows.VERSION, "v")}
FROM version v LEFT JOIN text t ON t.version = v.n ORDER BY v.id"""  # noqa: S608 - our own names
READINGS = "SELECT n, reader FROM reading WHERE version = ? ORDER BY id"
SAID = "SELECT said FROM statement WHERE reading = ? ORDER BY start, id"
JUDGED = f"""SELECT f."group", {rows.named(rows.JUDGEMENT, "j")} FROM judgement j LEFT JOIN found f ON f.judgement = j.n
WHERE f."group" IS NOT NULL OR j."by" NOT LIKE 'rule %' ORDER BY j.id"""  # noqa: S608


class Line(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One line: the format, which comes first; a version with its text; a reading; a tombstone; or a judgement."""

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


def take(ledger: Ledger, lines: Iterable[bytes], name: str, grouping: Grouping) -> set[str]:
    """Add what an export holds, all or nothing; the ids of its versions, whose groups are then to be judged.

    `name` is for messages, `grouping` gives the groups of an entry. Raises `LedgerError` for lines that are no export.
    """
    decode = msgspec.json.Decoder(Line).decode
    versions: dict[str, Version] = {}
    with ledger.writing():
        for number, raw in enumerate(lines, 1):
            try:
                line = decode(raw)
                _took(ledger, line, versions, grouping)
                _first(line, number)
            except (msgspec.DecodeError, ValueError, KeyError) as error:
                raise LedgerError(f"{name}:{number}: no line of an export: {error}; nothing was added") from None
        ledger.settle()
    return set(versions)


def _first(line: Line, number: int) -> None:
    """Raises `ValueError` unless the first line, and no other, names a format that is known."""
    if (number == 1) != (line.ledger is not None) or (line.ledger or FORMAT) > FORMAT:
        raise ValueError(f"an export begins with a line that names its format, {FORMAT}")


def _took(ledger: Ledger, line: Line, versions: dict[str, Version], grouping: Grouping) -> None:
    """Add one line."""
    if line.version is not None:
        versions[line.version.id] = line.version
        ledger.keep(line.version, line.text, line.pages)
    elif line.reading is not None:
        version = versions[line.reading]
        said = (Said(one, grouping(Entry(one, version))) for one in line.statements)
        ledger.read(version.id, line.reader, said)
    elif line.tombstone is not None:
        laid(ledger, line.tombstone, grouping)
    elif line.judgement is not None and line.group is not None:
        ledger.find([], [(line.group, line.judgement)])
    elif line.judgement is not None:
        ledger.judge([line.judgement])
    elif line.ledger is None:
        raise ValueError("it holds nothing")
