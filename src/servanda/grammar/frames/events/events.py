"""Events: meetings, visits, calls, forums, sanctions… between at least two sides, each once however often mentioned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from servanda.grammar.clause import cues, retold, timing
from servanda.grammar.clause.apposed import apposed
from servanda.grammar.clause.names import called, name_behind, name_of_series, name_span, quoted
from servanda.grammar.frames.events import (
    attending,
    following,
    happening,
    inviting,
    nonevents,
    occasions,
    promised,
    signs,
    telling,
    touring,
)
from servanda.grammar.frames.events.following import NAMED, OF_GATHERING, SITTINGS
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match
from servanda.grammar.words.terms import Term
from servanda.packs import concepts

TO_COME = frozenset({"planned", "asserted", "target"})  # what may be promised
EDITION = "event.edition"  # words of what has editions without being an event of the list
WHOM_NEAR = 60  # characters from a meeting to whom it is with
TALKS, CALL, INFERRED = "event.talks", "event.call", ("party_inferred",)
MEETINGS = frozenset({TALKS, CALL})
ASKED = ("event.visit.other", "event.talks", "event.call")  # to which somebody may be invited, without a plan yet
SERIES = frozenset({"event.forum", "event.summit"})
SITTING, LEADERS, PAIR = "event.commission/sitting", "/many", 2
MET, MEETING_NEAR = ("event.commission", "event.forum"), 50  # whose meetings are no talks
LONGEST_BODY = 60  # characters of the name of an organisation
OWN_SIDED = frozenset({"event.dispute", "event.invitation"})  # whose order tells two of them apart
WHEN = 3  # where the time stands in what makes two mentions one
Key = tuple[object, ...]


def find(scene: Scene) -> Iterator[Match]:
    """Every event once, the first mention that tells most; a forum without a name is any that was spoken of before."""
    seen: dict[Key, tuple[Match, int]] = {}
    gathered: dict[Key, int] = {}
    met: dict[Key, list[dict[str, str]]] = {}
    last: Match | None = None
    newest: dict[str, Match] = {}
    for term in scene.reading.all("concept"):
        if not term.key.startswith("event.") or term.key == EDITION or _idle(scene, term, last, newest):
            continue
        for match in _mentions(scene, term, following.gathering(scene, term, last, newest), newest.get(TALKS)):
            if attending.of_call(scene, term, match, newest.get(CALL)):
                continue
            newest[match.concept] = match
            ahead = match.modality == "planned" and not _is_visit(match) and following.announced(scene, match)
            if match.concept in NAMED and not ahead:
                if match.start < gathered.get(_sort(match), 0) or _again(match, gathered):
                    continue
                last = match
            key, worth = (*_key(scene, match), match.kind, ahead), telling.told(scene, match)
            key = _set_apart(scene, match, (*key, _meeting(scene, match, met.setdefault(key, []))), seen)
            if key not in seen or worth > seen[key][1]:
                seen[key] = match, worth
                if match.concept in NAMED:
                    gathered[_sort(match)] = match.end
    yield from occasions.once(scene, _untold(scene, seen))


def _untold(scene: Scene, seen: dict[Key, tuple[Match, int]]) -> list[Match]:
    """The events without mentions that name neither a time nor both sides of what was told with one: the talks."""
    at = scene.reading.sentences.at
    timed: dict[Key, list[int]] = {}
    for key, (match, _) in seen.items():
        if key[WHEN] is not None:
            timed.setdefault((*key[:WHEN], match.modality), []).append(at(match.start))
    found = []
    for key, (match, worth) in seen.items():
        told_before = sorted(timed.get((*key[:WHEN], match.modality), ())) if key[WHEN] is None and worth <= 1 else []
        index = bisect_left(told_before, at(match.start))
        timeless = match.period is None or match.period.basis != "stated"
        again = timeless and index > 0 and at(match.start) - told_before[index - 1] <= SITTINGS
        if not (again and (match.concept in MEETINGS or _is_visit(match))):
            found.append(match)
    return found


def _idle(scene: Scene, term: Term, last: Match | None, newest: dict[str, Match]) -> bool:
    """Whether a word tells of no event of its own: part of a date (next year: gelecek yıl), or one told before."""
    return (
        cues.dates(scene.reading, term)
        or _names_body(scene, term)
        or _sitting(scene, term, last)
        or _meeting_of(scene, term)
        or inviting.again(scene, term, newest.get(happening.INVITATION))
    )


def _names_body(scene: Scene, term: Term) -> bool:
    """Whether a word is part of the name of an organisation: the Gulf Cooperation Council is none of two sides."""
    near = scene.reading.within(term.start - LONGEST_BODY, term.end, "organisation")
    return any(one.start < term.end <= one.end for one in near)


def _meeting_of(scene: Scene, term: Term) -> bool:
    """Whether a meeting is the one of a commission or forum named right behind it: the third meeting of the forum."""
    reading = scene.reading
    if term.key != "event.talks" or reading.language.verb_final:
        return False
    for one in reading.within(term.end, term.end + MEETING_NEAR, "concept"):
        if one.key.startswith(MET) and not one.key.endswith("/pair"):
            gap = reading.text[term.end : one.start]
            words = gap.split()
            return bool(words) and "," not in gap and reading.scanner.small("role", words[0]) == "of"
    return False


def _sitting(scene: Scene, term: Term, last: Match | None) -> bool:
    """Whether a meeting is the one of a commission or forum named before it: the 14th meeting of the commission."""
    if term.key != "event.talks":
        return False
    words = scene.reading.within(term.start, term.start + 1, "concept")
    if not any(one.key == SITTING for one in words) and not _resumed(scene, term):
        return False
    at = scene.reading.sentences.at
    return last is not None and at(term.start) - at(last.start) <= SITTINGS


def _resumed(scene: Scene, term: Term) -> bool:
    """Whether a meeting is the one told before, by its article alone, where its sentence names nobody: the meeting."""
    language, sentence = scene.reading.language, scene.sentence(term.start)
    before = scene.reading.text[sentence[0] : term.start].split()[-1:]
    bare = bool(before) and before[0].lower() == language.definite
    return bare and not scene.sides.within(*sentence) and not scene.reading.within(*sentence, "office")


def _is_visit(match: Match) -> bool:
    """Whether an event is a visit, which is no other one for being somebody's second."""
    return match.concept.startswith("event.visit")


