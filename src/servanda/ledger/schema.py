"""The tables of a ledger. Evidence and judgements are only ever added; what is derived from them can be made anew.

`version`, `text`, `reading`, `statement` and `judgement` are the record; where a text was taken down, a `tombstone`
stands and `gone` has the ids of what it said. `observation` has the cells of official `series`, each as a `release`
gives it. Derived are `current`, the readings that are asked; `found`, which judgements of rules stand, each by the
group in which it is found; `words`, the folded texts for searching; `tally`, how much the current readings say of each
pair, and `ending`, what ends on which day; and `filed`, by which a statement is found: its id, its pairs, and the
groups in which it is judged. That one is a full-text index too, since it grows by whole segments: an ordinary index of
hashes would touch a page for every row. For the same reason a reading is told by its version and reader, of which its
id is the hash, and an outlet is found by the index of dates. `said` and `official` show statements and observations to
other programs.
"""

from __future__ import annotations

FORMAT = 6  # PRAGMA user_version; a change of the tables adds a migration
APPLICATION = 0x5E2F  # PRAGMA application_id: tells a ledger from other SQLite files

ORDER = "CREATE INDEX version_order ON version (published, document, id, publisher);"
VERSION = f"""
CREATE TABLE version (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, source TEXT NOT NULL, text_hash TEXT NOT NULL,
  language TEXT, published TEXT, url TEXT, publisher TEXT, publisher_country TEXT, title TEXT, licence TEXT,
  accessed TEXT
) STRICT;
CREATE INDEX version_document ON version (document);
CREATE INDEX version_source ON version (source);
{ORDER}
CREATE TABLE text (version INTEGER PRIMARY KEY REFERENCES version, text TEXT NOT NULL, pages TEXT NOT NULL) STRICT;
"""
STATEMENT = """
CREATE TABLE statement (
  n INTEGER PRIMARY KEY AUTOINCREMENT, reading INTEGER NOT NULL REFERENCES reading, id TEXT NOT NULL,
  kind TEXT NOT NULL, concept TEXT NOT NULL, start INTEGER NOT NULL, said TEXT NOT NULL
) STRICT;
CREATE INDEX statement_reading ON statement (reading);
CREATE INDEX statement_kind ON statement (kind, concept);
"""
READING = """
CREATE TABLE reading (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, version INTEGER NOT NULL REFERENCES version, reader TEXT NOT NULL,
  UNIQUE (version, reader)
) STRICT;
"""
OTHERS = """
CREATE TABLE judgement (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, verdict TEXT NOT NULL, "left" TEXT NOT NULL, "right" TEXT NOT NULL,
  reason TEXT NOT NULL, explanations TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX judgement_left ON judgement ("left");
CREATE INDEX judgement_right ON judgement ("right");
CREATE INDEX judgement_verdict ON judgement (verdict) WHERE verdict IN ('rejected', 'corrected');

CREATE TABLE tombstone (
  n INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE, text_hash TEXT NOT NULL,
  reason TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX tombstone_text ON tombstone (text_hash);
CREATE TABLE gone (id TEXT PRIMARY KEY, version TEXT NOT NULL REFERENCES tombstone (version)) STRICT, WITHOUT ROWID;
"""
OFFICIAL = """
CREATE TABLE release (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, source TEXT NOT NULL, vintage TEXT, licence TEXT,
  attribution TEXT, cells INTEGER NOT NULL, digest TEXT NOT NULL, accessed TEXT
) STRICT;
CREATE TABLE series (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, pair TEXT NOT NULL, source TEXT NOT NULL, concept TEXT NOT NULL,
  parties TEXT NOT NULL, reporter TEXT, unit TEXT, frequency TEXT NOT NULL, valuation TEXT, indicator TEXT
) STRICT;
CREATE INDEX series_pair ON series (pair, concept);
CREATE TABLE observation (
  series INTEGER NOT NULL REFERENCES series, period TEXT NOT NULL, release INTEGER NOT NULL REFERENCES release,
  row INTEGER NOT NULL, amount TEXT NOT NULL, status TEXT NOT NULL, PRIMARY KEY (series, period, release, row)
) STRICT, WITHOUT ROWID;
CREATE VIEW official AS
SELECT s.pair, s.reporter, s.concept, s.parties, o.period, o.amount, s.unit, s.valuation, o.status, r.vintage,
  s.source, r.name, o.row, r.licence
FROM observation o JOIN series s ON s.n = o.series JOIN release r ON r.n = o.release;
"""
DERIVED = """
CREATE TABLE found (judgement INTEGER PRIMARY KEY, "group" TEXT NOT NULL) STRICT;
CREATE INDEX found_group ON found ("group");

CREATE TABLE current (reading INTEGER PRIMARY KEY, version INTEGER NOT NULL) STRICT;
CREATE INDEX current_version ON current (version);

CREATE VIRTUAL TABLE filed USING fts5 (marks, content='', detail=none, columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE words USING fts5 (text, content='', tokenize='unicode61 remove_diacritics 2');

CREATE VIEW said AS
SELECT s.id, v.document, v.published, v.publisher, v.publisher_country, v.language, v.url, s.kind, s.concept,
  s.start, json_extract(s.said, '$.end') AS "end",
  json_extract(s.said, '$.quote') AS quote, json_extract(s.said, '$.name') AS name,
  json_extract(s.said, '$.parties') AS parties, json_extract(s.said, '$.value.low') AS low,
  json_extract(s.said, '$.value.high') AS high, json_extract(s.said, '$.value.unit') AS unit,
  json_extract(s.said, '$.value.comparator') AS comparator, json_extract(s.said, '$.period.start') AS period_start,
  json_extract(s.said, '$.period.end') AS period_end, json_extract(s.said, '$.deadline.end') AS deadline_end,
  json_extract(s.said, '$.modality') AS modality, json_extract(s.said, '$.stage') AS stage,
  json_extract(s.said, '$.speaker.name') AS speaker, json_extract(s.said, '$.speaker.office') AS office
FROM current c JOIN version v ON v.n = c.version JOIN statement s ON s.reading = c.reading;
"""

