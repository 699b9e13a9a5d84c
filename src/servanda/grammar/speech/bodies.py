"""What somebody is head of: a company, an organisation, a ministry, by its word or by a name of its own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping

from servanda.grammar.speech.naming import Names
from servanda.grammar.words.cases import unowned
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

HEADS = frozenset({"head_of_state", "head_of_government", "organisation_head", "company_head"})
HEAD_OF_STATE, OF_FIRMS, PRESIDED = "head_of_state", frozenset({"organisation_head", "company_head"}), 2
NAMED = frozenset({"head_of_state/country", "official/country", "organisation_head", "company_head"})
QUOTES, COMPANY_NEAR = ' «»“”"', 8
BESIDE, BEHIND = 40, 60  # characters around an office in which its institution stands
MOST_BETWEEN, MOST_LISTED = 3, 7  # words between a country and its office
MOST_SMALL, QUOTED = 3, 60  # small words before the name of a company, and characters of one between its marks
DASHES = frozenset("-–—")
BREAKS = frozenset(',.;:!?()"«»“”')
PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"'}
CLOSE = {close: mark for mark, close in PAIRS.items()}
WORD = re.compile(r"\S+")
INITIALS, LONG_FORM = re.compile(r" \([^\W\d_]{2,10}\)"), 90  # a body's in brackets, and characters of its name before
SPELLED = re.compile(r" \(([^\n()]{2,40})\)")
LAST_INITIALS = re.compile(r"(?<!\S)[^\W\d_]{3,10}$")
TAKEN = ("place", "nationality", "capital", "organisation", "institution")


def between(gap: str, *, listed: bool = False) -> int | None:
    """How many words stand between two terms; None where they do not belong together: a mark or too many words.

    A list of capitalised words may have commas: "Minister of Energy, Trade and Industry".
    """
    words = gap.split()
    if not DASHES.isdisjoint(words):
        return None  # BELGRADE – Minister X
    if listed and words and "," in gap and BREAKS.isdisjoint(gap.replace(",", "")):
        return len(words) if len(words) <= MOST_LISTED and sum(word[0].islower() for word in words) <= 1 else None
    if not BREAKS.isdisjoint(gap):
        return None
    return len(words) if len(words) <= MOST_BETWEEN else None


def company(reading: Reading, office: Term) -> Term | None:
    """The known company right beside the office of its head: Gazprom Başkanı, глава «Росатома», the head of Eni."""
    if office.key.partition("/")[0] not in HEADS:
        return None
    text = reading.text
    if inside := reading.within(office.start, office.end, "company"):
        return inside[0]
    before = reading.within(office.start - BESIDE, office.start, "company")
    if before and not text[before[-1].end : office.start].strip(QUOTES):
        return before[-1]
    after = [] if reading.language.verb_final else reading.within(office.end, office.end + COMPANY_NEAR, "company")
    words = text[office.end : after[0].start].strip(QUOTES).split() if after else []
    linked = all(reading.scanner.small("role", word) == "of" for word in words)
    return after[0] if after and linked else None


def headed(reading: Reading, office: Term) -> str | None:
    """What somebody is head of, where that stands beside: "head of the French central bank"."""
    for term in reading.within(office.start - BESIDE, _reach(reading, office), "office"):
        if term.key.endswith("/head"):
            gap = reading.text[min(term.end, office.end) : max(term.start, office.start)]
            if between(INITIALS.sub("", gap)) is not None:
                return term.key.removesuffix("/head")
    return None


def spelled(reading: Reading) -> dict[str, int]:
    """Where the text first gives each body's initials in brackets: Gana … Birliği (GNCCI)."""
    found: dict[str, int] = {}
    for one in SPELLED.finditer(reading.text):
        found.setdefault(one[1], one.start())
    return found


def home(reading: Reading, body: Term, first: Mapping[str, int]) -> str | None:
    """The country of a body that is told by its initials, by the name before these where they are first in brackets.

    Only words with capitals, marks of a list and small words that join them stand between.
    """
    name = reading.text[body.start : body.end]
    at = first.get(name, body.start) if name.isupper() else body.start
    near = reading.within(max(0, at - LONG_FORM), at, "place", "nationality") if at < body.start else []
    words = reading.text[near[-1].end : at].split() if near else []
    small = reading.scanner.small
    own = all(word[0].isupper() or small("conjunction", word) == "and" for word in words)
    return near[-1].key if near and words and own else None


