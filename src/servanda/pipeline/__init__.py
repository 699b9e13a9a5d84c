"""The system on one screen: reading stands here, what a ledger keeps in `keeping`, which is loaded when it is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from servanda import __version__
from servanda.days import check_anchor
from servanda.errors import LanguageError
from servanda.grammar import atoms as atom_grammar
from servanda.grammar import frames
from servanda.grammar.clause import marks
from servanda.grammar.resolve import resolve
from servanda.grammar.words.fold import Plain, plain
from servanda.grammar.words.lines import unwrapped
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.scan import scanner
from servanda.model import Atom, Document, Entry, Finding, Refusal, Statement, version_of
from servanda.packs import available, reading_digest
from servanda.readers import language

if TYPE_CHECKING:
    from servanda.judge import Marked
    from servanda.pipeline.keeping import (
        Taken,
        correct,
        ingest,
        judge,
        judge_all,
        merge,
        outdated,
        rejudge,
        reread,
        review,
        take_down,
        touched,
        undo,
    )
    from servanda.pipeline.tabulating import Added, tabulate

TABULATING = ("Added", "tabulate")
KEEPING = (
    "Taken", "correct", "ingest", "judge", "judge_all", "merge", "outdated", "rejudge", "reread",
    "review", "take_down", "touched", "undo",
)  # fmt: skip
__all__ = [
    "Added", "Read", "Scan", "Taken", "atoms", "contradictions", "correct", "document_atoms", "ingest", "judge",
    "judge_all", "marked", "merge", "outdated", "read", "reader", "rejudge", "reread", "review", "scanned", "spoken",
    "statements", "tabulate", "take_down", "touched", "undo",
]  # fmt: skip


class Scan(NamedTuple):
    """One language of a text as the grammar reads it: the plain text, and the reading under way."""

    text: Plain
    reading: Reading


class Read(NamedTuple):
    """What a document says, what was refused, and what it contradicts in itself."""

    found: list[Statement | Refusal]
    inner: list[Finding]


NOT_READ = "language_not_read"
TIMES = frozenset({"date", "period"})


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the ledger is loaded when it is first asked for
    if name not in (*KEEPING, *TABULATING):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from servanda.pipeline import keeping, tabulating  # noqa: PLC0415

    return getattr(tabulating if name in TABULATING else keeping, name)


def statements(document: Document) -> Iterator[Statement | Refusal]:
    """Everything that a document says, grounded in its text; what was found but refused comes as a `Refusal`.

    A document in several languages is read language by language. Raises `LanguageError` where no pack reads it.
    """
    for one in scanned(document):
        yield from _said(document, one)


def read(document: Document) -> Read:
    """Everything that a document says, and what it contradicts in itself, of one scan of its text."""
    scans = list(scanned(document))
    found = [one for scan in scans for one in _said(document, scan)]
    said = [one for one in found if isinstance(one, Statement)]
    return Read(found, list(contradictions(document, said, scans)))


def scanned(document: Document) -> Iterator[Scan | Refusal]:
    """The text in each of its languages with what stands in it: terms, numbers, amounts and times."""
    for part in spoken(document):
        if isinstance(part, Refusal):
            yield part
            continue
        text = plain(part.text)
        words = scanner(str(part.language))
        terms = words.terms(text.text)
        found = atom_grammar.find(text.text, terms, words, part.published)
        yield Scan(text, Reading(part, text.text, words, (terms, found)))


def _said(document: Document, scan: Scan | Refusal) -> Iterator[Statement | Refusal]:
    if isinstance(scan, Refusal):
        yield scan
        return
    for match in frames.find(scan.reading):
        yield resolve(match, document, scan.text)


def document_atoms(document: Document) -> list[Atom]:
    """Numbers, amounts and times of a document by start. Raises `LanguageError` where no pack reads it."""
    parts = [part for part in spoken(document) if isinstance(part, Document)]
    found = [atom for part in parts for atom in atoms(part.text, str(part.language), part.published)]
    return sorted(found, key=lambda atom: atom.start) if len(parts) > 1 else found


def contradictions(
    document: Document, said: Iterable[Statement], scans: Iterable[Scan | Refusal] | None = None
) -> Iterator[Finding]:
    """What a document contradicts in itself, among what was read in it; `scans` are those of its text."""
    from servanda.judge import inside  # noqa: PLC0415 - cold start

    version = version_of(document)
    told = marked(document, scanned(document) if scans is None else scans)
    yield from inside((Entry(one, version) for one in said), told)


def reader() -> str:
    """The version of the reader: `0.1.0+3f2a…`, the package and a digest of its grammar and words."""
    return f"{__version__}+{reading_digest()}"


def marked(document: Document, scans: Iterable[Scan | Refusal]) -> Marked:
    """The text of a document with what its readers mark in it."""
    from servanda.judge import Marked, Word  # noqa: PLC0415 - cold start

    starts, found, words = {0}, list[Atom](), list[Word]()
    for scan in scans:
        if isinstance(scan, Scan):
            starts.update(marks.sentences(scan.reading, scan.text))
            words += (Word(*one) for one in marks.words(scan.reading, scan.text))
            found += _placed(scan.reading.atoms, scan.text, scan.reading.document.text)
    found.sort(key=lambda one: one.start)
    told = tuple(one for one in found if one.kind in TIMES)
    amounts = tuple(one for one in found if one.kind not in TIMES)
    return Marked(document.text, tuple(sorted(starts)), told, tuple(sorted(words)), amounts)


def atoms(text: str, language: str, anchor: str | None = None) -> list[Atom]:
    """Numbers, amounts and times of a text by start; `anchor` is the ISO date that relative times hang on.

    Raises `LanguageError` for a language without a pack, `ValueError` for an anchor outside the years 1000 to 2999.
    """
    if anchor is not None:
        check_anchor(anchor)
    clean = plain(text)
    words = scanner(language)
    return _placed(atom_grammar.find(clean.text, words.terms(clean.text), words, anchor), clean, text)


def _placed(found: list[Atom], clean: Plain, text: str) -> list[Atom]:
    """Atoms of the plain text as they stand in the text itself."""
    if clean.text == text:
        return found
    spans = [clean.span(atom.start, atom.end) for atom in found]
    return [
        msgspec.structs.replace(atom, start=start, end=end, text=text[start:end])
        for atom, (start, end) in zip(found, spans, strict=True)
    ]


def spoken(document: Document) -> Iterator[Document | Refusal]:
    """The document in each of its languages, the other paragraphs blank; a refusal for each part that no pack reads."""
    if document.language is not None:
        yield document
        return
    parts = list(language.paragraphs(unwrapped(document.text)))
    told = list(dict.fromkeys(part.language for part in parts))
    packs = frozenset(available())
    if packs.isdisjoint(told):
        name = next((code for code in told if code), None)
        what = f"its language ({name}) has no pack" if name else "its language cannot be told from so few words"
        raise LanguageError(f"{what}; name one with --language: {', '.join(sorted(packs))}")
    for code in told:
        if code not in packs:
            refused = [part for part in parts if part.language == code]
            yield from (_refusal(document, part) for part in refused)
            continue
        text = document.text if len(told) == 1 else "".join(
            document.text[part.start : part.end] if part.language == code else " " * (part.end - part.start)
            for part in parts
        )  # fmt: skip
        yield msgspec.structs.replace(document, text=text, language=code)


def _refusal(document: Document, part: language.Stretch) -> Refusal:
    quote = document.text[part.start : part.end]
    return Refusal(refused=NOT_READ, document=document.id, start=part.start, end=part.end, quote=quote)
