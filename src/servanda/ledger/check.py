"""Whether a ledger is what it says: spans, hashes, ids, ends of judgements, derived tables, and the file itself."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator

import msgspec

from servanda import tables
from servanda.errors import LedgerError
from servanda.ledger import official, rows, tallies
from servanda.ledger.store import Ledger, reading_id
from servanda.ledger.takedown import Grouping
from servanda.model import METADATA, Document, Entry, judgement, statement_id, version_of

NAMES = "name:"  # begins an end of a judgement that is a name, not a record
ENDS = """
SELECT id FROM statement UNION SELECT id FROM version UNION SELECT id FROM reading UNION SELECT id FROM judgement
UNION SELECT id FROM gone UNION SELECT id FROM release
"""
READINGS = f"""SELECT r.n, v.n, t.text, {rows.named(rows.VERSION, "v")}
FROM reading r JOIN version v ON v.n = r.version LEFT JOIN text t ON t.version = v.n"""  # noqa: S608 - our own names
SAID = "SELECT n, id, kind, concept, start, said FROM statement WHERE reading = ?"
VOCABULARY = "CREATE VIRTUAL TABLE temp.filed_marks USING fts5vocab (main, filed, instance)"
Check = Callable[[Ledger, Grouping], Iterator[str]]


def faults(ledger: Ledger, grouping: Grouping) -> Iterator[str]:
    """Everything that is wrong, one line each; nothing for a sound ledger."""
    for (answer,) in ledger.file.query("PRAGMA integrity_check"):
        if answer != "ok":
            yield f"file: {answer}"
    for check in CHECKS:
        yield from check(ledger, grouping)


def _versions(ledger: Ledger, _: Grouping) -> Iterator[str]:
    query = f"""SELECT t.text, {rows.named(rows.VERSION, "v")}
        FROM version v LEFT JOIN text t ON t.version = v.n"""  # noqa: S608 - our own names
    stones = {one for (one,) in ledger.file.query("SELECT version FROM tombstone")}
    for text, *fields in ledger.file.stream(query):
        known = dict(zip(rows.VERSION, fields, strict=True))
        if text is None or known["id"] in stones:
            if text is not None or known["id"] not in stones:
                yield f"version {known['id']}: text and tombstone do not agree"
            continue
        told = {name: known[name] for name in METADATA}
        if version_of(Document(id=known["document"], text=text, **told)).id != known["id"]:
            yield f"version {known['id']}: its text or metadata are not those of its id"
        if hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest() != known["text_hash"]:
            yield f"version {known['id']}: its text is not that of its hash"


def _readings(ledger: Ledger, _: Grouping) -> Iterator[str]:
    query = "SELECT r.id, r.reader, v.id FROM reading r LEFT JOIN version v ON v.n = r.version"
    for identity, reader, version in ledger.file.stream(query):
        if version is None or reading_id(version, reader) != identity:
            yield f"reading {identity}: its version or reader are not those of its id"


def _statements(ledger: Ledger, grouping: Grouping) -> Iterator[str]:
    filed, ending, tally = Sum(), Sum(), Counter[str]()
    for reading, version, text, *row in ledger.file.stream(READINGS):
        about = rows.version(row)
        asked = [one for (one,) in ledger.file.query("SELECT reading FROM current WHERE version = ?", [version])]
        if not asked:
            yield f"version {about.id}: none of its readings is asked"
        for number, *columns, said in ledger.file.query(SAID, [reading]):
            one = rows.statement(said)
            if text is None or text[one.start : one.end] != one.quote:
                yield f"statement {one.id}: its quote is not what stands at {one.start}:{one.end} of {one.document}"
            told = [one.id, one.kind, one.concept, one.start]
            if statement_id(msgspec.structs.asdict(one)) != one.id or columns != told:
                yield f"statement {one.id}: what it says is not that of its id"
            for mark in set(rows.marks(one, grouping(Entry(one, about))).split()):
                filed.add(mark, number)
            for day, _ in tallies.ends([(number, one)]):
                ending.add(day, number)
            tally.update(rows.pairs(one.parties) if reading in asked else ())
    yield from _filed(ledger, filed)
    yield from _tallied(ledger, tally, ending)


class Sum:
    """A sum of pairs in which their order plays no part."""

    def __init__(self) -> None:
        self.count = self.total = 0

    def add(self, mark: str, number: int) -> None:
        """Add a mark, or a day, and the number of a statement that is filed under it."""
        self.count += 1
        self.total ^= hash((mark, number))


def _filed(ledger: Ledger, wanted: Sum) -> Iterator[str]:
    """Statements are filed under their ids, pairs and groups, and under nothing else."""
    found = Sum()
    ledger.file.query(VOCABULARY)
    for mark, number in ledger.file.stream("SELECT term, doc FROM temp.filed_marks"):
        found.add(mark, number)
    ledger.file.query("DROP TABLE temp.filed_marks")
    if (found.count, found.total) != (wanted.count, wanted.total):
        yield f"table filed: {found.count} marks, where {wanted.count} tell ids, pairs and groups of what is there"


def _tallied(ledger: Ledger, tally: Counter[str], ending: Sum) -> Iterator[str]:
    """Of each pair as much is counted as is said of it, and what ends stands under its day."""
    counted = dict(tallies.pairs(ledger.file))
    for pair in sorted(tally.keys() | counted.keys()):
        if counted.get(pair) != tally.get(pair):
            yield f"table tally: {counted.get(pair)} statements of {pair}, where {tally.get(pair)} are asked"
    found = Sum()
    for day, number in ledger.file.stream("SELECT day, statement FROM ending"):
        found.add(day, number)
    if (found.count, found.total) != (ending.count, ending.total):
        yield f"table ending: {found.count} days, where statements tell {ending.count}"


def _words(ledger: Ledger, _: Grouping) -> Iterator[str]:
    """Every text has its words, and nothing else has."""
    try:
        ledger.file.query("INSERT INTO words (words) VALUES ('integrity-check')")
    except LedgerError as error:
        yield f"table words: {error}"
    ((texts, words),) = ledger.file.query("SELECT (SELECT count(*) FROM text), (SELECT count(*) FROM words_docsize)")
    if texts != words:
        yield f"table words: {words} texts in it, and {texts} in the ledger"


def _judgements(ledger: Ledger, _: Grouping) -> Iterator[str]:
    ends = {one for (one,) in ledger.file.stream(ENDS)}
    query = f"SELECT {rows.named(rows.JUDGEMENT)} FROM judgement"  # noqa: S608 - our own names
    for row in ledger.file.stream(query):
        one = rows.judgement(row)
        if judgement(one, one.by, one.at).id != one.id:
            yield f"judgement {one.id}: what it says is not that of its id"
        lost = [end for end in (one.left, one.right) if end and not end.startswith(NAMES) and end not in ends]
        if lost:
            yield f"judgement {one.id}: there is no record {lost[0]}"


def _official(ledger: Ledger, _: Grouping) -> Iterator[str]:
    """Every release has the cells that its digest was made of, every series the id of what it is."""
    sums: dict[str, tables.Sum] = {}
    names = {one for (one,) in ledger.file.query("SELECT id FROM series")}
    for release, series, cells in official.contents(ledger.file):
        if series.id not in names:
            yield f"series {series.id}: is not named for what it is"
        told = sums.setdefault(release, tables.Sum())
        for cell in cells:
            told.add(series.id, cell)
    ids = [one for (one,) in ledger.file.query("SELECT id FROM release ORDER BY id")]
    for identity, one in zip(ids, official.releases(ledger.file), strict=True):
        told = sums.get(identity, tables.Sum())
        if (one.id, one.cells, one.digest) != (identity, told.cells, told.digest):
            yield f"release {one.name}: its cells or what is known of it are not those of its id"


CHECKS: tuple[Check, ...] = (_versions, _readings, _statements, _words, _judgements, _official)
