"""What stands between an office and the name of its holder: what it is for, or titles."""

from __future__ import annotations

import itertools
import re

from servanda.grammar.speech.naming import Names, is_full
from servanda.grammar.words.reading import Reading

NEAR, SHORT = 70, 5  # characters; of an office that may be an abbreviation
MOST_SUBJECT = 2  # words of what a minister is for, where no "of" leads to them
ACTS = ("speech", "modality", "stage", "pronoun", "concept")
LONGEST = 120  # characters of what an office is for
CAPITAL = re.compile(r" ([a-z]+)(?: [a-z]{2,3})? [A-Z][\w’'-]*(?:(?: [a-z]{2,3}){0,2} [A-Z][\w’'-]*){0,9}(?=,)")
WORD = re.compile(r"\S+")


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
            return None if reading.within(at, end, *ACTS) else end
    return None


def capital(reading: Reading, at: int) -> int | None:
    """Where the capitalised words end that say what an office is for, before a comma: Minister for Trade of A, N. N."""
    if not reading.language.articles or reading.language.verb_final:
        return None
    title = CAPITAL.match(reading.text, at, at + LONGEST)
    if title is None or reading.scanner.small("role", title[1]) not in {"of", "to"}:
        return None
    small = (word for word in title[0].split() if word.islower())
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
