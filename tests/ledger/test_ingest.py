"""Reading into a ledger: idempotent, whatever the order and however it is cut, and judged as it comes."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda import pipeline
from servanda.errors import LanguageError, LedgerError
from servanda.ledger import Ledger, Wanted
from servanda.model import Document, version_of

NOW = "2026-01-01T00:00:00Z"
TOLD = (
    ("KAZ", "2024-03-01", "Trade between Kazakhstan and Türkiye was $6.4 billion in 2023. 12 documents were signed."),
    ("KAZ", "2024-05-01", "Trade between Kazakhstan and Türkiye was 6.4 billion dollars in 2023."),
    ("KAZ", "2024-06-01", "Trade between Kazakhstan and Türkiye was 7.9 billion dollars in 2023."),
    ("TUR", "2024-06-02", "Türkiye and Kazakhstan had a trade turnover of $7.1 billion in 2023."),
    ("TUR", "2025-02-01", "Türkiye and Kazakhstan had a trade turnover of $9.2 billion in 2024."),
    ("KAZ", "2025-03-01", "Kazakhstan and Türkiye will sign 20 documents. In the end 19 documents were signed."),
)  # fmt: skip
DOCUMENTS = [
    Document(id=f"d{number}", text=text, language="en", published=day, publisher_country=country)
    for number, (country, day, text) in enumerate(TOLD)
]


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "a.ledger") as opened:
        yield opened


def taken(ledger, documents, at=NOW):
    return list(pipeline.ingest(documents, ledger, at))


def record(ledger):
    """Everything that is said and thought, in its canonical order."""
    said = sorted(msgspec.json.encode(one) for one in ledger.entries())
    return said, [msgspec.json.encode(one) for one in ledger.judgements()]


def verdicts(ledger):
    said = {entry.statement.id: entry.statement for entry in ledger.entries()}
    ends = [(one.verdict, said[one.left], said[one.right]) for one in ledger.judgements()]
    return {
        (verdict, frozenset((one.document, one.value.low) for one in pair)) for verdict, *pair in ends if pair[0].value
    }


def test_what_is_read_is_judged(ledger):
    taken(ledger, DOCUMENTS)
    found = verdicts(ledger)
    assert ("restated", frozenset({("d0", "6400000000"), ("d1", "6400000000")})) in found
    assert ("contradicts", frozenset({("d5", "20"), ("d5", "19")})) in found
    assert ("differs_in_scope", frozenset({("d2", "7900000000"), ("d3", "7100000000")})) in found
    assert not any(("d4", "9200000000") in ends and verdict == "contradicts" for verdict, ends in found)


@settings(max_examples=12, deadline=None)
@given(st.permutations(DOCUMENTS), st.integers(1, len(DOCUMENTS)))
def test_neither_order_nor_pieces_change_the_record(tmp_path_factory, order, piece):
    folder = tmp_path_factory.mktemp("orders")
    with Ledger(folder / "straight") as straight, Ledger(folder / "cut") as cut:
        taken(straight, DOCUMENTS)
        for start in range(0, len(order), piece):
            taken(cut, order[start : start + piece])
        assert record(cut) == record(straight)


def test_again_adds_nothing(ledger):
    taken(ledger, DOCUMENTS)
    before = record(ledger)
    again = taken(ledger, DOCUMENTS, "2027-01-01T00:00:00Z")
    assert [one.statements for one in again] == [None] * len(DOCUMENTS)
    assert record(ledger) == before


def test_a_changed_page_is_a_new_version_and_both_are_kept(ledger):
    page = msgspec.structs.replace(DOCUMENTS[0], url="https://paper.example/1")
    changed = msgspec.structs.replace(page, text=page.text.replace("12 documents", "13 documents"))
    taken(ledger, [page, changed])
    versions = {entry.version.id: entry.version for entry in ledger.entries(Wanted(document="d0"))}
    assert {one.source for one in versions.values()} == {"https://paper.example/1"}
    assert {ledger.text(one) for one in versions} == {page.text, changed.text}


def test_what_cannot_be_read_is_told_and_the_others_are_taken(ledger):
    strange = Document(id="strange", text="Blah.", language="xx")
    told = taken(ledger, [DOCUMENTS[0], strange, DOCUMENTS[1]])
    assert [type(one.error) for one in told] == [type(None), LanguageError, type(None)]
    assert {entry.version.document for entry in ledger.entries()} == {"d0", "d1"}


def test_a_batch_that_fails_leaves_nothing_behind(ledger, monkeypatch):
    taken(ledger, DOCUMENTS[:2])
    before = record(ledger)
    monkeypatch.setattr(pipeline, "judge", lambda *_: ledger.text("nowhere"))
    with pytest.raises(LedgerError, match="no version"):
        taken(ledger, DOCUMENTS[2:])
    assert record(ledger) == before


def test_another_reader_reads_again(ledger, monkeypatch):
    taken(ledger, DOCUMENTS[:1])
    monkeypatch.setattr(pipeline, "reader", lambda: "better")
    assert not ledger.has(version_of(DOCUMENTS[0]), "better")
