"""How well documents are judged, end to end: what the judge finds in a corpus against its truth.

Truth, a YAML file a dyad: `facts` (clusters of mentions that agree), `contradictions` (two mentions each), `innocent`
(look-alikes), `entities` (names of one person, forum, programme, project). A mention is a document and a quote that
stands in it once; it is answered by the statements whose spans touch it.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import yaml

from servanda import judge, pipeline
from servanda.model import Document, Entry, Finding, Statement, version_of

WITHIN = {"sum", "percent", "date", "period"}  # told of one document: touching one of its two mentions will do
DATED = {"date", "period", "deadline", "event_date"}  # whose mentions are dates
BESIDE = 200  # characters between a date and what it is said of
ENDING = 3  # letters
VALUED = {"figure", "pledge"}
THINGS = {"document", "event", "project"}
STAGED = {"stage", "status", "deadline", "deadline_moved", "event_date"}  # of one thing: how far it has come, and when
Mention = tuple[str, str]


@dataclass
class Read:
    """A corpus as it was read and judged."""

    documents: dict[str, Document]
    entries: dict[str, Entry]
    findings: list[Finding]
    names: list[Finding]
    homes: dict[str, str] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)  # with those that are one thing at two stages

    def home(self, one: str, *, thing: bool = False) -> str:
        """The cluster of a statement or name; of a `thing`, at whatever stage it is told of."""
        homes = self.things if thing else self.homes
        while homes.get(one, one) != one:
            one = homes[one]
        return one


def read(folder: Path) -> Read:
    """Read and judge all documents of a folder."""
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    documents = [msgspec.json.decode(line, type=Document) for line in lines]
    texts = {one.id: one for one in documents}
    said = {one.id: statements(one) for one in documents}
    entries = [Entry(statement, version_of(one)) for one in documents for statement in said[one.id]]
    within = [found for one in documents for found in pipeline.contradictions(one, said[one.id])]
    findings = [*judge.reconcile(entries), *within]
    names = list(judge.entities(entries))
    made = Read(texts, {one.statement.id: one for one in entries}, findings, names)
    for found in [*findings, *names]:
        same = found.verdict in {"same", "restated"}
        for homes in [made.homes] * same + [made.things] * (same or found.reason in STAGED):
            thing = homes is made.things
            homes[made.home(found.left, thing=thing)] = made.home(found.right, thing=thing)
    return made


def statements(document: Document) -> list[Statement]:
    return [one for one in pipeline.statements(document) if isinstance(one, Statement)]


@dataclass
class Tally:
    """Right, wrong and missed, each with what it was."""

    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return len(self.right) / (len(self.right) + len(self.wrong) or 1)

    @property
    def recall(self) -> float:
        return len(self.right) / (len(self.right) + len(self.missed) or 1)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1)


def mention(raw: dict[str, str]) -> Mention:
    return raw["document"], raw["quote"]


def answers(read: Read, one: Mention, *, valued: bool = False) -> set[str]:
    """The statements that touch a mention, or those with a value; words in quotation marks as a whole are none."""
    document, quote = one
    start = read.documents[document].text.index(quote)
    end = start + len(quote)
    return {
        key
        for key, entry in read.entries.items()
        if entry.statement.document == document
        and entry.statement.kind != "quote"
        and entry.statement.start < end
        and start < entry.statement.end
        and (entry.statement.value is not None or not valued)
    }


def truth(folder: Path) -> dict[str, Any]:
    """All files of a folder as one."""
    whole: dict[str, Any] = {"facts": [], "contradictions": [], "innocent": [], "entities": []}
    for path in sorted(folder.glob("*.yaml")):
        for part, items in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).items():
            named = [one | {"key": f"{path.stem} {one['key']}"} if "key" in one else one for one in items or []]
            whole[part].extend(named)
    return whole


def matching(read: Read, whole: dict[str, Any]) -> dict[str, Tally]:
    """Pairs of mentions in two languages: those of one cluster are to be joined, all others are not.

    A document, event or project is one also where it is told of at another stage, in another cluster of its fact.
    """
    clusters = [
        (fact["kind"], f"{fact['key']}/{name}", [mention(raw) for raw in said])
        for fact in whole["facts"]
        for name, said in fact["clusters"].items()
    ]
    homes = {
        one: {read.home(key, thing=kind in THINGS) for key in answers(read, one, valued=kind in VALUED)}
        for kind, _, said in clusters
        for one in said
    }
    tallies: dict[str, Tally] = {}
    mentions = [(kind, key, one) for kind, key, said in clusters for one in said]
    together = {frozenset((a, b)) for _, _, said in clusters for a, b in itertools.combinations(said, 2)}
    for (kind, key, one), (sort, other_key, other) in itertools.combinations(mentions, 2):
        if read.documents[one[0]].language == read.documents[other[0]].language or one == other:
            continue
        joined = bool(homes[one] & homes[other])
        tally = tallies.setdefault(kind, Tally())
        told = f"{key}: {one} | {other}"
        if key == other_key:
            (tally.right if joined else tally.missed).append(told)
        elif kind in THINGS and key.split("/")[0] == other_key.split("/")[0]:
            continue
        elif joined and frozenset((one, other)) not in together and (kind == sort or sort not in THINGS):
            tally.wrong.append(f"{told} ({other_key})")
    return tallies


def contradictions(read: Read, whole: dict[str, Any]) -> dict[str, Tally]:
    """Planted contradictions found, and findings that are none of them."""
    planted = list(_planted(read, whole))
    tallies: dict[str, Tally] = {}
    found = [one for one in read.findings if one.verdict == "contradicts"]
    answered: Counter[int] = Counter()
    for one in found:
        hits = [
            place
            for place, (kind, left, right, _) in enumerate(planted)
            if (kind not in DATED or kind == one.reason) and _hit(read, one, kind, left, right)
        ]
        answered.update(hits)
        if not hits:
            tallies.setdefault(one.reason, Tally()).wrong.append(shown(read, one))
    for place, (kind, _, _, told) in enumerate(planted):
        tally = tallies.setdefault(kind, Tally())
        (tally.right if answered[place] else tally.missed).append(told)
    return tallies


def _planted(read: Read, whole: dict[str, Any]) -> Iterator[tuple[str, set[str], set[str], str]]:
    """Kind, the statements on either side, and how it reads, also of those between clusters of facts."""
    alike = _alike(read, whole)
    told = set()
    for one in whole["contradictions"]:
        left, right = mention(one["left"]), mention(one["right"])
        told |= {(left, right), (right, left)}
        ends = [beside(read, end) if one["kind"] in DATED else alike(end) for end in (left, right)]
        yield one["kind"], ends[0], ends[1], f"{left} | {right} {one.get('note', '')}"
    for fact in whole["facts"]:
        for pair in fact.get("between", []):
            lefts, rights = ([mention(raw) for raw in fact["clusters"][pair[end]]] for end in ("left", "right"))
            if pair["verdict"] == "contradicts" and not told & set(itertools.product(lefts, rights)):
                yield "fact", alike(lefts[0]), alike(rights[0]), f"{fact['key']}: {lefts[0]} | {rights[0]}"


def _alike(read: Read, whole: dict[str, Any]) -> Any:
    """The statements of a mention, and of those that stand in a cluster with it."""
    mates: dict[Mention, set[Mention]] = {}
    for fact in whole["facts"]:
        for said in fact["clusters"].values():
            group = {mention(raw) for raw in said}
            for one in group:
                mates.setdefault(one, set()).update(group)
    return lambda one: {key for mate in mates.get(one, {one}) | {one} for key in answers(read, mate)}


def beside(read: Read, one: Mention) -> set[str]:
    """The statements that a date stands beside: no statement need touch it."""
    start = read.documents[one[0]].text.index(one[1])
    return {
        key
        for key, entry in read.entries.items()
        if entry.statement.document == one[0] and abs(entry.statement.start - start) < BESIDE
    }


def _hit(read: Read, found: Finding, kind: str, left: set[str], right: set[str]) -> bool:
    ends = [found.left, found.right]
    if kind in WITHIN and read.entries[ends[0]].version == read.entries[ends[1]].version:
        return bool({*ends} & (left | right))
    sides = [{end} | {key for key in read.entries if read.home(key) == read.home(end)} for end in ends]
    return bool((sides[0] & left and sides[1] & right) or (sides[0] & right and sides[1] & left))


def innocents(read: Read, whole: dict[str, Any]) -> dict[str, Tally]:
    """Look-alikes: right where no contradiction is found between the two."""
    tallies: dict[str, Tally] = {}
    found = {frozenset((one.left, one.right)) for one in read.findings if one.verdict == "contradicts"}
    for one in whole["innocent"]:
        sides = [answers(read, mention(one[end])) for end in ("left", "right")]
        bad = any(frozenset(pair) in found for pair in itertools.product(*sides))
        tally = tallies.setdefault(one["kind"], Tally())
        (tally.wrong if bad else tally.right).append(f"{mention(one['left'])} | {mention(one['right'])}")
    return tallies


def entities(read: Read, whole: dict[str, Any]) -> dict[str, Tally]:
    """Pairs of names: those of one entity are to be joined."""
    written = {end for one in read.names for end in (one.left, one.right)}
    tallies: dict[str, Tally] = {}
    for one in whole["entities"]:
        same = one.get("same", True)
        tally = tallies.setdefault(one["kind"], Tally())
        for left, right in itertools.combinations(one["names"], 2):
            homes = [{read.home(key) for key in written if _named(key, one["kind"], name)} for name in (left, right)]
            joined = left == right or bool(homes[0] & homes[1])
            if joined:
                (tally.right if same else tally.wrong).append(f"{left} | {right}")
            elif same:
                tally.missed.append(f"{left} | {right}")
    return tallies


def _named(key: str, kind: str, name: str) -> bool:
    """Whether a name of the judge is one of the truth: a part of it, or the same words with other endings."""
    _, sort, written = key.split(":", 2)
    if sort != kind:
        return False
    pairs = [sorted(pair, key=len) for pair in itertools.zip_longest(written.split(), name.split(), fillvalue="")]
    endings = all(
        long.startswith(short) and len(long) - len(short) <= ENDING and (long == short or long[len(short) :].isalpha())
        for short, long in pairs
    )
    return endings or any(
        re.search(rf"(?<![\w-]){re.escape(short)}(?![\w-])", long) for short, long in ((written, name), (name, written))
    )


def shown(read: Read, found: Finding) -> str:
    """A finding with its two quotes."""
    ends = [read.entries[end].statement for end in (found.left, found.right)]
    return f"{found.reason}: " + " | ".join(f"{one.document} {one.concept} {one.quote!r}" for one in ends)


def total(tallies: dict[str, Tally]) -> Tally:
    """All kinds together."""
    whole = Tally()
    for one in tallies.values():
        whole.right += one.right
        whole.wrong += one.wrong
        whole.missed += one.missed
    return whole


def scores(read: Read, whole: dict[str, Any]) -> dict[str, dict[str, Tally]]:
    """All parts."""
    parts = {"contradictions": contradictions, "matching": matching, "innocent": innocents, "entities": entities}
    return {name: part(read, whole) for name, part in parts.items()}


def lines(parts: dict[str, dict[str, Tally]], *, details: bool = False) -> Iterable[str]:
    """The scores as a table."""
    for name, tallies in parts.items():
        for kind, one in [*sorted(tallies.items()), ("all", total(tallies))]:
            counts = f"{len(one.right):4} right {len(one.wrong):4} wrong {len(one.missed):4} missed"
            yield f"{name:15} {kind:12} {counts}   P {one.precision:.3f}  R {one.recall:.3f}  F1 {one.f1:.3f}"
            if details and kind != "all":
                yield from (f"    wrong  {told}" for told in one.wrong)
                yield from (f"    missed {told}" for told in one.missed)
