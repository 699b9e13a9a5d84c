"""Names in several alphabets and spellings: how they sound, and how alike two of them are."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from os.path import commonprefix
from typing import NamedTuple

from servanda.packs import available, load
from servanda.packs.sounds import Sounds, sounds

WORD = re.compile(r"[^\W\d_]+(?:[’'ʼʻ][^\W\d_]+)*")
MARKS = "’'ʼ"
HARD = 5.0  # of a sound that no spelling changes
LONG = 25  # sounds of a word of which one such change leaves it alike
NEAR, LIGHT, VOWEL, VOWEL_LOST = 0.3, 0.2, 0.25, 0.4
ROOT, DERIVED = 5, 0.85  # sounds that a name keeps in its adjective
SHORTEST = 3  # letters that a word keeps without its ending


class Word(NamedTuple):
    """A word of a name as it sounds, and as it may: without an ending, or with letters read otherwise."""

    written: str
    sound: str
    bare: tuple[str, ...]


@functools.lru_cache(maxsize=1 << 14)
def words(name: str, language: str | None) -> tuple[Word, ...]:
    """The words of a name, without what stands behind an apostrophe in languages that set case endings off by one."""
    found = []
    for match in WORD.finditer(name):
        written = match.group()
        for mark in _marks(language):
            written = written.split(mark, 1)[0]
        bare = [sound(one) for one in _bare(written, language)]
        found.append(Word(written, sound(written), tuple(dict.fromkeys([*bare, *_otherwise(written)]))))
    return tuple(found)


def _otherwise(word: str) -> Iterator[str]:
    """A word in sounds as it is read where its letters stand for others: j like y."""
    lower = word.lower()
    read = _others().sub(lambda found: sounds().others[found[0]], lower)
    if read != lower:
        yield sound(read)


@functools.cache
def _others() -> re.Pattern[str]:
    """Letters that stand for another sound in some languages, the longest first."""
    return re.compile("|".join(sorted(sounds().others, key=len, reverse=True)))


@functools.lru_cache(maxsize=1 << 15)
def sound(word: str) -> str:
    """A word in sounds: letters by the table, accents off where it has none with them, doubles as one."""
    table = sounds().letters
    longest = max(map(len, table))
    lower = word.lower().replace("i̇", "i")
    made: list[str] = []
    place = 0
    while place < len(lower):
        size = next((n for n in range(longest, 0, -1) if lower[place : place + n] in table), 0)
        letters = lower[place : place + size] if size else unicodedata.normalize("NFD", lower[place])[:1]
        made.append(table.get(letters, ""))
        place += size or 1
    return re.sub(r"(.)\1+", r"\1", "".join(made))


def skeletons(word: Word) -> Iterator[str]:
    """The keys under which spellings of a word meet: its consonants, those as one that are taken for each other."""
    for one in (word.sound, *word.bare):
        yield from {skeleton(one.replace("c", other)) for other in "kj"}


@functools.lru_cache(maxsize=1 << 15)
def skeleton(sounded: str) -> str:
    """The consonants of a sound that no spelling leaves out."""
    table = sounds()
    folded = _folded()
    dropped = {*table.vowels, *table.light, "g"}
    return (
        re.sub(r"(.)\1+", r"\1", "".join(folded.get(one, one) for one in sounded if one not in dropped)) or sounded[:2]
    )


def likeness(one: Word, other: Word) -> float:
    """How alike two words sound, 0 to 1; an ending may be taken off one of them, never off both."""
    pairs = [(one.sound, other.sound), *((bare, other.sound) for bare in one.bare)]
    pairs += [(one.sound, bare) for bare in other.bare]
    return max(_alike(*pair) for pair in pairs)


def kindred(one: Word, other: Word) -> float:
    """How alike two words are that may be derived from one name: Fergana, of Fergana."""
    alike = likeness(one, other)
    shared = len(commonprefix([one.sound.replace("c", "k"), other.sound.replace("c", "k")]))  # noqa: RUF071 - letters are meant
    rest = max(len(one.sound), len(other.sound)) - shared
    return max(alike, DERIVED) if shared >= ROOT and rest <= ROOT else alike


@functools.lru_cache(maxsize=1 << 16)
def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    longest = max(len(one), len(other))
    if not longest or abs(len(one) - len(other)) > longest / 2 or (longest < LONG and _kept(one) != _kept(other)):
        return 0.0
    return max(0.0, 1 - _distance(one, other) / longest)


def _distance(one: str, other: str) -> float:
    """The cheapest way from one sound to another."""
    table = sounds()
    row = [0.0]
    for letter in other:
        row.append(row[-1] + _lost(table, letter))
    for letter in one:
        before, row = row, [row[0] + _lost(table, letter)]
        for place, fellow in enumerate(other, 1):
            row.append(
                min(
                    before[place] + _lost(table, letter),
                    row[-1] + _lost(table, fellow),
                    before[place - 1] + _changed(table, letter, fellow),
                )
            )
    return row[-1]


def _lost(table: Sounds, letter: str) -> float:
    if letter in table.light:
        return LIGHT
    return VOWEL_LOST if letter in table.vowels else HARD


def _changed(table: Sounds, letter: str, fellow: str) -> float:
    if letter == fellow:
        return 0.0
    if letter in table.vowels and fellow in table.vowels:
        return VOWEL
    return NEAR if letter + fellow in table.near or fellow + letter in table.near else HARD


@functools.lru_cache(maxsize=1 << 15)
def _kept(sounded: str) -> str:
    """The sounds that all spellings keep: those that are not taken for others, and not left out."""
    table = sounds()
    changing = {*table.vowels, *table.light, *"".join(table.near)}
    return "".join(one for one in sounded if one not in changing)


@functools.cache
def _folded() -> dict[str, str]:
    """Consonants that are taken for each other, as the first of them."""
    return {"z": "s", "j": "s", "f": "v", "d": "t"}


@functools.cache
def _marks(language: str | None) -> str:
    if language not in available():
        return "’'"
    return load(str(language)).language.suffix_marks


def _bare(word: str, language: str | None) -> Iterator[str]:
    """The word without an ending of its language."""
    for ending in _endings(language):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            yield word[: -len(ending)]


@functools.cache
def _endings(language: str | None) -> tuple[str, ...]:
    if language not in available():
        return ()
    return load(str(language)).language.morphology.endings
