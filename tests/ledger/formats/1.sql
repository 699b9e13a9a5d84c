BEGIN TRANSACTION;
CREATE TABLE current (reading INTEGER PRIMARY KEY REFERENCES reading) STRICT;
INSERT INTO "current" VALUES(1);
INSERT INTO "current" VALUES(2);
INSERT INTO "current" VALUES(3);
CREATE TABLE found (
  judgement INTEGER PRIMARY KEY REFERENCES judgement, "group" TEXT NOT NULL
) STRICT;
INSERT INTO "found" VALUES(1,'inside 623dd6da4c7f6c7689d3f80f');
INSERT INTO "found" VALUES(3,'figure trade.turnover KAZ-TUR 2023');
CREATE TABLE gone (id TEXT PRIMARY KEY, version TEXT NOT NULL REFERENCES tombstone (version)) STRICT, WITHOUT ROWID;
INSERT INTO "gone" VALUES('1db2a45c7226c43361a57f1c','623dd6da4c7f6c7689d3f80f');
INSERT INTO "gone" VALUES('474b64c922683cda3beecf3b','623dd6da4c7f6c7689d3f80f');
INSERT INTO "gone" VALUES('5fb92b5a3c131d9d40378c43','623dd6da4c7f6c7689d3f80f');
CREATE TABLE grouped (
  "group" TEXT NOT NULL, statement INTEGER NOT NULL REFERENCES statement, PRIMARY KEY ("group", statement)
) STRICT, WITHOUT ROWID;
INSERT INTO "grouped" VALUES('amount KAZ-TUR DOCUMENTS 12',2);
INSERT INTO "grouped" VALUES('amount KAZ-TUR USD 10000000000',4);
INSERT INTO "grouped" VALUES('amount KAZ-TUR USD 6400000000',1);
INSERT INTO "grouped" VALUES('amount KAZ-TUR USD 7900000000',5);
INSERT INTO "grouped" VALUES('event event.signing KAZ-TUR 2024',3);
INSERT INTO "grouped" VALUES('figure document.count KAZ-TUR 2024',2);
INSERT INTO "grouped" VALUES('figure trade.turnover KAZ-TUR 2023',1);
INSERT INTO "grouped" VALUES('figure trade.turnover KAZ-TUR 2023',5);
INSERT INTO "grouped" VALUES('pledge trade.turnover KAZ-TUR',4);
CREATE TABLE judgement (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, verdict TEXT NOT NULL, "left" TEXT NOT NULL, "right" TEXT NOT NULL,
  reason TEXT NOT NULL, explanations TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
INSERT INTO "judgement" VALUES(1,'3a5e34765c1911043517e1f5','contradicts','1db2a45c7226c43361a57f1c','5fb92b5a3c131d9d40378c43','count','["ex_ante"]','rule inside','2026-01-01T00:00:00Z');
INSERT INTO "judgement" VALUES(2,'4e1ffea511103853a25d7af8','updated','1db2a45c7226c43361a57f1c','5fb92b5a3c131d9d40378c43','ex_post','["ex_ante","party_inferred"]','rule reconcile','2026-01-01T00:00:00Z');
INSERT INTO "judgement" VALUES(3,'d7b85c29b98fd14b16de7942','differs_in_scope','20f97cafdca828b8f229b3ae','83c3deb0521218c75e50fad9','reporter','["reporter"]','rule reconcile','2026-01-01T00:00:00Z');
INSERT INTO "judgement" VALUES(4,'a2afc909b017f5aad824b558','accepted','20f97cafdca828b8f229b3ae','','seen','[]','user ayse','2026-01-01T00:00:00Z');
CREATE TABLE pair (
  pair TEXT NOT NULL, concept TEXT NOT NULL, statement INTEGER NOT NULL REFERENCES statement,
  PRIMARY KEY (pair, concept, statement)
) STRICT, WITHOUT ROWID;
INSERT INTO "pair" VALUES('KAZ-TUR','document.count',2);
INSERT INTO "pair" VALUES('KAZ-TUR','event.signing',3);
INSERT INTO "pair" VALUES('KAZ-TUR','trade.turnover',1);
INSERT INTO "pair" VALUES('KAZ-TUR','trade.turnover',4);
INSERT INTO "pair" VALUES('KAZ-TUR','trade.turnover',5);
CREATE TABLE reading (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL REFERENCES version, reader TEXT NOT NULL
) STRICT;
INSERT INTO "reading" VALUES(1,'a48f5fb0c83b88349b81909f',1,'0.1.0+06d324ee4bbb984a');
INSERT INTO "reading" VALUES(2,'be507558da421061cc219724',2,'0.1.0+06d324ee4bbb984a');
INSERT INTO "reading" VALUES(3,'7daa01db1ae6e90813088f87',3,'0.1.0+06d324ee4bbb984a');
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
INSERT INTO "statement" VALUES(1,1,'20f97cafdca828b8f229b3ae','figure','trade.turnover',41,53,'$6.4 billion',NULL,'KAZ TUR','6400000000','6400000000','USD','=',1,'2023','2023-01-01','2024-01-01','stated',NULL,NULL,NULL,NULL,NULL,NULL,'reported',NULL,NULL,NULL,NULL,NULL,'','en:figure.trade.turnover');
INSERT INTO "statement" VALUES(2,1,'5222b88698f8e429b7807474','figure','document.count',63,75,'12 documents',NULL,'KAZ TUR','12','12','DOCUMENTS','=',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'reported','signed',NULL,NULL,NULL,NULL,'party_inferred','en:figure.document.count');
INSERT INTO "statement" VALUES(3,1,'6a5d11bba146a0d85a12672b','event','event.signing',63,87,'12 documents were signed',NULL,'KAZ TUR',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'asserted',NULL,NULL,NULL,NULL,NULL,'party_inferred','en:event.signing');
INSERT INTO "statement" VALUES(4,2,'2e19c085ea273498030f4334','pledge','trade.turnover',49,60,'$10 billion',NULL,'TUR KAZ','10000000000','10000000000','USD','=',1,NULL,NULL,NULL,NULL,NULL,'by 2028',NULL,'2029-01-01','stated',NULL,'target',NULL,'Ali Kaya','head_of_state','TUR','indirect','','en:pledge.trade.turnover');
INSERT INTO "statement" VALUES(5,2,'83c3deb0521218c75e50fad9','figure','trade.turnover',147,166,'7.9 billion dollars',NULL,'TUR KAZ','7900000000','7900000000','USD','=',1,'2023','2023-01-01','2024-01-01','stated',NULL,NULL,NULL,NULL,NULL,NULL,'reported',NULL,NULL,NULL,NULL,NULL,'','en:figure.trade.turnover');
CREATE TABLE tombstone (
  n INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE, text_hash TEXT NOT NULL,
  reason TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
INSERT INTO "tombstone" VALUES(1,'623dd6da4c7f6c7689d3f80f','9304aaee7c7f078c70bdbd9e7b858d76','asked','user ayse','2026-01-02T00:00:00Z');
CREATE TABLE version (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL, source TEXT NOT NULL, text_hash TEXT NOT NULL,
  language TEXT, published TEXT, url TEXT, publisher TEXT, publisher_country TEXT, title TEXT, licence TEXT,
  accessed TEXT NOT NULL, text TEXT
) STRICT;
INSERT INTO "version" VALUES(1,'55446921d7bbacdc83400d5e','d0','d0','705b350e7b2842cdc0a0243b035e021e','en','2024-03-01',NULL,NULL,'KAZ','Old title',NULL,'2026-01-01T00:00:00Z','Trade between Kazakhstan and Türkiye was $6.4 billion in 2023. 12 documents were signed.');
INSERT INTO "version" VALUES(2,'360e417d9f25253570e5aab1','d1','d1','c9198de3d46c101fc3c2a47eedf2fa90','en','2024-06-02',NULL,NULL,'TUR',NULL,NULL,'2026-01-01T00:00:00Z','Türkiye and Kazakhstan will raise their trade to $10 billion by 2028, President of Türkiye Ali Kaya said. Trade between Türkiye and Kazakhstan was 7.9 billion dollars in 2023.');
INSERT INTO "version" VALUES(3,'623dd6da4c7f6c7689d3f80f','d2','d2','9304aaee7c7f078c70bdbd9e7b858d76','en','2025-03-01',NULL,NULL,'KAZ',NULL,NULL,'2026-01-01T00:00:00Z',NULL);
CREATE INDEX version_document ON version (document);
CREATE INDEX version_source ON version (source);
CREATE INDEX reading_version ON reading (version);
CREATE INDEX statement_id ON statement (id);
CREATE INDEX statement_reading ON statement (reading);
CREATE INDEX judgement_left ON judgement ("left");
CREATE INDEX judgement_right ON judgement ("right");
CREATE INDEX judgement_verdict ON judgement (verdict) WHERE verdict IN ('rejected', 'corrected');
CREATE INDEX found_group ON found ("group");
CREATE TRIGGER version_never_update BEFORE update ON version WHEN NOT (OLD.id IN (SELECT version FROM tombstone))
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: version'); END;
CREATE TRIGGER version_never_delete BEFORE delete ON version WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: version'); END;
CREATE TRIGGER reading_never_update BEFORE update ON reading WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: reading'); END;
CREATE TRIGGER reading_never_delete BEFORE delete ON reading WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: reading'); END;
CREATE TRIGGER statement_never_update BEFORE update ON statement WHEN NOT (0)
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to: statement'); END;
CREATE TRIGGER statement_never_delete BEFORE delete ON statement WHEN NOT (OLD.reading IN (
      SELECT r.n FROM reading r JOIN version v ON v.n = r.version JOIN tombstone t ON t.version = v.id))
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
COMMIT;
PRAGMA application_id = 24111;
PRAGMA user_version = 1;
