"""Pages in the language of their reader: numbers, countries, messages; the words of documents stay as they are."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from servanda.judge.questions.answer import Cell
from servanda.model import Value
from servanda.views import human
from servanda.views.phrasing import phrase, words
from servanda.views.questions import ask
from servanda.views.tongue import LOCALES, Messages, country, wording
from servanda.web.page import environment
from servanda.wording import capital, speaking

ROOT = Path(__file__).parents[2]


def test_a_country_is_named_in_each_language_and_an_organisation_is_not():
    assert [country("KAZ", one) for one in ("en", "tr", "ru", "kk")] == [
        "Kazakhstan", "Kazakistan", "Казахстан", "Қазақстан",
    ]  # fmt: skip
    assert country("EAEU", "tr") == "EAEU"


def test_numbers_follow_the_language():
    value = Value(low="26960000000", high="26960000000", unit="USD")
    with speaking(wording("ru")):
        assert human.amount(value).startswith("26,96 ")
    assert human.amount(value) == "26.96 bn USD"


def test_a_catalog_says_what_it_has_not_as_it_stands():
    empty = Messages("xx")
    assert empty.gettext("nowhere") == "nowhere"
    assert [empty.ngettext("one", "many", number) for number in (1, 2)] == ["one", "many"]


@pytest.fixture
def speaking_loud():
    with speaking(wording("ru")._replace(say=str.upper)):
        yield


@pytest.mark.usefixtures("speaking_loud")
def test_words_of_documents_are_never_translated():
    assert words(Cell("signed"), "stage") == "SIGNED"
    assert words(Cell("signed"), "words") == "signed"


@pytest.mark.usefixtures("speaking_loud")
def test_what_is_put_together_is_translated_piece_by_piece():
    assert phrase("adopted 2025-03-17 → signed") == "ADOPTED 2025-03-17 → SIGNED"


@pytest.mark.parametrize("language", ["en", "tr"])
def test_a_message_out_of_a_value_stays_text(language):
    template = environment(language).from_string("{{ _(told) }} {{ _('%(who)s said', who=told) }}")
    assert "<b>" not in template.render(told="<b>'x'")


def test_every_message_is_translated():
    """`tools/messages` gathers them; here is where a page that says something new is told that nobody translated it."""
    command = [sys.executable, ROOT / "tools" / "messages", "--check"]
    checked = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own command
    assert checked.stdout == "all messages are translated\n", checked.stdout + checked.stderr


def test_columns_of_answers_are_among_the_messages(demo):
    """What the code calls its tables and columns is in the list of terms, or a page would show it in English."""
    terms = yaml.safe_load((LOCALES / "terms.yaml").read_text(encoding="utf-8"))
    known = {word for words in terms.values() for word in words}
    with ask(demo) as asked:
        answers = [
            asked.figures("KAZ-TUR", "trade.turnover"), asked.documents("KAZ-TUR"), asked.pledges("KAZ-TUR"),
            asked.visits("KAZ-TUR"), asked.timeline("KAZ-TUR"), asked.changes("KAZ-TUR", "2024-01-01"),
            asked.due(None, "2030-01-01"), asked.contradictions(), asked.names(), asked.speaker("Steppe Monitor"),
            asked.source("kaz-tur-03"),
        ]  # fmt: skip
    told = {word for answer in answers for table in answer.tables for word in (table.name, *table.columns, table.empty)}
    assert told - known - {""} == set()


@pytest.mark.parametrize(("language", "numbers"), [
    ("en", "1st 2nd 3rd 11th 20th 101st"), ("tr", "1. 2. 3. 11. 20. 101."), ("ru", "1-й 2-й 3-й 11-й 20-й 101-й"),
    ("kk", "1-ші 2-ші 3-ші 11-ші 20-шы 101-ші"), ("kk", "6-шы 9-шы 10-шы 26-шы 50-ші 70-ші 80-ші 100-ші 1000-шы"),
])  # fmt: skip
def test_ordinal_numbers_end_as_they_are_spoken(language, numbers):
    digits = [re.match(r"\d+", one)[0] for one in numbers.split()]
    with speaking(wording(language)):
        told = [human.amount(Value(low=one, high=one, unit="ORDINAL")) for one in digits]
    assert told == numbers.split()


@pytest.mark.parametrize(("language", "counted"), [
    ("en", ["1 document", "3 documents", "1–1 documents"]), ("tr", ["1 belge", "3 belge", "1–1 belge"]),
    ("ru", ["1 документ", "3 документа", "1–1 документа"]),
])  # fmt: skip
def test_nouns_stand_behind_numbers_in_their_form(language, counted):
    with speaking(wording(language)):
        assert human.in_unit("1", "DOCUMENTS", 1) == counted[0]
        assert human.amount(Value(low="3", high="3", unit="DOCUMENTS")) == counted[1]
    with speaking(wording("ru")):
        assert human.amount(Value(low="5000", high="5000", unit="PERSONS")).endswith("000 человек")


def test_a_share_is_written_as_the_language_writes_it():
    told = []
    for language in ("en", "tr", "ru", "kk"):
        with speaking(wording(language)):
            told.append(human.amount(Value(low="20", high="20", unit="PERCENT")))
    assert told == ["20 %", "%20", "20\u00a0%", "20%"]


def test_a_capital_i_has_its_dot_where_the_language_has_it():
    with speaking(wording("tr")):
        assert capital("imzalandı") == "İmzalandı"
    assert capital("imports") == "Imports"


def test_words_with_a_day_or_a_side_behind_them():
    with speaking(wording("tr")):
        assert phrase("matches KAZ") == "KAZ ile uyuşuyor"
        assert phrase("adopted 2025-03-17 → signed") == "kabul edildi 2025-03-17 → imzalandı"
        assert words(Cell("KAZ 53.66 % ×0.82 · TUR no row"), "official") == "KAZ %53,66 ×0,82 · TUR satır yok"
        assert words(Cell("5 y"), "chance") == "5 yıl"
        assert words(Cell("CIF against FOB, transit and origin"), "may be") == "CIF ile FOB farkı, transit ve menşe"
        assert words(Cell("trade.turnover KAZ – TUR"), "of") == "dış ticaret hacmi KAZ – TUR"
        assert phrase("1 figures checked: 1 matches reporter.") == "denetlenen rakam: 1: bildirenle uyuşuyor: 1."
        assert phrase("status: said to be done, and not to be done").startswith("durum: ")
        assert "said to be" not in phrase("status: said to be done, and not to be done")
        assert phrase("the 8 found last: there are more, of one PAIR or with --most").startswith("son bulunan 8;")
        assert phrase("." * 5000) == "." * 5000
        assert phrase("%(number)s 100 %s") == "%(number)s 100 %s"


@pytest.mark.parametrize(("language", "read"), [("tr", "Okunduğu gün"), ("ru", "Прочитано"), ("kk", "Оқылған күні")])
def test_a_page_in_a_language_has_no_words_of_another(client, language, read):
    """What stands in contexts, titles and notes as well: the day of reading, stages, offices, what series say."""
    heads = {"accept-language": language}
    page = client.get("/documents/kaz-tur-03", headers=heads).text
    assert f"<dt>{read}</dt>" in page
    for english in ("reported", "asserted", "matches KAZ", "party inferred", "bn USD"):
        assert f">{english}" not in page
        assert f" {english}" not in page
    said = re.search(r'href="/statements/(\w+)"[^>]*>', page)[1]
    page = client.get(f"/statements/{said}", headers=heads).text
    assert "bn USD" not in page
    assert "head of state" not in page


def test_a_picture_is_in_the_language_of_whoever_asks(client):
    address = "/pairs/KAZ-TUR/figures/trade.turnover.svg"
    turkish = client.get(address, headers={"accept-language": "tr"})
    assert "milyar USD" in turkish.text
    assert turkish.headers["content-language"] == "tr"
    assert turkish.headers["vary"].startswith("Accept-Language, Cookie")
    assert "bn USD" in client.get(address).text
    page = client.get("/pairs/KAZ-TUR?as_of=2025-12-01", headers={"accept-language": "kk"}).text
    assert "KAZ – TUR: тауар айналымы" in page


def test_a_report_is_in_the_language_of_whoever_asks(client):
    told = [
        client.get("/pairs/KAZ-TUR/report/md?as_of=2025-12-01", headers={"accept-language": one})
        for one in ("ru", "en")
    ]
    assert [one.text.partition("\n")[0] for one in told] == ["# Казахстан – Турция", "# Kazakhstan – Türkiye"]
    assert told[0].headers["content-language"] == "ru"
