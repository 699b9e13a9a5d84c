"""What a document contradicts in itself: on the terminal, in the page, and in JSON only where it is asked for."""

import json
import re

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from servanda.cli.app import app

TEXT = (
    "Kazakhstan and Turkey held talks. Twenty agreements will be signed, the minister said.\n\nAfter the talks "
    "19 documents were signed by Kazakhstan and Turkey.\n\nOn 10 February 2026 Kazakhstan and Turkey adopted the "
    "Programme of Economic Cooperation for 2019-2021."
)


def read(*options: str):
    return CliRunner().invoke(app, ["read", "-", "--language", "en", *options], input=TEXT)


@pytest.mark.parametrize("width", [30, 60, 100, 160])
def test_a_section_of_its_own_on_the_terminal(width, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    shown = read().stdout
    assert max(cell_len(line) for line in shown.splitlines()) <= width
    words = " ".join(shown.split())
    assert "CONTRADICTIONS 2" in words
    assert "two counts of documents" in words
    assert "a plan that had ended when it was adopted" in words
    for fact in ("ex ante", "party inferred", "[Twenty agreements]", "[19 documents]"):
        assert fact in words


def test_both_spans_are_linked_in_the_page():
    page = read("--format", "html").stdout
    section = page[page.index('<section class="k-conflict">') : page.index("</section>", page.index('k-conflict">'))]
    spans = re.findall(r'href="#(d1-said-\w+)"', section)
    assert len(spans) == 3
    assert all(f'id="{span}"' in page for span in spans)
    assert "may be: ex ante" in section


def test_no_judgements_among_statements_unless_asked_for():
    lines = [json.loads(line) for line in read("--format", "jsonl").stdout.splitlines()]
    assert not any("verdict" in one for one in lines)
    more = [json.loads(line) for line in read("--format", "jsonl", "--judgements").stdout.splitlines()]
    assert more[: len(lines)] == lines
    judged = more[len(lines) :]
    assert [(one["verdict"], one["reason"], one["by"]) for one in judged] == [
        ("contradicts", "count", "rule inside"), ("contradicts", "period", "rule inside"),
    ]  # fmt: skip
    assert {end for one in judged for end in (one["left"], one["right"])} <= {one["id"] for one in lines}


def test_a_text_without_a_date_is_dated_by_its_content():
    text = (
        "Trade between Kazakhstan and Turkey reached $6.4 billion in 2023. They will bring it to $10 billion by 2028."
    )
    shown = CliRunner().invoke(app, ["read", "-", "--language", "en"], input=text).stdout
    assert "Its content dates it: not before 2024-01-01, before 2029-01-01" in " ".join(shown.split())
    page = CliRunner().invoke(app, ["read", "-", "--language", "en", "--format", "html"], input=text).stdout
    assert "not before 2024-01-01" in page
    dated = CliRunner().invoke(app, ["read", "-", "--language", "en", "--date", "2024-05-01"], input=text).stdout
    assert "Its content" not in dated
