"""Addresses of sources at the very words: nothing in the words means anything to a browser."""

from urllib.parse import unquote

import pytest

from servanda.model import Document, version_of
from servanda.views.citing import address


def at(words, url="https://news.example/1"):
    return address(version_of(Document(id="a", text="x", url=url)), words)


@pytest.mark.parametrize(("words", "fragment"), [
    ("$5.8 billion", "%245.8%20billion"), ("İkili ticaret", "%C4%B0kili%20ticaret"),
    ("a - b, c & d", "a%20%2D%20b%2C%20c%20%26%20d"),
    ("two\nlines\tof it", "two%20lines%20of%20it"), ("half \ud83d of it", "half%20%3F%20of%20it"),
])  # fmt: skip
def test_words_stand_in_an_address_as_they_are(words, fragment):
    assert at(words) == f"https://news.example/1#:~:text={fragment}"


def test_of_many_words_the_ends_are_enough():
    words = " ".join(f"word{number}" for number in range(40))
    first, last = at(words).partition("text=")[2].split(",")
    assert unquote(first) == "word0 word1 word2 word3 word4"
    assert unquote(last) == "word35 word36 word37 word38 word39"


def test_an_address_with_a_mark_of_its_own_keeps_it():
    assert at("x", "https://news.example/1#part") == "https://news.example/1#part:~:text=x"


@pytest.mark.parametrize(
    "url", [None, "javascript:alert(1)", "data:text/html,x", "https://a.example/<b>", "file:///etc/passwd"]
)
def test_what_may_not_be_linked_has_no_address(url):
    assert at("x", url) is None
