"""Lines for a terminal: wrapped text, cells side by side, the words in context, and nothing a terminal would obey."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import BinaryIO, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from servanda.model import Document
from servanda.views import human
from servanda.views.context import context

GAP = 2
CONTEXT_LINES = 3
OBEYED = (range(0x20), range(0x7F, 0xA0), range(0x202A, 0x202F), range(0x2066, 0x206A))
CONTROLS = {code: "\ufffd" for codes in OBEYED for code in codes}


@contextlib.contextmanager
def console(out: BinaryIO, width: int | None = None) -> Iterator[Console]:
    """A console that interprets nothing in what it is given. Colours only on a terminal; `NO_COLOR` is honoured.

    Standard output keeps its encoding, files are UTF-8; what an encoding lacks becomes a question mark.
    """
    if out is sys.stdout.buffer and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
        yield _console(sys.stdout, width)
        return
    file = io.TextIOWrapper(out, encoding="utf-8", errors="replace", write_through=True)
    yield _console(file, width)
    file.detach()


class _Screen(Console):
    """A console that says when its reader has gone away, rather than ending the process."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _console(file: TextIO, width: int | None) -> Console:
    return _Screen(file=file, width=width, highlight=False, markup=False, emoji=False)


def show(lines: Iterable[Text], screen: Console) -> None:
    """Print lines that are laid out already."""
    for line in lines:
        screen.print(line, no_wrap=True, overflow="crop", crop=True)


def safe(text: str) -> str:
    """Without what a terminal would obey: control characters and overrides of the direction."""
    return text.translate(CONTROLS)


def rule(title: str, count: int, colour: str, width: int) -> Text:
    """`FIGURES 5 ─────` over the whole width."""
    head = f"{title.upper()} {count} "
    return Text(head, f"bold {colour}") + Text("─" * max(0, width - len(head)), colour)


def head(title: str, languages: str, document: Document, screen: Console) -> Iterator[Text]:
    """Title, languages, publisher, country and date of a document."""
    yield from wrapped(Text(safe(title), "bold"), screen, screen.width, 2)
    source = " ".join(filter(None, (document.publisher, document.publisher_country)))
    pieces = [Text(safe(piece), "dim") for piece in (languages, source) if piece]
    date = Text(document.published, "dim") if document.published else Text(f"{human.no_date()} (--date)", "yellow")
    pieces.append(date)
    yield from wrapped(Text(" · ").join(pieces), screen, screen.width, 3)


def wrapped(text: Text, screen: Console, width: int, lines: int) -> list[Text]:
    """The text in at most `lines` lines of `width` cells; an ellipsis ends what was longer."""
    made = list(text.wrap(screen, max(1, width), no_wrap=False))
    for line in made:
        line.rstrip()
    if len(made) > lines:
        made = made[:lines]
        made[-1].truncate(max(1, width - 1))
        made[-1].append("…")
    return made


def grid(cells: list[list[Text]], widths: list[int]) -> Iterator[Text]:
    """Cells of several lines side by side, a gap before each."""
    for row in zip_longest(*cells):
        line = Text()
        for piece, width in zip(row, widths, strict=False):
            shown = piece or Text()
            line += Text(" " * GAP) + shown + Text(" " * (width - cell_len(shown.plain)))
        line.rstrip()
        yield line


def in_context(document: Document, span: tuple[int, int], screen: Console, width: int) -> list[Text]:
    """The words around a span, which is underlined, or stands in [brackets] where there are no styles.

    Where the document has pages, the number of the page comes first.
    """
    words = context(document.text, *span, width * (CONTEXT_LINES - 1))
    quote = Text(safe(words.quote), "bold underline")
    if not screen.is_terminal:
        quote = Text(f"[{safe(words.quote)}]")
    page = human.page(document, span[0])
    place = Text(f"{page} ", "dim") if page else Text()
    return wrapped(place + Text(safe(words.before)) + quote + Text(safe(words.after)), screen, width, CONTEXT_LINES)
