"""Line breaks that only wrap, and that a wrapped text is read like one that is not."""

import json
import textwrap
from importlib.resources import files

import pytest

from servanda import pipeline
from servanda.grammar.words.lines import unwrapped
from servanda.model import Document, Statement


def wrapped(text: str, width: int) -> str:
    """The text in lines of at most so many characters, each break in place of a blank; paragraphs as they are."""
    lines = text.split("\n")
    return "\n".join(
        "\n".join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)) for line in lines
    )


def test_breaks_of_a_wrapped_text_are_blanks_and_those_between_paragraphs_stay():
    long = (
        "Exports to Norland rose to 40 million dollars in the first half of the year, said the minister of trade, who "
        "had come to open the fair and to hear what the growers of apples think of the new duties."
    )
    text = f"Trade with Norland\n{long}\nThe fair will be open for a week.\n- apples\n- pears\n\n{long}"
    broken = wrapped(text, 60)
    assert broken != text
    assert unwrapped(broken) == text


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("a line that goes on in\nlower case", True),
        ("A heading\nThe first sentence.", False),
        ("It ends here.\nand this begins in lower case", False),
        ("more than what they had borrowed in those years,\n$600 million of it", True),
        ("They signed:\n– an agreement on customs\nand parted.", False),
        ("One line\n\nanother", False),
    ],
)
def test_a_single_break(text, joined):
    assert unwrapped(text) == (text.replace("\n", " ") if joined else text)


def test_offsets_stay():
    text = "these lines\r\nare broken as some mail\r\nprograms do\r\n\r\nand end"
    assert len(unwrapped(text)) == len(text)
    assert unwrapped(text).splitlines()[0] == "these lines  are broken as some mail  programs do"


@pytest.mark.parametrize("width", [60, 72, 80])
def test_a_wrapped_text_says_the_same(width):
    demo = files("servanda").joinpath("data", "demo", "1-outlets.jsonl").read_text(encoding="utf-8")
    texts = [json.loads(line) for line in demo.splitlines()]
    assert texts
    for one in texts:
        assert said(one, one["text"]) == said(one, wrapped(one["text"], width)), one["id"]


@pytest.mark.parametrize("text", ["they paid over\n$5\u00a0million for it", "a two\u2011year loan of 1\u00a0million"])
def test_atoms_are_in_the_letters_of_the_text(text):
    found = pipeline.atoms(text, "en")
    assert found
    assert all(one.text == text[one.start : one.end] for one in found)


@pytest.mark.parametrize(("usual", "variant"), [(" ", "\u00a0"), ("-", "\u2010"), ("-", "\u2011")])
def test_what_differs_in_how_lines_break_says_the_same(usual, variant):
    text = "The two-day talks of Oman and Qatar ended on 5 May with a 20-year agreement on 3 million tonnes of gas."
    one = {"language": "en"}
    assert said(one, text)
    assert said(one, text) == said(one, text.replace(usual, variant))


def said(one, text):
    document = Document(id="x", text=text, language=one.get("language"), published=one.get("published"))
    found = [each for each in pipeline.statements(document) if isinstance(each, Statement)]
    return [(each.kind, each.concept, each.start, each.end, each.parties, each.value, each.speaker) for each in found]
