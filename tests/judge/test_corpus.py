"""The corpus and its truth fit together: every quote stands once, every verdict and kind is known."""

import json
from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "src" / "servanda" / "data" / "corpus"
TRUTH = Path(__file__).parent / "corpus"
DYADS = sorted(path.stem for path in TRUTH.glob("*.yaml"))

FIELDS = {"id", "text", "language", "url", "publisher", "publisher_country", "title"}
KINDS = {"figure", "document", "event", "project", "pledge", "relation", "quote"}
VERDICTS = {"contradicts", "updated", "differs_in_scope"}
CONTRADICTIONS = {"value", "count", "sum", "percent", "edition", "period", "date", "status"}
AMOUNTS_APART = {"rounding", "reporter", "scope", "stock_flow", "period", "currency", "direction"}
INNOCENT = AMOUNTS_APART | {"ex_ante", "target", "moved_goal", "other_pair", "equal_numbers"}
ENTITIES = {"person", "forum", "programme", "project"}
TOLD_IN = ("tr", "en", "ru", "kk")


def documents(dyad):
    lines = (TEXTS / f"{dyad}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def truth(dyad):
    return yaml.safe_load((TRUTH / f"{dyad}.yaml").read_text(encoding="utf-8"))


def pairs(entries):
    return [mention for entry in entries for mention in (entry["left"], entry["right"])]


def mentions(known):
    told = [one for fact in known["facts"] for cluster in fact["clusters"].values() for one in cluster]
    return told + pairs(known["contradictions"]) + pairs(known["innocent"])


def twice(entries):
    return [one for one, times in Counter(entries).items() if times > 1]


def planted(part):
    return [entry["kind"] for dyad in DYADS for entry in truth(dyad)[part]]


def test_every_text_has_its_truth():
    assert sorted(path.stem for path in TEXTS.glob("*.jsonl")) == DYADS
    assert twice(one["id"] for dyad in DYADS for one in documents(dyad)) == []


@pytest.mark.parametrize("dyad", DYADS)
def test_documents_are_whole(dyad):
    for one in documents(dyad):
        assert one.keys() - {"published"} == FIELDS, one["id"]
        assert one["id"].startswith(f"{dyad}-")
        assert one["language"] in TOLD_IN
        assert 2022 <= date.fromisoformat(one.get("published", "2022-01-01")).year <= 2025
        assert ".example/" in one["url"]
        assert 50 <= len(one["text"].split()) <= 220, one["id"]


@pytest.mark.parametrize("dyad", DYADS)
def test_every_quote_stands_once(dyad):
    texts = {one["id"]: one["text"] for one in documents(dyad)}
    for mention in mentions(truth(dyad)):
        assert texts[mention["document"]].count(mention["quote"]) == 1, mention


@pytest.mark.parametrize("dyad", DYADS)
def test_facts_are_told_twice_and_judged_by_known_verdicts(dyad):
    facts = truth(dyad)["facts"]
    assert twice(fact["key"] for fact in facts) == []
    for fact in facts:
        assert fact["kind"] in KINDS
        assert sum(map(len, fact["clusters"].values())) >= 2, fact["key"]
        known = {frozenset(pair) for pair in combinations(fact["clusters"], 2)}
        judged = [frozenset((one["left"], one["right"])) for one in fact.get("between", [])]
        assert set(judged) <= known, fact["key"]
        assert twice(judged) == []
        assert {one["verdict"] for one in fact.get("between", [])} <= VERDICTS


@pytest.mark.parametrize("dyad", DYADS)
def test_names_stand_in_the_texts(dyad):
    read = "\n".join(one["text"] for one in documents(dyad))
    for entity in truth(dyad)["entities"]:
        assert entity["kind"] in ENTITIES
        assert len(entity["names"]) >= 2
        assert [name for name in entity["names"] if name not in read] == []


@pytest.mark.parametrize("dyad", DYADS)
def test_a_dyad_has_its_share(dyad):
    assert len(documents(dyad)) >= 8
    assert len(truth(dyad)["contradictions"]) >= 5
    assert (
        twice(
            (one["left"]["document"], one["left"]["quote"], one["right"]["document"], one["right"]["quote"])
            for one in truth(dyad)["contradictions"]
        )
        == []
    )


def test_languages_and_kinds_are_all_there():
    told = Counter(one["language"] for dyad in DYADS for one in documents(dyad))
    assert min(told[language] for language in TOLD_IN) >= 9
    assert told.total() >= 44
    contradictions, innocent = Counter(planted("contradictions")), Counter(planted("innocent"))
    assert set(contradictions) == CONTRADICTIONS
    assert min(contradictions.values()) >= 5
    assert set(innocent) == INNOCENT
    assert innocent.total() >= 30
