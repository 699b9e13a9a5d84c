"""One document, signed and not signed in the same text."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.judge.nouns import series
from servanda.judge.told import Told, contradiction, dated, same_sides
from servanda.model import Finding, Statement

ACTS = frozenset({"signed", "adopted", "exchanged", "ratified"})
AROUND = 60  # characters beside a noun that say which document it is
SHARED = 2  # words by which two mentions are one


def statuses(told: Told) -> Iterator[Finding]:
    """Documents of one kind and sides, one done and one denied, that nothing tells apart."""
    documents = [one for one in told.statements if one.kind == "document" and one.stage in ACTS]
    for one, other in told.pairs(documents):
        if _opposed(one, other) and same_sides(one, other) and _one_document(told, one, other):
            yield contradiction("status", one, other)


def _opposed(one: Statement, other: Statement) -> bool:
    """Whether what is asserted of one is denied of the other."""
    acts = one.concept == other.concept and one.stage == other.stage
    return acts and (one.modality == "denied") != (other.modality == "denied")


def _one_document(told: Told, one: Statement, other: Statement) -> bool:
    """By their names, else by the words beside them; not with two times."""
    times = dated(one.period), dated(other.period)
    if None not in times and times[0] != times[1]:
        return False
    if one.name and other.name:
        return series(one.name, told.version.language) == series(other.name, told.version.language)
    return len(_topic(told, one) & _topic(told, other)) >= SHARED


def _topic(told: Told, one: Statement) -> frozenset[str]:
    """Stems of the words beside a document in its sentence, without its own and those of countries."""
    starts, language = told.marked.sentences, told.version.language
    number = told.sentence(one.start)
    begin = starts[number - 1]
    end = starts[number] if number < len(starts) else len(told.marked.text)
    around = told.marked.text[max(begin, one.start - AROUND) : min(end, one.end + AROUND)]
    return series(around, language) - series(one.quote if not one.name else "", language)
