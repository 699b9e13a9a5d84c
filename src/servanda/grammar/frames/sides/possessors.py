"""Whose partner is ranked: the country that a case, a pronoun or the ending of the noun makes its owner."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause import cues
from servanda.grammar.clause.roles import BEYOND
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.terms import Term

RANK, RANKED, NEAR, PAIR = "trade.rank", "ranked", 60, 2  # characters from an owner to what is its own
ORGANISATION = "organisation"
FOR, BENEFIT = frozenset({"to", "in"}), "for"  # the largest market for A, the largest investor in A
BEHIND, LED = 24, FOR | {"of", "source"}
OUR, ITS = frozenset({"we", "mine", "our_country"}), "the_country"
OPENERS = frozenset(",;:—–•")  # what a clause opens behind
Span = tuple[int, int]


def ranked(scene: Scene, sides: Parties, span: Span) -> Parties:
    """The sides of a rank, whose partner it is first."""
    sentence = scene.sentence(span[0])
    sides = _partner_last(scene, _outside(scene, sides, sentence), sentence)
    owner = _ours(scene, span) or _before(scene, span) or _of_partners(scene, span)
    owner = owner or _marked(scene, sentence) or _beside_subject(scene, sides, span)
    owner = owner or _behind(scene, span) or _traded_with(scene, span)
    if owner and len(sides.codes) == 1 and owner not in sides.codes and not scene.reading.language.verb_final:
        return msgspec.structs.replace(sides, codes=(owner, *sides.codes), named=PAIR)  # A first, B second
    others = [code for code in sides.codes if code not in {owner, *_scope(scene, sentence)}]
    if owner and (owner in sides.codes or len(others) == 1 < len(sides.codes)):
        return _left(scene, msgspec.structs.replace(sides, codes=(owner, *(others or sides.codes[1:]))), span)
    sides = _subject_last(scene, _listed(scene, sides, span), span)
    return _left(scene, ranking(scene, sides, span), span)


def _traded_with(scene: Scene, span: Span) -> str | None:
    """With whom somebody trades who is second by that: A is second by trade with B."""
    reading, (begin, end) = scene.reading, scene.sentence(span[0])
    words = [] if reading.language.verb_final else reading.within(max(begin, span[0] - NEAR), span[1] + NEAR, "concept")
    for one in words:
        behind = scene.sides.within(one.end, min(one.end + BEHIND, end)) if one.key.startswith("trade.") else []
        if behind and scene.sides.role(behind[0]) == "with" and one.key != RANK:
            return behind[0].code
    return None


def _subject_last(scene: Scene, sides: Parties, span: Span) -> Parties:
    """The sides of a place with the only one that its clause names last: A sells rice, and B is the largest buyer."""
    if scene.reading.language.verb_final or len(sides.codes) != PAIR:
        return sides
    part = cues.between(scene.reading.text, span, scene.sentence(span[0]), ", ")
    named = [one for one in scene.sides.within(*part) if one.code in sides.codes]
    if len({one.code for one in named}) != 1 or any(scene.sides.role(one) or one.how == "nationality" for one in named):
        return sides
    marks = {*scene.reading.language.suffix_marks}
    if any(scene.reading.text[one.end : one.end + 1] in marks for one in named):
        return sides  # B, A's largest partner
    return msgspec.structs.replace(sides, codes=tuple(sorted(sides.codes, key=named[0].code.__eq__)))


def _left(scene: Scene, sides: Parties, span: Span) -> Parties:
    """The sides of a place that is left to whoever stands right behind it: уступив первое место Дании."""
    behind = [one for one in scene.sides.within(span[1], span[1] + 2) if scene.sides.role(one) == BEYOND]
    return msgspec.structs.replace(sides, codes=(sides.codes[0], behind[0].code)) if behind else sides


def _scope(scene: Scene, sentence: Span) -> set[str]:
    """Organisations that only say among whom."""
    named = (one for one in scene.sides.within(*sentence) if one.how == ORGANISATION)
    return {one.code for one in named if scene.sides.role(one) in {"in", "of"}}


def _outside(scene: Scene, sides: Parties, sentence: Span) -> Parties:
    """Sides without an organisation that only says among whom: B is A's largest partner in the alliance."""
    named = scene.sides.within(*sentence)
    scope = _scope(scene, sentence)
    others = [one.code for one in named if one.code not in {*scope, *sides.codes}]
    if len(sides.codes) > PAIR and scope:
        return msgspec.structs.replace(sides, codes=tuple(code for code in sides.codes if code not in scope))
    if scope.isdisjoint(sides.codes) or not others:
        return sides
    codes = [code for code in sides.codes if code not in scope]
    return msgspec.structs.replace(sides, codes=tuple(dict.fromkeys([*codes, *others]))[: len(sides.codes)])


