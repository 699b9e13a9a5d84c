"""The page of one statement: what it tells, and that what documents and people wrote stays text."""

import html
import re

import pytest

from servanda import pipeline
from servanda.ledger import Ledger, Target, target
from servanda.model import Document
from servanda.views.corrections import corrected
from servanda.views.statement import whole

NOW, LATER = "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"
TEXT = "Trade between Kazakhstan and Türkiye reached {amount} billion dollars in 2023, the ministry said."


@pytest.fixture(scope="module")
def known(demo):
    """Statements of the demo ledger: one with copies, contradictions and other amounts."""
    with Ledger(demo) as ledger:
        judged = {
            verdict: {end for one in ledger.judged(verdict) for end in (one.left, one.right)}
            for verdict in ("same", "contradicts", "differs_in_scope")
        }
        return sorted(set.intersection(*judged.values()))


def test_everything_that_is_known_stands_on_one_page(client, demo, known):
    page = client.get(f"/statements/{known[0]}")
    assert page.status_code == 200
    text = html.unescape(page.text)
    with Ledger(demo) as ledger:
        found = whole(ledger, known[0])
    assert f"<mark>{found.entry.statement.quote}</mark>" in text
    for one in (*found.copies, *found.compared["contradicts"], *found.compared["differs_in_scope"]):
        assert one.entry is None or f"/statements/{one.entry.statement.id}" in text
    for told in (
        found.entry.version.publisher,
        found.entry.version.title,
        "#:~:text=",
        f"/api/statements/{known[0]}",
        "Accessed",
    ):
        assert told in text


def test_copies_are_found_through_copies(tmp_path):
    with Ledger(tmp_path / "a.ledger") as ledger:
        texts = [
            Document(
                id=f"d{n}",
                text=TEXT.format(amount=5),
                language="en",
                published=f"2024-0{n}-03",
                publisher_country="KAZ",
            )
            for n in range(1, 6)
        ]
        list(pipeline.ingest(texts, ledger, NOW))
        ids = [one.statement.id for one in ledger.entries()]
        assert {one.entry.statement.id for one in whole(ledger, ids[0]).copies} == set(ids[1:])


def test_the_beginning_of_an_id_leads_to_the_whole_one(client, known):
    found = client.get(f"/statements/{known[0][:10]}", follow_redirects=False)
    assert (found.status_code, found.headers["location"]) == (302, f"/statements/{known[0]}")


def test_the_id_of_a_judgement_leads_to_where_it_is_reviewed(client, demo):
    with Ledger(demo) as ledger:
        judged = ledger.contradictions(1)[0].id
    found = client.get(f"/statements/{judged}", follow_redirects=False)
    assert found.headers["location"] == f"/review/{judged}"


@pytest.mark.parametrize(("identity", "told"), [
    ("ffffffffffffffffffffffff", "no statement or judgement has an id that begins so"),
    ("ff", "give at least its first 4"),
    ("%3Cscript%3E", "no id"),
])  # fmt: skip
def test_an_id_that_leads_nowhere_is_told(client, identity, told):
    page = client.get(f"/statements/{identity}")
    assert page.status_code == 404
    assert told in page.text
    assert "<script>" not in page.text


def test_a_corrected_statement_stays_and_leads_to_the_right_one(serving, tmp_path):
    place = tmp_path / "a.ledger"
    with Ledger(place) as ledger:
        list(
            pipeline.ingest(
                [Document(id="a", text=TEXT.format(amount=5), language="en", published="2024-05-03")], ledger, NOW
            )
        )
        (entry,) = ledger.entries()
        right = corrected(entry.statement, ["value=6e9"])
        pipeline.correct(ledger, entry, right, "the text says six", ("user ayse", LATER))
    with serving(place) as client:
        old, new = client.get(f"/statements/{entry.statement.id}").text, client.get(f"/statements/{right.id}").text
        assert "No answer uses this statement" in old
        assert "No answer uses this statement" not in new
        for page, other in ((old, right.id), (new, entry.statement.id)):
            assert f'href="/statements/{other}"' in page
            assert "the text says six" in page
            assert "ayse" in page


def test_what_a_person_set_aside_is_told(tmp_path):
    with Ledger(tmp_path / "a.ledger") as ledger:
        texts = [
            Document(
                id=f"d{n}", text=TEXT.format(amount=n), language="en", published="2024-05-03", publisher_country="KAZ"
            )
            for n in (5, 7)
        ]
        list(pipeline.ingest(texts, ledger, NOW))
        (judged,) = ledger.contradictions(9)
        assert whole(ledger, judged.left).compared["contradicts"][0].entry.statement.id == judged.right
        pipeline.review(ledger, "rejected", Target(None, judged), "another year", ("user ayse", LATER))
        found = whole(ledger, judged.left)
        assert "contradicts" not in found.compared
        assert [one.entry.statement.id for one in found.aside] == [judged.right]


def test_what_was_taken_down_is_told(serving, tmp_path):
    place = tmp_path / "a.ledger"
    with Ledger(place) as ledger:
        list(pipeline.ingest([Document(id="a", text=TEXT.format(amount=5), language="en")], ledger, NOW))
        (entry,) = ledger.entries()
        pipeline.take_down(ledger, "a", "asked by its author", ("user ayse", LATER))
    with serving(place) as client:
        assert "was taken down: asked by its author" in client.get(f"/statements/{entry.statement.id}").text


def test_what_documents_and_people_write_stays_text(serving, hostile):
    place, identity = hostile
    with serving(place) as client:
        page = client.get(f"/statements/{identity}").text
    assert "alert(" in page
    assert not re.search(r"<(?:script>|svg|img|b>)", page)
    assert not re.search(r"""href=["']javascript:""", page)
    assert "{{ 7*7 }}" in page
    assert "javascript:alert(5)" in page


def test_a_target_tells_what_was_taken_down(tmp_path):
    with Ledger(tmp_path / "a.ledger") as ledger:
        list(pipeline.ingest([Document(id="a", text=TEXT.format(amount=5), language="en")], ledger, NOW))
        (entry,) = ledger.entries()
        assert target(ledger, entry.statement.id).entry == entry
