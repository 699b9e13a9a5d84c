"""Words of the code in the language that is spoken; those of documents stay as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.judge.questions.answer import Cell, Measured
from servanda.views import answers, human
from servanda.wording import numeral, percent, say, within

OURS = frozenset(
    {
        "kind",
        "modality",
        "stage",
        "status",
        "verdict",
        "why",
        "why they may differ",
        "may be explained by",
        "matched by",
        "grade",
        "may be",
        "is",
        "what",
        "what it is",
        "what falls due",
        "steps",
        "step",
        "goal",
        "how",
        "kept",
        "languages",
        "type",
        "when",
        "latest",
        "need",
        "has",
        "chance",
        "series",
        "from",
    }
)  # columns of answers that hold words of the code, not of documents
OFFICIAL = "official"  # the column that tells what series say: numbers with a few words of ours
OF = "of"  # the column that names measures by their keys, each with its sides
KEY = re.compile(r"[a-z]+(?:\.[a-z_]+)+")
NUMBERS = frozenset({"spread in %", "ratio"})  # columns of bare numbers
MARKS = (". ", "; ", ": ", " · ", " → ", ", ")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NUMBER = re.compile(r"\b\d[\d,]*\b")
COUNTED = re.compile(r"(\d[\d,]*) ([a-z][a-z ]*)")
DATED = re.compile(r"(.*\D) (\d{4}(?:-\d\d){0,2})")
SIDED = re.compile(r"(.*?) ([A-Z]{3}(?:(?:\+| – )[A-Z]{3})*)")
SIDE = re.compile(r"[A-Z]{3}|documents")  # a column of what one side's figures tell
LETTERS = re.compile(r"[a-z]+(?: [a-z]+)*")
RATE, DECIMAL = re.compile(r"(\d[\d.]*) %"), re.compile(r"\d+\.\d+")
SHARE = re.compile(r"(-?\d[\d.,]*) (%|y)")


def words(cell: Cell, column: str = "") -> str:
    """A cell as a person reads it: words of ours are in the language that is spoken, those of documents as they are."""
    if isinstance(cell.value, Measured):
        one = cell.value
        return human.rounded(one.amount, one.unit, phrase(one.head), phrase(one.note))
    if not isinstance(cell.value, str):
        return answers.words(cell)
    if column in NUMBERS:
        return numeral(cell.value)
    if column == OFFICIAL:
        return measured(cell.value)
    if column == OF:
        return KEY.sub(lambda found: _topic(found[0]), cell.value)
    return phrase(cell.value.replace("_", " ")) if column in OURS or SIDE.fullmatch(column) else cell.value


def phrase(told: str, marks: Sequence[str] = MARKS) -> str:
    """Words of the code: as a whole where the catalog has them, else piece by piece, from mark to mark."""
    if told.endswith(":"):
        return f"{phrase(told[:-1])}:"
    whole = _framed(told)
    if whole != told or not told:
        return whole
    for number, mark in enumerate(marks):
        if mark in told:
            return mark.join(phrase(piece, marks[number + 1 :]) for piece in told.split(mark))
    bare = told.rstrip(".")
    whole = _framed(bare)
    return (whole if whole != bare else _piece(bare)) + told[len(bare) :]


def _topic(key: str) -> str:
    """A measure by its key, in words where the catalog has them."""
    words = key.replace(".", " ").replace("_", " ")
    told = say(words)
    return told if told != words else key


def _framed(told: str) -> str:
    """Words as the catalog has them, with or without the one number in them; as they are where it has them not."""
    whole = say(told)
    for shape, field in ((YEAR, "%(year)s"), (NUMBER, "%(number)s")):
        found = shape.findall(told)
        frame = shape.sub(field, told)
        if whole == told and len(found) == 1 and (framed := say(frame)) != frame:
            return framed.replace(field, found[0])
    return whole


def measured(told: str) -> str:
    """`KAZ 27.79 bn USD ×1.03 · RUS no row`, number by number and word by word."""
    shared = RATE.sub(lambda found: percent(found[1]), told)
    return DECIMAL.sub(lambda found: numeral(found[0]), LETTERS.sub(lambda found: say(found[0]), shared))


def _piece(told: str) -> str:
    """A few words, which may have a day or the code of a side behind them."""
    if found := SHARE.fullmatch(told):
        number = numeral(found[1])
        return percent(number) if found[2] == "%" else say("%(number)s y", number=number)
    if (found := COUNTED.fullmatch(told)) and (state := say(found[2])) != found[2]:
        return say("%(number)s %(state)s", number=numeral(found[1]), state=state)
    for shape, name in ((DATED, "date"), (SIDED, "side")):
        if found := shape.fullmatch(told):
            field = f"%({name})s"
            framed = f"{found[1]} {field}"
            placed = say(framed)
            return (placed if placed != framed else f"{say(found[1])} {field}").replace(field, found[2])
    return say(told)


def column(name: str) -> str:
    """The head of a column, which may be a stage, a status or the name of somebody."""
    told = within("column", name)
    return told if told != name else say(name)
