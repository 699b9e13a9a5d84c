"""Goals, their history and their status, on statements and series made up here."""

import pytest

from servanda.judge.promises import promises
from servanda.model import Period

from .promised import BN, amount, by, entry, figure, pledge, series

TODAY = "2026-11-01"


def found(entries, observations=(), today=TODAY, judged=None, scopes=None):
    return promises(entries, observations, judged or {}, today, scopes or {})


def statuses(*args, **kwargs):
    return [one.status for one in found(*args, **kwargs)]


def test_what_is_said_again_is_one_goal_and_a_date_given_later_is_its_date():
    (one,) = found([pledge("2022-05-01", 10), pledge("2023-05-01", 10, 2027), pledge("2024-05-01", 10)])
    assert [ask.day for ask in one.asks] == ["2022-05-01", "2023-05-01", "2024-05-01"]
    assert one.dated.year == 2027


def test_a_goal_put_off_is_superseded_while_nothing_is_decided():
    first, second = found([pledge("2022-05-01", 10, 2027), pledge("2024-05-01", 10, 2030)])
    assert first.after == ("put off", second.id)
    assert second.before == ("put off", first.id)
    assert first.status == "superseded"


def test_a_goal_put_off_before_its_date_was_missed_all_the_same():
    entries = [pledge("2016-06-01", 20, 2020), pledge("2019-08-01", 20, 2024)]
    first, second = found(entries, series("KAZ", {2018: 10, 2019: 11, 2020: 10, 2023: 22}))
    assert (first.after[0], first.status, second.status) == ("put off", "fulfilled_late", "fulfilled")
    assert statuses(entries[:1], series("KAZ", {2019: 11, 2020: 10})) == ["missed"]


@pytest.mark.parametrize(
    ("amounts", "dates", "how"),
    [
        ((10, 15), (None, None), "raised"),
        ((10, 5), (None, None), "lowered"),
        ((20, 15), (2030, 2030), "lowered"),
        ((20, 15), (2030, 2033), "lowered"),
        ((10, 20), (2028, 2030), "next stage"),
        ((10, 10), (2030, 2028), "brought forward"),
    ],
)
def test_another_amount_is_another_goal(amounts, dates, how):
    first, second = found([pledge("2024-01-01", amounts[0], dates[0]), pledge("2025-06-01", amounts[1], dates[1])])
    assert first.after == (how, second.id)
    assert (first.status == "superseded") is (how != "next stage")


def test_two_amounts_in_one_breath_are_stages():
    entries = [pledge("2024-01-01", 5, 2027, document="d"), pledge("2024-01-01", 10, document="d")]
    first, second = found(entries)
    assert first.after == ("next stage", second.id)
    assert {first.status, second.status} == {"not_yet_due", "open"}


def test_a_goal_that_was_missed_is_renewed():
    entries = [pledge("2020-01-01", 15, 2023), pledge("2024-02-01", 15)]
    first, second = found(entries, series("TUR", {2022: 7, 2023: 7.5}))
    assert (first.status, second.status, second.before[0]) == ("missed", "open", "renewed after its date")


def test_both_sides_decide_and_may_disagree():
    goal = [pledge("2023-05-17", 40, 2030)]
    ours, theirs = series("KAZ", {2023: 29, 2024: 30.4, 2025: 34.2}), series("TUR", {2023: 41, 2024: 43.8})
    assert statuses(goal, theirs) == ["fulfilled"]
    assert statuses(goal, [*ours, *theirs]) == ["disputed"]
    assert statuses(goal, [*series("KAZ", {2022: 24, 2023: 29}), *series("TUR", {2024: 43.8})]) == ["fulfilled"]


def test_what_another_side_states_counts_where_its_series_has_nothing():
    goal, stated = pledge("2023-05-17", 40, 2030), figure("2025-01-20", 43.8, 2024, country="TUR")
    (one,) = found([goal, stated], series("KAZ", {2024: 30.4, 2025: 34.2}))
    assert one.status == "disputed"
    assert {standing.track.reporter: standing.status for standing in one.standings}["TUR"] == "fulfilled"


