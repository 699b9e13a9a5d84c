"""All records. Field names and their order are those of the contract; see docs/records.md.

Every record is frozen. `Statement` and `Refusal` are evidence, a `Judgement` is what is thought of it; an `Atom` is a
number, amount or time in running text. Offsets are half-open and count Unicode code points of `Document.text`.
"""

from __future__ import annotations

import bisect
import hashlib
import json
from typing import Any

import msgspec

from servanda.days import check_anchor

KINDS = ("figure", "document", "event", "project", "pledge", "relation", "quote")
MODALITIES = (
    "reported", "estimated", "forecast", "target", "potential", "planned", "conditional", "denied", "asserted",
)  # fmt: skip
COMPARATORS = ("=", "~", "<~", ">", ">=", "<", "<=", "range")
VERDICTS = ("same", "restated", "updated", "contradicts", "differs_in_scope")  # between two statements
CHECKS = (  # of a statement and official series
    "matches_both", "matches_reporter", "matches_partner", "between", "outside", "not_comparable", "no_data",
    "estimates_only",
)  # fmt: skip
OUTCOMES = (  # of a pledge
    "not_yet_due", "on_path", "off_path", "fulfilled", "fulfilled_late", "missed", "superseded", "restated",
    "untestable", "disputed", "open",
)  # fmt: skip
REVIEWS = ("accepted", "rejected", "corrected", "retired", "redacted", "withdrawn")  # of one record
_JUDGED = frozenset((*VERDICTS, *CHECKS, *OUTCOMES, *REVIEWS))


