"""What an export is made of: out of a ledger, or of documents as they are read."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from servanda import __version__
from servanda.export.source import Official, Review, Source, Told
from servanda.judge.official import Statistics
from servanda.judge.questions.scope import day
from servanda.ledger import Ledger, Wanted
from servanda.model import Document, Statement, version_of
from servanda.packs import reading_digest
from servanda.pipeline.checking import Known, checked

MAKER = f"servanda {__version__}"


def of_ledger(ledger: Ledger, pair: str | None = None, as_of: str | None = None) -> Source:
    """What a ledger holds, all or of a pair, up to a day of publication; documents by date."""
    title = " ".join(filter(None, ("statements", pair and f"of {pair}", as_of and f"as of {as_of}")))
    statistics = Statistics(Known(ledger, as_of))
    told = _kept(ledger, Wanted(pair=pair), as_of)
    return Source(told, ledger.judged, title, MAKER, lambda one: _reviewed(one, statistics))


def of_documents(read: Iterable[tuple[Document, Iterable[Statement]]], title: str = "statements") -> Source:
    """Documents as they were read, with what they say."""
    reader = f"{__version__}+{reading_digest()}"
    told = (Told(version_of(document), document.text, tuple(said), (reader,)) for document, said in read)
    return Source(told, title=title, maker=MAKER)


def _kept(ledger: Ledger, wanted: Wanted, as_of: str | None) -> Iterator[Told]:
    for version, group in itertools.groupby(ledger.entries(wanted), key=lambda entry: entry.version):
        entries = list(group)
        if as_of is None or day(entries[0]) <= as_of:
            said = tuple(entry.statement for entry in entries)
            yield Told(version, ledger.text(version.id), said, ledger.readers(version.id))


def _reviewed(told: Told, statistics: Statistics) -> Iterator[Review]:
    for one in checked(told.entries(), statistics, {told.version.id: told.text or ""}):
        numbers = tuple(
            Official(
                found.side, f"{found.amount:f}", found.unit, found.status, found.source, found.vintage, found.cells,
                found.ratio,
            )
            for found in one.numbers
        )  # fmt: skip
        yield Review(one.entry.statement, one.verdict, one.reason, numbers, one.causes)
