"""What goes on now or each year, and so is told by words that elsewhere plan: it sends half of its exports to A."""

from __future__ import annotations

from servanda.grammar.words.reading import Reading

PART = "percent"
MEANT = frozenset({"target", "planned", "trade.tariff"})


def usual(reading: Reading, sentence: tuple[int, int]) -> bool:
    """Whether a sentence tells what goes on now or each year, by no time to come."""
    return bool(reading.within(*sentence, "usual")) and not _to_come(reading, sentence)


def parts(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether an anchor is what part of something goes one way, by no time to come, where nobody binds himself."""
    shares = (one.kind == PART and one.unit == "PERCENT" for one in reading.atoms_within(*anchor))
    if not any(shares) or _to_come(reading, sentence):
        return False
    bound = any(one.key in MEANT for one in reading.within(*sentence, "modality", "concept"))
    return not bound and not reading.within(*sentence, "commitment", "lift", "deadline")


def _to_come(reading: Reading, sentence: tuple[int, int]) -> bool:
    """Whether a sentence names a time that lies ahead of its text."""
    today = str(reading.document.published or "")
    ends = (atom.to or atom.from_ for atom in reading.atoms_within(*sentence))
    return bool(today) and any(end and str(end) > today for end in ends)
