"""Documents, events and grades of relations: which are one, how far they have come, and what is denied.

What tells two things of one kind and pair apart is their name, the years of a programme, the days of an event. What has
none of these is one thing only where each document tells of one such thing on one occasion.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from servanda.judge import subjects
from servanda.judge.clusters import again, finding
from servanda.judge.measures import EVENT, GOALS, NO_DAY, ORDER, YEARLY, Said, days
from servanda.judge.namesakes import by_name, translated
from servanda.judge.nouns import is_ordinal
from servanda.judge.occasions import occasions, ordered, same_document
from servanda.judge.translated import FINISHED, PART, acts
from servanda.model import Finding

OPEN = frozenset({None, "under_way"})  # a building of which is spoken may still be ahead
STAGES = {"proposed": 1, "planned": 1, "started": 2, "under_way": 2, "completed": 3}  # of works
WORKS = frozenset({"project", "pledge"})
ACTS = frozenset({"signed", "adopted", "exchanged"})
AHEAD = frozenset({"proposed", "announced", "planned"})
LOOSE = frozenset({"occasion", "subject"})  # of what is known by these there may be a second
HELD = ("event.visit",)  # of these there is one between two sides in a few days

Things = Iterator[tuple[str, list[Said]]]


def judged(group: Sequence[Said]) -> Iterator[Finding]:
    """What is found in one group of things."""
    seen: set[tuple[str, str]] = set()
    for reason, members in _things(group, group[0].statement.kind):
        days = {(one.left, one.right): one for one in subjects.two_days(members)} if reason == "subject" else {}
        found = {(one.left, one.right): one for one in chained(members, reason)} | days
        yield from (one for pair, one in found.items() if pair not in seen)
        seen |= found.keys()
    if group[0].statement.kind == "document":
        yield from _other_years(group)
        yield from (one for one in subjects.judged(group) if (one.left, one.right) not in seen)


def _other_years(group: Sequence[Said]) -> Iterator[Finding]:
    """Plans of one sort adopted on one occasion, for different years, where each document tells of one."""
    plans = [one for one in group if _is_plan(one) and one.day and one.statement.stage in ACTS]
    dated = [one._replace(start=NO_DAY) for one in plans]  # on the day on which they are told of
    for _, members in single(dated, EVENT):
        for earlier, later in itertools.pairwise(sorted(members, key=ORDER)):
            if not _same_years(earlier, later):
                yield finding("contradicts", earlier, later, "period")


def _same_years(one: Said, other: Said) -> bool:
    return days(one.statement.period) == days(other.statement.period)


def _is_plan(one: Said) -> bool:
    return one.end - one.start > YEARLY and bool(one.start)


def _things(group: Sequence[Said], kind: str) -> Things:
    """The statements of a group by the thing that they tell of, and how it is known."""
    if kind == "relation":
        yield "grade", list(group)
    elif kind == "event":
        yield from _events(group)
    else:
        years: dict[tuple[int, int], list[Said]] = {}
        others = []
        for one in group:
            if _is_plan(one):
                years.setdefault((one.start, one.end), []).append(one)
            else:
                others.append(one)
        yield from (("years", members) for members in years.values())
        known, unknown = by_name(others)
        yield from (("name", members) for members in translated(known))
        told = subjects.alike([one for one in group if not one.statement.name])
        yield from (("subject", members) for members in told)
        alone = {one.id for members in told for one in members}
        yield from single((one for one in unknown if one.id not in alone), EVENT)


def _events(group: Sequence[Said]) -> Things:
    """Events by the days on which they took place."""
    if group[0].statement.concept.startswith(HELD):
        yield from (("occasion", members) for members in occasions(group, EVENT))
    else:
        known, unknown = by_name(group)
        for members in known:
            yield from (("name", days) for days in occasions(members, EVENT))
        yield from single(unknown, EVENT)


def single(group: Iterable[Said], gap: int) -> Things:
    """Things without a name: on one occasion those of one concept, where each document tells of one."""
    for occasion in occasions(group, gap):
        concepts: dict[str, list[Said]] = {}
        for one in occasion:
            concepts.setdefault(one.statement.concept, []).append(one)
        for members in concepts.values():
            told = Counter(one.statement.document for one in members)
            yield "occasion", [one for one in members if told[one.statement.document] == 1]


def chained(members: Sequence[Said], reason: str) -> Iterator[Finding]:
    """Each statement of a thing with the one before it: the same, a step further, or at odds with it."""
    dated = sorted((one for one in members if one.day), key=ORDER)
    undated = sorted((one for one in members if not one.day), key=ORDER)
    known: Said | None = None
    for earlier, later in itertools.pairwise(dated):
        known = earlier if state(earlier) else known
        before = known if known and later.statement.stage else earlier
        if not (same_document(before, later) and {"", state(before)} - {state(later), ""}):
            yield _step(before, later, reason)
    told = dated[:]
    for one in undated:
        fellow = next((other for other in told if state(other) == state(one)), None)
        if fellow is not None:
            yield finding("same", *ordered(fellow, one), reason)
        elif one.statement.kind in WORKS:
            yield from itertools.islice((each for known in reversed(told) for each in _undated(known, one, reason)), 1)
        told.append(one)


def _undated(known: Said, one: Said, reason: str) -> Iterator[Finding]:
    """A work at a stage at which no dated text tells of it: what is ahead comes before what is done."""
    states = {state(known), state(one)}
    if states == {"ahead", "done"}:
        left, right = sorted((known, one), key=state)
        yield finding("updated", left, right, "stage", {"ex_ante"})
    elif "" in states:
        yield finding("same", *ordered(known, one), reason)


def _step(earlier: Said, later: Said, reason: str) -> Finding:
    before, after = state(earlier), state(later)
    if earlier.statement.kind in WORKS:
        if before == "done" and _of_part(later, after):
            return finding("updated", earlier, later, "stage")
        if found := _taken_back(earlier, later):
            return found
    if before == after or not before or not after:
        return finding("restated" if again(earlier, later) else "same", earlier, later, reason)
    if before == "ahead" or (before == "denied" and later.day > earlier.day):
        return finding("updated", earlier, later, "stage", {"ex_ante"})
    if same_document(earlier, later) or (later.day <= earlier.day and "ahead" in {before, after}):
        return finding("updated", earlier, later, "stage", {"ex_ante"})
    doubted = "denied" in {before, after}
    if "pledge" in {earlier.statement.kind, later.statement.kind}:
        return finding("updated", earlier, later, "stage")  # what is to become of a work may be its next part
    if reason in LOOSE and not doubted:
        return finding("same", earlier, later, reason)
    return finding("contradicts", earlier, later, "status", {"polarity"} if doubted else ())


def _of_part(later: Said, after: str) -> bool:
    """Whether a part of a work is ahead, or one that is counted (its second phase) has not come."""
    if after == "ahead":
        return PART in becomes(later)
    language = later.entry.version.language
    counted = any(is_ordinal(word.lower(), language) for word in (later.statement.about or "").split())
    return after == "denied" and counted


def _taken_back(earlier: Said, later: Said) -> Finding | None:
    """A work that had been begun or opened, and of which a later text says that it has not, or is yet to be."""
    reached, stands = _reached(earlier), _reached(later)
    denied = later.statement.modality == "denied"  # that it went further
    if earlier.statement.modality in {"denied", *GOALS} or not stands or stands >= reached:
        return finding("updated", earlier, later, "stage") if denied and earlier.statement.stage == "started" else None
    if later.day <= earlier.day or same_document(earlier, later) or not (denied or earlier.statement.stage not in OPEN):
        return None
    if not denied and reached < STAGES["completed"]:
        return finding("updated", earlier, later, "stage", {"ex_ante"})  # what is ahead of a work begun is its opening
    return finding("contradicts", earlier, later, "status", {"polarity"} if denied else ())


def becomes(one: Said) -> frozenset[str]:
    """What the words of a plan say that becomes of a work, or of a part of it."""
    words = f"{one.statement.quote} {one.statement.about or ''}"
    return acts(words, one.entry.version.language)


def _reached(one: Said) -> int:
    """How far a work has come; one that is planned to be opened has not been."""
    if one.statement.kind == "pledge":
        return STAGES["planned"] * (becomes(one) == {FINISHED})
    return STAGES.get(one.statement.stage or "", 0)


def state(one: Said) -> str:
    """How far a thing has come: ahead, done, denied, or nothing where that is not told."""
    if one.statement.modality == "denied":
        return "denied"
    if one.statement.kind == "project" and one.statement.stage in OPEN and one.statement.modality not in GOALS:
        return ""
    return "ahead" if one.statement.modality in GOALS or one.statement.stage in AHEAD else "done"
