"""Fold a text for searching: what differs only in case, in marks on Latin letters, or in the kind of i, becomes one.

As many code points come out as go in, so that what is found in the folded text is found at the same place in the text.
"""

from __future__ import annotations

import unicodedata

ONE_LETTER = {"\u0130": "i", "\u0131": "i", "\u0451": "\u0435", "\u0401": "\u0435"}  # dotted and dotless i, yo
LATIN_END = 0x250  # Latin letters with marks that have letters of their own stand below
LATIN_MORE = range(0x1E00, 0x1F00)
INVISIBLE = ("\u00ad", "\u2060", "\ufeff")  # written inside words: soft hyphen, word joiner, byte order mark


class _Letters(dict[int, str]):
    """Code point → what it is folded to; found once each."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        made = ONE_LETTER.get(char) or _plain(char.lower())[:1]
        self[code] = made
        return made


def folded(text: str) -> str:
    """The text in lower case, with one kind of i, plain Latin letters and no yo."""
    return text.translate(_LETTERS)


def searched(text: str) -> str:
    """The folded text as it is indexed: composed, and without what is invisible inside words."""
    for char in INVISIBLE:
        text = text.replace(char, "")
    return folded(unicodedata.normalize("NFC", text))


def _plain(char: str) -> str:
    """A Latin letter without its marks; any other as it is."""
    code = ord(char[0])
    return unicodedata.normalize("NFD", char) if code < LATIN_END or code in LATIN_MORE else char


_LETTERS = _Letters()
