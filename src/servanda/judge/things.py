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
from servanda.judge.names import ROOT, Word, likeness, skeletons
from servanda.judge.occasions import OCCASION, homed, joined, occasions, ordered, same_document
from servanda.judge.telling import distinct, naming
from servanda.judge.translated import FINISHED, PART, Token, acts, content, shares, translation
from servanda.model import Finding

OPEN = frozenset({None, "under_way"})  # a building of which is spoken may still be ahead
STAGES = {"proposed": 1, "planned": 1, "started": 2, "under_way": 2, "completed": 3}  # of works
WORKS = frozenset({"project", "pledge"})
ACTS = frozenset({"signed", "adopted", "exchanged"})
AHEAD = frozenset({"proposed", "announced", "planned"})
LOOSE = frozenset({"occasion", "subject"})  # of what is known by these there may be a second
HELD = ("event.visit",)  # of these there is one between two sides in a few days
ALIKE = 0.8
FEW = 8  # names that are held against each other
MOST = 40  # names that share a word, from which on it tells nothing

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


def by_name(group: Iterable[Said]) -> tuple[list[list[Said]], list[Said]]:
    """Things by the telling words of their names; and those that have none."""
    things: list[tuple[tuple[Word, ...], frozenset[str], list[Said]]] = []
    homes: dict[str, list[int]] = {}
    unknown = []
    for one in group:
        name = one.statement.name or ""
        words, numbers = naming(name, one.entry.version.language), distinct(name)
        if not words:
            unknown.append(one)
            continue
        keys = sorted({key for word in words for key in skeletons(word)})
        places = sorted({place for key in keys for place in homes.get(key, ())[:MOST]})
        home = next((p for p in places if things[p][1] == numbers and named_alike(words, things[p][0])), None)
        if home is None:
            home = len(things)
            things.append((words, numbers, []))
            for key in keys:
                homes.setdefault(key, []).append(home)
        things[home][2].append(one)
    return [members for _, _, members in things], unknown


def translated(things: Sequence[list[Said]]) -> list[list[Said]]:
    """Things named in two languages: by what their names say, else where each language names one on one occasion."""
    homes = list(range(len(things)))
    _by_meaning(things, homes)
    _by_occasion(things, homes)
    merged: dict[int, list[Said]] = {}
    for place, members in enumerate(things):
        merged.setdefault(homed(homes, place), []).extend(members)
    return list(merged.values())


def _by_meaning(things: Sequence[list[Said]], homes: list[int]) -> None:
    """Join things whose names are translations; then those that share a word which no other name of theirs shares."""
    senses = [_content(members[0]) for members in things]
    meeting: dict[str, list[int]] = {}
    for place, tokens in enumerate(senses):
        for key in {key for one in tokens for key in (*one.means, one.word.sound[:ROOT], *skeletons(one.word))}:
            meeting.setdefault(key, []).append(place)
    pairs = {pair for places in meeting.values() for pair in itertools.combinations(places[:MOST], 2)}
    apart = [(one, other) for one, other in sorted(pairs) if not _tongues(things[one]) & _tongues(things[other])]
    numbers = [_distinct(members[0]) for members in things]
    fitting = [pair for pair in apart if numbers[pair[0]] == numbers[pair[1]]]
    for one, other in fitting:
        if translation(senses[one], senses[other], whole=False) and not _of_two_sorts(things, one, other):
            joined(homes, (one, other))


def _of_two_sorts(things: Sequence[list[Said]], one: int, other: int) -> bool:
    """Whether two things have no concept in common."""
    left, right = ({said.statement.concept for said in things[place]} for place in (one, other))
    return not left & right


def _content(one: Said) -> tuple[Token, ...]:
    return content(one.statement.name or "", one.entry.version.language, fields=False)


def _distinct(one: Said) -> frozenset[str]:
    return distinct(one.statement.name or "")


def _tongues(members: Sequence[Said]) -> set[str | None]:
    return {one.entry.version.language for one in members}


def _by_occasion(things: Sequence[list[Said]], homes: list[int]) -> None:
    told = [(one, place) for place, members in enumerate(things) for one in members]
    places = {one.id: place for one, place in told}
    for occasion in occasions((one for one, _ in told), OCCASION):
        named: dict[str, dict[str | None, set[int]]] = {}
        for one in occasion:
            languages = named.setdefault(one.statement.concept, {})
            languages.setdefault(one.entry.version.language, set()).add(places[one.id])
        for languages in named.values():
            if all(len(one) == 1 for one in languages.values()) and not _told_apart(things, languages):
                joined(homes, sorted({place for one in languages.values() for place in one}))


def _told_apart(things: Sequence[list[Said]], languages: dict[str | None, set[int]]) -> bool:
    """Whether two names do not say the same, though they have a word in common, or nothing in them is unknown."""
    firsts = [things[place][0] for places in languages.values() for place in places][:FEW]
    pairs = itertools.combinations([(_content(one), _is_known(one)) for one in firsts], 2)
    return any(
        (shares(one, other) or (known and sure)) and not translation(one, other, whole=False)
        for (one, known), (other, sure) in pairs
    )


def _is_known(one: Said) -> bool:
    """Whether it is known what all words of a name mean, but those behind "in"."""
    told = content(one.statement.name or "", one.entry.version.language, fields=True)
    return bool(told) and all(token.means for token in told)


def named_alike(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether all telling words of the shorter name are in the longer."""
    few, many = sorted((one, other), key=len)
    return all(max(likeness(word, fellow) for fellow in many) >= ALIKE for word in few)


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
        if before == "done" and after == "ahead" and PART in becomes(later):
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
