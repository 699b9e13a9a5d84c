"""Contradictions inside one text, end to end: each with its reason and the two spans, and look-alikes with none."""

import time
import unicodedata
from pathlib import Path

import pytest
import yaml

from servanda import judge, pipeline
from servanda.grammar.words.scan import Scanner
from servanda.judge import counts
from servanda.judge.told import FELLOWS
from servanda.model import Document, Entry, Statement, version_of

CASES = yaml.safe_load((Path(__file__).parent / "inside.yaml").read_text(encoding="utf-8"))
FOUND = [case for case in CASES if "reason" in case]


def read(case: dict[str, str]) -> tuple[Document, list[Statement]]:
    published = case.get("published")
    document = Document(id="d", text=case["text"], language=case["language"], published=published)
    return document, [one for one in pipeline.statements(document) if isinstance(one, Statement)]


def found(case: dict[str, str]) -> list[tuple[str, ...]]:
    document, statements = read(case)
    said = {one.id: one.quote for one in statements}
    return [
        (one.reason, said[one.left], said[one.right] if one.right != one.left else "itself")
        for one in pipeline.contradictions(document, statements)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_what_cannot_both_be_so_is_found_and_nothing_else(case):
    assert found(case) == ([(case["reason"], case["left"], case["right"])] if "reason" in case else [])


def test_the_order_of_entries_plays_no_part():
    for case in FOUND:
        document, said = read(case)
        assert list(pipeline.contradictions(document, said)) == list(pipeline.contradictions(document, said[::-1]))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_what_is_read_and_judged_is_scanned_once(form, monkeypatch):
    scanned = []
    terms = Scanner.terms
    monkeypatch.setattr(Scanner, "terms", lambda self, text: scanned.append(text) or terms(self, text))
    for case in FOUND:
        document, said = read(case | {"text": unicodedata.normalize(form, case["text"])})
        scanned.clear()
        found = pipeline.read(document)
        assert len(scanned) == 1
        assert [one for one in found.found if isinstance(one, Statement)] == said
        assert found.inner == list(pipeline.contradictions(document, said))
        assert found.inner


def test_counts_before_and_after_the_fact_are_explained():
    document, said = read(FOUND[0])
    assert [one.explanations for one in pipeline.contradictions(document, said)] == [("ex_ante", "kinds_of_document")]


def test_long_texts_cost_no_more_than_they_are_long():
    text = " ".join(case["text"] for case in CASES if case["language"] == "en")

    def seconds(many: int) -> float:
        document = Document(id="d", text="\n\n".join([text] * many), language="en")
        said = [one for one in pipeline.statements(document) if isinstance(one, Statement)]
        marked, version = pipeline.marked(document, pipeline.scanned(document)), version_of(document)
        start = time.process_time()
        list(judge.inside((Entry(one, version) for one in said), marked))
        return time.process_time() - start

    assert seconds(16) < 6 * seconds(4) + 1


def test_counts_are_held_against_the_next_few_only(monkeypatch):
    held = []
    amount = counts.amount
    monkeypatch.setattr(counts, "amount", lambda one: held.append(1) or amount(one))
    text = "\n\n".join(f"Türkiye and Kazakhstan signed {20 + place % 7} agreements." for place in range(400))
    document, said = read({"text": text, "language": "en"})
    assert list(pipeline.contradictions(document, said))
    assert len(held) <= 2 * FELLOWS * len(said)
