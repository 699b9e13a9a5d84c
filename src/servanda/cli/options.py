"""The options of the commands, and what is made of them."""

from __future__ import annotations

import datetime as dt
import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from servanda.cli.guard import WrongUsage

if TYPE_CHECKING:
    from servanda.readers import Options


class Format(enum.StrEnum):
    """What `read` prints."""

    table = "table"
    jsonl = "jsonl"
    json = "json"
    html = "html"


class AtomFormat(enum.StrEnum):
    """What `atoms` prints."""

    table = "table"
    jsonl = "jsonl"


class Form(enum.StrEnum):
    """What the input is taken for."""

    auto = "auto"
    text = "text"
    html = "html"
    jsonl = "jsonl"


class View(NamedTuple):
    """How the findings are shown. `output` None is standard output; a format of None goes by the name of the file."""

    format: Format | AtomFormat | None
    output: Path | None
    refusals: bool = False

    @property
    def chosen(self) -> str:
        """The format asked for, else the one that the name of the output tells, else a table."""
        if self.format:
            return self.format.value
        suffix = self.output.suffix[1:].lower() if self.output else ""
        return suffix if suffix in Format.__members__ else Format.table.value


Sources = Annotated[
    list[str],
    typer.Argument(metavar="PATH|URL|-…", show_default=False, help="Files, web addresses, or - for standard input."),
]
Date = Annotated[
    str | None,
    typer.Option(
        metavar="YYYY-MM-DD", help="Date of the documents, which relative periods hang on.", show_default=False
    ),
]
Language = Annotated[
    str | None, typer.Option(metavar="CODE", help="Language of the documents, as `servanda languages` lists it.")
]
Country = Annotated[
    str | None,
    typer.Option(metavar="CODE", help='Country of the publisher (KAZ or KZ), which is "our country" in the text.'),
]
Input = Annotated[Form, typer.Option("--input", help="What the input is; auto goes by its name and content.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead of standard output.")
]
Refusals = Annotated[bool, typer.Option("--refusals", help="Show also what was found but refused, and why.")]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        help="table: for people; jsonl: one record a line; json: one array; html: one self-contained page. By default "
        "a table, or what the name of the output file tells.",
    ),
]
AtomFormatOption = Annotated[
    AtomFormat | None,
    typer.Option(
        "--format",
        help="table: for people; jsonl: one record a line. By default a table, or what the name of the "
        "output file tells.",
    ),
]


def given(date: str | None, language: str | None, country: str | None, form: Form) -> Options:
    """What the user says about the sources. Raises `WrongUsage` for a value that cannot be."""
    from servanda import packs  # noqa: PLC0415 - cold start of --help and --version
    from servanda.packs.countries import country_code  # noqa: PLC0415
    from servanda.readers import Options  # noqa: PLC0415

    if language and language not in packs.available():
        raise WrongUsage(f"--language {language}: no such pack; there are: {', '.join(packs.available())}")
    code = country_code(country) if country else None
    if country and not code:
        raise WrongUsage(f"--publisher-country {country}: no country code; give two or three letters, as KAZ or KZ")
    return Options(
        input=None if form is Form.auto else form.value,
        language=language,
        published=_day(date) if date else None,
        publisher_country=code,
    )


def _day(written: str) -> str:
    try:
        return dt.date.fromisoformat(written).isoformat()
    except ValueError:
        raise WrongUsage(f"--date {written}: no such day; give it as 2024-11-28") from None
