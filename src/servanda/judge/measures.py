"""What a statement measures, and in which group it is compared: one group for each measure of a pair of sides.

Only statements that share a group are ever judged together, and they are judged in the first that they share.
"""

from __future__ import annotations

import datetime as dt
import functools
import operator
from typing import NamedTuple

from servanda.judge.amounts import Amount, amount
from servanda.judge.telling import naming
from servanda.model import Entry, Period, Statement
from servanda.packs import Concept, concepts

FLOWS = {"trade.exports": "trade.flow", "trade.imports": "trade.flow"}
STOCKS = {"investment.stock": "investment", "investment.cumulative": "investment", "investment.inflow": "investment"}
REPORTER = "reporter:"  # a doubt that names the country whose statistics it is
CARRIED = "party_inferred"
MEETINGS = frozenset({"event.forum", "event.commission", "event.summit", "event.edition"})
FAMILIES = FLOWS | STOCKS
AHEAD = frozenset({"estimated", "forecast", "target", "potential", "planned", "conditional"})
GOALS = frozenset({"target", "potential", "planned", "conditional"})
BARE = frozenset({"PERCENT", "PERCENTAGE_POINTS", "RATIO", "ORDINAL", "YEARS"})
PHYSICAL = frozenset({"KM", "MW", "GW"})
LASTING = frozenset({"project", "relation", "pledge"})  # kinds that are compared over all years
WORK = "project."
EVENT = 10  # days within which outlets tell of one visit
MONTH = 31
YEARLY = 300  # days from which on a period is that of a programme
NO_DAY = 0


class Said(NamedTuple):
    """An entry as it is compared: its amount, the days of its period, the day on which it was said, and whose it is.

    `order` is by date of publication, document and place; undated ones come last.
    """

    entry: Entry
    amount: Amount | None
    start: int
    end: int
    day: int
    side: str | None
    statement: Statement
    id: str
    order: tuple[int, str, int, str]


ORDER = operator.attrgetter("order")


def said(entry: Entry) -> Said:
    """An entry with what comparing needs."""
    one, version = entry.statement, entry.version
    start, end = days(one.deadline if one.kind == "pledge" and one.deadline else one.period)
    measured = amount(one.value, one.quote) if one.value else None
    said_on = day(version.published)
    order = (said_on or 1 << 30, one.document, one.start, one.id)
    return Said(entry, measured, start, end, said_on, side(entry), one, one.id, order)


def side(entry: Entry) -> str | None:
    """The country whose figure it is: that of the statistics named, of the speaker, or of the publisher.

    None where that is none of the parties.
    """
    one = entry.statement
    named = next((doubt.removeprefix(REPORTER) for doubt in one.doubts if doubt.startswith(REPORTER)), None)
    if named:
        return named
    country = (one.speaker.country if one.speaker else None) or entry.version.publisher_country
    return country if country in one.parties else None


def group_keys(entry: Entry) -> tuple[str, ...]:
    """The groups in which an entry is compared: that of its measure, and that of its amount.

    Such as `figure trade.turnover KAZ-RUS 2023`, and `amount KAZ-RUS USD 6400000000`, where equal amounts meet whose
    words leave open what is measured, or when.
    """
    one = entry.statement
    if not one.parties or one.kind == "quote" or (one.kind == "figure" and one.value is None):
        return ()
    keys = measure_keys(entry)
    if one.kind == "pledge" and one.value is None and one.concept.startswith(WORK):
        return (f"project {_parties(one)}",)
    if one.kind == "document" and one.about:
        keys = (*keys, f"subject {_parties(one)}")
    amounts = amount_key(one)
    return (*keys, amounts) if amounts else keys


def first_common(keys: tuple[str, ...], others: tuple[str, ...]) -> str | None:
    """The first key that two have in common."""
    return next((key for key in keys if key in others), None)


def measure_keys(entry: Entry) -> tuple[str, ...]:
    """The groups of what an entry measures: none where its words leave that open, two at the turn of a year."""
    one = entry.statement
    if is_open(one):
        return ()
    subject = f"meeting {_parties(one)}" if one.concept in MEETINGS and one.kind != "pledge" else subject_key(one)
    if one.kind in LASTING or one.concept in MEETINGS:
        return (subject,)
    if one.kind == "figure" and measure(one).measured in {"stock", "flow"}:
        return (f"{subject} {_year(entry)}" if is_flow(one) else subject,)
    return tuple(f"{subject} {time}" for time in _times(entry))


