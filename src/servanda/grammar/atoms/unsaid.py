"""A word like "last" whose unit the time before it told: в 2022 году ввезли 2 млн тонн, в прошлом – 3 млн."""

from __future__ import annotations

import re

from servanda.grammar.atoms.phrases import Phrases
from servanda.grammar.atoms.when import When
from servanda.model import Atom

REACH, BLANKS = 140, 3  # characters back to the time that tells the unit, and up to a dash
DASHES = frozenset("-–—")
ENDS = re.compile(r"[.!?] |\n")
HANGS = re.compile(r"\banchor (year|quarter|month|week)\b")


def unsaid(phrases: Phrases, index: int, last: Atom | None) -> When | None:
    """The time that a word before a dash means, which says no unit itself; `last` is the time before it."""
    hit, text = phrases.hits[index], phrases.text
    if last is None or hit.relative is None or text[hit.end : hit.end + BLANKS].strip()[:1] not in DASHES:
        return None
    before = phrases.before(hit.start)
    if before is None or before.means.get("time_link") != "in" or before.start < last.end:
        return None
    if hit.start - last.end > REACH or ENDS.search(text, last.end, hit.start):
        return None
    unit = _unit(last)
    return When(offset=(unit, hit.relative[0])) if unit else None


def _unit(time: Atom) -> str | None:
    """The unit of which a time is one; None where it is several, or less."""
    hangs = HANGS.search(time.rule or "")
    if hangs:
        return f"{hangs[1].upper()}S"
    year = str(time.from_)[:4]
    whole = year.isdecimal() and str(time.from_)[4:] == "-01-01" and str(time.to) == f"{int(year) + 1}-01-01"
    return "YEARS" if whole else None
