"""Verbs whose endings tell how something is meant: one that closes its sentence, or stands right before a noun."""

from __future__ import annotations

import re

from servanda.grammar.clause import parted
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

AWAITED_NEAR, TO_COME = 24, frozenset({"planned", "forecast", "target"})  # characters to what awaits a verb
MOST_NAMED, NAME_NEAR = 7, 90  # words, and characters, of the name of a gathering
GUESSES = frozenset({"forecast", "estimated"})
BOUND_NEAR = 16  # characters from a word that bounds an amount to the end of its verb
BEHIND = 80  # characters from an amount to the verb that closes its clause
CLOSING = re.compile(r"[^\W\d_]+(?=[,.;!?\n]|\Z)")
CLOSES = frozenset({"", ".", ";", "!", '"', "”", "\n"})  # what ends a sentence


def planned(reading: Reading, anchor: tuple[int, int]) -> bool:
    """Whether words end in a verb of plans that closes its sentence: 30 Ekim'de Ankara'ya gelecek."""
    endings = reading.language.planning_endings
    behind = reading.text[anchor[1] : anchor[1] + 1]
    return bool(endings) and behind in CLOSES and reading.text[slice(*anchor)].endswith(endings)


def described(reading: Reading, anchor: tuple[int, int], begin: int) -> bool:
    """Whether a participle of the future stands right before an anchor or its name: düzenlenecek Üçlü Zirve.

    One other word may stand between: düzenlenecek ilk toplantı.
    """
    endings = reading.language.participle_endings
    at, plain = anchor[0], 0
    words = reading.text[max(begin, at - NAME_NEAR) : at].split()[-MOST_NAMED:] if endings else []
    for word in reversed(words):
        at = reading.text.rindex(word, 0, at)
        if word.endswith(endings) and word.islower():
            told = reading.within(at, at + 1, "relative", "modality")  # next is a participle too, a potential is none
            return not any(one.cls == "relative" or one.key.startswith("potential") for one in told)
        plain += not word[0].isupper()
        if plain > 1 or not word[-1].isalnum():
            return False
    return False


def awaited(reading: Reading, verb: Term) -> bool:
    """Whether a verb is a noun of what a word behind expects, plans or promises: imzalanmasının beklendiğini."""
    endings = (*reading.language.doing_endings, *reading.language.coming_endings)
    if not endings or not reading.text[verb.start : verb.end].endswith(endings):
        return False
    behind = reading.within(verb.end, verb.end + AWAITED_NEAR, "modality", "commitment")
    plans = (one for one in behind if one.cls == "commitment" or one.key.partition("/")[0] in TO_COME)
    return any(len(reading.text[verb.end : one.start].split()) <= 1 for one in plans)


def agrees(reading: Reading, verb: Term) -> bool:
    """Whether a verb only agrees to do what the noun right before tells: hazırlanması konusunda mutabık kaldı."""
    endings = reading.language.doing_endings
    near = reading.within(verb.start - AWAITED_NEAR, verb.end, "commitment") if endings else []
    start = next((one.start for one in near if one.start <= verb.start < one.end), 0)
    before = reading.text[max(0, start - AWAITED_NEAR) : start].split()[-1:] if start else []
    return bool(before) and before[0].endswith(endings)


def meant(reading: Reading, start: int, end: int) -> str:
    """How the verb that closes the clause behind an amount is meant by its ending, if that tells: yatıracak, құймақ.

    A comma may stand behind the subject: 20 kişi, aralıktaki toplantıda listeye alınabilir.
    """
    if not reading.language.planning_endings:
        return ""
    for closed in CLOSING.finditer(reading.text, start, min(end, start + BEHIND)):
        if parted.ended(reading, start, closed.start()):
            break
        if told := _voiced(reading, start, closed):
            return told
        verbs = reading.within(closed.start(), closed.end(), "modality", "speech", "stage", "act")
        if verbs or reading.text[closed.end() : closed.end() + 1] != ",":
            break
    return ""


def _voiced(reading: Reading, start: int, closed: re.Match[str]) -> str:
    """What the ending of a word that closes a clause tells, or that of the word before one of saying."""
    language = reading.language
    if reading.within(closed.start(), closed.start() + 1, "speech"):
        word = next(iter(reading.text[start : closed.start()].lower().split()[-1:]), "")  # that it will, he said
    else:
        word = closed[0].lower()
    if any(one in word for one in language.able_endings):
        return "potential"
    if word.endswith(language.finite_endings or ("\0",)) and any(one in word for one in language.denying_endings):
        bounds = reading.within(max(start, closed.start() - BOUND_NEAR), closed.end(), "comparator")
        return "" if bounds else "denied"  # 5 млн тонна жібермеген; but not: 5 млн тоннадан аспаған
    return "planned" if word.endswith(language.planning_endings) else ""


def outer(reading: Reading, terms: list[Term], term: Term) -> Term:
    """The word right behind a plan that only expects or guesses it, where verbs come last: olacağı tahmin ediliyor.

    It may be the same word that tells a plan where acts are told: olması bekleniyor.
    """
    if not reading.language.verb_final or term.key != "planned":
        return term
    guesses = (one for one in terms if one.key in GUESSES)
    return next((one for one in guesses if 0 < one.start - term.end <= 1 or one.start == term.start), term)
