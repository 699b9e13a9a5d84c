"""Numbers in figures and words, with a small lexicon of the test's own."""

import msgspec
import pytest

from servanda.grammar.atoms import numbers
from servanda.grammar.words.scan import Scanner
from servanda.packs import Entry, Language, Pack
from servanda.packs.schema import Morphology

UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
TENS = {"twenty": "20", "thirty": "30", "forty": "40", "fifty": "50"}
WORDS = [
    *(Entry(word, "number", str(value)) for value, word in enumerate(UNITS)),
    *(Entry(word, "number", value) for word, value in TENS.items()),
    *(Entry(word, "scale", value) for word, value in {"hundred": "100", "thousand": "1000", "million": "1000000",
      "billion": "1000000000", "k": "1000"}.items()),
    Entry("half", "fraction", "0.5"), Entry("dozen", "collective", "12"), Entry("dozens", "collective", "12"),
    Entry("third", "ordinal", "3"), Entry("third", "denominator", "3"), Entry("thirds", "denominator", "3"),
    Entry("fifths", "denominator", "5"), Entry("hundredth", "ordinal", "100"),
    Entry("and", "elision", "and"), Entry("of", "elision", "of"), Entry("point", "point", ""),
    Entry("over", "over", ""),
    Entry("minus", "minus", ""), Entry("rd", "ordinal_suffix", ""), Entry("kg", "unit", "KG"),
    Entry("USD", "currency", "USD"),
]  # fmt: skip
ENGLISH = Language(code="xx", name="X", english="X", script="Latn", decimal=".", articles=("a",))


def read(text: str, language: Language = ENGLISH, words: list[Entry] = WORDS) -> list[str]:
    scanner = Scanner(Pack(language, tuple(words)))
    found = numbers.find(text, scanner.terms(text), scanner)
    return [f"{text[n.start : n.end]}={n.value.normalize():f}{'.' if n.ordinal else ''}" for n in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twenty-five", ["twenty-five=25"]),
        ("two hundred and five thousand three", ["two hundred and five thousand three=205003"]),
        ("two million three hundred", ["two million three hundred=2000300"]),
        ("two million and a half", ["two million and a half=2500000"]),
        ("half a million and half of it", ["half a million=500000", "half=0.5"]),
        ("two and a half million", ["two and a half million=2500000"]),
        ("two thirds of a million", ["two thirds of a million=" + "666666.666666667"]),
        ("three and two fifths", ["three and two fifths=3.4"]),
        ("a dozen, three dozens", ["a dozen=12", "three dozens=36"]),
        ("three hundred third, one third of", ["three hundred third=303.", "one third=0.333333333333333"]),
        ("two point zero five million", ["two point zero five million=2050000"]),
        ("minus twenty over three five", ["minus twenty over three=-6.66666666666667", "five=5"]),
        ("two and three and two million", ["two=2", "three=3", "two million=2000000"]),
        ("3 million 250 thousand", ["3 million 250 thousand=3250000"]),
        ("12 thousand 500", ["12 thousand 500=12500"]),
        ("5 million 2024", ["5 million=5000000", "2024=2024"]),
        ("five over 2020 was", ["five over 2020=0.00247524752475248"]),
        ("5 over 2020", ["5=5", "2020=2020"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,234.5 and 1.234,5", ["1,234.5=1234.5", "1.234,5=1234.5"]),
        ("12 500 and 4000 3", ["12 500=12500", "4000=4000", "3=3"]),
        ("2020 345 000", ["2020=2020", "345 000=345000"]),
        ("-5, (−7) and 10-20", ["-5=-5", "−7=-7", "10=10", "20=20"]),
        ("22,24,26", ["22=22", "24=24", "26=26"]),
        ("12,34,567", ["12,34,567=1234567"]),
        (".5 and 1/4 and 2 1/4", [".5=0.5", "1/4=0.25", "2 1/4=2.25"]),
        ("1.3e6 and 2^3", ["1.3e6=1300000", "2^3=8"]),
        ("10k, 5kg, 3rd and USD5", ["10k=10000", "5=5", "3rd=3.", "5=5"]),
        ("A4, Boeing-737, mid-1972 and 14:30", ["1972=1972"]),
        ("9" * 50, []),
    ],
)
def test_figures(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_marks_of_the_language_decide() -> None:
    comma = Language(code="xx", name="X", english="X", script="Latn", decimal=",")
    assert read("1.234 and 1,234", comma) == ["1.234=1234", "1,234=1.234"]
    assert read("1.234 and 1,234") == ["1.234=1.234", "1,234=1234"]


def test_ordinals_with_a_dot_or_hyphen() -> None:
    dotted = Language(code="xx", name="X", english="X", script="Latn", ordinal_dot=True)
    assert read("20. Forum, 150. year. In 2019. Then 200. Then", dotted) == [
        "20.=20.", "150.=150.", "2019=2019", "200=200",
    ]  # fmt: skip
    hyphen = Language(code="xx", name="X", english="X", script="Latn", ordinal_hyphen=True)
    assert read("28-november", hyphen) == ["28-=28."]


def test_words_written_as_one_and_denominators_in_their_case() -> None:
    language = Language(
        code="xx", name="X", english="X", script="Latn", glued_numbers=True, fraction_case="in",
        role_endings={"in": ("da",)},
    )  # fmt: skip
    words = [*WORDS, Entry("fivehundred", "place", "USA")]
    assert read("fiftytwo fivehundredtwo fivefold", language, words) == ["fiftytwo=52", "fivehundredtwo=502"]
    opened = [Entry("ten*", "number", "10"), Entry("two", "number", "2")]
    language = msgspec.structs.replace(language, morphology=Morphology(endings=("da",)))
    assert read("tenda two", language, opened) == ["tenda two=0.2"]
