"""One pass over a text finds every word and phrase of a language's lexicon.

The multi-pattern matcher looks for first words (and symbols) at word starts; endings and further words of a phrase are
checked on the spot. Nothing here looks at characters one by one, and nothing backtracks.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator
from operator import itemgetter

import ahocorasick_rs
import msgspec

from servanda.grammar.fold import fold, fold_word
from servanda.packs import BESIDE, Entry, Pack, load

LONGEST_ENDING = 18
LONGEST_GAP = 24
KEY = 2  # letters of the second word by which phrases are looked up
SHORTEST_SOFTENED = 4  # letters of a stem whose last one may soften; shorter stems would become other words
LOOKED_UP = frozenset({"role", "conjunction", "not_name", "person_title"})
GLUED = frozenset({"number", "scale", "ordinal", "fraction"})  # words that may open one written together
NOWHERE = (0, -1)
PLACES = frozenset({"place", "nationality", "capital", "city", "organisation"})


class Term(msgspec.Struct, frozen=True, gc=False):
    """A word or phrase of the lexicon in a text. `ending` is what follows its stem, also behind an apostrophe.

    `end` is the end of the word, without what stands behind an apostrophe or hyphen.
    """

    start: int
    end: int
    cls: str
    key: str
    ending: str


Found = tuple[int, int, int, Term]  # start, end with a minus, letters of the ending inside the word


class Step(msgspec.Struct, frozen=True, gc=False):
    """What a first word may become: the rest of a phrase, and the entry that it then is."""

    open: bool  # takes endings
    any: bool  # takes any continuation
    rest: tuple[tuple[str, bool, bool], ...]
    dot: bool
    capitals: int  # so many letters at the start must be capitals in the text
    cls: str
    key: str


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


class Scanner:
    """The lexicon of one language, ready to find its words."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.language = pack.language
        self.endings = Endings(pack.language.morphology.endings, pack.language.morphology.chain)
        self._steps: dict[str, list[Step]] = {}
        self._soft = {fold(hard): fold(soft) for hard, soft in pack.language.morphology.softening.items()}
        self._small: dict[str, dict[str, str]] = {}
        for entry in pack.entries:
            if entry.cls not in BESIDE:
                self._add(entry)
        glued = self._glued_stems(pack)
        for stem in glued:
            self._steps.setdefault(f" {stem}", [])
        self._patterns = list(self._steps)
        self._opens = frozenset(number for number, pattern in enumerate(self._patterns) if pattern[1:] in glued)
        self._goes_on = frozenset(stem[:KEY] for stem in glued)
        self._matcher = ahocorasick_rs.AhoCorasick(self._patterns)
        self._choices = [_sorted(steps) for steps in self._steps.values()]
        self._marks = frozenset(pack.language.suffix_marks + "-")

    def _add(self, entry: Entry) -> None:
        if entry.cls in LOOKED_UP and "*" not in entry.form and " " not in entry.form:
            self._small.setdefault(entry.cls, {})[fold(entry.form)] = entry.key
            return
        form = entry.form.removeprefix("^")
        capitals = len([*itertools.takewhile(str.isupper, form)]) if entry.form.startswith("^") else 0
        dot = form.rstrip("*").endswith(".")
        words = [self._softened(*_word(word)) for piece in form.split() for word in _split(piece)]
        for (stem, is_open, is_any), *rest in itertools.product(*words) if words else ():
            step = Step(is_open, is_any, tuple(rest), dot, capitals, entry.cls, entry.key)
            self._steps.setdefault(_pattern(stem, is_open or is_any), []).append(step)

    def _glued_stems(self, pack: Pack) -> frozenset[str]:
        """Number words that may stand in a word of several ("twentyfive")."""
        if not pack.language.glued_numbers:
            return frozenset()
        stems = (fold(e.form.rstrip("*")) for e in pack.entries if e.cls in GLUED)
        return frozenset(stem for stem in stems if stem.isalpha() and len(stem) > 1)

    def _softened(self, stem: str, is_open: bool, is_any: bool) -> list[tuple[str, bool, bool]]:  # noqa: FBT001 - a word
        """A word of a form, and how it begins where its last letter softens before an ending."""
        soft = self._soft.get(stem[-1]) if is_open and len(stem) >= SHORTEST_SOFTENED else None
        return [(one, is_open, is_any) for one in (stem, stem[:-1] + soft if soft else None) if one]

    def terms(self, text: str) -> list[Term]:
        """Every term of `text`, by start, longest first; within a class none lies inside another."""
        folded = " " + fold(text) + " \0"
        found: list[Found] = []
        choices, fit = self._choices, self.endings.fit
        for index, begin, end in self._matcher.find_matches_as_indexes(folded, overlapping=True):
            if folded[begin] == " ":
                end -= folded[end - 1] == " "  # noqa: PLW2901 - the pattern of a whole word takes in the space behind it
                stop = folded.index(" ", end) if folded[end - 1].isalnum() else end
                rest = folded[end:stop]
            else:
                stop, rest, begin = end, "", begin - 1  # noqa: PLW2901 - a symbol has no space before it
            words, phrases = choices[index]
            if rest and index in self._opens:
                words = self._glued(rest, words)
            fits = not rest or fit(rest)
            for step in words:
                if (fits and (step.open or not rest)) or step.any:
                    self._take(text, (begin, stop - 1), rest, step, found)
            if phrases:
                start = stop + 1 if folded[stop] == " " and folded[stop + 1] != " " else _skip(folded, stop)
                for step in phrases.get(folded[start : start + KEY], ()):
                    if (fits and (step.open or not rest)) or step.any:
                        last, ending = self._follow(folded, start, step.rest)
                        if last >= 0:
                            self._take(text, (begin, last - 1), ending, step, found)
        return _outermost(found)

    def _glued(self, rest: str, words: tuple[Step, ...]) -> tuple[Step, ...]:
        """What a number word may be that goes on like another one."""
        return (GLUED_STEP, *words) if rest[:KEY] in self._goes_on else words

    def _follow(self, folded: str, start: int, rest: tuple[tuple[str, bool, bool], ...]) -> tuple[int, str]:
        """Where the further words of a phrase end, and the ending of the last; -1 where they do not follow."""
        at, ending = start, ""
        for stem, is_open, is_any in rest:
            if at > start:
                at = _skip(folded, at)
            if not folded.startswith(stem, at):
                return -1, ""
            end = at + len(stem)
            at = folded.index(" ", end) if stem[-1].isalnum() else end
            ending = folded[end:at]
            if ending and not (is_any or (is_open and self.endings.fit(ending))):
                return -1, ""
        return at, ending

    def _take(self, text: str, span: tuple[int, int], ending: str, step: Step, found: list[Found]) -> None:
        """Add a term, with its closing dot or with the ending behind an apostrophe; not one that lacks its capitals."""
        start, end = span
        inner = len(ending)
        if step.capitals and not text[start : start + step.capitals].isupper():
            return
        if end < len(text) and not text[end].isspace():
            if step.dot and text[end] == ".":
                end += 1
            elif not ending and text[end] in self._marks:
                stop = end + 1
                while stop < len(text) and stop - end <= LONGEST_ENDING and text[stop].isalpha():
                    stop += 1
                ending = fold(text[end + 1 : stop])
        found.append((start, -end, inner, Term(start, end, step.cls, step.key, ending)))

    def small(self, cls: str, word: str) -> str | None:
        """The key of a word of a class that is only looked up (preposition, conjunction, title); None if it is none."""
        return self._small.get(cls, {}).get(fold_word(word))

    def words(self, word: str) -> Iterator[tuple[str, str, int]]:
        """Readings of a prefix of one word: class, key and length; for what is glued to a number."""
        folded = fold(word)
        for length in range(min(len(folded), 24), 0, -1):
            stem = folded[:length]
            for pattern in (f" {stem} ", f" {stem}", stem):
                for step in self._steps.get(pattern, ()):
                    if not step.rest and word[: step.capitals].isupper() >= bool(step.capitals):
                        yield step.cls, step.key, length


