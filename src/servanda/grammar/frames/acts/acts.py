"""What one state does against another: a verb of an act and what it is done to, as in "A recalls its envoy from B".

A verb alone tells nothing, since a firm cuts costs and a minister recalls his youth; nor does its object. Both together
are an act between states, once it is clear who does it to whom: `actors` finds these. What the verbs of a family may be
done to, and what event that is, is the same in all languages; which words they are is told by their lexicons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from servanda.grammar.clause import relative, retold, timing
from servanda.grammar.frames.acts import actors, meant, objects
from servanda.grammar.frames.acts.act import ALONE, IT, Act
from servanda.grammar.frames.counts import domestic, nations
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match
from servanda.grammar.words.terms import Term
from servanda.model import Period

SANCTION, DISPUTE, TALKS = "event.sanction", "event.dispute", "event.talks"
QUOTES = str.maketrans("", "", "\"'“”‘’«»")
OTHER, OPENING = "event.other", "event.opening"
TAKES: dict[str, dict[str, str]] = {
    "stop": {"ties": DISPUTE, "pact": DISPUTE, "aid": SANCTION, "flow": SANCTION, "link": SANCTION, "assets": SANCTION},
    "resume": {**dict.fromkeys(("ties", "pact", "aid", "envoy", "border"), OTHER), "mission": OPENING, "link": OPENING},
    "lower": {"ties": DISPUTE},
    "recall": {"envoy": DISPUTE, "staff": DISPUTE},
    "expel": {"envoy": DISPUTE, "staff": DISPUTE, "troops": DISPUTE},
    "summon": {"envoy": DISPUTE, "staff": DISPUTE},
    "close": {"mission": DISPUTE, "border": SANCTION, "line": SANCTION},
    "raid": {"mission": DISPUTE},
    "seize": {"vessel": DISPUTE},
    "exchange": {"suit": DISPUTE, "blame": DISPUTE, "staff": DISPUTE, "captives": OTHER, "letters": OTHER},
    "ban": {"flow": SANCTION, "link": SANCTION},
    "curb": {"flow": SANCTION, "link": SANCTION},
    "impose": {"measure": SANCTION, "duty": SANCTION, "visa": SANCTION},
    "lift": {"measure": SANCTION, "border": SANCTION, "duty": OTHER, "visa": OTHER},
    "strike": {"list": SANCTION},
    "recognise": {"statehood": OTHER},
    "appoint": {"envoy": OTHER},
    "file": {"suit": DISPUTE, "court": DISPUTE},
    "demand": {"return": DISPUTE},
    "return": {"captives": OTHER, "relics": OTHER},
    **{family: {} for family in ("accuse", "delist", "provoke", "answer", "not")},
}
BY_ITSELF = {"accuse": DISPUTE, "provoke": DISPUTE, "delist": SANCTION}  # whose object is a state, or may be left out
ACCUSE, EXPEL, BAN, SEIZE, RECOGNISE, ANSWER = "accuse", "expel", "ban", "seize", "recognise", "answer"
PROVOKE, FILE, SUMMON, PAIR = "provoke", "file", "summon", 2
FAMILY = "/"
BESIDE = 24  # characters between an act and what it is done for
WORD, JOINS = re.compile(r"\w+"), frozenset({"and", "but", "while"})
ANOTHER = 60  # days between two acts that are not one
MARKS = frozenset('«»“”"')
NEAR = 2  # sentences in which whoever acted goes on
Span = tuple[int, int]


def find(scene: Scene) -> list[Match]:
    """Every act once: the mention that tells most of those of one act by one side against another."""
    found: dict[tuple[object, ...], list[tuple[Match, Act]]] = {}
    acts = _all(scene)
    for before, act, behind in zip([None, *acts], acts, [*acts[1:], None], strict=False):
        told = _match(scene, act, before, behind)
        same = found.setdefault((act.concept, act.family, act.kind, told.parties), [])
        place = next((at for at, (one, _) in enumerate(same) if _one(scene, one, told)), None)
        if place is None:
            same.append((told, act))
        elif _worth(scene, act) > _worth(scene, same[place][1]):
            same[place] = told, act
    told_of = [one for same in found.values() for one in same]
    return [match for match, act in told_of if not _reason(scene, match, act, told_of)]


def _all(scene: Scene) -> list[Act]:
    """Every act by place; a noun that another verb does something to is none itself: eased the ban on imports."""
    acts: list[Act] = []
    for verb in scene.reading.all("act"):
        last = acts[-1] if acts else None
        idle = (last and _inside(verb, last)) or objects.is_noun(scene, verb) or objects.asked(scene, verb)
        act = None if idle else _act(scene, verb, last)
        described = act is not None and last is not None and _described(act, last)  # lifted the ban that it imposed
        if act is None or (last and act.thing and act.thing is last.thing and not described):
            continue
        if last and act.thing and (described or last.verb.start <= act.thing.start < last.verb.end):
            acts.pop()
        acts.append(act)
    return acts


def _described(act: Act, last: Act) -> bool:
    """Whether the object of an act stands behind the verb of the one before, which only tells more of it."""
    thing, told = act.thing, last.thing
    return bool(thing and told and last.verb.end <= told.start < thing.end <= act.verb.start and thing.start < told.end)


def _inside(verb: Term, act: Act) -> bool:
    """Whether a verb is of the words of an act that is told already: imposed a ban on imports."""
    thing = act.thing
    return verb.start < act.verb.end or bool(thing and thing.start <= verb.start < thing.end)


def _worth(scene: Scene, act: Act) -> int:
    """How much a mention tells: how many of its sides, in a heading less than in the text, and nothing in a title."""
    if scene.in_title(act.verb.start):
        return 0
    heading = scene.reading.text[slice(*scene.sentence(act.verb.start))].rstrip()[-1:].isalnum()
    return len(act.named) * 2 - heading


def _reason(scene: Scene, match: Match, act: Act, acts: list[tuple[Match, Act]]) -> bool:
    """Whether an act is only why or how another of its sentence is done: it broke off relations, accusing A of.

    Whoever is declared unwelcome is given two days to leave. Not to recognise somebody is no act.
    """
    if act.family == RECOGNISE:
        return match.modality == "denied"
    begin, end = scene.sentence(match.start)
    if colon := max(scene.reading.text.rfind(":", begin, match.start), 0):  # a new package: A put ten firms on its list
        same = [one for one, other in acts if other is not act and begin <= one.start < colon]
        if any(one.concept == match.concept == SANCTION and {*one.parties} == {*match.parties} for one in same):
            return True
    if act.family not in {ACCUSE, FILE} and (act.family != EXPEL or act.kind):
        return False
    here = [(one, other) for one, other in acts if begin <= one.start < end and other is not act]
    if act.family == FILE:  # summoned the envoy and handed him a note of protest
        return any(other.family == SUMMON and one.parties == match.parties for one, other in here)
    if act.family == ACCUSE:
        return any(other.family != ACCUSE and one.parties == match.parties for one, other in here)
    return any(other.family == EXPEL and {*one.parties} == {*match.parties} for one, other in here if _led(other, act))


def _led(one: Act, other: Act) -> bool:
    """Whether an act tells whom it is done to where another does not, or else stands before it."""
    return bool(one.kind) or one.verb.start < other.verb.start


def again(scene: Scene, acts: Iterable[Match], match: Match) -> bool:
    """Whether an event is what an act tells: by one of its words, by what it is done for, or by its noun elsewhere."""
    if any(one.start < match.end and match.start < one.end for one in acts):
        return True
    if match.concept == TALKS:  # recalled for consultations
        return any(0 <= match.start - one.end <= BESIDE or _for(scene, one, match) for one in acts)
    alike = [one for one in acts if one.concept == match.concept and {*one.parties} == {*match.parties}]
    begin, end = scene.sentence(match.start)
    return any(match.concept == SANCTION or begin <= one.start < end for one in alike)


def _for(scene: Scene, act: Match, match: Match) -> bool:
    """Whether an act is what somebody does for talks, which a "for" leads to further on: A recalled its envoy for."""
    begin = scene.sentence(match.start)[0]
    before = scene.reading.text[max(begin, match.start - BESIDE) : match.start].translate(QUOTES).split()[-1:]
    led = any(scene.reading.scanner.small("role", word) == "to" for word in before)
    return led and act.concept == DISPUTE and begin <= act.start < match.start


def _one(scene: Scene, one: Match, other: Match) -> bool:
    """Whether two mentions of an act by the same sides may be one: no two times, or one long ago, part them."""
    times = [each.period for each in (one, other) if each.period and timing.past(scene.reading, each.period)]
    if len(times) == PAIR:
        return times[0].start == times[1].start
    return not any(_old(scene, each) for each in times)


def _old(scene: Scene, period: Period) -> bool:
    """Whether a time was over long before the document appeared, so that what is told without one is another act."""
    published = scene.reading.document.published
    if not (published and period.end):
        return False
    return (date.fromisoformat(published[:10]) - date.fromisoformat(period.end)).days > ANOTHER


def measure(scene: Scene, verb: Term) -> Act | None:
    """The act that begins where a verb does, where words tell what it is done to."""
    for act in scene.reading.within(verb.start, verb.start + 1, "act"):
        family = act.key.partition(FAMILY)[0]
        thing, kind = objects.of(scene, act, TAKES[family])
        if thing:
            told = Act(act, thing, family, kind, TAKES[family][kind])
            return actors.sides(scene, told, None) or told
    return None


def _act(scene: Scene, verb: Term, last: Act | None) -> Act | None:
    """The act that a verb tells of, with its object and its sides; `last` is the act told before."""
    family, _, sign = verb.key.partition(FAMILY)
    at = scene.reading.sentences.at
    near = last if last and at(verb.start) - at(last.verb.start) <= NEAR else None
    thing, kind = objects.of(scene, verb, TAKES[family])
    alone = sign == ALONE or (family == EXPEL and objects.of_nation(scene, verb, people=True))
    concept = TAKES[family][kind] if thing else DISPUTE if alone else BY_ITSELF.get(family)
    if thing is None and family == BAN and objects.of_nation(scene, verb, people=False):
        concept = SANCTION
    if thing is None and family == SEIZE and objects.of_citizens(scene, verb):
        concept = None if _of_police(scene, verb) else DISPUTE
    if family == PROVOKE and scene.reading.text[scene.sentence(verb.start)[1] - 1] == "?":
        return None
    if family == ANSWER:
        concept = near.concept if near else None  # B answered in kind
    named = sign == IT and (_quoted(scene, verb) or _attribute(scene, verb))
    if concept is None or (thing is None and kind) or named:
        return None
    return actors.sides(scene, Act(verb, thing, family, kind, concept), near)


def _attribute(scene: Scene, verb: Term) -> bool:
    """Whether a verb only tells more of the noun behind it: ihlal olarak nitelendirdikleri uçuşlar."""
    endings = scene.reading.language.relative_endings
    return scene.reading.language.verb_final and scene.reading.text[verb.start : verb.end].endswith(endings)


def _of_police(scene: Scene, verb: Term) -> bool:
    """Whether whoever was arrested is no business of states: a burglar of A's, or its tourists."""
    sentence = scene.sentence(verb.start)
    return domestic.private(scene, sentence) or bool(nations.folk(scene, sentence))


