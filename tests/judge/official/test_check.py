"""Statements against series: each verdict, its reason and causes, and the traps of real series."""

import pytest

from servanda.judge.official.stated import stated


@pytest.mark.parametrize(
    "case",
    [
        ("26.8e9", "26.8 billion", "between", "range"),
        ("27.5e9", "27.5 billion", "matches_reporter", "rounded"),
        ("26.1e9", "26.1 billion", "matches_partner", "rounded"),
        ("26e9", "26 billion", "matches_partner", "rounded"),
        ("30e9", "30 billion", "outside", "above"),
        ("20e9", "20 billion", "outside", "below"),
        ("27.9e9", "27.9 billion", "outside", "near"),
    ],
)
def test_a_figure_is_set_against_both_sides(checked, said, both, case):
    amount, quote, verdict, reason = case
    found = checked(said(amount, quote), both)
    assert (found.verdict, found.reason, found.own, found.partner) == (verdict, reason, "KAZ", "RUS")
    assert {(one.side, one.amount) for one in found.numbers} == {("KAZ", 27500000000), ("RUS", 26100000000)}
    assert [one.ratio for one in found.of("KAZ")] == [pytest.approx(float(amount) / 27.5e9, abs=1e-4)]


@pytest.mark.parametrize(
    "case",
    [
        ("27e9", "27 billion", ">", "matches_reporter"),  # over 27 begins at 27: the partner's 26.1 is not
        ("26e9", "26 billion", ">", "matches_partner"),
        ("27.6e9", "27.6 billion", "<~", "matches_reporter"),
        ("28e9", "28 billion", ">", "outside"),
        ("20e9", "20 billion", ">", "outside"),
        ("27e9", "27 billion", "~", "matches_both"),
    ],
)
def test_bounds_widen_on_one_side_only(checked, said, both, case):
    amount, quote, comparator, verdict = case
    assert checked(said(amount, quote, comparator=comparator), both).verdict == verdict


def test_a_round_bound_is_open_farther(said):
    assert stated(said("100e9", "100 billion", comparator=">")).amount.high == 110e9
    assert stated(said("100e9", "100 billion", comparator="<")).amount.low == 90e9
    assert stated(said("26e9", "26 billion", comparator=">")).amount.high == pytest.approx(27.3e9)


def test_more_than_may_be_true_and_far_off(checked, said, both):
    assert "open_bound" in checked(said("20e9", "20 billion", comparator=">"), both).causes
    assert "open_bound" not in checked(said("28e9", "28 billion", comparator=">"), both).causes


def test_whose_figure_it_is_names_the_match(checked, said, both):
    assert checked(said("26.1e9", "26.1 billion", country="RUS"), both).verdict == "matches_reporter"
    assert checked(said("26.1e9", "26.1 billion", doubts=("reporter:KAZ",)), both).verdict == "matches_partner"


def test_equal_statistics_match_both(checked, said, exports, imports):
    seen = [*exports("KAZ", "UZB", y2023=2900), *imports("KAZ", "UZB", y2023=1300)]
    seen += [*exports("UZB", "KAZ", y2023=1310), *imports("UZB", "KAZ", y2023=2920)]
    assert checked(said("4.2e9", "4.2 billion", parties=("KAZ", "UZB")), seen).verdict == "matches_both"


def test_two_valuations_of_one_side_make_its_range(checked, said, both, observed):
    seen = [*both, observed("trade.imports", ("KAZ", "RUS"), 2023, "17e9", valuation="FOB")]
    assert checked(said("27e9", "27.0 billion"), seen).verdict == "matches_reporter"


def test_a_missing_row_of_a_side_is_no_data_and_no_zero(checked, said, exports, imports):
    """Kazakhstan's rows of 2024 lack Russia altogether; its totals are there."""
    seen = [*exports("KAZ", "RUS", y2023=9800, y2025=8248), *imports("KAZ", "RUS", y2023=17700, y2025=19539)]
    seen += [*exports("KAZ", "WLD", y2024=71879, y2025=79229), *imports("KAZ", "WLD", y2024=40423, y2025=65431)]
    found = checked(said("27e9", "27 billion", period=2024), seen)
    assert (found.verdict, found.reason, found.numbers) == ("no_data", "not_covered", ())
    assert set(found.causes) == {"no_row:KAZ", "no_row:RUS"}
    share = {"concept": "trade.share", "unit": "PERCENT"}
    assert checked(said("20", "20%", period=2024, **share), seen).verdict == "no_data"  # and not 0 %
    supported = checked(said("19.2", "19.2%", period=2025, **share), seen)
    assert (supported.verdict, f"{supported.numbers[0].amount:.2f}") == ("matches_reporter", "19.21")
    assert len(supported.numbers[0].cells) == 4
    assert checked(said("24", "24%", period=2025, **share), seen).verdict == "outside"


