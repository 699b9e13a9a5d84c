"""Paths of official series: sums of one reporter's halves, years of months, and what is not used."""

from decimal import Decimal

import pytest

from servanda.judge.official import over, paths

PAIR = ("KAZ", "RUS")


def millions(path):
    return {year: amount / 10**6 for year, amount in path.amounts().items()}


def test_turnover_is_made_of_one_reporters_own_exports_and_imports(exports, imports):
    seen = [*exports("KAZ", "RUS", y2024=8000, y2025=8248), *imports("KAZ", "RUS", y2025=19539)]
    seen += [*exports("RUS", "KAZ", y2025=19000)]
    (kazakh,) = paths(seen, "trade.turnover", PAIR)
    assert (kazakh.reporter, kazakh.unit, kazakh.valuation) == ("KAZ", "USD", "CIF")
    assert millions(kazakh) == {2025: 27787}  # a missing half gives no point, never a zero; Russia gives half only
    assert len(kazakh.points[0].cells) == 2


def test_balance_is_of_the_first_side(exports, imports):
    seen = [*exports("KAZ", "RUS", y2025=8000), *imports("KAZ", "RUS", y2025=19000)]
    seen += [*exports("RUS", "KAZ", y2025=18000), *imports("RUS", "KAZ", y2025=8500)]
    kazakh, russian = paths(seen, "trade.balance", PAIR)
    assert (millions(kazakh), millions(russian)) == ({2025: -11000}, {2025: -9500})
    assert millions(paths(seen, "trade.balance", ("RUS", "KAZ"))[0]) == {2025: 11000}


def test_one_flow_has_two_names(exports, imports):
    seen = [*exports("KAZ", "CHN", y2021=9800), *imports("CHN", "KAZ", y2021=10200), *imports("KAZ", "CHN", y2021=8200)]
    for concept, parties in (("trade.exports", ("KAZ", "CHN")), ("trade.imports", ("CHN", "KAZ"))):
        chinese, kazakh = paths(seen, concept, parties)
        assert (chinese.reporter, millions(chinese)) == ("CHN", {2021: 10200})
        assert (kazakh.reporter, millions(kazakh)) == ("KAZ", {2021: 9800})


def test_two_valuations_of_imports_make_two_paths(exports, imports, observed):
    seen = [*exports("KAZ", "RUS", y2025=8000), *imports("KAZ", "RUS", y2025=19000)]
    seen += [observed("trade.imports", PAIR, 2025, "18e9", valuation="FOB")]
    cif, fob = paths(seen, "trade.turnover", PAIR)
    assert (cif.valuation, millions(cif), fob.valuation, millions(fob)) == ("CIF", {2025: 27000}, "FOB", {2025: 26000})


@pytest.mark.parametrize("missing", [None, "2020-05"])
def test_a_year_is_made_of_all_its_months(observed, missing):
    months = [f"2020-{month:02}" for month in range(1, 13)]
    seen = [observed("trade.exports", PAIR, one, "1e6", row=row) for row, one in enumerate(months) if one != missing]
    found = paths(seen, "trade.exports", PAIR)
    assert [millions(one) for one in found] == ([{2020: 12}] if missing is None else [])


def test_quarters_halves_and_parts_of_a_year(observed):
    seen = [observed("trade.exports", PAIR, f"2020-Q{one}", f"{one}e6") for one in (1, 2, 3)]
    seen += [observed("trade.exports", PAIR, f"2020-{month}", "1e6") for month in (10, 11)]
    assert [one.amount for one in paths(seen, "trade.exports", PAIR, "H")[0].points] == [Decimal(3000000)]
    assert len(paths(seen, "trade.exports", PAIR, "Q")[0].points) == 3
    (nine,) = over(seen, "trade.exports", PAIR, "2020-01-01", "2020-10-01")
    assert nine.points[0].amount == 6 * 10**6
    (eleven,) = over(seen, "trade.exports", PAIR, "2020-01-01", "2020-12-01")
    assert eleven.points[0].amount == 8 * 10**6
    assert over(seen, "trade.exports", PAIR, "2020-01-01", "2021-01-01") == []


def test_a_position_is_that_at_the_end_of_the_year_and_is_not_summed(observed):
    seen = [
        observed("investment.stock", ("RUS", "KAZ"), f"2020-Q{one}", f"{one}e9", reporter="KAZ") for one in (1, 2, 4)
    ]
    assert paths(seen, "investment.stock", ("RUS", "KAZ"))[0].amounts() == {2020: 4 * 10**9}
    assert paths(seen, "investment.stock", ("KAZ", "RUS")) == []


def test_a_sum_is_as_weak_as_its_weakest_part(observed, exports):
    seen = [observed("trade.imports", ("RUS", "KAZ"), 2024, "4.55e9", status="estimated", vintage="2026-02-01")]
    seen += exports("RUS", "KAZ", y2024=15000)
    (path,) = paths(seen, "trade.turnover", PAIR)
    assert (path.points[0].status, path.points[0].vintage) == ("estimated", "2026-02-01")


def anomalies(path):
    return [(one.code, one.start[:4]) for one in path.anomalies]


def test_what_cannot_be_is_named_and_not_used(exports):
    seen = exports(
        "TUR", "RUS",
        y1996=1512.49, y1997=2056.547, y1998=2056.547, y1999=588.67, y2000=0, y2001=924.1, y2002=898050177.6,
        y2003=1367.6, y2006=3237.6,
    )  # fmt: skip
    (path,) = paths(seen, "trade.exports", ("TUR", "RUS"))
    assert sorted(path.amounts()) == [1996, 1997, 1999, 2001, 2003, 2006]
    odd = [one for one in anomalies(path) if one[0] != "gap"]
    assert sorted(odd) == [("duplicate", "1998"), ("wild", "2002"), ("zero", "2000")]
    assert [one for one in anomalies(path) if one[0] == "gap"] == [
        ("gap", "1998"), ("gap", "2000"), ("gap", "2002"), ("gap", "2004"),
    ]  # fmt: skip


def test_rounded_years_may_be_equal_and_a_slip_in_the_last_year_is_seen(exports):
    (path,) = paths(
        exports("TUR", "UZB", y2020=2100, y2021=2100, y2022=2300, y2023=3.1), "trade.exports", ("TUR", "UZB")
    )
    assert sorted(path.amounts()) == [2020, 2021, 2022]
    assert anomalies(path) == [("wild", "2023")]


def test_two_amounts_of_one_period_are_both_left_out(observed):
    seen = [observed("trade.exports", PAIR, 2020, amount, row=row) for row, amount in enumerate(("5e9", "6e9"))]
    (path,) = paths(seen, "trade.exports", PAIR)
    assert (path.points, anomalies(path), len(path.anomalies[0].cells)) == ((), [("conflict", "2020")], 2)


def test_a_trade_that_a_table_sums_itself(observed):
    seen = [observed("trade.turnover", ("CHN", "RUS"), 2001, "10.67e9", reporter="CHN")]
    seen += [observed("trade.turnover", ("RUS", "CHN"), 2001, "5.63e9", reporter="RUS")]
    chinese, russian = paths(seen, "trade.turnover", ("CHN", "RUS"))
    assert (millions(chinese), millions(russian)) == ({2001: 10670}, {2001: 5630})
