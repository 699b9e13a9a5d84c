"""The view on a terminal, at every width."""

import io
import re

import msgspec
import pytest
from rich.cells import cell_len

from servanda.cli import terminal
from servanda.model import Document
from servanda.views.reading import Reading


@pytest.fixture(autouse=True)
def width(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")


def shown(*readings: Reading) -> str:
    out = io.BytesIO()
    terminal.write(readings, out)
    return out.getvalue().decode()


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 120, 140, 160, 200])
def test_no_line_is_wider_than_the_terminal(reading, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(cell_len(line) for line in shown(reading).splitlines()) <= width


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 140, 160, 200])
def test_every_fact_is_there_at_every_width(reading, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    words = " ".join(shown(reading).split())
    for fact in ("6.4 bn USD", "> 3,500 enterprises", "10 bn [USD]", "12 documents", "≈ 4 %", "trade.turnover"):
        assert fact in words
    for fact in ("TUR → KAZ", "KAZ – TUR", "by 2028", "target", "speaker carried", "visit.state", "Caspian Cable"):
        assert fact in words
    assert words.count("Daniyar Serik, head of") >= 4
    assert "parties unknown" in words


def test_metadata(reading):
    first, second, *_ = shown(reading).splitlines()
    assert first == "Twelve documents & a handshake"
    assert second == "Turkish · The Example <Courier> GBR · 2025-05-15"


def test_a_document_without_a_date_says_what_that_means():
    document = Document(id="x", text="Nothing here.")
    assert "no date: relative periods stay open" in shown(Reading(document, []))


def test_the_quote_is_marked_without_styles(reading):
    assert "reached [$6.4 billion] last year, and we will" in shown(reading)


def test_the_quote_is_underlined_on_a_terminal_and_no_color_is_honoured(reading, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[1;36m" in shown(reading)
    monkeypatch.setenv("NO_COLOR", "1")
    out = shown(reading)
    assert "\x1b[1;4m$6.4 billion\x1b[0m" in out
    assert "[$6.4 billion]" not in out
    assert set(re.findall(r"\x1b\[([\d;]*)m", out)) <= {"0", "1", "2", "3", "4", "1;4", "1;3", "2;3"}


def test_what_a_terminal_would_obey_is_taken_out(statements):
    document = Document(id="x", text="\x1b[2J" * 400, title="evil \x1b]0;title\x07 \u202eeltit")
    out = shown(Reading(document, statements))
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_markup_in_a_text_is_text(statements):
    document = Document(id="x", text="[bold red]a[/] :smile: " * 60, title="[link=https://x]t[/link]")
    assert "[link=https://x]t[/link]" in shown(Reading(document, statements))


def test_kinds_that_say_nothing_are_left_out(document, statements):
    out = shown(Reading(document, statements[:1]))
    assert "FIGURES 1" in out
    assert "EVENTS" not in out


def test_facts_of_a_document_with_pages_say_on_which_one_they_stand(reading, document):
    paged = msgspec.structs.replace(document, pages=(0, document.text.index("The sides are")))
    found = shown(reading._replace(document=paged))
    assert re.search(r"p\. 1 \S.*\[\$6\.4 billion\]", found)
    assert re.search(r"p\. 2 \S.*\[12 documents\]", found)
    assert "p. 1" not in shown(reading)
    assert "p. 1" not in shown(reading._replace(document=msgspec.structs.replace(document, pages=(0,))))
