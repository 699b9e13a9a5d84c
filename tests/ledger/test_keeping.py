"""Export and import, shards, takedown and check: what must never be lost, and what must go."""

import json
import sqlite3

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda import pipeline
from servanda.cli.app import app
from servanda.errors import LedgerError
from servanda.ledger import Ledger, exported, faults
from servanda.model import CHECKS, Finding, judgement
from servanda.pipeline.keeping import filing

NOW = "2026-01-01T00:00:00Z"


def merged(ledger, lines):
    return pipeline.merge(ledger, lines, "export", NOW)


def test_export_and_import_make_the_same_record(ledger, told, taken, record, tmp_path):
    taken(ledger, told)
    accepted = Finding(verdict="accepted", left=next(ledger.entries()).statement.id, right="", reason="seen")
    ledger.judge([judgement(accepted, "user ayse", NOW)])
    with Ledger(tmp_path / "b.ledger") as other:
        assert merged(other, exported(ledger)) == len(told)
        assert record(other) == record(ledger)
        assert list(faults(other, filing)) == []


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_shards_make_the_record_of_the_whole(told, taken, record, tmp_path_factory, chance):
    folder = tmp_path_factory.mktemp("shards")
    shards = [[one for one in told if chance.random() < 0.5] for _ in range(3)] + [chance.sample(told, len(told))]
    chance.shuffle(shards)
    with Ledger(folder / "straight") as straight, Ledger(folder / "whole") as whole:
        taken(straight, told)
        for number, documents in enumerate(shards):
            with Ledger(folder / str(number)) as shard:
                taken(shard, documents)
                merged(whole, exported(shard))
        assert record(whole) == record(straight)
        assert list(faults(whole, filing)) == []


@pytest.mark.parametrize("broken", [b"{}", b'{"version": 1}', b"not json", b'{"ledger": 99}', b'{"reading": "x"}'])
def test_what_is_no_export_adds_nothing(ledger, told, taken, record, broken):
    taken(ledger, told[:1])
    lines = list(exported(ledger))
    before = record(ledger)
    for at in (0, 2):
        with pytest.raises(LedgerError, match=f"export:{at + 1}: .*nothing was added"):
            merged(ledger, [*lines[:at], broken, *lines[at:]])
    assert record(ledger) == before


def test_a_sound_ledger_has_no_faults(ledger, told, taken):
    taken(ledger, told)
    assert list(faults(ledger, filing)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE text SET text = 'x' || text", "its quote is not what stands"),
        ("UPDATE text SET text = 'x' || text", "its text or metadata are not those of its id"),
        ("UPDATE version SET publisher = 'nobody'", "its text or metadata are not those of its id"),
        ("UPDATE reading SET reader = 'nobody'", "its version or reader are not those of its id"),
        ("UPDATE statement SET said = replace(said, '6400000000', '7')", "what it says is not that of its id"),
        ("UPDATE statement SET concept = 'other'", "what it says is not that of its id"),
        ("DELETE FROM current", "none of its readings is asked"),
        ("INSERT INTO filed (rowid, marks) VALUES (999, 'x')", "table filed"),
        ("INSERT INTO filed (filed) VALUES ('delete-all')", "table filed: 0 marks"),
        ("INSERT INTO words (words) VALUES ('delete-all')", "table words: 0 texts"),
        ("UPDATE judgement SET reason = 'none'", "what it says is not that of its id"),
        ("DELETE FROM statement", "there is no record"),
        ("DELETE FROM text", "text and tombstone do not agree"),
    ],
)
def test_what_was_tampered_with_is_found(ledger, told, taken, change, fault):
    taken(ledger, told)
    with sqlite3.connect(ledger.path) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute(change)
    assert any(fault in one for one in faults(ledger, filing))


