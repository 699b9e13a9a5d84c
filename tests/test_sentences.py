"""Sentences: where they end, and that none is without an end."""

from servanda.grammar.words.sentences import LONGEST, Sentences
from servanda.packs import load


def test_what_has_no_end_is_cut_at_blanks():
    text = "word " * 2_000
    sentences = Sentences(text, load("en").language)
    spans = sentences.spans
    assert max(end - start for start, end in spans) <= LONGEST
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(text[end - 1] == " " for _, end in spans)


def test_one_word_without_an_end_is_cut_too():
    sentences = Sentences("a" * 4_000, load("en").language)
    assert sentences.starts == [0, LONGEST, 2 * LONGEST]
