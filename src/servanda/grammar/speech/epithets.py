"""Few words in quotation marks: what somebody calls something (a "golden gate"), what he says, or a name."""

from __future__ import annotations

from itertools import dropwhile

from servanda.grammar.speech.quotations import Marked
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

FEWEST, SMALL = 4, 2  # words that open with a name, and those in small letters behind it
PHRASE = 3  # words in small letters that somebody says
SUBJECT = 8  # words of a speaker between his few words and the verb
TITLE_GAP = 3  # words between a verb of saying and a quotation that looks like a title
NOMINAL = 24  # characters in which the word behind a quotation ends
JOINS, ENDS = frozenset(":,–—-"), frozenset(",.!?…")
STOPS = ENDS - {","}
DASHES = frozenset({",", "–", "—", "-"})
Quotation = tuple[Marked, tuple[int, int]]  # with its marks, and without them and blanks


def opens(reading: Reading, inner: tuple[int, int]) -> bool:
    """Whether quoted words open in small letters, or with a name that small letters follow: "Asia's golden gate".

    Another name may stand behind these; a small word such as "of" rather stands in a title: "The Name of the Rose".
    """
    words = reading.text[slice(*inner)].split()
    if reading.text[inner[0]].islower():
        return True
    rest = list(dropwhile(lambda word: word[0].isupper(), words))
    if len(words) < FEWEST or len(rest) < SMALL or reading.scanner.is_small(rest[0]):
        return False
    return sum(map(str.islower, rest)) >= max(SMALL, len(rest) - 1)


def is_said(reading: Reading, quotation: Quotation, verb: Term | None) -> bool:
    """Whether few words are what somebody says by the verb beside them: a sentence, or a phrase in small letters."""
    span, inner = quotation
    text = reading.text
    words = text[slice(*inner)]
    before = text[max(0, span.start - 3) : span.start].rstrip()[-1:]
    if verb is None:
        return before == ":" and words[0].isupper() and words[-1] in STOPS  # thanked them: "We won't forget."
    if words[0].islower():
        that = _that(reading, verb, span.start) or _nominal(reading, span.end)
        told = verb.key == "according" or (verb.key == "said" and that)
        return told and len(words.split()) >= PHRASE
    if before.isalnum() and verb.start >= span.end and not reading.language.verb_final:
        return False  # the head of the firm "X Y" said
    colon = before == ":"
    if colon if verb.end <= span.start else not text[span.end : verb.start].strip():
        return words[0].isupper()
    closed = words[-1] in ENDS or text[span.end : span.end + 3].lstrip()[:1] in DASHES
    near = verb.start >= span.end and len(text[span.end : verb.start].split()) <= SUBJECT
    return words[0].isupper() and closed and near


def _leads_on(text: str, end: int) -> bool:
    """Whether a word follows the closing mark at once."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha()


def _that(reading: Reading, verb: Term, at: int) -> bool:
    """Whether a "that" stands between a verb of saying and a quotation: told them that A had "been stealing"."""
    words = reading.text[verb.end : at].split()
    return any(reading.scanner.small("conjunction", word.strip(",")) == "that" for word in words)


def _nominal(reading: Reading, end: int) -> bool:
    """Whether the verb behind a quotation is the noun of what is said, where verbs come last: "…" olduğunu."""
    word = reading.text[end : end + NOMINAL].split(None, 1)[:1] if reading.text[end : end + 1] == " " else []
    return bool(word) and reading.language.verb_final and word[0].endswith(reading.language.finite_endings)


def is_title(reading: Reading, quotation: Quotation, verb: Term | None) -> bool:
    """Whether quotation marks hold a name: a capital inside a sentence, and nothing beside it says "said".

    Where verbs come last, a name without such a verb has the noun that it names right behind it: "On trade" law.
    """
    span, inner = quotation
    text = reading.text
    before = text[max(0, span.start - 3) : span.start].rstrip()
    first = not text[reading.sentence(span.start)[0] : span.start].strip()
    if not text[inner[0]].isupper() or first or before[-1:] in JOINS:
        return False
    if verb is None:
        return reading.language.verb_final and text[inner[1] - 1] not in ENDS and _leads_on(text, span.end)
    left, right = sorted(((verb.start, verb.end), (span.start, span.end)))
    gap = text[left[1] : right[0]]
    if verb.key == "according":
        return True
    if verb.start > span.end and gap.lstrip()[:1].isalpha() and "," in gap:
        return True  # "The Name" programme, the minister said
    return len(gap.split()) > TITLE_GAP and text[inner[1] - 1] not in ENDS
