"""Which words of a name tell it from others: those that its language does not know as words."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from servanda.judge.names import Word, sound, words
from servanda.judge.nouns import is_known
from servanda.judge.translated import content, route

NUMBER = re.compile(r"\d+")
JOINT = re.compile(r"[\W\d_]+")
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
    ends = route(name)
    found = tuple(
        one.word for one in told
        if one.means or one.word.written in ends or not is_known(one.word.written.lower(), language)
    )  # fmt: skip
    return found or tuple(word for word in words(name, language) if word.written[:1].isupper())


class Distinct(NamedTuple):
    """What tells two names with the same words apart: numbers, and words joined by a hyphen (Sary-Talaa).

    `whole` is how all of a name sounds: what one language joins another may part.
    """

    numbers: frozenset[str]
    joined: frozenset[str]
    whole: str

    @property
    def some(self) -> bool:
        """Whether there is anything that tells it."""
        return bool(self.numbers or self.joined)

    def fits(self, other: Distinct) -> bool:
        """Whether nothing tells two names apart."""
        parted = all(one in other.whole for one in self.joined) and all(one in self.whole for one in other.joined)
        return self.numbers == other.numbers and parted


@functools.lru_cache(maxsize=1 << 14)
def distinct(name: str) -> Distinct:
    """What tells a name from others with the same words."""
    joined = frozenset(sound(JOINT.sub("", one)) for one in JOINED.findall(name))
    return Distinct(frozenset(NUMBER.findall(name)), joined, sound(JOINT.sub("", name)))
