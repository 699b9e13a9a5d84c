"""Reports in the languages of the pages: the words of ours are translated, those of documents are not."""

import io
import re
import sys

import pypdfium2
import pytest

import servanda
from servanda import paper
from servanda.errors import MissingExtra, WrongUsage
from servanda.views.place import CLOCK
from servanda.views.tongue import codes, wording

OTHERS = ("tr", "ru", "kk")
ENGLISH = re.compile(r"\b(?:the|of|by|and|what|told|series|figures|statements|evidence|in time)\b")
HEADS = {"tr": "Kanıtlar", "ru": "Подтверждения", "kk": "Дәлелдер"}


def made(form, report):
    out = io.BytesIO()
    paper.write(form, report, out)
    return out.getvalue()


@pytest.fixture(scope="module")
def told(demo):
    """The report of a pair in each language."""
    with pytest.MonkeyPatch.context() as patch, servanda.ask(demo, as_of="2025-12-01") as ledger:
        patch.setenv(CLOCK, "2026-01-02T03:04:05+00:00")
        return {one: ledger.report("KAZ-TUR", one) for one in codes()}


def own(report) -> str:
    """All that a report says in words of its own: titles, captions, heads of columns, facts, notes."""
    parts = [part for one in report.sections for part in (one, *one.parts)]
    grids = [block for part in parts for block in part.blocks if hasattr(block, "caption")]
    words = [one.title for one in parts]
    words += [words for one in grids for words in (one.caption, *one.columns, one.note)]
    words += [pieces for fact in report.facts[:-1] for pieces in fact]
    words += [run.text for item in report.sections[0].blocks[0].items for run in item if not run.cites]
    return re.sub(r"servanda [a-z]+ [^.]*", "", "\n".join(words))


@pytest.mark.parametrize("language", OTHERS)
def test_what_a_report_says_itself_is_in_its_language(told, language):
    assert set(ENGLISH.findall(own(told[language]))) == set()
    assert ENGLISH.search(own(told["en"]))


@pytest.mark.parametrize("language", OTHERS)
def test_what_documents_say_stays_as_it_is(told, language):
    quotes = [{(one.quote, one.source) for one in told[each].evidence if one.quote} for each in ("en", language)]
    assert quotes[0] == quotes[1]


def test_all_languages_rest_on_the_same(told):
    fingerprint = re.compile(r"(?:[0-9a-f]{4} ){7}[0-9a-f]{4}")
    assert len({fingerprint.search(one.cite)[0] for one in told.values()}) == 1


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("form", ["md", "html", "docx", "pdf"])
def test_every_form_is_in_the_language_and_the_same_every_time(told, form, language):
    pytest.importorskip("typst" if form == "pdf" else "docx" if form == "docx" else "json")
    written = made(form, told[language])
    assert written == made(form, told[language])
    if form in {"md", "html"}:
        assert HEADS[language] in written.decode()
    if form == "html":
        assert f'<html lang="{language}">' in written.decode()
    if form == "pdf":
        pages = pypdfium2.PdfDocument(written)
        assert any(HEADS[language] in page.get_textpage().get_text_range() for page in pages)
        assert pypdfium2.raw.FPDFCatalog_IsTagged(pages)  # all letters could be shown


def test_days_numbers_and_forms_of_words_are_those_of_the_language(told):
    assert [told[one].as_of for one in OTHERS] == [
        "1 Aralık 2025",
        "1 декабря 2025\u202fг.",
        "2025\u202fж. 1 желтоқсан",
    ]
    russian, turkish = (made("md", told[one]).decode() for one in ("ru", "tr"))
    assert "24 документа" in russian
    assert "19 документов" in russian
    assert "KAZ %21" in turkish
    assert "7,05 milyar USD" in turkish
    assert "bildirim:\u00a02022-05-12" in turkish or "bildirim: 2022-05-12" in turkish


def test_a_language_that_there_is_not(demo, monkeypatch):
    with servanda.ask(demo) as ledger:
        with pytest.raises(WrongUsage, match="en, tr, ru, kk"):
            ledger.report("KAZ-TUR", "xx")
        monkeypatch.setitem(sys.modules, "babel", None)
        wording.cache_clear()
        with pytest.raises(MissingExtra, match="Babel"):
            ledger.report("KAZ-TUR", "tr")
        assert ledger.report("KAZ-TUR").language == "en"
