"""The text of a PDF page in pieces: runs of characters on one line, and where they stand on the page as it is shown."""

from __future__ import annotations

import contextlib
import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

HYPHENS = frozenset({0x02, 0xFFFE})  # how pdfium marks a hyphen at the end of a line
BREAKS = frozenset({0x0A, 0x0D})
BLANKS = frozenset({0x20, 0x09, 0xA0, 0x3000})
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
LETTERS = str.maketrans(LIGATURES)
APART = 0.9  # of the height of the letters: two pieces, not two words
BACK = 0.5  # likewise: the pen went back
MOST_CHARACTERS = 1_000_000  # of a page
SAMPLE = 50  # characters looked at to see how a page is turned

Place = tuple[float, float, float, float]  # left, right, bottom, top, as pdfium has them


class Box(NamedTuple):
    """A place on the page as it is shown, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


class Piece(NamedTuple):
    """Text on one line. `size` is the height of its letters."""

    text: str
    box: Box
    size: float


def pieces(page: Any) -> list[Piece]:  # noqa: ANN401 - pypdfium2's page
    """The pieces of a page, in the order in which they were written; those outside the page are left out."""
    found: list[Piece] = []
    run: list[tuple[str, Box]] = []
    with contextlib.closing(page.get_textpage()) as text:
        turn = Turn(page.get_bbox(), turns(text))
        for char, place in characters(text):
            box = turn.shown(place) if place else None
            if run and (char == "\n" or (box is not None and parted(run, box))):
                found.append(piece(run))
                run = []
            if box is not None:
                run.append((char, box))
            elif char == " " and run and run[-1][0] != " ":
                run.append((" ", run[-1][1]))
    if run:
        found.append(piece(run))
    return [one for one in found if one.text and turn.on_page(one.box)]


class Turn(NamedTuple):
    """From the coordinates of a page to those of its text: upright, and from the upper left corner."""

    edges: tuple[float, float, float, float]
    quarters: int

    def shown(self, place: Place) -> Box:
        """Where a character stands to a reader who holds the page so that its text is upright."""
        left, right, bottom, top = place
        west, south, east, north = self.edges
        if self.quarters == 1:
            return Box(bottom - south, left - west, top - south, right - west)
        if self.quarters == 2:
            return Box(east - right, bottom - south, east - left, top - south)
        if self.quarters == 3:
            return Box(north - top, east - right, north - bottom, east - left)
        return Box(left - west, north - top, right - west, north - bottom)

    def on_page(self, box: Box) -> bool:
        """Whether the middle of a box is on the page."""
        west, south, east, north = self.edges
        wide, high = (north - south, east - west) if self.quarters % 2 else (east - west, north - south)
        return 0 <= (box.left + box.right) / 2 <= wide and 0 <= (box.top + box.bottom) / 2 <= high


def turns(text: Any) -> int:  # noqa: ANN401 - pypdfium2's page of text
    """By how many quarters most of the text is turned."""
    from pypdfium2 import raw  # noqa: PLC0415 - loaded only for PDFs

    count = text.count_chars()
    some = range(0, count, count // SAMPLE + 1)
    angles = Counter(round(-2 * raw.FPDFText_GetCharAngle(text, at) / math.pi) % 4 for at in some)
    return angles.most_common(1)[0][0] if angles else 0


def characters(text: Any) -> Iterator[tuple[str, Place | None]]:  # noqa: ANN401 - pypdfium2's page of text
    """Characters and their places; none for blanks and line ends."""
    from pypdfium2 import raw  # noqa: PLC0415 - loaded only for PDFs

    box = raw.FS_RECTF()
    place = ctypes.byref(box)
    for at in range(min(text.count_chars(), MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in BREAKS:
            yield "\n", None
        elif code in BLANKS:
            yield " ", None
        elif (char := character(code)) and raw.FPDFText_GetLooseCharBox(text, at, place):
            yield char, (box.left, box.right, box.bottom, box.top)


def character(code: int) -> str:
    """The character, empty for one that cannot be read."""
    if code in HYPHENS:
        return "-"
    char = chr(code)
    return char if char.isprintable() or code == 0xAD or 0xD800 <= code < 0xE000 else ""


def parted(run: list[tuple[str, Box]], box: Box) -> bool:
    """Whether a character stands on another line than those before it, or far from them."""
    last = run[-1][1]
    size = max(last.height, box.height)
    if size <= 0:
        return False
    level = min(last.bottom, box.bottom) - max(last.top, box.top) > 0.3 * min(last.height, box.height)
    return not level or box.left - last.right > APART * size or box.left < last.left - BACK * size


def piece(run: list[tuple[str, Box]]) -> Piece:
    """Characters of one line as a piece."""
    text = "".join(char for char, _ in run).translate(LETTERS)
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore").strip()
    boxes = [box for _, box in run]
    heights = sorted(box.height for box in boxes)
    place = Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
    return Piece(whole, place, heights[len(heights) // 2])
