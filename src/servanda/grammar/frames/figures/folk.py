"""People who are counted: where they are from comes first, and who takes them in last."""

from __future__ import annotations

from servanda.grammar.clause import cues
from servanda.grammar.frames.figures.moving import MARK_NEAR, Span, at_word, moved, named_in
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.terms import Term

MEANT, HOST, YOURS = frozenset({"to", "for"}), "host", "yours"
QUOTA = "trade.tariff/quota"
PUT = frozenset({"to", "in"})
HOME, OUT = "home", frozenset({"from", "source"})
BOTH, LINK, OWN_NEAR = 2, 24, 14  # characters between a country and its people


def moving(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """Sides with the people first that places or jobs are meant for: 500 scholarships for Kenyans."""
    part = cues.between(scene.reading.text, span, sentence, ", ")
    meant = [one for one in named_in(scene, sides, part) if scene.sides.role(one) in MEANT and _people(scene, one)]
    if len(sides.codes) == BOTH and any(one.key == YOURS for one in scene.reading.within(*span, "pronoun")):
        own = scene.sides.ours.own(span)
        return moved(sides, own) if own in sides.codes and own else sides  # 500 of your citizens
    inner = [one for one in named_in(scene, sides, (span[0] - LINK, span[1])) if _of_people(scene, one, span)]
    if inner and len(sides.codes) == BOTH:
        jobs = any(term.key == "job" for term in scene.reading.within(*span, "flow"))
        return moved(sides, inner[0].code, first=not jobs)  # 500 Kenyan nurses, but 500 Kenyan jobs
    if inner:
        return sides
    if (left := _left(scene, sides, part)) and len(sides.codes) == BOTH:
        return moved(sides, left)
    if scene.reading.language.verb_final:
        meant += [one for one in named_in(scene, sides, (part[0], span[0])) if _owns(scene, one, span)]
    meant = meant or _allotted(scene, sides, part)
    if len(sides.codes) != BOTH or not meant:
        return _hosted(scene, sides, span, sentence)
    return moved(sides, meant[0].code, first=True)


def _allotted(scene: Scene, sides: Parties, part: Span) -> list[Mention]:
    """Those to whom a quota of people is given: A gave B a quota for 4 thousand workers."""
    quotas = any(one.key == QUOTA for one in scene.reading.within(*part, "concept"))
    return [one for one in named_in(scene, sides, part) if scene.sides.role(one) in MEANT] if quotas else []


def _left(scene: Scene, sides: Parties, part: Span) -> str | None:
    """The country out of which whoever sent them takes people home: A withdrew 40 of its men from B."""
    if not any(one.key == HOME for one in scene.reading.within(*part, "flow")):
        return None
    out = {one.code for one in named_in(scene, sides, part) if scene.sides.role(one) in OUT}
    return out.pop() if len(out) == 1 else None


def _hosted(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """Sides with the one last that takes people in: A shelters 5 thousand refugees of B; they were taken in by A."""
    verbs = [term for term in scene.reading.within(*sentence, "flow") if term.key == HOST]
    if len(sides.codes) != BOTH or not verbs:
        return sides
    clauses = [one.clause for one in scene.sides.groups(sentence, span) if one.clause]
    aside = [(start, end) for start, end in clauses if not start <= verbs[0].start < end]
    named = named_in(scene, sides, sentence)
    named = [one for one in named if not any(start <= one.start < end for start, end in aside)]
    hosts = {one.code for one in named if one.start > verbs[0].end and scene.sides.role(one) == "by"}
    before = span[0] if scene.reading.language.verb_final else verbs[0].start
    bare = [one for one in named if one.end <= before and one.how != "nationality" and not scene.sides.role(one)]
    bare = [one for one in bare if not _whose(scene, one, span)] or bare
    if bare and _posted(scene, named, span):
        return moved(sides, bare[-1].code, first=True)
    hosts = hosts or _owner(scene, verbs[0], named) or {one.code for one in bare[-1:]}
    return moved(sides, *hosts) if len(hosts) == 1 else sides


def _posted(scene: Scene, named: list[Mention], span: Span) -> bool:
    """Whether men of the forces are put into a place, where verbs come last: A stationed 300 soldiers in B."""
    forces = scene.reading.language.verb_final and scene.reading.within(*span, "forces")
    return bool(forces) and any(one.end <= span[0] and scene.sides.role(one) in PUT for one in named)


def _whose(scene: Scene, mention: Mention, span: Span) -> bool:
    """Whether a bare name right before a word for people tells whose they are, where verbs come last: A's citizens."""
    reading = scene.reading
    near = reading.within(mention.end, min(mention.end + LINK, span[0]), "forces", "noun")
    people = [one for one in near if one.cls == "forces" or one.key == "PERSONS"]
    gap = reading.text[mention.end : people[0].start] if people else ""
    return reading.language.verb_final and bool(people) and (gap.isspace() or gap.replace(" ", "").isalpha())


def _owner(scene: Scene, verb: Term, named: list[Mention]) -> set[str]:
    """Whose deed a verb tells that is an attribute, by the genitive before it: A'nın turist aldığı ülkeler."""
    ends = scene.reading.language.relative_endings
    if not scene.reading.language.verb_final or not scene.reading.text[verb.start : verb.end].endswith(ends):
        return set()
    owners = [one for one in named if one.end <= verb.start and scene.sides.role(one) == "of"]
    return {one.code for one in owners[-1:]}


def _owns(scene: Scene, mention: Mention, span: Span) -> bool:
    """Whether the people counted are those of a country right before their number: A's three diplomats."""
    beside = len(scene.reading.text[mention.end : span[0]].split()) <= 1 and span[0] - mention.end <= OWN_NEAR
    return (beside or _whose(scene, mention, span)) and scene.sides.role(mention) == "of"


def numbered(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """Sides with the people first whose number is told: in A the number of Kenyans fell by a third."""
    marks = [one for one in scene.reading.within(sentence[0], span[0], "count_mark") if one.key == "number"]
    if len(sides.codes) != BOTH or not marks:
        return sides
    near = marks[-1].start - MARK_NEAR * 6, marks[-1].end + MARK_NEAR * 2
    named = [one for one in named_in(scene, sides, near) if at_word(one, marks[-1])]
    people = [one for one in named if _people(scene, one) or _students(scene, one)]
    if not people:
        return sides
    return moved(sides, people[0].code, first=True)


def _students(scene: Scene, mention: Mention) -> bool:
    """Whether a word for people stands right behind a nationality: Kenyan students."""
    behind = scene.reading.within(mention.end, mention.end + 2, "noun")
    return mention.how == "nationality" and any(one.key == "PERSONS" for one in behind)


def _people(scene: Scene, mention: Mention) -> bool:
    """Whether a nationality stands for people by itself: Kenyans, but not Kenyan firms."""
    if mention.how != "nationality":
        return False
    language = scene.reading.language
    bare = language.verb_final and mention.ending in {"", *language.origin_endings}
    if language.verb_final and scene.sides.roles.ending(mention.ending):
        bare = bare or bool(scene.reading.within(mention.start, mention.start + 1, "place"))  # to China
    return not bare and scene.reading.is_people(Term(mention.start, mention.end, "nationality", "", mention.ending))


def _of_people(scene: Scene, mention: Mention, span: Span) -> bool:
    """Whether a country is within what is counted, or its nation right before it where verbs come last."""
    if mention.start >= span[0]:
        return True
    language = scene.reading.language
    bare = mention.how == "nationality" and mention.ending in {"", *language.origin_endings}
    return language.verb_final and bare and not scene.reading.text[mention.end : span[0]].strip()
