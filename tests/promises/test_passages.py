"""Pledges that were really made, in sentences of our own in four languages: what is read right may not fall."""

import importlib.util
import sys
from pathlib import Path

import pytest

UNSEEN = Path(__file__).parent / "unseen"  # invented pledges, read at first sight to 0.76, a second set to 0.62
FLOORS = {"target": 0.98, "dyad": 0.98, "deadline": 0.98, "baseline": 0.96, "all": 0.96}  # all at first sight: 0.67


def load():
    """The scorer stands beside the tests and is a script too."""
    spec = importlib.util.spec_from_file_location("promises_score", Path(__file__).parent / "score.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


score = load()
RIGHT, ASKED, MISSED = score.score()


@pytest.mark.parametrize("slot", score.SLOTS)
def test_pledges_are_read_no_worse_than_before(slot):
    right, asked = (sum(many[key] for key in many if key[1] == slot) for many in (RIGHT, ASKED))
    assert right / asked >= FLOORS[slot], "\n".join(MISSED)


@pytest.mark.parametrize("slot", score.SLOTS)
def test_pledges_of_other_sides_are_read_no_worse(slot):
    right, asked, missed = score.score(UNSEEN)
    right, asked = (sum(many[key] for key in many if key[1] == slot) for many in (right, asked))
    assert right / asked >= FLOORS[slot], "\n".join(missed)


def test_every_pledge_of_the_record_is_told_once_at_least():
    told = {row for case in score.cases() for row in case["rows"]}
    assert told == set(range(1, 65))
