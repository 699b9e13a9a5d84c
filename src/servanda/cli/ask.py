"""From a question on the command line to its answer: the entries and judgements that it needs, out of the ledger."""

from __future__ import annotations

import bisect
import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import NamedTuple, Self

from servanda.cli import answers
from servanda.cli.context import context
from servanda.cli.official import checks
from servanda.cli.output import opened
from servanda.cli.place import there
from servanda.cli.written import concept, date, pair, period
from servanda.errors import LedgerError
from servanda.judge.promises import Promise, promises
from servanda.judge.questions.answer import Answer
from servanda.judge.questions.changes import changes
from servanda.judge.questions.clusters import Judged
from servanda.judge.questions.contradictions import contradictions
from servanda.judge.questions.documents import documents
from servanda.judge.questions.dossier import Beside, dossier
from servanda.judge.questions.due import due
from servanda.judge.questions.events import timeline, visits
from servanda.judge.questions.figures import figures
from servanda.judge.questions.names import names
from servanda.judge.questions.pledges import Asked as Wants
from servanda.judge.questions.pledges import names as names_promise
from servanda.judge.questions.pledges import pledges
from servanda.judge.questions.scope import day
from servanda.judge.questions.source import source
from servanda.judge.questions.speakers import speaker
from servanda.ledger import Ledger, Wanted
from servanda.model import Entry, Judgement, Statement
from servanda.packs.concepts import concepts
from servanda.packs.countries import country_code
from servanda.pipeline.checking import limitable, limits
from servanda.pipeline.speaking import compared_with, ends, matches, spoken

MOST = 8  # pairs or measures that are named where there is no answer
AROUND = 200  # characters of a text that are shown for a statement
Pure = Callable[[list[Entry], str, Judged], Answer]


class Shown(NamedTuple):
    """Where the ledger is, up to which day it is asked, and how and where the answer goes."""

    ledger: Path | None
    form: str | None
    output: Path | None
    as_of: str | None = None

    def chosen(self, forms: Collection[str]) -> str:
        """The form that is asked for, else that of the name of the output, else a table."""
        suffix = self.output.suffix[1:].lower() if self.output else ""
        return self.form or (suffix if suffix in forms else "table")


