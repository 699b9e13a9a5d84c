"""All records. Field names and their order are those of the contract; see docs/records.md.

Every record is frozen. `Statement` and `Refusal` are evidence; `Atom` is a number, amount or time in running text.
Offsets are half-open and count Unicode code points of `Document.text`.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

KINDS = ("figure", "document", "event", "project", "pledge", "relation", "quote")
MODALITIES = (
    "reported", "estimated", "forecast", "target", "potential", "planned", "conditional", "denied", "asserted",
)  # fmt: skip
COMPARATORS = ("=", "~", "<~", ">", ">=", "<", "<=", "range")


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One text with what is known about it. `published` is an ISO date and the anchor of relative time."""

    id: str
    text: str
    language: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    publisher_country: str | None = None
    title: str | None = None


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """An amount. Decimals are strings with the multiplier applied; `high` is null for "more than"."""

    low: str | None
    high: str | None
    unit: str | None
    comparator: str = "="
    unit_stated: bool = True


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """Half-open ISO dates; `basis` is stated, anchor or unresolved. `rule` says how an anchor would resolve it."""

    text: str
    start: str | None
    end: str | None
    basis: str
    rule: str | None = None


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Who said it. `attribution` is direct, indirect or carried (from an earlier sentence)."""

    name: str | None
    office: str | None
    country: str | None
    attribution: str


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that one document says, grounded in `quote == text[start:end]`."""

    id: str
    document: str
    kind: str
    concept: str
    start: int
    end: int
    quote: str
    name: str | None = None
    parties: tuple[str, ...] = ()
    value: Value | None = None
    period: Period | None = None
    deadline: Period | None = None
    modality: str
    stage: str | None = None
    speaker: Speaker | None = None
    doubts: tuple[str, ...] = ()
    rule: str

    def __post_init__(self) -> None:
        """Hold the invariants that no reader may break."""
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise ValueError(f"span {self.start}:{self.end} does not fit its quote {self.quote!r}")
        if self.kind not in KINDS or self.modality not in MODALITIES:
            raise ValueError(f"no such kind or modality: {self.kind}, {self.modality}")


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Something found that could not be made into a statement, with a coded reason."""

    refused: str
    document: str
    start: int
    end: int
    quote: str


class Atom(msgspec.Struct, frozen=True, kw_only=True):
    """A number, amount or time in running text; `text == source[start:end]`.

    `value` is a decimal string, or `[low, high]` with null for an open side. `from`/`to` are half-open ISO dates of
    `date` and `period`, null while unresolved; `rule` then says what they hang on ("anchor year -1").
    """

    kind: str
    start: int
    end: int
    text: str
    value: str | tuple[str | None, str | None] | None = None
    unit: str | None = None
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    comparator: str = "="
    unit_stated: bool = True
    rule: str | None = None


IDENTITY = (
    "document", "kind", "concept", "start", "end", "name", "parties", "value", "period", "deadline", "modality",
    "stage", "speaker",
)  # fmt: skip


def statement_id(fields: dict[str, Any]) -> str:
    """Hash of what a statement says; never of `rule`, `doubts` or the reader's version."""
    canonical = msgspec.json.encode([fields.get(name) for name in IDENTITY])
    return hashlib.blake2b(canonical, digest_size=12).hexdigest()
