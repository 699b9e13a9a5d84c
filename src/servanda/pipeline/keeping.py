"""From documents to the record: what goes into a ledger, is judged there, read anew, reviewed and taken down."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from servanda import pipeline
from servanda.errors import LedgerError
from servanda.judge import group_keys, is_group, placed
from servanda.ledger import Ledger, Said, Target, Tombstone, amend, laid, reading_id, stone, take
from servanda.ledger.listing import size
from servanda.ledger.standing import stands
from servanda.model import Document, Entry, Finding, Judgement, Statement, Version, judgement, version_of
from servanda.packs import judging_digest
from servanda.pipeline.naming import add_names, count_names, match_names, name_marks
from servanda.pipeline.spreading import spread

BATCH = 64  # documents of one transaction
NAME = "name:"  # begins an end of a judgement that is a name
MANY = 2000  # groups that are judged at a time
Tell = Callable[[str, int, int], None]


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


def ingest(documents: Iterable[Document], ledger: Ledger, at: str, jobs: int = 1) -> Iterator[Taken]:
    """Read documents into a ledger and judge what they touch: batch by batch, each all or nothing.

    `at` is the ISO time of reading, `jobs` how many processes read. What a ledger holds already is not read again; a
    document that fails is told, and the others are taken. Raises `WorkError` where a process dies.
    """
    prepare(ledger, at)
    stream = _readings(_asked(documents, ledger, at), jobs)
    while taken := list(itertools.islice(stream, BATCH)):
        with ledger.writing():
            kept = [_kept(one, ledger, at) for one in taken]
            new = [one.version.id for one in kept if one.statements is not None]
            judge(ledger, new, at)
            add_names(ledger, new, at)
        yield from kept


def _asked(documents: Iterable[Document], ledger: Ledger, at: str) -> Iterator[tuple[Taken, Document | None]]:
    """The documents that are to be read; none for those that a ledger holds, or that were taken down."""
    for document in documents:
        taken = Taken(document, version_of(document, at))
        try:
            yield taken, None if ledger.has(taken.version) else document
        except LedgerError as error:
            yield taken._replace(error=error), None


def _readings(asked: Iterable[tuple[Taken, Document | None]], jobs: int) -> Iterator[Taken | _Read]:
    """What documents say; one that fails is told."""
    for taken, read in spread(asked, pipeline.read, jobs):
        if isinstance(read, pipeline.Read):
            said = [one for one in read.found if isinstance(one, Statement)]
            yield _Read(taken.document, taken.version, said, read.inner)
        else:
            yield taken._replace(error=read) if read else taken


def _kept(read: Taken | _Read, ledger: Ledger, at: str) -> Taken:
    """Keep what was read, unless it came twice."""
    if isinstance(read, Taken):
        return read
    document, version, said, inner = read
    grouped = [Said(one, filing(Entry(one, version))) for one in said]
    if not ledger.add(document, version, pipeline.reader(), grouped):
        return Taken(document, version)
    group = f"inside {version.id}"
    ledger.find([group], [(group, judgement(one, "rule inside", at)) for one in inner], at)
    return Taken(document, version, len(said))


def merge(ledger: Ledger, lines: Iterable[bytes], name: str, at: str) -> int:
    """Add an export to a ledger and judge what it touches, all or nothing; how many versions it holds."""
    with ledger.writing():
        prepare(ledger, at)
        versions = take(ledger, lines, name, filing)
        judge(ledger, versions, at)
        count_names(ledger, ledger.read_in(versions), at)
    return len(versions)


def reread(ledger: Ledger, at: str, jobs: int = 1) -> Iterator[Taken]:
    """Read anew, with the present reader, what another one read; the old reading is retired, and what it said stays."""
    others = {version.id: (version, retired) for version, retired in ledger.readings(but=pipeline.reader())}
    kept = ((ledger.document(version), version) for version, _ in others.values())
    for read in _readings(((Taken(one, version), one) for one, version in kept if one is not None), jobs):
        if isinstance(read, Taken):
            yield read
            continue
        version, retired = others[read.version.id]
        with ledger.writing():
            taken = _kept(read, ledger, at)
            new = reading_id(version.id, pipeline.reader())
            for old in retired:
                finding = Finding(verdict="retired", left=old, right=new, reason="reread")
                ledger.find([], [(f"reread {old}", judgement(finding, "rule reread", at))], at)
            ledger.retire(version.id)
            judge(ledger, [version.id], at)
            count_names(ledger, ledger.read_in([version.id]), at)
        yield taken


def take_down(ledger: Ledger, document: str, reason: str, signed: tuple[str, str]) -> list[Tombstone]:
    """Take every version of a document down and judge again what it was compared with; `signed` is by whom and when."""
    versions = [one for one in ledger.versions(document) if ledger.text(one.id) is not None]
    if not versions:
        raise LedgerError(f"{document}: no such document in the ledger, or it was taken down already")
    entries = list(ledger.read_in(one.id for one in versions))
    groups = {group for entry in entries for group in group_keys(entry)}
    with ledger.writing():
        stones = [stone(ledger, one, reason, signed) for one in versions]
        for one in stones:
            laid(ledger, one, filing)
        rejudge(ledger, groups | {f"inside {one.id}" for one in versions}, signed[1])
        count_names(ledger, entries, signed[1])
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
        amend(ledger, entry.version, signed[0], Said(right, filing(corrected)))
        return _reviewed(ledger, made, [entry, corrected])


def undo(ledger: Ledger, done: Judgement, reason: str, signed: tuple[str, str]) -> Judgement:
    """Take back what a person did; a statement that was put in the place of another is rejected with it."""
    if not done.by.startswith("user "):
        raise LedgerError(f"{done.id}: a rule found this; reject it instead")
    made = judgement(Finding(verdict="withdrawn", left=done.id, right="", reason=reason), *signed)
    with ledger.writing():
        if done.verdict == "corrected":
            ledger.judge([judgement(Finding(verdict="rejected", left=done.right, right="", reason=reason), *signed)])
        ends = [one for one in (done.left, done.right) if one and not one.startswith(NAME)]
        return _reviewed(ledger, made, list(ledger.said(ends)))


def _reviewed(ledger: Ledger, made: Judgement, touched: list[Entry]) -> Judgement:
    """Add what a person thinks, and judge anew the groups of what it touches."""
    with ledger.writing():
        if not ledger.judge([made]):
            known = "already" if stands(ledger, [made.id]) else "and taken back with the same reason; give another"
            raise LedgerError(f"{made.left}: this was done {known}")
        rejudge(ledger, {group for entry in touched for group in group_keys(entry)}, made.at)
        count_names(ledger, touched, made.at)
    return made


def judge(ledger: Ledger, versions: Iterable[str], at: str) -> None:
    """Judge anew the groups that versions, by their ids, touch."""
    rejudge(ledger, touched(ledger, versions), at)


def judge_all(ledger: Ledger, at: str, tell: Tell = lambda *_: None) -> None:
    """Judge everything anew, as the rules of today do, and match all names; all or nothing.

    `tell` is told how far it is: what is done, how many are, and of how many.
    """
    with ledger.writing():
        there = sorted(filter(is_group, ledger.refile(_counted(ledger, tell))))
        known = set(there)
        ledger.find([group for group in ledger.found_in() if is_group(group) and group not in known], (), at)
        for start in range(0, len(there), MANY):
            tell("groups judged", start, len(there))
            rejudge(ledger, there[start : start + MANY], at)
        tell("groups judged, names are matched", len(there), len(there))
        match_names(ledger, at)
        ledger.rules = judging_digest()


def _counted(ledger: Ledger, tell: Tell) -> Callable[[Entry], tuple[str, ...]]:
    """What entries are filed under, with a word on how many were."""
    done, every = itertools.count(1), size(ledger.file)

    def told(entry: Entry) -> tuple[str, ...]:
        number = next(done)
        if number % MANY == 0:
            tell("statements filed", number, every)
        return filing(entry)

    return told


def outdated(ledger: Ledger) -> bool:
    """Whether other rules than those of today have filed what a ledger holds."""
    return ledger.rules != judging_digest()


def prepare(ledger: Ledger, at: str) -> None:
    """Judge anew what other rules than those of today have filed, so that what is added meets it."""
    if outdated(ledger):
        judge_all(ledger, at)


def filing(entry: Entry) -> tuple[str, ...]:
    """What an entry is filed under: the groups in which it is judged, and the names that it gives."""
    return (*group_keys(entry), *name_marks(entry))


def touched(ledger: Ledger, versions: Iterable[str]) -> set[str]:
    """The groups in which statements of some versions, by their ids, are judged, in any of their readings."""
    return {group for entry in ledger.read_in(versions) for group in group_keys(entry)}


def rejudge(ledger: Ledger, groups: Collection[str], at: str) -> None:
    """Judge some groups anew."""
    found = placed(ledger.members(groups), groups)
    ledger.find(groups, ((group, judgement(one, "rule reconcile", at)) for group, one in found), at)
