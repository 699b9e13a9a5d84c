"""Tables as CSV: beside every table of an answer, harmless, and named after it."""

import csv
import html
import io
import re

import pytest

from servanda.web import sheets

PAGES = ["documents", "visits", "timeline", "contradictions"]


def rows_of(answer):
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.content.startswith("\ufeff".encode())
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("question", PAGES)
def test_every_table_of_an_answer_has_its_csv_below(client, question):
    page = client.get(f"/pairs/KAZ-TUR/{question}?as_of=2025-06-30").text
    links = [html.unescape(one) for one in re.findall(r'<a href="([^"]*format=csv[^"]*)" download>', page)]
    counts = [body.count("<tr>") for body in re.findall(r"<tbody>(.*?)</tbody>", page, re.DOTALL)]
    assert len(links) == len(counts) > 0
    for link, count in zip(links, counts, strict=True):
        answer = client.get(link)
        head, *rows = rows_of(answer)
        assert len(rows) == count
        assert head[-1] == "statements"
        place = answer.headers["content-disposition"]
        assert place.startswith(f'attachment; filename="servanda-{question}-KAZ-TUR-2025-06-30-')
        assert place.count(".csv") == 2


def test_tables_of_the_first_page_and_of_a_statement_have_theirs_too(client):
    checked = client.get("/api/v1/statements?kind=figure&pair=KAZ-TUR&concept=trade.turnover").json()
    said = [f"/statements/{one['statement']['id']}" for one in checked[:3]]
    for path in ("/", "/pairs/KAZ-TUR", "/pairs/KAZ-TUR/figures/trade.turnover", *said):
        page = client.get(path).text
        links = [html.unescape(one) for one in re.findall(r'<a href="([^"]*format=csv[^"]*)" download>', page)]
        assert links
        assert all(len(rows_of(client.get(link))) > 1 for link in links)


@pytest.mark.parametrize(("asked", "told"), [
    ("format=csv", "no such table here; there are: timeline"), ("format=csv&table=x", "there are: timeline"),
    ("format=xml&table=timeline", "a table comes as csv"), ("table=timeline", "a table comes as csv"),
])  # fmt: skip
def test_a_table_that_is_not_there_is_told(client, asked, told):
    page = client.get(f"/pairs/KAZ-TUR/timeline?{asked}")
    assert page.status_code == 400
    assert told in page.text


def test_cells_are_no_formulas_and_lines_stay_in_their_cells():
    hostile = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", 'a\r\nb,"c"', "-5", "5,6"]
    (row,) = rows_of(Sent(hostile))
    assert row == ["'=1+1", "'+cmd|' /C calc'!A0", "'@SUM(A1)", "'\t=1", 'a\r\nb,"c"', "-5", "5,6"]


class Sent:
    """What is sent of one row."""

    def __init__(self, row):
        made = sheets.sheet([row], "x")
        self.content, self.headers = made.content, {"content-type": made.media_type}


def test_a_name_of_any_alphabet_leads_nowhere_else():
    place = sheets.sheet([], 'what "Қасым Серік" says/../../x; a=b 2025-01-01').headers["content-disposition"]
    plain, full = place.removeprefix("attachment; ").split("; ")
    assert plain == 'filename="servanda-what-says-x-a-b-2025-01-01.csv"'
    assert full == (
        "filename*=UTF-8''servanda-what-%D2%9A%D0%B0%D1%81%D1%8B%D0%BC-%D0%A1%D0%B5%D1%80%D1%96%D0%BA-says-x-a-b-2025-01-01.csv"
    )


def test_a_link_keeps_what_else_is_asked():
    assert sheets.link("/pairs/A-B/x?as_of=2024-01-01&format=csv&table=old", "a & b") == (
        "/pairs/A-B/x?as_of=2024-01-01&format=csv&table=a+%26+b"
    )


def test_the_numbers_of_a_chart_are_to_be_had_as_csv(client):
    for path in ("/pairs/KAZ-TUR?as_of=2025-06-30", "/pairs/KAZ-TUR/figures/trade.turnover?as_of=2025-06-30"):
        page = client.get(path).text
        figure = re.search(r'<figure class="chart">(.*?)</figure>', page, re.DOTALL)[1]
        links = [html.unescape(one) for one in re.findall(r'<a href="([^"]*format=csv[^"]*)" download>', figure)]
        counts = [body.count("<tr>") for body in re.findall(r"<tbody>(.*?)</tbody>", figure, re.DOTALL)]
        assert len(links) == len(counts) >= 3
        tables = [rows_of(client.get(link)) for link in links]
        assert [len(rows) - 1 for rows in tables] == counts
        assert tables[0][0][0] == "year"


def test_the_path_of_a_pledge_is_to_be_had_as_csv(client):
    listed = client.get("/pairs/KAZ-TUR/pledges").text
    pledge = re.search(r'href="(/pledges/\w+)[^"]*">trade 10 bn', listed)[1]
    link = html.unescape(re.search(r'<a href="([^"]*table=targets[^"]*)" download>', client.get(pledge).text)[1])
    assert "10 bn USD by 2027" in rows_of(client.get(link))[1][0]


def test_what_a_search_finds_is_to_be_had_as_csv(client):
    page = client.get("/search?pair=KAZ-TUR&kind=figure").text
    number = int(re.search(r"(\d+) statements", page)[1])
    link = html.unescape(re.search(r'href="(/search[^"]*format=csv[^"]*)" download', page)[1])
    head, *rows = rows_of(client.get(link))
    assert len(rows) == number > 25
    assert {row[head.index("kind")] for row in rows} == {"figure"}
    first = re.search(r'<a href="/statements/(\w+)"', page)[1]
    assert rows[0][head.index("id")] == first


def test_what_a_document_says_is_to_be_had_as_csv(client):
    for query, kinds in (("", 2), ("?kind=pledge", 1)):
        page = client.get(f"/documents/kaz-chn-06{query}").text
        link = html.unescape(re.search(r'<a href="([^"]*format=csv[^"]*)" download>', page)[1])
        head, *rows = rows_of(client.get(link))
        assert len(rows) == len(re.findall(r'<tr id="row-', page))
        assert len({row[head.index("kind")] for row in rows}) >= kinds
    assert client.get("/documents/kaz-chn-06?format=xml").status_code == 400
    assert client.get("/search?format=xml").status_code == 400
