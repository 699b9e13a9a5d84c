"""What an export is made of: out of a ledger, or of documents as they are read."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from servanda import __version__
from servanda.export.source import Source, Told
from servanda.judge.questions.scope import day
from servanda.ledger import Ledger, Wanted
from servanda.model import Document, Statement, version_of
from servanda.packs import reading_digest

MAKER = f"servanda {__version__}"


def of_ledger(ledger: Ledger, pair: str | None = None, as_of: str | None = None) -> Source:
    """What a ledger holds, all or of a pair, up to a day of publication; documents by date."""
    title = " ".join(filter(None, ("statements", pair and f"of {pair}", as_of and f"as of {as_of}")))
    return Source(_kept(ledger, Wanted(pair=pair), as_of), ledger.judged, title, MAKER)


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