def _meeting(scene: Scene, match: Match, met: list[dict[str, str]]) -> int:
    """Which meeting of two sides a mention is of: one more where it names people whom none before named.

    It names some of both, or another of those of one side whom each before named.
    """
    if match.concept not in MEETINGS:
        return 0
    begin, stop = scene.sentence(match.start)
    near = scene.people.within(max(begin, match.start - WHOM_NEAR), min(stop, match.end + WHOM_NEAR))
    who = {person.last: person.country for *_, person in near if person.last and person.country in match.parties}
    place = next((number for number, people in enumerate(met) if _alike(people, who)), None)
    sides = {*who.values()}
    others = bool(met) and all(sides & {*one.values()} for one in met)
    if who and place is None and (not met or len(sides) > 1 or others):
        met.append(who)
        place = len(met) - 1
    elif place is not None:
        met[place].update(who)
    return place or 0


def _alike(people: dict[str, str], who: dict[str, str]) -> bool:
    """Whether a meeting was of some people, and of nobody else of a side: he met the minister, then the king."""
    shared = people.keys() & who.keys()
    sides = {people[name] for name in shared}
    return bool(shared) and not any(
        who[name] in people.values() and who[name] not in sides for name in who.keys() - shared
    )


def _set_apart(scene: Scene, match: Match, key: Key, seen: dict[Key, tuple[Match, int]]) -> Key:
    """The key of a meeting or visit, another one where it is planned for a time to come and one was: again in March."""
    ahead = match.period is not None and timing.ahead(scene.reading, match.period, end=match.period.start is None)
    planned = (match.concept in MEETINGS or _is_visit(match)) and match.modality == "planned" and ahead
    return (*key, "later") if planned and key in seen and seen[key][0].modality == "asserted" else key


def _sort(match: Match) -> Key:
    """What makes gatherings ones of a sort: what they are, and of which organisation alone."""
    return match.concept, *(match.parties if len(match.parties) == 1 else ())


def _again(match: Match, gathered: dict[Key, int]) -> bool:
    """Whether an unnamed gathering is one of a sort that was spoken of before."""
    return match.name is None and _sort(match) in gathered


