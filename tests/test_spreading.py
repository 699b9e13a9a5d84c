"""Reading spread over processes: the same results in the same order, and every failure told."""

import itertools
import json
import operator
import os
import signal
import subprocess
import sys

import pytest

from servanda import pipeline
from servanda.errors import LanguageError, WorkError
from servanda.ledger import Ledger, exported
from servanda.model import Document
from servanda.pipeline.processes import AHEAD, PARCEL
from servanda.pipeline.spreading import spread

NOW = "2026-01-01T00:00:00Z"


class Deadly:
    """A way to find that ends the process that is sent it."""

    def __call__(self, document: Document) -> str:
        """What would be found."""
        return document.id

    def __reduce__(self) -> tuple[object, tuple[int]]:
        """Whoever unpacks it exits."""
        return os._exit, (3,)


def texts(count: int) -> list[Document]:
    told = "Trade between Norway and Ghana reached ${} million in 2023."
    return [Document(id=f"d{n}", text=told.format(n + 2), language="en", published="2024-05-01") for n in range(count)]


def test_two_processes_find_what_one_finds_in_the_same_order() -> None:
    documents = [(one.id, one if number % 3 else None) for number, one in enumerate(texts(3 * PARCEL))]
    one, two = (list(spread(documents, pipeline.read, jobs)) for jobs in (1, 2))
    assert one == two
    assert [key for key, _ in one] == [key for key, _ in documents]
    assert all((found is None) == (document is None) for (_, found), (_, document) in zip(one, documents, strict=True))
    assert one[1][1].found[0].value.low == "3000000"


def test_a_document_that_fails_leaves_the_others() -> None:
    unread = Document(id="u", text="Товарообіг між Казахстаном і Туреччиною торік перевищив шість мільярдів доларів.")
    found = dict(spread([(one.id, one) for one in [*texts(2), unread]], pipeline.read, 2))
    assert isinstance(found["u"], LanguageError)
    assert all(isinstance(found[key], pipeline.Read) for key in ("d0", "d1"))


def test_a_bug_is_told_by_its_words() -> None:
    [(_, failed)] = spread([("d0", texts(1)[0])], operator.attrgetter("nothing"), 2)
    assert "AttributeError" in str(failed)
    assert "nothing" in str(failed)


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(WorkError, match="fewer --jobs"):
        list(spread([("d0", texts(1)[0])], Deadly(), 2))


def test_no_more_is_taken_than_is_under_way() -> None:
    taken = itertools.count()
    document = texts(1)[0]
    stream = ((next(taken), document) for _ in range(100 * PARCEL))
    found = spread(stream, operator.attrgetter("id"), 2)
    assert next(found) == (0, "d0")
    assert next(taken) <= 2 * AHEAD * PARCEL
    found.close()


def test_a_ledger_is_the_same_whoever_reads(tmp_path) -> None:
    written = []
    for jobs in (1, 2):
        with Ledger(tmp_path / f"{jobs}.ledger") as ledger:
            first = list(pipeline.ingest(texts(3), ledger, NOW, jobs))
            again = list(pipeline.ingest(texts(4), ledger, NOW, jobs))
            assert [one.statements is None for one in again] == [True, True, True, False]
            assert all(one.error is None for one in [*first, *again])
            written.append(list(exported(ledger)))
    assert written[0] == written[1]


def test_an_interrupted_command_ends_with_its_processes(tmp_path) -> None:
    source = tmp_path / "many.jsonl"
    lines = [json.dumps({"id": one.id, "text": one.text, "language": "en"}) for one in texts(50 * PARCEL)]
    source.write_text("\n".join(lines), encoding="utf-8")
    words = [sys.executable, "-m", "servanda", "read", str(source), "--jobs", "2", "--format", "jsonl"]
    started = subprocess.Popen(  # noqa: S603 - our own command
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert started.stdout.readline()  # its processes are at work, and wait for somebody to take more
    os.killpg(started.pid, signal.SIGINT)
    _, told = started.communicate(timeout=60)  # also its processes have let go of standard error
    assert started.returncode == 1
    assert told.strip() == b"Aborted!"
