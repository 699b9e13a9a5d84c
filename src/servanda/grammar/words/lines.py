"""Line breaks that only wrap: within a paragraph, where the next word found no room on its line.

Whole texts are wrapped (mails, wires, text of PDF files), and single sentences are, as people paste them. A line that
had room for the next word ends a paragraph, a heading or an item, and so does one before a blank line.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from itertools import pairwise

BREAK = re.compile(r"\r?\n")
DATED = r"[^\n.:–—]{0,24}(?<!\d)(?:1[5-9]|20)\d\d(?!\d)[^\n.:–—]{0,24}[:–—-]\s"  # 5 May 1998 – a visit
ITEM = re.compile(rf"[ \t]*(?:[-–—*•#>|]|\(?(?:\d{{1,2}}|[^\W\d_])[.)]\s|{DATED})")
SAMPLE = 20_000  # characters that tell whether a text is wrapped
WIDTH = 100  # characters of the longest line of a wrapped text
FEWEST_LINES, FEWEST_FOLLOWED = 4, 2
NEARLY_ALL, MOST = 0.9, 0.55
ROOMY = 0.85  # of the width: a line that the next word leaves shorter than that ends for a reason of its own
LONG = 45  # characters of a line that may end for want of room in a text that is not wrapped
STOPS = frozenset('.!?…:;»”"')
KEPT = 8  # texts


@functools.lru_cache(maxsize=KEPT)
def unwrapped(text: str) -> str:
    """The text with a blank for each line break that only wraps; as many code points as `text`."""
    if "\n" not in text:
        return text
    width = _width(text[:SAMPLE])
    pieces: list[str] = []
    start = 0
    breaks = [found.span() for found in BREAK.finditer(text)]
    for (at, after), (end, _) in pairwise([*breaks, (len(text), len(text))]):
        line, following = text[start:at], text[after:end]
        pieces += line, " " * (after - at) if _wraps(line.strip(), following, width) else text[at:after]
        start = after
    return "".join([*pieces, text[start:]])


def _width(sample: str) -> int:
    """How many characters the lines of a wrapped text have at most; 0 where it is not wrapped.

    Nearly all lines of a wrapped text are short, and most do not end with a full stop and had no room for the next
    word. Lines before a blank one or an item say nothing.
    """
    lines = [line.strip() for line in sample.split("\n")]
    short = [len(line) for line in lines if line and len(line) <= WIDTH]
    followed = [(one, other) for one, other in pairwise(lines) if one and other and not ITEM.match(other)]
    if len(short) < FEWEST_LINES or len(followed) < FEWEST_FOLLOWED:
        return 0
    width = max(short)
    full = sum(one[-1] not in STOPS and not _roomy(one, other, width) for one, other in followed)
    wrapped = len(short) > NEARLY_ALL * sum(map(bool, lines)) and full > MOST * len(followed)
    return width if wrapped else 0


def _roomy(line: str, following: str, width: int) -> bool:
    """Whether a line had room to spare for the first word of the next one."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) <= width * ROOMY


def _wraps(line: str, following: str, width: int) -> bool:
    """Whether a line ends for want of room only."""
    if not line or not following.strip() or ITEM.match(following):
        return False
    if width:
        fits = len(line) + 1 + len(following.split(maxsplit=1)[0]) <= width
        return not _roomy(line, following, width) and not (fits and line[-1] in STOPS)
    if ITEM.match(line):
        return False  # what follows items may go on with the sentence that they are in
    if line[-1].islower() and following[0].islower():
        return True
    long = len(line) >= LONG and (line[-1].islower() or line[-1] == ",")
    return long and (following[0].islower() or unicodedata.category(following[0]) == "Sc")
