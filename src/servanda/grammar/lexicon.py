"""The lexicon of a language, by word: what a word of a text may be.

Stems with their endings, symbols inside a word and first words of phrases are found once for each word and remembered,
since words come again.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from servanda.grammar.fold import SHORT, fold, fold_word
from servanda.packs import BESIDE, Entry, Pack

LONGEST_ENDING = 18
LONGEST_KEPT = 32  # characters of a word whose readings are remembered
MOST_KEPT = 50_000  # words
STAR = "\1"  # stands for the star of a form while it is folded
KEY = 2  # letters of the second word by which phrases are looked up
SHORTEST_SOFTENED = 4  # letters of a stem whose last one may soften; shorter stems would become other words
LOOKED_UP = frozenset({"role", "conjunction", "not_name", "person_title"})
GLUED = frozenset({"number", "scale", "ordinal", "fraction"})  # words that may open one written together

Steps = dict[str, list[tuple[str, "Step"]]]  # by how a word begins
Seconds = dict[str, Steps]  # by a whole word, then by the first letter of the next one, which is empty without one


class Step(msgspec.Struct, frozen=True, gc=False):
    """What a first word may become: the rest of a phrase, and the entry that it then is."""

    open: bool  # takes endings
    any: bool  # takes any continuation
    rest: tuple[tuple[str, bool, bool], ...]
    dot: bool
    capitals: int  # so many letters at the start must be capitals in the text
    cls: str
    key: str
    soft: bool = False  # only before an ending


class Word(NamedTuple):
    """What a word may be.

    `singles` are terms of one word: where in the word each begins and stops, its ending, whether its capitals or its
    closing dot must be looked at. `openings` are parts of it that open phrases: begin and stop, whether it stops with
    the word, and the phrases by their second word, or by how that begins where it takes endings. With each phrase is
    told how the word begins that must be looked at next: the second one, or behind a whole second word the third.
    """

    singles: tuple[tuple[int, int, str, bool, Step], ...]
    openings: tuple[tuple[int, int, bool, Seconds, Steps], ...]


NOTHING = Word((), ())
GLUED_STEP = Step(open=False, any=True, rest=(), dot=False, capitals=0, cls="glued", key="")


class Endings:
    """Which endings a stem may take: chains of the language's morphemes, remembered."""

    def __init__(self, endings: Iterable[str], chain: int) -> None:
        self._endings = frozenset(filter(None, map(fold, endings)))
        self._chain = chain
        self._longest = max(map(len, self._endings), default=0)
        self._known: dict[str, bool] = {"": True}

    def fit(self, rest: str) -> bool:
        """Whether `rest` is an ending; time is linear in its length, which is bounded."""
        known = self._known.get(rest)
        if known is None:
            if len(self._known) > 50_000:
                self._known = {"": True}
            known = self._known[rest] = len(rest) <= LONGEST_ENDING and self._chained(rest)
        return known

    def _chained(self, rest: str) -> bool:
        reached = {0}
        for _ in range(self._chain):
            reached = {
                end
                for start in reached
                for end in range(start + 1, min(len(rest), start + self._longest) + 1)
                if rest[start:end] in self._endings
            }
            if len(rest) in reached:
                return True
        return False


