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
APARTS = frozenset({0x20, 0x09, 0xA0, 0x3000, *BREAKS})
UNKNOWN = "\ufffd"
BULLET = "•"
BULLETS = frozenset({0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF0A8, 0xF02D})  # of the fonts of an office suite
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
LETTERS = str.maketrans(LIGATURES)
APART = 0.9  # of the height of the letters: two pieces, not two words
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SMALLER = 0.8  # of the height of the letters beside it
HIGH = 0.12  # likewise, by which it stands above their foot
LEVEL = 0.3  # of the lower of two boxes, which both share
BACK = 0.5  # likewise: the pen went back
MOST_CHARACTERS = 200_000  # of a page
ASLANT = 0.1  # of a quarter turn
READABLE = 0.4  # of the characters of a page, blanks among them
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


class Word(NamedTuple):
    """Characters without a blank, the first and last of them by number, and what stands before: a blank, a line end."""

    text: str
    first: int
    last: int
    before: str


class Piece(NamedTuple):
    """Text on one line. `size` is the height of its letters."""

    text: str
    box: Box
    size: float


def pieces(page: Any) -> list[Piece]:  # noqa: ANN401 - pypdfium2's page
    """The pieces of a page, in the order in which they were written; those outside the page are left out.

    Raises `ValueError` for a page that nobody can have written.
    """
    found: list[Piece] = []
    run: list[tuple[str, Box]] = []
    with contextlib.closing(page.get_textpage()) as text:
        if text.count_chars() > MOST_CHARACTERS:
            raise ValueError(f"more than {MOST_CHARACTERS} characters")
        turn = Turn(page.get_bbox(), turns(text))
        for word in words(text):
            for number, (part, box) in enumerate(boxed(text, word, turn)):
                if run and (word.before == "\n" or parted(run[-1][1], box)):
                    found.append(piece(run))
                    run = []
                run.append((part if number else word.before.strip("\n") + marked(part, box, run), box))
    if run:
        found.append(piece(run))
    return [one for one in found if one.text and turn.on_page(one.box)]


def unreadable(page: Any, letters: int) -> bool:  # noqa: ANN401 - pypdfium2's page
    """Whether the file does not say which letters most characters of a page are."""
    with contextlib.closing(page.get_textpage()) as text:
        return bool(letters < READABLE * text.count_chars())


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
    count = text.count_chars()
    angles = Counter(turned(text, at) for at in range(0, count, count // SAMPLE + 1))
    return next((quarters for quarters, _ in angles.most_common() if quarters is not None), 0)


def turned(text: Any, at: int) -> int | None:  # noqa: ANN401 - pypdfium2's page of text
    """By how many quarters a character is turned; None where it stands aslant, as a stamp does."""
    from pypdfium2 import raw  # noqa: PLC0415 - loaded only for PDFs

    quarters = -2 * raw.FPDFText_GetCharAngle(text.raw, at) / math.pi
    return round(quarters) % 4 if abs(quarters - round(quarters)) < ASLANT else None


def words(text: Any) -> Iterator[Word]:  # noqa: ANN401 - pypdfium2's page of text
    """Runs of characters without a blank: pdfium puts one, or a line end, wherever the pen moved on."""
    from pypdfium2 import raw  # noqa: PLC0415 - loaded only for PDFs

    code_at, handle = raw.FPDFText_GetUnicode, text.raw
    run, first, last, before = "", 0, 0, ""
    for at in range(text.count_chars()):
        code = code_at(handle, at)
        apart = code in APARTS
        if run and apart:
            yield Word(run, first, last, before)
            run, before = "", ""
        if apart:
            before = "\n" if code in BREAKS else before or " "
        elif char := character(code):
            run, first, last = run + char, first if run else at, at
    if run:
        yield Word(run, first, last, before)


def boxed(text: Any, word: Word, turn: Turn) -> list[tuple[str, Box]]:  # noqa: ANN401 - pypdfium2's page of text
    """A word with its place, by its first and last characters; each character apart where these are not on one line."""
    one, other = place(text, word.first), place(text, word.last)
    if one is None or other is None or turned(text, word.first) != turn.quarters:
        return []
    head, tail = turn.shown(one), turn.shown(other)
    alike = min(head.height, tail.height) > SMALLER * max(head.height, tail.height)
    if word.first == word.last or (alike and level(head, tail) and tail.left >= head.left):
        top, bottom = min(head.top, tail.top), max(head.bottom, tail.bottom)
        return [(word.text, Box(head.left, top, max(head.right, tail.right), bottom))]
    places = [place(text, at) for at in range(word.first, word.last + 1)]
    if len(places) != len(word.text):
        return [(word.text, head)]
    chars = [(char, turn.shown(box)) for char, box in zip(word.text, places, strict=True) if box is not None]
    tall = max((box for _, box in chars), key=lambda box: box.height)
    return [(char.translate(RAISED) if raised(box, tall) else char, box) for char, box in chars]


def marked(part: str, box: Box, run: list[tuple[str, Box]]) -> str:
    """A word, which may be a raised number behind another one."""
    return part.translate(RAISED) if run and part.isdigit() and raised(box, run[-1][1]) else part


def raised(box: Box, tall: Box) -> bool:
    """Whether something small stands high beside something tall: the mark of a footnote, an exponent."""
    return box.height < SMALLER * tall.height and box.bottom < tall.bottom - HIGH * tall.height


def place(text: Any, at: int) -> Place | None:  # noqa: ANN401 - pypdfium2's page of text
    """Where a character stands on the page."""
    from pypdfium2 import raw  # noqa: PLC0415 - loaded only for PDFs

    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text.raw, at, ctypes.byref(box)):
        return None
    return box.left, box.right, box.bottom, box.top


def character(code: int) -> str:
    """The character, `UNKNOWN` for a letter that the file does not name, empty for what is none."""
    if code in HYPHENS:
        return "-"
    if code == 0 or 0xE000 <= code < 0xF900:
        return BULLET if code in BULLETS else UNKNOWN
    char = chr(code)
    return char if char.isprintable() or code == 0xAD or 0xD800 <= code < 0xE000 else ""


def parted(last: Box, box: Box) -> bool:
    """Whether something stands on another line than what was written before it, or far from it."""
    size = max(last.height, box.height)
    if size <= 0:
        return False
    return not level(last, box) or box.left - last.right > APART * size or box.left < last.left - BACK * size


def level(one: Box, other: Box) -> bool:
    """Whether two boxes are on one line."""
    return min(one.bottom, other.bottom) - max(one.top, other.top) > LEVEL * min(one.height, other.height)


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
