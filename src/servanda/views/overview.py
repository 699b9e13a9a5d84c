"""A pair of countries on one page: what of each part there is, cut to what a person looks at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from servanda.judge.promises import Promise
from servanda.judge.questions.answer import Answer, Cell, Row, Table
from servanda.judge.questions.clusters import Judged
from servanda.judge.questions.contradictions import contradictions
from servanda.judge.questions.dossier import FAR, relations
from servanda.judge.questions.due import due
from servanda.judge.questions.events import timeline
from servanda.ledger import Wanted
from servanda.ledger.official import Known as Series
from servanda.model import Entry, Observation
from servanda.views import human, written
from servanda.views.charted import Chart, Drawable, charts, ordered
from servanda.views.cutting import Cut, first, last
from servanda.views.promised import Pledge, lines
from servanda.views.questions import Questions
from servanda.views.validity import Bars, bars, by_stage, papers

ROWS, BARS = 12, 20
PUBLISHED = ("publisher", "documents", "statements", "languages", "first", "last")
OFFICIAL = ("series", "source", "reporter", "years", "figures", "vintage", "licence")


class Section(NamedTuple):
    """A part of the page: its key, its tables, and the question whose page has all of it."""

    key: str
    tables: tuple[Cut, ...]
    question: str = ""


class Overview(NamedTuple):
    """A pair on a day: how much there is, its parts, its charts, the bars of its documents, what else is measured."""

    pair: str
    today: str
    statements: int
    documents: int
    days: tuple[str, str]
    sections: tuple[Section, ...]
    charts: tuple[Chart, ...]
    bars: Bars
    measures: tuple[tuple[str, int], ...]
    promised: tuple[Promise, ...]

    @property
    def answer(self) -> Answer:
        """All tables, for the numbers of their statements."""
        first, *others = self.sections
        pledges = Table("", (), tuple(one.row for some in (self.ahead, self.ended) for one in some))
        named = Table("", (), tuple((bar.name,) for bar in self.bars.bars))
        tables = (*_tables([first]), pledges, *_tables(others), named)
        return Answer(self.pair, tables)

    @property
    def ahead(self) -> list[Pledge]:
        """The open pledges whose deadlines come first."""
        return lines(self.promised, "open")[:ROWS]

    @property
    def ended(self) -> list[Pledge]:
        """The pledges that ended last."""
        return lines(self.promised, "ended")[-ROWS:]


class Known(NamedTuple):
    """What a ledger says of a pair up to a day; `sides` in the order in which it was asked for."""

    sides: tuple[str, str]
    today: str
    entries: Sequence[Entry]
    judged: Judged
    promised: Sequence[Promise]
    observations: Sequence[Observation]
    series: Sequence[Series]

    @property
    def drawable(self) -> Drawable:
        """What charts are made of."""
        return Drawable(self.sides, self.today, self.entries, self.observations, self.promised)


def gathered(asked: Questions, pair: str) -> Known:
    """What is known of a pair, whose sides come in this order. Raises `WrongUsage` for what is no pair."""
    code = written.pair(pair)
    sides = ordered(pair)
    entries, judged = asked.known(Wanted(pair=code))
    return Known(
        sides, asked.today, entries, judged, asked.promised(entries, judged), asked.series(sides),
        tuple(asked.ledger.series(code)),
    )  # fmt: skip


def overview(known: Known, pair: str) -> Overview:
    """The page of a pair."""
    days = sorted({at for one in known.entries if (at := one.version.published)}) or [""]
    groups = papers(known.entries, known.judged)
    measured = Counter(one.statement.concept for one in known.entries if one.statement.kind == "figure")
    parts = (
        Section("relations", (last(_grades(known), ROWS),)),
        Section("pledges", (), "pledges"),
        Section("due", (first(_due(known), ROWS),), "due"),
        Section("timeline", (last(_happened(known), ROWS),), "timeline"),
        Section("documents", (first(by_stage(groups), ROWS),), "documents"),
        Section("contradictions", tuple(last(one, ROWS) for one in _contradicted(known)), "contradictions"),
        Section("sources", tuple(first(one, ROWS) for one in (_publishers(known.entries), _official(known)))),
    )  # fmt: skip
    return Overview(
        pair, known.today, len(known.entries), len({one.version.document for one in known.entries}),
        (days[0], days[-1]), parts, tuple(charts(known.drawable)), bars(groups, known.today, BARS),
        tuple(measured.most_common()), tuple(known.promised),
    )  # fmt: skip


def _tables(sections: Iterable[Section]) -> Iterator[Table]:
    return (cut.table for one in sections for cut in one.tables)


def _grades(known: Known) -> Table:
    return relations(known.entries, known.judged)._replace(empty="No document names a grade of relations.")


def _happened(known: Known) -> Table:
    return timeline(known.entries, "", known.judged).tables[0]._replace(name="what happened", empty="Nothing is told.")


def _due(known: Known) -> Table:
    (table,) = due(known.entries, "", known.judged, (known.today, FAR), known.promised).tables
    return table._replace(name="what falls due next", empty="Nothing that is known falls due.")


def _contradicted(known: Known) -> tuple[Table, ...]:
    return contradictions(known.entries, "", known.judged).tables


def _publishers(entries: Iterable[Entry]) -> Table:
    """Who tells of the pair, those first who tell most."""
    found: dict[str, list[Entry]] = {}
    for one in entries:
        found.setdefault(one.version.publisher or one.version.source, []).append(one)
    ranked = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return Table("publishers", PUBLISHED, tuple(_publisher(name, some) for name, some in ranked))


def _publisher(name: str, said: Sequence[Entry]) -> Row:
    days = sorted({at for one in said if (at := one.version.published)}) or [""]
    tongues = ", ".join(sorted({human.language(one.version.language) for one in said if one.version.language}))
    documents = len({one.version.document for one in said})
    return Cell(name), Cell(documents), Cell(len(said)), Cell(tongues), Cell(days[0]), Cell(days[-1])


def _official(known: Known) -> Table:
    """Official series of the pair, as far as they were known."""
    found: dict[str, list[Observation]] = {}
    for one in known.observations:
        found.setdefault(one.cell.series, []).append(one)
    licences = {one.series.id: one.licence for one in known.series}
    rows = tuple(_series(some, licences.get(name)) for name, some in found.items())
    return Table("official series", OFFICIAL, rows, empty="The ledger holds no official series of this pair.")


def _series(some: Sequence[Observation], licence: str | None) -> Row:
    one, years = some[0], sorted(start[:4] for each in some if (start := each.period.start))
    named = f"{one.concept.replace('.', ' ').replace('_', ' ')} {' – '.join(one.parties)}"
    return (
        Cell(named), Cell(one.cell.series.partition(":")[0]), Cell(one.reporter), Cell(f"{years[0]}–{years[-1]}"),
        Cell(len(some)), Cell(max((each.vintage for each in some if each.vintage), default=None)), Cell(licence),
    )  # fmt: skip