def _partner_last(scene: Scene, sides: Parties, sentence: Span) -> Parties:
    """The sides of a place: a country named alone, with no partners of its own, is the partner, so it comes last.

    A is our third partner; A's third partner is named with whose it is.
    """
    if len(sides.codes) != PAIR:
        return sides
    named = [one for one in scene.sides.within(*sentence) if one.code in sides.codes and one.how != "person"]
    if len({one.code for one in named}) != 1 or sides.codes[1] == named[0].code:
        return sides
    if any(scene.sides.role(one) for one in named):
        return sides
    return msgspec.structs.replace(sides, codes=sides.codes[::-1])


def _listed(scene: Scene, sides: Parties, span: Span) -> Parties:
    """The sides of a place where verbs come last and both are subjects: B is second, C third among our partners."""
    if not scene.reading.language.verb_final or len(sides.codes) != PAIR:
        return sides
    start, end = scene.sentence(span[0])
    bare = [one for one in scene.sides.within(start, end) if not scene.sides.role(one)]
    before = [one.code for one in bare if one.start < span[0]]
    own = scene.sides.ours.own(span)
    if not before or own is None or not {*sides.codes}.issubset(one.code for one in bare):
        return sides
    return sides if own in sides.codes else msgspec.structs.replace(sides, codes=(own, before[-1]))


def ranking(scene: Scene, sides: Parties, span: Span) -> Parties:
    """The sides of a flow where verbs come last and its sentence ranks partners: B followed with 5 bn of exports."""
    if not scene.reading.language.verb_final or len(sides.codes) != PAIR:
        return sides
    sentence, own = scene.sentence(span[0]), scene.sides.ours.own(span)
    if own not in sides.codes or not any(_is_rank(one) for one in scene.reading.within(*sentence, "concept", RANKED)):
        return sides
    named = [one for one in scene.sides.within(*sentence) if one.code in sides.codes]
    if any(one.code == own or scene.sides.role(one) for one in named):
        return sides
    return msgspec.structs.replace(sides, codes=tuple(sorted(sides.codes, key=lambda code: code != own)))


def _is_rank(term: Term) -> bool:
    """Whether a word tells of a rank, or may with a superlative."""
    return term.cls == RANKED or term.key.startswith(RANK)


def _ours(scene: Scene, span: Span) -> str | None:
    """Our own side, where an ending of the noun says that the partner is ours, and not that we are another's."""
    endings = scene.reading.language.own_endings
    before = [one for one in scene.sides.within(span[0] - BEHIND, span[0]) if one.how != "person"]
    if any(one.end == span[0] - 1 and scene.sides.roles.ending(one.ending) == "of" for one in before[-1:]):
        return None  # біз Қытайдың екінші серіктесіміз
    told = scene.reading.within(*span, "concept", RANKED) if endings else []
    ours = any(_is_rank(one) and any(end in one.ending for end in endings) for one in told)
    return scene.sides.ours.own(span) if ours else None


def _before(scene: Scene, span: Span) -> str | None:
    """The owner that stands last before a rank."""
    near = max(scene.sentence(span[0])[0], span[0] - NEAR), span[0]
    owner, at = None, -1
    for one in scene.sides.within(*near):
        if _owns(scene, one) or (_given(scene, one) and _right_before(scene, one, span[0])):
            owner, at = one.code, one.start
    for term in scene.reading.within(*near, "pronoun"):
        if term.start > at and term.key in OUR:
            owner = scene.sides.ours.own(span) or owner
        elif term.start > at and term.key == ITS:
            said = scene.speaker(span[0])
            owner = said.country if said and said.country else owner
    return owner


