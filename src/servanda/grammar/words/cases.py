"""Names of people in the form in which a dictionary has them: Владимиром Путиным is Владимир Путин."""

from __future__ import annotations

from servanda.grammar.words.fold import fold
from servanda.packs import Language
from servanda.packs.schema import NameCase

SHORTEST, PLAIN = 2, 4  # letters that a word of a name keeps, and a first name whose last one has no cases


def nominative(name: str, last: str, language: Language, *, account: bool = False) -> str:
    """A name without the endings of its case; `last` is the shortest form of the last name in the text, folded.

    A name is in a case where the text also has the last name without that ending, or where its endings leave no doubt;
    behind words of account (according to) in the one that they ask for.
    """
    words = name.split()
    for case in language.name_cases:
        bare = [*([""] * (len(words) - 1) if case.last else [_bare(word, case) for word in words[:-1]])]
        bare.append(_bare(words[-1], case))
        known = bool(bare[-1]) and fold(bare[-1]) == last != fold(words[-1])
        whole = all(one or word.endswith(case.fixed) for one, word in zip(bare, words, strict=True)) and len(words) > 1
        if account and case.account and whole and bare[-1]:
            return " ".join(one or word for one, word in zip(bare, words, strict=True))
        if not (bare[-1] or all(len(one) >= PLAIN for one in bare if one)):
            continue  # Гийом Фори has no case
        if known or (case.clear and any(bare) and (whole or (case.last and bool(bare[-1])))):
            return " ".join(one or word for one, word in zip(bare, words, strict=True))
    return name


def _bare(word: str, case: NameCase) -> str:
    """A word without the longest ending of a case; empty where it has none."""
    fitting = [end for end in case.endings if word.endswith(end) and len(word) - len(end) >= SHORTEST]
    longest = max(fitting, key=len, default=None)
    return "" if longest is None else word.removesuffix(longest) + case.endings[longest]
