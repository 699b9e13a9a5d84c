"""What office files say about themselves: a title, unless a program made it up, and a day, unless it is doubtful."""

from __future__ import annotations

import datetime as dt
import re

MADE_UP = re.compile(
    r"untitled.*|document\s?\d*|(?:microsoft|powerpoint|word)\b.*|\S*\.\w{2,4}|[\W\d_]*", re.IGNORECASE | re.DOTALL
)
WITHIN = 31  # days between making a file and its last change: a template, or an old text kept up to date, is older
NEVER_SET = frozenset({"2013-12-23", "2000-01-01"})  # what python-docx and reportlab write where nobody tells the day
FIRST_YEAR = 1990  # no file is older: what says so was never set


def title(said: str | None) -> str | None:
    """The title of a file, None where it is the name of a file or program."""
    line = " ".join((said or "").replace("\0", " ").split())
    return None if MADE_UP.fullmatch(line) else line


def day(made: str | None, changed: str | None) -> str | None:
    """The day on which a file was made, None where it was changed long after that, and where there is no such day."""
    try:
        first = dt.date.fromisoformat((made or "")[:10])
        last = dt.date.fromisoformat(changed[:10]) if changed else first
    except ValueError:
        return None
    if first.year < FIRST_YEAR or first.isoformat() in NEVER_SET or abs((last - first).days) > WITHIN:
        return None
    return first.isoformat()