def _key(scene: Scene, match: Match) -> Key:
    """What makes two mentions one event: what, who, its name, and when, where it is not the day of the document."""
    when = match.period.start if match.period else None
    sides = match.parties if match.concept in OWN_SIDED else frozenset(match.parties)
    return match.concept, sides, match.name, when if when and timing.past(scene.reading, match.period) else None


def _mentions(scene: Scene, term: Term, last: Match | None, talks: Match | None) -> Iterator[Match]:
    """The event that a term tells of, and where it is met with several, one event each.

    The next session is one of the gathering that was spoken of last, the next meeting one of the talks.
    """
    concept, _, sign = term.key.partition("/")
    if concept not in concepts():
        return
    whose = next((one for one in (last, talks) if one and following.follows(scene, term, one)), None)
    if whose:
        found = _event(scene, term, whose.concept, whose)
        if found and found.modality == "planned":
            yield found
            return
    if sign in OF_GATHERING and whose:
        return
    if not (signs.signed(scene, term, sign) or promised.gathering(scene, term, concept)):
        return
    match = _event(scene, term, concept)
    if match is not None:
        several = attending.listed if concept == TALKS else touring.stops if _is_visit(match) else None
        yield from several(scene, term, match) if several else [match]


def _event(scene: Scene, term: Term, concept: str, whose: Match | None = None) -> Match | None:
    """A meeting, visit, signing…: of at least two sides, or those of another; none somebody is only asked to."""
    sentence = scene.sentence(term.start)
    anchor = (term.start, term.end)
    if nonevents.idle(scene, term, concept):
        return None
    if concept == TALKS and attending.of_leaders(scene, term):
        concept = "event.summit"
    sides = Parties(whose.parties, 1, INFERRED) if whose else attending.sides(scene, term, concept, sentence)
    known = sides.named or scene.speeches.at(term.start) is not None or scene.reading.dyad
    if not known or (len(sides.codes) < 2 and not whose and not attending.gathered(scene, term, concept)):
        return None
    concept = TALKS if term.key.endswith(LEADERS) and len(sides.codes) == PAIR else concept  # of two leaders
    period, deadline = timing.times(scene.reading, anchor, attending.dated(scene, term, sentence))
    period = retold.happened(scene.reading, period, anchor)
    named = concept in NAMED or (concept == "event.talks" and scene.reading.text[term.start : term.end].istitle())
    after = scene.behind_person(term.start) if named else 0
    span = _named(scene, term, concept, after) if named else None
    open_ = period is None and (concept in ASKED or (concept in NAMED and span is None))
    if open_ and happening.asked(scene.reading, anchor, sentence):
        return None
    if concept == happening.INVITATION:
        modality, period = happening.invitation(scene, anchor, sentence, period)
        deadline = None
    else:
        modality = happening.modality(scene, anchor, attending.conjunct(scene, term, sentence), period)
    if modality == "asserted" and period and (
        timing.elapsed(scene.reading, period) or occasions.of_next(scene, term, period)
    ):
        period = None  # what was so is of no time to come: after seven years
    if modality == "asserted" and deadline and timing.ahead(scene.reading, deadline, end=True):
        deadline = None  # what was so may name a goal of years to come
    pledge = modality in TO_COME and promised.event(scene, term, concept)
    if pledge and span:
        anchor = min(span[0], term.start), max(span[1], term.end)
    return scene.match(
        kind="pledge" if pledge else "event", concept=concept, span=anchor if pledge else span or anchor, sides=sides,
        name=called(scene.reading, span, term) if span else None,
        modality="planned" if pledge else modality, **{"deadline" if pledge else "period": period or deadline},
    )  # fmt: skip


def _named(scene: Scene, term: Term, concept: str, after: int) -> tuple[int, int] | None:
    """The name of a gathering or exercise: in quotation marks, around its word, behind it or explained by it."""
    reading = scene.reading
    if term.key.endswith(signs.OWN):
        return name_behind(reading, term)
    own = name_of_series if concept in SERIES else name_span
    return quoted(reading, term) or _proper(scene, term, own(reading, term, after)) or apposed(reading, term)


def _proper(scene: Scene, term: Term, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """A name, unless only words that are never one stand before its head: the menu of a page and its heading."""
    lead = scene.reading.text[span[0] : term.start].split() if span else []
    small = scene.reading.scanner.small
    return None if lead and all(small("not_name", word) is not None for word in lead) else span
