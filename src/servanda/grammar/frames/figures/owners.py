"""Whose figure it is: the sides of an amount, and which of them comes first."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from servanda.grammar.frames.figures import alongside, givers, meaning, moving, rows
from servanda.grammar.frames.scene import clauses, going
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.sides import banks, possessors, regions, shares, surveys, unions
from servanda.grammar.frames.works import works
from servanda.packs import concepts

GROWTH, BOTH, BESIDE, LINK_NEAR = "trade.growth", 2, 60, 24
ROWS = frozenset({"trade.exports", "trade.imports", "trade.turnover"})
TOTALS = meaning.TRADE_SUMS | {"project.capacity"}
PROJECTS, NATION_NEAR = "PROJECTS", 24  # characters from a nation to its noun
Span = tuple[int, int]


def sides(scene: Scene, span: Span, sentence: Span, concept: str) -> Parties:
    """The sides of a figure: of its part of the sentence, of its project, or the one whose total it is."""
    sentence = _resumed(scene, span, _quoted(scene, span, sentence), concept)
    parts = clauses.own(scene, span, sentence) or (_beside_group(scene, sentence) if concept == possessors.RANK else ())
    found = scene.sides.of(_reach(scene, span, concept), sentence, concepts()[concept].flow, parts)
    alone = found.named == 1
    among = unions.among(scene, found, span, sentence, concept)
    if (regional := regions.alone(scene, among, span, sentence, concept)) is not found:
        return regional
    if parts and len(found.codes) > 1:
        found = msgspec.structs.replace(found, named=len(found.codes))
    if concept == shares.SHARE:
        found = shares.turned(scene, found, span, sentence)
        found = _partner_last(scene, found, span, sentence) if alone else found
        found = shares.through(scene, found, span, sentence)
    elif concept == possessors.RANK:
        found = possessors.ranked(scene, found, span)
    elif concept in ROWS:
        found = possessors.ranking(scene, found, span)
    if concept.startswith("project."):
        found = _linked(scene, found, span, sentence)
        found = _of_nation(scene, scene.sides.partners(found, sentence), sentence)
    elif concept == meaning.SUPPLY and len(found.codes) < BOTH:
        found = _by_line(scene, found, sentence)
    whole = concept in TOTALS and _total(scene, span, sentence)
    if found.named == 1 and found.doubts and whole:
        found = _alone_of(scene, found, sentence)
    beside = rows.sides(scene, found, span, sentence, concept)
    beside = found if whole else alongside.sides(scene, found, span, sentence, concept) if beside is found else beside
    if beside is not found:
        return banks.left_out(scene, beside, span, sentence, concept)
    found = givers.directed(scene, alongside.protagonist(scene, found, span), span, sentence, concept)
    found = surveys.sides(scene, found, span, sentence, concept)
    return banks.left_out(scene, _of_change(scene, found, span, concept), span, sentence, concept)


def _linked(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """Sides of what is measured right behind a verb that links two lands, without who pays for it: the 5 km tunnel."""
    near = scene.reading.within(max(sentence[0], span[0] - LINK_NEAR), span[0], "joint")
    links = [one for one in near if one.key == "link" and 0 < span[0] - one.end <= 1]
    ends = tuple({one.code: 0 for one in scene.sides.within(sentence[0], links[-1].start)}) if links else ()
    if not scene.reading.language.verb_final or len(ends) != BOTH or not {*ends} < {*sides.codes}:
        return sides
    return msgspec.structs.replace(sides, codes=ends, doubts=())


def _of_nation(scene: Scene, sides: Parties, sentence: Span) -> Parties:
    """Sides with the nation first whose projects are told where they are: A has registered 64 projects of B."""
    for noun in scene.reading.within(*sentence, "noun"):
        if noun.key == PROJECTS and not scene.reading.language.verb_final:
            near = [one for one in scene.sides.within(noun.start - NATION_NEAR, noun.start) if one.how == "nationality"]
            beside = bool(near) and near[-1].end == noun.start - 1 and near[-1].code in sides.codes
            return moving.moved(sides, near[-1].code, first=True) if beside else sides
    return sides


def _by_line(scene: Scene, sides: Parties, sentence: Span) -> Parties:
    """The sides of what goes through a line that is known by name, where words name not both: 31 bn by TurkStream."""
    known = scene.sides.partners(sides, sentence)
    return sides if known is sides else msgspec.structs.replace(known, named=BOTH)


def _of_change(scene: Scene, sides: Parties, span: Span, concept: str) -> Parties:
    """Sides of a change whose sentence names nobody: those of the figure before it (this was 28 per cent more)."""
    index = bisect_left(scene.told, (span[0],)) - 1 if concept == GROWTH and not sides.named else -1
    if index < 0 or not scene.near_sentence(scene.told[index].start, span[0]):
        return sides
    return msgspec.structs.replace(sides, codes=scene.told[index].sides, named=BOTH, doubts=("party_inferred",))


def _quoted(scene: Scene, span: Span, sentence: Span) -> Span:
    """A sentence, cut to what somebody says in it where that tells whose a figure is: he said: "Our exports"."""
    speech = scene.speeches.at(span[0])
    if speech is None:
        return sentence
    inner = max(sentence[0], speech.start), min(sentence[1], speech.end)
    told = scene.sides.within(*inner) or scene.reading.within(*inner, "pronoun")
    return inner if told else sentence


def _resumed(scene: Scene, span: Span, sentence: Span, concept: str) -> Span:
    """The sentence before, if a pronoun is the subject of an amount and that sentence names two: it stood at 5 bn.

    Or it is one that names a work of so many, of which a sentence goes on: its length is 523 km.
    """
    begin = sentence[0]
    if not begin or not scene.same_paragraph(begin - 1, begin):
        return sentence
    before = scene.sentence(begin - 1)
    told = len({one.code for one in scene.sides.within(*before)})
    known = any(one.key[-1:].isupper() for one in scene.reading.within(*before, "concept"))  # a line with its partners
    if concept == works.CAPACITY and (told >= BOTH or known) and works.of_before(scene, begin):
        return before
    return before if told == BOTH and going.led_by_pronoun(scene, span, sentence) else sentence


def _beside_group(scene: Scene, sentence: Span) -> tuple[Span, ...]:
    """The parts of a sentence beside an organisation among whose members somebody is ranked: first among those of A."""
    for one in scene.sides.within(*sentence):
        if one.how == "organisation" and scene.sides.role(one) == "between":
            return (sentence[0], one.start), (one.end, sentence[1])
    return ()


def _partner_last(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """Sides of a share with the only one named last where it is the subject: its partners are A (22 %)."""
    before = [one for one in scene.sides.within(sentence[0], span[0]) if one.code in sides.codes]
    last = [one for one in before if one.start == before[-1].start]
    if all(one.how == "nationality" for one in last) or scene.sides.role(last[0]):
        return sides
    return msgspec.structs.replace(sides, codes=tuple(sorted(sides.codes, key=before[-1].code.__eq__)))


def _reach(scene: Scene, span: Span, concept: str) -> Span:
    """An amount, of people with the country behind them: 30 thousand citizens of A."""
    if concept != "people.count" or scene.reading.language.verb_final:
        return span
    behind = scene.reading.within(span[1], span[1] + 2, "place")
    return (span[0], behind[0].end) if behind else span


def _total(scene: Scene, span: Span, sentence: Span) -> bool:
    """Whether a sum is all that a country sells, buys or makes: its total exports, its output of oil."""
    near = max(sentence[0], span[0] - BESIDE), min(sentence[1], span[1] + BESIDE)
    return any(term.key == "total" for term in scene.reading.within(*near, "domestic"))


def _alone_of(scene: Scene, sides: Parties, sentence: Span) -> Parties:
    """The one side that a sentence names, without any that was inferred."""
    told = {mention.code for mention in scene.sides.within(*sentence)}
    return Parties(tuple(code for code in sides.codes if code in told), 1)
