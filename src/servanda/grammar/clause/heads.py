"""Whom a relative clause is about: talks with B, which pledged to invest 5 bn, and with C."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from servanda.grammar.words.reading import Mention, Reading

Span = tuple[int, int]
WHO_NEAR = 60  # characters between whoever is spoken of and "who"
DIRECTED = frozenset({"out", "in", "impose"})


class Head(msgspec.Struct, frozen=True, gc=False):
    """The country right before a relative clause, where the clause ends, and whether it tells what is whose."""

    code: str
    end: int
    whose: bool


def head(reading: Reading, within: Callable[[int, int], list[Mention]], anchor: Span, sentence: Span) -> Head | None:
    """The head of the relative clause that an anchor stands in; none where it stands in none, or verbs come last."""
    comma = -1 if reading.language.verb_final else reading.text.rfind(", ", sentence[0], anchor[0])
    word = reading.text[comma + 2 : anchor[0]].split(None, 1)[:1] if comma >= 0 else []
    if not word or reading.scanner.small("conjunction", word[0]) != "which":
        return None
    before = within(max(sentence[0], comma - WHO_NEAR), comma)
    end = reading.text.find(",", anchor[1], sentence[1])
    whose = reading.scanner.small("role", word[0]) == "of"
    if not before or before[-1].how == "nationality":
        return None  # Turkish goods, which
    return Head(before[-1].code, sentence[1] if end < 0 else end, whose)


def led(codes: list[str], told: Head | None, flow: str) -> list[str]:
    """The codes with the head of a relative clause first, where that does what the clause tells, or whose it is."""
    if told is None or told.code not in codes or not (flow in DIRECTED or (flow == "of" and told.whose)):
        return codes
    return sorted(codes, key=lambda code: code != told.code)
