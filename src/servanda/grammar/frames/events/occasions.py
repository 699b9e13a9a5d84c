"""One occasion that several words tell of: the call in which two talked, the forum at which they met, a state visit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from servanda.grammar.clause import timing
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match
from servanda.grammar.words.terms import Term
from servanda.model import Period

VISIT, OTHER_VISIT, TALKS, CALL = "event.visit.", "event.visit.other", "event.talks", "event.call"
ANOTHER, MOST_GRADED = 60, 20  # days between two visits that are not one, and visits with a grade of two sides
APART, NEAR, LED, PAIR = 90, 40, 4, 2  # characters between two words of one occasion; and words before it
COMMISSION = "event.commission"
SITTINGS = frozenset({TALKS, "event.commission/pair", "event.commission/sitting", "MEETINGS"})
GATHERINGS = frozenset({"event.forum", "event.commission", "event.summit"})
BREAKS = frozenset(",.;:!?()")
Span = tuple[int, int]
WHERE = ("margins", "during")  # classes of words for where two met


def without(scene: Scene, found: Parties, parts: tuple[Span, ...], sentence: Span) -> Parties:
    """The sides of a meeting without whoever stands only in what is no part of it: on the sidelines of the assembly."""
    if not parts:
        return found
    kept = {one.code for start, end in parts for one in scene.sides.within(start, end)}
    away = {one.code for one in scene.sides.within(*sentence)} - kept
    codes = tuple(code for code in found.codes if code not in away)
    return msgspec.structs.replace(found, codes=codes) if len(codes) < len(found.codes) else found


def once(scene: Scene, found: list[Match]) -> Iterator[Match]:
    """Events without those that only say again what another one tells of the same occasion."""
    graded: dict[tuple[frozenset[str], bool], list[Match]] = {}
    for one in found:
        if one.concept.startswith(VISIT) and one.concept != OTHER_VISIT:
            graded.setdefault(_visit(one), []).append(one)
    beside: dict[int, list[Match]] = {}
    for one in found:
        beside.setdefault(scene.sentence(one.start)[0], []).append(one)
    for match in found:
        if match.concept in GATHERINGS and (_passed(scene, match) or _attended(scene, match, found)):
            continue
        ranked = graded.get(_visit(match), [])[-MOST_GRADED:] if match.concept == OTHER_VISIT else []
        if any(_same_visit(scene, match, one) for one in ranked):
            continue
        others = beside[scene.sentence(match.start)[0]]
        if not any(_tells(scene, one, match) for one in others if one is not match):
            yield _met(scene, match) if match.concept == COMMISSION else match


def _met(scene: Scene, match: Match) -> Match:
    """A commission with the word for its meeting, which stands beside it: the 14th session of the commission."""
    reading = scene.reading
    final = reading.language.verb_final
    near = (match.end, match.end + NEAR) if final else (match.start - NEAR, match.start)
    words = [one for one in reading.within(*near, "concept", "noun") if one.key in SITTINGS]
    if not words:
        return match
    word = words[0] if final else words[-1]
    gap = reading.text[match.end : word.start] if final else reading.text[word.end : match.start]
    if not BREAKS.isdisjoint(gap) or len(gap.split()) > LED:
        return match
    return msgspec.structs.replace(match, start=min(match.start, word.start), end=max(match.end, word.end))


def _passed(scene: Scene, match: Match) -> bool:
    """Whether a gathering without a name, and of nobody's alone, is only beside what the sentence tells of."""
    return match.name is None and len(match.parties) > 1 and marginal(scene, match.start, match.end)


def _attended(scene: Scene, match: Match, found: list[Match]) -> bool:
    """Whether a side only attended the gathering of an organisation that is told by itself just before."""
    at = scene.reading.sentences.at
    own = (one for one in found if one.concept == match.concept and len(one.parties) == 1 and one is not match)
    alike = (one for one in own if one.modality == match.modality and {*one.parties} < {*match.parties})
    return match.name is None and any(0 <= at(match.start) - at(one.start) <= LED for one in alike)


def _tells(scene: Scene, one: Match, match: Match) -> bool:
    """Whether an event of the same sentence, sides and modality is the occasion that another word speaks of too."""
    whole = len(one.parties) == 1 and match.concept == TALKS  # an organisation, which met in a state
    alike = set(match.parties).issuperset(one.parties) if whole else set(match.parties) == set(one.parties)
    if not alike or one.modality != match.modality or not _near(scene, one, match):
        return False
    if match.concept == TALKS:
        held = one.concept in GATHERINGS and not _only_where(scene, one)
        return one.concept == CALL or (held and not _led(scene, match))
    if match.concept in GATHERINGS and one.concept == TALKS:
        return _only_where(scene, match)
    return match.concept in GATHERINGS and one.concept == match.concept and one.start < match.start and not match.name