def _of_partners(scene: Scene, span: Span) -> str | None:
    """The owner that stands right behind a word for partners, in a language without an "of": партнёров Грузии."""
    if scene.reading.language.verb_final or scene.reading.language.articles:
        return None
    for term in scene.reading.within(*scene.sentence(span[0]), "concept", RANKED):
        named = scene.sides.within(term.end, term.end + 2) if _is_rank(term) else []
        if named and (scene.reading.text[term.end : named[0].start] == " "):
            return named[0].code
    return None


def _marked(scene: Scene, sentence: Span) -> str | None:
    """The owner that a mark of possession makes of the country beside a word for partners: among A's partners B."""
    marks, text = scene.reading.language.possessive_marks, scene.reading.text
    owners: set[str] = set()
    for term in scene.reading.within(*sentence, "concept", RANKED) if marks else ():
        before = scene.sides.within(max(sentence[0], term.start - BEHIND), term.start) if _is_rank(term) else []
        gap = text[before[-1].end : term.start] if before else ""
        owned = text.startswith(marks, before[-1].end) or text.endswith(marks, 0, before[-1].end) if before else False
        if owned and len(gap.split()) <= PAIR + 1 and OPENERS.isdisjoint(gap):
            owners.add(before[-1].code)
    return owners.pop() if len(owners) == 1 else None


def _beside_subject(scene: Scene, sides: Parties, span: Span) -> str | None:
    """Of two sides the one in a case, where verbs come last and the other has none: in A's imports B is the sixth."""
    if not scene.reading.language.verb_final or len(sides.codes) != PAIR:
        return None
    roles: dict[str, str] = {}
    for one in scene.sides.within(scene.sentence(span[0])[0], span[0]):
        roles.setdefault(one.code, scene.sides.role(one))
    cased = [code for code in sides.codes if roles.get(code)]
    return cased[0] if len(cased) == 1 and len(roles.keys() & {*sides.codes}) == PAIR else None


def _behind(scene: Scene, span: Span) -> str | None:
    """The country right behind a rank, whose it is: the largest market for A's goods, the largest investor in A."""
    if scene.reading.language.verb_final:
        return None
    near = scene.sides.within(span[1], min(scene.sentence(span[0])[1], span[1] + BEHIND))
    told = [one for one in near if one.how != ORGANISATION and scene.sides.role(one) in LED]
    return told[0].code if told and OPENERS.isdisjoint(scene.reading.text[span[1] : told[0].start]) else None


def _owns(scene: Scene, mention: Mention) -> bool:
    """Whether what follows a country is its own by the ending of the country, or its postposition: A is B's largest."""
    if scene.sides.roles.ending(mention.ending) == "of":
        return True
    if not scene.reading.language.verb_final:
        return _given(scene, mention) and _served(scene, mention)
    return mention.how != ORGANISATION and scene.sides.role(mention) in FOR | {BENEFIT}


def _given(scene: Scene, mention: Mention) -> bool:
    """Whether a country is one for which another is something, where verbs do not come last."""
    return not scene.reading.language.verb_final and scene.sides.role(mention) == "to"


def _right_before(scene: Scene, mention: Mention, start: int) -> bool:
    """Whether nothing but the noun of a rank stands between a country and its place: for A partner number two."""
    gap = scene.reading.text[mention.end : start]
    return len(gap.split()) <= PAIR and OPENERS.isdisjoint(gap)


def _served(scene: Scene, mention: Mention) -> bool:
    """Whether a country with its "for" opens its clause, or stands behind another country: for A, B is the second."""
    start = scene.sentence(mention.start)[0]
    words = scene.reading.text[max(start, mention.start - BEHIND) : mention.start].rsplit(None, 1)
    at = mention.start - len(words[-1]) - 1 if words else start
    before = scene.reading.text[start:at].rstrip()
    joined = any(one.end == start + len(before) for one in scene.reading.within(start, at, "conjunction"))
    if not before or before[-1] in OPENERS or joined:
        return True
    return any(one.end == start + len(before) for one in scene.sides.within(start, at))
