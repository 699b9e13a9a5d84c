"""Banks that give money lend it, whatever verb tells so: the World Bank, an export-import bank."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause import cues
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.model import Atom
from servanda.packs.lands import lands

STATES = ("trade.", "people.", "supply.", "companies.")  # what a bank is no side of
PAIR = 2
MONEY = frozenset({"finance.loan", "finance.aid"})
BANK, LOAN, AID = "finance.loan/weak", "finance.loan", "finance.aid"
Span = tuple[int, int]


def of_states(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence names a bank for states."""
    return any(one.code in lands().lenders for one in scene.sides.within(*sentence))


def lends(scene: Scene, atom: Atom, sentence: Span) -> bool:
    """Whether the clause of an amount names a bank, and its sentence no grant."""
    clause = cues.between(scene.reading.text, (atom.start, atom.end), sentence, ", ")
    banks = any(one.key == BANK for one in scene.reading.within(*clause, "concept")) or of_states(scene, clause)
    told = {one.key for one in scene.reading.within(*sentence, "concept")}
    return banks and AID not in told


def lent_before(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence goes on with a loan of the same sides: the first tranche was paid."""
    if not sentence[0] or not scene.same_paragraph(sentence[0] - 1, sentence[0]):
        return False
    before = scene.sentence(sentence[0] - 1)
    told = {one.key for one in scene.reading.within(*before, "concept")}
    named = {one.code for one in scene.sides.within(*sentence)}
    return LOAN in told and AID not in told and named <= {one.code for one in scene.sides.within(*before)}


def left_out(scene: Scene, sides: Parties, span: Span, sentence: Span, concept: str) -> Parties:
    """Sides of trade or people without the bank that a text tells of too: it trades with nobody, nor has citizens.

    Nor does a bank give money to the one told before it: they gave it to the same state.
    """
    codes = tuple(code for code in sides.codes if code not in lands().lenders)
    supposed = sides.named < PAIR or "party_inferred" in sides.doubts or _another(scene, span, sentence)
    if concept in MONEY and not codes and supposed:
        codes = _nearest(scene, span, sentence) or sides.codes[:1]
    elif len(codes) == len(sides.codes) or not concept.startswith(STATES):
        return sides
    if len(codes) >= PAIR:
        return msgspec.structs.replace(sides, codes=codes)
    told = [one.code for one in scene.sides.within(*sentence)]
    others = (code for code in (*told, *scene.sides.pair(span[0]), *scene.reading.dyad) if code not in lands().lenders)
    codes = tuple(dict.fromkeys((*codes, *others)))[:PAIR]
    return msgspec.structs.replace(sides, codes=codes, doubts=("party_inferred",)) if len(codes) == PAIR else sides


def _another(scene: Scene, span: Span, sentence: Span) -> bool:
    """Whether a sentence tells of money of another bank before: the one lends 5 million, the other 3 million."""
    before = scene.reading.atoms_within(sentence[0], span[0])
    return any(one.kind == "money" for one in before)


def _nearest(scene: Scene, span: Span, sentence: Span) -> tuple[str, ...]:
    """The last bank that a sentence names before its money, or the first one behind it."""
    told = [one for one in scene.sides.within(*sentence) if one.code in lands().lenders]
    before = [one.code for one in told if one.end <= span[0]]
    return tuple(before[-1:]) or tuple(one.code for one in told[:1])
