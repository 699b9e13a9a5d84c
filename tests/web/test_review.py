"""The review: what waits, what is done once, what cannot be done, and that all of it is told."""

import html
import re

import pytest

from servanda import pipeline
from servanda.ledger import Ledger, history, target, waiting
from servanda.ledger.standing import asked, stands

NOW = "2026-01-01T00:00:00Z"
WHY = {"reason": "I looked at the source", "back": "/review"}


@pytest.fixture
def ledger(own):
    with Ledger(own.app.state.desk.settings.ledger) as opened:
        yield opened


def waits(ledger):
    return [one.what for one in waiting.contradictions(ledger, waiting.Part(100))]


def sent(client, path, **data):
    return client.post(path, data=WHY | data, follow_redirects=False)


def test_the_queue_has_contradictions_names_and_doubts_with_their_evidence(client, demo):
    with Ledger(demo) as ledger:
        first = waits(ledger)[0]
    page = client.get("/review")
    assert page.text.index(f"item-{first.id}") == min(
        found.start() for found in re.finditer("item-[0-9a-f]{24}", page.text)
    )
    assert f"/statements/{first.left}" in page.text
    assert f"/statements/{first.right}" in page.text
    assert "They are one" in client.get("/review?what=names").text
    assert 'class="doubt"' in client.get("/review?what=doubts").text


def test_all_that_waits_comes_once_page_by_page(client, demo):
    with Ledger(demo) as ledger:
        wanted = [one.id for one in waits(ledger)]
    address, found = "/review", []
    while address:
        page = client.get(address)
        found += re.findall(r'id="item-([0-9a-f]+)"', page.text)
        following = re.search(r'rel="next" href="([^"]+)"', page.text)
        address = html.unescape(following[1]) if following else ""
    assert found == wanted


@pytest.mark.parametrize("what", ["contradictions", "doubts"])
def test_the_queue_is_narrowed_to_a_pair(client, what):
    page = client.get(f"/review?what={what}&pair=tur-kaz")
    titles = re.findall(r'class="open"[^>]*>([^<]+)', page.text)
    assert titles
    assert all("KAZ" in one and "TUR" in one for one in titles)


def test_doubts_are_narrowed_to_one(client):
    page = client.get("/review?what=doubts&doubt=currency_inherited")
    items = re.split('<article class="item"', page.text)[1:]
    assert items
    assert all("The currency is not written" in one for one in items)


def test_what_is_accepted_waits_no_more_until_that_is_taken_back(own, ledger):
    first = waits(ledger)[0]
    answer = sent(own, f"/review/{first.id}/accept", back="/review?pair=KAZ-RUS&done=x")
    assert answer.status_code == 303
    assert re.fullmatch(r"/review\?pair=KAZ-RUS&done=[0-9a-f]{24}", answer.headers["location"])
    assert first.id not in {one.id for one in waits(ledger)}
    (made,) = history(ledger, first.id)
    assert (made.verdict, made.by, made.reason) == ("accepted", "user tester", WHY["reason"])
    told = own.get(answer.headers["location"])
    assert "Accepted." in told.text
    assert f"/review/{made.id}/undo" in told.text
    assert sent(own, f"/review/{made.id}/undo").status_code == 303
    assert first.id in {one.id for one in waits(ledger)}


def test_what_is_rejected_stands_no_more_until_that_is_taken_back(own, ledger):
    first = waits(ledger)[0]
    assert sent(own, f"/review/{first.id}/reject").status_code == 303
    assert not stands(ledger, [first.id])
    page = own.get(f"/review/{first.id}").text
    assert "This no longer stands" in page
    assert WHY["reason"] in page
    (undo,) = re.findall(r'action="(/review/[0-9a-f]+/undo)"', page)
    assert sent(own, undo).status_code == 303
    assert stands(ledger, [first.id])


def test_a_statement_is_corrected_and_that_is_undone(own, ledger):
    entry = next(one for one in ledger.entries() if one.statement.value and one.statement.concept == "trade.turnover")
    old = entry.statement.id
    form = re.findall(r'id="field-(\w+)" name="\w+" value="([^"]*)"', own.get(f"/review/{old}").text)
    fields = {name: html.unescape(value) for name, value in form}
    answer = sent(own, f"/review/{old}/correct", **fields | {"value": "123456789", "period": "2019-Q2"})
    assert answer.status_code == 303, answer.text
    made = target(ledger, answer.headers["location"].rpartition("=")[2]).judgement
    right = target(ledger, made.right).entry.statement
    assert (right.value.low, right.period.start, right.period.end) == ("123456789", "2019-04-01", "2019-07-01")
    assert right.parties == entry.statement.parties
    assert asked(ledger, [old, right.id]) == {right.id}
    assert sent(own, f"/review/{made.id}/undo").status_code == 303
    assert asked(ledger, [old, right.id]) == {old}


