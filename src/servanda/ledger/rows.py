"""Records as rows of a ledger, and back."""

from __future__ import annotations

import functools
import hashlib
import itertools
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from servanda.model import METADATA, Document, Judgement, Statement, Version

VERSION = tuple(field.name for field in msgspec.structs.fields(Version))
JUDGEMENT = ("id", "verdict", "left", "right", "reason", "explanations", "by", "at")
TEXT = ("version", "text", "pages")
STATEMENT = ("reading", "id", "kind", "concept", "start", "said")
ENDING = frozenset({"pledge", "document", "event", "project"})
_FIELDS = msgspec.structs.fields(Statement)
_EMPTY: dict[str, Any] = {field.name: () if field.default == () else None for field in _FIELDS}
_Said = msgspec.defstruct("_Said", [(name, Any, empty) for name, empty in _EMPTY.items()], omit_defaults=True, gc=False)
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Statement).decode


def named(columns: Iterable[str], table: str = "") -> str:
    """Columns as SQL names them."""
    dot = f"{table}." if table else ""
    return ", ".join(f'{dot}"{name}"' for name in columns)


@functools.cache
def insert(table: str, columns: tuple[str, ...]) -> str:
    """The statement that adds a row, or leaves one that is there."""
    marks = ", ".join("CAST(? AS TEXT)" if name == "said" else "?" for name in columns)  # quicker than a text of it
    return f"INSERT OR IGNORE INTO {table} ({named(columns)}) VALUES ({marks})"  # noqa: S608 - our own names


@functools.lru_cache(1 << 14)
def pairs(parties: tuple[str, ...]) -> tuple[str, ...]:
    """The pairs of some parties, in alphabetical order: `KAZ-RUS`."""
    return tuple(f"{one}-{other}" for one, other in itertools.combinations(sorted(set(parties)), 2))


def ending(one: Statement) -> str | None:
    """The day on which what a statement tells ends or falls due, for kinds of which that is asked."""
    if one.kind not in ENDING:
        return None
    due, lasts = one.deadline and one.deadline.end, one.period and one.period.end
    return due or lasts or None


def statement_row(one: Statement, reading: int) -> tuple[int, str, str, str, int, bytes]:
    """A statement in the order of `STATEMENT`; what is empty is left out of its JSON."""
    return (reading, one.id, one.kind, one.concept, one.start, _encode(_Said(*msgspec.structs.astuple(one))))


def encoded(values: Sequence[Any]) -> str:
    """Values as a list that a query takes apart."""
    return _encode(values).decode()


def statement(said: str | bytes) -> Statement:
    """The statement of a column `said`, quicker of its bytes."""
    return _decode(said)


@functools.lru_cache(1 << 16)
def mark(key: str) -> str:
    """The mark under which a key is filed."""
    return hashlib.blake2b(key.encode(), digest_size=8).hexdigest()


def marks(one: Statement, groups: Iterable[str]) -> str:
    """What a statement is filed under: its id, and the marks of its pairs, with and without concept, and groups."""
    return " ".join((one.id, *_pair_marks(one.parties, one.concept), *map(mark, groups)))


@functools.lru_cache(1 << 14)
def _pair_marks(parties: tuple[str, ...], concept: str) -> tuple[str, ...]:
    """The marks of the pairs of some parties, with and without a concept."""
    return tuple(mark(key) for pair in pairs(parties) for key in (pair, f"{pair} {concept}"))


def version_row(one: Version) -> tuple[str | None, ...]:
    """A version in the order of `VERSION`."""
    return msgspec.structs.astuple(one)


def version(row: Sequence[Any]) -> Version:
    """The version of a row of `VERSION` columns."""
    return Version(**dict(zip(VERSION, row, strict=True)))


def document(version: Version, text: str, pages: str) -> Document:
    """The document that a version was read from."""
    known = {name: getattr(version, name) for name in METADATA}
    return Document(id=version.document, text=text, pages=tuple(msgspec.json.decode(pages)), **known)


def judgement_row(one: Judgement) -> tuple[str, ...]:
    """A judgement in the order of `JUDGEMENT`."""
    codes = _encode(one.explanations).decode()
    return (one.id, one.verdict, one.left, one.right, one.reason, codes, one.by, one.at)


@functools.lru_cache(1 << 12)
def _codes(written: str) -> tuple[str, ...]:
    return tuple(msgspec.json.decode(written))


def judgement(row: Sequence[Any]) -> Judgement:
    """The judgement of a row of `JUDGEMENT` columns."""
    identity, verdict, left, right, reason, codes, by, at = row
    return Judgement(
        id=identity, verdict=verdict, left=left, right=right, reason=reason, explanations=_codes(codes), by=by, at=at
    )  # fmt: skip
