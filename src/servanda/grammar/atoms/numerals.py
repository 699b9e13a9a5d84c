"""Number words of a language: what they are worth, what may stand between them, and words written as one."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from servanda.grammar.atoms.digits import ZERO, Piece
from servanda.grammar.words.fold import fold
from servanda.grammar.words.forms import WRITTEN_TO
from servanda.grammar.words.scan import Scanner
from servanda.grammar.words.terms import Term, Terms
from servanda.packs import Entry

WORDS = frozenset({"number", "scale", "fraction", "denominator", "ordinal", "collective", "glued"})
SEEN = WORDS | {"percent", "relative"}
JOINTS = frozenset({"elision", "point", "over"})
LONGEST_JOINT = 24
LONGEST_GLUED = 60
SHORTEST_UNIT = 3
SIGN_WINDOW = 12
MOST_KEPT = 5_000  # gaps, and endings
WINDOW = 16  # characters between last or next and its unit
RANK = {"number": 0, "scale": 1, "fraction": 2, "collective": 3, "ordinal": 4, "denominator": 5, "glued": -1}


class Joint(NamedTuple):
    """A small word between two pieces (class and key, both empty for none), and whether an article follows it."""

    cls: str
    key: str
    article: bool


class Numerals:
    """What a language's number words have in common."""

    def __init__(self, scanner: Scanner, entries: tuple[Entry, ...]) -> None:
        self.scanner = scanner
        self.tens_from = 20 if any(e.cls == "number" and e.key == "11" for e in entries) else 10
        self._joints = {_phrase(e.form): (e.cls, e.key) for e in entries if e.cls in JOINTS}
        self.subunits = {_phrase(e.form): e.key for e in entries if e.cls == "subunit"}
        self._minus = frozenset(_phrase(e.form) for e in entries if e.cls == "minus")
        self._articles = frozenset(map(_phrase, scanner.language.articles))
        self._gaps: dict[str, Joint | None] = {}
        self._role_of: dict[str, str] = {}
        self._tails: dict[tuple[str, Decimal], str] = {}
        language = scanner.language
        self._roles = {fold(one): role for role, endings in language.role_endings.items() for one in endings}
        self.stems = {
            _letters(e.form): (e.cls, Decimal(e.key.partition("/")[0]))
            for e in entries
            if e.cls in WORDS and e.cls != "denominator" and _letters(e.form).isalpha() and len(e.form) > 1
        }
        self._longest = max(map(len, self.stems), default=0)
        self._parts: dict[str, tuple[tuple[str, Decimal, int], ...]] = {}

    def gap(self, raw: str) -> Joint | None:
        """What stands between two pieces of one number; None where they cannot belong together."""
        if len(raw) > LONGEST_JOINT:
            return None
        if raw not in self._gaps:
            if len(self._gaps) > MOST_KEPT:
                self._gaps.clear()
            self._gaps[raw] = self._gap(raw)
        return self._gaps[raw]

    def _gap(self, raw: str) -> Joint | None:
        if any(not (char.isalpha() or char.isspace() or char == "-") for char in raw) or raw.count("\n") > 1:
            return None
        words = fold(raw).split()
        article = bool(words) and words[-1] in self._articles
        cls, key = self._joints.get(" ".join(words[: len(words) - article]), ("", ""))
        return Joint(cls, key, article) if cls or len(words) == article else None

    def tail(self, word: str, value: Decimal) -> str:
        """The case ending of a form of a number word that stands in the lexicon as a whole; empty without one."""
        tail = self._tails.get((word, value))
        if tail is None:
            if len(self._tails) > MOST_KEPT:
                self._tails.clear()
            tail = self._tails[word, value] = self._tail(word.replace(" ", ""), value)  # o‘ndan
        return tail

    def _tail(self, word: str, value: Decimal) -> str:
        for cut in range(1, len(word)):
            stem = self.stems.get(word[:cut])
            if stem and stem[1] == value and word[cut:] in self._roles:
                return word[cut:]
        return ""

    def case(self, word: str) -> str:
        """The longest case ending that a word has; empty without one."""
        return next((word[cut:] for cut in range(1, len(word)) if word[cut:] in self._roles), "")

    def role(self, ending: str) -> str:
        """The case that an ending tells."""
        role = self._role_of.get(ending)
        if role is None:
            if len(self._role_of) > MOST_KEPT:
                self._role_of.clear()
            case = fold(ending)
            cases = (case[cut:] for cut in range(len(case)))
            role = self._role_of[ending] = next((self._roles[one] for one in cases if one in self._roles), "")
        return role

    def article(self, text: str, start: int) -> int:
        """Where the article begins that stands before an offset; the offset itself without one."""
        if not self._articles or start < 2 or not text[start - 1].isspace():
            return start
        window = text[max(0, start - SIGN_WINDOW) : start - 1]
        cut = max(window.rfind(" "), window.rfind("\n")) + 1
        return start - 1 - len(window) + cut if fold(window[cut:]) in self._articles else start

    def minus(self, text: str, start: int) -> int:
        """Where the word begins that makes the number behind it negative; the offset itself without one."""
        if not self._minus or start < 2 or not text[start - 1].isspace():
            return start
        window = text[max(0, start - SIGN_WINDOW) : start - 1]
        cut = max(window.rfind(" "), window.rfind("\n")) + 1
        return start - 1 - len(window) + cut if fold(window[cut:]) in self._minus else start

    def parts(self, word: str) -> tuple[tuple[str, Decimal, int], ...]:
        """A word made of number words as class, value and end of each ("onbeş"); empty where it is none."""
        found = self._parts.get(word)
        if found is None:
            if len(self._parts) > 20_000:
                self._parts.clear()
            found = self._parts[word] = self._split(word) if len(word) <= LONGEST_GLUED else ()
        return found

    def _split(self, word: str) -> tuple[tuple[str, Decimal, int], ...]:
        chains: dict[int, tuple[tuple[str, Decimal, int], ...]] = {0: ()}
        for start in range(len(word)):
            chain = chains.get(start)
            for end in range(start + 1, min(len(word), start + self._longest) + 1) if chain is not None else ():
                stem = self.stems.get(word[start:end])
                if stem and chain is not None and (end not in chains or len(chain) + 1 < len(chains[end])):
                    chains[end] = (*chain, (*stem, end))
        for end in sorted(chains, reverse=True):
            joined = self.scanner.language.glued_numbers and len(chains[end]) > 1
            if (joined and self.scanner.endings.fit(word[end:])) or (chains[end] and self.unit(word[end:])):
                return chains[end]
        return ()

    @functools.cache  # noqa: B019 - one for each language, kept for good
    def unit(self, rest: str) -> tuple[str, str] | None:
        """The class and key of a unit that is written to a number word (пяти-летний, пяти-процентный)."""
        if not self.scanner.language.glued_units or len(rest) < SHORTEST_UNIT:
            return None
        units = ((cls, key, rest[size:]) for cls, key, size in self.scanner.words(rest) if cls in WRITTEN_TO)
        return next(((cls, key) for cls, key, ending in units if not ending or self._inflected(rest, ending)), None)

    def _inflected(self, word: str, ending: str) -> bool:
        return len(word) - len(ending) > SHORTEST_UNIT and self.scanner.endings.fit(ending)


