"""Footnotes: small lines at the foot of a column. They are read before the paragraph that runs on past them."""

from __future__ import annotations

import itertools

from servanda.readers.columns import Line
from servanda.readers.flow import parted

SMALL = 0.9  # of the usual size


def placed(pages: list[list[Line]]) -> list[list[Line]]:
    """The lines of some pages, so that no footnote stands within a paragraph that began in the same column."""
    small = SMALL * usual(pages)
    blocks = [
        (number, list(block))
        for number, page in enumerate(pages)
        for _, block in itertools.groupby(page, key=lambda line: id(line.column))
    ]
    made: list[list[Line]] = [[] for _ in pages]
    for at, (number, block) in enumerate(blocks):
        following = next((one for _, after in blocks[at + 1 : at + 2] for one in after), None)
        made[number] += block if following is None else before_last(block, following, small)
    return made


def usual(pages: list[list[Line]]) -> float:
    """The size of most of the text."""
    sizes = sorted((line.size, len(line.text)) for page in pages for line in page)
    left = sum(length for _, length in sizes) / 2
    for size, length in sizes:
        left -= length
        if left <= 0:
            return size
    return 0.0


def before_last(block: list[Line], following: Line, small: float) -> list[Line]:
    """A column with its footnotes before its last paragraph, where that runs on in the following line."""
    end = len(block)
    while end and block[end - 1].size < small:
        end -= 1
    if not 0 < end < len(block) or following.size < small or parted(block[end - 1], following, []):
        return block
    begin = end - 1
    while begin and not parted(block[begin - 1], block[begin], block[begin + 1 : end]):
        begin -= 1
    return block[:begin] + block[end:] + block[begin:end] if begin else block
