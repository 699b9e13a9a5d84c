"""Debts: whoever is owed money comes first, and banks for states that a sentence names lend."""

from __future__ import annotations

from functools import partial

import msgspec

from servanda.grammar.frames.figures.moving import Span, moved, named_in
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.terms import Term
from servanda.packs.lands import lands

BOTH, BESIDE, BEHIND = 2, 60, 2  # characters from an amount to the word for a debt, and right behind that
MEANT = frozenset({"to", "for"})
OWE, OWED, OWES_TO, DEBT, EASED = "owe", "owe/by", "owe/to", "owe/debt", "owe/eased"
GUARANTEE = "guarantee"
HELD = 30  # characters between a country and its debt, an amount among them
LINK = 5  # characters between a debt and whose it is behind it


def of_bank(scene: Scene, sides: Parties, sentence: Span) -> Parties:
    """Sides of a loan with the bank for states that a sentence names, be it only as the one who says so."""
    named = [mention.code for mention in scene.sides.within(*sentence)]
    bank = next((code for code in named if code in lands().lenders), None)
    other = next((code for code in (*named, *sides.codes) if code not in lands().lenders), None)
    if bank is None or other is None or bank in sides.codes or sides.named >= BOTH:
        return sides
    return msgspec.structs.replace(sides, codes=(bank, other), named=BOTH, doubts=())


def guaranteed(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """Sides of a loan that a state guarantees, whoever lends: A guarantees a bank's loan to B."""
    words = [one for one in scene.reading.within(*sentence, "flow") if one.key == GUARANTEE]
    named = [one for one in scene.sides.within(*sentence) if one.code not in lands().lenders] if words else []
    final = scene.reading.language.verb_final
    before = span[0] if final else words[0].start if words else 0
    acting = [one for one in named if one.end <= before and not scene.sides.role(one) and one.how != "nationality"][:1]
    others = {one.code for one in named} - {one.code for one in acting}
    if not acting or len(others) != 1:
        return sides
    return msgspec.structs.replace(sides, codes=(acting[0].code, *others), named=BOTH, doubts=())


def owed(scene: Scene, sides: Parties, span: Span, sentence: Span, *, lent: bool) -> Parties:
    """Sides of a debt with whoever it is owed to first: A owes B 5 bn; its debt to B; B is owed 5 bn by A."""
    near = max(sentence[0], span[0] - BESIDE), min(sentence[1], span[1] + BESIDE)
    holder = _holder(scene, sides, near) or _alone(scene, span, sentence)
    if holder and (lenders := [code for code in sides.codes if code != holder]):
        return msgspec.structs.replace(sides, codes=(*lenders, holder), named=len(lenders) + 1)
    owes = [term for term in scene.reading.within(*near, "flow") if _owes(scene, term)]
    if not owes or len(sides.codes) != BOTH:
        return sides
    named = named_in(scene, sides, sentence)
    debtor = {one.code for one in named if scene.sides.role(one) == "by"}
    lender = {one.code for one in named if _owed_to(scene, one, owes[0])} - debtor
    if len(debtor) == 1 or len(lender) == 1:
        return moved(sides, *debtor) if len(debtor) == 1 else moved(sides, *lender, first=True)
    if sides.named < BOTH or owes[0].key == OWED or not lent:
        return sides
    if scene.reading.language.verb_final:
        return msgspec.structs.replace(sides, codes=sides.codes[::-1])
    before = [one.code for one in named_in(scene, sides, (sentence[0], owes[0].start))][-1:]
    return msgspec.structs.replace(sides, codes=tuple(sorted(sides.codes, key=before.__contains__)))


def _holder(scene: Scene, sides: Parties, near: Span) -> str | None:
    """Whose debt is told of, by the genitive beside its word: A's debt of 5 bn, the debt of A."""
    reading = scene.reading
    for debt in reading.within(*near, "flow"):
        if debt.key not in {DEBT, OWE}:
            continue
        apart = debt.key == OWE or reading.language.verb_final
        behind = [] if apart else named_in(scene, sides, (debt.end, debt.end + LINK))
        before = named_in(scene, sides, (max(near[0], debt.start - HELD), debt.start))
        if behind and _genitive(scene, debt, behind[0]):
            return behind[0].code
        if reading.language.verb_final and before and not _owns(scene, before[-1]):  # A's debt to B
            before = [*filter(partial(_owns, scene), named_in(scene, sides, (debt.start - BESIDE, debt.start)))]
        if before and _owns(scene, before[-1]) and "," not in reading.text[before[-1].end : debt.start]:
            return before[-1].code
    return None


def _genitive(scene: Scene, debt: Term, mention: Mention) -> bool:
    """Whether a country right behind its debt is in the genitive, by a word for "of" or where there is none."""
    reading = scene.reading
    gap = reading.text[debt.end : mention.start].strip()
    of = reading.scanner.small("role", gap) == "of" if reading.language.articles else not gap
    return of and mention.how != "nationality"


def _owns(scene: Scene, mention: Mention) -> bool:
    """Whether what stands behind a country is its own, by its ending or the mark before that."""
    marked = scene.reading.text[mention.end : mention.end + 1] in scene.reading.language.suffix_marks
    return scene.sides.roles.ending(mention.ending) == "of" or (
        bool(mention.ending) and marked and not scene.reading.language.verb_final
    )


def _alone(scene: Scene, span: Span, sentence: Span) -> str | None:
    """The debtor of a debt whose terms are eased: the one who faces several: A agreed so with B, C and D."""
    if not any(one.key == EASED for one in scene.reading.within(*sentence, "flow")):
        return None
    groups = [one for one in scene.sides.groups(sentence, span) if not one.aside]
    lenders = {code for one in groups if len(one.codes) > 1 for code in one.codes}
    single = {*(one.codes[0] for one in groups if len(one.codes) == 1)} - lenders
    return single.pop() if lenders and len(single) == 1 else None


def _owes(scene: Scene, term: Term) -> bool:
    """Whether a word tells of a debt; some do only right before whoever it is owed to."""
    if term.key == OWES_TO:
        return bool(scene.sides.within(term.end, term.end + BEHIND))
    return term.key in {OWE, OWED}


def _owed_to(scene: Scene, mention: Mention, owes: Term) -> bool:
    """Whether somebody is owed something: in a case or behind a word that tells whither, or right behind the debt."""
    if owes.key == OWES_TO and owes.end < mention.start < owes.end + BEHIND:
        return True
    before = scene.reading.language.verb_final
    return scene.sides.role(mention) in MEANT and (mention.start < owes.start if before else mention.start > owes.end)
