"""What stands above a text: its first line where that is short, and the title that its document has besides."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.grammar.words.scan import Scanner
from servanda.grammar.words.terms import PLACES

LONGEST = 200  # characters


def end(text: str) -> int:
    """Where the first line of a text ends, if that is short enough for a heading; else below 0."""
    return text.lstrip().find("\n", 0, LONGEST)


def beside(text: str, title: str | None, scanner: Scanner) -> Iterator[str]:
    """Whom the title of a document names that its text does not open with."""
    title = (title or "").strip()
    if title and not text.lstrip().startswith(title):
        yield from (one.key for one in scanner.terms(title).of(PLACES) if one.key)
