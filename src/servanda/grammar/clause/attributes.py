"""What stands beside a noun and says of it where it stands, or what its name means."""

from __future__ import annotations

from servanda.grammar.words.fold import fold
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import SEATS, Term
from servanda.packs import glosses

LENGTHS, AWAY = frozenset({"KM", "M", "MI"}), 24
DOES = ("stage", "act", "deed", "modality")
PHRASE = 32  # characters of two words behind a number
TAKEN, WORK = (*DOES, "concept", "office", "flow", "role"), "project."
NOUN_NEAR = 24  # characters from a country to its noun, and of that
SHORT = 3  # letters of an ending that may as well be a part of a word


def located(reading: Reading, word: str) -> bool:
    """Whether a word says where a thing stands, by an ending that makes it its attribute."""
    endings = [one for one in reading.language.role_endings.get("in", ()) if len(one) > SHORT]
    return reading.language.verb_final and word.endswith(tuple(endings))


def means(reading: Reading, word: str) -> bool:
    """Whether a word is one that names are made of, and more than a sort or a field: White Gate."""
    told = glosses(reading.language.code).senses([word])[0] if word[:1].isupper() else ()
    return any(not key.endswith(("/kind", "/field", "/act")) for key in told)


def placed(reading: Reading, mention: Mention, role: str) -> str:
    """The role of a mention; a town from which a way is measured is a goal: to invest in a port 20 km from A.

    Whoever does something behind "after" is its subject: after A signed a pact.
    """
    if role == "beyond" and not reading.language.verb_final and reading.within(mention.end + 1, mention.end + 2, *DOES):
        than = reading.within(mention.start - NOUN_NEAR, mention.start, "compared")
        return role if than and than[-1].end == mention.start - 1 else ""  # less than A gets
    if role != "from" or mention.how not in SEATS:
        return role
    final, text = reading.language.verb_final, reading.text
    low, high = (mention.end, mention.end + AWAY // 2) if final else (mention.start - AWAY, mention.start)
    ways = [one for one in reading.atoms_within(low, high) if one.unit in LENGTHS]
    gap = text[low : ways[0].start] if ways and final else text[ways[-1].end : high] if ways else ",,"
    return "to" if len(gap.split()) <= 1 + (not final) and "," not in gap else role


def owned(reading: Reading, mention: Mention, endings: tuple[str, ...]) -> str:
    """The noun right behind a country in the genitive, whose case is that of both: Suriye'nin kuzeyine, ordusuna.

    What is done or flows there has a side of its own (A'nın ihracatına), and nothing is done in a mere place.
    """
    text = reading.text
    marked = bool(endings) and text[mention.end : mention.end + 1] in f"{reading.language.suffix_marks} "
    at = text.find(" ", mention.end, mention.end + NOUN_NEAR) if marked else -1
    words = text[at : at + NOUN_NEAR].split()[:1] if at > 0 else []
    word = words[0].strip(",.;:") if words else ""
    taken = (one.cls != "concept" or not one.key.startswith(WORK) for one in reading.within(at, at + 2, *TAKEN))
    if not (word.islower() and fold(word).endswith(endings)) or any(taken):
        return ""
    inside = tuple(fold(one) for one in reading.language.role_endings.get("in", ()))
    return "" if fold(word).endswith(inside) else word


def plural(reading: Reading, term: Term) -> bool:
    """Whether words for a thing or an office are in the plural by the ending of the one before an "of", or the last."""
    words = reading.text[term.start : term.end].lower().split()
    of = next((at for at, word in enumerate(words) if reading.scanner.small("role", word) == "of"), len(words))
    return words[max(of, 1) - 1].endswith(tuple(reading.language.plural_endings))


def of_others(reading: Reading, at: int) -> bool:
    """Whether two words in the genitive follow a number, which so counts something else: из них 10 новых видов."""
    ends = tuple(one for one in reading.language.genitive_endings if len(one) > 1)
    words = reading.text[at : at + PHRASE].split(maxsplit=2)[:2]
    return len(words) > 1 and words[0].endswith(ends) and words[1].rstrip(",.;").endswith(ends)
