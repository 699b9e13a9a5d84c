"""Numbers that are part of a name or path and count nothing: Nord Stream 2, 07/, 8x8, No. 2, STA 3.0."""

from __future__ import annotations

import re

from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import PLACES
from servanda.model import Atom

NEAR = 24  # characters
OF = frozenset({"of", "from"})
LABEL = frozenset("/-_")
SIGNS = frozenset("#№")  # before a number, with or without a blank
OPENS = frozenset(".!?:;,»”)")
VERSION = re.compile(r"\d\.0")  # of an agreement or plan, behind its name
TIMES = re.compile(r"\d[xх×]\d")


def numbered(reading: Reading, time: Atom) -> bool:
    """Whether a time is the date of a document that is called by its number: Order 14257 of April 2."""
    words = reading.text[max(0, time.start - NEAR) : time.start].split()
    if not words or reading.scanner.small("role", words[-1]) not in OF:
        return False
    end = reading.text.rindex(words[-1], 0, time.start)
    numbers = reading.atoms_within(max(0, end - NEAR), end)
    if not numbers or reading.text[numbers[-1].end : end].strip():
        return False
    signed = numbers[-1].kind == "ordinal" and numbers[-1].text[-1:].isdigit()  # No. 4
    return signed or is_label(reading, numbers[-1])


def is_label(reading: Reading, atom: Atom) -> bool:
    """Whether a number is part of a name or path ("Nord Stream 2", "07/", "8x8"), not a count."""
    text = reading.text
    if TIMES.match(text, max(atom.start - 2, 0)) or TIMES.match(text, atom.end - 1):
        return True
    before = text[max(0, atom.start - NEAR) : atom.start]
    words = before.split()
    word = words[-1] if words else ""
    called = bool(VERSION.fullmatch(atom.text)) and word.lstrip("\"'“«")[:1].isupper()
    if called or before.rstrip(" ")[-1:] in SIGNS or before[-1:] in LABEL:
        return True
    bound = atom.comparator != "=" and reading.within(atom.start - len(word) - 1, atom.start, "comparator")
    near = reading.within(atom.start - 40, atom.start, *PLACES)
    if bound or any(place.end >= atom.start - len(word) for place in near) or _cased(reading, word):
        return False  # the name of a country is no label, nor is: A. About 30; Boeing'den 50
    if word[:1].isupper() and word in reading.language.abbreviations:
        return True  # No. 2
    named = len(word) > 1 and word[0].isupper() and not word.partition("-")[0].isupper()
    if not named or word[-1] in OPENS or not text[atom.start].isdigit():
        return False
    if text[atom.end : atom.end + 1] in {"", "\n"}:
        return True  # Article 9, on a line of its own
    words = text[reading.sentence(atom.start)[0] : atom.start].split()
    if sum(one[0].isalnum() for one in words) != 1:
        return True
    known = reading.scanner.is_small(word) or bool(reading.terms.at(atom.start - len(word) - 1))
    return not known and len(atom.text) == 1  # EstLink 3; but not the first word of a sentence: Some 150


def _cased(reading: Reading, word: str) -> bool:
    """Whether a name has a case ending behind a mark, so that no number is part of it."""
    endings = reading.language.role_endings.values()
    marks = (mark for mark in reading.language.suffix_marks if mark in word[1:])
    return any(word.rpartition(mark)[2] in ends for mark in marks for ends in endings)
