"""What is measured on: always the same texts, as long and as hostile as they say."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

import texts


@pytest.mark.parametrize("code", ["tr", "en", "ru", "kk"])
def test_articles_are_of_one_size_and_always_the_same(code):
    articles = texts.news(code, 5)
    assert articles == texts.news(code, 5)
    assert len(set(articles)) == 5
    assert all(texts.ARTICLE <= len(article.encode()) < texts.ARTICLE + 1_500 for article in articles)


def test_varied_keeps_years_and_length():
    chance = texts.random.Random(3)
    varied = texts.varied(chance, "In 1987 it was 4.3 percent of 120")
    assert varied.startswith("In 1987 it was ")
    assert len(varied) == len("In 1987 it was 4.3 percent of 120")
    assert varied != "In 1987 it was 4.3 percent of 120"


def test_hostile_texts_double_exactly():
    small, big = texts.hostile("tr", 1_000), texts.hostile("tr", 2_000)
    assert {len(text) for text in small.values()} == {1_000}
    assert {len(text) for text in big.values()} == {2_000}
    assert len(set(small.values())) == len(small)
