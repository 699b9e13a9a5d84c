"""The options of the commands, and what is made of them."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict

import click

from servanda.errors import WrongUsage

if TYPE_CHECKING:
    from servanda.readers import Options


class Format(enum.StrEnum):
    """What `read` prints; those below are exports."""

    table = "table"
    jsonl = "jsonl"
    json = "json"
    html = "html"
    csv = "csv"
    xlsx = "xlsx"
    annotations = "annotations"
    ftm = "ftm"
    plover = "plover"
    prov = "prov"
    parquet = "parquet"


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
    pdf = "pdf"
    docx = "docx"
    odt = "odt"
    feed = "feed"
    mail = "mail"
    zip = "zip"
    gzip = "gzip"
    warc = "warc"


class View(NamedTuple):
    """How the findings are shown, and how many processes find them.

    `output` None is standard output; a format of None goes by the name of the file.
    """

    format: Format | AtomFormat | None
    output: Path | None
    refusals: bool = False
    judgements: bool = False
    jobs: int = 1

    @property
    def chosen(self) -> str:
        """The format asked for, else the one that the name of the output tells, else a table."""
        if self.format:
            return self.format.value
        suffix = self.output.suffix[1:].lower() if self.output else ""
        return suffix if suffix in Format.__members__ else Format.table.value


Command = Callable[..., None]
Decorator = Callable[[Command], Command]


def options(*some: Decorator) -> Decorator:
    """Several arguments and options as one decorator, in the order of the help."""

    def decorate(command: Command) -> Command:
        for one in reversed(some):
            command = one(command)
        return command

    return decorate


def format_option(formats: type[Format | AtomFormat], text: str) -> Decorator:
    """How the findings are shown."""
    after = "By default a table, or what the name of the output file tells."
    return click.option("--format", "format_", type=click.Choice(formats), help=f"{text} {after}")


SOURCES = click.argument("sources", nargs=-1, required=True, metavar="PATH|URL|-…")
FORMAT = format_option(
    Format,
    "table: for people; jsonl: one record a line; json: one array; html: one self-contained page; the others are for "
    "other tools, see `servanda export --help`.",
)
ATOM_FORMAT = format_option(AtomFormat, "table: for people; jsonl: one record a line.")
REFUSALS = click.option("--refusals", is_flag=True, help="Show also what was found but refused, and why.")
JUDGEMENTS = click.option(
    "--judgements",
    is_flag=True,
    help="Add what each document contradicts in itself to JSON; tables and pages show it always.",
)
DATE = click.option("--date", metavar="YYYY-MM-DD", help="Date of the documents, which relative periods hang on.")
LANGUAGE = click.option(
    "--language", metavar="CODE", help="Language of the documents, as `servanda languages` lists it."
)
COUNTRY = click.option(
    "--publisher-country",
    metavar="CODE",
    help='Country of the publisher (KAZ or KZ), which is "our country" in the text.',
)
PUBLISHER = click.option("--publisher", metavar="NAME", help="Who published the documents.")
LICENCE = click.option("--licence", metavar="TERMS", help="Under which terms their texts may be used.")
INPUT = click.option(
    "--input",
    "input_",
    type=click.Choice(Form),
    default=Form.auto,
    show_default=True,
    help="What the input is; auto goes by its name and content.",
)
JOBS = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1),
    metavar="N",
    default=1,
    help="How many processes read side by side: for archives, as many as there are cores.  [default: 1]",
)
LEDGER = click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="SERVANDA_LEDGER",
    metavar="FILE",
    help="The ledger; by default one in the user's data folder.  [env: SERVANDA_LEDGER]",
)
OUTPUT = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to a file instead of standard output.",
)


class Told(TypedDict, total=False):
    """The options that say something about the sources, and about how they are read, by their names."""

    date: str | None
    language: str | None
    publisher: str | None
    publisher_country: str | None
    licence: str | None
    input_: Form
    jobs: int


def given(told: Told) -> Options:
    """What the user says about the sources. Raises `WrongUsage` for a value that cannot be."""
    from servanda import packs  # noqa: PLC0415 - cold start of --help and --version
    from servanda.packs.countries import country_code  # noqa: PLC0415
    from servanda.readers import Options  # noqa: PLC0415

    language, country, date = told.get("language"), told.get("publisher_country"), told.get("date")
    form = told.get("input_", Form.auto)
    if language and language not in packs.available():
        raise WrongUsage(f"--language {language}: no such pack; there are: {', '.join(packs.available())}")
    code = country_code(country) if country else None
    if country and not code:
        raise WrongUsage(f"--publisher-country {country}: no country code; give two or three letters, as KAZ or KZ")
    return Options(
        input=None if form is Form.auto else form.value,
        language=language,
        published=_day(date) if date else None,
        publisher=told.get("publisher"),
        publisher_country=code,
        licence=told.get("licence"),
    )


def _day(written: str) -> str:
    try:
        return dt.date.fromisoformat(written).isoformat()
    except ValueError:
        raise WrongUsage(f"--date {written}: no such day; give it as 2024-11-28") from None
