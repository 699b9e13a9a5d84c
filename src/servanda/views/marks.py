"""A text with what was found in it, as pages show it: rows beside the text, and spans in it that lead to their rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import count
from typing import NamedTuple

from servanda.model import Document, Refusal, Statement
from servanda.views import human
from servanda.views.reading import Statements, facts
from servanda.views.rows import DOUBTS, SPEAKER, sections
from servanda.views.segments import Segment, segments
from servanda.wording import say

BELOW = (SPEAKER, DOUBTS)
LONGEST = 140  # characters of a quote that a row shows
REFUSED = "refused"
HALVES = dict.fromkeys((0, *range(0xD800, 0xE000)), "\ufffd")  # what no page can hold: nulls, halves of pairs

Notes = dict[str, list[tuple[str, str]]]  # what is thought of statements, by their names: titles and words


class Found(NamedTuple):
    """A statement or refusal as a page shows it: cells of its row, notes below the quote, and a summary.

    `name` is that by which its row and its span know each other.
    """

    name: str
    kind: str
    record: Statement | Refusal
    cells: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]
    summary: str

    @property
    def words(self) -> str:
        """The quote, or its beginning."""
        quote = self.record.quote
        return quote if len(quote) <= LONGEST else f"{quote[: LONGEST - 1].rstrip()}…"


def found(reading: Statements) -> Iterator[Found]:
    """Statements by kind, then refusals; a statement is named by its id, a refusal by its number."""
    statements, refusals = facts(reading)
    for section in sections(statements):
        lead, *others = section.columns
        shown, below = [lead, *(one for one in others if one not in BELOW)], [one for one in others if one in BELOW]
        for statement in section.statements:
            cells = tuple((column.title, column.cell(statement)) for column in shown)
            place = human.page(reading.document, statement.start)
            notes = (("Page", place),) * bool(place) + tuple((one.title, one.cell(statement)) for one in below)
            yield Found(statement.id, section.kind, statement, cells, notes, _summary(statement))
    number = count()
    for refusal in refusals:
        reason = say(refusal.refused.replace("_", " "))
        yield Found(f"x{next(number)}", REFUSED, refusal, (("Reason", reason),), (), f"{say(REFUSED)}: {reason}")


def with_notes(shown: Iterable[Found], notes: Notes) -> Iterator[Found]:
    """Rows with what is thought of them below."""
    return (one._replace(notes=(*one.notes, *notes.get(one.name, ()))) for one in shown)


def _summary(one: Statement) -> str:
    amount = human.amount(one.value) if one.value else one.name
    return " · ".join(filter(None, (amount, human.topic(one), *one.parties, say(one.modality))))


def marked(
    document: Document, shown: Sequence[Found], prefix: str = "", part: tuple[int, int] | None = None
) -> Iterator[str]:
    """The text, or a part of it, as markup, cut where something begins or ends; its characters are those of the text.

    Rows are `PREFIXrow-…` and the places where spans begin `PREFIXsaid-…`, each with the name of what was found.
    """
    pages = document.pages if len(document.pages) > 1 else ()
    first, last = part or (0, len(document.text))
    spans = [(max(one.record.start, first) - first, min(one.record.end, last) - first) for one in shown]
    for cut in segments(last - first, spans):
        segment = cut._replace(start=cut.start + first, end=cut.end + first)
        yield _segment(prefix, segment, "".join(_paged(document.text, segment, pages)), shown)


def _paged(text: str, segment: Segment, pages: Sequence[int]) -> Iterator[str]:
    """A piece of a text with the marks of the pages that begin in it."""
    at = segment.start
    for number in range(bisect_left(pages, segment.start), bisect_left(pages, segment.end)):
        yield plain(text[at : pages[number]])
        yield f'<span class="leaf" id="page-{number + 1}" data-page="{number + 1}"></span>'
        at = pages[number]
    yield plain(text[at : segment.end])


def _segment(prefix: str, segment: Segment, inside: str, shown: Sequence[Found]) -> str:
    if not segment.covers:
        return inside
    anchors = "".join(
        f'<span class="at" id="{prefix}said-{shown[number].name}" data-n="{shown[number].name}"></span>'
        for number in segment.opens
    )
    inner, *outer = (shown[number] for number in segment.covers)
    around = f" o-{outer[0].kind}" if outer else ""
    names = " ".join(shown[number].name for number in segment.covers)
    skip = "" if segment.opens else ' tabindex="-1"'
    return (
        f'{anchors}<a class="m {inner.kind}{around}" href="#{prefix}row-{inner.name}" data-s="{names}"'
        f' title="{plain(inner.summary)}"{skip}>{inside}</a>'
    )


def plain(text: str) -> str:
    """Escaped for content and attributes; what no page can hold is shown as unknown, and a carriage return kept."""
    return escape(text.translate(HALVES), quote=True).replace("\r", "&#13;")
