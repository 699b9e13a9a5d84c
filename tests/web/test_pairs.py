"""A pair on its pages: the dossier, its measures and charts, questions with forms, pledges."""

import base64
import hashlib
import re
import threading

import pytest

from servanda.ledger import Ledger
from servanda.views.coming import coming, soonest
from servanda.views.questions import Questions
from servanda.web.desk import Desk
from servanda.web.pages import answering
from servanda.web.settings import Settings


def test_a_dossier_names_both_sides_and_leads_to_all_of_its_parts(client):
    page = client.get("/pairs/KAZ-TUR").text
    assert "Kazakhstan – Türkiye" in page
    assert re.search(r"\d{3} statements", page)
    anchors = re.findall(r'href="#([\w-]+)"', page)
    for part in ("figures", "relations", "pledges", "due", "timeline", "documents", "contradictions", "sources"):
        assert part in anchors
    assert all(f'id="{one}"' in page for one in anchors)
    for question in ("pledges", "timeline", "documents", "contradictions", "due"):
        assert f'href="/pairs/KAZ-TUR/{question}"' in page


def test_a_dossier_has_the_words_of_its_evidence(client):
    page = client.get("/pairs/KAZ-TUR").text
    led = {*re.findall(r'href="/statements/(\w+)"', page)}
    assert led
    assert all(f'id="said-{one}"' in page for one in led)


def test_a_dossier_in_another_order_is_the_same(client):
    assert "Kazakhstan – Türkiye" in client.get("/pairs/tr-kz").text


def test_a_dossier_of_a_day_knows_nothing_that_came_later(client):
    page = client.get("/pairs/KAZ-TUR?as_of=2022-12-31").text
    assert "from 2022-05-12 to 2022-05-13" in page
    assert "?as_of=2022-12-31" in page
    assert "2024" not in re.sub(r"<form.*?</form>|<details>.*?</details>", "", page, flags=re.DOTALL)


@pytest.mark.parametrize(("path", "status", "told"), [
    ("/pairs/KAZ-ZZZ", 200, "The ledger says nothing of this pair."),
    ("/pairs/KAZ", 400, "KAZ: no pair"),
    ("/pairs/KAZ-TUR?as_of=now", 400, "no such day"),
    ("/pairs/KAZ-TUR/figures/trade.nothing", 400, "no such concept"),
    ("/pairs/KAZ-TUR/figures/trade.turnover?period=long", 400, "no period"),
    ("/pairs/KAZ-TUR/figures/trade.tariff.svg", 404, "nothing to draw"),
    ("/pairs/KAZ-TUR/figures/trade.tariff", 200, "Nothing is said of trade.tariff"),
])  # fmt: skip
def test_what_is_not_there_is_told_in_words(client, path, status, told):
    page = client.get(path)
    assert page.status_code == status
    assert told in page.text


def test_a_measure_has_who_says_what_and_its_chart(client):
    page = client.get("/pairs/KAZ-TUR/figures/trade.turnover").text
    assert "matches KAZ" in page
    assert 'src="/pairs/KAZ-TUR/figures/trade.turnover.svg"' in page
    assert "7.05 bn USD" in page  # in the table of the chart


def test_a_chart_says_where_its_years_lie(client):
    page = client.get("/pairs/KAZ-TUR/figures/trade.turnover").text
    assert 'data-left="84" data-width="464" data-bottom="372" data-first="2009.5" data-last="2030.5"' in page
    assert "/static/charts.js" in page


def test_a_measure_with_a_direction_can_be_turned(client):
    page = client.get("/pairs/TUR-KAZ/figures/trade.exports").text
    assert 'href="/pairs/KAZ-TUR/figures/trade.exports"' in page
    assert "TUR – KAZ" in client.get("/pairs/TUR-KAZ/figures/trade.exports.svg").text
    assert "KAZ – TUR" in client.get("/pairs/KAZ-TUR/figures/trade.exports.svg").text


