"""The scanner: every word of the lexicon, at its exact place, with its ending."""

from servanda.grammar.words.fold import fold, plain
from servanda.grammar.words.scan import Scanner
from servanda.packs import Entry, Language, Pack, load
from servanda.packs.schema import Morphology

WORDS = (
    Entry("Kazakistan*", "place", "KAZ"),
    Entry("Rusya*", "place", "RUS"),
    Entry("karşılıklı ticaret*", "concept", "trade.turnover"),
)


def found(text: str) -> list[tuple[str, str, str]]:
    scanner = Scanner(Pack(load("tr").language, WORDS))
    return [(text[t.start : t.end], t.key, t.ending) for t in scanner.terms(text)]


def test_case_ending_and_apostrophe() -> None:
    assert found("KAZAKİSTAN ile Rusya’nın") == [("KAZAKİSTAN", "KAZ", ""), ("Rusya", "RUS", "nin")]


def test_phrase_with_inner_ending() -> None:
    assert found("karşılıklı ticaretin artması") == [("karşılıklı ticaretin", "trade.turnover", "in")]


def test_fold_keeps_length() -> None:
    text = "İIıi ЁЖИК «a»\u00a0–\u2009b"
    assert len(fold(text)) == len(text)


def test_plain_maps_back_over_soft_hyphens_and_combining_marks() -> None:
    text = "Ka\u00adzak и\u0306"
    made = plain(text)
    assert made.text == "Kazak й"
    start = made.text.index("й")
    assert text[slice(*made.span(start, start + 1))] == "и\u0306"


def language(**morphology: object) -> Language:
    return Language(
        code="xx",
        name="Made up",
        english="Made up",
        script="Latn",
        morphology=Morphology(**morphology),  # type: ignore[arg-type]
    )


def scanned(text: str, *forms: str, **morphology: object) -> list[tuple[str, str]]:
    made = Scanner(Pack(language(**morphology), tuple(Entry(form, "noun", form) for form in forms)))
    return [(text[t.start : t.end], t.ending) for t in made.terms(text)]


def test_the_last_letter_of_a_stem_softens_before_endings() -> None:
    soft = {"endings": ("i", "ler"), "chain": 2, "softening": {"k": "g", "p": "b"}}
    assert scanned("mektep mektebi mektepler", "mektep*", **soft) == [
        ("mektep", ""),
        ("mektebi", "i"),
        ("mektepler", "ler"),
    ]
    assert scanned("ak oregi", "ak orek*", **soft) == [("ak oregi", "i")]


def test_a_short_stem_and_a_closed_form_do_not_soften() -> None:
    soft = {"endings": ("i",), "softening": {"k": "g"}}
    assert scanned("agi oreg", "ak*", "orek", **soft) == []


def test_capitals_that_a_form_asks_for() -> None:
    assert scanned("a try for TRY", "^TRY") == [("TRY", "")]
    assert scanned("Polish firms polish Polish glass", "^Polish") == [("Polish", ""), ("Polish", "")]
    assert scanned("POLISH U.S. u.s.", "^Polish", "^U.S.") == [("POLISH", ""), ("U.S.", "")]


def test_a_word_may_end_in_a_symbol() -> None:
    assert scanned("US$5 and us $", "us$") == [("US$", "")]


def test_of_two_places_in_the_same_words_the_longer_stem_is_meant() -> None:
    places = (Entry("Niger*", "place", "NER"), Entry("Nigeria*", "place", "NGA"), Entry("Nigeria*", "city", "NGA"))
    made = Scanner(Pack(language(endings=("ia", "n"), chain=2), places))
    assert [t.key for t in made.terms("Niger Nigeria Nigerian")] == ["NER", "NGA", "NGA", "NGA", "NGA"]


def test_a_place_in_the_name_of_a_currency_is_no_place() -> None:
    entries = (
        Entry("US", "place", "USA"),
        Entry("US dollars", "currency", "USD"),
        Entry("dollars of US", "currency", "X"),
    )
    made = Scanner(Pack(language(), entries))
    text = "US firms paid US dollars, or dollars of US"
    assert [text[t.start : t.end] for t in made.terms(text)] == ["US", "US dollars", "dollars of US"]


def test_an_idiom_hides_what_it_covers_but_no_organisation_of_the_same_words() -> None:
    entries = (
        Entry("World Trade Club", "idiom", ""),
        Entry("World Trade Club", "organisation", "WTC"),
        Entry("trade", "concept", "trade.turnover"),
    )
    made = Scanner(Pack(language(), entries))
    assert [t.cls for t in made.terms("World Trade Club of trade")] == ["idiom", "organisation", "concept"]
