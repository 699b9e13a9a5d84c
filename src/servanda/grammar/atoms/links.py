"""The small words around a time (by, until, of, ago): looked up beside a time, never searched for."""

from __future__ import annotations

import functools
import re

import msgspec

from servanda.grammar.words.fold import fold
from servanda.grammar.words.scan import scanner
from servanda.packs import Pack

LONGEST = 4  # words of such a phrase
WINDOW = 48  # characters that are looked at
LONGEST_GAP = 24
LONGEST_ENDING = 12
MARKS = {"-": "dash", "–": "dash", "—": "dash", "‒": "dash", "−": "dash", "~": "dash", "/": "slash", ",": "comma",
         ".": "dot"}  # fmt: skip
NONE: frozenset[str] = frozenset()
LINKING = frozenset({"time_link", "deadline", "ago"})
BLANKS = frozenset(" \n")
BEHIND = '.,;:!?)»”"'  # marks behind a word
MARK = re.compile(r"[\W\d_]")
WORD = re.compile(r"[^\s(«\"“-]+")
ENDED = re.compile(rf"\.\s+[{''.join(filter(str.isupper, map(chr, range(0x2000))))}]")  # the end of a sentence


class Link(msgspec.Struct, frozen=True, gc=False):
    """A phrase beside a time, and what it may mean: deadline, ago or time_link → key."""

    start: int
    end: int
    means: dict[str, str]


