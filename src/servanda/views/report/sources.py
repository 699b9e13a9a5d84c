"""What a report rests on: its sources, how to read it, and the numbered evidence at its end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from servanda.judge.questions.answer import Answer, Cell, Table
from servanda.ledger import Ledger
from servanda.model import Cell as Official
from servanda.model import Entry, Observation, Version
from servanda.views import human
from servanda.views.around import paged, quoted
from servanda.views.citing import address
from servanda.views.report.known import Known
from servanda.views.report.model import Block, Evidence, Paragraph, Section
from servanda.views.report.notes import CITED, ROWS, Notes, Shape, clean
from servanda.wording import numeral, say

CODE = re.compile("[a-z]{2,3}")  # of a language
MOST = 60  # documents that are listed
DOCUMENTS = {
    "published": "Published", "publisher": "Publisher", "title": "Title", "language": "Language",
    "document": "Document", "statements": "Statements",
}  # fmt: skip
SERIES = {
    "source": "Source", "series": "Series", "reporter": "Statistics of", "years": "Periods", "cells": "Figures",
    "vintage": "Release", "licence": "Licence",
}  # fmt: skip
PUBLISHERS = {"publisher": "Publisher", "documents": "Documents", "statements": "Statements"}


def sources(known: Known, notes: Notes) -> Section:
    """The documents and the series."""
    versions = known.versions
    blocks: list[Block] = []
    if len(versions) > MOST:
        blocks.append(notes.grid(_publishers(known), Shape(say("Publishers"), PUBLISHERS)))
    if versions:
        whole = f"servanda export csv {known.code} --as-of {known.today}"
        blocks.append(notes.grid(_documents(known, versions), Shape(say("Documents"), DOCUMENTS, whole, MOST)))
    if known.observations:
        whole = f"servanda series list {known.code}"
        blocks.append(notes.grid(_series(known), Shape(say("Official series"), SERIES, whole, MOST)))
    return Section("sources", say("Sources"), tuple(blocks))


def _documents(known: Known, versions: Iterable[Version]) -> Table:
    said = Counter(one.version.id for one in known.entries)
    rows = [
        (
            Cell(one.published or say("undated")), Cell(_publisher(one)), Cell(one.title),
            Cell(human.language(one.language)), Cell(one.document), Cell(said[one.id]),
        )
        for one in versions
    ]  # fmt: skip
    return Table("", tuple(DOCUMENTS), tuple(rows))


def _publisher(one: Version) -> str:
    where = f" ({one.publisher_country})" if one.publisher_country else ""
    return f"{one.publisher or one.source}{where}"


def _publishers(known: Known) -> Table:
    """Who published most; the last row has most."""
    said = Counter(_publisher(one.version) for one in known.entries)
    documents = Counter(map(_publisher, known.versions))
    rows = [(Cell(name), Cell(documents[name]), Cell(number)) for name, number in reversed(said.most_common())]
    return Table("", tuple(PUBLISHERS), tuple(rows))


def _series(known: Known) -> Table:
    used = {one.cell.series for one in known.observations}
    rows = [
        (
            Cell(one.series.source), Cell(one.series.id), Cell(one.series.reporter and known.name(one.series.reporter)),
            Cell(say("%(first)s to %(last)s", first=one.first, last=one.last)), Cell(one.cells), Cell(one.vintage),
            Cell(one.licence),
        )
        for one in known.series
        if one.series.id in used
    ]  # fmt: skip
    return Table("", tuple(SERIES), tuple(rows))


def reading(known: Known, notes: Notes) -> Section:
    """How the report is to be read: numbers, doubts, limits."""
    told = [*_reading()]
    doubts = Counter(doubt for one in known.entries for doubt in one.statement.doubts)
    counts = ((say(one.replace("_", " ")), numeral(f"{number:,}")) for one, number in doubts.most_common(ROWS))
    named = ", ".join(f"{clean(doubt)} ({number})" for doubt, number in counts)
    told += [say("Doubts in this pair: %(doubts)s.", doubts=named)] if named else []
    return Section("reading", say("How to read this report"), tuple(Paragraph(notes.words(one)) for one in told))


def _reading() -> Iterator[str]:
    yield say(
        "A number in brackets leads to the evidence at the end: the very words, with what stands around them, who "
        "published them when, and where in the document. All that the report tells is of its sources, or was made of "
        "them by rules; amounts, days and names are those of the texts."
    )
    yield say(
        "Texts are read by rules, which err. A doubt names what the reader was not sure of: a party that is inferred, "
        "a speaker carried over from an earlier sentence, a period that hangs on the date of publication. Look at the "
        "evidence before a number is used."
    )
    yield say(
        "An official figure is that of a series, with its rows. Where both sides publish statistics, both are shown: "
        "they count in different ways, and neither is taken for the truth."
    )
    yield say(
        "A table has its last %(rows)s rows, a list of sources its last %(most)s, and a cell cites %(cited)s "
        "statements; what is left out is counted where it is left out, and the command that gives all is named.",
        rows=ROWS,
        most=MOST,
        cited=CITED,
    )


def evidence(known: Known, notes: Notes, ledger: Ledger) -> tuple[Evidence, ...]:
    """Every number with what it leads to, in their order."""
    cells = {one.cell: one for one in known.observations}
    whole = Answer("", (Table("", ("",), ((Cell(None, tuple(notes.entries.values())),),)),))
    whole = paged(quoted(whole, ledger), ledger)
    return tuple(_evidence(notes, whole, cells))


def _evidence(notes: Notes, whole: Answer, cells: Mapping[Official, Observation]) -> Iterator[Evidence]:
    for number, places, end in notes.cited:
        if isinstance(end, str):
            yield _said(number, places, notes.entries[end], whole)
        else:
            yield _official(number, places, end, cells)


def _official(number: int, places: int, end: tuple[Official, ...], cells: Mapping[Official, Observation]) -> Evidence:
    """Rows of series, each series with its figures and the file rows in which they stand."""
    found: dict[str, list[str]] = {}
    releases: dict[str, None] = {}
    for cell in end:
        told = found.setdefault(cell.series, [])
        if (one := cells.get(cell)) is not None:
            status = "" if one.status == one.modality else f" ({say(one.status)})"
            when, row = human.dates(one.period.start, one.period.end), say("row %(number)s", number=cell.row)
            told.append(f"{when}: {human.amount(one.value)}{status}, {row}")
            releases[f"{cell.series.partition(':')[0]}, {_release(one.vintage)}"] = None
        else:
            told.append(say("row %(number)s", number=cell.row))
    rows = tuple(clean(f"{series} · {'; '.join(told)}") for series, told in found.items())
    source = " · ".join(releases) or ", ".join(dict.fromkeys(one.series.partition(":")[0] for one in end))
    told_of = say("Official series: %(sources)s", sources=clean(source))
    return Evidence(number, places, told_of, "", rows=rows)


def _release(vintage: str | None) -> str:
    return say("release of %(date)s", date=vintage) if vintage else say("release of no known date")


def _said(number: int, places: int, entry: Entry, whole: Answer) -> Evidence:
    said, version = entry.statement, entry.version
    before, quote, after = whole.contexts.get(said.id, ("", said.quote, ""))
    page = whole.pages.get(said.id)
    language, place = version.language or "", address(version, said.quote)
    between = {"start": numeral(f"{said.start:,}"), "end": numeral(f"{said.end:,}")}
    spots = (
        say("page %(number)s", number=page) if page else "", say("characters %(start)s to %(end)s", **between),
        human.language(language),
    )  # fmt: skip
    source = (version.publisher or "", version.published or say("undated"), version.document)
    return Evidence(
        number, places, clean(", ".join(filter(None, source))), clean(", ".join(filter(None, spots))),
        clean(version.title or ""), *_around(before, quote, after),
        url=version.url if version.url and place else "", address=place or "",
        doubts=clean(human.doubts(said)), statement=said.id, language=language if CODE.fullmatch(language) else "",
    )  # fmt: skip


def _around(before: str, quote: str, after: str) -> tuple[str, str, str]:
    """The words before, the quote and the words behind, with the blanks between them."""
    ends = (" " if before.endswith(" ") else "", " " if after.startswith(" ") else "")
    return f"{clean(before)}{ends[0]}", clean(quote), f"{ends[1]}{clean(after)}"
