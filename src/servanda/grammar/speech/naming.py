"""Spans that look like names of people: capitalised words that the lexicon does not claim."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import itemgetter

from servanda.grammar.words.fold import fold
from servanda.grammar.words.lazily import lazily
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

UPPER = "".join(char for char in map(chr, range(0x2000)) if char.isupper())
PARTICLES = (
    "de", "da", "di", "van", "von", "der", "bin", "ibn", "al", "el", "la", "bint", "ben", "ul", "as", "ash",
)  # fmt: skip
CAPITALISED = re.compile(rf"[{UPPER}](?<!\w.)\w*")
WORD = re.compile(rf"[{UPPER}](?<![\w’'-].)[\w’'-]*\.?")  # begins with its letter, so that the engine skips to it
MOST_WORDS = 5
SHORTEST, INITIAL = 4, 2
LONGEST_ACRONYM = 4
NO_NAMES = frozenset({
    "place", "nationality", "capital", "organisation", "city", "office", "institution", "company", "speech",
    "pronoun", "concept", "name_mark", "noun", "project", "stage",
})  # fmt: skip
COMMON = frozenset({"noun", "pronoun", "concept", "project", "stage"})  # words that are last names of some people
NAMED = frozenset({"noun", "office", "speech"})  # what a name may hold: Hasan Şeyh Mahmud, Zuhura Said Mkapa
AMID = re.compile(rf" [{UPPER}][\w’'-]+(?:,| [^\W\d_{UPPER}])")  # a last name, and no heading in capitals
NO_DATES = frozenset({"date", "period"})
FULL = 2  # words of a name that needs nothing beside it
LEADING = 30  # characters of the name of a leader before a word of it
SHARED, SHORT = 4, 3  # letters that two forms of a name share; of a short name, which must stay whole
KEY = 3  # letters by which people are looked up
LONGEST_CASE = 4  # letters of a case ending

Span = tuple[int, int]


class Names:
    """All names in one document, found when one is first asked for."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @lazily
    def all(self) -> list[Span]:
        """Every name, by start."""
        return self._find()

    @lazily
    def _starts(self) -> list[int]:
        return [start for start, _ in self.all]

    def at(self, start: int) -> Span | None:
        """The name that begins exactly here."""
        names = self.within(start, start + 1)
        return names[0] if names else None

    def within(self, start: int, end: int) -> list[Span]:
        """Names that begin inside a span."""
        starts = self._starts
        return self.all[bisect_left(starts, start) : bisect_left(starts, end)]

    def _find(self) -> list[Span]:
        """Runs of capitalised words with nothing but blanks between them."""
        text, (taken, common) = self.reading.text, self._taken()
        begins = [*map(itemgetter(0), taken)]
        reach = [0, *accumulate(map(itemgetter(1), taken), max)]  # how far the lexicon claims the words by then
        runs: list[list[Span]] = []
        words: list[Span] = []
        for found in WORD.finditer(text):
            span = found.span()
            if words and not (_joins(text, words, span) and len(words) < MOST_WORDS and not self._other(words, span)):
                runs.append(words)
                words = []
            bare = self._bare(found[0])
            known = (span[0], span[0] + len(bare)) in common
            free = reach[bisect_right(begins, span[0])] <= span[0] and not (known and not self._last(words, span))
            if free and (self._capital(bare, len(words)) or (words and self._inner(span))):
                words.append(span)
                self._add_particles(words)
            elif words:
                runs.append(words)
                words = []
        return [name for run in (*runs, words) if run and (name := self._trimmed(run))]

    def _bare(self, word: str) -> str:
        """A word without the ending of a case behind its mark: Forumu'nda; but O'Brien."""
        at = min((at for mark in self.reading.language.suffix_marks if (at := word.find(mark)) > INITIAL), default=None)
        return word[:at]

    def _other(self, words: list[Span], span: Span) -> bool:
        """Whether a word opens the name of another leader than the one that ends before it: told X Y."""
        after = self.reading.within(*span, "leader")
        if not after:
            return False
        before = [one.key for one in self.reading.within(*words[-1], "leader") if one.end <= words[-1][1]]
        return bool(before) and after[0].start == span[0] and after[0].key.partition("/")[0] not in {
            one.partition("/")[0] for one in before
        }

    def _add_particles(self, words: list[Span]) -> None:
        """Take the small words that go on a name: Luiz Inácio Lula da; none that joins two names."""
        text, end = self.reading.text, words[-1][1]
        particle, opens = _particle(self.reading.language.name_particles)
        if text[end - 1] != "." and text[end + 1 : end + 2] not in opens:
            return
        small = self.reading.scanner.small
        while len(words) < MOST_WORDS and (more := particle.match(text, words[-1][1])):
            if not _joins(text, words, more.span(1)) or small("conjunction", more[1]) is not None:
                break
            words.append(more.span(1))

    def _taken(self) -> tuple[list[Span], set[Span]]:
        """What the lexicon claims, by start; and the common words that may be somebody's last name all the same."""
        terms = [one for one in self.reading.terms.of(NO_NAMES) if one.cls not in NAMED or not self._in_name(one)]
        common = {(one.start, one.end) for one in terms if one.cls in COMMON and self.reading.text[one.start].isupper()}
        taken = [span for one in terms if (span := (one.start, one.end)) not in common]
        dates = [(atom.start, atom.end) for atom in self.reading.atoms if atom.kind in NO_DATES]
        return sorted(taken + dates) if dates else taken, common

    def _last(self, words: list[Span], span: Span) -> bool:
        """Whether a common word with a capital is a last name: behind one word of a name, and before none.

        Ömer Çelik, whose last name means steel; Keiichi Ono, whose last name is a Russian "it".
        """
        text, (start, end) = self.reading.text, span
        first = text[slice(*words[0])] if words else ""
        if len(words) != 1 or not first.istitle() or min(len(first), end - start) <= FULL:
            return False
        return not text[end : end + FULL].strip()[:1].isupper()

    def _inner(self, span: Span) -> bool:
        """Whether a word stands in the name of a leader, and does not open it: Hasan Şeyh Mahmud."""
        return any(one.end >= span[1] for one in self.reading.within(span[0] - LEADING, span[0], "leader"))

    def _in_name(self, term: Term) -> bool:
        """Whether a noun stands in a name: one for people before another word, or one in the name of a leader."""
        text, end = self.reading.text, term.end
        if term.cls == "speech":
            return amid(text, term)
        if text[term.start].isupper() and self._inner((term.start, end)):
            return True
        return (
            term.key == "PERSONS" and text[term.start].isupper()
            and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
        )  # fmt: skip

    def _capital(self, word: str, count: int) -> bool:
        """Whether a word may be part of a name that has some words already: no title, no acronym."""
        if len(word) == INITIAL and word[1] == ".":
            return True
        if len(word) > 1 and word[1].isupper() and (count == 0 or len(word) <= LONGEST_ACRONYM or not word.isupper()):
            return False
        return not self.reading.scanner.is_small(word.rstrip("."))

    def _apart(self, at: int) -> bool:
        """Whether the digits behind a name are no part of it: the minister X on 5 May, X 30 billion dollars."""
        return any(atom.kind != "number" or " " in atom.text for atom in self.reading.atoms_within(at, at + 2))

    def _trimmed(self, words: list[Span]) -> Span | None:
        """A name without what stands behind an apostrophe, a closing dot or a small word; not a lone initial."""
        text = self.reading.text
        while words and (text[slice(*words[-1])].islower() or (len(words) > 1 and words[-1][1] - words[-1][0] == 1)):
            words = words[:-1]
        if not words or (text[words[-1][1] : words[-1][1] + 2].strip().isdigit() and not self._apart(words[-1][1])):
            return None
        start, last, end = words[0][0], *words[-1]
        marks = [text.rfind(mark, last + 1, end) for mark in self.reading.language.suffix_marks]
        end = min((at for at in marks if at > 0), default=end)
        while text[end - 1] in ".-’'":
            end -= 1
        return (start, end) if end - start > FULL and not text[start:end].isupper() else None


