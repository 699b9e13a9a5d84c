"""ODT, the text of OpenDocument: paragraphs, rows of tables as lines; without comments and what was deleted."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.model import Document
from servanda.readers import detect, office
from servanda.readers.raw import Raw

BODY = "content.xml"
TERMS = office.Terms(
    core="meta.xml",
    paragraphs=frozenset({"p", "h"}),
    text="",
    table=("table", "table-row", "table-cell"),
    signs={"tab": " ", "s": " ", "line-break": "\n"},
    left_out=frozenset({"annotation", "tracked-changes", "note-citation", "automatic-styles", "font-face-decls"}),
    days=("creation-date", "date"),
)


def handles(raw: Raw) -> bool:
    """Whether this is an ODT."""
    return detect.form(raw) == "odt"


def read(raw: Raw) -> Iterator[Document]:
    """One document. Raises `EmptyInput`, and `InputError` for one that is broken, encrypted or too large."""
    yield office.read(raw, TERMS, parts)


def parts(names: frozenset[str]) -> list[str]:
    """The part that holds the text. Raises `KeyError` where there is none."""
    if BODY not in names:
        raise KeyError("it has no text part")
    return [BODY]