def test_no_series_at_all(checked, said):
    found = checked(said("27e9", "27 billion"), [])
    assert (found.verdict, found.reason) == ("no_data", "no_series")


def test_estimates_never_stand_for_a_side(checked, said, exports, imports, observed):
    """Russia's rows after 2021 are estimates of others: 28.5 billion sold to Uzbekistan, whose own total is 11.6."""
    ends = ("RUS", "UZB")
    estimates = [
        observed("trade.exports", ends, 2024, "28466e6", status="estimated"),
        observed("trade.imports", ends, 2024, "1447e6", status="estimated"),
    ]
    stated = said("29.9e9", "29.9 billion", parties=ends, period=2024)
    alone = checked(stated, estimates)
    assert (alone.verdict, alone.reason) == ("estimates_only", "estimate")
    assert set(alone.causes) == {"estimate", "no_row:RUS", "no_row:UZB"}
    assert [one.ratio for one in alone.numbers] == [pytest.approx(0.9996, abs=1e-3)]
    uzbek = [*exports("UZB", "RUS", y2024=3600), *imports("UZB", "RUS", y2024=8000)]
    beside = checked(stated, [*estimates, *uzbek])
    assert (beside.verdict, beside.reason) == ("outside", "above")
    own = checked(said("11.6e9", "11.6 billion", parties=ends, period=2024), [*estimates, *uzbek])
    assert (own.verdict, [one.counts for one in own.of("RUS")]) == ("matches_partner", [False])


def test_a_sum_with_one_estimate_is_an_estimate(checked, said, exports, observed):
    seen = [*exports("RUS", "KAZ", y2024=16000)]
    seen += [observed("trade.imports", ("RUS", "KAZ"), 2024, "4551e6", status="estimated")]
    assert checked(said("20.6e9", "20.6 billion", period=2024), seen).verdict == "estimates_only"


def test_a_duplicated_year_is_not_used(checked, said, exports, imports):
    """One file repeats 1997 as 1998, to the last digit; later years are missing altogether."""
    seen = [*exports("TUR", "RUS", y1996=1512.492, y1997=2056.547, y1998=2056.547, y2000=643.902)]
    seen += [*imports("TUR", "RUS", y1996=1731.627, y1997=2000.778, y1998=2000.778, y2000=3538.111)]
    pair = {"parties": ("TUR", "RUS")}
    found = checked(said("4.1e9", "4.1 billion", period=1998, **pair), seen)
    assert (found.verdict, found.reason) == ("no_data", "not_covered")
    assert "anomaly:duplicate" in found.causes
    assert checked(said("4.1e9", "4.1 billion", period=1997, **pair), seen).verdict == "matches_reporter"
    gap = checked(said("4.1e9", "4.1 billion", period=1999, **pair), seen)
    assert (gap.verdict, "anomaly:duplicate" in gap.causes) == ("no_data", False)


def test_a_corrupt_cell_is_not_used(checked, said, observed):
    years = {1988: "1.2e9", 1989: "898050177626901", 1990: "1.4e9", 1991: "1.5e9"}
    seen = [observed("trade.turnover", ("CHN", "MEX"), year, amount) for year, amount in years.items()]
    found = checked(said("1.3e9", "1.3 billion", parties=("CHN", "MEX"), period=1989), seen)
    assert (found.verdict, "anomaly:wild" in found.causes, found.numbers) == ("no_data", True, ())
    assert (
        checked(said("1.4e9", "1.4 billion", parties=("CHN", "MEX"), period=1990), seen).verdict == "matches_reporter"
    )


