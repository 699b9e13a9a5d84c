"""Long texts part by part: every character once, every statement in its part, and links that lead there."""

import html
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.ledger import Ledger
from servanda.model import Document
from servanda.pipeline import ingest
from servanda.views.parts import PART, SHORT, SLACK, starts, within

LINE = "Nobody said anything of note on that day, and the river was quiet.\n"
SAID = "Trade between Kazakhstan and Türkiye reached {} billion dollars in 2023.\n"
LATEST = "Trade between Kazakhstan and Türkiye reached 30 billion dollars in 2025.\n"
TEXT = "".join(SAID.format(number) + LINE * 1100 for number in range(2, 9)) + LATEST  # some 500 kB
START, END = '<div class="text"', "</div>"


@pytest.fixture(scope="module")
def long(tmp_path_factory, serving):
    place = tmp_path_factory.mktemp("long") / "long.ledger"
    with Ledger(place) as ledger:
        document = Document(id="long", text=TEXT, language="en", publisher_country="KAZ")
        assert [one.error for one in ingest([document], ledger, "2026-01-01T00:00:00Z")] == [None]
        (version,) = ledger.versions("long")
        said = {one.statement.id: one.statement for one in ledger.current([version.id])}
    with serving(place) as client:
        yield client, said


def text_of(page: str) -> str:
    shown = re.search(r'<div class="text"[^>]*>(.*?)</div>', page, re.DOTALL)[1]
    return html.unescape(re.sub(r"<[^>]*>", "", shown))


def test_a_short_text_is_shown_whole(client):
    page = client.get("/documents/kaz-chn-06").text
    assert "data-part" not in page
    assert "Parts of the text" not in page


def test_the_parts_of_a_text_are_all_of_it_and_each_statement_stands_in_its_own(long):
    client, said = long
    address, parts, rows = "/documents/long", [], []
    while address:
        page = client.get(address).text
        parts.append(text_of(page))
        here = re.findall(r'<tr id="row-(\w+)"', page)
        assert here == re.findall(r'id="said-(\w+)"', page)
        assert all(said[one].quote in parts[-1] for one in here)
        rows += here
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = html.unescape(following[1]) if following else ""
    assert "".join(parts) == TEXT
    assert 4 <= len(parts) <= 6
    assert max(map(len, parts)) <= SHORT
    assert sorted(rows) == sorted(said)


def test_a_statement_is_found_in_its_part_without_scripts(long):
    client, said = long
    last = max(said.values(), key=lambda one: one.start)
    assert f'id="said-{last.id}"' not in client.get("/documents/long").text
    link = re.search(r'href="(/documents/long[^"#]*)#said-\w+"', client.get(f"/statements/{last.id}").text)[1]
    page = client.get(html.unescape(link)).text
    assert f'id="said-{last.id}"' in page
    assert f'<a href="#said-{last.id}"' in page
    assert 'rel="prev"' in page


def test_what_is_told_of_another_part_leads_to_it(long):
    client, said = long
    page = client.get("/documents/long").text
    links = re.findall(r'href="(/documents/long\?part=\d[^"#]*)#said-(\w+)"', page)
    assert links  # what dates a text without a date, wherever it stands
    for link, name in links:
        assert f'id="said-{name}"' in client.get(html.unescape(link)).text
        assert name in said


@pytest.mark.parametrize("part", ["0", "99", "x", "-1", "²"])
def test_a_part_that_there_is_not_is_told(long, part):
    assert long[0].get("/documents/long", params={"part": part}).status_code == 400


def test_a_kind_keeps_its_parts(long):
    page = long[0].get("/documents/long?kind=figure&part=2").text
    assert "kind=figure" in html.unescape(re.search(r'rel="next" href="([^"]+)"', page)[1])


@given(
    st.text("ab \n", min_size=0, max_size=400).map(lambda some: some * 1000),
    st.lists(st.tuples(st.integers(0, 399_000), st.integers(1, 9000)), max_size=30),
)
def test_cuts_make_parts_of_a_bounded_size(text, some):
    spans = [(start, min(start + length, len(text))) for start, length in some if start < len(text)]
    cuts = starts(text, spans)
    assert cuts[0] == 0
    sizes = [after - before for before, after in itertools.pairwise((*cuts, len(text)))]
    assert all(PART - 2 * SLACK <= size <= PART for size in sizes[:-1])
    assert sizes[-1] <= SHORT
    assert all(within(cuts, cut) == number for number, cut in enumerate(cuts, 1))


def test_a_cut_does_not_go_through_what_is_marked():
    text = "word " * (SHORT // 5 + 100)
    span = (PART - 30, PART + 30)
    assert starts(text, [span])[1] == span[0]