def test_estimates_never_decide():
    goal = [pledge("2023-05-17", 40, 2024)]
    assert statuses(goal, series("TUR", {2024: 43.8}, status="estimated")) == ["no_data"]
    assert statuses(goal, series("TUR", {2024: 30}, status="derived")) == ["no_data"]


def test_what_cannot_be_decides_nothing_and_is_told():
    years = {2018: 19, 2019: 20, 2020: 2100, 2021: 21, 2022: 22}
    (one,) = found([pledge("2019-01-01", 40, 2021)], series("KAZ", years))
    assert one.status == "missed"
    assert {(odd.code, odd.start[:4]) for odd in one.standings[0].track.unused} == {("wild", "2020")}
    (one,) = found([pledge("2019-01-01", 40, 2021)], series("KAZ", {2018: 19, 2019: 20, 2020: 21, 2021: 0}))
    assert one.status == "no_data"


def test_a_deadline_inside_a_year_is_judged_when_the_year_is_over():
    inside = Period(text="within three years", start=None, end="2026-10-06", basis="anchor")
    goal = entry("2023-10-06", "pledge", value=amount(20 * BN), deadline=inside, modality="target")
    assert statuses([goal], series("KAZ", {2024: 11, 2025: 12})) == ["not_yet_due"]
    assert statuses([goal], series("KAZ", {2024: 11, 2026: 12}), today="2027-05-01") == ["missed"]


def test_silence_is_no_failure():
    goal = [pledge("2021-05-17", 40, 2024)]
    assert statuses(goal) == ["no_data"]
    assert statuses(goal, series("KAZ", {2022: 20, 2023: 22})) == ["no_data"]
    assert statuses(goal, series("KAZ", {2023: 22, 2025: 23})) == ["missed"]


def test_a_part_of_a_year_can_reach_a_goal_and_not_miss_it():
    part = Period(text="in eleven months", start="2023-01-01", end="2023-12-01", basis="stated")
    goal = pledge("2019-08-14", 20, 2023)
    assert statuses([goal, figure("2023-12-10", 21.8, 2023, period=part)]) == ["fulfilled"]
    assert statuses([goal, figure("2023-12-10", 18, 2023, period=part)]) == ["no_data"]
    month = Period(text="in September", start="2023-09-01", end="2023-10-01", basis="stated")
    assert statuses([goal, figure("2023-10-10", 21.8, 2023, period=month)]) == ["no_data"]


def test_a_year_that_has_not_come_yet_is_no_result():
    goal = pledge("2023-01-01", 30, 2026)
    assert statuses([goal, figure("2026-05-28", 31, 2026)]) == ["not_yet_due"]
    assert statuses([goal, figure("2025-12-10", 31, 2025)]) == ["fulfilled"]
    assert statuses([pledge("2023-01-01", 30, 2025), figure("2025-12-10", 28, 2025)]) == ["no_data"]


def test_almost_is_not_reached():
    said = figure("2025-02-01", 30, 2024, value=amount(30 * BN, comparator="<~"))
    assert statuses([pledge("2023-01-01", 30, 2024), said]) == ["missed"]


def test_trade_without_oil_is_another_goal_and_held_against_its_like_alone():
    whole, limited = pledge("2021-09-22", 10, 2027), pledge("2023-06-12", 10, 2030)
    told = figure("2025-02-01", 11, 2024)
    scopes = dict.fromkeys((limited.statement.id, told.statement.id), frozenset({"non_oil"}))
    first, second = found([whole, limited, told], series("KAZ", {2024: 8}), scopes=scopes)
    assert (first.after, first.status, second.status) == (None, "not_yet_due", "fulfilled")
    assert second.testable == "documents"


def test_double_takes_the_baseline_that_is_stated_else_the_last_of_the_series():
    twice = {"value": amount(2, "RATIO"), "deadline": by(2030), "modality": "target", "concept": "trade.growth"}
    told = [entry("2024-05-01", "pledge", document="d", **twice), figure("2024-05-01", 5, 2023, document="d")]
    (one,) = found(told)
    assert (one.amount, one.start.year, one.start.told) == (10 * BN, 2023, (told[1],))
    (one,) = found([entry("2024-05-01", "pledge", **twice)], series("KAZ", {2022: 6, 2023: 7, 2024: 9}))
    assert (one.amount, one.start.year, one.start.told, one.own) == (14 * BN, 2023, (), "KAZ")


