r"""Text that does no harm in the cell of a sheet, and JSON that holds any text; both give the text back exactly.

A cell that a spreadsheet would take for a formula gets an apostrophe in front, and so does one that looks like such a
guarded one. What is no character of a text file, controls and halves of surrogate pairs, is written `\u001b`, and the
backslash of a text that has just that is written so too.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

UNSEEN = r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
FORMULA = re.compile(rf"'*{UNSEEN}[-=+@\uff1d\uff0b\uff0d\uff20](?=.)|'*{UNSEEN}[\t\r\n]", re.DOTALL)
GUARDED = re.compile(f"'(?={FORMULA.pattern})", re.DOTALL)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
UNWRITTEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]|\\(?=u[0-9a-f]{4}|U[0-9a-f]{8})"
)
WRITTEN = re.compile(r"\\(?:u([0-9a-f]{4})|U([0-9a-f]{8}))")
HALF = re.compile(r"[\ud800-\udfff]|\\(?=u(?:005c|d[89a-f][0-9a-f]{2}))")
ESCAPED_HALF = re.compile(r"\\u(005c|d[89a-f][0-9a-f]{2})")


def visible(text: str) -> str:
    r"""A text with what is no character of a text file as `\u001b`."""
    return UNWRITTEN.sub(_escape, text)


def unwritten(text: str) -> str:
    """A text that was made `visible`, as it was."""
    return WRITTEN.sub(lambda found: chr(int(found[1] or found[2], 16)), text)


def escaped(char: str) -> str:
    r"""A character as `\u200d` or `\U000e0001`."""
    return f"\\u{ord(char):04x}" if char <= "\uffff" else f"\\U{ord(char):08x}"


def _escape(found: re.Match[str]) -> str:
    return escaped(found[0])


def cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula. A number is one, and needs no guard."""
    shown = visible(text)
    return f"'{shown}" if FORMULA.match(shown) and not NUMBER.fullmatch(shown) else shown


def text_of(cell: str) -> str:
    """The text of a cell, as it was."""
    bare = GUARDED.sub("", cell, count=1) if GUARDED.match(cell) else cell
    return unwritten(bare)


def encoded(record: Any) -> bytes:  # noqa: ANN401 - whatever is JSON
    r"""A record as JSON in UTF-8; halves of surrogate pairs, which it cannot hold, stand there as the text `\ud83d`."""
    try:
        data = msgspec.json.encode(record)
    except UnicodeEncodeError:
        data = None
    if data is not None and b"\\\\u" not in data:
        return data
    return msgspec.json.encode(_whole(msgspec.to_builtins(record)))


def without_halves(text: str) -> str:
    r"""A text that UTF-8 can hold: a half of a surrogate pair is `\ud83d`, and the backslash of such a text escaped."""
    return HALF.sub(_escape, text)


def with_halves(text: str) -> str:
    """A text that was made `without_halves`, as it was."""
    return ESCAPED_HALF.sub(lambda found: chr(int(found[1], 16)), text)


def _whole(plain: Any) -> Any:  # noqa: ANN401
    match plain:
        case str():
            return without_halves(plain)
        case list() | tuple():
            return [_whole(one) for one in plain]
        case dict():
            return {name: _whole(one) for name, one in plain.items()}
        case _:
            return plain
