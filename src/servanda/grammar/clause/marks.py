"""What a text marks for those who judge it: where sentences begin, and words of parts, own dates, acts and growth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from servanda.grammar.words.fold import Plain
from servanda.grammar.words.reading import Reading

WORDS = re.compile(r"[^\W\d_]+")
MEANT = {  # class and key of a term → what it tells
    ("partitive", ""): "partitive", ("dated", ""): "dated", ("dated", "label"): "dated_label",
    ("concept", "trade.growth"): "growth", ("vague_time", "past"): "before", ("shifted", "-1"): "before",
    ("stage", "signed"): "act", ("stage", "adopted"): "act", ("stage", "ratified"): "act",
}  # fmt: skip


def sentences(reading: Reading, text: Plain) -> Iterator[int]:
    """Where the sentences of a text begin."""
    return (text.span(start, start)[0] for start in reading.sentences.starts)


def words(reading: Reading, text: Plain) -> Iterator[tuple[int, int, str]]:
    """Span and meaning of each word that tells something: partitive, dated, growth, act, before, and."""
    kinds = ((one, MEANT.get((one.cls, one.key))) for one in reading.terms)
    told = ((one.start, one.end, kind) for one, kind in kinds if kind)
    joins = (one for one in WORDS.finditer(text.text) if reading.scanner.small("conjunction", one[0]) == "and")
    both = chain(told, ((*one.span(), "and") for one in joins))
    return ((*text.span(start, end), kind) for start, end, kind in both)