def test_a_goal_is_set_by_the_figures_of_its_baseline():
    goal = pledge("2023-05-17", 40, 2030, document="d", country="KAZ")
    stated = figure("2023-05-17", 31, 2022, document="d", country="KAZ")
    both = [*series("KAZ", {2022: 24.1, 2025: 34}), *series("TUR", {2022: 31.2, 2025: 38})]
    (one,) = found([goal, stated], both)
    assert one.own == "TUR"


def test_a_baseline_that_nobody_states_is_the_last_result_of_any_side():
    both = [*series("KAZ", {2018: 6}), *series("TUR", {2018: 5, 2022: 7})]
    (one,) = found([pledge("2024-05-01", 10, country="KAZ")], both)
    assert (one.start.year, one.own) == (2022, "TUR")
    (one,) = found([pledge("2019-05-01", 10, country="KAZ")], both)
    assert (one.start.year, one.own) == (2018, "KAZ")


def grown(rate, last=2025, years=16, end=10.0):
    return {last - back: end / (1 + rate) ** back for back in range(years)}


def test_pace_decides_the_way_and_enough_points_give_a_chance():
    goal = [pledge("2024-01-01", 15, 2030)]
    (fast,) = found(goal, series("KAZ", grown(0.12)))
    (slow,) = found(goal, series("KAZ", grown(0.02)))
    assert (fast.status, slow.status) == ("on_path", "off_path")
    told = slow.standings[0].outlook
    assert told.needed == pytest.approx(1.5 ** (1 / 5) - 1, abs=1e-6)
    assert told.paces[3] == pytest.approx(0.02, abs=1e-6)
    assert 0.02 <= told.reached < fast.standings[0].outlook.reached <= 0.98
    assert told.interval.low < told.interval.middle < told.interval.high


def test_one_side_that_was_late_and_one_that_never_was_there_make_a_miss():
    goal = [pledge("2006-02-14", 10, 2010)]
    theirs = series("TUR", {2010: 6, 2012: 10.6})
    assert statuses(goal, theirs) == ["fulfilled_late"]
    assert statuses(goal, [*theirs, *series("KAZ", {2010: 5.8, 2012: 6.9})]) == ["missed"]


def test_a_multiple_said_later_as_an_amount_is_one_goal():
    factor = {"value": amount(2, "RATIO"), "deadline": by(2030), "modality": "target"}
    twice = entry("2021-05-04", "pledge", "trade.growth", **factor)
    told = [pledge("2025-10-09", 112, 2030, document="d"), figure("2025-10-09", 56, 2024, document="d")]
    (one,) = found([twice, *told])
    assert (len(one.asks), one.amount) == (2, 112 * BN)


@pytest.mark.parametrize("years", [grown(0.05, years=11), grown(0.05, last=2019)], ids=["few", "old"])
def test_no_chance_from_few_points_or_old_ones(years):
    (one,) = found([pledge("2024-01-01", 15, 2030)], series("KAZ", years))
    assert one.standings[0].outlook.reached is None
    assert one.standings[0].outlook.interval is None


def test_an_open_goal_takes_years_and_has_no_chance():
    (one,) = found([pledge("2024-01-01", 15)], series("KAZ", grown(0.05)))
    told = one.standings[0].outlook
    assert (one.status, told.reached) == ("open", None)
    assert told.years == pytest.approx(8.3, abs=0.1)


def test_imports_of_both_sides_stand_in_where_nobody_gives_both_directions():
    both = [*series("KAZ", {2014: 20, 2015: 10.9}), *series("TUR", {2014: 20, 2015: 10.9})]
    imports = [one for one in both if one.concept == "trade.imports"]
    (one,) = found([pledge("2011-06-13", 40, 2015)], imports)
    assert (one.status, one.standings[0].track.reporter) == ("missed", "KAZ+TUR")


def test_a_promise_without_anything_to_look_up_is_untestable():
    vague = entry("2024-01-01", "pledge", "trade.turnover", modality="planned")
    assert statuses([vague]) == ["untestable"]
