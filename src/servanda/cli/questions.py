"""The questions of the command line, one command each."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from servanda.cli.guard import guard
from servanda.cli.options import LEDGER, OUTPUT, Decorator, options

if TYPE_CHECKING:
    from servanda.cli.asking import Asking

PAIR = click.argument("pair", metavar="PAIR")
ANY_PAIR = click.argument("pair", metavar="[PAIR]", required=False)
PERIOD = click.option("--period", metavar="PERIOD", help="2023, 2023-05, 2023-Q1, 2023-H1, 2020..2023 or 2023.. only.")
SINCE = click.option("--since", metavar="YYYY-MM-DD", required=True, help="The day to compare with.")
BEFORE = click.option("--before", metavar="YYYY-MM-DD", required=True, help="The day to look ahead to.")
AFTER = click.option("--after", metavar="YYYY-MM-DD", help="The day to begin at; by default the present one.")
AS_OF = click.option("--as-of", metavar="YYYY-MM-DD", help="Only what was published up to this day; by default today.")
ONE = click.option("--id", "one", metavar="ID", default="", help="All of one goal, named by the start of its id.")
FULL = click.option("--full", is_flag=True, help="The whole history of every goal, with every number.")
MOST = click.option("--most", type=click.IntRange(min=1), default=300, show_default=True, help="How many to show.")
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "md"]),
    help="table: for people; json: one object; md: Markdown with footnotes. By default a table, or what the name of "
    "the output file tells.",
)
REPORT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "html", "md", "docx", "pdf"]),
    help="table: for people; json: one object; html: one self-contained page; md: Markdown with footnotes; docx, pdf. "
    "By default a table, or what the name of the output file tells.",
)
TONGUE = click.option(
    "--language",
    metavar="CODE",
    default="en",
    show_default=True,
    help="Language of the report: en, tr, ru or kk. What documents say stays as it is.",
)
ANSWER: tuple[Decorator, ...] = (AS_OF, LEDGER, FORMAT, OUTPUT)


@contextlib.contextmanager
def asked(shown: dict[str, Any]) -> Iterator[Asking]:
    """The open ledger to put a question to, which writes the answer where and how it is wanted."""
    from servanda.cli.asking import Asking, Shown  # noqa: PLC0415 - cold start

    with guard(), Asking(Shown(**shown)) as asking:
        yield asking


@click.command()
@options(PAIR, click.argument("concept", metavar="CONCEPT"), PERIOD, *ANSWER)
def figures(pair: str, concept: str, period: str | None, **shown: Any) -> None:  # noqa: ANN401 - options of all
    """Who says what about one measure, and how far apart they are.

    PAIR is two codes of countries or organisations (KAZ-RUS), CONCEPT a key of the closed list (trade.turnover).
    """
    with asked(shown) as asking:
        asking.write(asking.figures(pair, concept, period))


@click.command()
@options(PAIR, PERIOD, *ANSWER)
def documents(pair: str, period: str | None, **shown: Any) -> None:  # noqa: ANN401
    """How many documents were signed by whose count, of which kind they are, and what became of each."""
    with asked(shown) as asking:
        asking.write(asking.documents(pair, period))


@click.command()
@options(PAIR, ONE, FULL, *ANSWER)
def pledges(pair: str, *, one: str, full: bool, **shown: Any) -> None:  # noqa: ANN401
    """What was promised, by when, how often, what has come of it, and how likely the rest is.

    A line for each goal: what it needs each year and what it has had, the chance to reach it in time, and its status.
    JSON always holds the whole history.
    """
    from servanda.judge.questions.pledges import Asked  # noqa: PLC0415 - cold start

    with asked(shown) as asking:
        asking.write(asking.pledges(pair, Asked(full or asking.form == "json", one)))


@click.command()
@options(PAIR, *ANSWER)
def visits(pair: str, **shown: Any) -> None:  # noqa: ANN401
    """Visits, summits, forums and talks: when, of what kind, who came to whom."""
    with asked(shown) as asking:
        asking.write(asking.visits(pair))


@click.command()
@options(PAIR, *ANSWER)
def timeline(pair: str, **shown: Any) -> None:  # noqa: ANN401
    """Events, documents, projects and pledges by the day on which they happened or were told."""
    with asked(shown) as asking:
        asking.write(asking.timeline(pair))


@click.command()
@options(PAIR, SINCE, *ANSWER)
def changes(pair: str, since: str, **shown: Any) -> None:  # noqa: ANN401
    """What is new, repeated or changed since a day."""
    with asked(shown) as asking:
        asking.write(asking.changes(pair, since))


@click.command()
@options(ANY_PAIR, BEFORE, AFTER, *ANSWER)
def due(pair: str | None, before: str, after: str | None, **shown: Any) -> None:  # noqa: ANN401
    """What expires, falls due or comes next, of a pair or of all."""
    with asked(shown) as asking:
        asking.write(asking.due(pair, before, after))


@click.command()
@options(click.argument("name", metavar="NAME"), MOST, *ANSWER)
def speaker(name: str, most: int, **shown: Any) -> None:  # noqa: ANN401
    """What a person, office or outlet said over time, and how it compares with what others say.

    NAME is a part of a name as written, an office with its country (head_of_state:KAZ), or the name of an outlet.
    """
    with asked(shown) as asking:
        asking.write(asking.speaker(name, most))


@click.command()
@options(ANY_PAIR, MOST, *ANSWER)
def contradictions(pair: str | None, most: int, **shown: Any) -> None:  # noqa: ANN401
    """Where documents contradict one another, or themselves, of a pair or of all."""
    with asked(shown) as asking:
        asking.write(asking.contradictions(pair, most))


@click.command()
@options(PAIR, AS_OF, TONGUE, LEDGER, REPORT, OUTPUT)
def dossier(pair: str, language: str, **shown: Any) -> None:  # noqa: ANN401
    """The relationship as a report: key figures with charts, pledges, visits, documents, contradictions, evidence.

    html, md, docx and pdf are the whole report, with numbered evidence and how to cite it. docx and pdf need the extra
    servanda[dossier], charts in html servanda[plots]; table and json are the answers alone.
    """
    with asked(shown) as asking:
        asking.write_dossier(pair, language)


@click.command()
@options(click.argument("document", metavar="DOC"), *ANSWER)
def source(document: str, **shown: Any) -> None:  # noqa: ANN401
    """What one document says, exactly, and what is thought of it; DOC is its id."""
    with asked(shown) as asking:
        asking.write(asking.source(document))


@click.command()
@options(click.argument("name", metavar="[NAME]", required=False), *ANSWER)
def names(name: str | None, **shown: Any) -> None:  # noqa: ANN401
    """Which names of persons, forums, programmes and projects are one, across spellings, alphabets and translations.

    They are matched as documents come, and `speaker` answers for all names of a person. A match that is wrong is
    rejected with `servanda review reject`.
    """
    with asked(shown) as asking:
        asking.write(asking.names(name))
