"""What others' tools open. One module a format, with `write(source, out)`; each loads its library when it is used."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from servanda.errors import MissingExtra

if TYPE_CHECKING:
    from servanda.export.source import Source

__all__ = ["FORMATS", "Format", "library", "write"]


class Format(NamedTuple):
    """A format by its name: the module that writes it, how its files end, whether it is text, and what it is for.

    `alone` is for one that needs no more than documents and what they say, so that `read` can give it too; `library` is
    what has to be installed for it, as the extra of its name; one that `streams` writes each document as it comes.
    """

    name: str
    module: str
    suffix: str
    means: str
    text: bool = True
    alone: bool = True
    streams: bool = True
    library: str = ""


FORMATS = {
    one.name: one
    for one in (
        Format("csv", "sheet", ".csv", "a flat table of statements, for spreadsheets and statistics"),
        Format(
            "xlsx", "workbook", ".xlsx", "the same as a workbook, with numbers and dates (servanda[xlsx])",
            text=False, streams=False, library="xlsxwriter",
        ),
        Format("annotations", "annotations", ".jsonld", "W3C Web Annotation: every span with its place and quote"),
        Format("ftm", "ftm", ".ftm.json", "FollowTheMoney entities, for Aleph, OpenAleph and OpenSanctions' tools"),
        Format("plover", "plover", ".jsonl", "PLOVER events, for event data"),
        Format("prov", "prov", ".jsonld", "PROV-O: from where each statement comes, and who put it right"),
        Format(
            "dyad-year", "dyads", ".csv", "a row for each two countries and year: visits, documents, pledges, trade",
            streams=False, alone=False,
        ),
        Format(
            "package", "package", ".zip", "a Data Package: statements, documents and judgements with checksums",
            text=False, streams=False, alone=False,
        ),
        Format(
            "claimreview", "claimreview", ".jsonld", "schema.org ClaimReview: figures checked against series",
            alone=False,
        ),
        Format(
            "parquet", "columnar", ".parquet", "a Parquet file of statements for DuckDB, pandas, R (servanda[parquet])",
            text=False, streams=False, library="pyarrow",
        ),
    )
}  # fmt: skip


def library(name: str) -> ModuleType | None:
    """The library that a format needs, if any. Raises `MissingExtra` where it is not installed."""
    needed = FORMATS[name].library
    try:
        return importlib.import_module(needed) if needed else None
    except ImportError:
        raise MissingExtra(f"{name} needs {needed}: pip install 'servanda[{name}]'") from None


def write(name: str, source: Source, out: BinaryIO) -> None:
    """Write a source in the format of this name. Raises `MissingExtra` where its library is not installed."""
    library(name)
    importlib.import_module(f"servanda.export.{FORMATS[name].module}").write(source, out)
