"""Fold a text for matching without losing its offsets.

Folding keeps the number of code points: lower case, İ I ı i as one letter, ё as е, every separator a space. Texts that
are not in NFC, or that hide soft hyphens in words, are composed first and carry a map back to their own offsets.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

from servanda.grammar.words.lines import unwrapped

LETTERS = (("İ", "i"), ("I", "i"), ("ı", "i"))
SEPARATORS = tuple(
    "\n\t\r.,;:!?()[]{}«»‹›\"“”„‟‘’‚‛'`´ʻʼ–—‒―-‐‑−/\\|…•*_·#@~^\u00a0\u2002\u2003\u2009\u200a\u202f\u200b\u200c\u200d\u2028\u2029\x0b\x0c\x85"
)
ALIKE = (("\u2010", "-"), ("\u2011", "-"), ("\u00a0", " "))  # what differs only in how lines break
INVISIBLE = ("\u00ad", "\u2060", "\ufeff")  # written inside words: soft hyphen, word joiner, byte order mark
SHORT = 40  # characters of a word or phrase whose folded form is remembered


NOTES = "¹²³⁴⁵⁶⁷⁸⁹[*"
NOTE = re.compile(r"(?<=\d)(?:[¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\[\d{1,3}\]|\*{1,2})(?= [^\W\d_])")  # 27² billion, 27[2] billion


class Plain(NamedTuple):
    """A text as the grammar reads it. `back[i]` is the offset in the original; None where the two are equal."""

    text: str
    back: list[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of `text` as a span of the original."""
        if self.back is None:
            return start, end
        return self.back[start], self.back[end]


def plain(text: str) -> Plain:
    """The text composed and unwrapped, with plain hyphens and blanks, without notes and what is invisible in words."""
    text = unwrapped(text)
    for variant, usual in ALIKE:
        text = text.replace(variant, usual)
    notes = {at for found in NOTE.finditer(text) for at in range(*found.span())} if _noted(text) else set[int]()
    if unicodedata.is_normalized("NFC", text) and not notes and not any(char in text for char in INVISIBLE):
        return Plain(text, None)
    pieces: list[str] = []
    back: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        piece = "" if text[at] in INVISIBLE or at in notes else unicodedata.normalize("NFC", text[at:end])
        pieces.append(piece)
        back.extend([at] * len(piece))
        at = end
    back.append(len(text))
    return Plain("".join(pieces), back)


def _noted(text: str) -> bool:
    """Whether a text may have marks of footnotes."""
    return any(mark in text for mark in NOTES)


def fold(text: str) -> str:
    """Lower case with one kind of i and spaces for separators; as many code points as `text`. Short ones are kept."""
    return _short(text) if len(text) <= SHORT else _folded(text)


def _lowered(text: str) -> str:
    for old, new in LETTERS:
        text = text.replace(old, new)
    return text.lower().replace("ё", "е")


def _folded(text: str) -> str:
    text = _lowered(text)
    for char in SEPARATORS:
        text = text.replace(char, " ")
    return text


_short = functools.lru_cache(maxsize=20_000)(_folded)
fold_word = functools.lru_cache(maxsize=20_000)(_lowered)  # `fold` of something without separators
