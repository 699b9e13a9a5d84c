"""What stands between an office and the name of its holder: what it is for, or titles."""

from __future__ import annotations

import itertools
import re

from servanda.grammar.speech.bodies import MOST_BETWEEN
from servanda.grammar.speech.naming import FULL, Names, Span, is_full
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

NEAR, SHORT = 70, 5  # characters; of an office that may be an abbreviation
MOST_SUBJECT = 2  # words of what a minister is for, where no "of" leads to them
ACTS = ("speech", "modality", "stage", "pronoun", "concept")
MATTERS = ("supply.", "trade.", "investment.", "finance.", "project.")  # what a minister may be for: министр нефти
LONGEST = 120  # characters of what an office is for
CAPITAL = re.compile(
    r"( ([a-z]+)(?: [a-z]{2,3})? [A-Z][\w’'-]*(?:(?: [a-z]{2,3}){0,2} [A-Z][\w’'-]*){0,9})"
    r"(?: ([a-z]+)(?: [a-z]+){1,3})?(?=,)"
)
WORD = re.compile(r"\S+")
TITLE = re.compile(r" ([^\W\d_]+)(?: [^\W\d_A-Z]+){1,4}(?=,? )")
LONGEST = 60  # characters of what a minister is for
MINISTERS = frozenset({"minister", "deputy_minister", "foreign_minister"})
LONGEST_TITLE, OF_OFFICE = 100, 40  # characters of a title in small letters, and between an office and what it is for


def genitive(reading: Reading, names: Names, at: int) -> int | None:
    """Where one or two small words without an "of" end that lead from an office to a full name."""
    if reading.language.articles or reading.language.verb_final:
        return None
    end = at
    for word in itertools.islice(WORD.finditer(reading.text, at, at + NEAR), MOST_SUBJECT):
        if not word[0].isalpha() or not word[0].islower() or reading.scanner.is_small(word[0]):
            return None
        end, name = word.end(), names.at(word.end() + 1)
        if name and is_full(reading.text[slice(*name)]):
            acts = [one for one in reading.within(at, end, *ACTS) if not one.key.startswith(MATTERS)]
            return None if acts else end
    return None


def capital(reading: Reading, at: int) -> int | None:
    """Where the words end that say what an office is for, before a comma: Minister for Trade of A, N. N.

    They have capitals, but for more behind another small word: Deputy Minister of Energy for foreign affairs, N. N.
    """
    if not reading.language.articles or reading.language.verb_final:
        return None
    title = CAPITAL.match(reading.text, at, at + LONGEST)
    leads = [reading.scanner.small("role", word) for word in title.group(2, 3) if word] if title else []
    if title is None or not {*leads} <= {"of", "to"}:
        return None
    small = (word for word in title[1].split() if word.islower())
    linked = all(word in reading.language.name_links or reading.scanner.small("conjunction", word) for word in small)
    return title.end() if linked else None


def academic(reading: Reading, at: int, limit: int) -> int:
    """Where titles such as Dr end behind an office, and the dot of one that is an office itself: Prof. Dr. N. N."""
    text = reading.text
    if text[at : at + 2] == ". " and any(one.end == at for one in reading.within(at - SHORT, at, "office")):
        at += 1
    for word in WORD.finditer(text, at, limit):
        if reading.scanner.small("person_title", word[0].rstrip(".")) is None:
            break
        at = word.end()
    return at


def subject(reading: Reading, office: Term) -> int:
    """Where the small words end that say what a minister is for, an "and" among them; before a capital only."""
    small = reading.scanner.small
    if reading.language.verb_final or office.key not in MINISTERS:
        return office.end
    at, joined = office.end, 0
    for word in WORD.finditer(reading.text, office.end, office.end + LONGEST_TITLE):
        bare = word[0].rstrip(",")
        if not bare.islower():
            break
        if small("role", bare) is not None:
            return office.end
        if small("conjunction", bare) == "and":
            joined = word.end()
        at = word.end()
    told = reading.within(office.end, at, "speech", "modality", "stage", "pronoun")
    opens = reading.text[at + 1 : at + 2].isupper()
    return at if joined and joined < at and opens and not told else office.end