def test_a_period_is_asked_for_alone(client):
    page = client.get("/pairs/KAZ-TUR/figures/trade.turnover?period=2023").text
    assert "6.9 bn USD" in page
    assert "5.3 bn USD" not in page.partition("</figure>")[2]


def test_measures_are_listed(client):
    assert 'href="/pairs/KAZ-TUR/figures/trade.turnover"' in client.get("/pairs/KAZ-TUR/figures").text


def test_a_chart_loads_nothing_and_is_dark_by_night(client):
    drawn = client.get("/pairs/KAZ-TUR/figures/trade.turnover.svg")
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    (style,) = re.findall("<style>(.*?)</style>", drawn.text)
    assert style.startswith("@media (prefers-color-scheme:dark)")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in drawn.headers["content-security-policy"]
    by_day = {*re.findall(r'(?:fill|stroke)="(#\w+)"', drawn.text)}
    assert by_day <= {*re.findall(r'="(#\w+)"\]', style)}  # no colour is forgotten


def test_a_long_table_is_cut_and_led_to_as_a_whole(client, monkeypatch):
    monkeypatch.setattr(answering, "ROWS", 5)
    short = client.get("/pairs/KAZ-TUR/timeline").text
    number = re.search(r"The last 5 of (\d+)\.", short)
    assert number
    whole = re.search(r'href="(/pairs/KAZ-TUR/timeline\?all=yes)"', short)
    assert whole
    assert client.get(whole[1]).text.count("<tr>") == int(number[1]) + 1


def test_what_takes_long_is_looked_at_again(client, monkeypatch):
    monkeypatch.setattr(Desk, "soon", lambda *_: None)
    for path in ("/pairs/KAZ-TUR", "/pairs/KAZ-TUR/timeline", "/pairs/KAZ-TUR/figures"):
        page = client.get(path).text
        assert f'<a href="{path}">Look again</a>' in page
        assert "/static/waiting.js" in page


def test_what_is_being_made_is_made_once(demo):
    desk, ready, made = Desk(Settings(demo, "user tester", patience=0.01)), threading.Event(), []

    def slow() -> str:
        ready.wait(10)
        made.append(desk.questions().today)  # the ledger can be asked there
        return "done"

    assert [desk.soon("key", slow) for _ in range(3)] == [None, None, None]
    ready.set()
    assert desk.slowly("key", slow) == "done"
    assert desk.soon("key", slow) == "done"
    assert len(made) == 1


def test_what_fails_is_tried_anew(demo):
    desk = Desk(Settings(demo, "user tester"))

    def failing() -> str:
        raise ValueError("first")

    with pytest.raises(ValueError, match="first"):
        desk.slowly("key", failing)
    assert desk.slowly("key", lambda: "done") == "done"


def test_pledges_are_listed_open_ended_or_all(client):
    pages = {show: client.get(f"/pairs/KAZ-TUR/pledges?show={show}").text for show in ("open", "ended", "all")}
    led = {show: {*re.findall(r'href="/pledges/(\w+)', page)} for show, page in pages.items()}
    assert led["open"]
    assert led["ended"]
    assert led["open"] | led["ended"] == led["all"]
    assert not led["open"] & led["ended"]
    assert {*re.findall(r'href="/pledges/(\w+)', client.get("/pairs/KAZ-TUR/pledges").text)} == led["open"]
    assert client.get("/pairs/KAZ-TUR/pledges?show=lost").status_code == 400


def pledge(client, words: str) -> str:
    """The address of a pledge of the demo."""
    found = re.search(rf'href="(/pledges/\w+)">{words}<', client.get("/pairs/KAZ-TUR/pledges?show=all").text)
    assert found
    return found[1]


def test_a_pledge_tells_how_it_stands_and_what_came_before_and_after(client):
    page = client.get(pledge(client, "trade 10 bn USD")).text
    assert '<p class="status"><span class="">not yet due</span></p>' in page
    assert "KAZ, off path: 5.9 bn USD 2024" in page
    lineage = page.partition('<ol class="lineage">')[2].partition("</ol>")[0]
    assert "trade 15 bn USD" in lineage
    assert lineage.count('aria-current="true"') == 1
    for part in ("growth it needs a year", "years to go at that pace", "chance by 2027"):
        assert part in page


