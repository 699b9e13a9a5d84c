"""What falls shuts the gate, what rises moves its floors, and a reader that crashes has missed what it did not say."""

import importlib.machinery
import importlib.util
import sys
from pathlib import Path

import pytest

PATH = Path(__file__).parents[2] / "tools" / "gate"


@pytest.fixture(scope="module")
def gate():
    loader = importlib.machinery.SourceFileLoader("gate", str(PATH))
    spec = importlib.util.spec_from_loader("gate", loader)
    module = sys.modules["gate"] = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


GOLD = {"suites/a.jsonl": "d1"}
PINNED = {"gold": GOLD, "floors": {"suite/a": 0.9, "dev/slot/unit": 12}, "lowered": []}


def measured(gate, scores, gold=GOLD, faults=()):
    return gate.Measured(scores, gold, list(faults), {})


def test_the_gate_opens_where_nothing_fell(gate):
    assert gate.fallen(PINNED, measured(gate, {"suite/a": 0.9, "dev/slot/unit": 13, "suite/new": 0.0})) == []


def test_the_least_fall_shuts_it(gate):
    (said,) = gate.fallen(PINNED, measured(gate, {"suite/a": 0.8999, "dev/slot/unit": 12}))
    assert "suite/a fell from 0.9 to 0.8999" in said


def test_a_score_that_is_gone_has_fallen(gate):
    assert "dev/slot/unit fell from 12 to 0" in gate.fallen(PINNED, measured(gate, {"suite/a": 1.0}))


def test_changed_gold_and_faults_shut_it(gate):
    said = gate.fallen(PINNED, measured(gate, PINNED["floors"], {"suites/a.jsonl": "d2"}, ["ungrounded: x"]))
    assert said[0] == "ungrounded: x"
    assert "suites/a.jsonl is not the file that was pinned" in said[1]


def test_pinning_raises_and_never_lowers(gate):
    now = measured(gate, {"suite/a": 0.95, "dev/slot/unit": 10}, {"suites/a.jsonl": "d2"})
    floors = gate.raised(PINNED, now, None)
    assert floors == {
        "gold": {"suites/a.jsonl": "d2"}, "floors": {"dev/slot/unit": 12, "suite/a": 0.95}, "lowered": [],
    }  # fmt: skip


def test_lowering_keeps_its_reason(gate):
    floors = gate.raised(PINNED, measured(gate, {"suite/a": 0.95, "dev/slot/unit": 10}), "the suite was mended")
    assert floors["floors"]["dev/slot/unit"] == 10
    assert floors["lowered"] == [{"reason": "the suite was mended", "floors": {"dev/slot/unit": [12, 10]}}]


def test_what_was_said_before_a_crash_counts(gate):
    reader = "import sys; n = sum(1 for _ in sys.stdin); print('{\"n\": %d}' % n, flush=True); sys.exit('out of luck')"
    rows, faults = gate.read(["atoms"], [{"id": "1"}, {"id": "2"}], [sys.executable, "-c", reader])
    assert rows == [{"n": 2}]
    assert faults == ["servanda atoms ended with 1: out of luck"]


def test_a_line_that_is_no_json_is_a_fault(gate):
    rows, faults = gate.read(["read"], [], [sys.executable, "-c", "print('{}'); print('Hello')"])
    assert (rows, faults) == ([{}], ["servanda read: no JSON: Hello"])


def test_the_table_shows_floor_now_and_change(gate):
    lines = gate.table(PINNED, measured(gate, {"suite/a": 0.95, "suite/b": 0.5})).splitlines()
    assert [line.split() for line in lines[1:]] == [
        ["dev/slot/unit", "12", "0", "-12"], ["suite/a", "0.9", "0.95", "+0.05"], ["suite/b", "0.5", "new"],
    ]  # fmt: skip


def test_what_was_won_and_lost_is_named(gate):
    said = gate.moved({"a": ["1", "2"], "b": ["3"]}, {"a": ["2", "4"], "b": ["3"], "new": ["5"]})
    assert said.splitlines() == ["lost 1 in a: 4", "won 1 in a: 1"]