def _near(scene: Scene, one: Match, match: Match) -> bool:
    """Whether two events stand near enough to each other, in one clause."""
    gap = scene.reading.text[min(one.end, match.end) : max(one.start, match.start)]
    return len(gap) <= APART and BREAKS.isdisjoint(gap)


def _only_where(scene: Scene, match: Match) -> bool:
    """Whether a gathering is only where two met, by the words beside it, or is a summit of two, which is a meeting."""
    if _beside(scene, match.start, match.end, WHERE):
        return True
    return match.concept == "event.summit" and len(match.parties) == PAIR and match.name is None and _led(scene, match)


def _led(scene: Scene, match: Match) -> bool:
    """Whether an event is a place in its sentence, by its preposition or its case: at the summit, zirvede."""
    reading = scene.reading
    if reading.language.verb_final:
        return scene.sides.roles.case(reading.text[match.start : match.end].split()[-1]) == "in"
    words = reading.text[scene.sentence(match.start)[0] : match.start].split()[-LED:]
    return any(reading.scanner.small("role", word) == "in" for word in words)


def of_next(scene: Scene, term: Term, period: Period) -> bool:
    """Whether a time to come is that of another event, told behind one that was: he called B and invited him in May."""
    reading, stop = scene.reading, scene.sentence(term.start)[1]
    at = reading.text.find(period.text, term.end, stop)
    ahead = at >= 0 and not reading.language.verb_final and timing.ahead(reading, period)
    return ahead and any(one.key.startswith("event.") for one in reading.within(term.end, at, "concept"))


def gathers_there(scene: Scene, match: Match) -> bool:
    """Whether a gathering is only where something is to be done: they will approve it at the session in May."""
    return match.concept in GATHERINGS and _led(scene, match)


def marginal(scene: Scene, start: int, end: int) -> bool:
    """Whether a meeting at a span is only beside what something takes place: on the sidelines of the meeting of A."""
    return _beside(scene, start, end, WHERE[:1])


def _beside(scene: Scene, start: int, end: int, keys: tuple[str, ...]) -> bool:
    """Whether words of certain keys stand right before a span, or behind it where verbs come last."""
    reading = scene.reading
    final = reading.language.verb_final
    near = (end, end + NEAR) if final else (start - NEAR, start)
    for term in reading.within(*near, "topic"):
        gap = reading.text[end : term.start] if final else reading.text[term.end : start]
        held = not final and reading.within(term.end, start, "modality")  # on the sidelines of A, a meeting was held
        if term.key in keys and len(gap.split()) <= (0 if final else LED) and BREAKS.isdisjoint(gap) and not held:
            return True
    return False


def margin(scene: Scene, term: Term) -> tuple[int, int]:
    """The span in which a gathering is named beside or during which something takes place; empty where none is."""
    reading = scene.reading
    if reading.language.verb_final:
        held = [one for one in reading.within(term.start - NEAR, term.start, "concept") if _gathers(one)][-1:]
        return (held[0].start - NEAR, term.end) if held else (0, 0)
    near = term.end, term.end + NEAR
    ends = [one.end for one in reading.within(*near, "concept") if _gathers(one)][:1]
    bodies = [one.end for one in scene.sides.within(*near) if one.how == "organisation"]
    ends = ends or (bodies[:1] if term.key == WHERE[0] else [])  # on the sidelines of the UN's assembly
    return (term.start, ends[0]) if ends else (0, 0)


def _gathers(term: Term) -> bool:
    """Whether a word names a gathering."""
    return term.key.partition("/")[0] in GATHERINGS or term.key == TALKS


def _visit(match: Match) -> tuple[frozenset[str], bool]:
    """What makes two visits one: who, and whether it is to come."""
    return frozenset(match.parties), match.modality == "planned"


def _same_visit(scene: Scene, match: Match, graded: Match) -> bool:
    """Whether a visit without a grade is one that is told with its grade: not where it was long before it, or after."""
    if match.modality == "planned" or not (match.period and match.period.end):
        return True
    day = (graded.period and graded.period.start) or scene.reading.document.published
    if graded.period and graded.period.end and match.period.start and _long(graded.period.end, match.period.start):
        return False
    return not day or not _long(match.period.end, day)


def _long(one: str, other: str) -> bool:
    """Whether it is so long from one day to another that there were two visits."""
    return (date.fromisoformat(other[:10]) - date.fromisoformat(one[:10])).days >= ANOTHER
