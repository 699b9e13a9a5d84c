"""Pages in the language of their reader: numbers, countries, messages; the words of documents stay as they are."""

import pytest

from servanda.judge.questions.answer import Cell
from servanda.model import Value
from servanda.views import human
from servanda.views.wording import speaking
from servanda.web.filters import phrase, words
from servanda.web.page import environment
from servanda.web.tongue import Messages, country, wording


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
