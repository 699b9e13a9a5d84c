"""Which words of a name tell it from others: those that its language does not know as words."""

from __future__ import annotations

import re

from servanda.judge.names import Word, sound, words
from servanda.judge.nouns import is_known
from servanda.judge.translated import content

NUMBER = re.compile(r"\d+")
JOINED = re.compile(r"[^\W\d_]+-[^\W\d_]+")


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
