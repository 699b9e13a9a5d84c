"""What became of an instrument whose words also tell that it was signed: signed in May, it entered into force."""

from __future__ import annotations

from servanda.grammar.clause.denying import negated
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

SIGNED, LATER = "signed", frozenset({"ratified", "in_force", "expired"})


def last(reading: Reading, found: Term | None, told: list[Term]) -> Term | None:
    """The stage that is told; the later one behind a signing, where no other instrument or "and" stands between."""
    if found is None or found.key != SIGNED:
        return found
    later = next((one for one in told if one.start > found.end and one.key in LATER), None)
    if later is None or negated(reading, later):
        return found
    between, small = reading.within(found.end, later.start, "concept"), reading.scanner.small
    if any(small("conjunction", word) == "and" for word in reading.text[found.end : later.start].split()):
        return found  # it was signed in 1996 and expires in 2022
    return found if any(one.key.startswith("document.") for one in between) else later
