"""Whose share of whose trade a percentage is."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from servanda.grammar.clause import cues
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention

SHARE, RANK, OWN = "trade.share", "trade.rank", "own"
NEAR = 40  # characters between a country and its share
LINK = 4  # characters between a share and whose it is
PAIR, TRADE = 2, ("trade.exports", "trade.imports", "trade.turnover")
Span = tuple[int, int]


def turned(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """The sides of a share: a country named alone, as the one whose share it is, is the partner, so it comes last.

    Whose trade it is a share of comes first: 80 per cent of A's imports come through a port of B.
    """
    if len(sides.codes) != PAIR:
        return sides
    if (owner := _whose_trade(scene, span, sentence) or _subject(scene, span, sentence)) in sides.codes:
        return msgspec.structs.replace(sides, codes=tuple(sorted(sides.codes, key=owner.__ne__)))
    near = scene.told[bisect_left(scene.told, (sentence[0],)) : bisect_left(scene.told, (span[0],))]
    ranked = next((one.sides for one in near if one.concept == RANK), ())
    if {*ranked} == {*sides.codes}:
        return msgspec.structs.replace(sides, codes=ranked)  # B is A's second partner, taking 14 per cent
    if (partner := _falling(scene, sentence)) in sides.codes:
        return msgspec.structs.replace(sides, codes=tuple(sorted(sides.codes, key=partner.__eq__)))
    told = [one for group in scene.sides.groups(sentence, span) for one in group.mentions]  # also as the bloc
    named = [one for one in told if one.code in sides.codes]
    if len({one.code for one in named}) == PAIR and not scene.reading.language.verb_final:
        holders = {one.code for one in named if _own(scene, one) or _has(scene, one)}
        return msgspec.structs.replace(sides, codes=tuple(sorted(sides.codes, key=holders.__contains__)))
    if len({one.code for one in named}) != 1 or sides.codes[1] == named[0].code:
        return sides
    if not any(_holds(scene, one) for one in named):
        return sides
    return msgspec.structs.replace(sides, codes=sides.codes[::-1])


def _whose_trade(scene: Scene, span: Span, sentence: Span) -> str | None:
    """The country whose exports or imports a share is one of, where "of" leads from the one to the other.

    Or where it opens the sentence: of A's exports, B took 12 per cent.
    """
    reading = scene.reading
    for start in () if reading.language.verb_final else (span[1], sentence[0]):
        first = next(iter(scene.sides.within(start, sentence[1])), None)
        words = reading.text[start : first.start].split() if first else []
        led = 0 < len(words) <= PAIR and reading.scanner.small("role", words[0].lower()) == "of"
        trade = reading.within(first.end, first.end + LINK, "concept") if first and led else ()
        if first and any(one.key.startswith(TRADE) for one in trade):
            return first.code
    return None


def _subject(scene: Scene, span: Span, sentence: Span) -> str | None:
    """The subject of a sentence by whose own trade a share is one of, told right behind it: of its own exports."""
    own = any(one.key == OWN for one in scene.reading.within(span[1], span[1] + LINK, "pronoun"))
    named = scene.sides.within(sentence[0], span[0]) if own else []
    return next((one.code for one in named if not scene.sides.role(one) and one.how != "nationality"), None)


def _falling(scene: Scene, sentence: Span) -> str | None:
    """Whom a pronoun stands for on whom a share falls: A is a partner of B, на неё приходится 5 % of its trade."""
    reading = scene.reading
    for term in reading.within(*sentence, "pronoun"):
        verbs = reading.within(term.end, term.end + 2, "concept")
        words = reading.text[sentence[0] : term.start].split()[-1:]
        placed = any(reading.scanner.small("role", word) == "in" for word in words)
        if not placed or not any(one.key == SHARE for one in verbs):
            continue
        if term.key == "we":
            return scene.sides.ours.own((term.start, term.end))
        named = [one for one in scene.sides.within(sentence[0], term.start) if not scene.sides.role(one)]
        return named[0].code if named else None
    return None


def _holds(scene: Scene, mention: Mention) -> bool:
    """Whether a country is the one that has a share: the share of A, A's share."""
    reading = scene.reading
    if reading.language.verb_final:
        return _own(scene, mention)
    before = reading.within(mention.start - NEAR, mention.start, "concept")
    beside = bool(before) and before[-1].key == SHARE and 0 <= mention.start - before[-1].end <= LINK
    return beside or _own(scene, mention)


def _has(scene: Scene, mention: Mention) -> bool:
    """Whether the share is a country's, not one of its exports or in them: the share of A in B's trade."""
    reading = scene.reading
    before = reading.within(mention.start - NEAR, mention.start, "concept")
    if not before or before[-1].key != SHARE or before[-1].end > mention.start:
        return False
    gap = reading.text[before[-1].end : mention.start].strip()
    own = reading.within(mention.end, mention.end + LINK, "concept")
    trade = any(one.key.startswith("trade.") and one.start - mention.end <= LINK - 1 for one in own)
    if reading.language.articles:
        return reading.scanner.small("role", gap) == "of" and not trade
    return not gap and (mention.how == "place" or not trade)


def _own(scene: Scene, mention: Mention) -> bool:
    """Whether a share follows a country, at once where verbs do not come last: A's share."""
    reading = scene.reading
    behind = [one for one in reading.within(mention.end, mention.end + NEAR, "concept") if one.key.startswith("trade.")]
    own = bool(behind) and behind[0].key == SHARE
    if reading.language.verb_final:
        whole = len(behind) > 1 and not behind[0].ending and behind[1].key == SHARE and behind[0].key != SHARE
        return own or (whole and scene.sides.role(mention) == "of")  # A's share in all exports
    gap = reading.text[mention.end : behind[0].start] if own else ","
    return "," not in gap and len(gap) <= LINK


def through(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """The sides of a share whose part of a sentence tells through whom it goes: 95 % of A's imports pass through B."""
    part = cues.between(scene.reading.text, span, sentence, ", ")
    named = scene.sides.within(*part)
    passed = {one.code for one in named if scene.sides.role(one) == "via"}
    others = [*dict.fromkeys(one.code for one in named if one.code not in passed)] or [*sides.codes[:1]]
    if len(passed) != 1 or len(others) != 1 or passed.issuperset(others):
        return sides
    return msgspec.structs.replace(sides, codes=(*others, *passed), named=max(sides.named, 1))
