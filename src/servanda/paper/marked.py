"""A report as Markdown; the evidence are footnotes, which lead there and back wherever footnotes are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from servanda.paper.columns import more_of
from servanda.views.answers import plain
from servanda.views.report.model import Block, Evidence, Grid, Paragraph, Picture, Points, Report, Run, Section, Words
from servanda.wording import say, within


def write(report: Report, out: BinaryIO) -> None:
    """The text, in UTF-8."""
    out.write(("\n".join(_lines(report)) + "\n").encode())


def _lines(report: Report) -> Iterator[str]:
    yield f"# {plain(report.title)}"
    yield f"\n{plain(report.subtitle)}\n"
    yield from _rows(
        (within("column", "What"), within("column", "Is")), ((plain(name), plain(told)) for name, told in report.facts)
    )
    cite, evidence = plain(say("Cite as")), plain(say("Evidence"))
    yield f"\n**{cite}:** {plain(report.cite)}"
    for one in report.sections:
        yield from _section(one, 2)
    yield f"\n## {evidence}\n"
    yield from map(_evidence, report.evidence)


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"\n{'#' * level} {plain(section.title)}"
    for block in section.blocks:
        yield ""
        yield from _block(block)
    for part in section.parts:
        yield from _section(part, level + 1)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _words(block.words)
        case Points():
            yield from (f"- {_words(one)}" for one in block.items)
        case Grid():
            yield f"**{plain(block.caption)}**\n"
            yield from _rows(map(plain, block.columns), (map(_words, row) for row in block.rows))
            if block.note:
                yield f"\n{plain(block.note)}"
        case Picture():
            yield plain(say("%(title)s, a picture in the other forms; in words:", title=block.title)) + "\n"
            yield plain(block.words)


def _rows(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    head = [*columns]
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _words(words: Words) -> str:
    return "".join(map(_run, words))


def _run(run: Run) -> str:
    before, after = " " * run.text.startswith(" "), " " * (run.text.endswith(" ") and run.text != " ")
    told = plain(run.text)
    if run.strong:
        told = f"**{told}**"
    more = f" {plain(more_of(run))}" if run.more else ""
    return f"{before}{told}{''.join(f'[^{one.number}]' for one in run.cites)}{more}{after}"


def _evidence(one: Evidence) -> str:
    source = plain(one.source)
    if one.address:
        source = f"[{source}](<{one.address}>)"
    quote = f"{plain(one.before)} **{plain(one.quote)}** {plain(one.after)}".strip() if one.quote else ""
    about = " · ".join(filter(None, (plain(one.title), plain(one.place), *map(plain, one.rows))))
    said = f": “{quote}”" if quote else ""
    noted = "".join(f" · {plain(each)}" for each in one.noted)
    return f"[^{one.number}]: {source}. {about}{said}{noted}"
