"""Documents with ready statements for the benches of the ledger: about pairs of countries, over twelve years."""

from __future__ import annotations

import itertools
import json
import random
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from servanda.model import Document, Period, Speaker, Statement, Value, Version, statement_id, version_of
from servanda.packs.load import OWN

EACH = 10  # statements of a document
WIDTH = 80  # characters between two of them
LENGTH = 150  # words of a document, as they stand in the demo corpus, in another order
NOW = "2026-01-01T00:00:00Z"
DAYS = 365 * 12
PAIRS = list(itertools.combinations([f"C{number:02}" for number in range(25)], 2))
WEIGHTS = list(itertools.accumulate(1 / rank for rank in range(10, 10 + len(PAIRS))))  # 3 in 100 are of one pair
THINGS = [("document", "document.memorandum"), ("event", "event.visit.official"), ("event", "event.talks")]
PLEDGED = 0.02  # of all statements
FIGURES = [
    ("trade.turnover", "USD", 1e9), ("trade.exports", "USD", 1e8), ("trade.imports", "USD", 1e8), ("other", "USD", 1e6),
    ("investment.cumulative", "USD", 1e8), ("companies.count", "ENTERPRISES", 10), ("document.count", "DOCUMENTS", 1),
    ("supply.volume", "T", 1e5), ("trade.share", "PERCENT", 1), ("people.count", "PERSONS", 100),
]  # fmt: skip


class Ready(NamedTuple):
    """A document as it was read, with what it says."""

    document: Document
    version: Version
    said: list[Statement]


def ready(count: int, seed: int = 0) -> Iterator[Ready]:
    """Documents of about 1.5 kB with ten statements each; the same seed gives the same ones."""
    chance = random.Random(seed)  # noqa: S311 - synthetic data
    words = corpus()
    for number in range(count):
        (pair,) = chance.choices(PAIRS, cum_weights=WEIGHTS)
        at, day = chance.randrange(len(words) - LENGTH), chance.randrange(DAYS)
        text = " ".join(chance.sample(words[at : at + LENGTH], LENGTH))
        document = Document(
            id=f"{seed}-{number}", text=text, language="en", publisher="The Paper", title=text[:60],
            published=f"{2012 + day // 365}-{day % 365 // 31 + 1:02}-{day % 28 + 1:02}",
            url=f"https://paper.example/{seed}/{number}", publisher_country=chance.choice([*pair, "C99"]),
        )  # fmt: skip
        yield Ready(document, version_of(document, NOW), [said(chance, document, pair, at) for at in range(EACH)])


def corpus() -> list[str]:
    """The words of the demo corpus."""
    lines = [line for path in sorted((OWN / "corpus").glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return [word for line in lines for word in json.loads(line)["text"].split()]


def said(chance: random.Random, document: Document, pair: tuple[str, str], place: int) -> Statement:
    """One figure, document, event or goal; most figures of one measure and year are equal."""
    start = place * WIDTH
    end = start + chance.randrange(20, WIDTH + 20)
    told: dict[str, Any] = {"kind": "figure", "value": None, "period": None, "deadline": None, "speaker": None}
    if chance.random() < PLEDGED:
        told |= promised(chance, int(str(document.published)[:4]) + chance.randrange(1, 15))
    elif chance.random() < 0.25:
        told["kind"], told["concept"] = chance.choice(THINGS)
    else:
        told["concept"], unit, size = chance.choice(FIGURES)
        year = int(str(document.published)[:4]) - chance.randrange(3)
        known = zlib.crc32(f"{pair} {told['concept']} {year}".encode()) % 400 + 20
        amount = str(int((known + chance.choice([0, 0, 0, 0, 0, 1, 2, 7])) * size))
        told["value"] = Value(low=amount, high=amount, unit=unit)
        told["period"] = Period(text="in that year", start=f"{year}-01-01", end=f"{year + 1}-01-01", basis="stated")
    if chance.random() < 0.4:
        who = chance.choice(["Serik Omarov", "Ali Kaya", "Anna Weber"])
        told["speaker"] = Speaker(name=who, office="head_of_state", country=pair[0], attribution="direct")
    fields = {
        "document": document.id, "start": start, "end": end, "quote": document.text[start:end], "parties": pair,
        "modality": "reported", "rule": "made", **told,
    }  # fmt: skip
    return Statement(id=statement_id(fields), **fields)


def promised(chance: random.Random, year: int) -> dict[str, Any]:
    """A goal with its deadline."""
    amount = f"{chance.randrange(1, 20)}000000000"
    return {
        "kind": "pledge", "concept": "trade.turnover", "value": Value(low=amount, high=amount, unit="USD"),
        "modality": "target",
        "deadline": Period(text="by that year", start=None, end=f"{year + 1}-01-01", basis="stated"),
    }  # fmt: skip
