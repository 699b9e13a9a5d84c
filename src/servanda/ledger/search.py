"""Find texts by their words, in whatever case, marks or kind of i they are written; by their day; and the same text."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from servanda.errors import LedgerError
from servanda.ledger import rows
from servanda.ledger.store import Ledger
from servanda.model import Document, Version
from servanda.packs.folding import INVISIBLE, folded, searched

TERM = re.compile(r'"([^"]*)"?|(\S+)')
WORD = re.compile(r"[^\W_]+")
FOUND = f"""SELECT t.text, t.pages, {rows.named(rows.VERSION, "v")}
FROM (SELECT rowid, rank FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?) w
JOIN version v ON v.n = w.rowid JOIN text t ON t.version = v.n ORDER BY w.rank, v.published, v.id"""  # noqa: S608
MARKS = "\u0300-\u036f"  # those that combine with the letter before them
BETWEEN = f"[{''.join(INVISIBLE)}{MARKS}]*"  # what may stand between two letters of a word

Spans = tuple[tuple[int, int], ...]


class Term(NamedTuple):
    """A word or a phrase that is looked for, folded; the last word of it may be the beginning of one."""

    words: tuple[str, ...]
    begins: bool = False

    @property
    def match(self) -> str:
        """As the index is asked for it."""
        return f'"{" ".join(self.words)}"' + "*" * self.begins

    @property
    def pattern(self) -> str:
        """As it stands in a folded text."""
        words = (BETWEEN.join(map(_letter, word)) + f"[{MARKS}]*" for word in self.words)
        return r"(?<![^\W_])" + r"[\W_]+".join(words) + (r"[^\W_]*" if self.begins else "") + r"(?![^\W_])"


class Hit(NamedTuple):
    """A version with its text, and where in it the words stand."""

    version: Version
    document: Document
    spans: Spans


def search(ledger: Ledger, words: str, most: int) -> Iterator[Hit]:
    """The versions in which all words stand, those first that they tell most about.

    `"words in quotes"` stand beside each other, `word*` is the beginning of one. Raises `LedgerError` for no words.
    """
    sought = list(terms(words))
    if not sought:
        raise LedgerError(f"{words!r}: no words to look for")
    for text, pages, *row in ledger.file.query(FOUND, [" ".join(term.match for term in sought), most]):
        version = rows.version(row)
        yield Hit(version, rows.document(version, text, pages), spans(words, text))


def spans(words: str, text: str) -> Spans:
    """Where in a text the words stand that are looked for."""
    pattern = _pattern(words)
    return tuple(found.span() for found in pattern.finditer(folded(text))) if pattern else ()


@functools.lru_cache
def _pattern(words: str) -> re.Pattern[str] | None:
    patterns = [term.pattern for term in terms(words)]
    return re.compile("|".join(patterns)) if patterns else None


def same(ledger: Ledger, version: Version) -> list[Version]:
    """The versions that have the text of a version, or its address."""
    query = f"""SELECT {rows.named(rows.VERSION)} FROM version WHERE text_hash = ? OR source = ?
        ORDER BY published, id"""  # noqa: S608 - our own columns
    return list(map(rows.version, ledger.file.query(query, [version.text_hash, version.source])))


def published(ledger: Ledger, first: str, last: str, most: int) -> list[Version]:
    """The versions that were published from one day to another, both counted in; at most so many."""
    query = f"""SELECT {rows.named(rows.VERSION)} FROM version WHERE published BETWEEN ? AND ?
        ORDER BY published, document, id LIMIT ?"""  # noqa: S608 - our own columns
    return list(map(rows.version, ledger.file.query(query, [first, last, most])))


def terms(words: str) -> Iterator[Term]:
    """What is looked for, word by word and phrase by phrase; a word with marks in it is a phrase of its parts."""
    for quoted, single in TERM.findall(words):
        found = tuple(WORD.findall(searched(quoted or single)))
        if found:
            yield Term(found, begins=single.endswith("*"))


def _letter(char: str) -> str:
    """A letter, written as one character or as several."""
    apart = unicodedata.normalize("NFD", char)
    return re.escape(char) if apart == char else f"(?:{re.escape(char)}|{re.escape(apart)})"
