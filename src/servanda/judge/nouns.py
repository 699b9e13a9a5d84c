"""Words that judging looks at: which kinds of documents a count names, and what is left of the name of a series."""

from __future__ import annotations

import functools
import itertools
import re

from servanda.packs import available, load

WORD = re.compile(r"[^\W\d_]+")
KIND, EVENT = "document.", "event."
ANY = "document.unspecified"  # of which any may be one
LONGEST = 7  # words between an ordinal and the gathering that it counts
SHORTEST = 4  # letters of a stem
STEM = 5  # letters by which two forms of a word are one
PLACED = frozenset({"city", "capital"})
LONGEST_ENDING = 5
PROPER = frozenset({"city"})  # names that tell a forum or a project
SIDES = frozenset({"place", "nationality"})


@functools.lru_cache(maxsize=1 << 14)
def kinds(quote: str, language: str | None) -> frozenset[str]:
    """Concepts of the documents that the words of a quote name; empty where they may be any."""
    stems = _stems(language) if language in available() else {}
    named = (stems.get(_stem(word.lower(), stems), "") for word in WORD.findall(quote))
    return frozenset(key for key in named if key.startswith(KIND) and not key.startswith(ANY))


def gathering(text: str, language: str | None) -> str:
    """The words up to the first that names a gathering (forum, commission); empty where none of them does."""
    stems = _stems(language) if language in available() else {}
    for found in itertools.islice(WORD.finditer(text), LONGEST):
        if stems.get(_stem(found.group().lower(), stems), "").startswith(EVENT):
            return text[: found.end()]
    return ""


def series(name: str, language: str | None) -> frozenset[str]:
    """Stems of the words of a name that say which series it is of, without those that name countries."""
    words = [word.lower() for word in WORD.findall(name) if len(word) >= SHORTEST]
    return frozenset(word[:STEM] for word in words if not is_side(word, language))


def is_side(word: str, language: str | None) -> bool:
    """Whether a word names a country or its people."""
    sides, lower = _places(language) if language in available() else frozenset[str](), word.lower()
    return any(lower[:end] in sides for end in range(SHORTEST, len(lower) + 1))


def is_city(word: str) -> bool:
    """Whether a word is the name of a city in any language: many things may stand in one."""
    lower = word.lower()
    return any(lower[:size] in _cities() for size in range(SHORTEST, len(lower) + 1))


@functools.cache
def _cities() -> frozenset[str]:
    entries = (entry for language in available() for entry in load(language).entries if entry.cls in PLACED)
    return frozenset(form for entry in entries if len(form := entry.form.strip("*^").lower()) >= SHORTEST)


@functools.cache
def _places(language: str | None) -> frozenset[str]:
    forms = [entry.form.strip("*^").lower() for entry in load(str(language)).entries if entry.cls in SIDES]
    return frozenset(form for form in forms if WORD.fullmatch(form) and len(form) >= SHORTEST)


def _stem(word: str, stems: dict[str, str]) -> str:
    """The longest stem that a word begins with; empty without one."""
    return next((word[:end] for end in range(len(word), SHORTEST - 1, -1) if word[:end] in stems), "")


@functools.cache
def _stems(language: str | None) -> dict[str, str]:
    entries = load(str(language)).entries
    named = [
        (entry.form.strip("*^").lower(), entry.key.partition("/")[0]) for entry in entries if entry.cls == "concept"
    ]
    return {
        stem: key
        for stem, key in named
        if key.startswith((KIND, EVENT)) and WORD.fullmatch(stem) and len(stem) >= SHORTEST
    }


def is_ordinal(word: str, language: str | None) -> bool:
    """Whether a word in small letters counts: seventh."""
    stems = _ordinals(language)
    return any(word[:size] in stems for size in range(max(SHORTEST, len(word) - LONGEST_ENDING), len(word) + 1))


@functools.cache
def _ordinals(language: str | None) -> frozenset[str]:
    entries = load(str(language)).entries if language in available() else ()
    return frozenset(entry.form.strip("*^").lower() for entry in entries if entry.cls == "ordinal")


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
