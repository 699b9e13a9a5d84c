"""A process that reads into a ledger is killed at any moment: what it told is there, and the rest comes later."""

import random
import signal
import subprocess
import sys
import time

import msgspec
import pytest

from servanda.ledger import Ledger, faults
from servanda.pipeline.keeping import filing

KILLS = 8
COPIES = 15
INGEST = """import sys
from pathlib import Path
import msgspec
from servanda import pipeline
from servanda.ledger import Ledger
from servanda.model import Document
from servanda.pipeline import keeping
keeping.BATCH = 4
lines = Path(sys.argv[2]).read_bytes().splitlines()
with Ledger(Path(sys.argv[1])) as ledger:
    print("open", flush=True)
    for one in pipeline.ingest((msgspec.json.decode(line, type=Document) for line in lines), ledger, sys.argv[3]):
        print(one.version.id, flush=True)
"""
NOW = "2026-01-01T00:00:00Z"


@pytest.fixture
def many(told):
    """Enough documents that a kill comes in between."""
    return [msgspec.structs.replace(one, id=f"{one.id}-{number}") for number in range(COPIES) for one in told]


def run(*words):
    return subprocess.Popen([sys.executable, "-c", INGEST, *map(str, words)], stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own code


def test_no_kill_loses_what_was_told_nor_changes_the_record(tmp_path, many, taken, record):
    lines, place = tmp_path / "documents.jsonl", tmp_path / "killed.ledger"
    lines.write_bytes(b"\n".join(map(msgspec.json.encode, many)))
    chance = random.Random(12)  # noqa: S311 - moments
    told = set()
    for _ in range(KILLS):
        with run(place, lines, NOW) as process:
            process.stdout.readline()
            time.sleep(chance.random() * 0.5)
            process.send_signal(signal.SIGKILL)
            told |= {one for one in process.stdout.read().split("\n") if len(one) == 24}
        with Ledger(place) as ledger:
            assert told <= {one.id for one in ledger.versions()}
            assert list(faults(ledger, filing)) == []
    with run(place, lines, NOW) as process:
        assert len(process.stdout.readlines()) == len(many) + 1
    with Ledger(place) as ledger, Ledger(tmp_path / "whole.ledger") as whole:
        taken(whole, many)
        assert record(ledger) == record(whole)
