"""Fold a text for searching: what differs only in case, in marks on Latin letters, or in the kind of i, becomes one.

As many code points come out as go in, so that what is found in the folded text is found at the same place in the text.
"""

from __future__ import annotations

import re
import unicodedata

ONE_LETTER = {"\u0130": "i", "\u0131": "i", "\u0451": "\u0435"}  # dotted and dotless i, yo
SIGMA = ("\u03a3", "\u03c3")  # whose small letter, at the end of a word, would be another
MARKED = re.compile(r"[\u00c0-\u024f\u0451\u1e00-\u1eff]")  # small letters with marks: Latin ones, and yo
INVISIBLE = ("\u00ad", "\u2060", "\ufeff")  # written inside words: soft hyphen, word joiner, byte order mark


def folded(text: str) -> str:
    """The text in lower case, with one kind of i, plain Latin letters and no yo."""
    if text.isascii():
        return text.lower()
    lower = text.replace("\u0130", ONE_LETTER["\u0130"]).replace(*SIGMA).lower()
    for char in set(MARKED.findall(lower)):
        lower = lower.replace(char, _plain(char))
    return lower


def searched(text: str) -> str:
    """The folded text as it is indexed: composed, and without what is invisible inside words."""
    if text.isascii():
        return text.lower()
    for char in INVISIBLE:
        text = text.replace(char, "")
    return folded(unicodedata.normalize("NFC", text))


def _plain(char: str) -> str:
    """A small letter without its marks."""
    return ONE_LETTER.get(char) or unicodedata.normalize("NFD", char)[:1]
