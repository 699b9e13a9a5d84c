"""Which words of a name tell it from others: those that its language does not know as words."""

from __future__ import annotations

import functools
import re

from servanda.judge.names import Word, sound, words
from servanda.judge.translated import content
from servanda.packs import available, load

LONGEST_ENDING = 5
NUMBER = re.compile(r"\d+")
JOINED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
SHORTEST = 4  # letters of the name of a city
PLACED = frozenset({"city", "capital"})
PROPER = frozenset({"city"})  # names that tell a forum or a project


def telling(name: str, language: str | None) -> tuple[Word, ...]:
    """The capitalised words of a name that no lexicon lists: of "Sary-Talaa hydropower plant" the first two."""
    return tuple(
        word
        for word in words(name, language)
        if word.written[:1].isupper() and len(word.written) > 2 and not is_known(word.written.lower(), language)
    )


def naming(name: str, language: str | None) -> tuple[Word, ...]:
    """The words by which a thing is known: those that tell it by sound or meaning, else all that are capitalised."""
    told = content(name, language, fields=False)
    found = tuple(one.word for one in told if one.means or not is_known(one.word.written.lower(), language))
    return found or tuple(word for word in words(name, language) if word.written[:1].isupper())


def distinct(name: str) -> frozenset[str]:
    """What tells two names with the same words apart: numbers, and words joined by a hyphen (Sary-Talaa)."""
    return frozenset({*NUMBER.findall(name), *(sound(joined) for joined in JOINED.findall(name))})


def is_city(word: str) -> bool:
    """Whether a word is the name of a city in any language: many things may stand in one."""
    lower = word.lower()
    return any(lower[:size] in _cities() for size in range(SHORTEST, len(lower) + 1))


@functools.cache
def _cities() -> frozenset[str]:
    entries = (entry for language in available() for entry in load(language).entries if entry.cls in PLACED)
    return frozenset(form for entry in entries if len(form := entry.form.strip("*^").lower()) >= SHORTEST)


def is_known(word: str, language: str | None) -> bool:
    """Whether a language knows a word in small letters."""
    whole, stems = _lexicon(language)
    if word in whole:
        return True
    return any(word[:size] in stems for size in range(max(3, len(word) - LONGEST_ENDING), len(word) + 1))


@functools.cache
def _lexicon(language: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """All words of a language's forms but cities: those that stand as they are, and those that take endings."""
    if language not in available():
        return frozenset(), frozenset()
    known = [entry.form for entry in load(str(language)).entries if entry.cls not in PROPER]
    forms = [form.lower() for written in known for form in _common(written.lstrip("^").split())]
    whole = frozenset(form for form in forms if "*" not in form)
    return whole, frozenset(form.rstrip("*") for form in forms if form.endswith("*") and len(form) > 3)


def _common(words: list[str]) -> list[str]:
    """The words of a form that are no names: of "Caspian Pipeline Consortium" none, a word alone in any case."""
    return words if len(words) == 1 else [word for word in words if word[:1].islower()]
