"""The words around a span: whole sentences where they fit, whole words where they do not."""

import pytest

from servanda.views.context import Context, context


def around(text: str, quote: str, room: int = 200) -> Context:
    start = text.index(quote)
    return context(text, start, start + len(quote), room)


def test_a_sentence_is_not_left():
    text = "Başkan geldi. Ticaret 27 milyar dolara ulaştı. Sonra gitti."
    assert around(text, "27 milyar dolara") == ("Ticaret ", "27 milyar dolara", " ulaştı.")


def test_a_stop_inside_quotation_marks_ends_a_sentence():
    text = "He said: “We signed 12 documents.” Then he left. “Good.” Nine more follow."
    assert around(text, "12 documents").after == ".”"
    assert around(text, "Nine").before == ""


def test_an_abbreviation_ends_no_sentence():
    assert around("Meeting of St. Petersburg and others", "Petersburg").before == "Meeting of St. "


def test_a_line_is_not_left():
    assert around("Heading\nTrade grew\nMore", "grew") == ("Trade ", "grew", "")


def test_a_line_that_only_wraps_is_left():
    text = "They will support the goal of mobilizing more than\n$600 billion in\nglobal infrastructure.\nNew heading"
    assert around(text, "$600 billion").after == " in global infrastructure."
    assert around(text, "$600 billion").before == "They will support the goal of mobilizing more than "
    assert around(text, "global").before.endswith("more than $600 billion in ")
    assert around(text, "New heading").before == ""
    item = "The two sides signed a memorandum on transport and\n- a plan for two years"
    assert around(item, "a plan") == ("- ", "a plan", " for two years")


def test_long_sentences_are_cut_at_words():
    before, quote, after = around("one two three four five six seven eight nine ten", "five", room=24)
    assert (before, quote, after) == ("…four ", "five", " six…")


def test_the_middle_of_a_long_span_is_left_out():
    text = "word " * 100
    shown = context(text, 0, 500, 60)
    assert len(shown.quote) < 70
    assert shown.quote.split(" […] ")[0].split() == ["word"] * 8
    assert set(shown.quote.split()) == {"word", "[…]"}


@pytest.mark.parametrize("text", ["x" * 50_000, " " * 50_000, "." * 50_000, "“" * 50_000])
def test_only_the_neighbourhood_is_looked_at(text):
    shown = context(text, 25_000, 25_001, 100)
    assert sum(map(len, shown)) <= 102
