"""Names that a person joins and parts."""

import pytest

from servanda import pipeline
from servanda.errors import LedgerError
from servanda.ledger import Ledger, faults, target
from servanda.model import Document
from servanda.pipeline.keeping import filing
from servanda.pipeline.merging import join, part, way
from servanda.pipeline.speaking import known_as

NOW, SIGNED = "2026-01-01T00:00:00Z", ("user ayse", "2026-01-02T00:00:00Z")
TEXT = "{land} and Kazakhstan will sign 20 documents, President of Kazakhstan {name} said."
FORUM = "The Silk Business Forum of Kazakhstan and Norway took place in Astana on 3 May 2024."
NAMES = ("Serik Omarov", "S. Omarov", 'Daulet "Dau" Ospan', "Ali Kaya")


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "a.ledger") as made:
        texts = [
            Document(id=f"d{at}", text=TEXT.format(land="Norway", name=name), language="en")
            for at, name in enumerate(NAMES)
        ]
        list(pipeline.ingest([*texts, Document(id="f", text=FORUM, language="en")], made, NOW))
        yield made


def test_two_names_become_one_until_that_is_taken_back(ledger):
    made = join(ledger, ("Ali Kaya", "Serik Omarov"), "the same man", SIGNED)
    assert known_as(ledger, "Ali Kaya") == ["Ali Kaya", "S. Omarov", "Serik Omarov"]
    assert list(faults(ledger, filing)) == []
    pipeline.undo(ledger, made, "he is not", SIGNED)
    assert known_as(ledger, "Ali Kaya") == ["Ali Kaya"]


def test_what_a_rule_joined_is_parted_until_that_is_taken_back(ledger):
    (made,) = part(ledger, ("S. Omarov", "Serik Omarov"), "a brother", SIGNED)
    assert known_as(ledger, "Serik Omarov") == ["Serik Omarov"]
    pipeline.undo(ledger, made, "he is not", SIGNED)
    assert known_as(ledger, "Serik Omarov") == ["S. Omarov", "Serik Omarov"]


def test_parting_takes_away_what_joins_the_first_name_alone(ledger):
    join(ledger, ("Ali Kaya", "S. Omarov"), "the same man", SIGNED)
    part(ledger, ("Ali Kaya", "Serik Omarov"), "he is not", SIGNED)
    assert known_as(ledger, "Ali Kaya") == ["Ali Kaya"]
    assert known_as(ledger, "Serik Omarov") == ["S. Omarov", "Serik Omarov"]


def test_new_documents_leave_what_a_person_joined(ledger):
    join(ledger, ("Ali Kaya", "Serik Omarov"), "the same man", SIGNED)
    list(
        pipeline.ingest(
            [Document(id="new", text=TEXT.format(land="Norway", name="Serik Omarof"), language="en")], ledger, NOW
        )
    )
    pipeline.judge_all(ledger, NOW)
    assert known_as(ledger, "Ali Kaya") == ["Ali Kaya", "S. Omarov", "Serik Omarof", "Serik Omarov"]


@pytest.mark.parametrize(("names", "told"), [
    (("Ali Kaya", "Nobody"), "Nobody: nobody and nothing"), (("Ali Kaya", "Ali Kaya"), "one already"),
    (("S. Omarov", "Serik Omarov"), "one already"), (("Ali Kaya", "name:forum:"), "two sorts"),
])  # fmt: skip
def test_what_cannot_be_joined_is_told(ledger, names, told):
    first, second = names
    (forum,) = ledger.bearers.names("name:forum:")
    with pytest.raises(LedgerError, match=told):
        join(ledger, (first, forum if second == "name:forum:" else second), "why", SIGNED)


def test_what_is_not_one_cannot_be_parted(ledger):
    with pytest.raises(LedgerError, match="not one"):
        part(ledger, ("Ali Kaya", "Serik Omarov"), "why", SIGNED)


def test_the_same_again_with_the_same_reason_is_told(ledger):
    made = join(ledger, ("Ali Kaya", "Serik Omarov"), "the same man", SIGNED)
    pipeline.undo(ledger, made, "he is not", SIGNED)
    with pytest.raises(LedgerError, match="give another"):
        join(ledger, ("Ali Kaya", "Serik Omarov"), "the same man", SIGNED)
    accepted = pipeline.review(ledger, "accepted", target(ledger, next(ledger.entries()).statement.id), "right", SIGNED)
    with pytest.raises(LedgerError, match="this was done already"):
        pipeline.review(ledger, "accepted", target(ledger, accepted.left), "right", SIGNED)
    pipeline.undo(ledger, accepted, "no", SIGNED)
    with pytest.raises(LedgerError, match="give another"):
        pipeline.review(ledger, "accepted", target(ledger, accepted.left), "right", SIGNED)


def test_the_way_from_name_to_name_begins_at_the_first(ledger):
    join(ledger, ("Ali Kaya", "S. Omarov"), "the same man", SIGNED)
    found = way(ledger, "name:person:Ali Kaya", "name:person:Serik Omarov")
    assert [one.by for one in found] == ["user ayse", "rule entities"]