class Document(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One text with what is known about it. `published` is an ISO date and the anchor of relative time.

    `pages` are the offsets at which the pages of a paged source begin; they stand in no output.
    """

    id: str
    text: str
    language: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    publisher_country: str | None = None
    title: str | None = None
    licence: str | None = None
    pages: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Hold the years in which texts appear."""
        if self.published is not None:
            check_anchor(self.published)

    def page(self, offset: int) -> int | None:
        """The page on which a character stands, counted from 1; None where the source has no pages."""
        return bisect.bisect(self.pages, offset) or None


class Value(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An amount. Decimals are strings with the multiplier applied; `high` is null for "more than"."""

    low: str | None
    high: str | None
    unit: str | None
    comparator: str = "="
    unit_stated: bool = True


class Period(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Half-open ISO dates; `basis` is stated, anchor or unresolved. `rule` says how an anchor would resolve it."""

    text: str
    start: str | None
    end: str | None
    basis: str
    rule: str | None = None


class Speaker(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who said it, or is named: `attribution` is direct, indirect, carried (from an earlier sentence) or named."""

    name: str | None
    office: str | None
    country: str | None
    attribution: str


class Statement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing that one document says, grounded in `quote == text[start:end]`.

    `people` are those named beside it who say nothing in the document; `about` are the words that say what a document
    without a name is on.
    """

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
    people: tuple[Speaker, ...] = ()
    about: str | None = None
    rule: str

    def __post_init__(self) -> None:
        """Hold the invariants that no reader may break."""
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise ValueError(f"span {self.start}:{self.end} does not fit its quote {self.quote!r}")
        if self.kind not in KINDS or self.modality not in MODALITIES:
            raise ValueError(f"no such kind or modality: {self.kind}, {self.modality}")


class Cell(msgspec.Struct, frozen=True, gc=False):
    """Where an official figure stands: the id of its series, and the row of the file that gave it, counted from 1."""

    series: str
    row: int


class Observation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An official figure: the statement of a table, grounded in a cell instead of a span.

    `document` is the id of the file. `parties` are in the order of the concept, `reporter` is the one whose statistics
    they are; `concept` is one of the closed list, or `exchange.average` and `exchange.end`, rates whose unit is like
    KZT/USD: units of the first for one of the second. `valuation` is FOB or CIF, `status` reported, estimated or
    derived (made by the source of the counterpart's figures), `vintage` the ISO date of the release.
    """

    id: str
    document: str
    kind: str = "figure"
    concept: str
    cell: Cell
    parties: tuple[str, ...] = ()
    reporter: str | None = None
    value: Value
    period: Period
    modality: str = "reported"
    valuation: str | None = None
    status: str = "reported"
    vintage: str | None = None


class Refusal(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something found that could not be made into a statement, with a coded reason."""

    refused: str
    document: str
    start: int
    end: int
    quote: str


class Version(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One document as it was read once: what is known of it without its text.

    `source` says of what it is a version: the address, else the id that the document brought. `text_hash` is the
    BLAKE2b of the text, `accessed` the ISO time (UTC) at which it was read. `id` is a hash of all but `accessed`.
    """

    id: str
    document: str
    source: str
    text_hash: str
    language: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    publisher_country: str | None = None
    title: str | None = None
    licence: str | None = None
    accessed: str | None = None


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A statement with the version of the document that says it: what is compared, judged and asked for."""

    statement: Statement
    version: Version


class Bearer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What is told of the bearer of a name: `name` is `name:SORT:WRITTEN`, such as `name:person:Serik Omarov`.

    `marks` are offices of a person, editions and years of a thing; `language` is one in which it is written so.
    """

    name: str
    language: str = ""
    countries: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    @property
    def sort(self) -> str:
        """What bears it: person, forum, programme or project."""
        return self.name.split(":", 2)[1]

    @property
    def written(self) -> str:
        """The name as it is written."""
        return self.name.split(":", 2)[2]


class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a judge finds: `left` and `right` are ids; `reason` is a code, `explanations` are innocent ones in codes."""

    verdict: str
    left: str
    right: str
    reason: str
    explanations: tuple[str, ...] = ()


class Judgement(Finding, frozen=True, kw_only=True, gc=False):
    """A finding as it was recorded: `by` is "rule NAME" or "user NAME", `at` an ISO time (UTC).

    One that is taken back stays; a `withdrawn` judgement then stands beside it, with its id as `left`.
    """

    id: str
    by: str
    at: str

    def __post_init__(self) -> None:
        """Hold the closed list of verdicts."""
        if self.verdict not in _JUDGED:
            raise ValueError(f"no such verdict: {self.verdict}")


class Atom(msgspec.Struct, frozen=True, kw_only=True, gc=False):
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


METADATA = ("language", "published", "url", "publisher", "publisher_country", "title", "licence")
IDENTITY = (
    "document", "kind", "concept", "start", "end", "name", "parties", "value", "period", "deadline", "modality",
    "stage", "speaker",
)  # fmt: skip


def statement_id(fields: dict[str, Any]) -> str:
    """Hash of what a statement says; never of `rule`, `doubts`, `people` or the reader's version."""
    return _digest([*map(fields.get, IDENTITY)])


def version_of(document: Document, accessed: str | None = None) -> Version:
    """The version that a document is."""
    known = {name: getattr(document, name) for name in METADATA}
    source = document.url or document.id
    text_hash = hashlib.blake2b(document.text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    identity = _digest([document.id, source, text_hash, *known.values()])
    return Version(
        id=identity, document=document.id, source=source, text_hash=text_hash, accessed=accessed, **known
    )  # fmt: skip


def judgement(finding: Finding, by: str, at: str) -> Judgement:
    """A finding, recorded. Its id is a hash of all but the time, so that finding it twice adds nothing."""
    found = {name: getattr(finding, name) for name in ("verdict", "left", "right", "reason", "explanations")}
    return Judgement(id=_digest([*found.values(), by]), by=by, at=at, **found)


def _digest(fields: list[Any]) -> str:
    try:
        data = msgspec.json.encode(fields)
    except UnicodeEncodeError:  # halves of surrogate pairs, which UTF-8 cannot hold
        data = json.dumps(msgspec.to_builtins(fields)).encode()
    return hashlib.blake2b(data, digest_size=12).hexdigest()
