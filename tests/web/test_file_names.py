"""Documents that are called after hostile files: their names are text on every page, in every file and every head."""

import csv
import io
import json
import os
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from servanda.cli.app import app
from servanda.export.harmless import text_of
from servanda.ledger import Ledger

HERE = Path(__file__).parent
NAMES = [json.loads(line)["id"] for line in (HERE / "names.jsonl").read_text(encoding="utf-8").strip().split("\n")]
HARMFUL = {"img", "svg", "iframe", "object", "embed", "base", "math"}
TURNS = re.compile("[\x00\x1b\x07\u202e\u2066]")
PAGES = [
    "/", "/search", "/search?q=trade", "/search?q=trade&show=texts", "/review", "/review?what=doubts",
    "/contradictions", "/compare", "/compare?q=trade", "/changes?pair=KAZ-TUR&since=2024-01-01", "/pairs/KAZ-TUR",
    "/pairs/KAZ-TUR/figures/trade.turnover", "/pairs/KAZ-TUR/documents", "/pairs/KAZ-TUR/timeline",
    "/pairs/KAZ-TUR/contradictions", "/pairs/KAZ-TUR/report/html",
]  # fmt: skip


class Elements(HTMLParser):
    """The elements of a page, each with its attributes."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def harmless(page) -> None:
    """Nothing of a name is an element, an attribute, a script or a header."""
    assert page.status_code == 200
    for tag, attributes in Elements(page.text).found:
        drawn = tag == "img" and attributes.get("src", "").startswith("/pairs/")
        assert tag not in HARMFUL or drawn, (tag, attributes)
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
        assert tag != "script" or attributes.get("src", "").startswith("/static/")
        assert urlsplit(attributes.get("href", "")).scheme in {"", "http", "https"}
    assert not {"set-cookie", "x-injected"} & {name.lower() for name in page.headers}


@pytest.fixture(scope="module")
def named(tmp_path_factory, ingested):
    return ingested(tmp_path_factory.mktemp("names") / "names.ledger", HERE / "names.jsonl")


@pytest.fixture(scope="module")
def looking(named, serving):
    with serving(named) as client:
        yield client


@pytest.fixture(scope="module")
def versions(named):
    with Ledger(named) as ledger:
        return {one.document: one.id for one in ledger.versions()}


def test_every_name_is_kept(versions):
    assert set(versions) == set(NAMES)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "kk"])
def test_a_page_shows_names_and_obeys_none(looking, path, language):
    harmless(looking.get(path, headers={"accept-language": language}))


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_the_pages_of_a_document_show_its_name_and_do_not_obey_it(looking, versions, named, name):
    place = quote(name, safe="")
    other = versions[NAMES[0] if name != NAMES[0] else NAMES[1]]
    for path in (
        f"/documents/{place}", f"/documents/{versions[name]}", f"/compare?left={place}",
        f"/compare?left={versions[name]}&right={other}", f"/search?publisher={place}",
    ):  # fmt: skip
        harmless(looking.get(path))
    with Ledger(named) as ledger:
        ids = [one.statement.id for one in ledger.current([versions[name]])]
    assert ids
    for one in ids:
        harmless(looking.get(f"/statements/{one}"))
        harmless(looking.get(f"/review/{one}"))


@pytest.mark.parametrize("path", ["/search?format=csv", "/api/v1/statements?format=csv&limit=1000"])
def test_no_cell_of_a_sheet_is_a_formula(looking, path):
    answer = looking.get(path)
    head, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))
    at = head.index("title")
    assert {text_of(row[at]) for row in rows} == set(NAMES)
    assert not [cell for row in rows for cell in row if len(cell) > 1 and (cell[0] in "=+@\t" or cell[:2] == "-2")]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_sheet_is_named_after_a_document_in_letters_alone(looking, name):
    answer = looking.get(f"/documents/{quote(name, safe='')}?format=csv")
    assert answer.status_code == 200
    plain = r'attachment; filename="[\w.-]+\.csv"; filename\*=UTF-8\'\'[\w.%-]+\.csv'
    assert re.fullmatch(plain, answer.headers["content-disposition"], re.ASCII)
    assert not {"set-cookie", "x-injected"} & {one.lower() for one in answer.headers}


@pytest.mark.parametrize("feed", ["statements", "contradictions", "pledges"])
def test_feeds_hold_names_as_text(looking, feed):
    root = ET.fromstring(looking.get(f"/feeds/all/{feed}.atom").content)  # noqa: S314 - our own
    assert {one.tag.partition("}")[2] for one in root.iter()} <= {
        "feed", "id", "title", "updated", "link", "author", "name", "generator", "entry", "content",
    }  # fmt: skip


def test_reports_hold_names_as_text(looking):
    marked = looking.get("/pairs/KAZ-TUR/report/md").text
    assert "<img" not in marked.replace("\\<img", "")
    assert "](javascript:" not in marked.replace("\\](javascript:", "")
    assert not TURNS.search(marked)
    pytest.importorskip("docx")
    with zipfile.ZipFile(io.BytesIO(looking.get("/pairs/KAZ-TUR/report/docx").content)) as made:
        root = ET.fromstring(made.read("word/document.xml"))  # noqa: S314 - our own
        links = made.read("word/_rels/document.xml.rels").decode()
    assert "javascript:" not in links
    told = "".join(one.text or "" for one in root.iter() if one.tag.endswith("}t"))
    assert "onerror=alert(1)" in told
    assert not TURNS.search(told)
    pytest.importorskip("typst")
    assert looking.get("/pairs/KAZ-TUR/report/pdf").content.startswith(b"%PDF")


def test_a_file_of_such_a_name_is_read_and_told_of_in_harmless_words(tmp_path):
    folder, page = tmp_path / "files", tmp_path / "page.html"
    folder.mkdir()
    names = [one for one in NAMES if not one.startswith(".")]  # hidden files of a folder are left alone
    for name in names:
        safe = os.fsencode(folder) + b"/" + name.replace("/", "_").replace("\0", "").encode()
        Path(os.fsdecode(safe)).write_text("Turkey and Kazakhstan signed 5 documents.", encoding="utf-8")
        Path(os.fsdecode(safe + b".pdf")).write_bytes(b"%PDF-1.4 broken")
    made = CliRunner().invoke(app, ["ingest", str(folder), "--ledger", str(tmp_path / "a.ledger")])
    assert f"{len(names)} failed" in made.output
    assert not TURNS.search(made.output)
    assert len(made.output.strip().split("\n")) == len(names) + 1
    CliRunner().invoke(app, ["read", str(folder), "-o", str(page)])
    found = Elements(page.read_text(encoding="utf-8")).found
    assert len(found) > len(names)
    assert not [tag for tag, _ in found if tag in HARMFUL]
    assert not [name for _, attributes in found for name in attributes if name.startswith("on")]