def _pattern(stem: str, is_open: bool) -> str:  # noqa: FBT001 - a property of the word
    """What the matcher looks for: a symbol anywhere, a stem at a word's start, a closed word between spaces."""
    if not stem[0].isalnum():
        return stem
    return f" {stem}" if is_open or not stem[-1].isalnum() else f" {stem} "


def _sorted(steps: list[Step]) -> tuple[tuple[Step, ...], dict[str, tuple[Step, ...]]]:
    """Single words, and phrases by how their second word begins."""
    phrases: dict[str, tuple[Step, ...]] = {}
    for step in steps:
        if step.rest:
            key = (step.rest[0][0] + " ")[:KEY]
            phrases[key] = (*phrases.get(key, ()), step)
    return tuple(step for step in steps if not step.rest), phrases


def _skip(folded: str, at: int) -> int:
    """The start of the next word; bounded, so that a text of blanks costs no more than others."""
    limit = at + LONGEST_GAP
    while folded[at] == " " and at < limit:
        at += 1
    return at


def _split(piece: str) -> list[str]:
    """The words of a form's piece: folding turns hyphens and dots into spaces, stars stay with the last word."""
    bare = piece.rstrip("*")
    stars = piece[len(bare) :]
    words = fold(bare).split()
    return [*words[:-1], words[-1] + stars] if words else []


def _word(word: str) -> tuple[str, bool, bool]:
    bare = word.rstrip("*")
    stars = len(word) - len(bare)
    return bare, stars == 1, stars == 2


def _outermost(found: list[Found]) -> list[Term]:
    """By start, longest first, without terms inside another of their class or an idiom, or places inside a currency.

    Of two places in the same words, the one with the longer stem is meant: Nijerya is no Nijer with an ending.
    """
    found.sort(key=itemgetter(0, 1, 2))
    reach: dict[str, tuple[int, int]] = {}
    stems: dict[str, int] = {}
    kept = []
    for *_, inner, term in found:
        group = "where" if term.cls in PLACES else term.cls
        start, end = reach.get(group, NOWHERE)
        if term.cls != "idiom" and _hidden(term, group, reach):
            continue
        if term.end <= end and (term.start, term.end) != (start, end):
            continue
        if term.end > end or group not in reach:
            reach[group] = (term.start, term.end)
            stems[group] = inner
        elif group == "where" and inner > stems[group]:
            continue
        kept.append(term)
    return kept


def _hidden(term: Term, group: str, reach: dict[str, tuple[int, int]]) -> bool:
    """Whether an idiom covers a term (an organisation may be in the very same words), or a currency a place."""
    idiom = reach.get("idiom", NOWHERE)
    if group != "where":
        return term.end <= idiom[1]
    return (term.end <= idiom[1] and idiom != (term.start, term.end)) or term.end <= reach.get("currency", NOWHERE)[1]


@functools.cache
def scanner(code: str) -> Scanner:
    """The scanner of a language, built once."""
    return Scanner(load(code))
