"""Two documents side by side: the choice, the pairings with their words, pasted texts, and nothing hostile obeyed."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

HERE = Path(__file__).parent
HOSTILE = (HERE / "hostile.jsonl").read_text(encoding="utf-8").strip().split("\n")
LEFT = "Kazakhstan and Turkey held talks. Trade between Kazakhstan and Turkey reached $6.4 billion in 2023."
RIGHT = "Kazakhstan and Turkey held talks. Trade between Kazakhstan and Turkey reached $7.1 billion in 2023."
PIECES = ("<script", "<img", "<svg", "<iframe", "<math", "<style", "</title", 'href="javascript', 'href="data')
PAIR = "/compare?left=kaz-chn-06&right=kaz-chn-07"


def test_nothing_chosen_offers_the_newest(client):
    page = client.get("/compare")
    assert page.status_code == 200
    assert page.text.count("to the left</a>") == page.text.count("to the right</a>") == 20


JOINED = """
SELECT count(DISTINCT other.id) FROM statement own, statement other, judgement
WHERE own.reading IN (SELECT r.n FROM reading r JOIN version v ON r.version = v.n WHERE v.document = 'kaz-chn-06')
AND other.reading IN (SELECT r.n FROM reading r JOIN version v ON r.version = v.n WHERE v.id = ?)
AND ((own.id = "left" AND other.id = "right") OR (own.id = "right" AND other.id = "left"))
"""


def test_one_chosen_offers_what_tells_of_the_same_first(client, demo):
    page = client.get("/compare?left=kaz-chn-06").text
    assert "Lin Weidong in Astana" in page
    first = page[page.index('<ol class="list offers">') :].split("</li>")[0]
    assert "Сауда көлемін 50 миллиардқа" in first
    name = re.search(r"right=([\w-]+)", first)[1]
    with closing(sqlite3.connect(demo)) as kept:
        (number,) = kept.execute(JOINED, [name]).fetchone()
    assert f"{number} statements on the same" in first
    shares = [int(one) for one in re.findall(r"(\d+) statements? on the same", page)]
    assert shares == sorted(shares, reverse=True)
    assert number > 1
    assert "to the left" not in page
    link = re.search(r'href="(/compare\?[^"]+)"', first)[1].replace("&amp;", "&")
    assert "Two documents compared" in client.get(link).text


def test_documents_are_found_by_their_words(client):
    page = client.get("/compare?right=kaz-chn-06&q=Gilavar").text
    assert "Documents with these words" in page
    assert "Gilavar dönmeye başladı" in page
    assert "to the right" not in page
    assert "No document." in client.get("/compare?q=xyzzy").text


def test_statements_stand_side_by_side(client):
    page = client.get(PAIR).text
    assert "modality: <bdi>planned</bdi> | <bdi>target</bdi>" in page
    assert "<mark>$50 billion</mark>" in page
    assert "<mark>50 миллиард долларға</mark>" in page
    (place,) = set(
        re.findall(r'href="(/documents/kaz-chn-06\?version=\w+)&amp;at=(?:\w+)#said-\w+"><mark>\$50 billion', page)
    )
    assert client.get(place).status_code == 200


def test_one_verdict_is_shown_on_request(client):
    whole, part = client.get(PAIR).text, client.get(f"{PAIR}&verdict=only_left").text
    number = int(re.search(r"only left <span>(\d+)", whole)[1])
    assert part.count('<tr class="v-only_left">') == number
    assert '<tr class="v-agrees">' not in part
    assert client.get(f"{PAIR}&verdict=nothing").status_code == 400


def test_a_document_that_is_not_there_is_told(client):
    page = client.get("/compare?left=kaz-chn-06&right=nothing")
    assert page.status_code == 404
    assert "nothing: no such document" in page.text


def test_pasted_texts_are_compared_and_not_kept(client):
    before = client.app.state.desk.state
    page = client.post("/compare/texts", data={"left": LEFT, "right": RIGHT})
    assert page.status_code == 200
    assert "value: <bdi>6.4 bn USD</bdi> | <bdi>7.1 bn USD</bdi>" in page.text
    assert "/statements/" not in page.text
    assert client.app.state.desk.state == before


@pytest.mark.parametrize(("right", "status", "told"), [
    ("", 422, "Nothing to read"), ("http://127.0.0.1/", 502, "no public address"),
    ("x" * 300_001, 422, "more than 300000"),
])  # fmt: skip
def test_what_cannot_be_read_is_told_above_the_form(client, right, status, told):
    page = client.post("/compare/texts", data={"left": LEFT, "right": right})
    assert page.status_code == status
    assert told in page.text
    assert LEFT in page.text


def test_no_address_is_fetched_where_nothing_may_be_done(demo, serving):
    with serving(demo, writable=False) as client:
        page = client.post("/compare/texts", data={"left": LEFT, "right": "https://a.example/"})
    assert "No address is fetched here" in page.text


@pytest.mark.parametrize("line", HOSTILE, ids=lambda line: json.loads(line)["id"].split("/")[0])
def test_nothing_of_hostile_documents_is_obeyed(tmp_path_factory, ingested, serving, line):
    place = tmp_path_factory.getbasetemp() / "hostile.ledger"
    if not place.exists():
        ingested(place, HERE / "hostile.jsonl")
    one, other = json.loads(line), json.loads(HOSTILE[0])
    name, other_name = (quote(each["id"], safe="") for each in (one, other))
    with serving(place) as client:
        pages = [
            client.get(f"/compare?left={name}"), client.get(f"/compare?left={name}&right={other_name}"),
            client.get("/compare", params={"q": one["title"]}), client.get("/compare"),
            client.post("/compare/texts", data={"left": one["text"], "right": other["text"]}),
        ]  # fmt: skip
    for page in pages:
        assert page.status_code == 200
        inside = page.text.split("<main")[1].split("</main>")[0]
        for piece in PIECES:
            assert piece not in inside
