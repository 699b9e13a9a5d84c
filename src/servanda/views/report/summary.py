"""The key facts of a pair in a few points, each with the numbers of what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from servanda.judge.official.check import FITS
from servanda.judge.promises import Promise
from servanda.judge.promises.results import Measure, tracks
from servanda.judge.promises.status import UNDECIDED
from servanda.judge.questions.answer import Cell, Measured
from servanda.judge.questions.clusters import clusters
from servanda.judge.questions.events import MEETINGS
from servanda.judge.questions.moments import Group, exact, order, parties, since
from servanda.judge.questions.pledges import pledges
from servanda.judge.questions.scope import dated, day
from servanda.model import Entry
from servanda.views import human
from servanda.views.drawn import unit_of
from servanda.views.report.known import Known
from servanda.views.report.model import Paragraph, Points, Run, Section, Words
from servanda.views.report.notes import CODES, Notes, Piece, called, counted, listed
from servanda.views.report.promises import chances

TURNOVER = "trade.turnover"
HAPPENED = frozenset({"reported", "asserted"})
NEXT = 3  # goals ahead that are named


def summary(known: Known, notes: Notes) -> Section:
    """The key facts; every number stands in the ledger."""
    items = [
        one
        for part in (_relations, _trade, _pledges, _met, _documents, _checks, _contradictions, _doubts)
        for one in part(known, notes)
    ]
    if not known.entries:
        return Section("summary", "Summary", (Paragraph((Run(f"Nothing is said of {known.code}."),)),))
    return Section("summary", "Summary", (Points(tuple(items)),))


def _relations(known: Known, notes: Notes) -> Iterator[Words]:
    told = [one for one in known.entries if one.statement.kind == "relation" and one.statement.modality in HAPPENED]
    if told:
        last = max(clusters(told, known.judged), key=order)
        grade = called(last[0].statement.concept)
        yield notes.words(_strong("Relations"), ": last told as ", Cell(f"{grade}, {_on(last)}", tuple(last)), ".")


def _trade(known: Known, notes: Notes) -> Iterator[Words]:
    """The last year of each side's series, and the last that was stated."""
    unit = unit_of(TURNOVER, known.entries, known.observations)
    wanted = Measure(TURNOVER, known.pair, unit)
    found = [track for track in tracks(wanted, (), known.observations) if track.last]
    if found:
        pieces: list[Piece] = []
        for track in found:
            if (last := track.last) is not None:
                note = "" if last.counts else f"({last.status})"
                amount = Measured(amount=f"{last.amount:f}", unit=unit, note=note)
                pieces += ["; " if pieces else ": ", Cell(amount, (), last.cells)]
                pieces += [f" in {last.year} by the statistics of {known.name(track.reporter)}"]
        yield notes.words(_strong("Trade turnover"), *pieces, ".")
    told = [one for track in tracks(wanted, known.entries, ()) for one in track.results if one.whole]
    if told:
        last = max(told, key=lambda one: (one.year, day(one.told[-1])))
        entry = last.told[-1]
        by = human.who(entry.statement.speaker) or entry.version.publisher or entry.version.source
        yield notes.words(
            _strong("Trade as stated"), ": ", Cell(entry.statement.value, (entry,)),
            f" for {last.year}, by {by}, {dated(entry)}.",
        )  # fmt: skip


def _pledges(known: Known, notes: Notes) -> Iterator[Words]:
    if not known.promised:
        return
    counts = Counter(one.status for one in known.promised)
    told = listed([f"{number} {CODES.get(one, one).replace('_', ' ')}" for one, number in counts.most_common()])
    number = counted(len(known.promised), "pledge")
    yield notes.words(_strong("Pledges"), ": ", Run(number, to="pledges"), f", of which {told}.")
    ahead = [one for one in known.promised if one.status in UNDECIDED and one.amount is not None and one.dated]
    ahead = [one for one in ahead if one.dated and one.dated.year and one.dated.year >= int(known.today[:4])]
    for one in sorted(ahead, key=_year)[:NEXT]:
        row = dict(zip(*_line(one), strict=True))
        chance = chances(one)
        pieces: list[Piece] = [row["promise"], f" by {row['until'].value}, said {row['said'].value}: ", row["status"]]
        pieces += ["; last result ", row["latest"]] if row["latest"].value else []
        pieces += [f"; chance to reach it in time by the figures of {chance}"] if chance else []
        yield notes.words(_strong("A goal ahead"), ": ", *pieces, ".")


