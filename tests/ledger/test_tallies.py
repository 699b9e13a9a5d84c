"""What the ledger counts and what it finds by a day: right after all that can be done to it, and however it came."""

import sqlite3
from collections import Counter

import msgspec
import pytest

from servanda import pipeline
from servanda.ledger import Ledger, exported, faults, target
from servanda.ledger.queries import coming
from servanda.model import Document
from servanda.pipeline.keeping import filing

NOW, SIGNED = "2026-01-01T00:00:00Z", ("user ayse", "2026-01-02T00:00:00Z")
PLEDGES = [
    Document(
        id=f"p{year}", language="en", published="2024-05-03", publisher_country="KAZ",
        text=f"Kazakhstan and {other} will raise their trade to $10 billion by {year}.",
    )
    for year, other in ((2027, "Türkiye"), (2028, "Russia"), (2030, "Türkiye"))
]  # fmt: skip


def counted(ledger):
    """The pairs, counted one by one."""
    query = "SELECT json_extract(said, '$.parties') FROM statement s JOIN current c ON c.reading = s.reading"
    found = Counter()
    for (parties,) in ledger.file.query(query):
        codes = sorted(set(msgspec.json.decode(parties or "[]")))
        found.update(f"{one}-{other}" for at, one in enumerate(codes) for other in codes[at + 1 :])
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))


def due(ledger, after="2026-01-01", before="2100-01-01", most=-1):
    return [one.version.document for one in coming(ledger.file, (after, before), most)]


def test_pairs_are_counted_as_documents_come(ledger, told, taken):
    assert ledger.pairs() == []
    taken(ledger, told[:3])
    before = dict(ledger.pairs())
    taken(ledger, [*told, *PLEDGES])
    assert dict(ledger.pairs())["KAZ-TUR"] > before["KAZ-TUR"]
    assert ledger.pairs() == counted(ledger)
    assert {pair for pair, _ in ledger.pairs()} == {"KAZ-TUR", "KAZ-RUS"}


def test_in_any_order_and_from_any_shards_they_are_the_same(ledger, told, taken, tmp_path):
    documents = [*told, *PLEDGES]
    taken(ledger, documents)
    with Ledger(tmp_path / "other") as other, Ledger(tmp_path / "shard") as shard:
        taken(shard, documents[2:7])
        taken(other, documents[3::-1])
        pipeline.merge(other, exported(shard), "export", NOW)
        taken(other, documents)
        assert other.pairs() == ledger.pairs()
        assert sorted(due(other)) == sorted(due(ledger))
        assert list(faults(other, filing)) == []


def test_a_batch_that_fails_leaves_them_as_they_were(ledger, told, taken):
    taken(ledger, told[:2])
    before = ledger.pairs()

    def fail():
        with ledger.writing():
            taken(ledger, PLEDGES)
            assert ledger.pairs() != before
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert ledger.pairs() == before
    assert due(ledger) == []


def test_what_is_read_anew_is_counted_once(ledger, told, taken, monkeypatch):
    taken(ledger, [*told, *PLEDGES])
    before = ledger.pairs()
    monkeypatch.setattr(pipeline, "reader", lambda: "another")
    assert list(pipeline.reread(ledger, NOW))
    assert ledger.pairs() == before == counted(ledger)
    assert sorted(due(ledger)) == sorted(one.id for one in PLEDGES)
    assert list(faults(ledger, filing)) == []


def test_what_is_corrected_or_taken_down_is_counted_anew(ledger, told, taken):
    taken(ledger, [*told, *PLEDGES])
    entry = next(one for one in ledger.entries() if one.version.document == "p2028")
    right = msgspec.structs.replace(entry.statement, id="0" * 24, parties=("KAZ", "UZB"))
    pipeline.correct(ledger, entry, right, "a slip", SIGNED)
    assert ledger.pairs() == counted(ledger)
    assert "KAZ-UZB" in dict(ledger.pairs())
    pipeline.take_down(ledger, "p2028", "a court order", SIGNED)
    assert ledger.pairs() == counted(ledger)
    assert dict(ledger.pairs()).keys() == {"KAZ-TUR"}
    assert sorted(due(ledger)) == ["p2027", "p2030"]
    assert list(faults(ledger, filing)) == []


def test_what_ends_is_found_by_its_day(ledger, taken):
    taken(ledger, PLEDGES)
    assert due(ledger, "2028-01-01", "2029-01-01") == ["p2028"]  # behind the first, up to the last
    assert sorted(due(ledger, "2027-12-31", "2029-01-01")) == ["p2027", "p2028"]
    assert [sorted(due(ledger, most=number)) for number in (1, 2)] == [["p2027"], ["p2027", "p2028"]]
    pledge = next(ledger.current(one.id for one in ledger.versions("p2027")))
    pipeline.review(ledger, "rejected", target(ledger, pledge.statement.id), "wrong", SIGNED)
    assert sorted(due(ledger, most=2)) == ["p2028", "p2030"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE tally SET said = said + 1", "table tally: "),
        ("DELETE FROM tally", "table tally: None statements of KAZ-TUR"),
        ("INSERT INTO tally VALUES ('AAA-BBB', 3)", "table tally: 3 statements of AAA-BBB, where None are asked"),
        ("DELETE FROM ending", "table ending: 0 days, where statements tell 3"),
        ("UPDATE ending SET day = '2035-01-01'", "table ending: 3 days"),
    ],
)
def test_a_wrong_count_is_found(ledger, taken, change, fault):
    taken(ledger, PLEDGES)
    assert list(faults(ledger, filing)) == []
    ledger.file.change(change)
    assert any(fault in one for one in faults(ledger, filing))


def test_a_title_that_another_program_took_down_is_not_kept(ledger, taken):
    taken(ledger, [msgspec.structs.replace(PLEDGES[0], title="Old title")])
    assert [one.version.title for one in ledger.entries()] == ["Old title"] * len(list(ledger.entries()))
    (entry, *_) = ledger.said(one.statement.id for one in ledger.entries())
    with sqlite3.connect(ledger.path) as db:
        db.execute("DROP TRIGGER version_never_update")
        db.execute("UPDATE version SET title = NULL")
    (again, *_) = ledger.said([entry.statement.id])
    assert (entry.version.title, again.version.title) == ("Old title", None)


def test_a_version_that_never_came_to_be_is_not_kept(ledger, told, taken):
    def fail():
        with ledger.writing():
            taken(ledger, told[:1])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    taken(ledger, told[1:2])
    assert {one.version.document for one in ledger.members(filing(next(ledger.entries())))} == {"d1"}
