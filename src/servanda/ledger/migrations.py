"""Make the tables of a new file, and bring those of older formats to the present one, step by step."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from servanda.ledger import rows, schema
from servanda.model import Period, Speaker, Statement, Value
from servanda.packs.folding import searched

PARTS = ("text", "start", "end", "basis", "rule")
PLAIN = ("id", "document", "kind", "concept", "start", "end", "quote", "name", "modality", "stage", "rule")
TEXTS = "INSERT INTO text SELECT n, text, '[]' FROM old_version WHERE text IS NOT NULL"
COPIED = rows.named(["n", *rows.VERSION])
PLACE = "JOIN reading r ON r.n = s.reading JOIN version v ON v.n = r.version"
INDICES = (
    "CREATE INDEX tombstone_text ON tombstone (text_hash)",
    "CREATE INDEX judgement_verdict ON judgement (verdict) WHERE verdict IN ('rejected', 'corrected')",
)
GROUPS = 'SELECT statement, json_group_array("group") FROM old_grouped GROUP BY statement'
SAID = """SELECT s.n, CAST(s.said AS BLOB), c.reading IS NOT NULL FROM statement s
LEFT JOIN current c ON c.reading = s.reading"""
CURRENT = "INSERT INTO current SELECT c.reading, r.version FROM old_current c JOIN reading r ON r.n = c.reading"


def bring(db: sqlite3.Connection, known: int) -> None:
    """Bring a file from a format to the present one, inside the open transaction; 0 is an empty file."""
    if known == 0:
        run(db, schema.NEW)
        return
    for number in range(known, schema.FORMAT):
        STEPS[number](db)
    run(db, schema.MARKS)


def run(db: sqlite3.Connection, script: str) -> None:
    """Run statements inside the open transaction."""
    statement = ""
    for piece in script.split(";")[:-1]:
        statement += f"{piece};"
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""


def _second(db: sqlite3.Connection) -> None:
    """Format 2: texts stand apart and are found by their words, a statement is one column of JSON."""
    _clear(db)
    tables = ("version", "statement", "current", "found", "grouped", "pair")
    for table in tables:
        db.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
    run(db, f"{schema.VERSION} {schema.STATEMENT} {schema.DERIVED}")
    db.execute(f"INSERT INTO version ({COPIED}) SELECT {COPIED} FROM old_version")  # noqa: S608 - our own names
    for script in (TEXTS, CURRENT, "INSERT INTO found SELECT * FROM old_found", *INDICES):
        db.execute(script)
    texts = db.execute("SELECT version, text FROM text")
    db.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", ((n, searched(text)) for n, text in texts))
    groups = {n: json.loads(names) for n, names in db.execute(GROUPS)}
    for n, reading, one in list(_statements(db)):
        db.execute(rows.insert("statement", ("n", *rows.STATEMENT)), (n, *rows.statement_row(one, reading)))
        db.execute("INSERT INTO filed (rowid, marks) VALUES (?, ?)", (n, rows.marks(one, groups.get(n, ()))))
    for table in reversed(tables):
        db.execute(f"DROP TABLE old_{table}")
    run(db, schema.GUARDS)


def _clear(db: sqlite3.Connection) -> None:
    """Take away triggers and the indices of tables that are made anew."""
    found = db.execute("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL")
    for kind, name in found.fetchall():
        if kind == "trigger" or name.startswith(("version_", "statement_", "found_", "judgement_verdict")):
            db.execute(f"DROP {kind} {name}")


def _statements(db: sqlite3.Connection) -> Iterator[tuple[int, int, Statement]]:
    """Statements of columns, with their numbers and those of their readings."""
    cursor = db.execute(f"SELECT s.*, v.document FROM old_statement s {PLACE}")  # noqa: S608 - our own names
    names = [column[0] for column in cursor.description]
    for row in cursor.fetchall():
        one = dict(zip(names, row, strict=True))
        yield one["n"], one["reading"], _statement(one)


def _statement(row: dict[str, Any]) -> Statement:
    value = {name: row[name] for name in ("low", "high", "unit", "comparator")}
    speaker = {name: row[f"speaker_{name}"] for name in ("name", "office", "country")}
    return Statement(
        **{name: row[name] for name in PLAIN},
        parties=tuple(row["parties"].split()),
        value=Value(**value, unit_stated=bool(row["unit_stated"])) if row["comparator"] else None,
        period=_period(row, "period"),
        deadline=_period(row, "deadline"),
        speaker=Speaker(**speaker, attribution=row["attribution"]) if row["attribution"] else None,
        doubts=tuple(row["doubts"].split()),
    )


def _period(row: dict[str, Any], name: str) -> Period | None:
    told = {part: row[f"{name}_{part}"] for part in PARTS}
    return Period(**told) if told["basis"] else None


def _third(db: sqlite3.Connection) -> None:
    """Format 3: official series."""
    run(db, f"{schema.OFFICIAL} {schema.OFFICIAL_GUARDS}")


def _fourth(db: sqlite3.Connection) -> None:
    """Format 4: names, which are gathered when the ledger is next added to or judged."""
    run(db, schema.NAMES)


def _fifth(db: sqlite3.Connection) -> None:
    """Format 5: a document touches fewer pages, so that more are kept in a second."""
    for one in ("INDEX version_order", "INDEX version_publisher", "TRIGGER reading_never_update",
                "TRIGGER reading_never_delete", "INDEX reading_version"):  # fmt: skip
        db.execute(f"DROP {one.replace(' ', ' IF EXISTS ')}")
    run(db, f"ALTER TABLE reading RENAME TO old_reading; {schema.READING} {schema.ORDER}")
    db.execute("INSERT INTO reading SELECT n, id, version, reader FROM old_reading ORDER BY n")
    run(db, f"DROP TABLE old_reading; {schema.guards(('reading',))}")


def _sixth(db: sqlite3.Connection) -> None:
    """Format 6: how much is said of each pair is counted, and what ends is found by its day."""
    run(db, schema.COUNTS)
    found: Counter[str] = Counter()
    for number, said, asked in db.execute(SAID):
        one = rows.statement(said)
        found.update(rows.pairs(one.parties) if asked else ())
        if (day := rows.ending(one)) is not None:
            db.execute("INSERT INTO ending VALUES (?, ?)", (day, number))
    db.executemany("INSERT INTO tally VALUES (?, ?)", found.items())


STEPS: dict[int, Callable[[sqlite3.Connection], None]] = {1: _second, 2: _third, 3: _fourth, 4: _fifth, 5: _sixth}
