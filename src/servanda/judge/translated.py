"""Names in two languages that are translations of each other, word by word: by what words mean or how they sound."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from servanda.judge.names import Word, kindred, words
from servanda.judge.nouns import is_ordinal, is_side
from servanda.packs import available, glosses, load
from servanda.packs.capitals import CAPITALISED

END = rf"{CAPITALISED}(?: {CAPITALISED})?"
ENDS = re.compile(rf"(?<!\w)({END}) ?[–—-] ?({END})")
KIND, FIELD = "/kind", "/field"  # the head noun of many things, and what they are about
ACT = "/act"  # what becomes of a work
FINISHED, PART = "finish/act", "part/act"
UNLIKE = frozenset(
    f"{one}{KIND}" for one in ("port", "motorway", "railway", "airport", "crossing", "pipeline", "powerplant", "tunnel")
)
MEANT = 0.9  # of two words that mean the same
ALIKE = 0.8
FEW = 3  # words of a name without a head noun
LEAST = 3  # letters of a word whose meaning is not known


class Token(NamedTuple):
    """A word that tells a name from others of its kind, with its meanings where they are known."""

    word: Word
    means: frozenset[str]


@functools.lru_cache(maxsize=1 << 14)
def content(name: str, language: str | None, *, fields: bool) -> tuple[Token, ...]:
    """The words of a name but head nouns and sides; what it is about only with `fields`."""
    dull = (KIND, ACT) if fields else (KIND, ACT, FIELD)
    made = every(name, language)
    places = [
        place for place, (one, behind) in enumerate(itertools.pairwise(made))
        if fields and place and one.word.written in _inside(language) and not behind.means
    ]  # fmt: skip
    made = made[: min(places, default=len(made))]  # where it was held this time
    ends = route(name)
    plain = len(made) <= FEW and not any(key.endswith(KIND) for one in made for key in one.means)  # all words tell
    return tuple(
        one for one in made
        if _is_own(one, language) and (one.word.written in ends or _tells(one, dull) or (plain and _is_word(one)))
    )  # fmt: skip


@functools.lru_cache(maxsize=1 << 14)
def route(name: str) -> frozenset[str]:
    """The words of the two ends in the name of a line: all of them tell it, whatever else they mean."""
    return frozenset(word for ends in ENDS.findall(name) for part in ends for word in part.split())


@functools.lru_cache(maxsize=1 << 14)
def spoken(text: str, language: str | None) -> tuple[Token, ...]:
    """The words of a text that tell a work: capitalised ones, and those whose meaning is known, but sides and heads."""
    told = every(text, language)
    return tuple(one for one in told if _is_own(one, language) and _tells(one, (KIND, ACT)))


@functools.lru_cache(maxsize=1 << 14)
def every(text: str, language: str | None) -> tuple[Token, ...]:
    """All words of a text with what they mean."""
    return tuple(Token(*pair) for pair in zip(words(text, language), _meanings(text, language), strict=True))


@functools.lru_cache(maxsize=1 << 14)
def heads(text: str, language: str | None) -> frozenset[str]:
    """Which sorts of works a text names that nobody takes for each other: a port, a motorway."""
    return frozenset(key for means in _meanings(text, language) for key in means if key in UNLIKE)


def unlike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts name sorts of works, and none in common."""
    return bool(one and other) and not one & other


@functools.lru_cache(maxsize=1 << 14)
def acts(text: str, language: str | None) -> frozenset[str]:
    """What a text says that becomes of a work: begun, finished."""
    return frozenset(key for means in _meanings(text, language) for key in means if key.endswith(ACT))


def _is_own(one: Token, language: str | None) -> bool:
    """Whether a word is no side, no ordinal, and none of the commonest: The, Seventh."""
    lower = one.word.written.lower()
    return not (is_side(lower, language) or is_ordinal(lower, language) or lower in _commonest(language))


@functools.cache
def _commonest(language: str | None) -> frozenset[str]:
    return frozenset(load(str(language)).language.common_words if language in available() else ())


def _is_word(one: Token) -> bool:
    """Whether a word of small letters, whose meaning is not known, is more than an article or a preposition."""
    return not one.means and len(one.word.written) > LEAST


def _tells(one: Token, dull: tuple[str, ...]) -> bool:
    if one.means:
        return not all(key.endswith(dull) for key in one.means)
    return len(one.word.written) >= LEAST and one.word.written[0].isupper()


@functools.lru_cache(maxsize=1 << 14)
def _meanings(name: str, language: str | None) -> list[frozenset[str]]:
    """What each word of a name means; a seat of government means its country."""
    found = [word.written for word in words(name, language)]
    if language not in available():
        return [frozenset() for _ in found]
    seats, senses = _seats(str(language)), glosses(str(language)).senses(found)
    return [means or seats.get(word.lower(), means) for word, means in zip(found, senses, strict=True)]


@functools.cache
def _inside(language: str | None) -> frozenset[str]:
    """The words behind which the place of something stands."""
    entries = load(str(language)).entries if language in available() else ()
    return frozenset(entry.form for entry in entries if entry.cls == "role" and entry.key == "in")


@functools.cache
def _seats(language: str) -> dict[str, frozenset[str]]:
    named = [(entry.form.strip("*^").lower(), entry.key) for entry in load(language).entries if entry.cls == "capital"]
    return {form: frozenset({f"seat of {key}"}) for form, key in named}


def translation(one: Sequence[Token], other: Sequence[Token], *, whole: bool) -> float:
    """How surely two names say the same, 0 to 1: all words of the shorter stand in the longer, with `whole` of both."""
    few, many = sorted((one, other), key=len)
    if not few or (whole and len(few) != len(many)):
        return 0.0
    left, found = [*many], []
    for token in few:
        best = max(left, key=lambda fellow: alike(token, fellow))
        found.append(alike(token, best))
        left.remove(best)
    return min(found) if min(found) >= ALIKE else 0.0


def is_field(token: Token) -> bool:
    """Whether a word only says of which field something is."""
    return bool(token.means) and all(key.endswith(FIELD) for key in token.means)


def shares(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether two names have one word in common, though they may not say the same."""
    return any(alike(token, fellow) >= ALIKE for token in one for fellow in other)


def alike(one: Token, other: Token) -> float:
    """How surely two words are one: by their meaning, else by their sound."""
    return max(MEANT if one.means & other.means else 0.0, kindred(one.word, other.word))
