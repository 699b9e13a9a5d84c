"""What stands beside a noun and says of it where it stands, or what its name means."""

from __future__ import annotations

from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import SEATS, Term
from servanda.packs import glosses

LENGTHS, AWAY = frozenset({"KM", "M", "MI"}), 24
DOES = ("stage", "act", "deed", "modality")
PHRASE = 32  # characters of two words behind a number
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
        return ""
    if role != "from" or mention.how not in SEATS:
        return role
    final, text = reading.language.verb_final, reading.text
    low, high = (mention.end, mention.end + AWAY // 2) if final else (mention.start - AWAY, mention.start)
    ways = [one for one in reading.atoms_within(low, high) if one.unit in LENGTHS]
    gap = text[low : ways[0].start] if ways and final else text[ways[-1].end : high] if ways else ",,"
    return "to" if len(gap.split()) <= 1 + (not final) and "," not in gap else role


def plural(reading: Reading, term: Term) -> bool:
    """Whether a word for a thing or an office is in the plural by its ending."""
    return reading.text[term.start : term.end].lower().endswith(tuple(reading.language.plural_endings))


def of_others(reading: Reading, at: int) -> bool:
    """Whether two words in the genitive follow a number, which so counts something else: из них 10 новых видов."""
    ends = tuple(one for one in reading.language.genitive_endings if len(one) > 1)
    words = reading.text[at : at + PHRASE].split(maxsplit=2)[:2]
    return len(words) > 1 and words[0].endswith(ends) and words[1].rstrip(",.;").endswith(ends)
