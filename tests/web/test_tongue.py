"""Pages in the language of their reader: numbers, countries, messages; the words of documents stay as they are."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from servanda.judge.questions.answer import Cell
from servanda.model import Value
from servanda.views import human
from servanda.views.questions import ask
from servanda.views.wording import speaking
from servanda.web.filters import phrase, words
from servanda.web.languages import LOCALES
from servanda.web.page import environment
from servanda.web.tongue import Messages, country, wording

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
