"""Number words of a language, by the rules with which CLDR spells numbers out (unicode-rbnf; nothing is downloaded)."""

from __future__ import annotations

import re

from unicode_rbnf import FormatPurpose, RbnfEngine

Lexicon = dict[str, dict[str, list[str]]]
Rules = tuple[FormatPurpose, re.Pattern[str]]

CARDINALS = FormatPurpose.CARDINAL, re.compile(r"spellout-(numbering|cardinal).*")
ORDINALS = FormatPurpose.ORDINAL, re.compile(r"spellout-ordinal.*")
SCALES = (100, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000)
TIMES = (2, 3, 5)  # multiples of a scale that show its plural forms
COUNTED = (*range(21), *range(30, 100, 10))  # numbers that others are made of


class Speller:
    """How a language spells numbers. Raises `ValueError` for a language without rules in CLDR."""

    def __init__(self, code: str) -> None:
        self._engine = RbnfEngine.for_language(code)

    def forms(self, number: int, rules: Rules = CARDINALS) -> list[str]:
        """The number in all genders and cases that the rules know, each once."""
        try:
            spelled = self._engine.format_number(number, purpose=rules[0]).text_by_ruleset
        except (ValueError, KeyError):  # the rules do not reach so far
            return []
        words = (text.replace("\u00ad", "").strip() for name, text in spelled.items() if rules[1].fullmatch(name))
        return [word for word in dict.fromkeys(words) if word and not any(map(str.isdigit, word))]

    @property
    def glued(self) -> bool:
        """Whether numbers are written as one word."""
        return any(word.isalpha() for word in self.forms(25_000))

    def cardinals(self) -> dict[str, list[str]]:
        """Numbers below 1000 that are no plain sums: 0…20, tens, and whatever else has a form of its own."""
        found = {"1/weak" if number == 1 else str(number): self._own(number, CARDINALS) for number in range(100)}
        if not self.scale(100):
            found["100"] = [*self.forms(100), *self._before(101, 1)]
            found |= {str(number): self.forms(number) for number in range(200, 1000, 100)}
        return found

    def ordinals(self) -> dict[str, list[str]]:
        """Ordinals up to 100 that are no sums with another ordinal."""
        return {str(number): self._own(number, ORDINALS) for number in range(1, 101)}

    def scale(self, value: int) -> list[str]:
        """The word of a power of ten in its plural forms: what its multiples add to their number."""
        many = [word for times in TIMES for word in self._added(times * value, times)]
        one = self._added(value, 1) or self.forms(value)
        return list(dict.fromkeys(word for word in (*one, *many) if word.isalpha())) if many else []

    def _added(self, number: int, times: int) -> list[str]:
        """What a number has behind its multiplier, apart or, where numbers are glued, in the same word."""
        gap = "" if self.glued else " "
        found = []
        for spelled in self.forms(number):
            begins = [word for word in self.forms(times) if spelled.startswith(word + gap) and spelled != word]
            if begins:
                found.append(spelled.removeprefix(max(begins, key=len)).strip())
        return found

    def joints(self) -> list[str]:
        """Small words between a hundred and the rest."""
        found = [
            spelled.removeprefix(hundred).removesuffix(rest).strip()
            for spelled in self.forms(345)
            for hundred in self.forms(300)
            for rest in self.forms(45)
            if spelled.startswith(f"{hundred} ") and spelled.endswith(f" {rest}")
        ]
        return [word for word in dict.fromkeys(found) if word.isalpha()]

    def lexicon(self) -> Lexicon:
        """`numbers.yaml`."""
        words = {
            "number": self.cardinals(),
            "scale": {str(value): self.scale(value) for value in SCALES},
            "ordinal": self.ordinals(),
            "elision": {"and": self.joints()},
        }
        filled = {cls: {key: forms for key, forms in keys.items() if forms} for cls, keys in words.items()}
        return {cls: keys for cls, keys in filled.items() if keys}

    def _own(self, number: int, rules: Rules) -> list[str]:
        """The forms of a number that are not those of its ten and its unit side by side."""
        ten, unit = (number // 10 * 10, number % 10) if number not in COUNTED else (0, 0)
        sums = {f"{left} {right}" for left in self.forms(ten) for right in self.forms(unit, rules)} if ten else set()
        return [word for word in self.forms(number, rules) if word not in sums]

    def _before(self, number: int, last: int) -> list[str]:
        """What stands before the last part of a number: 100 as it is written in 101."""
        ends = [(spelled, word) for spelled in self.forms(number) for word in self.forms(last)]
        cut = [spelled.removesuffix(word).strip() for spelled, word in ends if spelled.endswith(f" {word}")]
        return [word for word in dict.fromkeys(cut) if word not in self.forms(100)]
