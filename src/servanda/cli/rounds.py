"""Rounds over a list of sources: what is new goes into the ledger, and is told."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from servanda import pipeline
from servanda.cli import answers
from servanda.cli.guard import Report
from servanda.cli.hooking import Delivery
from servanda.cli.judging import bring
from servanda.errors import InputError, ServandaError
from servanda.judge.questions.answer import Answer
from servanda.judge.questions.news import fallen_due, news
from servanda.ledger import Ledger, Wanted
from servanda.model import Document, Version
from servanda.net import Client, Clock, Fetches, Hook
from servanda.pipeline.promising import fallen, judged
from servanda.readers import Failure, watchlist
from servanda.readers.watchlist import State, Watched
from servanda.views.around import paged
from servanda.views.place import default, now


class Place(NamedTuple):
    """The list, the ledger, how news are written, and the webhook that is told them."""

    listed: Path
    ledger: Path
    form: str
    hook: Hook | None = None

    @property
    def state(self) -> Path:
        """What is known of the sources stands beside the ledger: it is about what that one holds."""
        return self.ledger.with_name(f"{self.ledger.name}.watch.json")


class Known(msgspec.Struct):
    """What is kept between two rounds of a list: its sources, and the day up to which fallen pledges were told."""

    sources: State
    told: str = ""


def watch(place: Place, every: int, report: Report, clock: Clock = time) -> None:
    """One round, or one at each interval for ever."""
    while True:
        one_round(place, report, clock)
        if not every:
            return
        clock.sleep(every)


def one_round(place: Place, report: Report, clock: Clock = time, client: Fetches | None = None) -> None:
    """Look at every line that is due, and write what is new."""
    listed = watchlist.parsed(written(place.listed), str(place.listed))
    known = load(place)
    at = now()
    fetches = client or Client(kept=known.sources.kept, clock=clock)
    new: list[Version] = []
    with Ledger(place.ledger) as ledger:
        bring(ledger, at)
        delivery = Delivery(ledger, place.hook) if place.hook else None
        if delivery:
            delivery.begin()
        for one in watchlist.due(listed, known.sources, clock.time()):
            sources = found(one, known.sources, (fetches, clock), report)
            for taken in pipeline.ingest(sources, ledger, at):
                if taken.error is not None:
                    report.fail(taken.error, f"{taken.document.url or taken.document.id}: ")
                elif taken.statements is not None:
                    new.append(taken.version)
            save(place, Known(watchlist.pruned(known.sources, clock.time()), known.told))
        answer = told(ledger, new, (known.told or at[:10], at[:10]), f"{place.listed.name}, {at}")
        if delivery:
            deliver(delivery, report)
    save(place, Known(watchlist.pruned(known.sources, clock.time()), at[:10]))
    answers.WRITERS[place.form](answer, sys.stdout.buffer)
    sys.stdout.flush()


def deliver(delivery: Delivery, report: Report) -> None:
    """Tell the webhook; what it does not take is reported, and sent again in the next round."""
    try:
        delivery.deliver()
    except ServandaError as error:
        report.fail(error, "webhook, to be told again: ")


def found(one: Watched, state: State, net: tuple[Fetches, Clock], report: Report) -> Iterator[Document]:
    """The new documents of a line; what fails is reported."""
    try:
        for _, document in watchlist.fetched(one, state, *net):
            if isinstance(document, Failure):
                report.fail(document.error)
            else:
                yield document
    except ServandaError as error:
        report.fail(error)


def told(ledger: Ledger, new: list[Version], days: tuple[str, str], question: str) -> Answer:
    """What is new, and which pledges fell due between two days."""
    entries = {one.statement.id: one for one in ledger.members(pipeline.touched(ledger, [one.id for one in new]))}
    for version in new:
        entries |= {one.statement.id: one for one in ledger.entries(Wanted(document=version.document))}
    due = fallen_due(fallen(ledger, days), days)
    return paged(news(new, entries.values(), judged(ledger, list(entries.values())), due, question), ledger)


def written(path: Path) -> str:
    """The text of a list. Raises `InputError`."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; write the address of a feed or page on each line of it") from None
    except (OSError, UnicodeError) as error:
        raise InputError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None


def load(place: Place) -> Known:
    """What is known of the sources; nothing where the ledger is new, or where it cannot be read any more."""
    if place.ledger.exists():
        try:
            return msgspec.json.decode(place.state.read_bytes(), type=Known)
        except (OSError, msgspec.DecodeError):
            pass
    return Known(State())


def save(place: Place, known: Known) -> None:
    """Keep what is known, all or nothing."""
    torn = place.state.with_name(f"{place.state.name}.new")
    torn.write_bytes(msgspec.json.encode(known))
    torn.replace(place.state)


__all__ = ["Place", "default", "watch"]
