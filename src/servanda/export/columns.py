"""A statement as one flat row: the columns that sheets, Parquet and the Data Package share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from servanda.model import Entry

Plain = str | int | bool | None


class Column(NamedTuple):
    """A column: its name, the sort of its values (text, integer, decimal, date, boolean), what it means, where it is.

    Values that are several stand side by side with a blank between them.
    """

    name: str
    sort: str
    means: str
    of: Callable[[Entry], Plain]


def _at(path: str) -> Callable[[Entry], Plain]:
    names = path.split(".")

    def get(entry: Entry) -> Plain:
        found: Any = entry
        for name in names:
            found = None if found is None else getattr(found, name)
        return " ".join(found) or None if isinstance(found, tuple) else found

    return get


def _period(name: str, means: str) -> tuple[tuple[str, str, str, str], ...]:
    return (
        (f"{name}_text", "text", f"{means}, as written", f"statement.{name}.text"),
        (f"{name}_start", "date", f"{means}: first day", f"statement.{name}.start"),
        (f"{name}_end", "date", f"{means}: the day behind the last", f"statement.{name}.end"),
        (f"{name}_basis", "text", f"{means}: stated, anchor or unresolved", f"statement.{name}.basis"),
    )


FIELDS = (
    ("id", "text", "hash of what is said where", "statement.id"),
    ("kind", "text", "figure, document, event, project, pledge, relation or quote", "statement.kind"),
    ("concept", "text", "a key of the closed list", "statement.concept"),
    ("parties", "text", "codes of countries and organisations; reporter, investor, visitor first", "statement.parties"),
    ("low", "decimal", "least value; empty in 'up to 5'", "statement.value.low"),
    ("high", "decimal", "most; empty in 'more than 5'", "statement.value.high"),
    ("unit", "text", "ISO 4217, PERCENT, PERSONS…", "statement.value.unit"),
    ("comparator", "text", "= ~ <~ > >= < <= or range", "statement.value.comparator"),
    ("unit_stated", "boolean", "whether the unit stands there", "statement.value.unit_stated"),
    *_period("period", "when it holds or happened"),
    *_period("deadline", "until when"),
    ("modality", "text", "reported, estimated, forecast, target, potential, planned…", "statement.modality"),
    ("stage", "text", "how far a document or project has come", "statement.stage"),
    ("name", "text", "a proper name as written", "statement.name"),
    ("quote", "text", "exactly the characters that say it", "statement.quote"),
    ("start", "integer", "first code point of the quote in the text", "statement.start"),
    ("end", "integer", "behind the last", "statement.end"),
    ("speaker", "text", "who said it; empty is the narrator", "statement.speaker.name"),
    ("office", "text", "the office of the speaker", "statement.speaker.office"),
    ("speaker_country", "text", "the country of the speaker", "statement.speaker.country"),
    ("attribution", "text", "direct, indirect or carried", "statement.speaker.attribution"),
    ("doubts", "text", "coded reasons to look twice", "statement.doubts"),
    ("document", "text", "id of the document", "version.document"),
    ("published", "date", "when the document was published", "version.published"),
    ("publisher", "text", "who published it", "version.publisher"),
    ("publisher_country", "text", "ISO 3166-1 alpha-3", "version.publisher_country"),
    ("language", "text", "BCP 47 code of the document", "version.language"),
    ("title", "text", "title of the document", "version.title"),
    ("url", "text", "where it was read", "version.url"),
    ("licence", "text", "under which terms its text may be used", "version.licence"),
    ("version", "text", "hash of the document as it was read", "version.id"),
    ("rule", "text", "which pattern found it", "statement.rule"),
)
COLUMNS = tuple(Column(name, sort, means, _at(path)) for name, sort, means, path in FIELDS)
NAMES = tuple(column.name for column in COLUMNS)


def row(entry: Entry) -> list[Plain]:
    """The values of a statement in the order of `COLUMNS`."""
    return [column.of(entry) for column in COLUMNS]
