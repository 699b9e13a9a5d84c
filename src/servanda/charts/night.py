"""The colours of charts by night, for pictures that follow what their reader prefers."""

from __future__ import annotations

import functools

from servanda.charts.layers import COLOURS, GRID, INK, PAPER, SHADE, SOFT

NIGHT = {
    PAPER: "#12171d", INK: "#e6eaef", SOFT: "#a3afbb", SHADE: "#36414d", GRID: "#2a333d", COLOURS[0]: "#7ab3ea",
    COLOURS[1]: "#f58a55", COLOURS[2]: "#4cc4bd", COLOURS[3]: "#e07ab0",
}  # fmt: skip


@functools.cache
def nightly() -> str:
    """The style sheet that a picture brings for the night."""
    pairs = ((part, day, night) for day, night in NIGHT.items() for part in ("fill", "stroke"))
    inside = "".join(f'[{part}="{day}"]{{{part}:{night}}}' for part, day, night in pairs)
    return f"@media (prefers-color-scheme:dark){{{inside}}}"


def adaptive(drawn: str) -> str:
    """A picture in SVG that is dark where its reader prefers that."""
    head, mark, rest = drawn.partition("</desc>")
    return f"{head}{mark}<style>{nightly()}</style>{rest}"
