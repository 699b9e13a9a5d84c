"""Statements by what they are and where they stand, with what they can be narrowed by: a bounded sample of many.

Where more match than are looked at, those are taken that were read last; of texts with words, those that tell most
about them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from servanda.ledger import queries, rows
from servanda.ledger.search import Hit, spans, terms
from servanda.ledger.store import Ledger
from servanda.model import Entry
from servanda.packs import concepts

SAMPLE = 5_000  # statements that are given
DEPTH = 50_000  # statements among which they are looked for
TEXTS = 1_000  # texts with words that are looked at
PERSON = "name:person:"
PLACED = "CROSS JOIN current c ON c.version = w.n CROSS JOIN statement s ON s.reading = c.reading"
MARKED = "SELECT rowid AS n, 0 AS place FROM filed WHERE filed MATCH ? ORDER BY rowid DESC LIMIT {depth}"
WORDED = f"""SELECT s.n, w.place FROM (SELECT rowid AS n, row_number() OVER () AS place FROM (
  SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT {TEXTS})) w {PLACED} LIMIT {{depth}}"""  # noqa: S608
OF_KIND = (
    "SELECT * FROM (SELECT n, 0 AS place FROM statement WHERE kind = ? AND concept = ? ORDER BY n DESC LIMIT {depth})"
)
DATED = f"""SELECT s.n, 0 AS place FROM (
  SELECT n FROM version v WHERE {{tests}} ORDER BY published DESC LIMIT {{depth}}) w
{PLACED} LIMIT {{depth}}"""  # noqa: S608 - our own names
LATEST = "SELECT n, 0 AS place FROM statement ORDER BY n DESC LIMIT {depth}"
MATCHED = f"""SELECT s.n, k.place, v.id, v.language, v.publisher, v.published, CAST(s.said AS BLOB)
FROM ({{some}}) k CROSS JOIN statement s ON s.n = k.n CROSS JOIN current c ON c.reading = s.reading
CROSS JOIN version v ON v.n = c.version WHERE {queries.OFF} {{tests}} LIMIT {{most}}"""  # noqa: S608 - our own names
OF_TEXTS = f"""SELECT t.text, t.pages, {rows.named(rows.VERSION, "v")} FROM (
  SELECT rowid, rank FROM words WHERE words MATCH ? ORDER BY rank LIMIT {TEXTS}) w