@functools.lru_cache(maxsize=16)
def _particle(own: tuple[str, ...]) -> tuple[re.Pattern[str], frozenset[str]]:
    """Particles of names, in a language's own spelling too, with the name that a hyphen joins; how they may open.

    One that is written with a hyphen at its end is one only so: Ömer er-Rezzaz.
    """
    words = (*PARTICLES, *own)
    alone = "|".join(word for word in words if not word.endswith("-"))
    bound = "|".join(word for word in words if word.endswith("-")) or "-"
    joined = rf"[{UPPER}][\w’'-]*"
    found = rf"[ \n]*(?<![\w’'-])((?:{alone})(?:-{joined}|(?![\w’'])-?)|(?:{bound}){joined})"
    return re.compile(found), frozenset({" ", "\n", *(word[0] for word in words)})


def amid(text: str, term: Term) -> bool:
    """Whether a word is a name by its capital and those before and behind it: Zuhura Said Mkapa, but no heading."""
    before = text[max(0, term.start - LEADING) : term.start].split(" ")
    first = len(before) > FULL - 1 and not before[-1] and before[-2][:1].isupper() and before[-2][-1:].isalpha()
    return text[term.start].isupper() and first and AMID.match(text, term.end) is not None


def is_full(name: str) -> bool:
    """Whether a name has a first and a last name, or an initial."""
    return len(name.split()) >= FULL or "." in name


def _joins(text: str, words: list[Span], span: Span) -> bool:
    """Whether a word goes on a name: only blanks between, no full stop, and no initial that opens another name.

    A full name ends with its line, as that may be a heading.
    """
    start, end = words[-1]
    gap = text[end : span[0]]
    if gap != " " and (gap.strip(" \n") or "\n\n" in gap or ("\n" in gap and len(words) >= FULL)):
        return False
    if text[end - 1] == "." and end - start > SHORTEST:
        return False
    return not (len(words) > 1 and span[1] - span[0] == 2 and text[span[1] - 1] == ".")


def alike(one: str, other: str) -> bool:
    """Whether two folded last names are forms of one, case endings aside."""
    if one == other:
        return True
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if long.startswith(short):
        return len(short) >= SHORT and len(long) - len(short) <= LONGEST_CASE
    return len(short) > SHARED and long.startswith(short[:-1]) and len(long) - len(short) < LONGEST_CASE


def fullness(name: str) -> tuple[int, int, int, int]:
    """Words of a name beyond initials, all of its words, its capitals, and how short it is.

    With an initial between them names tell more, with one for the first name or with an ending less.
    """
    words = name.split()
    whole = sum(len(word.rstrip(".")) > 1 for word in words)
    return whole, len(words), sum(char.isupper() for char in name), -len(name)


def capitalised(text: str) -> dict[str, dict[str, list[Span]]]:
    """Where the capitalised words of a text stand, by how they begin and by their folded form."""
    written: dict[str, list[Span]] = {}
    for word in CAPITALISED.finditer(text):
        written.setdefault(word[0], []).append(word.span())
    found: dict[str, dict[str, list[Span]]] = {}
    for one, spans in written.items():
        form = fold(one)
        found.setdefault(form[:KEY], {}).setdefault(form, []).extend(spans)
    return found
