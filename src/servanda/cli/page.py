"""What documents say as one self-contained page: the text with its spans, and a table per kind beside it.

Every row links to its span and every span to its row, also without scripts. The policy of the page allows the one
style sheet and the one script that stand in it, by their digests; all that comes from a document is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from string import Template
from typing import BinaryIO
from urllib.parse import urlsplit

from servanda import __version__
from servanda.views import human
from servanda.views.conflicts import conflicts, fact, why
from servanda.views.dating import clues
from servanda.views.marks import LONGEST, Found, found, marked
from servanda.views.marks import plain as _text
from servanda.views.reading import Statements

LINKED = {"http", "https"}
WORDS = "In the text"
OWN = Path(__file__).parent
SHARED = Path(human.__file__).parent / "static"


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
    style = "".join(one.read_text(encoding="utf-8") for one in (OWN / "page.css", SHARED / "source.css"))
    script = (SHARED / "source.js").read_text(encoding="utf-8")
    links = "".join(
        f'<li><a href="#d{number}" dir="auto">{_text(title)}</a></li>' for number, title in enumerate(titles, start=1)
    )
    return Template((OWN / "page.html").read_text(encoding="utf-8")).substitute(
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
    shown = list(found(reading))
    yield f'<article class="doc" id="{prefix}"><h2 dir="auto">{_text(reading.title)}</h2>'
    yield f'<p class="meta">{" · ".join(_meta(reading))}</p><div class="panes">'
    language = f' lang="{_text(document.language)}"' if document.language else ""
    yield f'<div class="text" dir="auto"{language}>'
    yield from marked(document, shown, f"{prefix}-")
    yield '</div><div class="facts">'
    yield from _clues(prefix, reading)
    yield from _conflicts(prefix, reading)
    for kind, members in groupby(shown, key=attrgetter("kind")):
        yield from _table(prefix, kind, list(members))
    if not shown:
        yield '<p class="none">Nothing found that could be made into a statement.</p>'
    yield "</div></div></article>"


def _clues(prefix: str, reading: Statements) -> Iterator[str]:
    """When a text without a date can be from, with links to what tells it."""
    window, told = clues(reading)
    if not window:
        return
    yield f'<section class="k-date"><h3>date</h3><p class="open">Its content dates it: {window}</p><ul>'
    for statement, words in told.values():
        link = f'<a href="#{prefix}-said-{statement.id}" dir="auto">{_text(statement.quote[:LONGEST])}</a>'
        yield f"<li>{_text(words)}: {link}</li>"
    yield "</ul></section>"


def _conflicts(prefix: str, reading: Statements) -> Iterator[str]:
    """What the document contradicts in itself; both statements link to their spans."""
    told = list(conflicts(reading.found))
    if not told:
        return
    yield f'<section class="k-conflict"><h3>contradictions <span>{len(told)}</span></h3><ul>'
    for one in told:
        notes = "".join(
            f'<small class="{name}">{_text(note)}</small>'
            for name, note in (("explained", one.explained and f"may be: {one.explained}"), ("doubts", one.doubts))
            if note
        )
        ends = "".join(
            f'<li dir="auto"><a href="#{prefix}-said-{end.id}">{_text(fact(end))}</a></li>' for end in one.ends
        )
        yield f"<li><b>{_text(why(one))}</b>{notes}<ul>{ends}</ul></li>"
    yield "</ul></section>"


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


def _table(prefix: str, kind: str, members: Sequence[Found]) -> Iterator[str]:
    heading = kind + "s" * (kind != "refused")
    yield f'<section class="k-{kind}"><h3>{heading} <span>{len(members)}</span></h3><table><thead><tr>'
    yield from (f"<th>{title}</th>" for title in [*(title for title, _ in members[0].cells), WORDS])
    yield "</tr></thead><tbody>"
    yield from (_row(prefix, one) for one in members)
    yield "</tbody></table></section>"


def _row(prefix: str, one: Found) -> str:
    cells = "".join(
        f'<td class="{title.lower()}" data-label="{title}" dir="auto">{_cell(title, cell)}</td>'
        for title, cell in one.cells
    )
    notes = "".join(f'<small class="{title.lower()}" dir="auto">{_text(note)}</small>' for title, note in one.notes)
    return (
        f'<tr id="{prefix}-row-{one.name}" data-n="{one.name}">{cells}<td class="words" data-label="{WORDS}"><div>'
        f'<a href="#{prefix}-said-{one.name}" dir="auto">{_text(one.words)}</a>{notes}</div></td></tr>'
    )


def _cell(title: str, cell: str) -> str:
    return _text(cell).replace(".", ".<wbr>") if title == "Concept" else _text(cell)
