"""Words that deny: whether one is a mere "not" or a verb of its own, and whether a verb is denied by one beside it."""

from __future__ import annotations

from servanda.grammar.words.fold import fold
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

NOT_HELD = "denied/held"  # of events alone
MERE = "denied/mere"  # a verb with its "not"
NEITHER = "denied/each"  # of a subject, however far before its verb
DENIALS = frozenset({"denied", NOT_HELD, NEITHER, MERE})
WEAK = "/weak"  # of infinitives that mean what their verb means
NOT_NEAR = 12  # characters
PHRASE = 24  # characters of a phrase of denial
SHORT = 5  # letters of a mere "not"


def mere_not(text: str, term: Term) -> bool:
    """Whether a word of denial only denies the verb beside it, and is no verb of its own: not, didn't, cannot."""
    word = text[term.start : term.end]
    return term.key == MERE or (" " not in word and len(term.ending) <= 1 and len(word) <= SHORT)


def none_of(reading: Reading, verb: int) -> bool:
    """Whether a subject before a verb is none of those that it names: neither A nor B has signed it."""
    if not reading.all("modality") or reading.language.verb_final:
        return False
    near = reading.within(reading.sentence(verb)[0], verb, "modality")
    return any(one.key == NEITHER and not _parted(reading.text[one.end : verb]) for one in near)


def by_ending(reading: Reading, anchor: tuple[int, int]) -> bool:
    """Whether a verb is denied by its own ending: ziyaret etmedi."""
    endings = reading.language.denying_endings
    verbs = reading.within(anchor[0], anchor[0] + 1, "concept") if endings else []
    return any(one.end == anchor[1] and any(fold(end) in one.ending for end in endings) for one in verbs)


def outweighed(terms: list[Term]) -> list[Term]:
    """Some words without those that only stand in a phrase of denial: the plans of "no plans to", and the "to open"."""
    nots = [one for one in terms if one.key in DENIALS]
    return [one for one in terms if one.key in DENIALS or not any(_held(one, other) for other in nots)]


def _held(one: Term, denial: Term) -> bool:
    """Whether a word stands in a phrase of denial, or is an infinitive that it ends in."""
    end = min(one.end, denial.end) if one.key.endswith(WEAK) else one.end
    return denial.start <= one.start < denial.end and end <= denial.end


def negated(reading: Reading, term: Term) -> bool:
    """Whether a "not" stands right before a verb, in its ending, or right behind it where the language lets it."""
    if any(fold(end) in term.ending for end in reading.language.denying_endings):
        return True
    beside = reading.within(term.start - PHRASE, term.end + NOT_NEAR, "modality")
    near = (one for one in beside if one.start >= term.start - NOT_NEAR or term.start - one.end <= 1)
    nots = [one for one in near if one.key in DENIALS]
    nots = [one for one in nots if not (term.start <= one.start and one.end <= term.end)]  # did not renew: has ended
    text, verb_final = reading.text, reading.language.verb_final
    before = any(one.end <= term.start and not _parted(text[one.end : term.start]) for one in nots)
    if any(one.start < term.end and term.start < one.end for one in nots) or none_of(reading, term.start):
        return True  # a phrase of denial holds the verb
    behind = any(one.start >= term.end and not _parted(text[term.end : one.start]) for one in nots)
    return behind or (before and not verb_final)


def _parted(between: str) -> bool:
    """Whether a mark parts two words."""
    return any(mark in between for mark in ".,;:()–—")