def test_a_text_that_is_taken_down_is_gone_and_stays_out(ledger, told, taken, record):
    secret = msgspec.structs.replace(told[0], text=told[0].text.replace("signed", "initialled by Zqxwv"), title="Zqxwv")
    taken(ledger, [secret, *told[1:]])
    (stone,) = pipeline.take_down(ledger, "d0", "a court order", ("user ayse", NOW))
    assert stone.gone
    assert {entry.version.document for entry in ledger.entries()} == {one.id for one in told[1:]}
    assert list(faults(ledger, filing)) == []
    ledger.file.close()
    left = b"".join(path.read_bytes() for path in ledger.path.parent.glob(f"{ledger.path.name}*"))
    assert b"qxwv" not in left.lower()  # neither in the text nor in the index of its words
    with Ledger(ledger.path) as again:
        (outcome,) = taken(again, [msgspec.structs.replace(secret, id="other")])
        assert "taken down: a court order" in str(outcome.error)
        with pytest.raises(LedgerError, match="taken down already"):
            pipeline.take_down(again, "d0", "twice", ("user ayse", NOW))
        kept = Ledger(again.path.with_name("b.ledger"))
        merged(kept, exported(again))
        assert record(kept) == record(again)
        kept.file.close()


def test_the_commands_that_keep_a_ledger(tmp_path, told, monkeypatch):
    monkeypatch.setenv("SERVANDA_LEDGER", str(tmp_path / "a.ledger"))
    monkeypatch.setenv("SERVANDA_CLOCK", NOW)
    lines = tmp_path / "documents.jsonl"
    lines.write_bytes(b"\n".join(map(msgspec.json.encode, told)))

    def run(*words):
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, done.stderr
        return done

    assert "6 new, 0 known, 0 failed" in run("ingest", str(lines)).stderr
    assert "0 new, 6 known, 0 failed" in run("ingest", str(lines)).stderr
    assert "sound" in run("ledger", "check").stdout
    assert "6  versions of documents" in run("ledger", "info").stdout
    export = tmp_path / "export.jsonl"
    run("ledger", "export", "-o", str(export))
    assert json.loads(export.read_text(encoding="utf-8").splitlines()[0]) == {"ledger": 2}
    run("ledger", "import", str(export), "--ledger", str(tmp_path / "b.ledger"))
    assert run("ledger", "export", "--ledger", str(tmp_path / "b.ledger")).stdout == export.read_text(encoding="utf-8")
    run("ledger", "backup", str(tmp_path / "copy.ledger"))
    assert "sound" in run("ledger", "check", "--ledger", str(tmp_path / "copy.ledger")).stdout
    assert "0 read anew" in run("ledger", "reread").stderr
    assert "1 versions taken down" in run("ledger", "redact", "d1", "--reason", "asked", "--by", "ayse").stderr


def test_commands_on_what_is_not_there(tmp_path):
    def fail(*words):
        done = CliRunner().invoke(app, [*words, "--ledger", str(tmp_path / "none")])
        assert done.exit_code == 1
        return done.stderr

    assert "no ledger there" in fail("ledger", "check")
    assert "no ledger there" in fail("ledger", "backup", str(tmp_path / "b"))
    assert "No such file" in fail("ledger", "import", str(tmp_path / "nothing.jsonl"))


def test_the_bundled_corpus_makes_a_ledger(tmp_path):
    place = str(tmp_path / "demo.ledger")
    done = CliRunner().invoke(app, ["ledger", "demo", "--ledger", place])
    assert done.exit_code == 0
    assert " 0 failed" in done.stderr
    assert "sound" in CliRunner().invoke(app, ["ledger", "check", "--ledger", place]).stdout
    checks = CliRunner().invoke(app, ["check", "--ledger", place, "--format", "json"])
    assert {one["verdict"] for one in json.loads(checks.stdout)["checks"]} == set(CHECKS)
    told = CliRunner().invoke(app, ["contradictions", "--ledger", place, "--format", "json"])
    assert all(table["rows"] for table in json.loads(told.stdout)["tables"])