JOIN version v ON v.n = w.rowid JOIN text t ON t.version = v.n WHERE 1 {{tests}}
ORDER BY w.rank, v.published DESC, v.id LIMIT ? OFFSET ?"""  # noqa: S608 - our own names
SOME_TEXTS = "SELECT 1 FROM words WHERE words MATCH ? LIMIT ?"
HAS_WORDS = "c.version IN (SELECT rowid FROM words WHERE words MATCH ?)"


class Sought(NamedTuple):
    """What statements are to be; what is left out is not asked. `pairs` are alternatives, as are `speakers`.

    `words` stand in their texts. `since` and `before` are ISO dates of publication, half-open.
    """

    words: str = ""
    kind: str | None = None
    concept: str | None = None
    pairs: tuple[str, ...] = ()
    modality: str | None = None
    speakers: tuple[str, ...] = ()
    language: str | None = None
    publisher: str | None = None
    since: str | None = None
    before: str | None = None


class Match(NamedTuple):
    """A statement in short: its number, the place of its text among those with the words, and the id of its version."""

    number: int
    place: int
    version: str
    language: str | None
    publisher: str | None
    published: str | None
    said: Brief


class Brief(msgspec.Struct, frozen=True, gc=False):
    """What a statement is counted by."""

    kind: str
    concept: str
    start: int
    end: int
    modality: str
    parties: tuple[str, ...] = ()
    speaker: _Named | None = None


class _Named(msgspec.Struct, frozen=True, gc=False):
    name: str | None = None


class Sample(NamedTuple):
    """Statements that match, and whether they are all."""

    matches: list[Match]
    whole: bool


class _Query(NamedTuple):
    """A query of candidates with its values, and the tests that they still have to pass."""

    some: str
    values: list[Any]
    tests: dict[str, Any]


_decode = msgspec.json.Decoder(Brief).decode


def sample(ledger: Ledger, sought: Sought) -> Sample:
    """The statements that match, at most `SAMPLE` of them."""
    asked = _asked(ledger, sought)
    if asked is None:
        return Sample([], whole=True)
    tests = "".join(f" AND {test}" for test in asked.tests)
    query = MATCHED.format(some=asked.some.format(depth=DEPTH), tests=tests, most=SAMPLE + 1)
    values = [*asked.values, *asked.tests.values()]
    found = [Match._make((*row[:-1], _decode(row[-1]))) for row in ledger.file.query(query, values)]
    whole = len(found) <= SAMPLE and not _is_deep(ledger, asked)
    return Sample(found[:SAMPLE], whole)


def entries(ledger: Ledger, matches: list[Match]) -> Iterator[Entry]:
    """The entries of some matches, in their order."""
    numbers = msgspec.json.encode([one.number for one in matches]).decode()
    found = queries.any_of(ledger.file, queries.NUMBERED, numbers)
    by_number = dict(zip(sorted(one.number for one in matches), found, strict=True))
    return (by_number[one.number] for one in matches)


def match(words: str) -> str:
    """Words as the index of texts is asked for them; empty where there are none."""
    return " ".join(term.match for term in terms(words))


def _asked(ledger: Ledger, sought: Sought) -> _Query | None:
    """From where candidates are taken: what narrows most comes first, the rest is tested; None where nothing can be."""
    said = {"s.kind = ?": sought.kind, "json_extract(s.said, '$.modality') = ?": sought.modality}
    about = {"s.concept = ?": sought.concept}
    said, about, told = _given(said), _given(about), _told(sought)
    words, marks = match(sought.words), _marks(ledger, sought)
    if marks:
        return _Query(MARKED, [marks], about | said | told | ({HAS_WORDS: words} if words else {}))
    if words:
        return _Query(WORDED, [words], about | said | told)
    if sought.concept:
        kinds = [one for one in concepts()[sought.concept].kinds if sought.kind in {None, one}]
        values = [value for kind in kinds for value in (kind, sought.concept)]
        return _Query(" UNION ALL ".join([OF_KIND] * len(kinds)), values, said | told) if kinds else None
    if told:
        return _Query(DATED.replace("{tests}", " AND ".join(told)), list(told.values()), said)
    return _Query(LATEST, [], said)


def _told(sought: Sought) -> dict[str, Any]:
    """What a version is to be."""
    told = {
        "v.language = ?": sought.language, "v.publisher = ?": sought.publisher, "v.published >= ?": sought.since,
        "v.published < ?": sought.before,
    }  # fmt: skip
    return _given(told)


def _given(tests: Mapping[str, str | None]) -> dict[str, Any]:
    """Tests without those that are not asked."""
    return {test: value for test, value in tests.items() if value}


def _marks(ledger: Ledger, sought: Sought) -> str:
    """Under what statements are filed that are of some pairs and said by some people."""
    of_pairs = [f"{pair} {sought.concept}" if sought.concept else pair for pair in sought.pairs]
    years = queries.years(ledger.file) if sought.speakers else []
    by = [f"{PERSON}{name} {year}" for name in sought.speakers for year in years]
    ways = (" OR ".join(f'"{rows.mark(key)}"' for key in keys) for keys in (of_pairs, by) if keys)
    return " AND ".join(f"({way})" for way in ways)


def _is_deep(ledger: Ledger, asked: _Query) -> bool:
    """Whether there are more candidates, or texts with the words, than were looked at."""
    if asked.some == WORDED:
        return len(ledger.file.query(SOME_TEXTS, [*asked.values, TEXTS + 1])) > TEXTS
    query = f"SELECT count(*) FROM ({asked.some.format(depth=DEPTH)})"  # noqa: S608 - our own names
    return bool(ledger.file.query(query, asked.values)[0][0] >= DEPTH)


def texts(ledger: Ledger, words: str, sought: Sought, window: tuple[int, int]) -> Iterator[Hit]:
    """Versions in which words stand, of some publishers and days, the ones first that they tell most about.

    `window` is how many are wanted, and how many of the first ones are left out.
    """
    asked = match(words)
    told = _told(sought)
    tests = "".join(f" AND {test}" for test in told)
    rows_of = ledger.file.query(OF_TEXTS.format(tests=tests), [asked, *told.values(), *window]) if asked else []
    for text, pages, *row in rows_of:
        version = rows.version(row)
        yield Hit(version, rows.document(version, text, pages), spans(words, text))