def _times(entry: Entry) -> tuple[str, ...]:
    """When a document or an event is: the years of a programme, else the year, with the next one at its turn."""
    one = entry.statement
    start, end = days(one.period)
    if one.kind == "document":
        if start and end - start > YEARLY:
            said_on = day(entry.version.published)
            return (f"{start}-{end}", *_turns(said_on)) if said_on else (f"{start}-{end}",)
        if naming(one.name or "", entry.version.language):
            return ("named",)
    moment = start if start and 0 < end - start <= MONTH else day(entry.version.published)
    return _turns(moment) if moment else ("undated",)


def _turns(moment: int) -> tuple[str, ...]:
    """The year of a day, and the one that is near."""
    return tuple(str(year) for year in sorted({dt.date.fromordinal(moment + one).year for one in (-EVENT, 0, EVENT)}))


def is_flow(one: Statement) -> bool:
    """Whether an amount is that of a time: a flow, or a position that is told of a period; not where it is open."""
    if measure(one).measured == "flow" and _subject(one) not in STOCKS.values():
        return True
    return is_closed(*days(one.period))


def is_closed(start: int, end: int) -> bool:
    """Whether a period of more than a month has both ends: then even a position is the flow of that time."""
    return bool(start and end - start > MONTH)


def subject_key(one: Statement) -> str:
    """Kind, measure and sides of a statement."""
    return " ".join(part for part in (one.kind, _subject(one), _parties(one)) if part)


def amount_key(one: Statement) -> str:
    """The group of an amount; empty for shares, ratios, ranks and small numbers, which are often equal by chance."""
    value = one.value
    if value is None or value.unit is None or value.unit in BARE or len(set(one.parties)) < 2:
        return ""
    stated = value.low or value.high
    if not stated or (len(stated) < 2 and value.unit not in PHYSICAL):
        return ""
    return f"amount {'-'.join(sorted(set(one.parties)))} {value.unit} {stated}"


def is_open(one: Statement) -> bool:
    """Whether it is left open what an amount measures: oil or gas, the cost of one thing or another.

    So it is with one direction of trade that names neither its sides nor a period: it may be the sum that is meant.
    """
    if one.value is None or one.value.unit in BARE:
        return False
    carried = one.concept in FLOWS and one.period is None and one.kind == "figure" and CARRIED in one.doubts
    return measure(one).loose or carried


def measure(one: Statement) -> Concept:
    """The concept of a statement."""
    return concepts().get(one.concept) or Concept(kinds=(one.kind,))


@functools.lru_cache(maxsize=1 << 14)
def day(date: str | None) -> int:
    """The number of a day of an ISO date; `NO_DAY` for none, or one that is no date."""
    try:
        return dt.date.fromisoformat(date[:10]).toordinal() if date else NO_DAY
    except ValueError:
        return NO_DAY


def days(period: Period | None) -> tuple[int, int]:
    """First day and day behind the last; `NO_DAY` where open or unresolved."""
    return (day(period.start), day(period.end)) if period else (NO_DAY, NO_DAY)


def _subject(one: Statement) -> str:
    """What is measured: a concept, or the family of those that are told apart inside a group."""
    if one.kind in {"document", "project"}:
        return ""
    if one.concept.startswith("event.visit"):
        return "event.visit"
    return FAMILIES.get(one.concept, one.concept)


def _parties(one: Statement) -> str:
    """The parties: with their direction where the concept has one, else in alphabetical order."""
    parties = one.parties
    flow = measure(one).flow
    if len(parties) != 2 or not flow or flow == "meet":
        return "-".join(sorted(set(parties)))
    return f"{parties[1]}>{parties[0]}" if flow == "in" else f"{parties[0]}>{parties[1]}"


def _year(entry: Entry) -> str:
    """The year of a flow: its period's, else the last full one before it was said; empty for an undated one."""
    period = entry.statement.period
    if period and period.start:
        return period.start[:4]
    if period and period.end:
        return period.end[:4]
    said_on = day(entry.version.published)
    return str(dt.date.fromordinal(said_on).year - 1) if said_on else "undated"
