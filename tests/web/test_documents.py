"""The source viewer: highlights are the quotes, two-way links, versions, tombstones, hostile documents."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from servanda.ledger import Ledger
from servanda.pipeline import take_down

HERE = Path(__file__).parent
VOID = {"meta", "wbr", "br", "link", "input", "img"}
ODD = {"img", "svg", "iframe", "math", "object", "style", "mglyph", "base", "embed"}


class Page(HTMLParser):
    """Elements with their attributes, the text of the document, and the text of each mark by its name."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.marked: dict[str, str] = {}
        self.text = self.all = ""
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(self.elements[-1])

    def handle_endtag(self, tag):
        assert self._open.pop()[0] == tag

    def handle_data(self, data):
        self.all += data
        if any(attributes.get("class") == "text" for _, attributes in self._open):
            self.text += data
            for name in self._open[-1][1].get("data-s", "").split():
                self.marked[name] = self.marked.get(name, "") + data

    def links(self) -> list[str]:
        return [found["href"] for tag, found in self.elements if tag == "a"]


@pytest.fixture(scope="module")
def odd(tmp_path_factory, ingested):
    """A ledger of letters and attacks."""
    place = tmp_path_factory.mktemp("odd") / "odd.ledger"
    return ingested(place, HERE / "letters.jsonl", HERE / "hostile.jsonl")


@pytest.fixture(scope="module")
def looking(odd, serving):
    with serving(odd) as client:
        yield client