def _quoted(scene: Scene, verb: Term) -> bool:
    """Whether by what name somebody calls it is quoted, as words of his."""
    marked = not MARKS.isdisjoint(scene.reading.text[max(verb.start - 1, 0) : verb.end + 1])
    return marked or scene.speeches.at(verb.start) is not None


def _match(scene: Scene, act: Act, before: Act | None, behind: Act | None) -> Match:
    """An act as an event; `before` and `behind` are the acts that are told around it."""
    anchor = act.span
    sentence = scene.sentence(anchor[0])
    period, deadline = timing.times(scene.reading, _timed(scene, act), _own(scene, act, before, behind))
    if before and not (period or deadline) and sentence[0] <= before.span[0]:
        period, _ = timing.times(scene.reading, anchor, (sentence[0], before.span[0]))  # on Monday A did, and did
    if period and relative.of_attribute(scene.reading, period.text, act.verb.start, sentence[0]):
        period = None
    period, modality = retold.happened(scene.reading, period, anchor), meant.modality(scene, act, sentence)
    if period and modality == "asserted" and timing.elapsed(scene.reading, period):
        period = None  # it reopened its embassy after twelve years
    return scene.match(
        kind="event", concept=act.concept, span=anchor, sides=act.parties, period=period or deadline, modality=modality,
    )  # fmt: skip


