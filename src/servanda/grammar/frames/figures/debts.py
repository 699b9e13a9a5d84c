"""Debts: whoever is owed money comes first, and banks for states that a sentence names lend."""

from __future__ import annotations

import msgspec

from servanda.grammar.frames.figures.moving import Span, moved, named_in
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.terms import Term
from servanda.packs.lands import lands

BOTH, BESIDE, BEHIND = 2, 60, 2  # characters from an amount to the word for a debt, and right behind that
MEANT = frozenset({"to", "for"})
OWE, OWED, OWES_TO = "owe", "owe/by", "owe/to"


def of_bank(scene: Scene, sides: Parties, sentence: Span) -> Parties:
    """Sides of a loan with the bank for states that a sentence names, be it only as the one who says so."""
    named = [mention.code for mention in scene.sides.within(*sentence)]
    bank = next((code for code in named if code in lands().lenders), None)
    other = next((code for code in (*named, *sides.codes) if code not in lands().lenders), None)
    if bank is None or other is None or bank in sides.codes or sides.named >= BOTH:
        return sides
    return msgspec.structs.replace(sides, codes=(bank, other), named=BOTH, doubts=())


def owed(scene: Scene, sides: Parties, span: Span, sentence: Span, *, lent: bool) -> Parties:
    """Sides of a debt with whoever it is owed to first: A owes B 5 bn; its debt to B; B is owed 5 bn by A."""
    near = max(sentence[0], span[0] - BESIDE), min(sentence[1], span[1] + BESIDE)
    owes = [term for term in scene.reading.within(*near, "flow") if _owes(scene, term)]
    if not owes or len(sides.codes) != BOTH:
        return sides
    named = named_in(scene, sides, sentence)
    debtor = {one.code for one in named if scene.sides.role(one) == "by"}
    lender = {one.code for one in named if _owed_to(scene, one, owes[0])} - debtor
    if len(debtor) == 1 or len(lender) == 1:
        return moved(sides, *debtor) if len(debtor) == 1 else moved(sides, *lender, first=True)
    final = scene.reading.language.verb_final
    owners = [one for one in named if final and one.start < owes[0].start and scene.sides.role(one) == "of"]
    if owners:
        return moved(sides, owners[-1].code)
    if sides.named < BOTH or owes[0].key == OWED or not lent:
        return sides
    if final:
        return msgspec.structs.replace(sides, codes=sides.codes[::-1])
    before = [one.code for one in named_in(scene, sides, (sentence[0], owes[0].start))][-1:]
    return msgspec.structs.replace(sides, codes=tuple(sorted(sides.codes, key=before.__contains__)))


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
