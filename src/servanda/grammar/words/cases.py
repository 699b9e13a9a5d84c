"""Names of people in the form in which a dictionary has them: Владимиром Путиным is Владимир Путин."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from servanda.grammar.words.fold import fold
from servanda.grammar.words.scan import scanner
from servanda.packs import Language
from servanda.packs.schema import NameCase

PLAIN = 4  # letters of a first name whose last one has no cases
CLEAR = 2  # letters of an ending that no dictionary form has by chance


def nominative(name: str, last: str, language: Language, *, account: bool = False) -> str:
    """A name without the endings of its case; `last` is the shortest form of the last name in the text, folded.

    A name is in a case where the text also has the last name without that ending, or where its endings leave no doubt;
    behind words of account (according to) in the one that they ask for.
    """
    words = name.split()
    if account and len(words) > 1 and (told := _told(words, language.name_cases)):
        return told
    for case in language.name_cases:
        bare = [*([""] * (len(words) - 1) if case.last else [_bare(word, case) for word in words[:-1]])]
        bare.append(_bare(words[-1], case))
        clear = case.clear and (case.least <= CLEAR or all(word[0].isupper() for word in words))
        known = bool(bare[-1]) and fold(bare[-1]) == last != fold(words[-1])
        whole = all(one or word.endswith(case.fixed) for one, word in zip(bare, words, strict=True)) and len(words) > 1
        if not (bare[-1] or all(len(one) >= PLAIN for one in bare if one)):
            continue  # Гийом Фори has no case
        if known or (clear and any(bare) and (whole or (case.last and bool(bare[-1])))):
            return " ".join(one or word for one, word in zip(bare, words, strict=True))
    return name


def bare(last: str, language: Language) -> set[str]:
    """What a folded last name may be in the dictionary, where it stands in a case that puts one ending for another."""
    return {last.removesuffix(end) + own for end, own in _exchanged(language.code) if last.endswith(end)}


@functools.cache
def _exchanged(code: str) -> tuple[tuple[str, str], ...]:
    """The folded endings of the cases of names in a language for which its dictionary has another one, with that."""
    cases = scanner(code).language.name_cases
    return tuple((fold(end), fold(own)) for case in cases for end, own in case.endings.items() if own)


def _told(words: list[str], cases: Sequence[NameCase]) -> str:
    """A name behind words of account, all of whose words have an ending that they ask for or none that changes.

    Endings of several letters hold for any word, whichever sort the others are of: Хуана Гарсии is Хуан Гарсия.
    """
    asked = [case for case in cases if case.account]
    clear = [next(filter(None, (_bare(word, case, CLEAR) for case in asked)), "") for word in words]
    for case in asked:
        bare = [long or _bare(word, case) for long, word in zip(clear, words, strict=True)]
        whole = all(one or word.endswith(case.fixed) for one, word in zip(bare, words, strict=True))
        if whole and any(bare):
            return " ".join(one or word for one, word in zip(bare, words, strict=True))
    return ""


def _bare(word: str, case: NameCase, least: int = 0) -> str:
    """A word without the longest ending of a case that has so many letters at least; empty where it has none."""
    ends = (end for end in case.endings if len(end) >= least)
    fitting = [end for end in ends if word.endswith(end) and len(word) - len(end) >= case.least]
    longest = max(fitting, key=len, default=None)
    return "" if longest is None else word.removesuffix(longest) + case.endings[longest]


def unowned(gap: str, language: Language) -> str:
    """What stands behind a noun, without the mark by which that owns what follows: last year's memorandum."""
    return gap.removeprefix(next((mark for mark in language.possessive_marks if gap.startswith(mark)), ""))
