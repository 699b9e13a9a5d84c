"""The corpus, judged end to end: what is found may not fall below its floors."""

import importlib.util
import sys

import pytest

FLOORS = {"contradictions": (0.95, 0.87), "matching": (0.97, 0.88), "innocent": (0.97, 1.0), "entities": (0.97, 0.75)}


@pytest.fixture(scope="module")
def tallies(request):
    root = request.config.rootpath
    spec = importlib.util.spec_from_file_location("score", root / "tests" / "judge" / "score.py")
    score = sys.modules["score"] = importlib.util.module_from_spec(spec)  # dataclasses look their module up
    spec.loader.exec_module(score)
    read = score.read(root / "src" / "servanda" / "data" / "corpus")
    parts = score.scores(read, score.truth(root / "tests" / "judge" / "corpus"))
    return {name: score.total(part) for name, part in parts.items()}


@pytest.mark.parametrize("part", FLOORS)
def test_the_corpus_is_judged_no_worse(tallies, part):
    precision, recall = FLOORS[part]
    assert tallies[part].precision >= precision, tallies[part].wrong
    assert tallies[part].recall >= recall, tallies[part].missed
