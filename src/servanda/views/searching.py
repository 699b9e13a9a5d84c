"""Search: what is asked for, statements and texts that answer it, and by what they can be narrowed."""

from __future__ import annotations

import bisect
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from servanda.errors import WrongUsage
from servanda.ledger import Ledger
from servanda.ledger.facets import Match, Sought, entries, match, sample, texts
from servanda.ledger.search import Spans, spans
from servanda.model import KINDS, MODALITIES, Entry, Version
from servanda.pipeline.speaking import known_as
from servanda.views import written
from servanda.views.context import context
from servanda.views.statement import Place, placed

ON_PAGE, TEXTS_ON_PAGE, FIRST_TEXTS = 25, 20, 5
VALUES = 40  # of a facet that are counted out
READ = 100  # texts in which statements beside the words are found
BESIDE = 120  # characters between a statement and words that stand beside it
SNIPPET = 220
LONGEST = 300  # characters of what is looked for
YEAR = ("-01-01", 4)


class Filters(NamedTuple):
    """What is asked for, as it is written in an address; empty is not asked. Dates are of publication, half-open."""

    q: str = ""
    kind: str = ""
    concept: str = ""
    pair: str = ""
    party: str = ""
    modality: str = ""
    speaker: str = ""
    language: str = ""
    publisher: str = ""
    since: str = ""
    before: str = ""

    @property
    def year(self) -> str:
        """The year, where it is one."""
        whole = self.since.endswith("-01-01") and self.before == f"{int(self.since[:4]) + 1:04}-01-01"
        return self.since[:4] if whole else ""


class Value(NamedTuple):
    """A value of a facet, and how many statements of the sample have it."""

    value: str
    number: int


class Piece(NamedTuple):
    """A piece of text; `hit` where it is what was looked for."""

    text: str
    hit: bool


class Shown(NamedTuple):
    """A statement that was found, in its place."""

    entry: Entry
    place: Place | None


class Text(NamedTuple):
    """A text that was found, with some of the places in which the words stand."""

    version: Version
    snippets: tuple[tuple[Piece, ...], ...]


class Result(NamedTuple):
    """What was found: one page of statements, how many there are of which facets, and texts.

    Where `whole` is false there are more statements than `total`, and all numbers are of these.
    """

    shown: tuple[Shown, ...] = ()
    total: int = 0
    whole: bool = True
    facets: Mapping[str, tuple[Value, ...]] = MappingProxyType({})
    texts: tuple[Text, ...] = ()
    more_texts: bool = False


def checked(asked: Filters) -> Filters:
    """What is asked for in its own spelling. Raises `WrongUsage` for what cannot be."""
    kept = Filters(*(one.strip()[:LONGEST] for one in asked))
    for name, one, known in (("kind", kept.kind, KINDS), ("modality", kept.modality, MODALITIES)):
        if one and one not in known:
            raise WrongUsage(f"{one}: there is no such {name}; there are: {', '.join(known)}")
    return kept._replace(
        concept=written.concept(kept.concept) if kept.concept else "",
        pair=written.pair(kept.pair) if kept.pair else "",
        party=written.party(kept.party) if kept.party else "",
        since=written.date(kept.since) if kept.since else "",
        before=written.date(kept.before) if kept.before else "",
    )


def searched(ledger: Ledger, asked: Filters, pairs: Iterable[str], page: int) -> Result:
    """One page of what is found; `pairs` are those of the ledger, among which those of a party are."""
    sought = _sought(ledger, asked, pairs)
    if sought is None:
        return Result()
    found = sample(ledger, sought)
    ordered = _ordered(ledger, found.matches, asked.q)
    of_page = list(entries(ledger, ordered[(page - 1) * ON_PAGE : page * ON_PAGE]))
    places = placed(ledger, of_page, 2 * BESIDE)
    shown = tuple(Shown(one, places.get(one.statement.id)) for one in of_page)
    first = of_texts(ledger, asked, 1, FIRST_TEXTS) if asked.q and page == 1 else ((), False)
    return Result(shown, len(ordered), found.whole, dict(_facets(ordered, asked)), *first)


def listed(ledger: Ledger, asked: Filters, pairs: Iterable[str]) -> Iterator[Entry]:
    """All that is found, in the order of the pages."""
    sought = _sought(ledger, asked, pairs)
    found = _ordered(ledger, sample(ledger, sought).matches, asked.q) if sought else []
    return iter(entries(ledger, found))