NAMES = """
CREATE TABLE bearer (n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, told TEXT NOT NULL) STRICT;
CREATE TABLE bearer_key (
  key TEXT NOT NULL, bearer INTEGER NOT NULL, PRIMARY KEY (key, bearer)
) STRICT, WITHOUT ROWID;
CREATE TABLE filing (rules TEXT NOT NULL) STRICT;
CREATE INDEX judgement_contradicts ON judgement (n) WHERE verdict = 'contradicts';
"""
COUNTS = """
CREATE TABLE tally (pair TEXT PRIMARY KEY, said INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE ending (day TEXT NOT NULL, statement INTEGER NOT NULL, PRIMARY KEY (day, statement)) STRICT, WITHOUT ROWID;
"""

EVIDENCE = ("version", "text", "reading", "statement", "judgement", "tombstone", "gone")
TABLES = ("release", "series", "observation")  # evidence too: official figures
KEPT = (
    "n", "id", "document", "source", "text_hash", "language", "published", "url", "publisher", "publisher_country",
    "licence", "accessed",
)  # fmt: skip
TAKEN_DOWN = {  # what a tombstone lets through: its text, its title, and the statements that quote it
    ("text", "delete"): """EXISTS (
      SELECT 1 FROM version v JOIN tombstone t ON t.version = v.id WHERE v.n = OLD.version)""",
    ("version", "update"): " AND ".join(
        (
            "NEW.title IS NULL AND OLD.id IN (SELECT version FROM tombstone)",
            *(f"NEW.{name} IS OLD.{name}" for name in KEPT),
        )
    ),
    ("statement", "delete"): """EXISTS (
      SELECT 1 FROM reading r JOIN version v ON v.n = r.version JOIN tombstone t ON t.version = v.id
      WHERE r.n = OLD.reading)""",
}
GUARD = """
CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON {table} WHEN NOT ({unless})
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: {table}'); END;
"""


def guards(tables: tuple[str, ...]) -> str:
    """What keeps some tables from being changed."""
    return "".join(
        GUARD.format(table=table, verb=verb, unless=TAKEN_DOWN.get((table, verb), "0"))
        for table in tables
        for verb in ("update", "delete")
    )


GUARDS = guards(EVIDENCE)
OFFICIAL_GUARDS = guards(TABLES)
MARKS = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {FORMAT};"
DERIVATIONS = f"{DERIVED} {COUNTS} {NAMES}"
NEW = f"{VERSION} {READING} {OTHERS} {STATEMENT} {DERIVATIONS} {OFFICIAL} {GUARDS} {OFFICIAL_GUARDS} {MARKS}"
