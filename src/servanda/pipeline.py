"""The system on one screen."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

import msgspec

from servanda import __version__
from servanda.errors import LanguageError, LedgerError
from servanda.grammar import atoms as atom_grammar
from servanda.grammar import frames, marks
from servanda.grammar.fold import plain
from servanda.grammar.reading import Reading
from servanda.grammar.resolve import resolve
from servanda.grammar.scan import scanner
from servanda.judge import Marked, Word, common_key, group_keys, inside, reconcile
from servanda.ledger import Ledger, Said, Target, Tombstone, amend, reading_id, redact, take
from servanda.model import (
    Atom,
    Document,
    Entry,
    Finding,
    Judgement,
    Refusal,
    Statement,
    Version,
    judgement,
    version_of,
)
from servanda.packs import available, reading_digest
from servanda.readers import language

BATCH = 64  # documents of one transaction
NOT_READ = "language_not_read"
TIMES = frozenset({"date", "period"})


class Taken(NamedTuple):
    """A document that was brought to a ledger: `statements` is None where it was there already or where it failed."""

    document: Document
    version: Version
    statements: int | None = None
    error: Exception | None = None


class _Read(NamedTuple):
    """A document as it was read: what it says, and what it contradicts in itself."""

    document: Document
    version: Version
    said: list[Statement]
    inner: list[Finding]


def statements(document: Document) -> Iterator[Statement | Refusal]:
    """Everything that a document says, grounded in its text; what was found but refused comes as a `Refusal`.

    A document in several languages is read language by language. Raises `LanguageError` where no pack reads it.
    """
    for part in spoken(document):
        if isinstance(part, Refusal):
            yield part
            continue
        text = plain(part.text)
        words = scanner(str(part.language))
        terms = words.terms(text.text)
        found = atom_grammar.find(text.text, terms, words, part.published)
        for match in frames.find(Reading(part, text.text, words, (terms, found))):
            yield resolve(match, document, text)


def document_atoms(document: Document) -> list[Atom]:
    """Numbers, amounts and times of a document by start. Raises `LanguageError` where no pack reads it."""
    parts = [part for part in spoken(document) if isinstance(part, Document)]
    found = [atom for part in parts for atom in atoms(part.text, str(part.language), part.published)]
    return sorted(found, key=lambda atom: atom.start) if len(parts) > 1 else found


def contradictions(document: Document, said: Iterable[Statement]) -> Iterator[Finding]:
    """What a document contradicts in itself, among what was read in it."""
    version = version_of(document)
    yield from inside((Entry(one, version) for one in said), marked(document))


def ingest(documents: Iterable[Document], ledger: Ledger, at: str) -> Iterator[Taken]:
    """Read documents into a ledger and judge what they touch: batch by batch, each all or nothing.

    `at` is the ISO time of reading. What a ledger holds already is not read again; a document that fails is told, and
    the others are taken.
    """
    stream = iter(documents)
    while batch := list(itertools.islice(stream, BATCH)):
        taken = [_read(document, ledger, at) for document in batch]
        with ledger.writing():
            kept = [_kept(one, ledger, at) for one in taken]
            judge(ledger, [one.version.id for one in kept if one.statements is not None], at)
        yield from kept


def reader() -> str:
    """The version of the reader: `0.1.0+3f2a…`, the package and a digest of its grammar and words."""
    return f"{__version__}+{reading_digest()}"


def _read(document: Document, ledger: Ledger, at: str) -> Taken | _Read:
    """Read a document that a ledger does not hold."""
    version = version_of(document, at)
    try:
        return Taken(document, version) if ledger.has(version) else _spoken(document, version)
    except Exception as error:  # noqa: BLE001 - one document must not keep the others from being taken
        return Taken(document, version, error=error)


def _spoken(document: Document, version: Version) -> _Read:
    """What a document says, and what it contradicts in itself."""
    said = [one for one in statements(document) if isinstance(one, Statement)]
    return _Read(document, version, said, list(contradictions(document, said)))


def _kept(read: Taken | _Read, ledger: Ledger, at: str) -> Taken:
    """Keep what was read, unless it came twice."""
    if isinstance(read, Taken):
        return read
    document, version, said, inner = read
    if not ledger.add(document, version, reader(), (Said(one, group_keys(Entry(one, version))) for one in said)):
        return Taken(document, version)
    group = f"inside {version.id}"
    ledger.find([group], [(group, judgement(one, "rule inside", at)) for one in inner])
    return Taken(document, version, len(said))


def merge(ledger: Ledger, lines: Iterable[bytes], name: str, at: str) -> int:
    """Add an export to a ledger and judge what it touches, all or nothing; how many versions it holds."""
    with ledger.writing():
        versions = take(ledger, lines, name, group_keys)
        judge(ledger, versions, at)
    return len(versions)


def reread(ledger: Ledger, at: str) -> Iterator[Taken]:
    """Read anew, with the present reader, what another one read; the old reading is retired, and what it said stays."""
    for version, retired in list(ledger.readings(but=reader())):
        document = ledger.document(version)
        if document is None:
            continue
        try:
            read = _spoken(document, version)
        except Exception as error:  # noqa: BLE001 - as above
            yield Taken(document, version, error=error)
            continue
        with ledger.writing():
            taken = _kept(read, ledger, at)
            new = reading_id(version.id, reader())
            for old in retired:
                finding = Finding(verdict="retired", left=old, right=new, reason="reread")
                ledger.find([], [(f"reread {old}", judgement(finding, "rule reread", at))])
                ledger.retire(old)
            judge(ledger, [version.id], at)
        yield taken


def take_down(ledger: Ledger, document: str, reason: str, signed: tuple[str, str]) -> list[Tombstone]:
    """Take every version of a document down and judge again what it was compared with; `signed` is by whom and when."""
    versions = [one for one in ledger.versions(document) if ledger.text(one.id) is not None]
    if not versions:
        raise LedgerError(f"{document}: no such document in the ledger, or it was taken down already")
    groups = touched(ledger, [one.id for one in versions])
    with ledger.writing():
        stones = [redact(ledger, one, reason, signed) for one in versions]
        rejudge(ledger, groups | {f"inside {one.id}" for one in versions}, signed[1])
    ledger.file.forget()
    return stones


def review(ledger: Ledger, verdict: str, at: Target, reason: str, signed: tuple[str, str]) -> Judgement:
    """Accept or reject a statement or a judgement; `signed` is by whom and when. What is rejected is asked no more."""
    made = judgement(Finding(verdict=verdict, left=at.id, right="", reason=reason), *signed)
    return _reviewed(ledger, made, [at.entry] if at.entry else [])


def correct(ledger: Ledger, entry: Entry, right: Statement, reason: str, signed: tuple[str, str]) -> Judgement:
    """Put a statement in the place of one; the wrong one stays, with who corrected it, when and why."""
    if right.id == entry.statement.id:
        raise LedgerError(f"{right.id}: this is what it says already")
    corrected = Entry(right, entry.version)
    made = judgement(Finding(verdict="corrected", left=entry.statement.id, right=right.id, reason=reason), *signed)
    with ledger.writing():
        amend(ledger, entry.version, signed[0], Said(right, group_keys(corrected)))
        return _reviewed(ledger, made, [entry, corrected])


def undo(ledger: Ledger, done: Judgement, reason: str, signed: tuple[str, str]) -> Judgement:
    """Take back what a person did; a statement that was put in the place of another is rejected with it."""
    if not done.by.startswith("user "):
        raise LedgerError(f"{done.id}: a rule found this; reject it instead")
    made = judgement(Finding(verdict="withdrawn", left=done.id, right="", reason=reason), *signed)
    with ledger.writing():
        if done.verdict == "corrected":
            ledger.judge([judgement(Finding(verdict="rejected", left=done.right, right="", reason=reason), *signed)])
        ends = [one for one in (done.left, done.right) if one]
        return _reviewed(ledger, made, list(ledger.said(ends)))


def _reviewed(ledger: Ledger, made: Judgement, touched: list[Entry]) -> Judgement:
    """Add what a person thinks, and judge anew the groups of what it touches."""
    with ledger.writing():
        if not ledger.judge([made]):
            raise LedgerError(f"{made.left}: this was done already")
        rejudge(ledger, {group for entry in touched for group in group_keys(entry)}, made.at)
    return made


def judge(ledger: Ledger, versions: Iterable[str], at: str) -> None:
    """Judge anew the groups that versions, by their ids, touch."""
    rejudge(ledger, touched(ledger, versions), at)


def touched(ledger: Ledger, versions: Iterable[str]) -> set[str]:
    """The groups in which statements of some versions, by their ids, are judged, in any of their readings."""
    return {group for entry in ledger.read_in(versions) for group in group_keys(entry)}


def rejudge(ledger: Ledger, groups: Collection[str], at: str) -> None:
    """Judge some groups anew."""
    entries = {entry.statement.id: entry for entry in ledger.members(groups)}
    findings = reconcile(entries.values(), groups)
    ledger.find(
        groups,
        (
            (common_key(entries[one.left], entries[one.right]) or "", judgement(one, "rule reconcile", at))
            for one in findings
        ),
    )


def marked(document: Document) -> Marked:
    """The text of a document with what its readers mark in it. Raises `LanguageError` where no pack reads it."""
    starts, times, words = {0}, list[Atom](), list[Word]()
    for part in spoken(document):
        if isinstance(part, Document):
            lexicon = scanner(str(part.language))
            starts.update(marks.sentences(part.text, lexicon))
            words += (Word(*one) for one in marks.words(part.text, lexicon))
            times += atoms(part.text, str(part.language), part.published)
    found = sorted(times, key=lambda one: one.start)
    told = tuple(one for one in found if one.kind in TIMES)
    amounts = tuple(one for one in found if one.kind not in TIMES)
    return Marked(document.text, tuple(sorted(starts)), told, tuple(sorted(words)), amounts)


def atoms(text: str, language: str, anchor: str | None = None) -> list[Atom]:
    """Numbers, amounts and times of a text by start; `anchor` is the ISO date that relative times hang on.

    Raises `LanguageError` for a language without a pack.
    """
    clean = plain(text)
    words = scanner(language)
    found = atom_grammar.find(clean.text, words.terms(clean.text), words, anchor)
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
    parts = list(language.paragraphs(document.text))
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
