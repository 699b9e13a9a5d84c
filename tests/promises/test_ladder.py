"""Promises to build, open and sign: the steps of a thing, and what they say of the promise."""

import itertools

from servanda.judge.promises import promises
from servanda.model import Finding, Period, judgement

from .promised import by, entry

TODAY = "2026-11-01"


def found(entries, judged=None):
    return promises(entries, (), judged or {}, TODAY)


def statuses(entries):
    return [one.status for one in found(entries)]


def built(day, stage, **fields):
    return entry(day, "project", "project.transport", stage=stage, name="Steppe Gate", **fields)


def judged_one(entries):
    """Judgements that all entries after the first tell of one thing."""
    things = [one.statement.id for one in entries[1:]]
    links = [
        judgement(Finding(verdict="updated", left=left, right=right, reason="stage"), "rule name", "2026-01-01")
        for left, right in itertools.pairwise(things)
    ]
    return {one: [link for link in links if one in {link.left, link.right}] for one in things}


def climbed(*later, until=None):
    """A gate that two countries promise to build, by the end of a year, and what was told of it afterwards."""
    entries = [
        entry(
            "2023-06-20", "pledge", "project.transport", document="d", start=100, modality="planned",
            deadline=by(until) if until else None,
        ),
        built("2023-06-20", "planned", document="d", start=150, modality="planned"), *later,
    ]  # fmt: skip
    (one,) = found(entries, judged=judged_one(entries))
    return one


def test_a_thing_climbs_the_ladder():
    one = climbed(built("2024-02-01", "started"))
    assert (one.name, one.status) == ("Steppe Gate", "open")
    assert [step.name for step in one.steps] == ["planned", "construction"]


def test_a_thing_that_is_there_was_promised_in_time_or_late():
    done = built("2025-03-01", "completed")
    assert climbed(done).status == "fulfilled"
    assert climbed(done, until=2025).status == "fulfilled"
    assert climbed(done, until=2024).status == "fulfilled_late"


def test_silence_about_a_thing_is_no_failure_and_what_is_told_after_its_date_is():
    assert climbed(until=2024).status == "no_data"
    assert climbed(built("2024-02-01", "under_way"), until=2024).status == "no_data"
    assert climbed(built("2025-02-01", "under_way"), until=2024).status == "missed"


def test_a_thing_that_stands_still_or_is_given_up():
    assert climbed(built("2025-02-01", "stalled"), until=2028).status == "off_path"
    assert climbed(built("2025-02-01", "cancelled")).status == "missed"


def test_one_thing_may_be_promised_for_two_years():
    entries = [
        built("2023-06-20", "planned", document="d", start=150, modality="planned"),
        *(
            entry(
                "2023-06-20", "pledge", "project.transport", document="d", start=start, modality="planned",
                deadline=by(year),
            )
            for start, year in ((100, 2025), (190, 2029))
        ),
    ]  # fmt: skip
    assert [one.dated.year for one in found(entries)] == [2025, 2029]


def test_two_documents_may_tell_otherwise_of_a_thing():
    assert climbed(built("2024-12-01", "completed"), built("2025-05-01", "under_way")).status == "disputed"


def test_a_paper_is_promised_and_signed():
    promised = entry(
        "2023-10-12", "pledge", "document.agreement", modality="planned",
        deadline=Period(text="tomorrow", start="2023-10-13", end="2023-10-14", basis="anchor"),
    )  # fmt: skip
    signed = entry("2023-10-14", "document", "document.agreement", stage="signed")
    assert statuses([promised, signed]) == ["fulfilled_late"]
    assert statuses([promised, entry("2024-10-14", "document", "document.agreement", stage="signed")]) == ["no_data"]
