"""Words for what two states are at odds by: the row between A and B, A and B fell out."""

from __future__ import annotations

from servanda.grammar.clause.groups import Group
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term

SIDES_NEAR, CALMED_NEAR, NO_NEAR, FEW = 90, 30, 10, 8  # characters
PAIR, FEWEST, MOST = 2, 1, 3
STOPS = " \n.!:"
AGAINST = frozenset({"on", "to"})
CALMED = frozenset({"lower", "lift", "stop"})


def between(scene: Scene, term: Term) -> bool:
    """Whether two sides are named that it is between: the row between A and B; no disputes are none."""
    sentence, text, small = scene.sentence(term.start), scene.reading.text, scene.reading.scanner.small
    if scene.reading.within(term.start - NO_NEAR, term.end + NO_NEAR, "negation", "conditional") or _calmed(
        scene, term
    ):
        return False
    near = max(sentence[0], term.start - SIDES_NEAR), min(sentence[1], term.end + SIDES_NEAR)
    groups = scene.sides.groups(sentence, (term.start, term.end))
    pronouns = [one for one in scene.reading.within(*near, "pronoun") if one.key == "both"]
    around = (text[max(0, one.start - FEW - 2) : one.end + 2 * FEW].split() for one in pronouns)
    if any(small("role", word) == "between" for words in around for word in words) and scene.sides.pair(term.start):
        return True  # the tension between the two countries
    both = [one for one in groups if one.role == "between" and len(one.codes) >= PAIR]
    both = [one for one in both if one.start < near[1] and near[0] <= one.end]
    if scene.reading.language.verb_final:
        return bool(both)  # else no war since which there is something between A and B, but their ties, which soured
    return any(one.start >= term.end or len(text[one.end : term.start].split()) <= 1 for one in both)


def over(scene: Scene, term: Term) -> bool:
    """Whether the text or a sentence is about two who quarrel over something: a row over islands."""
    reading, sentence = scene.reading, scene.sentence(term.start)
    if reading.within(term.start - NO_NEAR, term.end + NO_NEAR, "negation", "conditional") or _calmed(scene, term):
        return False
    final = reading.language.verb_final
    groups = scene.sides.groups(sentence, (term.start, term.end))
    states = [one for one in groups if any(each.how != "nationality" for each in one.mentions)]
    who = [one for one in states if one.role != "in" and not _over_it(reading.text, one, term, final)]
    if len({code for one in who for code in one.codes}) == PAIR:
        return True
    here, pair = {code for one in groups for code in one.codes}, scene.sides.pair(term.start)
    return len(here) < PAIR and len(pair) == PAIR and here.issubset(pair) and len(states) == len(groups)


def _over_it(text: str, group: Group, term: Term, final: bool) -> bool:  # noqa: FBT001 - a fact of the language
    """Whether a group is what is quarrelled over: a row over A's west."""
    gap = text[group.end : term.start] if final else text[term.end : group.start]
    return len(group.codes) < PAIR and bool(gap) and len(gap.split()) < MOST and not set(gap) & set(STOPS[1:])


def _calmed(scene: Scene, term: Term) -> bool:
    """Whether what two are at odds by is only to be ended: to ease the tension between A and B."""
    final = scene.reading.language.verb_final
    span = (term.end, term.end + CALMED_NEAR) if final else (term.start - CALMED_NEAR, term.start)
    acts = [one for one in scene.reading.within(*span, "act") if one.key in CALMED]
    gaps = (scene.reading.text[min(one.end, term.end) : max(one.start, term.start)] for one in acts)
    return any(len(gap.split()) <= FEWEST for gap in gaps)


def at_odds(scene: Scene, term: Term) -> bool:
    """Whether two sides named, or meant, before a verb quarrel with one another: A and B fought, A quarrels with B.

    Two who fight a third are not at odds with one another.
    """
    sentence = scene.sentence(term.start)
    near = max(sentence[0], term.start - SIDES_NEAR), min(sentence[1], term.end + SIDES_NEAR)
    groups = [one for one in scene.sides.groups(sentence, (term.start, term.end)) if near[0] <= one.start < near[1]]
    doers = [one.codes for one in groups if one.start < term.start and not one.role and not one.aside][-1:]
    faced = any(one.role == "with" for one in groups)
    third = any(one.start > term.end and one.role in {"", *AGAINST} for one in groups)
    if doers:
        return not third and faced == (len(doers[0]) < PAIR)
    both = [one for one in scene.reading.within(near[0], term.start, "pronoun") if one.key == "both"]
    return bool(both) and not faced and len(scene.sides.pair(term.start)) == PAIR


def addressed(scene: Scene, term: Term) -> bool:
    """Whether a heading tells from whom something goes, and right before it to whom: A'dan B'ye nota."""
    sentence = scene.sentence(term.start)
    if scene.reading.text[term.end : sentence[1]].strip(STOPS) or not scene.reading.language.verb_final:
        return False
    groups = [one for one in scene.sides.groups(sentence, (term.start, term.end)) if one.start < term.start]
    roles = [one.role for one in groups[-PAIR:]]
    return roles == ["from", "to"] and len(scene.reading.text[groups[-1].end : term.start].split()) <= MOST
