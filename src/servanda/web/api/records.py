"""The shapes of answers that are no records of the contract themselves."""

from __future__ import annotations

import datetime as dt

import msgspec

from servanda.model import Cell, Entry, Judgement, Refusal, Statement, Version
from servanda.tables import Series


class Start(msgspec.Struct, frozen=True, kw_only=True):
    """What this is, and where things are; `holds` is how much of what the ledger has."""

    servanda: str
    reader: str
    schema: str
    documentation: str
    holds: dict[str, int]
    links: dict[str, str]


class ConceptRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A key of the closed list, with the kinds of statements that carry it and the units that fit."""

    concept: str
    kinds: tuple[str, ...]
    units: tuple[str, ...]
    means: str


class PairRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Two parties, how many statements are of both, and where these are."""

    pair: str
    statements: int
    links: dict[str, str]


class StatementRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A statement with its version, the words around it, the page on which it stands, and what is thought of it."""

    statement: Statement
    version: Version
    before: str
    after: str
    page: int | None
    judgements: tuple[Judgement, ...]


class DocumentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A document in all versions that were read, the oldest first; what it says is asked of the last one."""

    document: str
    versions: tuple[Version, ...]
    links: dict[str, str]


class TextRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The text in which offsets count, in Unicode code points; `pages` are where its pages begin."""

    version: str
    document: str
    text: str
    pages: tuple[int, ...]


class SpanRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a text, with the words around it."""

    start: int
    end: int
    before: str
    quote: str
    after: str


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A document in which all words stand, and where the first of them do; `count` is how often they stand there."""

    version: Version
    count: int
    spans: tuple[SpanRecord, ...]


class SeriesRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An official series: its id, what it measures, its first and last period, and the newest release."""

    id: str
    series: Series
    first: str
    last: str
    cells: int
    releases: int
    vintage: str
    licence: str | None


class CellRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One cell: its value, the ids of the statements that say it, and the cells of official series that give it.

    A value is text, a number, a `Value`, `Measured`, `Period`, `Speaker`, or null.
    """

    value: object
    statements: tuple[str, ...]
    official: tuple[Cell, ...] = ()


class TableRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of cells under columns."""

    name: str
    columns: tuple[str, ...]
    note: str | None
    rows: tuple[tuple[CellRecord, ...], ...]


class AnswerRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Tables that answer a question, and the statements on which their cells rest, by their ids.

    `pages` are those on which they stand, where their documents have pages; `hint` is what may be asked instead.
    """

    question: str
    tables: tuple[TableRecord, ...]
    statements: dict[str, Entry]
    pages: dict[str, int] = {}
    hint: str = ""


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A document to be read; only `text` is required. `published` is what "last year" hangs on."""

    text: str
    id: str | None = None
    language: str | None = None
    published: dt.date | None = None
    url: str | None = None
    publisher: str | None = None
    publisher_country: str | None = None
    title: str | None = None
    licence: str | None = None


class ReadRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What was read in a document, what was found and refused, and what it contradicts in itself."""

    document: Version
    statements: tuple[Statement, ...]
    refusals: tuple[Refusal, ...]
    contradictions: tuple[Judgement, ...]


class ExportRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A format for other tools, with the address at which all comes in it; `pair=` and `as_of=` narrow that."""

    name: str
    means: str
    suffix: str
    link: str
