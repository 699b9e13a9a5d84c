"""The words around a span, cut at sentences where these are near and at words where they are not.

A line ends the context too, unless it only wraps.
"""

from __future__ import annotations

from typing import NamedTuple

from servanda.grammar.words.lines import unwrapped

STOPS = ".!?…"
CLOSERS = "\"'»”’)]"
SHORTEST_WORD = 3  # a stop behind fewer letters closes an abbreviation, not a sentence
REACH = SHORTEST_WORD + 3  # a word, its stop, and marks that close a quotation


class Context(NamedTuple):
    """What stands before a span, the span itself, and what follows it; each on one line."""

    before: str
    quote: str
    after: str


def context(text: str, start: int, end: int, room: int) -> Context:
    """At most about `room` characters around `text[start:end]`; the middle of a longer span is left out."""
    text = unwrapped(text)
    quote = text[start:end]
    if len(quote) > room:
        quote = f"{_first(quote, room * 2 // 3).rstrip('…')} […] {_last(quote, room // 4).lstrip('…')}"
    spare = max(0, room - len(quote))
    before, after = text[_opening(text, start, room) : start], text[end : _ending(text, end, room)]
    left = min(len(before), max(spare // 2, spare - len(after)))
    return Context(_line(_last(before, left)), _line(quote), _line(_first(after, spare - left)))


def _opening(text: str, start: int, room: int) -> int:
    """Where the sentence around `start` begins, at most `room` characters before it."""
    low = max(start - room, 0)
    low = max(low, text.rfind("\n", low, start) + 1)
    return next((at + 1 for at in range(start - 1, low, -1) if _closed(text, at)), low)


def _ending(text: str, end: int, room: int) -> int:
    """Where it ends, likewise."""
    high = min(len(text), end + room)
    line = text.find("\n", end, high)
    high = high if line < 0 else line
    return next((at for at in range(end, high) if _closed(text, at)), high)


def _closed(text: str, at: int) -> bool:
    """Whether this is a space behind a sentence."""
    if text[at] != " ":
        return False
    head = text[max(0, at - REACH) : at].rstrip(CLOSERS)
    return head[-1:] in STOPS and len(head) > SHORTEST_WORD and head[-1 - SHORTEST_WORD : -1].isalpha()


def _last(piece: str, room: int) -> str:
    """The last whole words that have room."""
    if len(piece) <= room:
        return piece
    return "…" + piece[len(piece) - room :].partition(" ")[2]


def _first(piece: str, room: int) -> str:
    """The first whole words that have room."""
    if len(piece) <= room:
        return piece
    return piece[:room].rpartition(" ")[0] + "…"


def _line(piece: str) -> str:
    return piece.replace("\r", " ").replace("\n", " ").replace("\t", " ")
