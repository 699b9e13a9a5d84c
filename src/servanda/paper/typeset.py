"""A report as PDF, typeset by Typst: all of it is data of one template, and no text is ever taken for markup."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import typst

from servanda.paper.columns import is_small, parted, shares
from servanda.views.report.model import Block, Evidence, Grid, Picture, Report, Section
from servanda.wording import numeral, say

TEMPLATE = Path(__file__).with_name("typeset.typ")
ROOM = 128  # characters of a line of a table
FONT = ('font-family="sans-serif"', 'font-family="Libertinus Serif"')  # one that comes with Typst
WAYS = (  # the fonts that come with Typst, then those of the system too, then also where none has a letter
    {"ignore_system_fonts": True, "pdf_standards": ["ua-1"]},
    {"ignore_system_fonts": False, "pdf_standards": ["ua-1"]},
    {"ignore_system_fonts": False},
)


def write(report: Report, out: BinaryIO) -> None:
    """The document; it is tagged as PDF/UA asks for, where all letters can be shown."""
    inputs = {"report": msgspec.json.encode(_data(report)).decode()}
    for way in WAYS[:-1]:
        try:
            out.write(_compiled(inputs, way))
        except typst.TypstError:
            continue
        return
    out.write(_compiled(inputs, WAYS[-1]))


def _compiled(inputs: dict[str, str], way: dict[str, Any]) -> bytes:
    made: bytes = typst.compile(TEMPLATE.read_bytes(), sys_inputs=inputs, timestamp=0, **way)
    return made


def _data(report: Report) -> dict[str, Any]:
    """What the template shows."""
    told: dict[str, Any] = _soft(msgspec.to_builtins(report))
    return told | {
        "made": report.made, "running": say("Dossier as of %(date)s", date=report.as_of), "language": report.language,
        "kind": say("dossier"), "called": say("Cite as"), "overview": say("Contents"), "proof": say("Evidence"),
        "sections": [_section(one) for one in report.sections],
        "evidence": [*map(_evidence, report.evidence)],
    }  # fmt: skip


def _evidence(one: Evidence) -> dict[str, Any]:
    told: dict[str, Any] = _soft(msgspec.to_builtins(one))
    back = [{"key": each.key, "place": each.place} for each in one.back]
    return told | {"key": one.key, "url": one.url, "address": one.address, "about": one.about, "back": back}


def _section(section: Section) -> dict[str, Any]:
    return {
        "key": section.key, "title": section.title, "blocks": [*map(_block, section.blocks)],
        "parts": [*map(_section, section.parts)],
    }  # fmt: skip


def _block(block: Block) -> dict[str, Any]:
    told: dict[str, Any] = _soft(_linked(msgspec.to_builtins(block)))
    match block:
        case Grid():
            told |= {"widths": shares(block, ROOM), "small": is_small(block)}
        case Picture():
            told["svg"] = block.svg.replace(*FONT)
        case _:
            pass
    return told


def _linked(told: Any) -> Any:  # noqa: ANN401 - plain data
    """Citations with the names of their places."""
    match told:
        case {"number": number, "place": int(place)}:
            return {"number": number, "key": f"c{number}-{place}", "to": f"e{number}"}
        case {"cites": _, "more": int(more)}:
            further = say("and %(number)s more", number=numeral(f"{more:,}")) if more else ""
            return {name: _linked(one) for name, one in told.items() if name != "more"} | {"further": further}
        case dict():
            return {name: _linked(one) for name, one in told.items()}
        case list() | tuple():
            return [_linked(one) for one in told]
        case _:
            return told


def _soft(told: Any) -> Any:  # noqa: ANN401
    """Text whose long words may be parted at the end of a line."""
    match told:
        case str():
            return "\u200b".join(parted(told))
        case dict():
            return {name: one if name in {"key", "to", "type"} else _soft(one) for name, one in told.items()}
        case list() | tuple():
            return [_soft(one) for one in told]
        case _:
            return told
