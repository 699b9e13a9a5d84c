r"""Text that does no harm in the cell of a sheet, and JSON that holds any text; both give the text back exactly.

A cell that a spreadsheet would take for a formula gets an apostrophe in front, and so does one that looks like such a
guarded one. What is no character of a text file, controls and halves of surrogate pairs, is written `\u001b`, and so is
the backslash of a text that has just that.
"""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

UNSEEN = r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
FORMULA = re.compile(rf"'*{UNSEEN}[-=+@\uff1d\uff0b\uff0d\uff20](?=.)|'*[\t\r\n]", re.DOTALL)
GUARDED = re.compile(f"'(?={FORMULA.pattern})", re.DOTALL)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
UNWRITTEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]|\\(?=u[0-9a-f]{4})")
WRITTEN = re.compile(r"\\u([0-9a-f]{4})")


def visible(text: str) -> str:
    r"""A text with what is no character of a text file as `\u001b`."""
    return UNWRITTEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def unwritten(text: str) -> str:
    """A text that was made `visible`, as it was."""
    return WRITTEN.sub(lambda found: chr(int(found[1], 16)), text)


def cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula. A number is one, and needs no guard."""
    shown = visible(text)
    return f"'{shown}" if FORMULA.match(shown) and not NUMBER.fullmatch(shown) else shown


def text_of(cell: str) -> str:
    """The text of a cell, as it was."""
    bare = GUARDED.sub("", cell, count=1) if GUARDED.match(cell) else cell
    return unwritten(bare)


def encoded(record: Any) -> bytes:  # noqa: ANN401 - whatever is JSON
    """A record as JSON in UTF-8, also one with halves of surrogate pairs, which it writes as JSON escapes."""
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        plain = msgspec.to_builtins(record)
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
