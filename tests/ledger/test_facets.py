"""Statements are found by what they are, and counted by what they can be narrowed by."""

import itertools

import pytest

from servanda import pipeline
from servanda.ledger import Ledger, facets, target
from servanda.ledger.facets import Sought, entries, sample, texts
from servanda.ledger.search import spans
from servanda.model import Document
from servanda.pipeline.speaking import known_as

NOW = "2026-01-01T00:00:00Z"
TEXT = "Trade between {one} and {other} reached {amount} billion dollars in 2023, President of {one} {who} said. {more}"
LANDS = [("Kazakhstan", "Türkiye"), ("Kazakhstan", "Russia"), ("Türkiye", "Germany")]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    documents = [
        Document(
            id=f"d{year}{at}", language="en", published=f"{year}-05-03", publisher=f"Paper {at}",
            text=TEXT.format(
                one=one, other=other, amount=at + 2, who=("Serik Omarov", "Ali Kaya")[at % 2], more="Isparta" * (not at)
            ),
        )
        for year, (at, (one, other)) in itertools.product((2023, 2024), enumerate(LANDS))
    ]  # fmt: skip
    with Ledger(tmp_path_factory.mktemp("facets") / "a.ledger") as made:
        list(pipeline.ingest(documents, made, NOW))
        yield made


WAYS = {
    "kind": ("figure", lambda one: one.statement.kind == "figure"),
    "concept": ("trade.turnover", lambda one: one.statement.concept == "trade.turnover"),
    "pairs": (("KAZ-TUR",), lambda one: {"KAZ", "TUR"} <= set(one.statement.parties)),
    "modality": ("reported", lambda one: one.statement.modality == "reported"),
    "speakers": (("Serik Omarov",), lambda one: getattr(one.statement.speaker, "name", "") == "Serik Omarov"),
    "language": ("en", lambda one: one.version.language == "en"),
    "publisher": ("Paper 0", lambda one: one.version.publisher == "Paper 0"),
    "since": ("2024-01-01", lambda one: one.version.published >= "2024-01-01"),
    "before": ("2024-01-01", lambda one: one.version.published < "2024-01-01"),
    "words": ("isparta", lambda one: one.version.publisher == "Paper 0"),
}  # fmt: skip


@pytest.mark.parametrize(
    "names", [(), *itertools.combinations(WAYS, 1), *itertools.combinations(WAYS, 2), tuple(WAYS)[:8]]
)
def test_whatever_is_asked_together_all_of_it_holds(ledger, names):
    found = sample(ledger, Sought(**{name: WAYS[name][0] for name in names}))
    wanted = [one for one in ledger.entries() if all(WAYS[name][1](one) for name in names)]
    assert found.whole
    assert {one.statement.id for one in entries(ledger, found.matches)} == {one.statement.id for one in wanted}


def test_every_way_of_asking_finds_something(ledger):
    for name, (value, _) in WAYS.items():
        assert sample(ledger, Sought(**{name: value})).matches, name


def test_matches_are_told_as_their_entries(ledger):
    found = sample(ledger, Sought()).matches
    for one, entry in zip(found, entries(ledger, found), strict=True):
        said = entry.statement
        assert (one.said.kind, one.said.concept, one.said.parties) == (said.kind, said.concept, said.parties)
        assert (one.version, one.published) == (entry.version.id, entry.version.published)


@pytest.mark.parametrize("bound", ["SAMPLE", "DEPTH"])
def test_a_sample_of_more_says_that_it_is_one(ledger, monkeypatch, bound):
    monkeypatch.setattr(facets, bound, 2)
    found = sample(ledger, Sought())
    assert not found.whole
    assert len(found.matches) == 2


def test_what_a_person_rejected_is_not_found(tmp_path):
    with Ledger(tmp_path / "a.ledger") as ledger:
        list(
            pipeline.ingest(
                [
                    Document(
                        id="a", language="en", text="Trade between Kazakhstan and Türkiye reached 5 billion dollars."
                    )
                ],
                ledger,
                NOW,
            )
        )
        (found,) = entries(ledger, sample(ledger, Sought()).matches)
        pipeline.review(ledger, "rejected", target(ledger, found.statement.id), "no", ("user ayse", NOW))
        assert sample(ledger, Sought()).matches == []


def test_texts_are_narrowed_by_who_published_them_and_when(ledger):
    found = list(texts(ledger, "billion", Sought(publisher="Paper 1", since="2024-01-01"), (10, 0)))
    assert [one.version.id for one in found] == [one.id for one in ledger.versions("d20241")]
    assert [found[0].document.text[start:end] for start, end in found[0].spans] == ["billion"]
    first, second = (list(texts(ledger, "billion", Sought(), (4, left))) for left in (0, 4))
    assert len({one.version.id for one in (*first, *second)}) == 6


def test_words_are_found_in_any_text():
    assert [("İSPARTA'da ısparta")[start:end] for start, end in spans("isparta", "İSPARTA'da ısparta")] == [
        "İSPARTA",
        "ısparta",
    ]
    assert spans("!!", "!! text") == ()


def test_a_speaker_is_known_by_all_names_that_are_one(ledger):
    assert "Serik Omarov" in known_as(ledger, "Serik Omarov")
    assert known_as(ledger, "omarov") == known_as(ledger, "Serik Omarov")
    assert known_as(ledger, "nobody") == []
