"""Words of the code in the language that is spoken; those of documents stay as they are."""

from __future__ import annotations

import re

from servanda.judge.questions.answer import Cell
from servanda.views import answers
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
        "official",
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
    }
)  # columns of answers that hold words of the code, not of documents
OFFICIAL = "official"  # the column that tells what series say: numbers with a few words of ours
NUMBERS = frozenset({"spread in %", "ratio"})  # columns of bare numbers
APART = re.compile(r"(, |; |: | → )")
DATED = re.compile(r"(.*\D) (\d{4}(?:-\d\d){0,2})")
SIDED = re.compile(r"(.*) ([A-Z]{3}(?:\+[A-Z]{3})*)")
LETTERS = re.compile(r"[a-z]+(?: [a-z]+)*")
RATE, DECIMAL = re.compile(r"(\d[\d.]*) %"), re.compile(r"\d+\.\d+")
SHARE = re.compile(r"(-?\d[\d.,]*) (%|y)")


def words(cell: Cell, column: str = "") -> str:
    """A cell as a person reads it: words of ours are in the language that is spoken, those of documents as they are."""
    if not isinstance(cell.value, str):
        return answers.words(cell)
    if column in NUMBERS:
        return numeral(cell.value)
    if column == OFFICIAL:
        return _measured(cell.value)
    return phrase(cell.value.replace("_", " ")) if column in OURS else cell.value


def phrase(told: str) -> str:
    """Words of the code: as a whole where the catalog has them, else piece by piece."""
    whole = say(told)
    if whole != told:
        return whole
    return "".join(piece if at % 2 else _piece(piece) for at, piece in enumerate(APART.split(told)))


def _measured(told: str) -> str:
    """`KAZ 27.79 bn USD ×1.03 · RUS no row`, number by number and word by word."""
    shared = RATE.sub(lambda found: percent(found[1]), told)
    return DECIMAL.sub(lambda found: numeral(found[0]), LETTERS.sub(lambda found: say(found[0]), shared))


def _piece(told: str) -> str:
    """A few words, which may have a day or the code of a side behind them."""
    if found := SHARE.fullmatch(told):
        number = numeral(found[1])
        return percent(number) if found[2] == "%" else say("%(number)s y", number=number)
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
