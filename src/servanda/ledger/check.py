"""Whether a ledger is what it says: spans, hashes, ids, ends of judgements, derived tables, and the file itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import msgspec

from servanda.ledger import rows
from servanda.ledger.exchange import Grouping
from servanda.ledger.store import Ledger, reading_id
from servanda.model import METADATA, Document, Entry, judgement, statement_id, version_of

NAMES = "name:"  # begins an end of a judgement that is a name, not a record
ENDS = """
SELECT id FROM statement UNION SELECT id FROM version UNION SELECT id FROM reading UNION SELECT id FROM judgement
UNION SELECT id FROM gone
"""
Check = Callable[[Ledger, Grouping], Iterator[str]]


def faults(ledger: Ledger, grouping: Grouping) -> Iterator[str]:
    """Everything that is wrong, one line each; nothing for a sound ledger."""
    for (answer,) in ledger.file.query("PRAGMA integrity_check"):
        if answer != "ok":
            yield f"file: {answer}"
    for check in CHECKS:
        yield from check(ledger, grouping)


def _versions(ledger: Ledger, _: Grouping) -> Iterator[str]:
    query = f"SELECT text, {rows.named(rows.VERSION)} FROM version"  # noqa: S608 - our own names
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
    columns = f"{rows.named(rows.STATEMENT, 's')}, {rows.named(rows.VERSION, 'v')}"
    query = f"""SELECT s.n, v.text, {columns}
        FROM statement s JOIN reading r ON r.n = s.reading JOIN version v ON v.n = r.version"""  # noqa: S608
    for number, text, *row in ledger.file.stream(query):
        entry = rows.entry(row)
        one = entry.statement
        if text is None or text[one.start : one.end] != one.quote:
            yield f"statement {one.id}: its quote is not what stands at {one.start}:{one.end} of {one.document}"
        if statement_id(msgspec.structs.asdict(one)) != one.id:
            yield f"statement {one.id}: what it says is not that of its id"
        yield from _derived(ledger, number, entry, grouping)


def _derived(ledger: Ledger, number: int, entry: Entry, grouping: Grouping) -> Iterator[str]:
    """Pairs and groups of a statement as they are found again."""
    pairs = {pair for (pair,) in ledger.file.query("SELECT pair FROM pair WHERE statement = ?", [number])}
    if pairs != set(rows.pairs(entry.statement)):
        yield f"statement {entry.statement.id}: is not found by its pairs"
    groups = {group for (group,) in ledger.file.query('SELECT "group" FROM grouped WHERE statement = ?', [number])}
    if groups != set(grouping(entry)):
        yield f"statement {entry.statement.id}: is not in the groups in which it would be judged"


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


CHECKS: tuple[Check, ...] = (_versions, _readings, _statements, _judgements)
