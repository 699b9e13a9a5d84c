"""What stands above a text: its first line where that is short, and the title that its document has besides."""

from __future__ import annotations

LONGEST = 200  # characters


def end(text: str) -> int:
    """Where the first line of a text ends, if that is short enough for a heading; else below 0."""
    return text.lstrip().find("\n", 0, LONGEST)


def beside(text: str, title: str | None) -> str:
    """The title of a document that its text does not open with; else nothing."""
    bare = (title or "").strip()
    return "" if text.lstrip().startswith(bare) else bare
