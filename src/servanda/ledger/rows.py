"""Records as rows of a ledger, and back."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import msgspec

from servanda.model import Entry, Judgement, Period, Speaker, Statement, Value, Version

VERSION = tuple(field.name for field in msgspec.structs.fields(Version))
PLAIN = ("id", "kind", "concept", "start", "end", "quote", "name", "parties")
VALUE = ("low", "high", "unit", "comparator", "unit_stated")
PERIOD = ("text", "start", "end", "basis", "rule")
STATEMENT = (
    *PLAIN, *VALUE, *(f"period_{name}" for name in PERIOD), *(f"deadline_{name}" for name in PERIOD), "modality",
    "stage", "speaker_name", "speaker_office", "speaker_country", "attribution", "doubts", "rule",
)  # fmt: skip
JUDGEMENT = ("id", "verdict", "left", "right", "reason", "explanations", "by", "at")
NONE = (None,) * 5


def named(columns: Sequence[str], table: str = "") -> str:
    """Columns as SQL names them."""
    dot = f"{table}." if table else ""
    return ", ".join(f'{dot}"{name}"' for name in columns)


def insert(table: str, columns: Sequence[str]) -> str:
    """The statement that adds a row unless it is there."""
    marks = ", ".join("?" * len(columns))
    return f"INSERT OR IGNORE INTO {table} ({named(columns)}) VALUES ({marks})"  # noqa: S608 - our own names


def pairs(statement: Statement) -> list[str]:
    """The pairs of parties of a statement, in alphabetical order: `KAZ-RUS`."""
    parties = sorted(set(statement.parties))
    return [f"{one}-{other}" for one, other in itertools.combinations(parties, 2)]


def statement_row(one: Statement) -> tuple[Any, ...]:
    """A statement in the order of `STATEMENT`."""
    value, speaker = one.value, one.speaker
    return (
        one.id, one.kind, one.concept, one.start, one.end, one.quote, one.name, " ".join(one.parties),
        *((value.low, value.high, value.unit, value.comparator, int(value.unit_stated)) if value else NONE),
        *_period(one.period), *_period(one.deadline), one.modality, one.stage,
        *((speaker.name, speaker.office, speaker.country, speaker.attribution) if speaker else NONE[:4]),
        " ".join(one.doubts), one.rule,
    )  # fmt: skip


def entry(row: Sequence[Any]) -> Entry:
    """The entry of a row of `STATEMENT` and `VERSION` columns."""
    version = Version(**dict(zip(VERSION, row[len(STATEMENT) :], strict=True)))
    return Entry(statement(row, version.document), version)


def statement(row: Sequence[Any], document: str) -> Statement:
    """The statement of a row of `STATEMENT` columns."""
    (identity, kind, concept, start, end, quote, name, parties) = row[:8]
    low, high, unit, comparator, stated = row[8:13]
    modality, stage, who, office, country, attribution, doubts, rule = row[23 : len(STATEMENT)]
    value = Value(low=low, high=high, unit=unit, comparator=comparator, unit_stated=bool(stated))
    speaker = Speaker(name=who, office=office, country=country, attribution=attribution)
    return Statement(
        id=identity, document=document, kind=kind, concept=concept, start=start, end=end, quote=quote,
        name=name, parties=tuple(parties.split()), value=value if comparator else None, period=_made(row[13:18]),
        deadline=_made(row[18:23]), modality=modality, stage=stage, speaker=speaker if attribution else None,
        doubts=tuple(doubts.split()), rule=rule,
    )  # fmt: skip


def judgement_row(one: Judgement) -> tuple[str, ...]:
    """A judgement in the order of `JUDGEMENT`."""
    codes = msgspec.json.encode(one.explanations).decode()
    return (one.id, one.verdict, one.left, one.right, one.reason, codes, one.by, one.at)


def judgement(row: Sequence[Any]) -> Judgement:
    """The judgement of a row of `JUDGEMENT` columns."""
    fields = dict(zip(JUDGEMENT, row, strict=True))
    return Judgement(**fields | {"explanations": tuple(msgspec.json.decode(fields["explanations"]))})


def _period(one: Period | None) -> tuple[str | None, ...]:
    return (one.text, one.start, one.end, one.basis, one.rule) if one else NONE


def _made(row: Sequence[Any]) -> Period | None:
    text, start, end, basis, rule = row
    return Period(text=text, start=start, end=end, basis=basis, rule=rule) if basis else None
