"""DOCX: paragraphs, rows of tables as lines, footnotes at the end; what was deleted in tracked changes is left out."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.model import Document
from servanda.readers import detect, office
from servanda.readers.raw import Raw

BODY = "word/document.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
TERMS = office.Terms(
    core="docProps/core.xml",
    paragraphs=frozenset({"p"}),
    text="t",
    table=("tbl", "tr", "tc"),
    signs={"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"},
    left_out=frozenset({"del", "moveFrom", "Fallback", "pPrChange", "rPrChange", "tabs"}),
    days=("created", "modified"),
)


def handles(raw: Raw) -> bool:
    """Whether this is a DOCX."""
    return detect.form(raw) == "docx"


def read(raw: Raw) -> Iterator[Document]:
    """One document. Raises `EmptyInput`, and `InputError` for one that is broken, encrypted or too large."""
    yield office.read(raw, TERMS, parts)


def parts(names: frozenset[str]) -> list[str]:
    """The parts that hold the text, of which some programs number the first. Raises `KeyError` where there is none."""
    numbered = sorted(name for name in names if name.startswith("word/document") and name.endswith(".xml"))
    if not numbered:
        raise KeyError("it has no text part")
    return [BODY if BODY in names else numbered[0], *(name for name in NOTES if name in names)]
