"""How wide the columns of a table are, out of what stands in them, and where long words may be parted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.views.report.model import Grid, Run, Words
from servanda.wording import numeral, say

LONG = re.compile(r"\S{25,}")
PIECE = re.compile(r"[^/:._?=&,-]{1,12}[/:._?=&,-]*|[/:._?=&,-]+")
WORD = re.compile(r"[^ /\u200b]+")
LONGEST, AMOUNT = 16, 20  # characters of a word, and of a number with its unit; a longer one is parted


def shares(grid: Grid, room: int) -> list[int]:
    """Widths of columns in characters, `room` in all: what the longest words need, and then what lines would fill."""
    lines = [list(grid.columns), *([written(words) for words in row] for row in grid.rows)]
    columns = range(len(grid.columns))
    least = [max(_word(line[at], whole=grid.amounts[at] and line is not lines[0]) for line in lines) for at in columns]
    most = [max(least[at], *(min(len(line[at]), room // 2) for line in lines)) for at in columns]
    spare = max(0, room - sum(least))
    wanted = sum(most) - sum(least)
    return [low + (high - low) * min(spare, wanted) // max(wanted, 1) for low, high in zip(least, most, strict=True)]


def written(words: Words) -> str:
    """Words as they stand in a cell, with the numbers behind them."""
    return " ".join(one.text + "".join(f"[{cite.number}]" for cite in one.cites) for one in words)


def parted(text: str) -> Iterator[str]:
    """A text cut where a long word may go on in the next line."""
    start = 0
    for word in LONG.finditer(text):
        for piece in PIECE.finditer(text, word.start(), word.end()):
            yield text[start : piece.end()]
            start = piece.end()
    yield text[start:]


def more_of(run: Run) -> str:
    """How many more say the same, behind what is cited."""
    return say("and %(number)s more", number=numeral(f"{run.more:,}"))


def is_small(grid: Grid) -> bool:
    """Whether a table is one of numbers alone, which needs no more room than these."""
    return len(grid.columns) <= 4 and all(grid.amounts[1:])


def _word(line: str, *, whole: bool) -> int:
    """The room of the longest word, or of a whole cell; capitals are wide."""
    pieces = [line] if whole else WORD.findall(line)
    longest = max((len(one) + sum(map(str.isupper, one)) // 2 for one in pieces), default=1)
    return 1 + min(AMOUNT if whole else LONGEST, longest)
