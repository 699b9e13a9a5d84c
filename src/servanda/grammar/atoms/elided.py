"""Quarters and halves told by their ordinal alone, behind another one: 80 in the second quarter, 95 in the first."""

from __future__ import annotations

import msgspec

from servanda.grammar.atoms.evidence import past_article
from servanda.grammar.atoms.phrases import Phrases
from servanda.grammar.atoms.when import When

NEAR, MOST = 120, {"QUARTERS": 4, "HALVES": 2}  # characters from the one to the other, and how many a year has
STOPS, CLOSING = (". ", "\n"), " .,;?!)"


def part(phrases: Phrases, index: int, told: tuple[When, int] | None) -> When | None:
    """The part of the same year that an ordinal without a noun names; `told` is the last one, with where it ends."""
    hit, text = phrases.hits[index], phrases.text
    if told is None or told[0].part is None or hit.number is None or not hit.number.ordinal:
        return None
    value, (when, end) = phrases.value(index), told
    if value is None or not 1 <= value <= MOST.get(told[0].part[0], 0) or hit.start - end > NEAR:
        return None
    before, gap = past_article(phrases, hit.start), text[end : hit.start]
    inside = before is not None and before.end <= hit.start and before.means.get("time_link") == "in"
    alone = not text[hit.end : hit.end + 2].strip(CLOSING) and not any(stop in gap for stop in STOPS)
    return msgspec.structs.replace(when, part=(told[0].part[0], value), edge=None) if inside and alone else None