class Asking:
    """A ledger that is asked; every question writes its answer. Codes and dates that cannot be raise `WrongUsage`."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._as_of = date(shown.as_of) if shown.as_of else None
        self._ledger = there(shown.ledger)

    def __enter__(self) -> Self:
        """Nothing to open: it is open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the ledger."""
        self._ledger.__exit__()

    @property
    def today(self) -> str:
        """The day up to which the ledger is asked."""
        return self._as_of or dt.datetime.now(tz=dt.UTC).date().isoformat()

    @property
    def _form(self) -> str:
        """How the answer is written: as was asked for, or as the name of the output tells."""
        return self._shown.chosen(answers.WRITERS)

    def figures(self, written: str, measure: str, when: str | None) -> None:
        """Who says what about one measure."""
        code, within = pair(written), period(when)
        entries, judged = self._known(Wanted(pair=code, concept=concept(measure)))
        title = ", ".join(filter(None, (measure, code, when)))
        answer = figures(entries, title, within, judged, checks(self._ledger, entries, self._as_of))
        self._write(answer if entries else answer._replace(hint=self._measures(code, measure)))

    def documents(self, written: str, when: str | None) -> None:
        """Counts of documents, and each with its steps."""
        within = period(when)
        self._of_pair("documents", written, lambda said, title, judged: documents(said, title, judged, within))

    def pledges(self, written: str, wanted: Wants) -> None:
        """What was promised, and what came of it. Raises `LedgerError` for a promise that is not there."""
        wanted = wanted._replace(full=wanted.full or self._form == "json")

        def answer(said: list[Entry], title: str, judged: Judged) -> Answer:
            found = self._promised(said, judged)
            if wanted.one and not any(names_promise(one, wanted.one) for one in found):
                raise LedgerError(f"{wanted.one}: no promise of {title} begins with this id; see the first column")
            return pledges(found, title, wanted)

        self._of_pair("pledges", written, answer)

    def plot(self, written: str, measure: str) -> None:
        """A picture of one measure. Raises `LedgerError` where nothing is said of it."""
        from servanda import charts  # noqa: PLC0415 - cold start
        from servanda.cli.drawn import Asked, drawing  # noqa: PLC0415

        code, name = pair(written), concept(measure)
        one, other = (country_code(end) or end.strip().upper() for end in written.split("-"))
        entries, judged = self._known(Wanted(pair=code))
        series = self._ledger.observations((one, other), tuple(concepts()), as_of=self._as_of)
        goals = promised(self._ledger, entries, judged, (self.today, self._as_of))
        drawn = drawing(Asked(name, (one, other), self.today), entries, series, goals)
        if not (drawn.lines or drawn.said or drawn.targets):
            raise LedgerError(f"{code}: nothing to draw of {name}. {self._measures(code, name)}")
        made = charts.svg(charts.measure(drawn))
        with opened(self._shown.output) as out:
            out.write(made.encode())

    def visits(self, written: str) -> None:
        """Who came to whom."""
        self._of_pair("visits", written, visits)

    def timeline(self, written: str) -> None:
        """What happened when."""
        self._of_pair(
            "timeline", written, lambda said, title, judged: timeline(said, title, judged, self._promised(said, judged))
        )

    def changes(self, written: str, since: str) -> None:
        """What is new, repeated or changed since a day."""
        start = date(since)
        self._of_pair(
            f"changes since {start}", written, lambda said, title, judged: changes(said, title, judged, start)
        )

    def dossier(self, written: str) -> None:
        """The relationship on one page."""
        def answer(said: list[Entry], title: str, judged: Judged) -> Answer:
            beside = Beside(self._promised(said, judged), checks(self._ledger, said, self._as_of))
            return dossier(said, title, judged, self.today, beside)

        self._of_pair(f"dossier as of {self.today}", written, answer)

    def due(self, written: str | None, before: str, after: str | None) -> None:
        """What falls due between two days."""
        code = pair(written) if written else None
        days = (date(after) if after else self.today, date(before))
        entries, judged = self._known(Wanted(pair=code))
        title = ", ".join(filter(None, (f"due before {days[1]}", code)))
        self._write(due(entries, title, judged, days, self._promised(entries, judged)))

    def speaker(self, name: str, most: int) -> None:
        """What somebody said last, under any of the names that were matched with this one."""
        told = spoken(self._ledger, name, self.today, most)
        _, judged = self._judged(told.said)
        others = [one for one in compared_with(self._ledger, judged) if day(one) <= self.today]
        note = f"The latest {most} of more; --most shows more of them." if told.more else ""
        self._write(speaker(told.said, others, f"what {name} says", judged, note))

    def names(self, wanted: str | None) -> None:
        """Which names are one."""
        title = f"names with {wanted}" if wanted else "names"
        self._write(names(matches(self._ledger, wanted or ""), title, wanted or ""))

    def contradictions(self, written: str | None, most: int) -> None:
        """Where documents contradict; of all pairs, where that was found last."""
        if written:
            self._of_pair("contradictions", written, contradictions)
            return
        found = self._ledger.contradictions(most + 1)
        entries, judged = self._judged(self._ledger.said(ends(found[:most])))
        note = f"the {most} found last: there are more, of one PAIR or with --most" if len(found) > most else ""
        self._write(contradictions(entries, "contradictions", judged, note))

    def source(self, document: str) -> None:
        """What one document says. Raises `LedgerError` for one that is not there."""
        entries, judged = self._known(Wanted(document=document))
        if not entries:
            raise LedgerError(f"{document}: no document of this id in the ledger says anything")
        self._write(source(entries, f"document {document}", judged))

    def _of_pair(self, title: str, written: str, pure: Pure) -> None:
        """Answer a question about all that is said of a pair."""
        code = pair(written)
        entries, judged = self._known(Wanted(pair=code))
        answer = pure(entries, f"{title}, {code}", judged)
        self._write(answer if entries else answer._replace(hint=self._others(code)))

    def _measures(self, code: str, measure: str) -> str:
        """What may be asked of a pair, where nothing is said of one measure."""
        said = Counter(one.statement.concept for one in self._ledger.entries(Wanted(pair=code, kind="figure")))
        most = ", ".join(f"{one} ({number})" for one, number in said.most_common(MOST))
        return f"Nothing is said of {measure}; of {code} there are {most}." if said else self._others(code)

    def _others(self, code: str) -> str:
        """Of whom may be asked, where nothing is said of a pair."""
        most = ", ".join(f"{one} ({number})" for one, number in self._ledger.pairs()[:MOST])
        return f"Nothing is said of {code}; most is said of {most or 'nobody: the ledger is empty'}."

    def _promised(self, entries: list[Entry], judged: Judged) -> list[Promise]:
        """The promises among entries, held against the official figures of their sides."""
        return promised(self._ledger, entries, judged, (self.today, self._as_of))

    def _known(self, wanted: Wanted) -> tuple[list[Entry], Judged]:
        """What the ledger says of it, up to the day that is asked for, and the judgements on that."""
        return self._judged(self._ledger.entries(wanted))

    def _judged(self, said: Iterable[Entry]) -> tuple[list[Entry], Judged]:
        """What was said up to the day that is asked for, and the judgements on it."""
        entries = [one for one in said if self._as_of is None or day(one) <= self._as_of]
        judged: dict[str, list[Judgement]] = {one.statement.id: [] for one in entries}
        for judgement in {one.id: one for one in self._ledger.judgements(judged)}.values():
            for end in {judgement.left, judgement.right} & judged.keys():
                judged[end].append(judgement)
        return entries, judged

    def _write(self, answered: Answer) -> None:
        answered = paged(answered, self._ledger)
        if self._form == "table":
            answered = quoted(answered, self._ledger)
        with opened(self._shown.output) as out:
            answers.WRITERS[self._form](answered, out)


def promised(ledger: Ledger, entries: list[Entry], judged: Judged, days: tuple[str, str | None]) -> list[Promise]:
    """The promises among entries, as they stand on a day, held against the figures that were official on another."""
    sides = {frozenset(one.statement.parties) for one in entries if one.statement.kind == "pledge"}
    pairs = sorted(sorted(one) for one in sides if len(one) == 2)
    official = [one for pair in pairs for one in ledger.observations(pair, tuple(concepts()), as_of=days[1])]
    trade = [one for one in entries if limitable(one) and frozenset(one.statement.parties) in sides]
    texts = dict(ledger.texts({one.version.id for one in trade}))
    return promises(entries, official, judged, days[0], limits(trade, texts))


def paged(answer: Answer, ledger: Ledger) -> Answer:
    """An answer with the pages on which its statements stand, where their documents have pages."""
    entries = answer.entries()
    begins = ledger.pages({one.version.id for one in entries})
    pages = {
        one.statement.id: bisect.bisect(begins[one.version.id], one.statement.start)
        for one in entries
        if one.version.id in begins
    }
    return answer._replace(pages=pages)


def quoted(answer: Answer, ledger: Ledger) -> Answer:
    """An answer with the words around its statements."""
    said: dict[str, list[Statement]] = {}
    for entry in answer.entries():
        said.setdefault(entry.version.id, []).append(entry.statement)
    contexts: dict[str, tuple[str, str, str]] = {
        one.id: context(text, one.start, one.end, AROUND)
        for version, text in ledger.texts(said)
        for one in said[version]
    }
    return answer._replace(contexts=contexts)
