"""The page: grounded highlights, links both ways, nothing of a document that a browser would obey."""

import base64
import hashlib
import io
import re
from html.parser import HTMLParser

import msgspec
import pytest

from servanda.cli.page import write
from servanda.model import Document, Statement, statement_id
from servanda.views.reading import Reading

VOID = {"meta", "wbr", "br", "link", "img"}


class Page(HTMLParser):
    """Elements as (tag, attributes), text of highlights by span, text of each element with an id."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.marked: dict[str, str] = {}
        self.text = ""
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(self.elements[-1])

    def handle_endtag(self, tag):
        assert self._open.pop()[0] == tag

    def handle_data(self, data):
        if any(attributes.get("class") == "text" for _, attributes in self._open):
            self.text += data
            for number in self._open[-1][1].get("data-s", "").split():
                self.marked[number] = self.marked.get(number, "") + data

    def having(self, **wanted: str) -> list[dict[str, str]]:
        return [each for _, each in self.elements if all(each.get(name) == value for name, value in wanted.items())]


def source(*readings: Reading) -> str:
    out = io.BytesIO()
    write(readings, out)
    return out.getvalue().decode()


def hostile(text: str, **more: str) -> Reading:
    fields = {
        "document": "x", "kind": "document", "concept": "document.treaty", "start": 0, "end": len(text),
        "quote": text, "modality": "asserted", "rule": "test", "name": text,
    }  # fmt: skip
    statement = Statement(id=statement_id(fields), **fields)
    return Reading(Document(id="x", text=text, **more), [statement])


def test_highlights_are_the_quotes(reading, document, statements, refusals):
    page = Page(source(reading))
    quotes = sorted(one.quote for one in [*statements, *refusals])
    assert sorted(page.marked.values()) == quotes
    assert page.text == document.text


@pytest.mark.parametrize(
    "text", ["a\r\nb\rc", "e\u0301\u0301 👩‍👩‍👧 \u202eabc\u202c", "\n\nx", "שלום עולם", "a\x85b\x91c"]
)
def test_highlights_keep_every_character(text):
    assert [*Page(source(hostile(text))).marked.values()] == [text]


def test_rows_and_spans_link_to_each_other(reading):
    page = Page(source(reading))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    links = [attributes["href"] for tag, attributes in page.elements if tag == "a" and "href" in attributes]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    names = [each["data-n"] for tag, each in page.elements if tag == "tr" and "data-n" in each]
    assert len(names) == 11
    for name in names:
        assert f"#d1-said-{name}" in links
        assert f"d1-row-{name}" in ids


def test_a_row_links_to_its_own_span(reading):
    rows = re.findall(r'<tr id="d1-row-(\w+)".*?href="#d1-said-(\w+)"', source(reading))
    assert len(rows) == 11
    assert all(row == span for row, span in rows)


def test_rows_show_the_words_that_are_marked(reading):
    made = source(reading)
    page = Page(made)
    for number, words in re.findall(r'href="#d1-said-(\w+)" dir="auto">(.*?)</a>', made):
        assert page.marked[number] == words.replace("&lt;", "<").replace("&gt;", ">").replace("&#x27;", "'")


@pytest.mark.parametrize("field", ["title", "publisher", "url", "published", "publisher_country", "language"])
def test_metadata_is_escaped(field):
    attack = "2\"><script>alert(1)</script><img src=x onerror='alert(1)'>"  # a day that a document may bear
    page = Page(source(hostile("text", **{field: attack})))
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert "img" not in {tag for tag, _ in page.elements}
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]


def test_text_names_and_quotes_are_escaped():
    attack = "</a></div><script>alert(1)</script>' onmouseover='alert(1)\" onclick=\"alert(1)"
    page = Page(source(hostile(attack)))
    assert [*page.marked.values()] == [attack]
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "\tjavascript:alert(1)", "file:///x", "//x", "http://[x"]
)
def test_only_web_addresses_are_links(url):
    page = Page(source(hostile("text", url=url)))
    assert [each["href"] for _, each in page.elements if not each.get("href", "#").startswith("#")] == []


def test_a_web_address_is_a_link(reading):
    assert len(Page(source(reading)).having(href="https://example.org/visit?a=1&b=2", rel="noreferrer")) == 1


def test_the_policy_allows_what_stands_in_the_page_and_nothing_else(reading):
    made = source(reading)
    (policy,) = [each["content"] for each in Page(made).having(**{"http-equiv": "Content-Security-Policy"})]

    def digest(tag: str) -> str:
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", made, re.DOTALL)
        return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()

    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest('style')}'",
        f"script-src 'sha256-{digest('script')}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp|innerHTML|eval\(", made)
    assert not [each for _, each in Page(made).elements if "style" in each or "src" in each]


def test_doubts_open_periods_and_missing_dates_are_visible(document, statements):
    undated = msgspec.structs.replace(document, published=None)
    made = source(Reading(undated, statements))
    assert "no date: relative periods stay open" in made
    assert '<small class="doubts" dir="auto">currency inherited</small>' in made


def test_several_documents_are_sections_of_one_page(document, statements):
    made = source(Reading(document, statements), Reading(document, statements), hostile("text"))
    page = Page(made)
    assert [each["id"] for each in page.having(**{"class": "doc"})] == ["d1", "d2", "d3"]
    assert "<title>3 documents</title>" in made
    assert made.count('<li><a href="#d') == 3


def test_a_document_that_says_nothing_says_so():
    assert "Nothing found" in source(Reading(Document(id="x", text="Nothing."), []))


def test_lone_surrogates_do_not_break_the_page():
    assert "a \ufffd b" in source(Reading(Document(id="x", text="a \ud83d b"), []))


def test_facts_of_a_document_with_pages_say_on_which_one_they_stand(reading, document):
    paged = msgspec.structs.replace(document, pages=(0, document.text.index("The sides are")))
    out = io.BytesIO()
    write([reading._replace(document=paged)], out)
    made = out.getvalue().decode()
    assert made.count('<small class="page" dir="auto">p. 1</small>') == 6
    assert made.count('<small class="page" dir="auto">p. 2</small>') == 4
