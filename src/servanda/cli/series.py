"""Official series: `servanda series add`, `list`, `show`, `releases` and `reject`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from servanda.cli.guard import guard
from servanda.cli.keeping import BY, user
from servanda.cli.options import LEDGER, OUTPUT, options

MAPPING = click.option(
    "--mapping",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="YAML that says what the columns and codes of the files mean; see docs/series.md.",
)
SOURCE = click.option("--source", metavar="NAME", help="Of which source the files are, where they do not tell.")
VINTAGE = click.option("--vintage", metavar="YYYY-MM-DD", help="When the figures were published, where no column says.")
AS_OF = click.option("--as-of", metavar="YYYY-MM-DD", help="What was known on this day; by default the latest.")
PAIR = click.argument("pair", metavar="PAIR")
SHOWN = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="table: for people; jsonl: one observation a line.",
)


@click.group()
def series() -> None:
    """Official statistics beside what is said: load them, and look at them."""


@series.command()
@options(click.argument("files", metavar="FILE|URL…", nargs=-1, required=True), MAPPING, SOURCE, VINTAGE, LEDGER)
def add(files: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401 - options of all
    """Load official series into a ledger: SDMX-CSV, SDMX-ML, answers of UN Comtrade, or CSV with a mapping.

    Files of a known source (`servanda series sources`) need no mapping. The same file again adds nothing; a newer
    vintage supersedes an older one, which is kept. Rows that cannot be read are named, and the others are loaded; the
    exit status is then 1.
    """
    from servanda.cli.tables import Given, load  # noqa: PLC0415 - cold start

    with guard() as report:
        load(files, Given(**given), report)


@series.command()
@options(
    click.argument("source", metavar="SOURCE"),
    click.argument("countries", metavar="REPORTER COUNTERPART…", nargs=-1, required=True),
    click.option("--since", type=int, metavar="YEAR", help="First year; by default ten years are asked for."),
    click.option("--until", type=int, metavar="YEAR", help="Last year; by default the last one that is over."),
    click.option("--mirror", is_flag=True, help="Ask also for the counterparts' own statistics."),
    click.option("--dry-run", "dry", is_flag=True, help="Say only what would be asked."),
    LEDGER,
)
def fetch(source: str, countries: tuple[str, ...], **wanted: Any) -> None:  # noqa: ANN401 - options of all
    """Ask a source over the net for one country with others, and load what it answers: un-comtrade KAZ RUS CHN.

    `servanda series sources` lists them; WLD is the world. It asks slowly, as the source wants it, and stops where that
    refuses; the same command goes on later, since what is there already adds nothing.
    """
    from servanda.cli.fetching import Wanted, fetched  # noqa: PLC0415 - cold start

    with guard() as report:
        fetched(source, countries, Wanted(**wanted), report)


@series.command("sources")
@options(click.argument("name", metavar="[NAME]", required=False))
def sources_(name: str | None) -> None:
    """List the sources that are known; of one, how it is asked, what its columns mean, and what to beware of."""
    from servanda.cli.sources import described, overview  # noqa: PLC0415 - cold start

    with guard():
        for line in described(name) if name else overview():
            click.echo(line)


@series.command("list")
@options(click.argument("pair", metavar="[PAIR]", required=False), LEDGER)
def list_(pair: str | None, ledger: Path | None) -> None:
    """List the official series of a ledger, of one pair or of all."""
    from servanda.cli.tables import listed  # noqa: PLC0415 - cold start

    with guard():
        listed(pair, ledger)


@series.command()
@options(PAIR, click.argument("concept", metavar="[CONCEPT]", required=False), AS_OF, SHOWN, LEDGER, OUTPUT)
def show(pair: str, concept: str | None, **asked: Any) -> None:  # noqa: ANN401 - options of all
    """Show the official figures of a pair, one column a series: KAZ-RUS trade.exports.

    CONCEPT may be the beginning of several (trade); rates of exchange have a unit as their pair: KZT/USD.
    """
    from servanda.cli.tables import Shown, shown  # noqa: PLC0415 - cold start

    with guard():
        shown(pair, concept, Shown(**asked))


@series.command()
@options(LEDGER)
def releases(ledger: Path | None) -> None:
    """List the releases of official figures: each file with its date of publication, and which are set aside."""
    from servanda.cli.released import releases as printed  # noqa: PLC0415 - cold start

    with guard():
        printed(ledger)


@series.command()
@options(
    click.argument("release", metavar="RELEASE"),
    click.option("--reason", metavar="WORDS", required=True, help="Why; it is kept with your name and the time."),
    BY,
    LEDGER,
)
def reject(release: str, reason: str, by: str | None, ledger: Path | None) -> None:
    """Set a wrong release aside: it stays in the ledger, and no answer uses it; an older one then stands in its place.

    RELEASE is the beginning of its id, as `servanda series releases` shows it, or the name of its file.
    """
    from servanda.cli.released import reject as rejected  # noqa: PLC0415 - cold start

    with guard():
        rejected(release, reason, user(by), ledger)
