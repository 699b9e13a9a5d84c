"""Asking sources over the net, and taking what they answer into a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import click

from servanda.cli.guard import Report, say
from servanda.cli.tables import keep, named
from servanda.errors import EmptyInput, FetchError, InputError, ServandaError, WrongUsage
from servanda.ledger import Ledger
from servanda.net import Client, Fetches
from servanda.net.fetch import Failed
from servanda.official import Asked, Question, questions, read
from servanda.packs.countries import party
from servanda.packs.sources import Ask, Source
from servanda.tables import WORLD
from servanda.views.place import default, now

YEARS = 10  # that are asked for where none are named
NOTHING = frozenset({204, 404, 413})  # how a source answers that it has nothing, or too much


class Wanted(NamedTuple):
    """Which years, of both sides or one, whether to say only what would be asked, and where it goes."""

    since: int | None = None
    until: int | None = None
    mirror: bool = False
    dry: bool = False
    ledger: Path | None = None


def fetched(name: str, countries: tuple[str, ...], wanted: Wanted, report: Report) -> None:
    """Ask a source for the first of some countries with each of the others, and keep what it answers."""
    source = named(name)
    asked = [
        one
        for pair in _pairs(countries, mirror=wanted.mirror)
        for one in questions(source, Asked(*pair, *_years(wanted)))
    ]
    if wanted.dry:
        for question in asked:
            click.echo(question.url)
        return
    client = polite(source.ask or Ask(""))
    with Ledger(wanted.ledger or default()) as into:
        for at, question in enumerate(asked):
            try:
                _take(question, source, client, into, report)
            except FetchError as error:
                report.fail(error)
                if left := len(asked) - at - 1:
                    say(f"servanda: {source.name}: {left} more answers not asked for; the same command goes on later")
                return
            except ServandaError as error:
                report.fail(error)


def polite(ask: Ask) -> Fetches:
    """What asks a source: as its robots.txt permits, and with its gap between two requests."""
    return Client(gap=ask.gap, headers={"Accept": ask.accept} if ask.accept else {})


def _take(question: Question, source: Source, client: Fetches, into: Ledger, report: Report) -> None:
    """Ask one question, and keep the answer. Raises `FetchError` where no more should be asked."""
    try:
        body = client.fetch(question.url).body
        added = keep(read(body, source, question.url), (question.url, source), into, report)
    except Failed as error:
        if error.status not in NOTHING:
            raise
        raise EmptyInput(_nothing(question, source, f"the server answers {error.status}")) from None
    except EmptyInput:
        raise EmptyInput(_nothing(question, source, "an empty answer")) from None
    most = source.ask.most if source.ask else 0
    if most and added.cells + added.faults + sum(added.left.values()) >= most:
        raise InputError(f"{question.url}: {most} rows, the most that an answer has; others may be missing")


def _nothing(question: Question, source: Source, told: str) -> str:
    return (
        f"{question.url}: {told}: {source.name} has nothing on {question.about}, or its key is other than {source.key}"
    )


def _pairs(countries: tuple[str, ...], *, mirror: bool) -> list[tuple[str, str]]:
    codes = [_country(one) for one in countries]
    pairs = [(codes[0], other) for other in codes[1:]]
    if not pairs:
        raise WrongUsage("name a country and at least one partner, as KAZ RUS; WLD is the world")
    return [*pairs, *((other, one) for one, other in pairs if other != WORLD)] if mirror else pairs


def _country(written: str) -> str:
    code = WORLD if written.upper() == WORLD else party(written)
    if code is None:
        raise WrongUsage(f"{written}: no country; give a code as KAZ, KZ or 398")
    return code


def _years(wanted: Wanted) -> tuple[int, int]:
    until = wanted.until or int(now()[:4]) - 1
    since = wanted.since or until - YEARS + 1
    if since > until:
        raise WrongUsage(f"--since {since} is after --until {until}")
    return since, until