def _timed(scene: Scene, act: Act) -> Span:
    """The words of an act beside which its time stands: its verb alone where that is parted from its object by one."""
    final, (start, end) = scene.reading.language.verb_final, act.span
    inside = any(one.kind in objects.TIMES for one in scene.reading.atoms_within(start, end)) if final else False
    return (act.verb.start, act.verb.end) if inside else (start, end)


def _own(scene: Scene, act: Act, before: Act | None, behind: Act | None) -> Span:
    """The part of a sentence whose times are those of an act: between the other acts that it tells."""
    reading, (begin, stop) = scene.reading, scene.sentence(act.span[0])
    final = reading.language.verb_final
    if behind and behind.span[0] < stop:
        stop = max(act.span[1], act.span[1] if final else _break(scene, act.span[1], behind.span[0]))
    if before and before.span[1] > begin:
        begin = before.span[1] if final else _break(scene, before.span[1], act.span[0])
    return min(begin, act.span[0]), stop


def _break(scene: Scene, start: int, end: int) -> int:
    """Where the clause of the second of two acts begins: at the last comma or "and" between them."""
    text, small = scene.reading.text, scene.reading.scanner.small
    at = text.rfind(", ", start, end)
    for word in WORD.finditer(text, max(start, at), end):
        if small("conjunction", word[0]) in JOINS:
            at = word.start()
    return at if at >= 0 else end
