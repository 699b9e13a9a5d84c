"""Reading into a ledger: idempotent, whatever the order and however it is cut, and judged as it comes."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda import pipeline
from servanda.errors import LanguageError, LedgerError
from servanda.ledger import Ledger, Wanted, faults
from servanda.model import Document, Finding, judgement, version_of
from servanda.pipeline import keeping
from servanda.pipeline.keeping import filing

NOW = "2026-01-01T00:00:00Z"
COUNT = 6  # documents that are told


def verdicts(ledger):
    said = {entry.statement.id: entry.statement for entry in ledger.entries()}
    ends = [(one.verdict, said[one.left], said[one.right]) for one in ledger.judgements()]
    return {
        (verdict, frozenset((one.document, one.value.low) for one in pair)) for verdict, *pair in ends if pair[0].value
    }


def test_what_is_read_is_judged(ledger, told, taken):
    taken(ledger, told)
    found = verdicts(ledger)
    assert ("restated", frozenset({("d0", "6400000000"), ("d1", "6400000000")})) in found
    assert ("contradicts", frozenset({("d5", "20"), ("d5", "19")})) in found
    assert ("differs_in_scope", frozenset({("d2", "7900000000"), ("d3", "7100000000")})) in found
    assert not any(("d4", "9200000000") in ends and verdict == "contradicts" for verdict, ends in found)


@pytest.fixture
def ledgers(tmp_path_factory):
    """Makes two empty ledgers at each call."""

    def make():
        folder = tmp_path_factory.mktemp("orders")
        return Ledger(folder / "straight"), Ledger(folder / "cut")

    return make


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.tuples(st.permutations(range(COUNT)), st.integers(1, COUNT)))
def test_neither_order_nor_pieces_change_the_record(ledgers, told, taken, record, cut):
    order, piece = cut
    straight, pieces = ledgers()
    with straight, pieces:
        taken(straight, told)
        for start in range(0, len(order), piece):
            taken(pieces, [told[number] for number in order[start : start + piece]])
        assert record(pieces) == record(straight)


def test_again_adds_nothing(ledger, told, taken, record):
    taken(ledger, told)
    before = record(ledger)
    again = taken(ledger, told, "2027-01-01T00:00:00Z")
    assert [one.statements for one in again] == [None] * COUNT
    assert record(ledger) == before


def test_a_changed_page_is_a_new_version_and_both_are_kept(ledger, told, taken):
    page = msgspec.structs.replace(told[0], url="https://paper.example/1")
    changed = msgspec.structs.replace(page, text=page.text.replace("12 documents", "13 documents"))
    taken(ledger, [page, changed])
    versions = list(ledger.versions("https://paper.example/1"))
    assert {one.document for one in versions} == {"d0"}
    assert {ledger.text(one.id) for one in versions} == {page.text, changed.text}
    assert len({entry.version.id for entry in ledger.entries(Wanted(document="d0"))}) == 2


def test_what_cannot_be_read_is_told_and_the_others_are_taken(ledger, told, taken):
    strange = Document(id="strange", text="Blah.", language="xx")
    outcome = taken(ledger, [told[0], strange, told[1]])
    assert [type(one.error) for one in outcome] == [type(None), LanguageError, type(None)]
    assert {entry.version.document for entry in ledger.entries()} == {"d0", "d1"}


def test_a_batch_that_fails_leaves_nothing_behind(ledger, told, taken, record, monkeypatch):
    taken(ledger, told[:2])
    before = record(ledger)
    monkeypatch.setattr(keeping, "judge", lambda *_: ledger.text("nowhere"))
    with pytest.raises(LedgerError, match="no version"):
        taken(ledger, told[2:])
    assert record(ledger) == before


def test_another_reader_reads_again(ledger, told, taken, monkeypatch):
    taken(ledger, told)
    before = {entry.statement.id for entry in ledger.entries()}
    monkeypatch.setattr(pipeline, "reader", lambda: "better")
    spoken = pipeline.read
    monkeypatch.setattr(pipeline, "read", lambda document: pipeline.Read(spoken(document).found[:1], []))
    assert len(list(pipeline.reread(ledger, "2027-01-01T00:00:00Z"))) == COUNT
    now = {entry.statement.id for entry in ledger.entries()}
    assert now < before
    assert ledger.has(version_of(told[0]), "better")
    assert list(pipeline.reread(ledger, "2027-01-02T00:00:00Z")) == []
    assert len([one for one in ledger.judgements() if one.verdict == "retired"]) == COUNT


def test_all_is_judged_as_piece_by_piece(ledger, told, taken, record):
    taken(ledger, told)
    before = list(ledger.judgements())
    pipeline.judge_all(ledger, "2027-01-01T00:00:00Z")
    assert list(ledger.judgements()) == before
    assert list(faults(ledger, filing)) == []
    assert b"rule reconcile" in record(ledger)


def test_what_is_found_no_more_leaves_a_trace_and_the_export_is_that_of_any_order(ledger, told, taken, record):
    taken(ledger, told[:2])
    (link,) = (one for one in ledger.judgements() if one.verdict == "restated")
    between = msgspec.structs.replace(told[1], id="between", published="2024-04-01")
    for turn in range(3):
        taken(ledger, [msgspec.structs.replace(between, text=f"{between.text} So it is{'!' * turn}")])
        assert link not in list(ledger.judgements())
        pipeline.take_down(ledger, "between", "wrong", ("user ayse", NOW))
        assert link in list(ledger.judgements())
    query = "SELECT \"left\", id FROM judgement WHERE verdict = 'withdrawn' AND \"by\" = 'rule reconcile'"
    turns = dict(ledger.file.query(query))
    last, count = link.id, 0
    while last in turns:
        last, count = turns[last], count + 1
    assert count == 6
    assert b"withdrawn" not in record(ledger)
    assert list(faults(ledger, filing)) == []


def test_names_of_one_bearer_are_found_and_can_be_taken_back(ledger, taken):
    said = "{} and Kazakhstan will sign 20 documents, President of Kazakhstan {} said."
    written = [("Türkiye", "Serik Omarov"), ("Uzbekistan", "S. Omarov")]
    taken(ledger, [Document(id=name, text=said.format(land, name), language="en") for land, name in written])
    for _ in range(2):
        pipeline.judge_all(ledger, NOW)
        (one,) = [one for one in ledger.judgements() if one.by == "rule entities"]
        assert {one.left, one.right} == {f"name:person:{name}" for _, name in written}
    assert list(faults(ledger, filing)) == []
    back = Finding(verdict="withdrawn", left=one.id, right="", reason="two men")
    ledger.judge([judgement(back, "user ayse", NOW)])
    pipeline.judge_all(ledger, NOW)
    assert not [one for one in ledger.judgements() if one.by == "rule entities"]