def behind(reading: Reading, names: Names, at: int, limit: int) -> int:
    """Where the small words end that say what an office is for: minister of investment and trade, N. N., said."""
    at = academic(reading, at, limit)
    if (end := genitive(reading, names, at)) is not None:
        return end
    title = TITLE.match(reading.text, at, limit)
    if title is None or reading.within(at, title.end(), "speech", "modality", "stage", "pronoun"):
        return at
    return title.end() if reading.scanner.small("role", title.group(1)) == "of" else at


def is_part(reading: Reading, term: Term) -> bool:
    """Whether a word before an office says what it is for: it has no ending, as verbs and cases have one."""
    bare = reading.language.verb_final and term.cls == "concept" and not term.ending
    return bare or in_title(reading, term)


def in_title(reading: Reading, term: Term) -> bool:
    """Whether a word belongs to an office: minister of investment and trade, foreign trade minister."""
    if reading.language.verb_final:
        if term.ending:
            return False
        behind = reading.within(term.end, term.end + OF_OFFICE, "office")
        return _subjects(behind[:1]) and _titles(reading, reading.text[term.end : behind[0].start], first=True)
    before = reading.within(term.start - OF_OFFICE, term.start, "office")
    if not _subjects(before[-1:]) or before[-1].end > term.start:
        return False
    acts = reading.within(before[-1].end, term.start, "speech", "modality", "stage")
    return not acts and _titles(reading, reading.text[before[-1].end : term.start], first=False)


def _subjects(offices: list[Term]) -> bool:
    """Whether an office is one that has a subject: a minister's, or a ministry."""
    return any(one.key.partition("/")[0] in MINISTERS for one in offices)


def _titles(reading: Reading, gap: str, *, first: bool) -> bool:
    """Whether nothing stands between an office and what it is for, or an "and" with what else it is for."""
    words = gap.split()
    if len(words) > MOST_BETWEEN or any(mark in gap for mark in ",.;:()"):
        return False
    if len(words) <= 1 and not first:
        return not words or reading.scanner.small("role", words[0]) is not None
    return not words or reading.scanner.small("conjunction", words[0 if first else -1]) == "and"


def led(reading: Reading, names: Names, at: int) -> Span | None:
    """The name behind what an office is for, where both have capitals: Minister for Trade N. N."""
    if not reading.language.articles:
        return None
    word = next(iter(WORD.finditer(reading.text, at, at + NEAR)), None)
    if word is None or reading.scanner.small("role", word[0]) not in {"of", "to"}:
        return None
    name = names.at(word.end() + 1)
    words = reading.text[slice(*name)].split() if name else []
    if name is None or len(words) <= FULL or reading.text[name[1] - 1] == ".":
        return None
    return name[0] + len(words[0]) + 1, name[1]


def beyond(reading: Reading, names: Names, word: Span) -> Span | None:
    """The full name behind a word with a capital and what it tells of: экономист Тегеранского университета N. N."""
    end = word[1]
    for small in itertools.islice(WORD.finditer(reading.text, end, end + NEAR), MOST_SUBJECT):
        joint = any(reading.scanner.small(cls, small[0]) is not None for cls in ("role", "conjunction"))
        if joint or not (small[0].isalpha() and small[0].islower()):
            return None
        if reading.within(small.start(), small.end(), "speech", "modality", "stage"):
            return None
        name = names.at(small.end() + 1)
        if name and is_full(reading.text[slice(*name)]):
            return name
    return None


def first_of_several(reading: Reading, office: Term) -> str | None:
    """The office by the first of the things that a minister is for: Dışişleri ve Diaspora İşleri Bakanı."""
    text, start = reading.text, reading.sentence(office.start)[0]
    words = text[max(start, office.start - LONGEST) : office.start].split() if reading.language.verb_final else []
    joints = [at for at, word in enumerate(words) if at and reading.scanner.small("conjunction", word) == "and"]
    if not joints or not all(word[:1].isupper() for word in words[joints[-1] + 1 :]):
        return None
    whole = f"{words[joints[-1] - 1]} {text[office.start : office.end]}"
    known = [one.key for one in reading.scanner.terms(whole) if one.cls == "office" and one.end == len(whole)]
    return next((key for key in known if key in MINISTERS and key != office.key), None)