def _line(one: Promise) -> tuple[tuple[str, ...], tuple[Cell, ...]]:
    (table,) = pledges((one,), "").tables
    return table.columns, table.rows[0]


def _year(one: Promise) -> int:
    return (one.dated and one.dated.year) or 0


def _met(known: Known, notes: Notes) -> Iterator[Words]:
    """The last meeting, and the next that is planned."""
    met = clusters((one for one in known.entries if one.statement.concept in MEETINGS), known.judged)
    past = [one for one in met if one[-1].statement.modality in HAPPENED and order(one)[0] <= known.today]
    over = [one for one in past if exact(one) or one[0].version.published]
    if over:
        yield notes.words(_strong("Last meeting"), ": ", _meeting(max(over, key=order)), ".")
    ahead = [one for one in met if (found := exact(one)) and _start(found) > known.today]
    if ahead:
        yield notes.words(_strong("Next meeting"), ": ", _meeting(min(ahead, key=order)), ".")


def _start(entry: Entry) -> str:
    period = entry.statement.period
    return (period.start if period else None) or ""


def _meeting(group: Group) -> Cell:
    return Cell(f"{called(group[0].statement.concept)}, {parties(group[0])}, {_on(group)}", tuple(group))


def _on(group: Group) -> str:
    """When something happened, or when it was told."""
    found = exact(group)
    period = found.statement.period if found else None
    return human.dates(period.start, period.end) if period else since(group)


def _documents(known: Known, notes: Notes) -> Iterator[Words]:
    named = clusters((one for one in known.entries if one.statement.kind == "document"), known.judged)
    if named:
        last = max(named, key=lambda group: group[0].version.published or "")
        first = last[0].statement
        told = f"{first.name or called(first.concept)}, {(first.stage or first.modality).replace('_', ' ')}"
        yield notes.words(
            _strong("Documents"), ": ", Run(counted(len(named), "document"), to="documents"), " named; the last ",
            Cell(f"{told}, {since(last)}", tuple(last)), ".",
        )  # fmt: skip


def _checks(known: Known, notes: Notes) -> Iterator[Words]:
    judged = Counter(one.verdict for one in known.checks.values() if one.numbers)
    agreed = sum(judged[one] for one in FITS)
    told = [(agreed, "agree with the statistics of a side"), (judged["between"], "between both")]
    told += [(judged["outside"], "outside"), (judged["estimates_only"], "beside estimates only")]
    told += [(judged["not_comparable"], "not comparable")]
    if judged:
        figures = counted(judged.total(), "stated figure")
        words = ", ".join(f"{number} {what}" for number, what in told if number)
        yield notes.words(_strong("Checks"), ": ", Run(figures, to="checks"), f" beside official series: {words}.")


def _contradictions(known: Known, notes: Notes) -> Iterator[Words]:
    ids = {one.statement.id for one in known.entries}
    found = {
        one.id
        for ends in known.judged.values()
        for one in ends
        if one.verdict == "contradicts" and {one.left, one.right} <= ids
    }
    if found:
        number = Run(counted(len(found), "contradiction"), to="contradictions")
        yield notes.words(_strong("Contradictions"), ": ", number, " between documents or inside one.")


def _doubts(known: Known, notes: Notes) -> Iterator[Words]:
    doubted = _count(known.entries)
    if doubted:
        told = f": {doubted:,} of {counted(len(known.entries), 'statement')} carry a doubt of the reader; "
        yield notes.words(_strong("Doubts"), told, Run("what that means", to="reading"), ".")


def _count(entries: Iterable[Entry]) -> int:
    return sum(bool(one.statement.doubts) for one in entries)


def _strong(words: str) -> Run:
    return Run(words, strong=True)
