"""From a question to its answer: the entries and judgements that it needs, out of a ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

from servanda.errors import LedgerError
from servanda.judge.promises import Promise
from servanda.judge.questions.answer import Answer
from servanda.judge.questions.changes import changes
from servanda.judge.questions.clusters import Judged
from servanda.judge.questions.contradictions import contradictions
from servanda.judge.questions.documents import documents
from servanda.judge.questions.dossier import Beside, dossier
from servanda.judge.questions.due import due, together
from servanda.judge.questions.events import timeline, visits
from servanda.judge.questions.figures import figures
from servanda.judge.questions.names import names
from servanda.judge.questions.pledges import Asked, pledges
from servanda.judge.questions.pledges import names as names_promise
from servanda.judge.questions.scope import day
from servanda.judge.questions.source import source
from servanda.judge.questions.speakers import speaker
from servanda.ledger import Ledger, Wanted
from servanda.ledger.info import state
from servanda.ledger.queries import coming
from servanda.ledger.rows import pairs
from servanda.model import Entry, Observation
from servanda.packs.concepts import concepts
from servanda.packs.countries import country_code
from servanda.pipeline.checking import checks
from servanda.pipeline.promising import judged as on
from servanda.pipeline.promising import promised
from servanda.pipeline.speaking import compared_with, ends, matches, spoken
from servanda.views import written
from servanda.views.around import paged
from servanda.views.place import now, there
from servanda.views.recent import Recent
from servanda.wording import ENGLISH, speaking

if TYPE_CHECKING:
    from servanda.charts import Measure
    from servanda.views.drawn import Found
    from servanda.views.report import Report

NAMED = 8  # pairs or measures that are named where there is no answer
MOST = 300  # answers, where their number is open
WHOLE = Asked()
Pure = Callable[[list[Entry], str, Judged], Answer]


class Questions:
    """A ledger that is asked; as a context manager it closes the ledger.

    Codes and dates that cannot be raise `WrongUsage`, what is not there raises `LedgerError`.
    """

    def __init__(self, ledger: Ledger, as_of: str | None = None) -> None:
        self.ledger = ledger
        self._as_of = written.date(as_of) if as_of else None
        self._recent: Recent | None = None

    def __enter__(self) -> Self:
        """Nothing to open: it is open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the ledger."""
        self.ledger.__exit__()

    @property
    def today(self) -> str:
        """The day up to which the ledger is asked."""
        return self._as_of or now()[:10]

    def figures(self, pair: str, concept: str, period: str | None = None) -> Answer:
        """Who says what about one measure, and how far apart they are."""
        code, measure, within = written.pair(pair), written.concept(concept), written.period(period)
        entries, judged = self.known(Wanted(pair=code, concept=measure))
        title = ", ".join(filter(None, (measure, code, period)))
        answer = figures(entries, title, within, judged, checks(self.ledger, entries, self._as_of))
        return self._told(answer if entries else answer._replace(hint=self._measures(code, measure)))

    def documents(self, pair: str, period: str | None = None) -> Answer:
        """How many documents were signed by whose count, and what became of each."""
        within = written.period(period)
        return self._of_pair(
            "documents", pair, lambda said, title, judged: documents(said, title, judged, within), within
        )

    def pledges(self, pair: str, wanted: Asked = WHOLE) -> Answer:
        """What was promised, and what came of it. Raises `LedgerError` for a promise that is not there."""

        def answer(said: list[Entry], title: str, judged: Judged) -> Answer:
            found = self.promised(said, judged)
            if wanted.one and not any(names_promise(one, wanted.one) for one in found):
                raise LedgerError(f"{wanted.one}: no promise of {title} begins with this id; see the first column")
            return pledges(found, title, wanted)

        return self._of_pair("pledges", pair, answer, wanted)

    def plot(self, pair: str, concept: str) -> Measure:
        """What a picture of one measure shows; `charts.measure` draws it. Raises `LedgerError` for nothing to draw."""
        from servanda.views.drawn import told  # noqa: PLC0415 - cold start

        return told(self.drawable(pair, concept))

    def drawable(self, pair: str, concept: str) -> Found:
        """The same before it is told in a language. Raises `LedgerError`."""
        from servanda.views.drawn import Drawn, found  # noqa: PLC0415 - cold start

        code, name = written.pair(pair), written.concept(concept)
        one, other = (country_code(end) or end.strip().upper() for end in pair.split("-"))
        recent = self._known_of(code)
        promises = self.promised(recent.entries, recent.judged)
        drawn = found(Drawn(name, (one, other), self.today), recent.entries, self.series((one, other)), promises)
        if drawn.empty:
            raise LedgerError(f"{code}: nothing to draw of {name}. {self._measures(code, name)}")
        return drawn

    def visits(self, pair: str) -> Answer:
        """Who came to whom, when."""
        return self._of_pair("visits", pair, visits)

    def timeline(self, pair: str) -> Answer:
        """What happened when."""
        return self._of_pair(
            "timeline", pair, lambda said, title, judged: timeline(said, title, judged, self.promised(said, judged))
        )

    def changes(self, pair: str, since: str) -> Answer:
        """What is new, repeated or changed since a day."""
        start = written.date(since)
        return self._of_pair(
            f"changes since {start}", pair, lambda said, title, judged: changes(said, title, judged, start)
        )

    def dossier(self, pair: str) -> Answer:
        """The relationship on one page."""

        def answer(said: list[Entry], title: str, judged: Judged) -> Answer:
            beside = Beside(self.promised(said, judged), checks(self.ledger, said, self._as_of))
            return dossier(said, title, judged, self.today, beside)

        return self._of_pair(f"dossier as of {self.today}", pair, answer)

    def report(self, pair: str, language: str = ENGLISH.code) -> Report:
        """The same and more as a report with numbered evidence, of what was published up to the day.

        Raises `MissingExtra` where a language needs what is not installed.
        """
        from servanda.views.report import Known, report  # noqa: PLC0415 - cold start
        from servanda.views.tongue import wording  # noqa: PLC0415

        code, today = written.pair(pair), self.today
        one, other = (country_code(end) or end.strip().upper() for end in pair.split("-"))
        frozen = Questions(self.ledger, today)
        entries, judged = frozen.known(Wanted(pair=code))
        if not entries:
            raise LedgerError(f"Up to {today}: {self._others(code)}")
        known = Known(
            (one, other), today, now(), entries, judged, frozen.promised(entries, judged),
            checks(self.ledger, entries, today),
            self.ledger.observations((one, other), tuple(concepts()), as_of=today), tuple(self.ledger.series(code)),
        )  # fmt: skip
        with speaking(wording(language)):
            return report(known, self.ledger)

    def due(self, pair: str | None, before: str, after: str | None = None) -> Answer:
        """What expires, falls due or comes next between two days, of a pair or of all."""
        code = written.pair(pair) if pair else None
        days = (written.date(after) if after else self.today, written.date(before))
        title = ", ".join(filter(None, (f"due before {days[1]}", code)))
        parts = [(self._known_of(code).entries, self._known_of(code).judged)] if code else self._ending(days)
        found = (due(entries, title, judged, days, self.promised(entries, judged)) for entries, judged in parts)
        return self._told(next(found) if code else together(found, title))

    def _ending(self, days: tuple[str, str]) -> Iterator[tuple[list[Entry], Judged]]:
        """What is known of each pair of which something ends between two days, and of what is of no pair."""
        said = list(coming(self.ledger.file, days))
        yield self.judged(one for one in said if not pairs(one.statement.parties))
        for code in sorted({pair for one in said for pair in pairs(one.statement.parties)}):
            yield self.known(Wanted(pair=code))

    def speaker(self, name: str, most: int = MOST) -> Answer:
        """What a person, office or outlet said last, under any of the names that were matched with this one."""
        told = spoken(self.ledger, name, self.today, most)
        _, judged = self.judged(told.said)
        others = [one for one in compared_with(self.ledger, judged) if day(one) <= self.today]
        note = f"The latest {most} of more; --most shows more of them." if told.more else ""
        return self._told(speaker(told.said, others, f"what {name} says", judged, note))

    def names(self, wanted: str | None = None) -> Answer:
        """Which names are one."""
        title = f"names with {wanted}" if wanted else "names"
        return self._told(names(matches(self.ledger, wanted or ""), title, wanted or ""))

    def contradictions(self, pair: str | None = None, most: int = MOST) -> Answer:
        """Where documents contradict one another, or themselves; of all pairs, where that was found last."""
        if pair:
            return self._of_pair("contradictions", pair, contradictions)
        found = self.ledger.contradictions(most + 1)
        entries, judged = self.judged(self.ledger.said(ends(found[:most])))
        note = f"the {most} found last: there are more, of one PAIR or with --most" if len(found) > most else ""
        return self._told(contradictions(entries, "contradictions", judged, note))

    def source(self, document: str) -> Answer:
        """What one document says, and what is thought of it. Raises `LedgerError` for one that is not there."""
        entries, judged = self.known(Wanted(document=document))
        if not entries:
            raise LedgerError(f"{document}: no document of this id in the ledger says anything")
        return self._told(source(entries, f"document {document}", judged))

    def known(self, wanted: Wanted) -> tuple[list[Entry], Judged]:
        """What the ledger says of it, up to the day that is asked for, and the judgements on that."""
        return self.judged(self.ledger.entries(wanted))

    def judged(self, said: Iterable[Entry]) -> tuple[list[Entry], Judged]:
        """What was said up to the day that is asked for, and the judgements on it, by the ids of statements."""
        entries = [one for one in said if self._as_of is None or day(one) <= self._as_of]
        return entries, on(self.ledger, entries)

    def promised(self, entries: list[Entry], judged: Judged) -> list[Promise]:
        """The promises among entries, held against the official figures of their sides."""
        recent = self._recent

        def make() -> list[Promise]:
            return promised(self.ledger, entries, judged, (self.today, self._as_of))

        return recent.promises(make) if recent and recent.entries is entries else make()

    def series(self, sides: tuple[str, str]) -> list[Observation]:
        """The official figures of two sides, as they were known."""
        return self.ledger.observations(sides, tuple(concepts()), as_of=self._as_of)

    def _of_pair(self, title: str, pair: str, pure: Pure, *more: Hashable) -> Answer:
        """Answer a question about all that is said of a pair; its title and what `more` it asks tell it from others."""
        code = written.pair(pair)
        recent = self._known_of(code)

        def make() -> Answer:
            answer = pure(recent.entries, f"{title}, {code}", recent.judged)
            return self._told(answer if recent.entries else answer._replace(hint=self._others(code)))

        return recent.answer((title, *more), make)

    def _known_of(self, code: str) -> Recent:
        """What is known of a pair; it is kept until another is asked about, the day is over or the ledger changes."""
        key = (code, self.today, state(self.ledger))
        if self._recent is None or self._recent.key != key:
            self._recent = Recent(key, *self.known(Wanted(pair=code)))
        return self._recent

    def _told(self, answer: Answer) -> Answer:
        return paged(answer, self.ledger)

    def _measures(self, code: str, measure: str) -> str:
        """What may be asked of a pair, where nothing is said of one measure."""
        said = Counter(one.statement.concept for one in self.ledger.entries(Wanted(pair=code, kind="figure")))
        most = ", ".join(f"{one} ({number})" for one, number in said.most_common(NAMED))
        return f"Nothing is said of {measure}; of {code} there are {most}." if said else self._others(code)

    def _others(self, code: str) -> str:
        """Of whom may be asked, where nothing is said of a pair."""
        most = ", ".join(f"{one} ({number})" for one, number in self.ledger.pairs()[:NAMED])
        return f"Nothing is said of {code}; most is said of {most or 'nobody: the ledger is empty'}."


def ask(ledger: str | Path, as_of: str | None = None) -> Questions:
    """A ledger to put questions to; use it as a context manager. `as_of` asks what was known on a day.

    Raises `LedgerError` where there is no ledger, and `WrongUsage` for what is no day.
    """
    return Questions(there(Path(ledger)), as_of)