@functools.lru_cache(maxsize=32)
def numerals(scanner: Scanner) -> Numerals:
    """The number words of a language, collected once."""
    return Numerals(scanner, scanner.pack.entries)


def words(text: str, terms: Terms, tongue: Numerals) -> Iterator[Piece]:
    """Number words, none inside another; a word made of several comes as its parts."""
    best, parts = _best(text, terms, tongue)
    for term in best:
        if term.cls == "glued":
            yield from _glued(text, term, tongue)
            continue
        head, _, mark = term.key.partition("/")
        part = parts.get(term.start, ZERO)
        weak = mark in {"weak", "whole"}
        ending = "" if term.ending in tongue.stems else term.ending  # two-three
        many = mark == "plural"
        yield Piece(term.start, term.end, term.cls, Decimal(head), ending=ending, weak=weak, part=part, many=many)


def _best(text: str, terms: Terms, tongue: Numerals) -> tuple[list[Term], dict[int, Decimal]]:
    """The best reading of each number word, and what words are worth as denominators."""
    best: list[Term] = []
    parts: dict[int, Decimal] = {}  # where a word may be a denominator
    percent = relative = -WINDOW
    for term in terms.of(SEEN):
        if term.cls == "percent":
            percent = term.start
        elif term.cls == "relative":
            relative = term.end
        if term.cls not in WORDS or term.start == percent or not _counts(text, term, tongue):
            continue
        if term.cls == "denominator":
            near = term.start - relative < WINDOW and len(text[relative : term.start].split()) == 1
            if near and any(cls == "time_unit" for cls, _, _ in _readings(text, term, tongue)):
                continue  # the past two quarters
            parts[term.start] = Decimal(term.key.partition("/")[0])
        if not best or term.start >= best[-1].end:
            best.append(term)
        elif term.start == best[-1].start and _better(term, best[-1]):
            best[-1] = term
    return best, parts


def _readings(text: str, term: Term, tongue: Numerals) -> Iterator[tuple[str, str, int]]:
    word = text[term.start : term.end]
    return ((cls, key, size) for cls, key, size in tongue.scanner.words(word) if size == len(word))


def _counts(text: str, term: Term, tongue: Numerals) -> bool:
    """Whether a word is what its class says: a letter is a scale only where it is written to its figures (10k)."""
    if term.cls == "glued":
        whole = any(cls == "time_unit" for cls, _, _ in _readings(text, term, tongue))
        if whole and tongue.scanner.language.glued_units:
            return False  # столетие
        return bool(tongue.parts(fold(text[term.start : term.end])))
    return term.cls != "scale" or term.end - term.start > 1


def _better(term: Term, other: Term) -> bool:
    """Whether one reading of a word is better than another: longer, with less of an ending, of a lower rank."""
    one, two = ((-t.end, t.cls != "glued" and len(t.ending), RANK[t.cls]) for t in (term, other))
    return one < two


def _glued(text: str, term: Term, tongue: Numerals) -> Iterator[Piece]:
    word = fold(text[term.start : term.end])
    start = 0
    parts = tongue.parts(word)
    for cls, value, end in parts:
        last = end == parts[-1][2]
        unit = tongue.unit(word[end:]) if last else None
        if unit:
            glued = *unit, term.end
            yield Piece(term.start + start, term.start + end, cls, value, glued=glued)
            return
        stop = len(word) if last else end
        ending = word[end:stop] or (term.ending if last else "")
        yield Piece(term.start + start, term.start + stop, cls, value, ending=ending)
        start = end


def _letters(form: str) -> str:
    """A form, folded, without the apostrophe inside a word: o‘n; others keep their marks and blanks."""
    bare = form.rstrip("*.")
    return fold(bare).replace(" ", "") if bare[:1].isalpha() and " " not in bare else bare


def _phrase(form: str) -> str:
    return " ".join(fold(form.rstrip("*")).split())
