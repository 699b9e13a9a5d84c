"""The words that make a range of two amounts: between, from, to, and. They are looked up beside amounts."""

from __future__ import annotations

import functools

from servanda.grammar.words.fold import fold
from servanda.grammar.words.scan import Scanner

WINDOW = 24  # characters that are looked at
MOST_WORDS = 3


class Ranging:
    """These words of one language, by their place."""

    def __init__(self, scanner: Scanner) -> None:
        self._fit = scanner.endings.fit
        self._whole: dict[str, dict[str, str]] = {"": {}, "after": {}}
        self._stems: dict[str, str] = {}
        for entry in scanner.pack.entries:
            if entry.cls != "range":
                continue
            key, _, place = entry.key.partition("/")
            phrase = " ".join(fold(entry.form.rstrip("*")).split())
            self._whole[place][phrase] = key
            if entry.form.endswith("*") and place:
                self._stems[phrase] = key

    def joint(self, gap: str) -> str:
        """What stands between two amounts: to or and; empty for anything else."""
        key = self._whole[""].get(" ".join(fold(gap).split())) if len(gap) <= WINDOW else None
        return key if key in {"to", "and"} else ""

    def opening(self, text: str, end: int) -> tuple[str, int]:
        """Between or from right before an offset, and where it begins; empty and the offset without one."""
        low = max(0, end - WINDOW)
        words = fold(text[low:end])
        if not words.endswith(" ") and end:
            return "", end
        for count in range(MOST_WORDS, 0, -1):
            parts = words.split()[-count:]
            key = self._whole[""].get(" ".join(parts))
            if key in {"between", "from"}:
                return key, low + words.rindex(parts[0])
        return "", end

    def closing(self, text: str, start: int) -> tuple[str, int]:
        """Between or to right behind an offset, and where the word ends; empty and the offset without one."""
        words = fold(text[start : start + WINDOW])
        stop = words.find(" ")
        word = words if stop < 0 else words[:stop]
        key = self._whole["after"].get(word) or next(
            (key for stem, key in self._stems.items() if word.startswith(stem) and self._fit(word[len(stem) :])), ""
        )
        return key, start + len(word) if key else start


@functools.lru_cache(maxsize=32)
def ranging(scanner: Scanner) -> Ranging:
    """The words of a language, collected once."""
    return Ranging(scanner)
