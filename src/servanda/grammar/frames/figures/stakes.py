"""Stakes: a per cent of a firm or a work is of whoever has or buys it, in the country of the firm.

A's firm bought 30 per cent of one in B from a firm of C, or beat one of C to it: A and B.
"""

from __future__ import annotations

import msgspec

from servanda.grammar.clause import cues
from servanda.grammar.clause.groups import Group
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.works import works
from servanda.grammar.words.terms import Term

STAKE, FIRM, FIRMS, PERCENT = "stake", "company_head/head", "ENTERPRISES", "percent"
WHOLES = frozenset({"trade.turnover", "trade.exports", "trade.imports"})
NEAR, TRADE_NEAR, FEW = 60, 30, 6  # characters around a per cent, to a word for trade; words to whose firm it is
PRICE_NEAR, BUY_NEAR, NAMED = 90, 24, 2  # characters to a price behind, of a verb of buying; an "of" and a name
BUYING = "trade.imports"
OUTER, WHERE = frozenset({"from", "to", "beyond", "via", "by", "with"}), frozenset({"of", "in"})
Span = tuple[int, int]
NONE: Span = (0, 0)


def is_stake(scene: Scene, span: Span, sentence: Span) -> bool:
    """Whether a per cent is one of a firm or a work, by a word for it near by, and of no trade."""
    near = max(sentence[0], span[0] - NEAR), min(sentence[1], span[1] + NEAR)
    shares = [one for one in scene.reading.within(*near, "flow") if one.key == STAKE]
    if any(_traded(scene, one) for one in shares) or not (shares or _bought(scene, span)):
        return False
    told = scene.reading.within(*sentence, "concept", "office", "noun", "company")
    return any(one.cls == "company" or one.key in {FIRM, FIRMS} or works.PROJECT.fullmatch(one.key) for one in told)


def priced(scene: Scene, span: Span, sentence: Span) -> Span | None:
    """The stake that money is the price of: 60 per cent of the shares of B's firm for 325 million."""
    part = cues.between(scene.reading.text, span, sentence, "; ")
    near = scene.reading.atoms_within(max(part[0], span[0] - PRICE_NEAR), min(part[1], span[1] + NEAR))
    found = ((one.start, one.end) for one in near if one.kind == PERCENT)
    return next((one for one in found if is_stake(scene, one, part)), None)


def _bought(scene: Scene, span: Span) -> bool:
    """Whether a per cent of something with a name is bought: to buy 35 per cent of Lusogás, but not of its gas."""
    reading = scene.reading
    words = reading.text[span[1] : span[1] + TRADE_NEAR].split()[:NAMED]
    if reading.language.verb_final or len(words) < NAMED or reading.scanner.small("role", words[0]) != "of":
        return False
    buys = reading.within(span[0] - BUY_NEAR, span[0], "concept")
    at = reading.text.index(words[1], span[1])
    named = words[1][0].isupper() and not reading.within(at, at + 1, "place", "nationality", "capital")
    return named and any(one.key.startswith(BUYING) and span[0] - one.end <= 1 for one in buys)


def _traded(scene: Scene, share: Term) -> bool:
    """Whether a share is one of trade, by a word right behind it or, where verbs come last, before: of exports."""
    final = scene.reading.language.verb_final
    near = (share.start - TRADE_NEAR, share.start) if final else (share.end, share.end + TRADE_NEAR)
    return any(one.key in WHOLES for one in scene.reading.within(*near, "concept"))


def held(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """The sides of a stake, or its price: whoever has it, before it or before the firm, and whose firm it is of."""
    part = cues.between(scene.reading.text, span, sentence, "; ")
    span = span if is_stake(scene, span, part) else priced(scene, span, sentence) or NONE
    if span == NONE:
        return sides
    groups = [one for one in scene.sides.groups(sentence, span) if part[0] <= one.start < part[1] and not one.aside]
    firm = _firm(scene, groups, span, part)
    if firm is None:
        return sides
    before = [one for one in groups if one.end <= span[0] and set(one.codes).isdisjoint(firm.codes)]
    holder = next((one for one in reversed(before) if one.role not in OUTER), None)
    if holder is None:
        return sides
    codes = (*holder.codes, *firm.codes)
    return msgspec.structs.replace(sides, codes=codes, named=len(codes), doubts=())


def _firm(scene: Scene, groups: list[Group], span: Span, part: Span) -> Group | None:
    """Whose firm a stake is of: right behind the per cent, or the first of a row; before it where verbs come last."""
    shares = [one for one in scene.reading.atoms_within(*part) if one.kind == PERCENT and one.start <= span[0]]
    if scene.reading.language.verb_final:
        first = shares[0].start if shares else span[0]
        before = [one for one in groups if one.end <= first]
        nation = before[-1:] if len(before) > 1 and before[-1].mentions[-1].how == "nationality" else []
        return next((one for one in reversed(before) if one.role in WHERE), next(iter(nation), None))
    found = (_behind(scene, groups, one.end) for one in reversed(shares))
    return next((one for one in found if one), None)


def _behind(scene: Scene, groups: list[Group], end: int) -> Group | None:
    """The first group behind a per cent, with few words, no "and" and no comma between."""
    group = next((one for one in groups if one.start >= end), None)
    gap = scene.reading.text[end : group.start] if group else ","
    words = gap.split()
    joined = any(scene.reading.scanner.small("conjunction", word) for word in words)
    return None if "," in gap or joined or len(words) > FEW else group