class Lexicon:
    """Every form of a pack, ready to say what a word may be."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.language = pack.language
        self.endings = Endings(pack.language.morphology.endings, pack.language.morphology.chain)
        self._closed: dict[str, list[Step]] = {}  # whole words
        self._stems: dict[str, list[Step]] = {}  # beginnings of words
        self._symbols: dict[str, list[Step]] = {}  # found anywhere in a word
        self._soft = {fold(hard): fold(soft) for hard, soft in pack.language.morphology.softening.items()}
        self._small: dict[str, dict[str, str]] = {cls: {} for cls in LOOKED_UP}
        entries = [entry for entry in pack.entries if entry.cls not in BESIDE]
        folded = fold("\0".join(entry.form for entry in entries).replace("*", STAR)).split("\0")  # all at once
        for entry, form in zip(entries, folded, strict=True):
            self._add(entry, form)
        self._smallest = frozenset().union(*self._small.values())
        self._glued = self._glued_stems(pack)
        follows = (fold(e.form)[:KEY] for e in pack.entries if e.cls == "time_unit" and pack.language.glued_units)
        self._goes_on = frozenset((*(stem[:KEY] for stem in self._glued), *follows))
        self._lengths = sorted({len(stem) for stem in (*self._stems, *self._glued)})
        self._symbol_lengths = sorted({len(symbol) for symbol in self._symbols})
        self.marks = frozenset(pack.language.suffix_marks + "-")
        self.known: dict[str, Word] = {"": NOTHING}

    def _add(self, entry: Entry, folded: str) -> None:
        """Add an entry by its folded form, in which hyphens and dots are blanks; a star stays with its word."""
        if entry.cls in LOOKED_UP and "*" not in entry.form and " " not in entry.form:
            self._small[entry.cls][folded] = entry.key
            return
        capitals = len([*itertools.takewhile(str.isupper, entry.form[1:])]) if entry.form[0] == "^" else 0
        dot = "." in entry.form and entry.form.rstrip("*")[-1] == "."
        words = [self._softened(*_word(word)) for word in folded.split()]
        for (stem, is_open, is_any), *rest in itertools.product(*words) if words else ():
            soft = bool(words[0][1:]) and stem == words[0][1][0]
            step = Step(is_open, is_any, tuple(rest), dot, capitals, entry.cls, entry.key, soft)
            self._group(stem, loose=is_open or is_any).setdefault(stem, []).append(step)

    def _group(self, stem: str, *, loose: bool) -> dict[str, list[Step]]:
        """Where a stem is looked for: a symbol anywhere, others at the start of a word, a closed word as a whole."""
        if not stem[0].isalnum():
            return self._symbols
        return self._stems if loose or not stem[-1].isalnum() else self._closed

    def _glued_stems(self, pack: Pack) -> frozenset[str]:
        """Number words that may stand in a word of several ("twentyfive")."""
        if not (pack.language.glued_numbers or pack.language.glued_units):
            return frozenset()
        stems = (fold(e.form.rstrip("*")) for e in pack.entries if e.cls in GLUED)
        return frozenset(stem for stem in stems if stem.isalpha() and len(stem) > 1)

    def _softened(self, stem: str, is_open: bool, is_any: bool) -> list[tuple[str, bool, bool]]:  # noqa: FBT001 - a word
        """A word of a form, and how it begins where its last letter softens before an ending."""
        soft = self._soft.get(stem[-1]) if is_open and len(stem) >= SHORTEST_SOFTENED else None
        return [(one, is_open, is_any) for one in (stem, stem[:-1] + soft if soft else None) if one]

    def word(self, token: str) -> Word:
        """What a word may be; remembered, since words come again."""
        parts = [*self._parts(token)]
        singles = [
            (start, stop, ending, bool(step.capitals or step.dot), step)
            for start, stop, ending, steps in parts
            for step in steps
            if not step.rest
        ]
        openings = [
            (start, stop, stop == len(token), *_phrases(steps))
            for start, stop, _, steps in parts
            if any(step.rest for step in steps)
        ]
        word = Word(tuple(singles), tuple(openings)) if parts else NOTHING
        if len(token) <= LONGEST_KEPT:
            if len(self.known) >= MOST_KEPT:
                self.known.clear()
                self.known[""] = NOTHING
            self.known[token] = word
        return word

    def _parts(self, token: str) -> Iterator[tuple[int, int, str, list[Step]]]:
        """The stems that a word begins with, and the symbols inside it: place, ending, what they may be."""
        if token in self._closed:
            yield 0, len(token), "", self._closed[token]
        for length in self._lengths:
            if length > len(token):
                break
            stem = token[:length]
            steps = self._stems.get(stem, [])
            glued = length < len(token) and stem in self._glued and token[length : length + KEY] in self._goes_on
            if steps or glued:
                stop = len(token) if stem[-1].isalnum() else length
                ending = token[length:stop]
                fits = not ending or self.endings.fit(ending)
                fitting = [step for step in steps if step.any or (fits and (step.open if ending else not step.soft))]
                yield 0, stop, ending, [*[GLUED_STEP] * glued, *fitting]
        if not token.isalnum():
            for start, char in enumerate(token):
                if not char.isalnum():
                    yield from self._signs(token, start)

    def _signs(self, token: str, start: int) -> Iterator[tuple[int, int, str, list[Step]]]:
        """The symbols at a place of a word."""
        for length in self._symbol_lengths:
            steps = self._symbols.get(token[start : start + length])
            if steps and start + length <= len(token):
                yield start, start + length, "", steps

    def small(self, cls: str, word: str) -> str | None:
        """The key of a word of a class that is only looked up (preposition, conjunction, title); None if it is none."""
        return self._small[cls].get(fold_word(word)) if len(word) <= SHORT else None

    def is_small(self, word: str) -> bool:
        """Whether a word is of one of the classes that are only looked up."""
        return len(word) <= SHORT and fold_word(word) in self._smallest

    def words(self, word: str) -> Iterator[tuple[str, str, int]]:
        """Readings of a prefix of one word: class, key and length; for what is glued to a number."""
        folded = fold(word)
        for length in range(min(len(folded), 24), 0, -1):
            stem = folded[:length]
            for group in (self._closed, self._stems, self._symbols):
                for step in group.get(stem, ()):
                    if not step.rest and word[: step.capitals].isupper() >= bool(step.capitals):
                        yield step.cls, step.key, length


def _phrases(steps: list[Step]) -> tuple[Seconds, Steps]:
    """The phrases among the steps by their second word, or by how it begins; see `Word`."""
    closed: Seconds = {}
    loose: Steps = {}
    for step in steps:
        if step.rest:
            stem, is_open, is_any = step.rest[0]
            free = (is_open or is_any or not stem[-1].isalnum()) and len(stem) >= KEY
            if free:
                loose.setdefault(stem[:KEY], []).append((stem, step))
            else:
                third = step.rest[1][0] if len(step.rest) > 1 else ""
                closed.setdefault(stem, {}).setdefault(third[:1], []).append((third, step))
    return closed, loose


def _word(word: str) -> tuple[str, bool, bool]:
    """A word without its stars, whether it takes endings, and whether any continuation."""
    bare = word.rstrip(STAR)
    stars = len(word) - len(bare)
    return bare, stars == 1, stars == 2
