"""What a word of several senses asks for beside it before it tells of an event."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from servanda.grammar.clause import cues
from servanda.grammar.clause.labels import is_label
from servanda.grammar.clause.names import quoted
from servanda.grammar.frames.events import means, rifts, rounds
from servanda.grammar.frames.events.occasions import GATHERINGS
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.terms import Term

SITTING, OWN = "sitting", "/own"
GOAL_NEAR, WHOM_NEAR, THING_NEAR, SIDES_NEAR = 40, 60, 45, 90
PAIR_NEAR, PAIR_GAP, PLACE_GAP, PAIR, PAIR_WORDS = 60, 9, 2, 2, 3
UNHANDED = frozenset({"DOCUMENTS", "COUNTRIES", "PERCENT"})
DASHES, OWN_NEAR = frozenset({"", "-", "–", "—"}), 4  # and characters
OPENING, FEW, BREAKS = "event.opening", 8, frozenset(".,;:!?()")  # and characters to an "of"
BODIES, COUNT_NEAR = frozenset({"event.forum", "event.commission"}), 30  # and characters from a number to meetings
MEETINGS = frozenset({"MEETINGS", "ROUNDS"})
AGAINST, NO_THINGS = frozenset({"on", "to", "by"}), frozenset({"event.invitation", "event.dispute"})
MEASURE, BESIDE = "event.sanction", 4  # words between a measure and a state
TIES, GUESTS, THINGS = "ties", "guests", ("project.", "supply.", "finance.aid")


def signed(scene: Scene, term: Term, sign: str) -> bool:
    """Whether what a word of several senses asks for stands beside it: a goal, somebody in office, or both sides."""
    asked = ASKED.get(sign)
    return sign != SITTING and (asked is None or asked(scene, term))  # a sitting is none by itself


def _to_goal(scene: Scene, term: Term) -> bool:
    """Whether a place is the goal of somebody in office."""
    around = scene.sides.within(term.start - GOAL_NEAR, term.end + GOAL_NEAR)
    goal = any(scene.sides.role(one) in {"to", "in"} for one in around if one.how != "person")
    begin, end = scene.sentence(term.start)
    stop = term.start if scene.reading.language.verb_final else min(end, term.end + SIDES_NEAR)
    sent = _guests(scene, (max(begin, term.start - SIDES_NEAR), stop)) or _he(scene, term)  # a delegation went to A
    return goal and (sent or _in_office(scene, (begin, end)) or _known(scene, (begin, term.start)))


def _known(scene: Scene, span: tuple[int, int]) -> bool:
    """Whether somebody who was told before by his office is named right before a verb."""
    last = scene.people.within(*span)[-1:]
    return any(person.office and not scene.reading.text[end : span[1]].strip() for _, end, person in last)


def _he(scene: Scene, term: Term) -> bool:
    """Whether the man of whom the sentence before tells goes on right before a verb: later he left for the coast."""
    third = any(one.key == "third" for one in scene.reading.within(term.start - COUNT_NEAR, term.start, "pronoun"))
    return third and scene.sides.pairs.he(term.start) is not None


def _with_somebody(scene: Scene, term: Term) -> bool:
    """Whether somebody in office, or who travels for a state, stands near."""
    begin, end = scene.sentence(term.start)
    near = max(begin, term.start - WHOM_NEAR), min(end, term.end + WHOM_NEAR)
    return _in_office(scene, near) or _guests(scene, near)


def _guests(scene: Scene, span: tuple[int, int], *, armed: bool = True) -> bool:
    """Whether a span names a group that travels for a state, a ship of its forces only if it may be one."""
    led = [one for one in scene.reading.within(*span, "object") if one.key == GUESTS]
    return any(armed or not scene.reading.within(one.start, one.end, "forces") for one in led)


def _gathered(scene: Scene, term: Term) -> bool:
    """Whether people in office gather, and no body of theirs, which is an event of its own: the commission gathered."""
    near = scene.reading.within(*scene.sentence(term.start), "concept")
    held = any(one.key.partition("/")[0] in GATHERINGS for one in near)
    return not held and _with_somebody(scene, term)


def _of_somebody(scene: Scene, term: Term) -> bool:
    """Whether somebody in office, or a delegation, is the object."""
    before = (term.start - WHOM_NEAR, term.start)
    span = before if scene.reading.language.verb_final else (term.end, term.end + WHOM_NEAR)
    told = _in_office(scene, span) or _guests(scene, span, armed=False)
    return told and not (means.sent(scene, span) or means.hosted_meeting(scene, term))


def _at_place(scene: Scene, term: Term) -> bool:
    """Whether a place stands right behind, or before where verbs come last, and somebody in office tells or is told."""
    if scene.reading.language.verb_final:
        before = [one for one in scene.sides.within(term.start - WHOM_NEAR, term.start) if one.how != "person"][-1:]
        places = [one for one in before if means.placed(scene, one, term)]
    else:
        places = [one for one in scene.sides.within(term.end, term.end + PLACE_GAP) if one.how != "person"]
    told = scene.speeches.at(term.start) is not None or _guests(scene, (scene.sentence(term.start)[0], term.start))
    return bool(places) and (told or _in_office(scene, scene.sentence(term.start)))


def _of_pair(scene: Scene, term: Term) -> bool:
    """Whether both sides, or a name in quotation marks, are its own."""
    return paired(scene, term) or rounds.of_both(scene, term) or quoted(scene.reading, term) is not None


def _of_thing(scene: Scene, term: Term) -> bool:
    """Whether two sides are named near a verb, and a work, goods or something counted that it may do with."""
    begin, end = scene.sentence(term.start)
    speech = scene.speeches.at(term.start)
    if speech is not None:
        begin, end = max(begin, speech.start), min(end, speech.end)
    near = max(begin, term.start - SIDES_NEAR), min(end, term.end + SIDES_NEAR)
    if len({mention.code for mention in scene.sides.within(*near)}) < PAIR:
        return False
    close = max(begin, term.start - THING_NEAR), min(end, term.end + THING_NEAR)
    if term.key.startswith(OPENING):
        return any(one.key == OPENING for one in scene.reading.within(*close, "outcome"))  # a plant is a work
    things = scene.reading.within(*close, "concept", "noun")
    if any(one.key in NO_THINGS for one in things) or _measured(scene, term):
        return False
    return any(one.key.startswith(THINGS) if one.cls == "concept" else one.key not in UNHANDED for one in things)


def _measured(scene: Scene, term: Term) -> bool:
    """Whether an amount right beside a verb tells what was done: handed over 200 thousand tonnes."""
    final = scene.reading.language.verb_final
    span = (term.start - THING_NEAR, term.start) if final else (term.end, term.end + THING_NEAR)
    text = scene.reading.text
    for one in scene.reading.atoms_within(*span):
        if one.kind in {"quantity", "money"}:
            return True
        if one.kind == "number" and text[one.start].isdigit() and one.end - one.start > PAIR:
            return True
    return False


def unattached(scene: Scene, term: Term, concept: str) -> bool:
    """Whether a noun for a measure stands apart from every state, and tells of none: they blamed the sanctions."""
    if concept != MEASURE:
        return False
    text = scene.reading.text
    for one in scene.sides.within(term.start - SIDES_NEAR, term.end + SIDES_NEAR):
        gap = text[min(one.end, term.end) : max(one.start, term.start)].removeprefix(")")  # the Office (A) did
        if BREAKS.isdisjoint(gap) and (len(gap.split()) <= BESIDE or scene.sides.role(one) in AGAINST):
            return False
    return True


def _called(scene: Scene, term: Term) -> bool:
    """Whether a name of its own stands right behind, or before where verbs do not come last: Exercise Sea Breeze."""
    behind = scene.reading.text[term.end : term.end + PLACE_GAP].strip()
    return behind[:1].isupper() or quoted(scene.reading, term) is not None or means.named(scene, term)


def sits(scene: Scene, term: Term) -> bool:
    """Whether a body meets: the next round of the mechanism, the mechanism will convene."""
    reading, near = scene.reading, (term.start - THING_NEAR, term.end + THING_NEAR)
    sat = any(one.key in MEETINGS for one in reading.within(*near, "noun"))
    return sat or any(one.key == cues.HELD for one in reading.within(*near, "modality"))


def _called_on(scene: Scene, term: Term) -> bool:
    """Whether somebody in office is visited or rung, not called upon to do something: they called on him to act."""
    reading = scene.reading
    if reading.language.verb_final:
        return _right_before(scene, term)
    end = min(scene.sentence(term.start)[1], term.end + SIDES_NEAR)
    words = reading.text[term.end : end].split()
    asked = any(
        reading.scanner.small("role", one) == "to" and other[0].islower() for one, other in itertools.pairwise(words)
    )
    return not asked and _of_somebody(scene, term)


def _right_before(scene: Scene, term: Term) -> bool:
    """Whether whoever a verb is done to stands right before it, and nothing of his: rang the man, not his house."""
    reading, span = scene.reading, (max(scene.sentence(term.start)[0], term.start - WHOM_NEAR), term.start)
    people = [one.end for one in scene.sides.within(*span) if one.how == "person"]
    people += [one.end for one in reading.within(*span, "office") if not one.key.endswith("/head")]
    begin = max(people, default=term.start)
    when = [one for one in reading.atoms_within(begin, term.start) if one.kind in {"date", "period"}]
    words = reading.text[begin : when[0].start if when else term.start].split()
    return bool(people) and all(one[0].isupper() or not one[0].isalpha() for one in words)


def _of_ties(scene: Scene, term: Term) -> bool:
    """Whether what was established is relations between states, told in the clause: diplomatic relations."""
    reading = scene.reading
    begin, end = scene.sentence(term.start)
    near = max(begin, term.start - SIDES_NEAR), min(end, term.end + OWN_NEAR) if reading.language.verb_final else end
    for one in reading.within(*near, "object"):
        gap = reading.text[min(one.end, term.end) : max(one.start, term.start)]
        heads = [part.split(None, 1)[0] for part in gap.split(", ")[1:] if part.strip()]
        apart = any(reading.scanner.small("conjunction", head) in {"and", "but"} for head in heads)
        if one.key == TIES and " " in reading.text[one.start : one.end] and len(gap) <= SIDES_NEAR and not apart:
            return True
    return False


def of_other(scene: Scene, term: Term, concept: str) -> bool:
    """Whether a meeting is one of a gathering, or of those who write, or a word of the name of a body."""
    if concept == "event.call":
        return _of_editors(scene, term)
    return _of_gathering(scene, term) or _of_body(scene, term)


def _of_gathering(scene: Scene, term: Term) -> bool:
    """Whether a meeting is one of a gathering that the words behind it name: the meeting of the joint commission."""
    reading = scene.reading
    word = reading.text[term.end : term.end + FEW].split(None, 1)[:1]
    if reading.language.verb_final or not word or reading.scanner.small("role", word[0]) != "of":
        return False
    near = reading.within(term.end, min(scene.sentence(term.start)[1], term.end + SIDES_NEAR), "concept")
    held = next((one for one in near if one.key.partition("/")[0] in GATHERINGS), None)
    return held is not None and BREAKS.isdisjoint(reading.text[term.end : held.start])


def _of_editors(scene: Scene, term: Term) -> bool:
    """Whether those who write, not whoever they tell of, spoke with somebody: we spoke with the minister."""
    before = scene.reading.within(term.start - OWN_NEAR, term.start, "pronoun")
    ours = bool(before) and before[-1].key in {"we", "i"} and before[-1].end == term.start - 1
    return ours and scene.speeches.at(term.start) is None


def _of_body(scene: Scene, term: Term) -> bool:
    """Whether a capitalised word is one of the name of a body: the Department of Trade Negotiations."""
    reading = scene.reading
    if not reading.text[term.start].isupper():
        return False
    bodies = reading.within(term.start - THING_NEAR, term.start, "institution")
    words = reading.text[bodies[-1].end : term.start].split() if bodies and bodies[-1].end <= term.start else []
    named = bool(words) and reading.text[bodies[-1].start].isupper()
    return named and all(word[0].isupper() or word in reading.language.name_links for word in words)


def counted(scene: Scene, term: Term) -> bool:
    """Whether a number above two counts meetings: 150 talks of businessmen are none of the two sides."""
    reading = scene.reading
    before = [one for one in reading.atoms_within(term.start - COUNT_NEAR, term.start) if one.kind == "number"]
    nouns = [one for one in reading.within(term.start, term.start + 1, "noun") if one.key in {"MEETINGS", "VISITS"}]
    if not (before and nouns) or before[-1].value in {"1", "2"} or is_label(reading, before[-1]):
        return False
    sides = reading.within(before[-1].start, before[-1].start + 1, "pronoun")  # the three countries held talks
    return not sides and "," not in reading.text[before[-1].end : term.start]


def headed(scene: Scene, term: Term, concept: str) -> bool:
    """Whether a gathering is a body by the title of its head, which follows at once where verbs come last."""
    offices = scene.reading.within(term.start, term.end + 2, "office") if scene.reading.language.verb_final else []
    return concept in BODIES and any(one.end > term.end and not one.key.endswith("/head") for one in offices)


def _in_office(scene: Scene, span: tuple[int, int]) -> bool:
    """Whether a span names somebody in office, or somebody known."""
    people = any(mention.how == "person" for mention in scene.sides.within(*span))
    return people or any(not term.key.endswith("/head") for term in scene.reading.within(*span, "office"))


def paired(scene: Scene, term: Term) -> bool:
    """Whether two sides that make one word are named before a term: "the Kazakh-Turkish commission"."""
    around = [mention for mention in scene.sides.within(term.start - PAIR_NEAR, term.start) if mention.how != "person"]
    return any(one.code != other.code and _one_word(scene, one, other) for one, other in itertools.pairwise(around))


def paired_beside(scene: Scene, term: Term, *, dashed: bool = False) -> bool:
    """Whether two sides that make one word, if asked for by a dash, stand right before a term and a few words of it."""
    before = scene.sides.within(term.start - PAIR_NEAR, term.start)
    gap = scene.reading.text[before[-1].end : term.start] if before else ""
    joined = len(before) < PAIR or scene.reading.text[before[-2].end : before[-1].start].strip() in DASHES
    return len(gap.split()) <= PAIR_WORDS and "," not in gap and (joined or not dashed) and paired(scene, term)


def joins(scene: Scene, term: Term) -> bool:
    """Whether a work leads from one side to another, both told right behind it: the railway from A to B."""
    reading = scene.reading
    if reading.language.verb_final:
        return False
    ends = scene.sides.within(term.end, term.end + PAIR_NEAR)[:PAIR]
    if len(ends) < PAIR or ends[0].code == ends[1].code:
        return False
    led, gap = reading.text[term.end : ends[0].start].split(), reading.text[ends[0].end : ends[1].start].split()
    if not 0 < len(led) <= PAIR_WORDS or not 0 < len(gap) <= PAIR_WORDS:
        return False
    small = reading.scanner.small
    first = small("role", led[0])
    return first == "between" or (first == "from" and small("role", gap[0]) == "to")


def _one_word(scene: Scene, one: Mention, other: Mention) -> bool:
    """Whether two mentions are joined by a dash, or are two adjectives with a small word between them."""
    gap, roles = scene.reading.text[one.end : other.start], scene.sides.roles
    if gap == " " and (roles.of(one) == "in" or (other.how == "place" and roles.ending(other.ending))):
        return False  # in A, B met; A hit B's power station
    return gap.strip() in DASHES or (len(gap) <= PAIR_GAP and one.how == other.how == "nationality" and "," not in gap)


ASKED: dict[str, Callable[[Scene, Term], bool]] = {
    "to": _to_goal, "who": _with_somebody, "whom": _of_somebody, "thing": _of_thing, "at": _at_place,
    "talk": rounds.of_talks, "two": rounds.states_talk, "pair": _of_pair, "own": _called, "held": sits,
    "call": _called_on, "ties": _of_ties,
    "between": rifts.between, "over": rifts.over, "odds": rifts.at_odds, "from": rifts.addressed, "gather": _gathered,
    "moved": means.forces_moved, "drawn": means.forces_drawn, "phone": means.by_phone, "received": means.received,
    "forces": means.of_forces, "polls": means.observed,
}  # fmt: skip
