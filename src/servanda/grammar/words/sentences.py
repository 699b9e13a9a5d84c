"""Where sentences and paragraphs end.

A sentence ends at a line break that ends a paragraph, or at a full stop, question or exclamation mark that is followed
by space and a capital, digit, dash or opening quote (or by a capital alone, where the space was lost), unless the dot
belongs to an abbreviation, an initial or an ordinal. What goes on without an end is cut, so that whatever looks through
a sentence does a bounded amount of work.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from operator import sub

from servanda.packs import Language

ENDS = re.compile(  # begins with one class of characters, so that the engine skips to them
    r"[.!?…\n](?:(?<=\n)(?<!\n\n)(?:\s*\n)?|(?<!\n)(?<![.!?…][.!?…])[.!?…]*+[\"”»’)\]]*+(?=\s)"
    r"|(?<=\w\w\w\w[.!?…])(?=[^\W\d_]))"  # no blank behind: glued sentences
)
OPENS = frozenset("\"“«„'‘([-–—*•")
ROMAN = frozenset("IVX")
MOST_BLANKS = 40
LONGEST = 1_500  # characters of a sentence
LAST_WORD = 24
BEFORE_WORD = '(«“"'
Span = tuple[int, int]


class Sentences:
    """The sentences of a text as sorted starts and as spans; `paragraph[i]` tells the paragraph of sentence i."""

    def __init__(self, text: str, language: Language, opening: int = 0) -> None:
        self.text = text
        self.starts = [0]
        self.paragraph = [0]
        abbreviations = _abbreviations(tuple(language.abbreviations))
        paragraph = 0
        for mark in ENDS.finditer(text):
            if mark[0][0] == "\n":
                paragraph += 1
            elif not _ends(text, mark, language, abbreviations):
                continue
            if mark.end() > self.starts[-1]:
                self.starts.append(mark.end())
                self.paragraph.append(paragraph)
            else:
                self.paragraph[-1] = paragraph
        if opening:
            self._open(opening)
        self._cut()
        self.spans = [*zip(self.starts, [*self.starts[1:], len(text)], strict=True)]

    def _open(self, at: int) -> None:
        """Let what a line opens with be a sentence of its own, as where a text was written is: ROME (Agency) – …."""
        index = bisect_right(self.starts, at)
        if self.starts[index - 1] < at:
            self.starts.insert(index, at)
            self.paragraph.insert(index, self.paragraph[index - 1])

    def _cut(self) -> None:
        """Cut sentences that are longer than any that people write, at a blank where there is one."""
        starts, paragraph = self.starts, self.paragraph
        ends = [*starts[1:], len(self.text)]
        if max(map(sub, ends, starts)) <= LONGEST:
            return
        self.starts, self.paragraph = [], []
        for start, end, number in zip(starts, ends, paragraph, strict=True):
            at = start
            while at < end:
                self.starts.append(at)
                self.paragraph.append(number)
                blank = self.text.rfind(" ", at + 1, at + LONGEST)
                at = end if end - at <= LONGEST else blank + 1 if blank > 0 else at + LONGEST

    def at(self, offset: int) -> int:
        """Index of the sentence that holds an offset."""
        return bisect_right(self.starts, offset) - 1

    def before(self, index: int) -> Span:
        """The sentence before one, whichever paragraph it stands in; itself where none does."""
        while index and not self.text[slice(*self.spans[index - 1])].strip():
            index -= 1
        return self.spans[max(0, index - 1)]

    def __len__(self) -> int:
        """How many sentences there are; at least one."""
        return len(self.starts)


@functools.cache
def _abbreviations(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.rstrip(".").lower() for word in words)


def _ends(text: str, mark: re.Match[str], language: Language, abbreviations: frozenset[str]) -> bool:
    """Whether this full stop ends a sentence."""
    at = mark.end()
    if at < len(text) and text[at].isalpha():
        return text[at - 5 : at - 1].islower() and text[at].isupper() and text[at + 1 : at + 2].islower()
    opening = text[at + 1 : at + 2]
    if opening.isspace() or text[at : at + 1] != " ":
        opening = text[at : at + MOST_BLANKS].lstrip()[:1]
    if opening and not (opening.isupper() or opening.isdigit() or opening in OPENS):
        return False
    if mark[0] != ".":
        return True
    before = text[max(0, mark.start() - LAST_WORD) : mark.start()]
    word = "" if not before or before[-1].isspace() else before.rsplit(None, 1)[-1]
    for opening in BEFORE_WORD:
        word = word.rpartition(opening)[2]
    if len(word) == 1 and word.isalpha() and word.isupper():
        return False
    if language.ordinal_dot and ((word.isdigit() and len(word) <= 2) or (word and ROMAN.issuperset(word))):
        led = before.lower().split()[-2:-1]
        return bool(led) and led[0] in language.counting_words  # yüzde 5.
    if word.lower() not in abbreviations:
        return True
    return word.lower() in _abbreviations(tuple(language.closing)) and _titled(text[at : at + MOST_BLANKS], language)


def _titled(text: str, language: Language) -> bool:
    """Whether a word with a capital and small letters comes next, as a unit hardly is written: 5 млн. Япония …."""
    word = next(iter(text.split(maxsplit=1)), "")
    return word.lower() in language.common_words or (len(word.strip(".,:;")) > 1 and word.strip(".,:;").istitle())
