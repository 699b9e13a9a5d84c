"""What became of an instrument whose words also tell that it was signed: signed in May, it entered into force."""

from __future__ import annotations

from servanda.grammar.clause.denying import negated
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

BESIDE = 2  # characters from a participle to its noun
SIGNED, LATER = "signed", frozenset({"ratified", "in_force", "expired"})


def last(reading: Reading, found: Term | None, told: list[Term]) -> Term | None:
    """The stage that is told; the later one behind a signing, where no other instrument or "and" stands between."""
    if found is None or found.key != SIGNED:
        return found
    later = next((one for one in told if one.start > found.end and one.key in LATER), None)
    if later is None or negated(reading, later):
        return found
    between, small = _beyond_noun(reading, found, later), reading.scanner.small
    if any(small("conjunction", word) == "and" for word in reading.text[found.end : later.start].split()):
        return found  # it was signed in 1996 and expires in 2022
    return found if any(one.key.startswith("document.") for one in between) else later


def _beyond_noun(reading: Reading, found: Term, later: Term) -> list[Term]:
    """The words between two stages; where verbs come last, without the noun of the first: 2019'da imzalanan anlaşma."""
    between = reading.within(found.end, later.start, "concept")
    own = reading.language.verb_final and between and between[0].start - found.end <= BESIDE
    return [one for one in between if one.start >= between[0].end] if own else between


def then(reading: Reading, end: int, sentence: tuple[int, int]) -> str | None:
    """The later stage that the clause of an instrument goes on to tell behind it: the pact signed in 2019 expired."""
    stages = [one for one in reading.within(end, sentence[1], "stage") if one.key != SIGNED]
    later = stages[0] if stages and stages[0].key in LATER else None
    if later is None or "," in reading.text[end : later.start] or negated(reading, later):
        return None
    small = reading.scanner.small
    joined = any(small("conjunction", word) == "and" for word in reading.text[end : later.start].split())
    others = any(one.key.startswith("document.") for one in reading.within(end, later.start, "concept"))
    return None if joined or others else later.key


def told(reading: Reading, stage: str | None, sentence: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Where a sentence tells a later stage, and its part behind the signing: signed in 2019, it took effect in May."""
    stages = reading.within(*sentence, "stage") if stage in LATER else []
    later = next((one for one in stages if one.key == stage), None)
    signed = [one for one in stages if later and one.key == SIGNED and one.end <= later.start]
    return ((later.start, later.end), (signed[-1].end, sentence[1])) if later and signed else ()


def whole(terms: list[Term]) -> list[Term]:
    """Words without those that only stand in a longer one which opens before them: the idea of, in dropped the idea."""
    found: list[Term] = []
    for one in terms:
        if not found or one.start == found[-1].start or one.start >= found[-1].end:
            found.append(one)
    return found
