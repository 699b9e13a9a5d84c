"""Texts are found by their words, however these are written, and the spans lie on the text as it was read."""

import json
import unicodedata

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from servanda.cli.app import app
from servanda.errors import LedgerError
from servanda.ledger import Ledger
from servanda.ledger.search import search
from servanda.model import Document, version_of
from servanda.packs.folding import folded, searched

TEXTS = {
    "tr": "ISPARTA ve İSTANBUL arasında anlaşma imzalandı. Isparta'da çağrı yapıldı, ırmak taştı.",
    "ru": "Ёлка стоит в Москве. Йод, соглашение и ещё одно соглашения. В 2021-2025 годах.",
    "kk": "Қазақстан мен Түркия келісімге қол қойды. ЕКІ ЖАҚТЫҢ КЕЛІСІМІ.",
    "en": "State visit to Istanbul. An agree\u00adment was signed; the cafe\u0301 was closed. A visit of state.",
}


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "a.ledger") as made:
        for code, text in TEXTS.items():
            document = Document(id=code, text=text, language=code, published="2025-01-01")
            made.add(document, version_of(document), "reader", ())
        yield made


def found(ledger, words):
    return {
        hit.version.document: [hit.document.text[start:end] for start, end in hit.spans]
        for hit in search(ledger, words, 10)
    }


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("ısparta", {"tr": ["ISPARTA", "Isparta"]}),
        ("ISPARTA", {"tr": ["ISPARTA", "Isparta"]}),
        ("isparta", {"tr": ["ISPARTA", "Isparta"]}),
        ("istanbul", {"tr": ["İSTANBUL"], "en": ["Istanbul"]}),
        ("İSTANBUL", {"tr": ["İSTANBUL"], "en": ["Istanbul"]}),
        ("IRMAK", {"tr": ["ırmak"]}),
        ("cagri", {"tr": ["çağrı"]}),
        ("ÇAĞRI", {"tr": ["çağrı"]}),
        ("елка", {"ru": ["Ёлка"]}),
        ("ЁЛКА", {"ru": ["Ёлка"]}),
        ("йод", {"ru": ["Йод"]}),
        ("иод", {}),
        ("соглашени*", {"ru": ["соглашение", "соглашения"]}),
        ("соглашени", {}),
        ("2021-2025", {"ru": ["2021-2025"]}),
        ("келісім*", {"kk": ["келісімге", "КЕЛІСІМІ"]}),
        ("КЕЛІСІМГЕ қол", {"kk": ["келісімге", "қол"]}),
        ("келісімге Москве", {}),
        ('"state visit"', {"en": ["State visit"]}),
        ('"visit state"', {}),
        ("agreement", {"en": ["agree\u00adment"]}),
        ("café", {"en": ["cafe\u0301"]}),
        ("cafe", {"en": ["cafe\u0301"]}),
        ('"cafe', {"en": ["cafe\u0301"]}),
        ("NEAR( OR", {}),
    ],
)
def test_words_are_found_however_they_are_written(ledger, words, hits):
    assert found(ledger, words) == hits


def test_words_that_fold_to_letters_of_several_characters_are_found(ledger):
    assert found(ledger, unicodedata.normalize("NFD", "йод")) == {"ru": ["Йод"]}


@pytest.mark.parametrize("words", ["", "  ", "***", '""', "—"])
def test_no_words_are_told(ledger, words):
    with pytest.raises(LedgerError, match="no words"):
        found(ledger, words)


@given(st.text())
def test_folding_keeps_places(text):
    assert len(folded(text)) == len(text)
    assert folded(text) == "".join(map(folded, text))
    assert folded(folded(text)) == folded(text)
    assert len(searched(text)) <= len(unicodedata.normalize("NFC", text))


def test_the_command_shows_words_in_context_and_spans(ledger):
    def run(*words):
        done = CliRunner().invoke(app, ["search", *words, "--ledger", str(ledger.path)])
        assert done.exit_code == 0, done.stderr
        return done.stdout

    assert "[ISPARTA] ve İSTANBUL" in run("isparta")
    (line,) = run("state visit", "--format", "jsonl").splitlines()
    assert json.loads(line)["spans"] == [{"start": 0, "end": 11, "quote": "State visit"}]
    assert run("nowhere") == "No text has all of these words.\n"
    assert len(run("istanbul", "--most", "1", "--format", "jsonl").splitlines()) == 1