class Links:
    """The small words of one language."""

    def __init__(self, pack: Pack) -> None:
        self._before: dict[str, dict[str, str]] = {}
        self._after: dict[str, dict[str, str]] = {}
        self._decades: set[str] = set()
        self._units = {_plain(entry.form.rstrip("*")) for entry in pack.entries if entry.cls == "time_unit"}
        for entry in pack.entries:
            key, _, side = entry.key.partition("/")
            if entry.cls == "time_link" and key == "decade":
                self._decades.add(_plain(entry.form))
            elif entry.cls in LINKING:
                words = self._after if side == "after" else self._before
                words.setdefault(_plain(entry.form), {})[entry.cls] = key
        self._closing = frozenset(form.split()[-1].rpartition("-")[2] for form in self._before if form)
        self._opening = frozenset(form.split()[0] for form in self._after if form)
        self._definite = pack.language.definite
        self._articles = frozenset(_plain(one) for one in pack.language.articles)
        self._roles = {fold(one): role for role, endings in pack.language.role_endings.items() for one in endings}
        self._role_of: dict[str, str] = {"": ""}
        self._gaps: dict[str, frozenset[str]] = {"": frozenset({"next"}), " ": frozenset({"next"})}
        self._marks = frozenset(pack.language.suffix_marks + "-")

    def before(self, text: str, at: int) -> Link | None:
        """The longest phrase that ends right before an offset."""
        low = at - WINDOW if at > WINDOW else 0
        near = text[low:at]
        words = near.rsplit(None, 1) if near[-1:].isspace() else []
        last = _plain(words[-1]) if words else ""
        if (last if last.isalpha() else MARK.split(last)[-1]) not in self._closing:
            return None
        window = _plain(near)
        spans = [found.span() for found in WORD.finditer(window)][-LONGEST:]
        if not spans:
            return None
        for start, _ in spans:
            means = self._before.get(" ".join(window[start : spans[-1][1]].split()))
            if means:
                return Link(low + start, low + spans[-1][1], means)
        return None

    def after(self, text: str, at: int) -> Link | None:
        """The longest phrase that begins right behind an offset."""
        if text[at : at + 1] not in BLANKS:
            return None
        window = _plain(text[at : at + WINDOW])
        first = WORD.search(window)
        if first is None or first[0].rstrip(BEHIND) not in self._opening:
            return None
        spans = [found.span() for found in WORD.finditer(window)][:LONGEST]
        for _, stop in reversed(spans):
            phrase = window[:stop].rstrip(BEHIND)
            means = self._after.get(" ".join(phrase.split()))
            if means:
                return Link(at + len(phrase) - len(phrase.lstrip()), at + len(phrase), means)
        return None

    def small(self, word: str) -> bool:
        """Whether a word is one of these small words, whatever else it may be."""
        return _plain(word) in self._before or _plain(word) in self._after

    def article(self, text: str, at: int) -> int:
        """Where the article begins that stands before an offset; the offset itself where there is none."""
        window = _plain(text[max(0, at - WINDOW) : at])
        words = window.split()
        if words and words[-1] in self._articles and window[-1].isspace():
            return at - len(window) + window.rindex(words[-1])
        return at

    def definite(self, text: str, at: int) -> bool:
        """Whether the definite article stands right before an offset."""
        words = text[max(0, at - WINDOW) : at].split() if self._definite else []
        return bool(words) and text[at - 1].isspace() and _plain(words[-1]) == self._definite

    def gap(self, text: str, start: int, end: int) -> frozenset[str]:
        """What stands between two pieces of a time: next, dash, slash, comma, dot, of, to, and; else nothing."""
        if end - start > LONGEST_GAP or end < start:
            return NONE
        raw = text[start:end]
        kinds = self._gaps.get(raw)
        if kinds is None:
            if len(self._gaps) > 5_000:
                self._gaps = {"": frozenset({"next"}), " ": frozenset({"next"})}
            kinds = self._gaps[raw] = NONE if ENDED.search(raw) else self._kinds(_plain(raw).replace("\u200b", " "))
        return kinds

    def _kinds(self, gap: str) -> frozenset[str]:
        if gap.count("\n") > 1:
            return NONE
        words = gap.split()
        if not words:
            return frozenset({"next"})
        found = {MARKS[char] for char in gap if char in MARKS}
        bare = [word.strip("".join(MARKS)) for word in words]
        bare = bare[bare[0] not in self._before and " ".join(bare[:2]) in self._before :]  # the year that ended in May
        told = [means["time_link"] for word in bare if word and (means := self._before.get(word, {})).get("time_link")]
        if len(told) < len([word for word in bare if word]) or len(found) + len({*told} - {"of"}) > 2:
            return NONE
        if found in ({"dot", "dash"}, {"dot", "slash"}):
            found -= {"dot"}
        return frozenset({*found, *({*told} - {"of"} or told)})

    def reach(self, text: str, end: int) -> int:
        """The end of a word or number together with an ending behind an apostrophe or hyphen."""
        if end < len(text) and text[end] in self._marks:
            stop = end + 1
            while stop < len(text) and stop - end <= LONGEST_ENDING and text[stop].isalpha():
                stop += 1
            if stop > end + 1:
                return stop
        return end

    def decade(self, text: str, end: int) -> bool:
        """Whether an ending that makes a decade of a year stands behind it: 1990s, 1990'lar, 1990-х."""
        start = end + 1 if end < len(text) and text[end] in self._marks else end
        stop = start
        while stop < len(text) and stop - start <= LONGEST_ENDING and text[stop].isalpha():
            stop += 1
        return stop > start and _plain(text[start:stop]) in self._decades

    def case(self, word: str) -> str:
        """The case ending of a unit of time that stands in the lexicon as a whole: жылдан, yılına."""
        word = _plain(word)
        for cut in range(1, len(word)):
            if word[:cut] in self._units and fold(word[cut:]) in self._roles:
                return word[cut:]
        return ""

    def origin(self, text: str, at: int) -> bool:
        """Whether the word right before an offset tells from where: by its case, or as "after" does behind another."""
        words = text[max(0, at - WINDOW) : at].split()
        if not words or not text[at - 1].isspace() or not words[-1][-1:].isalpha():
            return False
        behind = self._after.get(_plain(words[-1]), {}).get("deadline") == "after" and len(words) > 1
        return self.role(words[-2 if behind else -1]) == "from"

    def role(self, ending: str) -> str:
        """The case that an ending tells: to, from, in, of; the longest ending of the language decides."""
        role = self._role_of.get(ending)
        if role is None:
            if len(self._role_of) > 5_000:
                self._role_of = {"": ""}
            case = fold(ending)
            cases = [case[cut:] for cut in range(len(case)) if case[cut:] in self._roles]
            role = self._role_of[ending] = self._roles[cases[0]] if cases else ""
        return role


def _plain(text: str) -> str:
    """Lower case, with as many code points as before."""
    return text.replace("İ", "i").lower().replace("ё", "е")


@functools.cache
def links(code: str) -> Links:
    """The small words of a language, collected once."""
    return Links(scanner(code).pack)
