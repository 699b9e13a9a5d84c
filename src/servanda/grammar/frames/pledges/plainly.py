"""What one side says plainly that it will do, by no time: A will supply B with grain, abolish visas, build a plant."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause import cues, settling, timing
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match
from servanda.grammar.words.terms import Term

OTHER, PLAN, DENIED, DEED, NOT = "other", "modality", "denied", "deed", "not"
TIMES = frozenset({"date", "period", "duration", "time"})
HIS_COUNTRY = "his_country"
GIVEN = ("supply.", "finance.")
ELSEWHERE = ("event.", "document.", "trade.", "relation.", "project.", "investment.")  # told of by frames of their own
THERE, TOGETHER = frozenset({"in"}), frozenset({"in", "with", "between"})
BESIDE_SUBJECT, NEAR, PAIR, CLOSING = 3, 40, 2, ' .!…"”»'
PLAIN = ("event.", "project.education")  # an embassy, a branch of a university
MADE = ("project.", "document.", "supply.volume/weak")  # the last are goods, not what becomes of them
OUTCOME, OPENING = "outcome", "event.opening"
ASIDE = frozenset({"in", "from", "with"})  # cases of what a verb is not about
BESIDE = 20  # characters between a verb and what it brings about
Span = tuple[int, int]


def direct(scene: Scene, verb: Term, sentence: Span) -> bool:
    """Whether a sentence says plainly what a side will do for another: A will supply B with grain."""
    reading = scene.reading
    named = scene.sides.within(*sentence)
    if verb.cls != PLAN or len({one.code for one in named}) < PAIR or not scene.sides.opens(sentence):
        return False
    if any(atom.kind not in TIMES for atom in reading.atoms_within(*sentence)):
        return False
    beside = reading.within(verb.start, verb.end + BESIDE_SUBJECT, "negation", PLAN)
    if any(one.cls != PLAN or one.key == DENIED for one in beside):
        return False
    final = reading.language.verb_final
    idle = TOGETHER if final else THERE
    if all(scene.sides.role(one) in idle for one in named if one.code != named[0].code):
        return False  # it will play there
    if final:
        said = [one for one in reading.within(verb.end, verb.end + PAIR, "speech") if one.key == "said"]
        return not reading.text[said[0].end if said else verb.end : sentence[1]].strip(CLOSING)
    return 0 < verb.start - named[0].end <= BESIDE_SUBJECT


def by_itself(scene: Scene, verb: Term, outcome: Term) -> bool:
    """Whether a verb of plans stands right beside an act that needs no time to be looked up: to abolish visas.

    Where verbs come last, it is whatever is built, supplied or signed right before it.
    """
    near = cues.distance(scene.reading.text, verb.start, verb.end, outcome) <= BESIDE
    if scene.reading.language.verb_final and verb.key == "planned" and outcome.key.startswith(MADE):
        return near and verb.start - outcome.end > 0 and _does(scene, verb, outcome)
    return near and (outcome.cls == OUTCOME or outcome.key == OPENING) and outcome.key.startswith(PLAIN)


def _does(scene: Scene, verb: Term, outcome: Term) -> bool:
    """Whether somebody who is named before a verb, in no case, does what it says to an outcome: no visit, nor in it."""
    visits = any(one.key.startswith("event.") for one in scene.reading.within(verb.start, verb.end, "concept"))
    if visits or scene.sides.roles.ending(outcome.ending) in ASIDE:
        return False
    before = scene.sides.within(scene.sentence(verb.start)[0], verb.start)
    return any(not scene.sides.role(one) for one in before)


def told(scene: Scene, verb: Term, counted: list[Span]) -> Match | None:
    """What a side says plainly that it will do for another, whatever it is: A will return its statues to B."""
    sentence = scene.sentence(verb.start)
    if counted or not direct(scene, verb, sentence):
        return None
    final = scene.reading.language.verb_final
    if any(not final or one.key == NOT for one in scene.reading.within(*sentence, DEED)):
        return None  # an act that is known has been looked at
    terms = scene.reading.within(*sentence, "concept")
    if scene.reading.within(*sentence, "act") and scene.reading.within(*sentence, "object"):
        return None  # what it does against another
    if any(one.key.startswith(ELSEWHERE) for one in terms) or scene.people.offices_within(sentence[0], verb.start):
        return None
    sides = scene.sides.of((verb.start, verb.end), sentence)
    if len(sides.codes) < PAIR or sides.named < PAIR:
        return None
    given = cues.nearest(scene.reading, (verb.start, verb.end), [one for one in terms if one.key.startswith(GIVEN)])
    if given and cues.distance(scene.reading.text, verb.start, verb.end, given) > NEAR:
        given = None
    period, deadline = timing.times(scene.reading, (verb.start, verb.end), sentence)
    due = deadline or period
    due = settling.settled(scene.reading, due, "planned", sentence) if due else None
    span = (sentence[0], verb.end) if final else (verb.start, sentence[1])
    text = scene.reading.text[span[0] : span[1]]
    span = (span[1] - len(text.lstrip()), span[0] + len(text.rstrip(CLOSING)))
    return scene.match(
        kind="pledge", concept=given.key.partition("/")[0] if given else OTHER, span=span,
        sides=led(scene, verb, sides), deadline=due, modality="planned",
    )  # fmt: skip


def spoken_for(scene: Scene, verb: Term, sides: Parties) -> Parties:
    """The sides with the country of whoever speaks of it as his own before a verb: he said his country would pay."""
    reading = scene.reading
    start, _ = scene.sentence(verb.start)
    if not any(one.key == HIS_COUNTRY for one in reading.within(start, verb.start, "pronoun")):
        return sides
    said = scene.speaker(verb.start)
    others = [code for code in sides.codes if said and code != said.country]
    if said is None or not said.country or not others:
        return sides
    return msgspec.structs.replace(sides, codes=(said.country, others[0]), named=max(PAIR, sides.named))


def led(scene: Scene, verb: Term, sides: Parties) -> Parties:
    """The sides with whoever is named last before a verb at their head, who binds himself; of two joined the first."""
    start, _ = scene.sentence(verb.start)
    before = [one for one in scene.sides.within(start, verb.start) if not scene.sides.role(one)]
    acts = [one for one in before if one.code in sides.codes][-PAIR:]
    if len(acts) == PAIR:
        gap = scene.reading.text[acts[0].end : acts[1].start].strip()
        acts = acts if scene.reading.scanner.small("conjunction", gap) == "and" else acts[1:]
    codes = tuple(dict.fromkeys((acts[0].code, *sides.codes))) if acts else sides.codes
    return msgspec.structs.replace(sides, codes=codes)


def held(scene: Scene, verb: Term, sides: Parties) -> Parties:
    """The sides with whoever opens the sentence, and so binds himself, among them."""
    first = next(iter(scene.sides.within(scene.sentence(verb.start)[0], verb.start)), None)
    if first is None or first.code in sides.codes or scene.sides.role(first):
        return sides
    return msgspec.structs.replace(sides, codes=(first.code, sides.codes[0]))