@pytest.mark.parametrize(("field", "value", "told"), [
    ("value", "many", "no number"), ("parties", "K/Z", "give codes"), ("period", "last year", "no period"),
    ("deadline", "2025-13", "no period"), ("kind", "thing", "no such kind"), ("concept", "event.talks", "cannot be of"),
    ("modality", "sure", "no such modality"), ("comparator", "?", "no such comparator"),
])  # fmt: skip
def test_a_wrong_field_is_told_beside_it_and_what_was_written_is_kept(own, ledger, field, value, told):
    entry = next(one for one in ledger.entries() if one.statement.kind == "figure" and one.statement.value)
    answer = sent(
        own, f"/review/{entry.statement.id}/correct", **{"kind": "figure", "name": "kept as it was", field: value}
    )
    assert answer.status_code == 422
    place = "kind" if told == "cannot be of" and 'id="field-kind-error"' in answer.text else field
    error = re.search(f'id="field-{place}-error"[^>]*>([^<]+)', answer.text)
    assert told in html.unescape(error[1])
    assert re.search(f'id="field-{place}"[^>]*aria-invalid="true"', answer.text)
    assert "kept as it was" in answer.text
    assert WHY["reason"] in answer.text
    assert list(history(ledger, entry.statement.id)) == []


def test_a_correction_that_changes_nothing_is_told(own, ledger):
    entry = next(ledger.entries())
    answer = sent(own, f"/review/{entry.statement.id}/correct", kind=entry.statement.kind)
    assert answer.status_code == 422
    assert "Nothing was changed." in answer.text


@pytest.mark.parametrize("reason", ["", "   \n", "x" * 2001])
def test_a_reason_is_needed(own, ledger, reason):
    first = waits(ledger)[0]
    answer = sent(own, f"/review/{first.id}/accept", reason=reason)
    assert answer.status_code == 422
    assert 'id="reason-error"' in answer.text
    assert list(history(ledger, first.id)) == []


def test_the_same_sent_twice_is_done_once_and_told(own, ledger):
    first, second = waits(ledger)[:2]
    for act, told in (("accept", "accepted this already"), ("reject", "no longer stands")):
        one = first if act == "accept" else second
        assert sent(own, f"/review/{one.id}/{act}").status_code == 303
        again = sent(own, f"/review/{one.id}/{act}")
        assert again.status_code == 409
        assert told in again.text
        assert len(list(history(ledger, one.id))) == 1
    (made,) = history(ledger, first.id)
    assert sent(own, f"/review/{made.id}/undo").status_code == 303
    again = sent(own, f"/review/{made.id}/undo")
    assert again.status_code == 409
    assert "taken back already" in again.text
    redone = sent(own, f"/review/{first.id}/accept")
    assert redone.status_code == 409
    assert "give another" in redone.text
    assert sent(own, f"/review/{first.id}/accept", reason="once more").status_code == 303


def test_what_became_stale_meanwhile_is_told(own, ledger):
    entry = next(one for one in ledger.entries() if one.statement.value)
    pipeline.review(ledger, "rejected", target(ledger, entry.statement.id), "no", ("user other", NOW))
    for act in ("accept", "reject", "correct"):
        answer = sent(own, f"/review/{entry.statement.id}/{act}", value="5")
        assert answer.status_code == 409
        assert "no longer stands" in answer.text


@pytest.mark.parametrize(("path", "status"), [
    ("/review/ffffffffffffffffffffffff/accept", 404), ("/review/ff/reject", 404), ("/review/nothing!/undo", 404),
])  # fmt: skip
def test_an_id_that_leads_nowhere_is_told(own, path, status):
    assert sent(own, path).status_code == status


def test_other_things_cannot_be_done(own, ledger):
    first = waits(ledger)[0]
    assert sent(own, f"/review/{first.id}/delete").status_code == 404
    assert sent(own, f"/review/{first.id}/undo").status_code == 409
    assert "not corrected" in sent(own, f"/review/{first.id}/correct").text
    assert "name what a person did" in sent(own, f"/review/{first.left}/undo").text


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/review", "//evil.example/review", "/statements/x", "javascript:alert(1)", "", "\\review"],
)
def test_the_way_back_stays_inside(own, ledger, back):
    answer = sent(own, f"/review/{waits(ledger)[0].id}/accept", back=back)
    assert re.fullmatch(r"/review\?done=[0-9a-f]{24}", answer.headers["location"])


