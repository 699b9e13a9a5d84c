"""Verbs that promise only an act named right before them: indirmeyi kabul etti, but not teklifi kabul etti."""

from __future__ import annotations

import msgspec

from servanda.grammar.words.terms import Term

PROMISE, MEANT, VOICE, PAPER = "commitment", "meant", "modality", "document."


def settled(terms: list[Term], text: str, endings: tuple[str, ...]) -> list[Term]:
    """Terms without such verbs where no act that is meant stands before them, and with them alone where one does."""
    verbs = [one for one in terms if one.cls == PROMISE and one.key == MEANT]
    if not verbs:
        return terms  # mostly so
    papers = {one.end for one in terms if one.cls == "concept" and one.key.startswith(PAPER)}
    kept = {one.start for one in verbs if _led(text, one.start, endings) and one.start - 1 not in papers}
    found = []
    for one in terms:
        if one.cls == PROMISE and one.key == MEANT:
            found += [msgspec.structs.replace(one, key="")] if one.start in kept else []
        elif one.cls != VOICE or one.start not in kept:
            found.append(one)
    return found


def _led(text: str, at: int, endings: tuple[str, ...]) -> bool:
    """Whether a verb that is meant stands right before an offset."""
    return text[at - 1 : at] == " " and text.endswith(endings, 0, at - 1)
