PRAGMA application_id = 24111;
PRAGMA user_version = 5;
BEGIN TRANSACTION;
CREATE TABLE gone (id TEXT PRIMARY KEY, version TEXT NOT NULL REFERENCES tombstone (version)) STRICT, WITHOUT ROWID;
INSERT INTO "gone" VALUES ('1db2a45c7226c43361a57f1c', '623dd6da4c7f6c7689d3f80f');
INSERT INTO "gone" VALUES ('474b64c922683cda3beecf3b', '623dd6da4c7f6c7689d3f80f');
INSERT INTO "gone" VALUES ('5fb92b5a3c131d9d40378c43', '623dd6da4c7f6c7689d3f80f');
CREATE TABLE judgement (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, verdict TEXT NOT NULL, "left" TEXT NOT NULL, "right" TEXT NOT NULL,
  reason TEXT NOT NULL, explanations TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
INSERT INTO "judgement" VALUES (1, '3a5e34765c1911043517e1f5', 'contradicts', '1db2a45c7226c43361a57f1c', '5fb92b5a3c131d9d40378c43', 'count', '["ex_ante"]', 'rule inside', '2026-01-01T00:00:00Z');
INSERT INTO "judgement" VALUES (2, '4e1ffea511103853a25d7af8', 'updated', '1db2a45c7226c43361a57f1c', '5fb92b5a3c131d9d40378c43', 'ex_post', '["ex_ante","party_inferred"]', 'rule reconcile', '2026-01-01T00:00:00Z');
INSERT INTO "judgement" VALUES (3, 'd7b85c29b98fd14b16de7942', 'differs_in_scope', '20f97cafdca828b8f229b3ae', '83c3deb0521218c75e50fad9', 'reporter', '["reporter"]', 'rule reconcile', '2026-01-01T00:00:00Z');
INSERT INTO "judgement" VALUES (4, 'a2afc909b017f5aad824b558', 'accepted', '20f97cafdca828b8f229b3ae', '', 'seen', '[]', 'user ayse', '2026-01-01T00:00:00Z');
CREATE TABLE reading (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, version INTEGER NOT NULL REFERENCES version, reader TEXT NOT NULL,
  UNIQUE (version, reader)
) STRICT;
INSERT INTO "reading" VALUES (1, 'a48f5fb0c83b88349b81909f', 1, '0.1.0+06d324ee4bbb984a');
INSERT INTO "reading" VALUES (2, 'be507558da421061cc219724', 2, '0.1.0+06d324ee4bbb984a');
INSERT INTO "reading" VALUES (3, '7daa01db1ae6e90813088f87', 3, '0.1.0+06d324ee4bbb984a');
CREATE TABLE tombstone (
  n INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE, text_hash TEXT NOT NULL,
  reason TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
INSERT INTO "tombstone" VALUES (1, '623dd6da4c7f6c7689d3f80f', '9304aaee7c7f078c70bdbd9e7b858d76', 'asked', 'user ayse', '2026-01-02T00:00:00Z');
CREATE TABLE version (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, source TEXT NOT NULL, text_hash TEXT NOT NULL,
  language TEXT, published TEXT, url TEXT, publisher TEXT, publisher_country TEXT, title TEXT, licence TEXT,
  accessed TEXT
) STRICT;
INSERT INTO "version" VALUES (1, '55446921d7bbacdc83400d5e', 'd0', 'd0', '705b350e7b2842cdc0a0243b035e021e', 'en', '2024-03-01', NULL, NULL, 'KAZ', 'Old title', NULL, '2026-01-01T00:00:00Z');
INSERT INTO "version" VALUES (2, '360e417d9f25253570e5aab1', 'd1', 'd1', 'c9198de3d46c101fc3c2a47eedf2fa90', 'en', '2024-06-02', NULL, NULL, 'TUR', NULL, NULL, '2026-01-01T00:00:00Z');
INSERT INTO "version" VALUES (3, '623dd6da4c7f6c7689d3f80f', 'd2', 'd2', '9304aaee7c7f078c70bdbd9e7b858d76', 'en', '2025-03-01', NULL, NULL, 'KAZ', NULL, NULL, '2026-01-01T00:00:00Z');
CREATE TABLE text (version INTEGER PRIMARY KEY REFERENCES version, text TEXT NOT NULL, pages TEXT NOT NULL) STRICT;
INSERT INTO "text" VALUES (1, 'Trade between Kazakhstan and Türkiye was $6.4 billion in 2023. 12 documents were signed.', '[]');
INSERT INTO "text" VALUES (2, 'Türkiye and Kazakhstan will raise their trade to $10 billion by 2028, President of Türkiye Ali Kaya said. Trade between Türkiye and Kazakhstan was 7.9 billion dollars in 2023.', '[]');
CREATE TABLE statement (
  n INTEGER PRIMARY KEY AUTOINCREMENT, reading INTEGER NOT NULL REFERENCES reading, id TEXT NOT NULL,
  kind TEXT NOT NULL, concept TEXT NOT NULL, start INTEGER NOT NULL, said TEXT NOT NULL
) STRICT;
INSERT INTO "statement" VALUES (1, 1, '20f97cafdca828b8f229b3ae', 'figure', 'trade.turnover', 41, '{"id":"20f97cafdca828b8f229b3ae","document":"d0","kind":"figure","concept":"trade.turnover","start":41,"end":53,"quote":"$6.4 billion","parties":["KAZ","TUR"],"value":{"low":"6400000000","high":"6400000000","unit":"USD","comparator":"=","unit_stated":true},"period":{"text":"2023","start":"2023-01-01","end":"2024-01-01","basis":"stated","rule":null},"modality":"reported","rule":"en:figure.trade.turnover"}');
INSERT INTO "statement" VALUES (2, 1, '5222b88698f8e429b7807474', 'figure', 'document.count', 63, '{"id":"5222b88698f8e429b7807474","document":"d0","kind":"figure","concept":"document.count","start":63,"end":75,"quote":"12 documents","parties":["KAZ","TUR"],"value":{"low":"12","high":"12","unit":"DOCUMENTS","comparator":"=","unit_stated":true},"modality":"reported","stage":"signed","doubts":["party_inferred"],"rule":"en:figure.document.count"}');
INSERT INTO "statement" VALUES (3, 1, '6a5d11bba146a0d85a12672b', 'event', 'event.signing', 63, '{"id":"6a5d11bba146a0d85a12672b","document":"d0","kind":"event","concept":"event.signing","start":63,"end":87,"quote":"12 documents were signed","parties":["KAZ","TUR"],"modality":"asserted","doubts":["party_inferred"],"rule":"en:event.signing"}');
INSERT INTO "statement" VALUES (4, 2, '2e19c085ea273498030f4334', 'pledge', 'trade.turnover', 49, '{"id":"2e19c085ea273498030f4334","document":"d1","kind":"pledge","concept":"trade.turnover","start":49,"end":60,"quote":"$10 billion","parties":["TUR","KAZ"],"value":{"low":"10000000000","high":"10000000000","unit":"USD","comparator":"=","unit_stated":true},"deadline":{"text":"by 2028","start":null,"end":"2029-01-01","basis":"stated","rule":null},"modality":"target","speaker":{"name":"Ali Kaya","office":"head_of_state","country":"TUR","attribution":"indirect"},"rule":"en:pledge.trade.turnover"}');
INSERT INTO "statement" VALUES (5, 2, '83c3deb0521218c75e50fad9', 'figure', 'trade.turnover', 147, '{"id":"83c3deb0521218c75e50fad9","document":"d1","kind":"figure","concept":"trade.turnover","start":147,"end":166,"quote":"7.9 billion dollars","parties":["TUR","KAZ"],"value":{"low":"7900000000","high":"7900000000","unit":"USD","comparator":"=","unit_stated":true},"period":{"text":"2023","start":"2023-01-01","end":"2024-01-01","basis":"stated","rule":null},"modality":"reported","rule":"en:figure.trade.turnover"}');
CREATE TABLE found (judgement INTEGER PRIMARY KEY, "group" TEXT NOT NULL) STRICT;
INSERT INTO "found" VALUES (1, 'inside 623dd6da4c7f6c7689d3f80f');
INSERT INTO "found" VALUES (3, 'figure trade.turnover KAZ-TUR 2023');
CREATE TABLE current (reading INTEGER PRIMARY KEY, version INTEGER NOT NULL) STRICT;
INSERT INTO "current" VALUES (1, 1);
INSERT INTO "current" VALUES (2, 2);
INSERT INTO "current" VALUES (3, 3);
CREATE VIRTUAL TABLE filed USING fts5 (marks, content='', detail=none, columnsize=0, tokenize='ascii');
INSERT INTO filed (rowid, marks) VALUES (1, '20f97cafdca828b8f229b3ae 83f01d9eb0a6cb89 4c605813583b7403 c149b3c3412277f0 d8e46bee30df3c2c');
INSERT INTO filed (rowid, marks) VALUES (2, '5222b88698f8e429b7807474 83f01d9eb0a6cb89 889c625131b8ed32 94d0bb918c23bf00 eb9a32c40864e134');
INSERT INTO filed (rowid, marks) VALUES (3, '6a5d11bba146a0d85a12672b 83f01d9eb0a6cb89 b1c8fdc1f8b1a842 25bc232d4775eb1d');
INSERT INTO filed (rowid, marks) VALUES (4, '2e19c085ea273498030f4334 83f01d9eb0a6cb89 4c605813583b7403 7ab8823ce2d61027 3899ea1b554a2b0c');
INSERT INTO filed (rowid, marks) VALUES (5, '83c3deb0521218c75e50fad9 83f01d9eb0a6cb89 4c605813583b7403 f3c0e105660fa9d0 d8e46bee30df3c2c');
CREATE VIRTUAL TABLE words USING fts5 (text, content='', tokenize='unicode61 remove_diacritics 2');
INSERT INTO words (rowid, text) VALUES (1, 'trade between kazakhstan and turkiye was $6.4 billion in 2023. 12 documents were signed.');
INSERT INTO words (rowid, text) VALUES (2, 'turkiye and kazakhstan will raise their trade to $10 billion by 2028, president of turkiye ali kaya said. trade between turkiye and kazakhstan was 7.9 billion dollars in 2023.');
CREATE INDEX judgement_left ON judgement ("left");
CREATE INDEX judgement_right ON judgement ("right");
CREATE INDEX version_document ON version (document);
CREATE INDEX version_source ON version (source);
CREATE INDEX version_order ON version (published, document, id, publisher);
CREATE INDEX statement_reading ON statement (reading);
CREATE INDEX statement_kind ON statement (kind, concept);
CREATE INDEX found_group ON found ("group");
CREATE INDEX current_version ON current (version);
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
CREATE INDEX tombstone_text ON tombstone (text_hash);
CREATE INDEX judgement_verdict ON judgement (verdict) WHERE verdict IN ('rejected', 'corrected');
CREATE TRIGGER version_never_update BEFORE update ON version WHEN NOT (NEW.title IS NULL AND OLD.id IN (SELECT version FROM tombstone) AND NEW.n IS OLD.n AND NEW.id IS OLD.id AND NEW.document IS OLD.document AND NEW.source IS OLD.source AND NEW.text_hash IS OLD.text_hash AND NEW.language IS OLD.language AND NEW.published IS OLD.published AND NEW.url IS OLD.url AND NEW.publisher IS OLD.publisher AND NEW.publisher_country IS OLD.publisher_country AND NEW.licence IS OLD.licence AND NEW.accessed IS OLD.accessed)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: version'); END;
CREATE TRIGGER version_never_delete BEFORE delete ON version WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: version'); END;
CREATE TRIGGER text_never_update BEFORE update ON text WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: text'); END;
CREATE TRIGGER text_never_delete BEFORE delete ON text WHEN NOT (EXISTS (
      SELECT 1 FROM version v JOIN tombstone t ON t.version = v.id WHERE v.n = OLD.version))
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: text'); END;
CREATE TRIGGER reading_never_update BEFORE update ON reading WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: reading'); END;
CREATE TRIGGER reading_never_delete BEFORE delete ON reading WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: reading'); END;
CREATE TRIGGER statement_never_update BEFORE update ON statement WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: statement'); END;
CREATE TRIGGER statement_never_delete BEFORE delete ON statement WHEN NOT (EXISTS (
      SELECT 1 FROM reading r JOIN version v ON v.n = r.version JOIN tombstone t ON t.version = v.id
      WHERE r.n = OLD.reading))
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: statement'); END;
CREATE TRIGGER judgement_never_update BEFORE update ON judgement WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: judgement'); END;
CREATE TRIGGER judgement_never_delete BEFORE delete ON judgement WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: judgement'); END;
CREATE TRIGGER tombstone_never_update BEFORE update ON tombstone WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: tombstone'); END;
CREATE TRIGGER tombstone_never_delete BEFORE delete ON tombstone WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: tombstone'); END;
CREATE TRIGGER gone_never_update BEFORE update ON gone WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: gone'); END;
CREATE TRIGGER gone_never_delete BEFORE delete ON gone WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: gone'); END;
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
 
CREATE TRIGGER release_never_update BEFORE update ON release WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: release'); END;

CREATE TRIGGER release_never_delete BEFORE delete ON release WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: release'); END;

CREATE TRIGGER series_never_update BEFORE update ON series WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: series'); END;

CREATE TRIGGER series_never_delete BEFORE delete ON series WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: series'); END;

CREATE TRIGGER observation_never_update BEFORE update ON observation WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: observation'); END;

CREATE TRIGGER observation_never_delete BEFORE delete ON observation WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: observation'); END;
CREATE TABLE bearer (n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, told TEXT NOT NULL) STRICT;
INSERT INTO bearer VALUES (1, 'name:person:Ali Kaya', '{"name":"name:person:Ali Kaya","language":"en","countries":["TUR"],"marks":["head_of_state"]}');
CREATE TABLE bearer_key (
  key TEXT NOT NULL, bearer INTEGER NOT NULL, PRIMARY KEY (key, bearer)
) STRICT, WITHOUT ROWID;
CREATE TABLE filing (rules TEXT NOT NULL) STRICT;
INSERT INTO filing VALUES ('2');
CREATE INDEX judgement_contradicts ON judgement (n) WHERE verdict = 'contradicts';
DELETE FROM sqlite_sequence WHERE name = 'statement';
INSERT INTO sqlite_sequence VALUES ('statement', 5);
COMMIT;
