"""Amounts from which others start, or with which they are compared: from 3 bn, against the present 350 MW."""

from __future__ import annotations

from servanda.grammar.clause import baselines, goals, parted, settling, timing
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.reading import Reading
from servanda.model import Atom

Span = tuple[int, int]
TO_NEAR = 16  # characters from the first of two amounts to the second
FAR_TO = 60  # the same where trade is measured
TO_COME = frozenset({"planned", "forecast", "target", "potential"})
FLOWS = ("trade.", "supply.")
BESIDE, NOUN_NEAR = 20, 25  # characters from an amount to its own time, and to the word goal
NOW_NEAR, NOW_BESIDE = 40, 12  # characters from "now" to an amount: with the verb behind it, and without
LEVEL_NEAR, MOST_LEVEL = 40, 5  # characters and words from "from" to an amount: from its current level of


def base(scene: Scene, atom: Atom, concept: str) -> bool:
    """Whether an amount is the one from which another is to be reached: from 800 million to 2 bn; 3 bn in 2020."""
    reading, sentence = scene.reading, scene.sentence(atom.start)
    stop = min(sentence[1], atom.end + FAR_TO)
    behind = [one for one in reading.atoms_within(atom.end, stop) if one.kind == atom.kind]
    near = behind[0].start - atom.end if behind else FAR_TO
    if near < TO_NEAR and baselines.led(reading, atom):
        return True
    if near < FAR_TO and _changed(reading, atom, behind[0], concept):
        return True
    if atom.kind == "number" or not concept.startswith("trade."):
        return False
    if near < FAR_TO and "," not in reading.text[atom.end : behind[0].start] and baselines.led(reading, atom):
        return True
    others = goals.rivals(reading, atom, sentence)
    if not (others or reading.within(*goals.around(atom, sentence), "multiple")):
        return False
    return _against(reading, atom) or _stood(reading, atom, sentence, others)


def alone(reading: Reading, atom: Atom, sentence: Span) -> bool:
    """Whether the only sum of a sentence is told with a time to come by which it is to be, and with no other time."""
    times = goals.times_within(reading, sentence)
    if atom.kind != "money" or len(times) != 1 or times[0].comparator not in {"<=", "<"} or times[0].to is None:
        return False
    due = timing.period_of(times[0])
    due = settling.settled(reading, due, "reported", sentence)  # by March it had reached 5 bn
    ahead = bool(reading.document.published) and timing.to_come(reading, due)
    return ahead and not goals.rivals(reading, atom, sentence)


def compared(reading: Reading, atom: Atom, modality: str) -> bool:
    """Whether what is to come starts from an amount, or is compared with it: from 200; against the present 350."""
    if modality not in TO_COME:
        return False
    sentence = reading.sentence(atom.start)
    behind = [
        one for one in reading.atoms_within(atom.end, min(sentence[1], atom.end + FAR_TO)) if one.kind == atom.kind
    ]
    left = behind and "," not in reading.text[atom.end : behind[0].start] and baselines.led(reading, atom)
    if _multiplied(reading, atom, sentence):
        return True
    before = any(one.end <= atom.start for one in goals.rivals(reading, atom, sentence))
    if before and not reading.language.verb_final and baselines.led(reading, atom):
        return True  # to bring it to 5 bn from 3 bn
    return bool(left) or (_against(reading, atom) and bool(goals.rivals(reading, atom, sentence)))


def _multiplied(reading: Reading, atom: Atom, sentence: Span) -> bool:
    """Whether what is to be so many times as much starts from an amount: to double it from the present 5 bn."""
    if reading.language.verb_final:
        return baselines.led(reading, atom) and bool(reading.within(atom.end, sentence[1], "multiple"))
    if not reading.within(sentence[0], atom.start, "multiple"):
        return False
    before = (one.end for one in goals.rivals(reading, atom, sentence) if one.end <= atom.start)
    low = max(sentence[0], atom.start - LEVEL_NEAR, *before)  # to double it from 4 bn to 8 bn
    words = reading.text[low : atom.start].rpartition(",")[2].split()
    roles = [reading.scanner.small("role", word) for word in words[-MOST_LEVEL:]]
    return roles[-1:] != ["to"] and not baselines.FROM.isdisjoint(roles)  # not: to double trade with A to 5 bn


def _changed(reading: Reading, atom: Atom, other: Atom, concept: str) -> bool:
    """Whether a duty or volume is what another is to become, where verbs come last: yüzde 20'lik vergi yüzde 5'e."""
    if not reading.language.verb_final or not concept.startswith(FLOWS) or "," in reading.text[atom.end : other.start]:
        return False
    to, own = parted.in_case(reading, other.end, "to"), parted.in_case(reading, atom.end, "to")
    return to and not own and atom.unit == other.unit


def _against(reading: Reading, atom: Atom) -> bool:
    """Whether an amount is what another is compared with, or stands where it does now: against 5 bn; now 5 bn."""
    if baselines.against(reading, atom):
        return True
    far = NOW_NEAR if reading.language.verb_final else NOW_BESIDE
    now = [one for one in reading.within(atom.start - far, atom.start, "deictic") if one.key.startswith("DAYS 0")]
    parted = bool(now) and "," in reading.text[now[-1].end : atom.start]
    return bool(now) and not parted and not _aimed(reading, atom, (now[-1].start, now[-1].end))


def _stood(reading: Reading, atom: Atom, sentence: Span, others: list[Atom]) -> bool:
    """Whether the time right beside an amount is over, and no goal stands behind it: 56 bn in 2024."""
    for time in goals.times_within(reading, goals.around(atom, sentence)):
        if goals.gap(time, atom) > BESIDE or time.comparator != "=" or goals.nearer(reading, time, others, atom):
            continue
        if _begins(reading, time, atom, others):
            continue
        if not timing.to_come(reading, timing.period_of(time)):
            return not _aimed(reading, atom, (time.start, time.end))
    return False


def _begins(reading: Reading, time: Atom, atom: Atom, others: list[Atom]) -> bool:
    """Whether a time behind an amount opens the clause of another: it is to reach 100; last year it came to 65."""
    marks = {",", ";"}.intersection(reading.text[atom.end : time.start])
    return bool(marks) and any(one.start >= time.end for one in others)


def _aimed(reading: Reading, atom: Atom, time: Span) -> bool:
    """Whether a goal or plan stands between an amount and its time, or right behind it: the 2015 goal of 5 bn."""
    between = reading.within(min(atom.end, time[1]), max(atom.start, time[0]), "modality")
    comma = reading.text.find(",", atom.end, atom.end + NOUN_NEAR)
    stop = comma if comma >= 0 else atom.end + NOUN_NEAR
    behind = reading.within(atom.end, stop, "modality")
    return any(one.key in {"target", "planned"} for one in between) or any(one.key == "target" for one in behind)
