"""From a document to statements: languages, spans, and what is refused."""

import gc
import os
import subprocess
import sys
import weakref

import pytest

from servanda.errors import LanguageError
from servanda.grammar import frames
from servanda.model import Document, Refusal, Statement
from servanda.pipeline import Scan, document_atoms, scanned, statements

KAZAKH = "Қазақстан мен Түркия арасындағы тауар айналымы 2023 жылы 5 миллиард долларға жетті деп мәлімдеді министрлік."
RUSSIAN = "Товарооборот между Казахстаном и Турцией в 2023 году превысил 6 миллиардов долларов, сообщило министерство."
UKRAINIAN = "Товарообіг між Казахстаном і Туреччиною торік перевищив шість мільярдів доларів, повідомило міністерство."


def test_a_document_in_two_languages_is_read_in_both() -> None:
    text = f"{KAZAKH}\n\n{RUSSIAN}\n\n{UKRAINIAN}"
    document = Document(id="d", text=text, published="2024-05-01")
    money = [(atom.text, atom.value) for atom in document_atoms(document) if atom.kind == "money"]
    assert money == [("5 миллиард долларға", "5000000000"), ("6 миллиардов долларов", ("6000000000", None))]
    found = list(statements(document))
    refused = [one.quote for one in found if isinstance(one, Refusal) and one.refused == "language_not_read"]
    assert refused == [UKRAINIAN]
    for one in found:
        assert one.quote == text[one.start : one.end]
    turnover = [one for one in found if isinstance(one, Statement) and one.concept == "trade.turnover"]
    assert any("6 миллиардов" in one.quote and set(one.parties) == {"KAZ", "TUR"} for one in turnover)


@pytest.mark.parametrize(("text", "message"), [(UKRAINIAN, "uk"), ("12 %", "cannot be told")])
def test_a_language_without_a_pack_gets_a_clear_answer(text: str, message: str) -> None:
    with pytest.raises(LanguageError, match=message):
        list(statements(Document(id="d", text=text)))


def test_what_was_read_is_forgotten_at_once() -> None:
    said = f"«{RUSSIAN}» – сказал министр Иван Петров."
    gc.disable()  # nothing of a document may hold another part of it in a circle
    try:
        (scan,) = scanned(Document(id="d", text=said, language="ru", published="2024-05-01"))
        assert isinstance(scan, Scan)
        assert frames.find(scan.reading)
        reading = weakref.ref(scan.reading)
        del scan
        assert reading() is None
    finally:
        gc.enable()


MENTIONS = """
from servanda.model import Document
from servanda.pipeline import scanned
(scan,) = scanned(Document(id="d", text="Қытай мен Беларусь туралы.", language="kk"))
print([mention.how for mention in scan.reading.mentions])
"""


def test_every_process_reads_alike() -> None:
    runs = {
        subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-c", MENTIONS],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    (said,) = runs
    assert b"nationality" in said
    assert b"place" in said
