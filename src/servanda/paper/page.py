"""A report as one self-contained page, without scripts: its policy allows the one style sheet by its digest."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template
from typing import BinaryIO

from servanda import charts
from servanda.paper.columns import is_small, more_of, parted
from servanda.views.report.model import (
    Block,
    Cite,
    Evidence,
    Grid,
    Paragraph,
    Picture,
    Points,
    Report,
    Run,
    Section,
    Words,
)
from servanda.wording import say

FOLDER = Path(__file__).parent
WHOLE = re.compile(r"\d{4}-\d\d(?:-\d\d)?|[A-Z]{2,5}\u00a0–\u00a0[A-Z]{2,5}")  # dates, and pairs
POLICY = "default-src 'none'; style-src {style}; base-uri 'none'; form-action 'none'"


def write(report: Report, out: BinaryIO) -> None:
    """The page, in UTF-8."""
    style = _style()
    page = Template((FOLDER / "page.html").read_text(encoding="utf-8")).substitute(
        policy=policy(),
        language=report.language,
        kind=escape(say("dossier")),
        called=escape(say("Cite as")),
        overview=escape(say("Contents")),
        proof=escape(say("Evidence")),
        style=style,
        title=escape(report.title),
        subtitle=escape(report.subtitle),
        made=escape(report.made),
        facts="".join(f"<div><dt>{escape(name)}</dt><dd>{escape(told)}</dd></div>" for name, told in report.facts),
        cite=escape(report.cite),
        contents="".join(_contents(report)),
        sections="\n".join(piece for one in report.sections for piece in _section(one, 2)),
        evidence="\n".join(map(_evidence, report.evidence)),
    )
    out.write(page.encode())


def policy() -> str:
    """What a page may load: its one style sheet."""
    return POLICY.format(style=_digest(_style()))


def _style() -> str:
    return f"{charts.nightly()}{(FOLDER / 'page.css').read_text(encoding='utf-8')}"


def _digest(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _contents(report: Report) -> Iterator[str]:
    for one in report.sections:
        parts = "".join(f'<li><a href="#{part.key}">{escape(part.title)}</a></li>' for part in one.parts)
        below = f"<ol>{parts}</ol>" if parts else ""
        yield f'<li><a href="#{one.key}">{escape(one.title)}</a>{below}</li>'
    yield '<li><a href="#evidence">' + escape(say("Evidence")) + "</a></li>"


def _section(section: Section, level: int) -> Iterator[str]:
    yield f'<section id="{section.key}"><h{level}>{escape(section.title)}</h{level}>'
    yield from map(_block, section.blocks)
    for part in section.parts:
        yield from _section(part, level + 1)
    yield "</section>"


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return f'<p class="note">{_words(block.words)}</p>' if block.note else f"<p>{_words(block.words)}</p>"
        case Points():
            return f"<ul>{''.join(f'<li>{_words(one)}</li>' for one in block.items)}</ul>"
        case Grid():
            return "".join(_grid(block))
        case Picture():
            return _picture(block)


def _grid(grid: Grid) -> Iterator[str]:
    """A table that says its roles, since on narrow screens its rows are no table to the eye."""
    look = "small" if is_small(grid) else "wide"
    yield f'<table role="table" class="{look}"><caption>{escape(grid.caption)}</caption>'
    yield '<thead role="rowgroup"><tr role="row">'
    kinds = [' class="amount"' if one else "" for one in grid.amounts]
    for column, kind in zip(grid.columns, kinds, strict=True):
        yield f'<th scope="col" role="columnheader"{kind}>{escape(column)}</th>'
    yield '</tr></thead><tbody role="rowgroup">'
    for row in grid.rows:
        yield '<tr role="row">'
        for column, kind, words in zip(grid.columns, kinds, row, strict=True):
            yield f'<td role="cell" data-label="{escape(column)}"{kind}>{_cell(words)}</td>'
        yield "</tr>"
    yield "</tbody></table>"
    if grid.note:
        yield f'<p class="note">{escape(grid.note)}</p>'


def _cell(words: Words) -> str:
    told = _words(words)
    return f"<div>{told}</div>" if told else ""


def _picture(picture: Picture) -> str:
    """A chart, which may be wider than the screen, and the same in words."""
    title, words = escape(picture.title), escape(picture.words)
    if not picture.svg:
        return f'<figure class="none"><figcaption>{title}</figcaption><p>{escape(picture.lacking)} {words}</p></figure>'
    summary = escape(say("The same in words"))
    told = f"<details><summary>{summary}</summary><p>{words}</p></details>"
    chart = f'<div class="chart" role="region" aria-label="{title}" tabindex="0">{picture.svg}</div>'
    return f"<figure>{chart}<figcaption>{told}</figcaption></figure>"


def _words(words: Words) -> str:
    return "".join(map(_run, words))


def _run(run: Run) -> str:
    told = "<wbr>".join(map(escape, parted(run.text)))
    told = WHOLE.sub(lambda found: f'<span class="whole">{found[0]}</span>', told)
    if run.cites:
        told = f"<bdi>{told}</bdi>"
    if run.strong:
        told = f"<b>{told}</b>"
    if run.to:
        told = f'<a href="#{run.to}">{told}</a>'
    cites = "".join(f'<a href="#{one.to}" id="{one.key}">[{one.number}]</a>' for one in run.cites)
    more = f" <small>{escape(more_of(run))}</small>" if run.more else ""
    return f'{told}<span class="cites">{cites}{more}</span>' if cites else told


def _evidence(one: Evidence) -> str:
    back = "".join(f' <a href="#{each.key}" aria-label="{escape(_back(each))}">↑{each.place}</a>' for each in one.back)
    source = escape(one.source)
    if one.address:
        source = f'<a href="{escape(one.address)}" rel="noreferrer">{source}</a>'
    told = f"<div><p>{source}{back}</p>{''.join(_said(one))}</div>"
    return f'<li id="{one.key}"><div class="n">[{one.number}]</div>{told}</li>'


def _back(cite: Cite) -> str:
    return say("back to place %(place)s that cites %(number)s", place=cite.place, number=cite.number)


def _said(one: Evidence) -> Iterator[str]:
    language = f' lang="{escape(one.language)}"' if one.language else ""
    if one.title:
        yield f'<p class="soft" dir="auto"{language}>{escape(one.title)}</p>'
    if one.quote:
        told = f"{escape(one.before)}<mark>{escape(one.quote)}</mark>{escape(one.after)}"
        yield f'<blockquote dir="auto"{language}>{told}</blockquote>'
    yield from (f'<p class="soft">{escape(row)}</p>' for row in one.rows)
    if one.about:
        yield f'<p class="soft">{escape(one.about)}</p>'
    if one.url:
        yield f'<p class="soft url">{escape(one.url)}</p>'
