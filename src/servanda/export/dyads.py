"""Dyad-years: what a ledger holds of each pair of countries in each year, under the codes of ISO, COW and GW."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from servanda.export.codes import codes
from servanda.export.columns import Plain
from servanda.export.sheet import MARK, lines
from servanda.export.source import Source
from servanda.export.things import JOINING, things
from servanda.model import Entry, Period, Statement
from servanda.packs.countries import country_code

SIDES = ("1", "2", "other")
FLOWS = ("trade", "exports_1_to_2", "exports_2_to_1")
COUNTS = ("visits_1_to_2", "visits_2_to_1", "meetings", "documents_signed", "pledges", "documents_read")
AMOUNTS = tuple(f"{flow}_by_{side}" for flow in FLOWS for side in SIDES)
COLUMNS = ("iso3_1", "iso3_2", "cow_1", "cow_2", "gw_1", "gw_2", "year", *COUNTS, *AMOUNTS)
SIGNED = frozenset({"signed", "exchanged", "adopted", "ratified", "in_force"})
TOLD = frozenset({"reported", "asserted", "estimated"})
MEETINGS = ("event.talks", "event.call", "event.summit", "event.forum", "event.commission")
REPORTER = "reporter:"  # begins the doubt that names whose statistics a figure is by
DOLLARS = "USD"
Dyad = tuple[str, str]
Dated = tuple[bool, str]  # whether the year is that of publication, and the year: the least one holds


class Told(NamedTuple):
    """What is gathered of a dyad: things by what they count as, with their years; amounts by year, latest last."""

    things: dict[tuple[str, str], Dated]
    amounts: dict[tuple[str, str], tuple[str, str]]


def write(source: Source, out: BinaryIO) -> None:
    """A row for each dyad and year of which something is told, in order."""
    same = things(source, (*JOINING, "updated"))
    dyads: dict[Dyad, Told] = defaultdict(lambda: Told({}, {}))
    for told in source.told:
        for entry in told.entries():
            for dyad in _dyads(entry.statement):
                _gather(dyads[dyad], dyad, entry, same.get(entry.statement.id, entry.statement.id))
    out.write(MARK + lines([COLUMNS]))
    out.writelines(lines(_rows(dyad, dyads[dyad])) for dyad in sorted(dyads))


def _dyads(one: Statement) -> Iterator[Dyad]:
    """The pairs of countries among the parties, in alphabetical order."""
    return itertools.combinations(sorted({code for code in one.parties if country_code(code)}), 2)


def _gather(told: Told, dyad: Dyad, entry: Entry, thing: str) -> None:
    one, published = entry.statement, entry.version.published
    if published:
        told.things["documents_read", entry.version.document] = (False, published[:4])
    counted, dated = _counted(one, dyad), _dated(one, published)
    if counted and dated:
        known = told.things.get((counted, thing), dated)
        told.things[counted, thing] = min(known, dated)
    flow, year = _flow(one, dyad), _year(one.period)
    if flow and year and one.value:
        side = _side(entry, dyad)
        amount = (published or "", one.value.low or one.value.high or "")
        key = (year, f"{flow}_by_{side}")
        told.amounts[key] = max(told.amounts.get(key, amount), amount, key=lambda known: known[0])


def _counted(one: Statement, dyad: Dyad) -> str | None:
    """The column that a statement counts in, where it tells what has happened."""
    if one.kind == "pledge":
        return "pledges" if one.modality != "denied" else None
    if one.modality not in TOLD:
        return None
    if one.concept.startswith("event.visit."):
        return "visits_1_to_2" if one.parties[0] == dyad[0] else "visits_2_to_1" if one.parties[0] == dyad[1] else None
    if one.kind == "event":
        return "meetings" if one.concept in MEETINGS else None
    return "documents_signed" if one.kind == "document" and one.stage in SIGNED else None


def _dated(one: Statement, published: str | None) -> Dated | None:
    """The year in which it happened, else the one in which it was told; a pledge is of the year it was made in."""
    period = None if one.kind == "pledge" else one.period
    if period and period.start and period.end and period.start[:4] == _last_year(period.end):
        return (False, period.start[:4])
    return (True, published[:4]) if published else None


def _last_year(end: str) -> str:
    """The year of the last day of a half-open period."""
    return f"{int(end[:4]) - 1:04}" if end.endswith("-01-01") else end[:4]


def _flow(one: Statement, dyad: Dyad) -> str | None:
    """The column of an amount in dollars; exports and imports by their direction."""
    if one.kind != "figure" or one.modality not in TOLD or not one.value or one.value.unit != DOLLARS:
        return None
    if one.concept == "trade.turnover":
        return "trade"
    if one.concept not in {"trade.exports", "trade.imports"} or len(one.parties) != len(dyad):
        return None
    seller = one.parties[0] if one.concept == "trade.exports" else one.parties[1]
    return "exports_1_to_2" if seller == dyad[0] else "exports_2_to_1"


def _year(period: Period | None) -> str | None:
    """The calendar year that a period is."""
    if period is None or not period.start or not period.end:
        return None
    whole = period.start.endswith("-01-01") and period.end.endswith("-01-01")
    return period.start[:4] if whole and _last_year(period.end) == period.start[:4] else None


def _side(entry: Entry, dyad: Dyad) -> str:
    """Whose figure it is: of the statistics that are named, else of the speaker's or publisher's country."""
    one = entry.statement
    named = (doubt.removeprefix(REPORTER) for doubt in one.doubts if doubt.startswith(REPORTER))
    speaker = one.speaker.country if one.speaker else None
    country = next((code for code in (*named, speaker, entry.version.publisher_country) if code in dyad), None)
    return SIDES[dyad.index(country)] if country else SIDES[2]


def _rows(dyad: Dyad, told: Told) -> Iterator[list[Plain]]:
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for (column, _), (_, year) in told.things.items():
        counts[year, column] += 1
    known = codes()
    for year in sorted({year for year, _ in (*counts, *told.amounts)}):
        yield [
            *dyad, *(known.cow.get(code) for code in dyad), *(known.gw.get(code) for code in dyad), int(year),
            *(counts.get((year, column), 0) for column in COUNTS),
            *(told.amounts.get((year, column), ("", None))[1] for column in AMOUNTS),
        ]  # fmt: skip