@pytest.mark.parametrize(
    "case",
    [
        ("10.7e9", "10.7 billion", "CHN", "matches_reporter"),
        ("10.7e9", "10.7 billion", "RUS", "matches_partner"),
        ("5.6e9", "5.6 billion", "RUS", "matches_reporter"),
        ("8e9", "8.0 billion", "RUS", "between"),
        ("12e9", "12.0 billion", "CHN", "outside"),
    ],
)
def test_two_sides_that_are_a_factor_apart(checked, said, observed, case):
    """China's turnover with Russia of 2001 is 1.9 times Russia's."""
    amount, quote, country, verdict = case
    seen = [observed("trade.turnover", ("CHN", "RUS"), 2001, "10673523000", reporter="CHN")]
    seen += [observed("trade.turnover", ("RUS", "CHN"), 2001, "5631250632", reporter="RUS")]
    found = checked(said(amount, quote, parties=("CHN", "RUS"), period=2001, country=country), seen)
    assert found.verdict == verdict
    assert {"valuation", "transit"} <= set(found.causes)


def test_both_sides_of_one_flow_whatever_it_is_called(checked, said, exports, imports):
    seen = [*imports("KAZ", "CHN", y2021=8200), *exports("CHN", "KAZ", y2021=14000)]
    for concept, parties in (("trade.imports", ("KAZ", "CHN")), ("trade.exports", ("CHN", "KAZ"))):
        found = checked(said("14e9", "14.0 billion", concept, parties, 2021, country="KAZ"), seen)
        assert found.verdict == "matches_partner"
        assert [(one.side, one.valuation) for one in found.numbers] == [("CHN", "FOB"), ("KAZ", "CIF")]


@pytest.mark.parametrize(
    "case",
    [
        ("25.8e9", "25.8 billion", "year:2022"),
        ("27500e9", "27500 billion", "unit_slip"),
        ("27.5e6", "27.5 million", "unit_slip"),
        ("27.9e9", "27.9 billion", "revision"),
        ("33e9", "33 billion", "goods_and_services"),
        ("33e9", "33 billion", "customs_union"),
    ],
)
def test_causes_of_what_fits_nothing(checked, said, both, case):
    amount, quote, cause = case
    found = checked(said(amount, quote), both)
    assert (found.verdict, cause in found.causes) == ("outside", True)


def test_what_matches_both_needs_no_excuse(checked, said, both):
    assert checked(said("27e9", "27 billion", comparator="~"), both).causes == ()


@pytest.mark.parametrize("scope", ["non_oil", "services"])
def test_another_scope_is_not_compared_but_shown(checked, said, both, scope):
    found = checked(said("30e9", "30 billion"), both, {scope})
    assert (found.verdict, found.reason, len(found.numbers)) == ("not_comparable", f"scope:{scope}", 2)
    assert checked(said("27.5e9", "27.5 billion"), both, {"goods"}).verdict == "matches_reporter"


def test_a_finding_leads_to_the_cell(checked, said, both):
    finding = checked(said("27.5e9", "27.5 billion"), both).finding()
    assert (finding.verdict, finding.left, finding.right) == (
        "matches_reporter", "s", "trade.exports.KAZ.RUS.KAZ.FOB#2",
    )  # fmt: skip
    assert checked(said("27.5e9", "27.5 billion"), []).finding() is None


def test_a_rate_that_fits_some_other_year_is_no_cause(checked, said, both, exports, imports):
    seen = [*both, *exports("KAZ", "RUS", y2021=7000), *imports("KAZ", "RUS", y2021=17000)]
    found = checked(said("7.5", "7.5%", concept="trade.growth", unit="PERCENT"), seen)
    assert (found.verdict, [one for one in found.causes if one.startswith("year:")]) == ("outside", [])


def test_what_fits_the_only_side_not_may_be_by_the_other_count(checked, said, exports, imports):
    """Trade with China is 30.4 billion by Kazakhstan, and 43.8 by China, whose rows are missing."""
    seen = [*exports("KAZ", "CHN", y2024=15221), *imports("KAZ", "CHN", y2024=15139)]
    found = checked(said("43.8e9", "43.8 billion", parties=("KAZ", "CHN"), period=2024), seen)
    assert (found.verdict, "other_side:CHN" in found.causes) == ("outside", True)