@pytest.mark.parametrize(("query", "told"), [
    ("what=everything", "no such part"), ("pair=KAZ", "no pair"), ("before=x", "no place"), ("before=-1", "no place"),
])  # fmt: skip
def test_what_cannot_be_asked_is_told(client, query, told):
    page = client.get(f"/review?{query}")
    assert page.status_code == 400
    assert told in page.text


@pytest.mark.parametrize("query", ["done=ffffffffffff", "done=%3Cscript%3E", "what=doubts&doubt=%27%22", "before=1"])
def test_what_leads_nowhere_harms_nothing(client, query):
    page = client.get(f"/review?{query}")
    assert page.status_code == 200
    assert "<script>" not in page.text


def test_nothing_is_offered_or_done_where_nothing_may_be_written(serving, demo):
    with Ledger(demo) as ledger:
        first = waits(ledger)[0]
    with serving(demo, writable=False) as client:
        for path in ("/review", "/review?what=names", f"/review/{first.id}", f"/review/{first.left}"):
            page = client.get(path)
            assert 'method="post"' not in page.text
            assert "only shows the ledger" in page.text
        for path in (f"/review/{first.id}/accept", f"/review/{first.left}/correct", "/review/names"):
            assert sent(client, path).status_code == 403
    with Ledger(demo) as ledger:
        assert list(history(ledger, first.id)) == []


def test_a_page_of_another_site_can_do_nothing(own, ledger):
    first = waits(ledger)[0]
    answer = own.post(f"/review/{first.id}/accept", data=WHY, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    assert list(history(ledger, first.id)) == []


def test_how_many_wait_stands_on_every_page_and_shrinks(own, ledger):
    number = len(waits(ledger))
    assert f"Review ({number})" in own.get("/").text
    assert f"{number} contradictions have not been looked at." in own.get("/").text
    sent(own, f"/review/{waits(ledger)[0].id}/accept")
    assert f"Review ({number - 1})" in own.get("/search").text


def test_what_documents_and_people_write_stays_text(serving, hostile):
    place, identity = hostile
    evil = "<script>alert(9)</script>\"'><svg onload=alert(9)>"
    with serving(place) as client:
        answer = sent(client, f"/review/{identity}/reject", reason=evil, back=f"/review/{identity}?x={evil}")
        pages = [
            client.get(path).text
            for path in (
                answer.headers["location"],
                f"/review/{identity}",
                "/review?what=doubts",
                f"/statements/{identity}",
            )
        ]
        pages.append(sent(client, f"/review/{identity}/correct", kind=evil, name=evil, reason=evil).text)
        pages.append(sent(client, "/review/names", left=evil, right=evil, reason=evil).text)
    for page in pages:
        assert not re.search(r"<(?:script>|svg|img|b>)", page)
    assert sum("alert(9)" in page for page in pages) >= 5


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_is_accepted_offers_to_be_taken_back_and_not_to_be_accepted_again(own, ledger, language):
    own.headers["accept-language"] = language
    first = waits(ledger)[0]
    for one in (first.id, first.left):
        assert f'action="/review/{one}/accept"' in own.get(f"/review/{one}").text
        assert sent(own, f"/review/{one}/accept").status_code == 303
        (made,) = [each for each in history(ledger, one) if each.left == one]
        page = own.get(f"/review/{one}").text
        assert f'action="/review/{one}/accept"' not in page
        assert f'action="/review/{made.id}/undo"' in page
        assert f'formaction="/review/{one}/reject"' in page
        assert sent(own, f"/review/{made.id}/undo").status_code == 303
        assert f'action="/review/{one}/accept"' in own.get(f"/review/{one}").text


def test_the_page_of_a_statement_says_what_can_be_done(own, ledger):
    said = waits(ledger)[0].left
    address = f"/statements/{said}"
    assert "Review it" in own.get(address).text
    accepted = sent(own, f"/review/{said}/accept").headers["location"].partition("done=")[2]
    assert "Accepted on" in own.get(address).text
    assert "Take it back, set it aside or correct it" in own.get(address).text
    assert sent(own, f"/review/{accepted}/undo").status_code == 303
    assert "Review it" in own.get(address).text
    assert sent(own, f"/review/{said}/reject").status_code == 303
    assert "What was done, and how to take it back" in own.get(address).text
