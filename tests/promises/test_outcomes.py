"""From the words of a passage to what came of the promise: the reader and the tracking of goals, end to end."""

from itertools import starmap

from servanda import pipeline
from servanda.judge.promises import promises
from servanda.model import Document, Entry, Statement, version_of
from servanda.pipeline.checking import limitable, limits

from .score import cases
from .test_pledges_of_record import BEYOND, OFFICIAL, SAME, STATED, TODAY, rows

RIGHT = 0.95
TABLE = rows("pledges.csv")


def followed(case):
    """The goals that a passage sets, held against the figures of the record."""
    document = Document(id="d", text=case["text"], language=case["language"], published=case["published"])
    version = version_of(document)
    said = [Entry(one, version) for one in pipeline.statements(document) if isinstance(one, Statement)]
    scopes = limits(filter(limitable, said), {version.id: document.text})
    return [one for one in promises([*said, *STATED], OFFICIAL, {}, TODAY, scopes) if one.asks[0].numeric]


def judged(case, row):
    """Whether the goal of a row is among those of a passage, and has come to what the record says."""
    found = [one for one in followed(case) if set(one.asks[0].parties) == set(row["pair"].split("-")) and _is(one, row)]
    best = min(found, key=lambda one: str(one.dated.year if one.dated else "") != row["until"][:4], default=None)
    if best is None:
        return False
    beyond = (row["pair"], row["said"]) in BEYOND and best.status == "no_data"
    return beyond or best.status in SAME[row["outcome"]]


def _is(promise, row):
    if row["goal"] == "x2":
        return promise.asks[0].factor == 2
    return promise.amount is not None and float(promise.amount) == float(row["goal"]) * 1e9


def test_what_leaders_promised_comes_to_what_the_record_says():
    told = [(case, TABLE[number - 1]) for case in cases() for number in case["rows"]]
    assert len({row["said"] + row["pair"] for _, row in told}) > 50
    right = list(starmap(judged, told))
    assert sum(right) / len(right) >= RIGHT
