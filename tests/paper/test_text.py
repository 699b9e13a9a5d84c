"""A report as a page and as Markdown: whole, linked, and harmless whatever its sources say."""

import base64
import hashlib
import io
import itertools
import re
import sys
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner

from servanda import paper
from servanda.cli.app import app
from servanda.errors import MissingExtra

VOID = {"meta", "br", "wbr", "link", "img", "path", "rect", "line"}


class Page(HTMLParser):
    """Elements as (tag, attributes), and the text of them all."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        if not {"style", "script"} & {*self.open}:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def made(form, report):
    out = io.BytesIO()
    paper.write(form, report, out)
    return out.getvalue()


@pytest.fixture(scope="module")
def page(report):
    return Page(made("html", report).decode())


def test_a_page_fetches_nothing_and_runs_nothing(report, page):
    source = made("html", report).decode()
    style = re.search(r"<style>(.*?)</style>", source, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    (policy,) = (one["content"] for one in page.all("meta") if one.get("http-equiv"))
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert not page.all("script")
    names = {name for _, one in page.elements for name in one}
    assert not {name for name in names if name in {"style", "src", "srcset"} or name.startswith("on")}
    assert "@import" not in style[1]
    assert "url(" not in style[1]


def test_every_link_leads_somewhere_and_every_id_is_one(page):
    ids = [one["id"] for _, one in page.elements if "id" in one]
    assert len({*ids}) == len(ids)
    inside = [one["href"][1:] for one in page.all("a") if one["href"].startswith("#")]
    assert len(inside) > 200
    assert {*inside} <= {*ids}


def test_a_page_is_read_by_all(page):
    assert page.all("html")[0]["lang"] == "en"
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert len(page.all("caption")) == len(page.all("table")) > 10
    assert all(one.get("scope") == "col" for one in page.all("th"))
    assert page.all("svg")
    assert len(page.all("title")) == len(page.all("svg")) + 1
    assert {one.get("lang") for one in page.all("blockquote")} >= {"tr", "ru", "kk", "en"}


@pytest.mark.parametrize("form", ["html", "md"])
def test_all_of_the_report_stands_in_it(form, report, page):
    told = page.text if form == "html" else re.sub(r"\\(.)", r"\1", made("md", report).decode())
    for one in report.evidence:
        assert one.quote in told
        assert one.source in told
    for section in report.sections:
        assert section.title in told


def test_a_page_is_harmless(hostile):
    page = Page(made("html", hostile).decode())
    assert not page.all("script")
    assert not page.all("img")
    assert "<script>alert(1)</script>" in page.text
    assert not [one for _, one in page.elements if any(name.startswith("on") for name in one)]
    links = [one["href"] for one in page.all("a") if not one["href"].startswith("#")]
    assert links
    assert all(one.startswith("https://x.example/") for one in links)


def test_markdown_is_harmless_and_its_footnotes_are_all_there(report, hostile):
    told = made("md", hostile).decode()
    assert not re.search(r"(?<!\\)<(?!https://x\.example)", told)
    assert "[link](javascript" not in told
    rows = [line for line in told.splitlines() if line.startswith("|")]
    assert rows
    for source in (told, made("md", report).decode()):
        notes = re.findall(r"^\[\^(\d+)\]:", source, re.MULTILINE)
        assert {*re.findall(r"(?<!\\)\[\^(\d+)\](?!:)", source)} == {*notes}


def test_the_same_report_is_the_same_bytes(report):
    assert made("html", report) == made("html", report)
    assert made("md", report) == made("md", report)


def test_where_charts_cannot_be_drawn_it_says_so(ask, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    source = made("html", ask("KAZ-DEU")).decode()
    assert "<svg" not in source
    assert "The chart is not drawn: that needs pip install &quot;servanda[plots]&quot;" in source
    assert "80 % interval of" in source


@pytest.mark.parametrize(("form", "library"), [("pdf", "typst"), ("docx", "docx"), ("pdf", "vl_convert")])
def test_without_its_libraries_a_form_says_how_to_get_them(form, library, demo, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=r'pip install "servanda\[dossier\]"'):
        paper.ready(form)
    kept = tmp_path / f"a.{form}"
    kept.write_text("kept")
    result = CliRunner().invoke(app, ["dossier", "KAZ-TUR", "--ledger", str(demo), "-o", str(kept)])
    assert result.exit_code == 1
    assert "servanda[dossier]" in result.stderr
    assert kept.read_text() == "kept"


def test_the_command_writes_what_the_name_of_the_file_tells(demo, tmp_path):
    for form, start in (("html", "<!DOCTYPE html>"), ("md", "# Kazakhstan – Türkiye"), ("json", "{")):
        asked = ["dossier", "KAZ-TUR", "--as-of", "2025-12-01", "--ledger", str(demo), "-o"]
        result = CliRunner().invoke(app, [*asked, str(tmp_path / f"a.{form}")])
        assert (result.exit_code, result.stderr) == (0, "")
        assert (tmp_path / f"a.{form}").read_text(encoding="utf-8").startswith(start)


def test_a_pair_of_whom_nothing_is_said_makes_no_file(demo, tmp_path):
    result = CliRunner().invoke(app, ["dossier", "FJI-TON", "--ledger", str(demo), "-o", str(tmp_path / "a.html")])
    assert result.exit_code == 1
    assert "Nothing is said of FJI-TON" in result.stderr
    assert not (tmp_path / "a.html").exists()
