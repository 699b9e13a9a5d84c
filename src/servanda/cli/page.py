"""What documents say as one self-contained page: the text with its spans, and a table per kind beside it.

Every row links to its span and every span to its row, also without scripts. The policy of the page allows the one
style sheet and the one script that stand in it, by their digests; all that comes from a document is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import count, groupby
from operator import attrgetter
from pathlib import Path
from string import Template
from typing import BinaryIO, NamedTuple
from urllib.parse import urlsplit

from servanda import __version__
from servanda.model import Refusal, Statement
from servanda.views import human
from servanda.views.conflicts import conflicts, fact, why
from servanda.views.dating import clues
from servanda.views.reading import Statements, facts
from servanda.views.rows import DOUBTS, SPEAKER, sections
from servanda.views.segments import Segment, segments

LINKED = {"http", "https"}
BELOW = (SPEAKER, DOUBTS)
WORDS = "In the text"
LONGEST = 140  # characters of a quote that a row shows


class Found(NamedTuple):
    """A statement or refusal as the page shows it: cells of its row, notes below the quote, and a summary."""

    number: int
    kind: str
    record: Statement | Refusal
    cells: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]
    summary: str


def write(readings: Iterable[Statements], out: BinaryIO) -> None:
    """One page for all documents, written when the last is read."""
    titles: list[str] = []
    articles: list[str] = []
    for number, reading in enumerate(readings, start=1):
        titles.append(reading.title)
        articles.append("".join(_article(f"d{number}", reading)))
    out.write(_page(titles, articles).encode("utf-8", "xmlcharrefreplace"))
    out.flush()


def _page(titles: Sequence[str], articles: Sequence[str]) -> str:
    folder = Path(__file__).parent
    style = (folder / "page.css").read_text(encoding="utf-8")
    script = (folder / "page.js").read_text(encoding="utf-8")
    links = "".join(
        f'<li><a href="#d{number}" dir="auto">{_text(title)}</a></li>' for number, title in enumerate(titles, start=1)
    )
    return Template((folder / "page.html").read_text(encoding="utf-8")).substitute(
        policy=f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'",
        title=_text(titles[0]) if len(titles) == 1 else f"{len(titles)} documents",
        summary=f"{__version__} · what {len(titles)} document{'s' * (len(titles) != 1)} say{'s' * (len(titles) == 1)}",
        contents=f"<nav><ol>{links}</ol></nav>" if len(titles) > 1 else "",
        documents="\n".join(articles),
        style=style,
        script=script,
    )


def _digest(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _article(prefix: str, reading: Statements) -> Iterator[str]:
    document = reading.document
    found = list(_found(reading))
    yield f'<article class="doc" id="{prefix}"><h2 dir="auto">{_text(reading.title)}</h2>'
    yield f'<p class="meta">{" · ".join(_meta(reading))}</p><div class="panes">'
    language = f' lang="{_text(document.language)}"' if document.language else ""
    yield f'<div class="text" dir="auto"{language}>'
    for segment in segments(len(document.text), [(one.record.start, one.record.end) for one in found]):
        yield _segment(prefix, segment, document.text[segment.start : segment.end], found)
    yield '</div><div class="facts">'
    yield from _clues(prefix, reading, found)
    yield from _conflicts(prefix, reading, found)
    for kind, members in groupby(found, key=attrgetter("kind")):
        yield from _table(prefix, kind, list(members))
    if not found:
        yield '<p class="none">Nothing found that could be made into a statement.</p>'
    yield "</div></div></article>"


def _clues(prefix: str, reading: Statements, found: Sequence[Found]) -> Iterator[str]:
    """When a text without a date can be from, with links to what tells it."""
    window, told = clues(reading)
    if not window:
        return
    numbers = {one.record.id: one.number for one in found if isinstance(one.record, Statement)}
    yield f'<section class="k-date"><h3>date</h3><p class="open">Its content dates it: {window}</p><ul>'
    for statement, words in told.values():
        link = f'<a href="#{prefix}-s{numbers[statement.id]}" dir="auto">{_text(statement.quote[:LONGEST])}</a>'
        yield f"<li>{_text(words)}: {link}</li>"
    yield "</ul></section>"


def _conflicts(prefix: str, reading: Statements, found: Sequence[Found]) -> Iterator[str]:
    """What the document contradicts in itself; both statements link to their spans."""
    told = list(conflicts(reading.found))
    if not told:
        return
    numbers = {one.record.id: one.number for one in found if isinstance(one.record, Statement)}
    yield f'<section class="k-conflict"><h3>contradictions <span>{len(told)}</span></h3><ul>'
    for one in told:
        notes = "".join(
            f'<small class="{name}">{_text(note)}</small>'
            for name, note in (("explained", one.explained and f"may be: {one.explained}"), ("doubts", one.doubts))
            if note
        )
        ends = "".join(
            f'<li dir="auto"><a href="#{prefix}-s{numbers[end.id]}">{_text(fact(end))}</a></li>' for end in one.ends
        )
        yield f"<li><b>{_text(why(one))}</b>{notes}<ul>{ends}</ul></li>"
    yield "</ul></section>"


def _found(reading: Statements) -> Iterator[Found]:
    """Statements by kind, then refusals, numbered from 0."""
    statements, refusals = facts(reading)
    number = count()
    for section in sections(statements):
        lead, *others = section.columns
        shown, below = [lead, *(one for one in others if one not in BELOW)], [one for one in others if one in BELOW]
        for statement in section.statements:
            cells = tuple((column.title, column.cell(statement)) for column in shown)
            place = human.page(reading.document, statement.start)
            notes = (("Page", place),) * bool(place) + tuple((one.title, one.cell(statement)) for one in below)
            amount = human.amount(statement.value) if statement.value else statement.name
            summary = " · ".join(filter(None, (amount, statement.concept, *statement.parties, statement.modality)))
            yield Found(next(number), section.kind, statement, cells, notes, summary)
    for refusal in refusals:
        reason = refusal.refused.replace("_", " ")
        yield Found(next(number), "refused", refusal, (("Reason", reason),), (), f"refused: {reason}")


def _meta(reading: Statements) -> Iterator[str]:
    document = reading.document
    if reading.languages:
        yield _text(reading.languages)
    source = " ".join(filter(None, (document.publisher, document.publisher_country)))
    if source:
        yield f"<bdi>{_text(source)}</bdi>"
    if document.published:
        yield f"<time>{_text(document.published)}</time>"
    else:
        yield f'<span class="open">{human.no_date()}</span>'
    if document.url:
        shown = f"<bdi>{_text(document.url)}</bdi>"
        yield f'<a href="{_text(document.url)}" rel="noreferrer">{shown}</a>' if _linkable(document.url) else shown


def _linkable(url: str) -> bool:
    try:
        return urlsplit(url).scheme in LINKED
    except ValueError:
        return False


def _segment(prefix: str, segment: Segment, text: str, found: Sequence[Found]) -> str:
    if not segment.covers:
        return _text(text)
    anchors = "".join(f'<span class="at" id="{prefix}-s{number}" data-n="{number}"></span>' for number in segment.opens)
    inner, *outer = (found[number] for number in segment.covers)
    around = f" o-{outer[0].kind}" if outer else ""
    numbers = " ".join(map(str, segment.covers))
    skip = "" if segment.opens else ' tabindex="-1"'
    return (
        f'{anchors}<a class="m {inner.kind}{around}" href="#{prefix}-r{inner.number}" data-s="{numbers}"'
        f' title="{_text(inner.summary)}"{skip}>{_text(text)}</a>'
    )


def _table(prefix: str, kind: str, members: Sequence[Found]) -> Iterator[str]:
    heading = kind + "s" * (kind != "refused")
    yield f'<section class="k-{kind}"><h3>{heading} <span>{len(members)}</span></h3><table><thead><tr>'
    yield from (f"<th>{title}</th>" for title in [*(title for title, _ in members[0].cells), WORDS])
    yield "</tr></thead><tbody>"
    yield from (_row(prefix, found) for found in members)
    yield "</tbody></table></section>"


def _row(prefix: str, found: Found) -> str:
    cells = "".join(
        f'<td class="{title.lower()}" data-label="{title}" dir="auto">{_cell(title, cell)}</td>'
        for title, cell in found.cells
    )
    quote = found.record.quote
    words = quote if len(quote) <= LONGEST else f"{quote[: LONGEST - 1].rstrip()}…"
    notes = "".join(f'<small class="{title.lower()}" dir="auto">{_text(note)}</small>' for title, note in found.notes)
    return (
        f'<tr id="{prefix}-r{found.number}" data-n="{found.number}">{cells}<td class="words" data-label="{WORDS}"><div>'
        f'<a href="#{prefix}-s{found.number}" dir="auto">{_text(words)}</a>{notes}</div></td></tr>'
    )


def _cell(title: str, cell: str) -> str:
    return _text(cell).replace(".", ".<wbr>") if title == "Concept" else _text(cell)


def _text(text: str) -> str:
    """Escaped for content and attributes; a null, which no page can hold, is shown as unknown."""
    return escape(text.replace("\0", "\ufffd"), quote=True).replace("\r", "&#13;")
