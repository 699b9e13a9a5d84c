"""The search: words, facets as links, pages, and what was written stays text."""

import html
import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from servanda.ledger import facets
from servanda.views import searching


def links(page, text):
    """The addresses of a search in a page."""
    return [html.unescape(one) for one in re.findall(r'href="(/search[^"]*)"', page.text) if text in html.unescape(one)]


def total(page):
    return int(re.search(r"(\d+) statements?", page.text)[1])


def test_words_are_found_and_shown(client):
    page = client.get("/search", params={"q": "товарооборот"})
    assert page.status_code == 200
    assert re.search(r'<strong class="hit">[Тт]оварооборот</strong>', page.text)
    assert 'href="/statements/' in page.text
    assert 'href="/documents/' in page.text


@pytest.mark.parametrize("name", ["kind", "concept", "pair", "party", "modality", "speaker", "language", "publisher"])
def test_a_facet_narrows_to_as_many_as_it_says_and_is_taken_away_again(client, name):
    page = client.get("/search")
    address = links(page, f"{name}=")[0]
    count = int(
        re.search(re.escape(html.escape(address, quote=False)) + r'"[^>]*>.*?<span class="meta">(\d+)<', page.text)[1]
    )
    narrowed = client.get(address)
    found = total(narrowed)
    assert count == found <= total(page) or (name == "speaker" and count < found)  # who is written in other ways too
    (value,) = parse_qs(urlsplit(address).query)[name]
    assert "/search" in [one for one in links(narrowed, "/search") if f"{name}=" not in one]
    assert f'value="{value}"' in narrowed.text or f"<option selected>{value}" in narrowed.text


def test_a_year_is_a_facet(client):
    page = client.get("/search")
    address = links(page, "since=2024-01-01")[0]
    narrowed = client.get(address)
    assert 0 < total(narrowed) < total(page)
    assert set(re.findall(r'<time datetime="(\d{4})', narrowed.text)) == {"2024"}


def test_facets_are_joined(client):
    page = client.get("/search?kind=figure&pair=KAZ-TUR")
    both = total(page)
    assert both < min(total(client.get("/search?kind=figure")), total(client.get("/search?pair=KAZ-TUR")))
    assert all("kind=figure" in one and "pair=KAZ-TUR" in one for one in links(page, "modality="))


def test_all_pages_together_have_every_statement_once(client):
    page, found = client.get("/search?kind=event"), []
    count = total(page)
    while True:
        found += re.findall(r'<li>\n<a href="/statements/([0-9a-f]+)"', page.text)
        following = re.search(r'rel="next" href="([^"]+)"', page.text)
        if not following:
            break
        page = client.get(html.unescape(following[1]))
    assert len(found) == len(set(found)) == count


def test_statements_beside_the_words_come_first(client):
    page = client.get("/search", params={"q": "billion"})
    assert 'class="hit"' in page.text.partition('id="statements"')[2].partition("</li>")[0]


def test_all_texts_are_listed_page_by_page(client):
    page = client.get("/search?q=billion&show=texts")
    assert page.text.count('href="/documents/') > searching.FIRST_TEXTS
    assert "billion" in page.text


@pytest.mark.parametrize(("query", "told"), [
    ("kind=thing", "there is no such kind"), ("concept=nothing", "no such concept"), ("pair=KAZ", "no pair"),
    ("modality=sure", "there is no such modality"), ("since=yesterday", "no such day"),
    ("page=0", "no page"), ("page=x", "no page"),
    ("party=A-B", "no party"),
])  # fmt: skip
def test_what_cannot_be_asked_is_told(client, query, told):
    page = client.get(f"/search?{query}")
    assert page.status_code == 400
    assert told in page.text


@pytest.mark.parametrize(
    "query",
    [
        "q=!!",
        "q=%22%22",
        "q=qqqqqqqq",
        "speaker=nobody",
        "party=ZZZ",
        "publisher=nobody",
        "pair=KAZ-TUR&party=DEU",
        "page=9999",
        "q=%F0%9F%98%80",
        "q=%00",
        "kind=figure&concept=event.talks",
    ],
)
def test_where_nothing_is_found_that_is_told(client, query):
    page = client.get(f"/search?{query}")
    assert page.status_code == 200
    assert "No statement" in page.text


@pytest.mark.parametrize(
    "evil", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "' OR 1=1 --", '" OR *']
)
def test_what_is_asked_stays_text(client, evil):
    for name in ("q", "speaker", "publisher"):
        page = client.get("/search", params={name: evil})
        assert page.status_code == 200
        assert evil in html.unescape(page.text)
        assert "<script>alert" not in page.text
        assert "<img" not in page.text


def test_what_documents_say_stays_text(serving, hostile):
    with serving(hostile[0]) as client:
        for query in ("", f"?q={quote('Omarov')}", "?q=alert", "?q=alert&show=texts"):
            page = client.get(f"/search{query}").text
            assert "alert" in page
            assert not re.search(r"<(?:script>|svg|img|b>)", page)


def test_more_than_is_looked_at_is_told(client, monkeypatch):
    monkeypatch.setattr(facets, "SAMPLE", 10)
    page = client.get("/search")
    assert "There are more than 10." in page.text