def _reach(reading: Reading, office: Term) -> int:
    """How far whose head somebody is may stand from his office: before it alone, where verbs come last."""
    return office.start if reading.language.verb_final else office.end + BEHIND


def presided(reading: Reading, office: Term) -> str | None:
    """What somebody is president of that is no state, by the word right beside: the chamber's president."""
    if office.key == "company_head" and _international(reading, office):
        return "organisation_head"
    if office.key != HEAD_OF_STATE:
        return None
    for term in reading.within(office.start - BESIDE, _reach(reading, office), "office"):
        key, _, condition = term.key.partition("/")
        if condition != "head" or key not in OF_FIRMS:
            continue
        gap = reading.text[min(term.end, office.end) : max(term.start, office.start)]
        words = unowned(gap, reading.language).split()
        behind = term.start >= office.end and bool(words) and len(words) <= PRESIDED
        small, definite = reading.scanner, reading.language.definite
        linked = all(small.small("role", word) == "of" or word == definite for word in words)
        described = not definite and all(word.islower() and not small.is_small(word) for word in words)
        if not words or (behind and (linked or described)):
            return key
    return None


def _international(reading: Reading, office: Term) -> bool:
    """Whether an international organisation stands right beside an office: the director of the WHO."""
    for term in reading.within(office.start - BESIDE, office.end + BEHIND, "organisation"):
        gap = reading.text[min(term.end, office.end) : max(term.start, office.start)]
        words = unowned(gap, reading.language).split()
        if all(reading.scanner.small("role", word) == "of" or word == reading.language.definite for word in words):
            return True
    return False


def named(reading: Reading, names: Names, office: Term) -> Term | None:
    """A company that no list has, by its name beside the office of its head; the key of the term is empty.

    The name stands in quotation marks or has capitals: the head of Alfa Textile, глава компании «Альфа».
    """
    if office.key not in NAMED:
        return None
    span = _before(reading, names, office) if reading.language.verb_final else _after(reading, names, office)
    return Term(*span, "company", "", "") if span and not reading.within(*span, *TAKEN) else None


def _after(reading: Reading, names: Names, office: Term) -> tuple[int, int] | None:
    """The name behind an office, with at most a few small words between that lead to it."""
    text, small = reading.text, reading.scanner.small
    led = office.key.endswith("/country")
    for word in itertools.islice(WORD.finditer(text, office.end, office.end + BEHIND), MOST_SMALL + 1):
        start = word.start()
        if word[0][0] in PAIRS:
            end = text.find(PAIRS[word[0][0]], start + 1, start + QUOTED)
            return (start, end + 1) if end > 0 else None
        if word[0][0].isupper():
            return names.at(start) if led else None
        heads = reading.within(start, start + 1, "office")
        led = led or small("role", word[0]) == "of"
        linked = small("role", word[0]) == "of" or word[0] in reading.language.articles
        if not (linked or any(one.key.endswith("/head") for one in heads)):
            return None
    return None


def _before(reading: Reading, names: Names, office: Term) -> tuple[int, int] | None:
    """The name right before an office, or before the small word between."""
    text = reading.text
    low = max(0, office.start - BEHIND)
    end = office.start
    for one in reversed(reading.within(low, office.start, "office")):
        if one.key.endswith("/head") and not text[one.end : end].strip():
            end = one.start
            break
    stop = end - len(text[low:end]) + len(text[low:end].rstrip())
    for word in text[low:stop].split()[: -MOST_SMALL - 1 : -1]:  # «Name» farm's head
        if text[stop - 1 : stop] in CLOSE or not word.islower():
            break
        stop = low + len(text[low : stop - len(word)].rstrip())
    if text[stop - 1 : stop] in CLOSE:
        start = text.rfind(CLOSE[text[stop - 1]], max(0, stop - QUOTED), stop - 1)
        return (start, stop) if start >= 0 else None
    if initials := _initials(office, text[low:stop]):
        return stop - initials, stop
    last = [one for one in names.within(low, stop) if not any(char.isspace() for char in text[one[1] : stop])]
    return last[-1] if last and text[last[-1][1] : stop][:1] in {"", *reading.language.suffix_marks} else None


def _initials(office: Term, before: str) -> int:
    """How many letters the initials right before a president are long, who is then one of a body: GNCCI Başkanı."""
    found = LAST_INITIALS.search(before) if office.key == "head_of_state/country" else None
    return len(found[0]) if found and found[0].isupper() else 0
