"""Statements against series: parts of years, growth, shares of investment, ranks, and other currencies."""

import msgspec
import pytest

from servanda.judge.official import Statistics


def test_a_year_that_begins_in_april(checked, said, observed):
    pair = ("IND", "RUS")
    months = [f"{year}-{month:02}" for year in (2022, 2023, 2024) for month in range(1, 13)]
    seen = [observed("trade.imports", pair, one, f"{4 if one >= '2023-04' else 2}e9") for one in months]
    seen += [observed("trade.exports", pair, one, "0.4e9") for one in months]
    split = said("52.8e9", "52.8 billion", parties=pair, period="2023-01-01/2025-01-01", text="2023-24")
    assert checked(split, seen).verdict == "matches_reporter"
    calendar = checked(said("52.8e9", "52.8 billion", parties=pair, period=2023), seen)
    assert (calendar.verdict, "fiscal_year" in calendar.causes) == ("outside", True)


def test_parts_of_a_year(checked, said, observed):
    pair = ("KAZ", "TUR")
    seen = [observed("trade.exports", pair, f"2024-{month:02}", "0.3e9") for month in range(1, 11)]
    nine = said("2.7e9", "2.7 billion", "trade.exports", pair, "2024-01-01/2024-10-01")
    assert checked(nine, seen).verdict == "matches_reporter"
    assert checked(said("0.9e9", "0.9 billion", "trade.exports", pair, "2024-Q3"), seen).verdict == "matches_reporter"
    year = checked(said("2.7e9", "2.7 billion", "trade.exports", pair, 2024), seen)
    assert year.verdict == "no_data"  # ten months are no year


def test_a_year_before_is_a_cause_for_parts_of_a_year_too(checked, said, observed):
    pair = ("KAZ", "TUR")
    seen = [observed("trade.exports", pair, f"2024-{month:02}", "0.3e9") for month in range(1, 7)]
    seen += [observed("trade.exports", pair, f"2023-{month:02}", "0.2e9") for month in range(1, 7)]
    found = checked(said("1.2e9", "1.2 billion", "trade.exports", pair, "2024-01-01/2024-07-01"), seen)
    assert "year:2023" in found.causes


@pytest.mark.parametrize(
    ("period", "reason"),
    [(None, "no_period"), ("2023-01-01/", "open_period")],
)
def test_no_period_no_guess(checked, said, both, period, reason):
    entry = said("25.8e9", "25.8 billion", period=None if period is None else 2023)
    if period:
        span = msgspec.structs.replace(entry.statement.period, end=None)
        entry = entry.__class__(msgspec.structs.replace(entry.statement, period=span), entry.version)
    found = checked(entry, both)
    assert (found.verdict, found.reason, found.numbers) == ("not_comparable", reason, ())
    assert found.causes == ("year:2022",)  # the years that it would fit


def test_growth_is_made_anew(checked, said, both):
    growth = {"concept": "trade.growth", "unit": "PERCENT"}
    assert checked(said("6.6", "6.6%", **growth), both).verdict == "matches_reporter"  # 25.8 → 27.5
    fall = checked(said("0.4", "0.4%", **growth), both)
    assert (fall.verdict, float(fall.numbers[1].amount)) == ("matches_partner", pytest.approx(-0.38, abs=0.01))
    exports = checked(said("15.3", "15.3%", **growth), both)
    assert (exports.verdict, "measure:trade.exports" in exports.causes) == ("matches_reporter", True)
    assert checked(said("40", "40%", **growth), both).verdict == "outside"
    assert checked(said("1.07", "1.07 times", concept="trade.growth", unit="RATIO"), both).verdict == "matches_reporter"
    assert checked(said("5", "5%", period=2021, **growth), both).verdict == "no_data"


def test_growth_of_what_the_words_name(checked, said, both):
    entry = said("15.3", "15.3%", concept="trade.growth", unit="PERCENT")
    assert checked(entry, both, {"trade.exports"}).verdict == "matches_reporter"
    assert checked(entry, both, {"trade.turnover"}).verdict == "outside"
    imports = checked(said("40", "40%", concept="trade.growth", unit="PERCENT"), both, {"trade.imports"})
    kazakh = next(one for one in imports.numbers if one.side == "KAZ")
    assert (imports.verdict, kazakh.measure, f"{kazakh.amount:.1f}") == ("outside", "trade.imports", "2.3")


def test_rank_is_made_anew_where_the_partners_are_there(checked, said, exports, imports):
    seen = []
    for partner, amount in (("RUS", 13000), ("CHN", 14000), ("TUR", 2500), ("WLD", 32000)):
        seen += [*exports("KAZ", partner, y2025=amount), *imports("KAZ", partner, y2025=amount)]
    rank = {"concept": "trade.rank", "unit": "ORDINAL", "period": 2025}
    assert checked(said("2", "second", **rank), seen).verdict == "matches_reporter"
    first = checked(said("1", "first", **rank), seen)
    assert (first.verdict, first.numbers[0].amount) == ("outside", 2)
    most = [one for one in seen if "CHN" not in one.parties]
    few = checked(said("1", "first", **rank), most)
    assert (few.verdict, few.reason) == ("no_data", "few_partners")


