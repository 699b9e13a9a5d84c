"""Pictures: well-formed, the same every time, with everything in them that they were made of, and told in words."""

import itertools
import json
import sys
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.charts import Band, Line, Measure, Point, Said, Target, measure, svg
from servanda.charts.layers import fitting
from servanda.charts.plan import planned
from servanda.charts.scale import scale, spread, written
from servanda.errors import MissingExtra
from servanda.views.tongue import wording
from servanda.wording import speaking

SVG = "{http://www.w3.org/2000/svg}"
FAN = tuple(Band(2019 + ahead, 50e9 - ahead * 5e9, 60e9, 70e9 + ahead * 9e9) for ahead in range(1, 6))
CHART = Measure(
    title="Trade of Atlantis & Utopia",
    subtitle="Turnover a year",
    unit="USD",
    lines=(
        Line("Atlantis", tuple(Point(year, (year - 1990) * 2e9, year != 2012) for year in range(1998, 2020)), FAN),
        Line("Utopia", tuple(Point(year, (year - 1992) * 2e9) for year in range(1998, 2020) if year != 2009)),
    ),
    said=(
        Said(2018, 55e9, 55e9, "55 bn USD · 2019-02-20 · Cumhurbaşkanı Işık Ğ", 0),
        Said(2018, 50e9, 52e9, "50–52 bn USD · Қасым-Жомарт Ұлы"),
        Said(2017, 51e9, 51e9, "51 bn USD · 2018-01-01 · الرئيس", 1),
        Said(2016, 48e9, 48e9, "48 bn USD · <Медведев>"),
    ),
    targets=(
        Target(2010, 2020, 100e9, "100 bn USD by 2020 · 2010-06-01 · A"),
        Target(2015, None, 130e9, "130 bn USD, no date"),
    ),
    notes=("Invented figures.",),
)


def words(drawn: str) -> list[str]:
    return ["".join(one.itertext()) for one in ET.fromstring(drawn).iter(f"{SVG}text")]  # noqa: S314 - our own


def test_a_chart_says_all_that_it_was_made_of():
    shown = words(svg(measure(CHART)))
    for text in (CHART.title, CHART.subtitle, "Atlantis", "Utopia", *CHART.notes, "100 bn USD", "A", "B", "4"):
        assert text in shown
    for one in (*CHART.said, *CHART.targets):
        assert one.text in shown
    assert "2024: 25–115 bn" in shown
    assert {"estimate", "stated by people", "target, up to its deadline", "forecast, 80 % interval"} <= set(shown)


def test_a_chart_is_told_to_those_who_do_not_see_it():
    root = ET.fromstring(svg(measure(CHART)))  # noqa: S314 - our own
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    told = root.findtext(f"{SVG}desc")
    for piece in (
        "Turnover a year",
        "Utopia: 12 bn USD in 1998, 54 bn USD in 2019",
        "estimates in 2012",
        "Işık",
        "الرئيس",
    ):
        assert piece in told


def test_a_chart_is_the_same_every_time_and_fetches_nothing():
    drawn = svg(measure(CHART))
    assert drawn == svg(measure(CHART))
    assert drawn.count("http") == drawn.count("http://www.w3.org/")
    assert 'width="700"' in drawn
    assert {one.get("font-family") for one in ET.fromstring(drawn).iter(f"{SVG}text")} == {"sans-serif"}  # noqa: S314


def test_series_break_at_gaps_and_are_dashed_beside_estimates():
    spec = json.loads(json.dumps(measure(CHART).spec))
    lines = [one for one in spec["layer"] if one["mark"].get("strokeWidth") == 2 and one["mark"]["type"] == "line"]
    pieces = [
        {tuple(row["year"] for row in one["data"]["values"] if row["piece"] == piece) for piece in range(30)} - {()}
        for one in lines
    ]
    dashed, whole, other = pieces
    assert dashed == {(2011, 2012), (2012, 2013)}
    assert (2010, 2011) in whole
    assert not any(2009 in piece for piece in other)


def test_hostile_words_are_words():
    drawn = svg(measure(CHART._replace(title="<script>\x00\u202e", notes=("</svg><image href='http://x'/>",))))
    assert "<script>" not in drawn
    assert "<image" not in drawn
    assert "<script>" in words(drawn)


