"""The tables of a ledger. Evidence and judgements are only ever added; what is derived from them can be made anew.

`version`, `reading`, `statement` and `judgement` are the record; where a text was taken down, a `tombstone` stands and
`gone` has the ids of what it said. Derived are `pair`; `current`, the readings that are asked; `grouped`, the groups in
which a statement is judged; and `found`, which judgements of rules stand, each by the group in which it is found.
"""

from __future__ import annotations

FORMAT = 1  # PRAGMA user_version; a change of the tables adds a migration
APPLICATION = 0x5E2F  # PRAGMA application_id: tells a ledger from other SQLite files

TABLES = """
CREATE TABLE version (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, source TEXT NOT NULL, text_hash TEXT NOT NULL,
  language TEXT, published TEXT, url TEXT, publisher TEXT, publisher_country TEXT, title TEXT, licence TEXT,
  accessed TEXT NOT NULL, text TEXT
) STRICT;
CREATE INDEX version_document ON version (document);
CREATE INDEX version_source ON version (source);

CREATE TABLE reading (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL REFERENCES version, reader TEXT NOT NULL
) STRICT;
CREATE INDEX reading_version ON reading (version);

CREATE TABLE statement (
  n INTEGER PRIMARY KEY, reading INTEGER NOT NULL REFERENCES reading, id TEXT NOT NULL,
  kind TEXT NOT NULL, concept TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL,
  name TEXT, parties TEXT NOT NULL,
  low TEXT, high TEXT, unit TEXT, comparator TEXT, unit_stated INTEGER,
  period_text TEXT, period_start TEXT, period_end TEXT, period_basis TEXT, period_rule TEXT,
  deadline_text TEXT, deadline_start TEXT, deadline_end TEXT, deadline_basis TEXT, deadline_rule TEXT,
  modality TEXT NOT NULL, stage TEXT,
  speaker_name TEXT, speaker_office TEXT, speaker_country TEXT, attribution TEXT,
  doubts TEXT NOT NULL, rule TEXT NOT NULL
) STRICT;
CREATE INDEX statement_id ON statement (id);
CREATE INDEX statement_reading ON statement (reading);

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
CREATE TABLE gone (id TEXT PRIMARY KEY, version TEXT NOT NULL REFERENCES tombstone (version)) STRICT, WITHOUT ROWID;

CREATE TABLE pair (
  pair TEXT NOT NULL, concept TEXT NOT NULL, statement INTEGER NOT NULL REFERENCES statement,
  PRIMARY KEY (pair, concept, statement)
) STRICT, WITHOUT ROWID;

CREATE TABLE current (reading INTEGER PRIMARY KEY REFERENCES reading) STRICT;

CREATE TABLE grouped (
  "group" TEXT NOT NULL, statement INTEGER NOT NULL REFERENCES statement, PRIMARY KEY ("group", statement)
) STRICT, WITHOUT ROWID;

CREATE TABLE found (
  judgement INTEGER PRIMARY KEY REFERENCES judgement, "group" TEXT NOT NULL
) STRICT;
CREATE INDEX found_group ON found ("group");
"""

EVIDENCE = ("version", "reading", "statement", "judgement", "tombstone", "gone")
TAKEN_DOWN = {
    ("version", "update"): "OLD.id IN (SELECT version FROM tombstone)",
    ("statement", "delete"): """OLD.reading IN (
      SELECT r.n FROM reading r JOIN version v ON v.n = r.version JOIN tombstone t ON t.version = v.id)""",
}
GUARD = """
CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON {table} WHEN NOT ({unless})
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: {table}'); END;
"""
GUARDS = "".join(
    GUARD.format(table=table, verb=verb, unless=TAKEN_DOWN.get((table, verb), "0"))
    for table in EVIDENCE
    for verb in ("update", "delete")
)
