"""Feeds and the pages they name: of every kind and not quite XML; what fails does not stop the others."""

import pytest

from servanda import readers
from servanda.errors import EmptyInput, FetchError, InputError, ServandaError
from servanda.model import Document
from servanda.net import Page
from servanda.readers import Failure, Options, Raw, entries

from .made import zipped

ONE = "The presidents of Norland and Sutland met in Portville on Monday and agreed to raise their trade to ten billion."
LONG = f"<p>{ONE} {ONE}</p><p>{ONE}</p>"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Portville Times</title><link>https://portville.example/</link><image><title>Logo</title></image>
<item><title>Trade &amp;amp; transport</title><link>https://portville.example/1</link>
<pubDate>Tue, 12 Mar 2024 01:30:00 +0300</pubDate><media:title>Another</media:title></item>
<item><guid>https://portville.example/2</guid><description>Short.</description><dc:date>2024-03-13</dc:date></item>
<item><guid isPermaLink="false">7</guid><title>No page</title></item>
<item><link>https://portville.example/1</link><title>Once more</title></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">&lt;b&gt;Norland&lt;/b&gt; News</title>
<entry><title>Visit</title><link rel="self" href="/self"/><link href="/3"/><updated>2024-03-15T00:00:00Z</updated>
<published>2024-03-14T00:00:00Z</published><content type="xhtml"><div>{LONG} a &lt; b</div></content></entry>
</feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Old</title></channel><item><title>T</title><link>https://portville.example/4</link></item></rdf:RDF>"""


class Pages:
    """A client that knows some pages."""

    def __init__(self, pages: dict[str, str] | None = None) -> None:
        self.pages = pages or {}
        self.asked: list[str] = []

    def fetch(self, url: str) -> Page:
        self.asked.append(url)
        if url not in self.pages:
            raise FetchError(f"{url}: the server answers 404")
        return Page(url, self.pages[url].encode(), {"content-type": "text/html; charset=utf-8"})


def html(text: str = ONE, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body><article><p>{text}</p><p>{text}</p></article></body></html>"


def read(feed: str, client: Pages, **more: str) -> list[Document | Failure]:
    raw = Raw.of(feed.encode(), "feed", Options(**more))
    raw.url, raw.client = "https://portville.example/feed", client  # type: ignore[assignment]
    return list(readers.read(raw))


def test_the_pages_are_read_and_the_feed_tells_what_they_do_not():
    dated = '<title>Trade grows</title><meta property="article:published_time" content="2024-03-11">'
    client = Pages({"https://portville.example/1": html(), "https://portville.example/2": html(head=dated)})
    one, two = read(RSS, client)
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert client.asked == ["https://portville.example/1", "https://portville.example/2"]
    assert (one.title, one.published, one.publisher) == ("Trade & transport", "2024-03-12", "The Portville Times")
    assert (two.title, two.published, two.url) == ("Trade grows", "2024-03-11", "https://portville.example/2")
    assert ONE in one.text


def test_a_page_that_fails_does_not_stop_the_others():
    failure, document = read(RSS, Pages({"https://portville.example/2": html()}))
    assert isinstance(document, Document)
    assert document.published == "2024-03-13"
    assert isinstance(failure, Failure)
    assert str(failure.error) == "https://portville.example/1: the server answers 404"


@pytest.mark.parametrize("pages", [{}, {"https://portville.example/3": "<html><body></body></html>"}])
def test_what_the_feed_says_itself_stands_in_for_a_page_that_cannot_be_had(pages: dict[str, str]):
    [document] = read(ATOM, Pages(pages))
    assert isinstance(document, Document), document
    assert document.text == f"{ONE} {ONE}\n\n{ONE}\n\na < b"
    assert (document.title, document.published, document.publisher) == ("Visit", "2024-03-14", "Norland News")
    assert document.url == "https://portville.example/3"


def test_what_the_user_says_wins():
    [document] = read(RDF, Pages({"https://portville.example/4": html()}), published="2020-01-01", input="feed")
    assert isinstance(document, Document)
    assert (document.published, document.title) == ("2020-01-01", "T")


def test_a_page_that_is_a_feed_names_no_further_pages():
    client = Pages({"https://portville.example/4": RDF})
    [failure] = read(RDF, client)
    assert isinstance(failure, Failure)
    assert len(client.asked) == 1
    assert "not fetched for a feed in a feed" in str(failure.error)


def test_a_feed_in_an_archive_fetches_nothing():
    client = Pages()
    raw = Raw.of(zipped({"a.xml": RSS, "b.xml": ATOM.replace("/3", "https://portville.example/3")}), "a.zip")
    raw.client = client  # type: ignore[assignment]
    found = list(readers.read(raw))
    assert client.asked == []
    assert [type(one) for one in found] == [Failure, Failure, Document]


@pytest.mark.parametrize(
    ("feed", "titles"),
    [
        (RSS.replace("transport", "R&D in T&uuml;rkiye &copy"), ["Trade & R&D in Türkiye ©", ""]),
        (RSS.replace("transport", "x <![CDATA[ a && b ]]>"), ["Trade & x a && b", ""]),
        (RSS.replace("<title>Trade", "<title>\x07Trade"), ["Trade & transport", ""]),
        (RSS.replace(' xmlns:media="http://search.yahoo.com/mrss/"', ""), ["Trade & transport", ""]),
        ("junk before " + RSS, ["Trade & transport", ""]),
        (RSS.replace("<title>No page</title>", "<b>"), ["Trade & transport", ""]),
        (RSS[: RSS.index("No page")], ["Trade & transport", ""]),
    ],
)
def test_feeds_that_are_not_quite_xml(feed: str, titles: list[str]):
    found = entries.parsed(feed).entries
    assert [entry.title for entry in found[:2]] == titles


def test_a_broken_end_is_named_after_the_entries_before_it():
    *documents, failure = read(RSS[: RSS.index("No page")], Pages({"https://portville.example/1": html()}))
    assert isinstance(documents[0], Document)
    assert isinstance(failure, Failure)
    assert str(failure.error).startswith("feed: a broken feed: line 7: ")


def test_in_any_encoding():
    page = html("Товарооборот России и Казахстана вырос до 27 миллиардов долларов США за прошлый год.")
    feed = RDF.replace("<title>T<", "<title>Товарооборот вырос<")
    data = ('<?xml version="1.0" encoding="windows-1251"?>' + feed).encode("windows-1251")
    raw = Raw.of(data, "feed")
    raw.client = Pages({"https://portville.example/4": page})  # type: ignore[assignment]
    [document] = readers.read(raw)
    assert isinstance(document, Document)
    assert document.title == "Товарооборот вырос"


@pytest.mark.parametrize(
    ("feed", "error", "said"),
    [
        ("<rss><channel></channel></rss>", EmptyInput, "a feed without entries"),
        ("<rss><channel>", InputError, "a broken feed: line 1"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', InputError, "declares an entity"),
        ("<rss>" + "<a>" * 500, InputError, "elements within each other"),
        ("<rss><item><link>ftp://example.org/</link></item></rss>", EmptyInput, "without entries"),
        ("<rss><item><link>http://[</link></item></rss>", EmptyInput, "without entries"),
    ],
)
def test_clear_answers(feed: str, error: type[ServandaError], said: str):
    [failure] = readers.read(Raw.of(feed.encode(), "a.rss", Options(input="feed")))
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, error)
    assert said in str(failure.error)


def test_a_hostile_feed_takes_linear_time():
    entries.parsed("<rss><item>" + "<![CDATA[&" * 200_000)
