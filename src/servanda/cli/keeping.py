"""Keeping a ledger: `servanda ledger check`, `export`, `import`, `backup`, `redact`, `reread` and `info`."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from servanda.cli.guard import Report, guard, say
from servanda.cli.options import JOBS, LEDGER, OUTPUT, options

if TYPE_CHECKING:
    from servanda import pipeline
    from servanda.ledger import Ledger

REASON = click.option("--reason", metavar="WORDS", required=True, help="Why; it is kept with your name and the time.")
BY = click.option("--by", metavar="NAME", help="Who does it; by default your name on this machine.")
PLACE = click.argument("place", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))


@click.group()
def ledger() -> None:
    """Keep a ledger: check, copy, export, merge, take down, read anew."""


@ledger.command()
@options(LEDGER)
def demo(ledger: Path | None) -> None:
    """Fill a ledger with the bundled corpus: invented news of pairs of countries over four years, in four languages.

    Outlets repeat, restate, round, correct and contradict one another in it. Invented statistics stand beside it: for
    some figures they speak, for some against, and some they leave open. Give it a file of its own with --ledger.
    """
    from servanda.cli.options import given  # noqa: PLC0415 - cold start
    from servanda.cli.tables import Given, load  # noqa: PLC0415
    from servanda.cli.taking import take  # noqa: PLC0415
    from servanda.packs.load import OWN  # noqa: PLC0415

    with guard() as report:
        corpus = OWN / "corpus"
        take(sorted(map(str, corpus.glob("*.jsonl"))), given({}), ledger, report)
        load([str(corpus / "series.csv")], Given(mapping=corpus / "series.yaml", ledger=ledger), report)


@ledger.command()
@options(LEDGER)
def info(ledger: Path | None) -> None:
    """Say what a ledger holds."""
    from servanda.ledger.info import counts  # noqa: PLC0415 - cold start

    with guard(), opened(ledger) as found:
        click.echo(str(found.path))
        for what, count in counts(found):
            click.echo(f"  {count:>9,}  {what}")


@ledger.command()
@options(LEDGER)
def check(ledger: Path | None) -> None:
    """Verify every span, hash, id and judgement, and the file itself; exit status 1 where something is wrong."""
    from servanda.ledger import faults  # noqa: PLC0415 - cold start
    from servanda.pipeline.keeping import filing  # noqa: PLC0415

    with guard() as report, opened(ledger) as found:
        for fault in faults(found, filing):
            report.failures += 1
            click.echo(fault)
        if not report.failures:
            click.echo(f"{found.path}: sound")


@ledger.command()
@options(LEDGER, OUTPUT)
def export(ledger: Path | None, output: Path | None) -> None:
    """Write a ledger as JSON Lines: versions with their texts, readings, and the judgements that stand.

    The same record gives the same bytes, whatever the order in which it came together.
    """
    from servanda.cli.output import opened as written  # noqa: PLC0415 - cold start
    from servanda.ledger import exported  # noqa: PLC0415

    with guard(), opened(ledger) as found, written(output) as out:
        out.writelines(exported(found))


@ledger.command("import")
@options(click.argument("exports", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path)), LEDGER)
def import_(exports: tuple[Path, ...], ledger: Path | None) -> None:
    """Add exports to a ledger, each all or nothing, and judge what they touch. So ledgers are merged."""
    from servanda import pipeline  # noqa: PLC0415 - cold start
    from servanda.cli.judging import bring  # noqa: PLC0415
    from servanda.errors import ServandaError  # noqa: PLC0415
    from servanda.ledger import Ledger  # noqa: PLC0415
    from servanda.views.place import default, now  # noqa: PLC0415

    with guard() as report, Ledger(ledger or default()) as found:
        bring(found, now())
        for place in exports:
            try:
                with place.open("rb") as lines:
                    say(f"{place}: {pipeline.merge(found, lines, str(place), now())} versions")
            except (ServandaError, OSError) as error:
                report.fail(error)


@ledger.command()
@options(PLACE, LEDGER)
def backup(place: Path, ledger: Path | None) -> None:
    """Copy a ledger as it is now, even while others write to it."""
    with guard(), opened(ledger) as found:
        found.file.copy(place)
        say(f"{place}: written")


@ledger.command()
@options(click.argument("document", metavar="DOC"), REASON, BY, LEDGER)
def redact(document: str, reason: str, by: str | None, ledger: Path | None) -> None:
    """Take a text down: it goes from the file with all it says, and a tombstone stays that keeps it out.

    DOC is the id of a document, its address, or the id of one version.
    """
    from servanda import pipeline  # noqa: PLC0415 - cold start
    from servanda.views.place import now  # noqa: PLC0415

    with guard(), opened(ledger) as found:
        stones = pipeline.take_down(found, document, reason, (user(by), now()))
        say(f"{document}: {len(stones)} versions taken down, {sum(len(one.gone) for one in stones)} statements gone")


@ledger.command()
@options(LEDGER, JOBS)
def reread(ledger: Path | None, jobs: int) -> None:
    """Read with the present reader what an earlier one read; its reading is retired, and stays."""
    from servanda import pipeline  # noqa: PLC0415 - cold start
    from servanda.views.place import now  # noqa: PLC0415

    with guard() as report, opened(ledger) as found:
        read = _reread(list(pipeline.reread(found, now(), jobs)), report)
        say(f"{found.path}: {read} read anew, {report.failures} failed")


@ledger.command()
@options(LEDGER)
def judge(ledger: Path | None) -> None:
    """Judge everything anew with the rules of today, and match all names anew.

    What is read in is judged, and its names are matched, as it comes; this is for a newer version of Servanda.
    """
    from servanda.cli.judging import judge as judge_all  # noqa: PLC0415 - cold start
    from servanda.views.place import now  # noqa: PLC0415

    with guard(), opened(ledger) as found:
        judge_all(found, now())
        say(f"{found.path}: {sum(1 for _ in found.judgements())} judgements stand")


def _reread(taken: list[pipeline.Taken], report: Report) -> int:
    for one in taken:
        if one.error is not None:
            report.fail(one.error, f"{one.version.document}: ")
    return len(taken) - report.failures


def opened(place: Path | None) -> Ledger:
    """A ledger that is there. Raises `LedgerError` where none is."""
    from servanda.views.place import there  # noqa: PLC0415 - cold start

    return there(place)


def user(given: str | None) -> str:
    """Who acts, as a judgement names it."""
    return f"user {given or getpass.getuser()}"