def documents(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").strip().split("\n")]


def test_the_text_stands_beside_what_it_says(client, demo):
    page = client.get("/documents/kaz-chn-06")
    assert page.status_code == 200
    for told in ("Steppe Monitor", "2024-07-04", "English", "https://steppe-monitor.example/2024/07/lin-in-astana"):
        assert told in page.text
    made = Page(page.text)
    ids = [found["id"] for _, found in made.elements if "id" in found]
    assert len(ids) == len(set(ids))
    names = [found["data-n"] for tag, found in made.elements if tag == "tr" and "data-n" in found]
    with Ledger(demo) as ledger:
        (version,) = {one.id for one in ledger.versions("kaz-chn-06")}
        said = {one.statement.id for one in ledger.current([version])}
    assert {*names} == {*made.marked} == said
    for name in names:
        assert {f"#said-{name}", f"#row-{name}", f"/statements/{name}"} <= set(made.links())
        assert {f"said-{name}", f"row-{name}"} <= set(ids)


def test_official_series_and_other_documents_are_told(client):
    page = client.get("/documents/kaz-chn-06").text
    assert "Official: matches CHN" in page
    assert "Judged: contradicts 1" in page


def test_a_document_tells_what_it_contradicts_in_itself(client):
    page = client.get("/documents/kaz-tur-03").text
    assert "a percentage that does not fit its amounts" in page


def test_one_kind_is_shown_on_request(client):
    made = Page(client.get("/documents/kaz-chn-06?kind=pledge").text)
    assert len(made.marked) == 2
    assert "/documents/kaz-chn-06?kind=figure" in made.links()
    assert client.get("/documents/kaz-chn-06?kind=nothing").status_code == 400


def test_refusals_are_shown_on_request(client):
    plain, more = (client.get(f"/documents/kaz-tur-01{query}") for query in ("", "?refusals=1"))
    assert "Without what was refused" in more.text
    assert len(Page(more.text).marked) >= len(Page(plain.text).marked)
    assert "/documents/kaz-tur-01?kind=figure&refusals=1" in Page(more.text).links()


@pytest.mark.parametrize("one", documents("letters.jsonl"), ids=lambda one: one["id"])
def test_highlights_are_the_quotes_in_every_script(looking, odd, one):
    made = Page(looking.get(f"/documents/{one['id']}").text)
    with Ledger(odd) as ledger:
        (version,) = ledger.versions(one["id"])
        said = {entry.statement.id: entry.statement.quote for entry in ledger.current([version.id])}
    assert said
    assert made.marked == said
    assert made.text == one["text"]


@pytest.mark.parametrize("one", documents("hostile.jsonl"), ids=lambda one: one["id"].split("/")[0])
@pytest.mark.parametrize("query", ["", "?refusals=1&kind=quote"])
def test_nothing_of_a_hostile_document_is_obeyed(looking, one, query):
    page = looking.get(f"/documents/{quote(one['id'], safe='')}{query}")
    assert page.status_code == 200
    made = Page(page.text)
    sources = [found.get("src", "") for tag, found in made.elements if tag == "script"]
    assert sources
    assert all(source.startswith("/static/") for source in sources)
    assert not ODD & {tag for tag, _ in made.elements}
    assert not [name for _, found in made.elements for name in found if name.startswith("on") or name == "style"]
    assert {urlsplit(link).scheme for link in made.links()} <= {"", "http", "https"}
    assert made.text == one["text"]
    assert f"Licence {one['licence'].removeprefix('Licence ')}".strip() in made.all


def test_a_document_is_found_by_its_address_and_by_a_version(client):
    by_id = client.get("/documents/kaz-chn-06").text
    address = re.search(r'href="(https://steppe[^"]+)"', by_id)[1]
    assert "<h1" in client.get(f"/documents/{quote(address, safe='')}").text
    version = re.search(r"/compare\?left=(\w+)", by_id)[1]
    assert Page(client.get(f"/documents/{version}").text).text == Page(by_id).text


def test_a_document_that_is_not_there_is_told(client):
    page = client.get("/documents/nothing%2Fof%2Fthis")
    assert page.status_code == 404
    assert "nothing/of/this: no such document" in page.text
    assert client.get("/documents/kaz-chn-06?version=nothing").status_code == 404


@pytest.fixture
def twice(tmp_path, ingested):
    """A ledger with two versions of one page."""
    first = {"url": "https://a.example/x", "title": "First", "published": "2024-01-01", "language": "en"}
    lines = [
        first | {"text": "Turkey and Kazakhstan signed 5 documents."},
        first | {"text": "Turkey and Kazakhstan signed 6 documents.", "title": "Second", "published": "2024-02-01"},
    ]
    source = tmp_path / "twice.jsonl"
    source.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    return ingested(tmp_path / "twice.ledger", source)


def test_an_old_version_says_that_there_is_a_newer_one(twice, serving):
    with serving(twice) as client:
        newest = client.get("/documents/https%3A%2F%2Fa.example%2Fx")
        assert "signed 6 documents" in Page(newest.text).text
        assert "newer version" not in newest.text
        (older,) = [link for link in Page(newest.text).links() if "?version=" in link and "Second" not in link][1:]
        old = client.get(older)
        assert "signed 5 documents" in Page(old.text).text
        assert "There is a newer version of this text." in old.text


def test_a_text_that_was_taken_down_leaves_a_tombstone(twice, serving):
    with Ledger(twice) as ledger:
        ids = [one.id for one in ledger.versions()]
        take_down(ledger, "https://a.example/x", "<b>asked by</b> its author", ("user tester", "2026-01-02T00:00:00Z"))
    with serving(twice) as client:
        page = client.get(f"/documents/{ids[0]}")
        assert page.status_code == 410
        assert "&lt;b&gt;asked by&lt;/b&gt; its author" in page.text
        assert "2026-01-02" in page.text
        assert "signed" not in page.text


def test_a_page_of_a_paged_document_is_told(tmp_path, serving):
    from servanda.model import Document  # noqa: PLC0415
    from servanda.pipeline import ingest  # noqa: PLC0415

    text = "Turkey and Kazakhstan met.\nThey signed 5 documents. Turkey and Kazakhstan signed a memorandum."
    with Ledger(tmp_path / "paged.ledger") as ledger:
        document = Document(id="paged", text=text, language="en", pages=(0, text.index("They")))
        assert [one.error for one in ingest([document], ledger, "2026-01-01T00:00:00Z")] == [None]
    with serving(tmp_path / "paged.ledger") as client:
        page = client.get("/documents/paged").text
    assert 'id="page-2" data-page="2"' in page
    assert ">p. 2<" in page
    assert Page(page).text == text
