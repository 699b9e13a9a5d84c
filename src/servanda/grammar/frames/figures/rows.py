"""Rows of partners, each with its sum and its share: main trading partners: A – 5 bn (23%), B – 3 bn (12%)."""

from __future__ import annotations

import msgspec

from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention
from servanda.model import Atom

RANK = "trade.rank"
NEAR, SUM_NEAR = 24, 32  # characters of a partner before its sum, and of a sum before its share
MARKS, JOINTS = frozenset("–—-:("), frozenset("(,;")  # between a partner and its sum, and that and its share
PAIR = 2
Span = tuple[int, int]


def of_row(scene: Scene, atom: Atom) -> bool:
    """Whether a sum stands right behind a partner of a row."""
    return _partner(scene, atom.start) is not None


def of_sum(scene: Scene, atom: Atom) -> bool:
    """Whether a per cent stands right behind the sum of a partner of a row, as the share that this is."""
    return _sum(scene, atom.start) is not None


def sides(scene: Scene, found: Parties, span: Span, sentence: Span, concept: str) -> Parties:
    """The sides of a sum or share of a row: whose partners are told, the only state in no row, and the partner.

    Of investors those who invest come first.
    """
    if not any(one.key.startswith(RANK) for one in scene.reading.within(*sentence, "concept")):
        return found
    money = _sum(scene, span[0])
    partner = _partner(scene, money.start if money else span[0])
    owners = {one.code for one in scene.sides.within(*sentence) if partner and not _listed(scene, one)}
    if partner is None or len(owners) != 1 or partner.code in owners:
        return found
    codes = (*owners, partner.code)
    return msgspec.structs.replace(found, codes=codes[::-1] if concept.startswith("investment.") else codes, named=PAIR)


def _listed(scene: Scene, mention: Mention) -> bool:
    """Whether a state has its sum right behind it."""
    behind = [one for one in scene.reading.atoms_within(mention.end, mention.end + NEAR) if one.kind == "money"]
    partner = _partner(scene, behind[0].start) if behind else None
    return partner is not None and partner.start == mention.start


def _partner(scene: Scene, at: int) -> Mention | None:
    """The state right before an offset, with no more than a dash, a colon or a bracket between."""
    before = scene.sides.within(max(0, at - NEAR), at)
    return before[-1] if before and scene.reading.text[before[-1].end : at].strip() in MARKS else None


def _sum(scene: Scene, at: int) -> Atom | None:
    """The sum of a partner right before an offset, with no more than a bracket or a comma between."""
    money = [one for one in scene.reading.atoms_within(max(0, at - SUM_NEAR), at) if one.kind == "money"]
    beside = bool(money) and scene.reading.text[money[-1].end : at].strip() in JOINTS
    return money[-1] if beside and of_row(scene, money[-1]) else None