def test_balance_has_no_sign_in_words(checked, said, both):
    found = checked(said("7.9e9", "7.9 billion", "trade.balance"), both)
    assert (found.verdict, found.numbers[0].amount) == ("matches_reporter", -7900000000)


@pytest.fixture
def invested(observed):
    pair = ("RUS", "KAZ")
    seen = [observed("investment.inflow", pair, year, "3e9", reporter="KAZ", row=year) for year in range(2016, 2024)]
    return [*seen, observed("investment.stock", pair, 2023, "6e9", reporter="KAZ")]


def test_measures_of_investment_are_told_apart(checked, said, invested):
    pair = {"parties": ("RUS", "KAZ")}
    position = checked(said("6e9", "6 billion", "investment.stock", **pair), invested)
    assert (position.verdict, set(position.causes)) == (
        "matches_partner" if position.own == "RUS" else "matches_reporter",
        {"no_row:RUS", "other_measure:investment.inflow"},
    )
    inflow = checked(said("6e9", "6.0 billion", "investment.inflow", **pair), invested)
    assert (inflow.verdict, "other_measure:investment.stock" in inflow.causes) == ("outside", True)
    total = checked(said("24e9", "24 billion", "investment.cumulative", **pair), invested)
    assert (total.verdict, "cumulated" in total.causes) == ("matches_partner", True)
    only = [one for one in invested if one.concept == "investment.inflow"]
    never = checked(said("3e9", "3 billion", "investment.stock", **pair), only)
    assert (never.verdict, never.reason) == ("not_comparable", "other_measure")


def test_a_position_of_new_years_day_is_that_of_the_year_before(checked, said, invested):
    entry = said("6e9", "6 billion", "investment.stock", ("RUS", "KAZ"), "2024-01-01/2024-01-02")
    assert checked(entry, invested).verdict == "matches_partner"


def rates(observed, *rows):
    return [
        observed(
            f"exchange.{kind}", (), period, amount, reporter="KAZ", unit=unit, series=f"nbk:{kind}:{unit}", row=row
        )
        for row, (kind, unit, period, amount) in enumerate(rows)
    ]


def test_another_currency_by_the_average_of_the_period(checked, said, both, observed):
    entry = said("12.5e12", "12.5 trillion tenge", unit="KZT")
    without = checked(entry, both)
    assert (without.verdict, without.reason, {one.ratio for one in without.numbers}) == (
        "not_comparable",
        "no_rate",
        {None},
    )
    seen = [*both, *rates(observed, ("average", "KZT/USD", 2023, "456"), ("end", "KZT/USD", 2023, "454"))]
    found = checked(entry, seen)
    assert (found.verdict, found.numbers[0].rate.quoted) == ("matches_reporter", ((456, "KZT/USD"),))
    assert (found.numbers[0].rate.start, "currency_conversion" in found.causes) == ("2023-01-01", True)
    months = [("average", "USD/KZT", f"2023-{month:02}", "0.0022") for month in range(1, 13)]
    monthly = checked(entry, [*both, *rates(observed, *months)])
    assert round(1 / monthly.numbers[0].rate.value) == 455


def test_a_position_in_another_currency_by_the_rate_at_the_end(checked, said, invested, observed):
    entry = said("5.4e9", "5.4 billion euros", "investment.stock", ("RUS", "KAZ"), unit="EUR")
    seen = [*invested, *rates(observed, ("average", "USD/EUR", 2023, "1.5"), ("end", "USD/EUR", "2023-12", "1.11"))]
    assert checked(entry, seen).verdict == "matches_partner"


def test_two_currencies_meet_through_the_dollar(checked, said, observed):
    pair = ("DEU", "KAZ")
    seen = [observed("trade.exports", pair, 2023, "6e9", unit="EUR")]
    seen += rates(observed, ("average", "KZT/USD", 2023, "450"), ("average", "USD/EUR", 2023, "1.1"))
    found = checked(said("2.97e12", "2.97 trillion tenge", "trade.exports", pair, unit="KZT"), seen)
    assert (found.verdict, len(found.numbers[0].rate.quoted)) == ("matches_reporter", 2)


def test_only_the_years_around_those_asked_about_are_fetched(listed, exports):
    source = listed(exports("KAZ", "RUS", **{f"y{year}": year for year in range(2000, 2025)}))
    statistics = Statistics(source)
    statistics.look(2020, 2020)
    seen = [statistics.table(("KAZ", "RUS")), statistics.whole(("KAZ", "RUS"))]
    statistics.look(2010, 2012)
    seen.append(statistics.table(("RUS", "KAZ")))
    years = [[*one.paths("trade.exports", ("KAZ", "RUS"))[0].amounts()] for one in seen]
    assert [(one[0], one[-1]) for one in years] == [(2016, 2024), (2000, 2024), (2006, 2024)]