def test_a_picture_has_one_role():
    drawn = svg(measure(CHART))
    assert drawn.count(" role=") == 1
    assert '<svg role="img"' in drawn


def test_nothing_to_draw_and_nothing_to_draw_with(monkeypatch):
    with pytest.raises(ValueError, match="nothing to draw"):
        measure(Measure("t", "s", "USD"))
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(MissingExtra, match="plots"):
        svg(measure(CHART))


@given(st.lists(st.floats(-1e13, 1e13, allow_subnormal=False), min_size=1, max_size=5))
def test_a_scale_holds_what_it_was_made_for(amounts):
    made = scale(amounts, "USD")
    step = made.span / (len(made.ticks) - 1)
    assert made.ticks[0] - step * 1e-6 <= min(0, *amounts)
    assert max(0, *amounts) <= made.ticks[-1] + step * 1e-6
    assert 0 in made.ticks
    assert 2 <= len(made.ticks) <= 9


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (27.79e9, "27.8 bn USD"), (2e10, "20 bn USD"), (1.5e12, "1.5 tn USD"), (999.0, "999 USD"), (0.0, "0 USD"),
        (-3.25e6, "-3.25 mn USD"), (123.4e9, "123 bn USD"), (999.9e6, "1 bn USD"), (12345.0, "12,300 USD"),
    ],
)  # fmt: skip
def test_numbers_in_words(amount, text):
    assert written(amount, "USD") == text


def test_axes_are_in_words():
    made = scale([18.3e9], "USD")
    assert [made.label(tick) for tick in made.ticks] == ["0", "5 bn USD", "10 bn USD", "15 bn USD", "20 bn USD"]


@given(st.lists(st.floats(0, 300), min_size=1, max_size=8))
def test_labels_do_not_overlap(wanted):
    placed = sorted(spread(wanted, [20.0] * len(wanted), 300))
    assert all(after - before >= 20 - 1e-6 for before, after in itertools.pairwise(placed))
    assert placed[0] >= -1e-6
    assert placed[-1] <= 280 + 1e-6


SAID = {
    "tr": ("Utopia: 1998 yılında 12 milyar USD", "tahmin", "hedef, son tarihine kadar", "öngörü, %80 aralığı"),
    "ru": ("Utopia: 12 млрд USD в 1998 году", "оценка", "прогноз, интервал 80\u00a0%", "2024: 25–115 млрд"),
    "kk": ("Utopia: 1998 жылы 12 млрд USD", "бағалау", "мақсат, мерзіміне дейін", "болжам, 80% аралық"),
}


@pytest.mark.parametrize("language", SAID)
def test_a_chart_speaks_the_language_that_is_spoken(language):
    utopia, *said = SAID[language]
    with speaking(wording(language)):
        picture = measure(CHART)
    shown = words(svg(picture))
    assert set(said) <= set(shown)
    assert {"tr": "100 milyar USD"}.get(language, "100 млрд USD") in shown
    assert not {"estimate", "stated by people", "100 bn USD"} & set(shown)
    assert utopia in picture.description


def test_a_hidden_line_is_not_drawn_and_all_else_stands_where_it_stood():
    whole, less = (measure(CHART._replace(hidden=one)) for one in ((), ("Atlantis",)))
    assert "Atlantis" in words(svg(whole))
    assert "Atlantis" not in words(svg(less))
    assert whole.size == less.size
    assert all(one in whole.spec["layer"] for one in less.spec["layer"] if one["mark"]["type"] == "line")
    assert {one["mark"].get("color") for one in less.spec["layer"] if one["mark"]["type"] == "line"} == {"#f46a25"}


def test_words_of_wider_letters_are_cut_earlier():
    assert fitting("a" * 20, 20 * 0.53 * 12 + 1) == "a" * 20
    assert fitting("щ" * 20, 20 * 0.53 * 12 + 1) == "щ" * 16 + "…"


def test_the_words_of_ticks_have_room():
    with speaking(wording("tr")):
        turkish = planned(CHART).frame.left
    assert turkish > planned(CHART).frame.left