def test_the_path_of_a_pledge_has_its_own_goal_alone(client):
    drawn = client.get(f"{pledge(client, 'trade 10 bn USD')}.svg").text
    assert "10 bn USD by 2027" in drawn
    assert "15 bn USD by 2030" not in drawn


def test_a_pledge_is_found_by_every_statement_that_makes_it(client):
    page = client.get(pledge(client, "trade 10 bn USD")).text
    said = {*re.findall(r'href="/statements/(\w+)"', page.partition("Said</caption>")[2] or page)}
    found = [client.get(f"/pledges/{one}") for one in said]
    assert sum(one.status_code == 200 and "trade 10 bn USD" in one.text for one in found) >= 4


def test_a_pledge_that_no_figure_shows_has_its_steps(client):
    address = pledge(client, "Каспий қақпасы")
    assert "operation" in client.get(address).text
    assert client.get(f"{address}.svg").status_code == 404
    assert client.get("/pledges/nothing").status_code == 404
    assert client.get(f"{address}?as_of=2020-01-01").status_code == 404


def test_what_falls_due_is_told_of_all_pairs_and_of_one(client):
    page = client.get("/due?after=2025-01-01&before=2031-01-01").text
    assert "KAZ – TUR" in page
    assert "RUS – UZB" in page
    alone = client.get("/due?pair=tr-kz&after=2025-01-01&before=2031-01-01").text
    assert "RUS – UZB" not in alone
    assert "not yet due" in alone
    assert 'value="2031-01-01"' in alone
    assert client.get("/due?before=soon").status_code == 400


def test_questions_of_the_whole_ledger_have_forms_and_answers(client):
    assert "<form" in client.get("/speakers").text
    assert "Kerem Altunsoy" in client.get("/speakers?name=Kerem Altunsoy").text
    assert "<table" in client.get("/names").text
    assert client.get("/names?with=Altunsoy").text.count("<tr>") < client.get("/names").text.count("<tr>")
    assert "KAZ – TUR" in client.get("/contradictions").text
    assert "CHN – KAZ" not in client.get("/contradictions?pair=KAZ-TUR").text
    assert "<table" not in client.get("/changes").text
    assert "<table" in client.get("/changes?pair=KAZ-TUR&since=2024-01-01").text


def test_the_first_page_names_countries_and_what_falls_due(client):
    page = client.get("/").text
    assert "Kazakhstan – Türkiye" in page
    assert "What falls due next" in page


@pytest.mark.parametrize("most", [1, 2, 5, 100])
def test_what_falls_due_first_is_the_beginning_of_all_that_does(demo, most):
    with Questions(Ledger(demo), "2025-06-01") as asked:
        (whole,) = coming(asked, asked.today, "2031-01-01").tables
        (some,) = soonest(asked, "2031-01-01", most).tables
    assert len(whole.rows) > 5
    assert len(some.rows) == min(most, len(whole.rows))
    assert [one[0] for one in some.rows] == [one[0] for one in whole.rows[:most]]  # the same days, of the same things


def test_what_falls_due_of_all_pairs_is_that_of_each_and_each_thing_once(demo):
    days = ("2031-01-01", "2024-01-01")
    with Questions(Ledger(demo), "2025-06-01") as asked:
        (whole,) = asked.due(None, *days).tables
        parts = [row for pair, _ in asked.ledger.pairs() for row in asked.due(pair, *days).tables[0].rows]
    assert {str(row) for row in whole.rows} == {str(row) for row in parts}
    assert len({str(row) for row in whole.rows}) == len(whole.rows) > 20
    ends = [row[0].value.end for row in whole.rows]
    assert ends == sorted(ends)
    assert len({row[6].value for row in whole.rows} - {None}) > 2  # and how a pledge stands
