"""Where words stand between quotation marks, of any shape and nested; also where one of the two marks is missing."""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

MARK = re.compile("[\"“”„«»‘’'\ufffd](?:(?<=')'|(?<=\ufffd)\\?|(?<!['\ufffd]))")  # begins with one class of characters
OPENING = frozenset("“„«")
DASHES = "-–—"
BEFORE_OPENING = frozenset(" \n\t([:—–-")
CLOSES_ALL = re.compile(r"\s*,\s*[-–—]\s")
DASH_BEHIND = re.compile(r"\s*,?\s*[-–—]\s")
ENDS, SENTENCE = frozenset(",.!?…"), 4  # marks that end words said, and how many of these may do without one
NEAR = 6  # characters from a quotation to a word that quotes it
LONGEST, SPREAD = 4000, 2000  # characters of a quotation, and of one in several paragraphs


class Marked(NamedTuple):
    """The marks themselves stand at `start` and before `end`; an end without a mark is the end of its paragraph."""

    start: int
    end: int
    inner: tuple[int, int]


class _Open:
    """An opening mark that waits for its closing one."""

    def __init__(self, mark: re.Match[str]) -> None:
        self.mark = mark
        self.start = mark.start()
        self.nested = 0
        self.last: re.Match[str] | None = None  # the last closing mark that was taken for a nested one


def marked(text: str) -> tuple[list[Marked], list[re.Match[str]]]:
    """Everything between quotation marks, by start, and closing marks that nothing opened: an attribution follows."""
    found: list[Marked] = []
    strays: list[re.Match[str]] = []
    now: _Open | None = None
    for mark in MARK.finditer(text):
        if now is not None and _over(text, now, mark):
            found.append(_unclosed(text, now))
            now = None
        side = _side(text, mark, now)
        if now is None:
            if side == "open":
                now = _Open(mark)
            elif DASH_BEHIND.match(text, mark.end()) and text[mark.start() - 1 : mark.start()] not in BEFORE_OPENING:
                strays.append(mark)
        elif side == "open":
            now.nested += 1
        elif side == "close" and now.nested and not CLOSES_ALL.match(text, mark.end()):
            now.nested -= 1
            now.last = mark
        elif side == "close":
            found.append(Marked(now.start, mark.end(), (now.mark.end(), mark.start())))
            now = None
    if now is not None:
        found.append(_unclosed(text, now))
    return found, strays


def _over(text: str, now: _Open, mark: re.Match[str]) -> bool:
    """Whether an open quotation ended without a mark before this one."""
    at = mark.start()
    if at - now.start > LONGEST:
        return True
    gap = text.find("\n\n", now.start, at)
    if gap >= 0:
        return not _spreads(text, now, mark, gap)
    return _opens(text, mark) and text.find("\n", now.start, at) >= 0


def _spreads(text: str, now: _Open, mark: re.Match[str], gap: int) -> bool:
    """Whether a quotation of several paragraphs ends at a mark: it opens one, whose sentences are whole, and closes."""
    first = text[now.start - 1 : now.start] in {"", "\n"}
    whole = text[gap - 1] in ".!?…"
    closes = mark[0] in {"»", "”", '"'} and not _opens(text, mark) and not text[mark.start() - 1].isspace()
    return first and whole and closes and mark.start() - now.start <= SPREAD


def _unclosed(text: str, now: _Open) -> Marked:
    """A quotation without its closing mark: to its nested one, else to the end of its line."""
    if now.nested and now.last is not None:
        return Marked(now.start, now.last.end(), (now.mark.end(), now.last.start()))
    stop = text.find("\n", now.start, now.start + LONGEST)
    end = stop if stop >= 0 else min(len(text), now.start + LONGEST)
    return Marked(now.start, end, (now.mark.end(), end))


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark can only be an opening one: space before it, a word behind it."""
    before, behind = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return mark[0] != "»" and (not before or before in BEFORE_OPENING) and bool(behind.strip())


def _side(text: str, mark: re.Match[str], now: _Open | None) -> str:
    """Whether a mark opens, closes, or is none at all (an apostrophe)."""
    kind = mark[0]
    single = now is not None and now.mark[0] == "‘"
    if kind in {"‘", "’"} or single:
        if now is None:
            return "open" if kind == "‘" and _opens(text, mark) else ""
        return "close" if single and kind == "’" and not text[mark.end() : mark.end() + 1].isalnum() else ""
    if kind == "»" or kind[0] == "\ufffd":
        return "close"
    if now is None:
        before, behind = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
        return "open" if behind.strip() and not before.isalnum() and (kind != "”" or _opens(text, mark)) else ""
    if kind in OPENING and not (kind == "“" and now.mark[0] in "„“"):
        return "open"
    return "open" if kind != "”" and _opens(text, mark) else "close"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without blank space, dashes and asterisks at its ends."""
    while start < end and (text[start].isspace() or text[start] in DASHES or text[start] in "*>"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*>“«"):
        end -= 1
    return start, end


def quoting(reading: Reading, span: Marked) -> list[Term]:
    """The words right behind a quotation that may quote it: one that ends with a mark, or, by a noun, any sentence.

    No slogan is one: "Bridge To The Future". Where verbs come last, the noun follows: "…" sözleri.
    """
    if not ENDS.isdisjoint(reading.text[max(0, span.inner[1] - 1) : span.end + 1]) and (
        told := reading.within(span.end, span.end + NEAR, "speech")
    ):
        return told
    words = reading.text[slice(*span.inner)].split()
    small = sum(word[:1].islower() for word in words[1:])
    if len(words) < SENTENCE or not words[0][:1].isupper() or small * 2 < len(words):
        return []
    nouns = reading.within(span.end, span.end + 2, "quoting")
    return [msgspec.structs.replace(one, cls="speech", key="quoted") for one in nouns[:1]]