def of_texts(ledger: Ledger, asked: Filters, page: int, each: int = TEXTS_ON_PAGE) -> tuple[tuple[Text, ...], bool]:
    """A page of the texts in which the words stand, and whether there are more."""
    sought = Sought(
        language=asked.language or None, publisher=asked.publisher or None, since=asked.since or None,
        before=asked.before or None,
    )  # fmt: skip
    hits = list(texts(ledger, asked.q, sought, (each + 1, (page - 1) * each)))
    found = (Text(one.version, tuple(_snippets(one.document.text, one.spans, asked.q))) for one in hits[:each])
    return tuple(found), len(hits) > each


def begun(words: str) -> str:
    """The beginnings of words, where whole words were looked for; empty where there is nothing to add."""
    return " ".join(f"{one}*" for one in words.split()) if words and not set('"*') & set(words) else ""


def pieces(text: str, words: str) -> tuple[Piece, ...]:
    """A text cut where words begin and end that were looked for."""
    cuts = [0, *itertools.chain.from_iterable(spans(words, text)), len(text)] if words else [0, len(text)]
    cut = (Piece(text[start:end], bool(at % 2)) for at, (start, end) in enumerate(itertools.pairwise(cuts)))
    return tuple(one for one in cut if one.text)


def _sought(ledger: Ledger, asked: Filters, pairs: Iterable[str]) -> Sought | None:
    """What the ledger is asked for; None where there can be nothing."""
    of_party = tuple(one for one in pairs if asked.party in one.split("-")) if asked.party else ()
    speakers = tuple(known_as(ledger, asked.speaker)) if asked.speaker else ()
    wordless = asked.q and not match(asked.q)
    if wordless or (asked.party and not of_party) or (asked.speaker and not speakers):
        return None
    both = (asked.pair,) if asked.pair in of_party or not asked.party else ()
    if asked.pair and not both:
        return None
    return Sought(
        words=asked.q, kind=asked.kind or None, concept=asked.concept or None, pairs=both if asked.pair else of_party,
        modality=asked.modality or None, speakers=speakers, language=asked.language or None,
        publisher=asked.publisher or None, since=asked.since or None, before=asked.before or None,
    )  # fmt: skip


def _ordered(ledger: Ledger, found: Sequence[Match], words: str) -> list[Match]:
    """The last published first; with words, those beside them first, and then those of the texts most about them."""
    newest = sorted(found, key=lambda one: (one.version, one.said.start))
    newest.sort(key=lambda one: one.published or "", reverse=True)
    if not words:
        return newest
    newest.sort(key=lambda one: one.place)
    ids = itertools.islice(dict.fromkeys(one.version for one in newest), READ)
    places = {version: spans(words, text) for version, text in ledger.texts(ids)}
    return sorted(newest, key=lambda one: _distance(one, places.get(one.version, ())))


def _distance(one: Match, places: Spans) -> int:
    """How near to a statement words stand that were looked for: 0 in it, 1 beside it, 2 somewhere else."""
    near = bisect.bisect_left(places, (one.said.start - BESIDE, 0))
    inside = bisect.bisect_left(places, (one.said.start, 0))
    if inside < len(places) and places[inside][0] < one.said.end:
        return 0
    return 1 if near < len(places) and places[near][0] < one.said.end + BESIDE else 2


def _facets(found: Sequence[Match], asked: Filters) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """By what statements can be narrowed further, each with its values, the most frequent first."""
    ways = {
        "kind": (one.said.kind for one in found),
        "concept": (one.said.concept for one in found),
        "pair": (pair for one in found for pair in _pairs(one.said.parties)),
        "party": (party for one in found for party in dict.fromkeys(one.said.parties)),
        "modality": (one.said.modality for one in found),
        "speaker": (one.said.speaker.name for one in found if one.said.speaker),
        "language": (one.language for one in found),
        "publisher": (one.publisher for one in found),
        "year": ((one.published or "")[:4] for one in found),
    }
    for name, told in ways.items():
        counted = Counter(value for value in told if value)
        chosen = getattr(asked, name)
        if name == "year":
            yield name, tuple(Value(value, counted[value]) for value in sorted(counted, reverse=True))
        elif chosen and name != "speaker":
            yield name, (Value(chosen, counted[chosen]),)
        else:
            ranked = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
            yield name, tuple(Value(*one) for one in ranked[:VALUES])


def _pairs(parties: Iterable[str]) -> Iterator[str]:
    return (f"{one}-{other}" for one, other in itertools.combinations(sorted(set(parties)), 2))


def _snippets(text: str, found: Spans, words: str) -> Iterator[tuple[Piece, ...]]:
    """Some of the places in which words stand, far enough from each other."""
    last = -2 * SNIPPET
    for start, end in itertools.islice(found, 50):
        if start - last > SNIPPET:
            last = start
            around = context(text, start, end, SNIPPET)
            yield pieces("".join(around), words)
