"""Whatever the text, in whatever language: what is found is in the text, and reading twice says the same."""

import functools
import random
import re
from pathlib import Path

import hypothesis.strategies as st
import pytest
import yaml
from hypothesis import given

import servanda
from servanda import packs, pipeline, readers
from servanda.model import Document, Refusal
from servanda.readers import Failure, Options, Raw
from servanda.readers.raw import FORMS

CODES = packs.available()
DATA = Path(str(servanda.__file__)).parent / "data" / "languages"
JOINTS = [" ", " ", " ", "", ", ", ". ", "\n", "\n\n", "-", "–", " “", "” ", ": ", "\u00a0", "\u00ad", "'", "\r\n"]
FIGURES = [
    "9" * 70, "9" * 40 + ".5", "1", "27", "2024", "1.234,5", "1,234.5", "10 000", "5.", "%", "$", "€", "1/2",
    "15.03.2024", "²", "٣", "½",
]  # fmt: skip
DAYS = ["2024-02-29", "2025-06-10", "2023-12-31", "1000-01-01", "2999-12-31"]
ODD = ["\0", "\ud800", "\u202e", "İ", "ı", "ß", "e\u0301", "🤝", "\ufeff", "\x1b[2J", "ﬁ", "Ǆ"]


@functools.cache
def words(code: str) -> list[str]:
    """Forms of a language's lexicon, always the same ones: what random letters would never hit."""
    forms = sorted({entry.form.replace("*", "").lstrip("^") for entry in packs.load(code).entries})
    return random.Random(code).sample(forms, min(400, len(forms)))  # noqa: S311 - repeatable, not secret


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language, and a text made of its words, numbers, marks and anything else."""
    code = draw(st.sampled_from(CODES))
    piece = st.one_of(st.sampled_from(words(code)), st.sampled_from(FIGURES), st.text(max_size=6), st.sampled_from(ODD))
    pieces = draw(st.lists(st.tuples(piece, st.sampled_from(JOINTS)), max_size=30))
    return code, "".join(word + joint for word, joint in pieces)


@given(texts(), st.sampled_from([None, *DAYS]))
def test_atoms_are_in_the_text_and_do_not_overlap(made, anchor):
    code, text = made
    end = 0
    for atom in pipeline.atoms(text, code, anchor):
        assert end <= atom.start < atom.end
        assert atom.text == text[atom.start : atom.end]
        end = atom.end


@given(texts(), st.sampled_from([None, *DAYS]), st.sampled_from([None, "KAZ"]))
def test_statements_are_in_the_text_and_read_twice_they_are_the_same(made, published, country):
    code, text = made
    document = Document(id="any", text=text, language=code, published=published, publisher_country=country)
    found = list(pipeline.statements(document))
    for one in found:
        assert 0 <= one.start < one.end
        assert one.quote == text[one.start : one.end]
    assert found == list(pipeline.statements(document))
    ids = [one.id for one in found if not isinstance(one, Refusal)]
    assert len(ids) == len(set(ids))


NAMES = ["x", "x.txt", "x.html", "x.jsonl", "x.json"]
STARTS = [
    b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"<!doctype html><html>", b'{"text": "', b"{", b"PK\x03\x04",
    b"<?xml", b"<html><head><meta charset=koi8-r>", b"\x1f\x8b", b"<!--", b'{"text": "a"}\n', b"\0",
    b"%PDF-1.7\n",
]  # fmt: skip


@given(
    st.binary(max_size=300),
    st.sampled_from(STARTS),
    st.sampled_from(NAMES),
    st.sampled_from([None, *FORMS]),
)
def test_any_bytes_give_documents_or_failures(data, start, name, form):
    for one in readers.read(Raw.of(start + data, name, Options(input=form))):
        assert isinstance(one, Document | Failure)
        if isinstance(one, Failure):
            assert str(one.error).startswith(name)
        else:
            assert one.text.strip()


TAGS = ["p", "div", "h1", "title", "script", "style", "table", "td", "article", "meta", "time", "a", "br", "!--", "svg"]


@given(st.lists(st.tuples(st.sampled_from(TAGS), st.text(max_size=12), st.booleans()), max_size=20))
def test_any_soup_of_tags_gives_a_document_or_a_failure(soup):
    page = "".join(f"<{'/' * closing}{tag} {text}>{text}" for tag, text, closing in soup)
    raw = Raw.of(f"<html><body>{page}".encode("utf-8", "surrogatepass"), "x.html")
    (one,) = readers.read(raw)
    assert isinstance(one, Document | Failure)


@given(st.text(max_size=200))
def test_utf_8_is_read_as_it_stands(text):
    for one in readers.read(Raw.of(("Ticaret " + text).encode("utf-8", "replace"), "x.txt", Options(input="text"))):
        assert isinstance(one, Document | Failure)


@pytest.mark.parametrize("code", CODES)
def test_any_single_character(code):
    text = "".join(chr(point) for point in range(0x3000) if not 0xD800 <= point < 0xE000)
    for at in range(0, len(text), 64):
        pipeline.atoms(text[at : at + 64], code)


@pytest.mark.parametrize("code", CODES)
def test_numbers_in_words_without_end(code):
    entries = packs.load(code).entries
    scales = [one.form.rstrip("*") for one in entries if one.cls == "scale"]
    units = [one.form.rstrip("*").lstrip("^") for one in entries if one.cls in {"unit", "noun", "currency"}]
    vast = " ".join(scales * 20)
    for unit in random.Random(code).sample(units, 20):  # noqa: S311 - repeatable, not secret
        text = f"24 {unit} {vast} {unit}. {vast} {unit}, {vast}."
        found = pipeline.statements(Document(id="any", text=text, language=code, published="2024-02-29"))
        assert all(one.quote == text[one.start : one.end] for one in found)


@pytest.mark.parametrize("code", CODES)
def test_amounts_compared_without_end(code):
    entries = packs.load(code).entries
    joints = {one.form.rstrip("*") for one in entries if (one.cls, one.key) in {("role", "beyond"), ("role", "on")}}
    for joint in [*sorted(joints)][:4]:
        text = "Peru, Ghana: " + f"$5,000,000 {joint} " * 1200 + "$5,000,000."
        found = pipeline.statements(Document(id="any", text=text, language=code, published="2024-02-29"))
        assert all(one.quote == text[one.start : one.end] for one in found)


@pytest.mark.parametrize("code", sorted(path.parent.name for path in DATA.glob("*/examples.yaml")))
def test_clauses_written_for_other_texts(code):
    """What people write, cut at its commas, dashes and figures and joined anew, is read as well."""
    texts = [one["text"] for one in yaml.safe_load((DATA / code / "examples.yaml").read_text(encoding="utf-8"))]
    clauses = [piece for text in texts for piece in re.split(r"(?<=[,.])\s+|\s[–—]\s|\s+(?=\d)", text) if piece]
    drawn = random.Random(code)  # noqa: S311 - repeatable, not secret
    for _ in range(1500):
        text = drawn.choice([" ", ", ", "\n", " – "]).join(drawn.choices(clauses, k=drawn.randint(1, 12)))
        document = Document(id="any", text=text, language=code, published=drawn.choice([None, *DAYS]))
        assert all(one.quote == text[one.start : one.end] for one in pipeline.statements(document))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "сказал Кремле"),
        ("ru", "Место Ганы среди партнеров Норвегии, год назад их было всего шесть."),
        ("kk", "Тараптар оны бекітуге уағдаласты, шартқа Қазақстан мен Гана."),
        ("tr", "değinen Nükleer"),
        ("tr", "konuştu., Dünya Bankasından"),
    ],
)
def test_texts_that_broke_the_reading(code, text):
    found = pipeline.statements(Document(id="any", text=text, language=code, published="2023-12-31"))
    assert all(one.quote == text[one.start : one.end] for one in found)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", ""])
def test_a_day_on_which_nothing_appeared_is_no_anchor(day):
    with pytest.raises(ValueError, match="is no day between the years 1000 and 2999"):
        Document(id="any", text="any", published=day)
    with pytest.raises(ValueError, match="is no day between the years 1000 and 2999"):
        pipeline.atoms("any", "en", day)
