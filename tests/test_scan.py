"""The scanner: every word of the lexicon, at its exact place, with its ending."""

from servanda.grammar.fold import fold, plain
from servanda.grammar.scan import Scanner
from servanda.packs import Entry, Pack, load

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
