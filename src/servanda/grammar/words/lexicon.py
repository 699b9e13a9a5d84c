"""The lexicon of a language, by word: what a word of a text may be.

Stems with their endings, symbols inside a word and first words of phrases are found once for each word and remembered,
since words come again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from servanda.grammar.words.fold import SHORT, fold, fold_word
from servanda.grammar.words.forms import KEY, Forms, Step, compiled
from servanda.packs import Pack

LONGEST_ENDING = 18
LONGEST_KEPT = 32  # characters of a word whose readings are remembered
MOST_KEPT = 50_000  # words

Steps = dict[str, list[tuple[str, "Step"]]]  # by how a word begins
Seconds = dict[str, Steps]  # by a whole word, then by the first letter of the next one, which is empty without one


class Word(NamedTuple):
    """What a word may be.

    `singles` are terms of one word: where in the word each begins and stops, its ending, whether its capitals or its
    closing dot must be looked at. `openings` are parts of it that open phrases: begin and stop, whether it stops with
    the word, and the phrases by their second word, or by how that begins where it takes endings. With each phrase is
    told how the word begins that must be looked at next: the second one, or behind a whole second word the third.
    `seconds` are the next words, or how they begin, without which there is none of the phrases; None where that does
    not tell.
    """

    singles: tuple[tuple[int, int, str, bool, Step], ...]
    openings: tuple[tuple[int, int, bool, Seconds, Steps], ...]
    seconds: frozenset[str] | None


NOTHING = Word((), (), None)
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
    """Every form of a pack, ready to say what a word may be; `known` are its forms where they are compiled already."""

    def __init__(self, pack: Pack, known: Forms | None = None) -> None:
        self.pack = pack
        self.language = pack.language
        self.endings = Endings(pack.language.morphology.endings, pack.language.morphology.chain)
        self._forms = made = known or compiled(pack)
        self._looked: dict[str, dict[str, str | None]] = {cls: {} for cls in made.small}
        self._smallest = frozenset().union(
            *(made.small[cls] for cls in made.small.keys() - {"clock"})
        )  # Sabah may be a name
        self._lengths = sorted({len(stem) for stem in (*made.stems, *made.glued)})
        self._symbol_lengths = sorted({len(symbol) for symbol in made.symbols})
        self.marks = frozenset(pack.language.suffix_marks + "-")
        self.known: dict[str, Word] = {"": NOTHING}

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
        word = Word(tuple(singles), tuple(openings), _seconds(openings)) if parts else NOTHING
        if len(token) <= LONGEST_KEPT:
            if len(self.known) >= MOST_KEPT:
                self.known.clear()
                self.known[""] = NOTHING
            self.known[token] = word
        return word

    def _parts(self, token: str) -> Iterator[tuple[int, int, str, list[Step]]]:
        """The stems that a word begins with, and the symbols inside it: place, ending, what they may be."""
        made = self._forms
        if token in made.closed:
            yield 0, len(token), "", made.closed[token]
        for length in self._lengths:
            if length > len(token):
                break
            stem = token[:length]
            steps = made.stems.get(stem, [])
            glued = length < len(token) and stem in made.glued and token[length : length + KEY] in made.goes_on
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
            steps = self._forms.symbols.get(token[start : start + length])
            if steps and start + length <= len(token):
                yield start, start + length, "", steps

    def small(self, cls: str, word: str) -> str | None:
        """The key of a word of a class that is only looked up (preposition, conjunction, title); None if it is none."""
        looked = self._looked[cls]
        if word in looked:
            return looked[word]
        if len(word) > SHORT:
            return None
        if len(looked) >= MOST_KEPT:
            looked.clear()
        key = looked[word] = self._forms.small[cls].get(fold_word(word))
        return key

    def is_small(self, word: str) -> bool:
        """Whether a word is of one of the classes that are only looked up."""
        return len(word) <= SHORT and fold_word(word) in self._smallest

    def words(self, word: str) -> Iterator[tuple[str, str, int]]:
        """Readings of a prefix of one word: class, key and length; for what is glued to a number."""
        folded = fold(word)
        for length in range(min(len(folded), 24), 0, -1):
            stem = folded[:length]
            for group in (self._forms.closed, self._forms.stems, self._forms.symbols):
                for step in group.get(stem, ()):
                    if not step.rest and word[: step.capitals].isupper() >= bool(step.capitals):
                        yield step.cls, step.key, length


def _seconds(openings: list[tuple[int, int, bool, Seconds, Steps]]) -> frozenset[str] | None:
    """The next words, or their first letters, that any phrase needs: see `Word`; None where one goes on in its word."""
    if not all(whole for _, _, whole, _, _ in openings):
        return None
    return frozenset(second for _, _, _, closed, loose in openings for second in (*closed, *loose))


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
