"""The parts of a sentence: whether a time stands in one that tells of something else than an amount or an event."""

from __future__ import annotations

import re

from servanda.grammar.clause.comparing import bare
from servanda.grammar.words.reading import Reading
from servanda.model import Atom

Span = tuple[int, int]
AMOUNTS = frozenset({"money", "percent", "quantity", "number", "range"})
JOINING = frozenset({"and", "but"})
HEADED = 3  # words within which a relative word opens a clause: on which, most of which
BRACKETED = re.compile(r"\([^()]*\)")
LED = 2  # small words before a time that heads its sentence
NOW = "/end"  # how keys of words for the present end
BORNE, CLOSING = 12, frozenset(".,;:()–—-")  # characters between the year by which a document is known and its noun
SIGNED, SIGNED_NEAR, DOCUMENT_NEAR = "signed", 16, 40  # and characters to the word of signing, and on to what is signed


def apart(reading: Reading, time: Atom, anchor: Span) -> bool:
    """Whether a time is told of something else than the amount of an anchor, in a clause without an amount of its own.

    It costs 5 bn, and the first arrives in 2028; milk was barred last year, and eggs still bear a duty of 5 per cent.
    """
    text = reading.text
    if _of_document(reading, time):
        return True
    if time.start >= anchor[1]:
        if _of_event(reading, anchor, time):
            return True
        parts = BRACKETED.sub("", text[anchor[1] : time.start]).split(", ")[1:]
        return any(_opens(reading, part) for part in parts) and not _counted(reading, (anchor[1], time.end))
    start, gap = reading.sentence(anchor[0])[0], BRACKETED.sub("", text[time.end : anchor[0]])
    if _now(reading, (time.end, anchor[0])):
        return True
    if heads(reading, start, time):
        return False
    comma = text.rfind(", ", start, time.start)
    parts = gap.split(", ")[1:]
    if parts and comma >= 0 and (_encloses(reading, text[comma + 2 : time.start]) or _aside(reading, comma + 2)):
        return True
    if not parts or _counted(reading, (max(start, comma), anchor[0])):
        return False
    return any(_joins(reading, part, JOINING) for part in parts)


def _of_event(reading: Reading, anchor: Span, time: Atom) -> bool:
    """Whether a time is that of an event told behind an "and": gave 5 bn and invited him for the autumn."""
    events = reading.within(anchor[1], time.start, "concept") if not reading.language.verb_final else []
    event = next((one for one in events if one.key.startswith(("event.visit", "event.invitation"))), None)
    words = reading.text[anchor[1] : event.start].split() if event else []
    joined = any(reading.scanner.small("conjunction", word) == "and" for word in words)
    return joined and not any(one.kind in AMOUNTS for one in reading.atoms_within(anchor[1], time.start))


def closed(reading: Reading, time: Atom, anchor: Span) -> bool:
    """Whether a semicolon ends what a time is told of before an anchor: no time of the whole, nor of such an amount."""
    start = reading.sentence(anchor[0])[0]
    if heads(reading, start, time):
        return False
    kinds = {one.kind for one in reading.atoms_within(*anchor)} & AMOUNTS
    told = reading.atoms_within(start, reading.text.index(";", time.end))
    return not any(one.kind in kinds for one in told)


def heads(reading: Reading, start: int, time: Atom) -> bool:
    """Whether a time opens its sentence, so that all of it is told of that time."""
    return len(reading.text[start : time.start].split()) <= LED


def _now(reading: Reading, gap: Span) -> bool:
    """Whether the present is told of in another part of the sentence: it took in 5,000 in 2022, and now has 90."""
    begin = max(reading.text.rfind(", ", *gap), reading.text.rfind("; ", *gap))
    return begin >= 0 and any(one.key.endswith(NOW) for one in reading.within(begin, gap[1], "deictic"))


def _of_document(reading: Reading, time: Atom) -> bool:
    """Whether a time is when a document was signed by which something is so: under the contract signed in 2021."""
    if _borne(reading, time):
        return True
    final = reading.language.verb_final
    near = (time.end, time.end + SIGNED_NEAR) if final else (time.start - SIGNED_NEAR, time.start)
    acts = [one for one in reading.within(*near, "stage") if one.key == SIGNED]
    if not acts:
        return False
    act = acts[0] if final else acts[-1]
    gap = (time.end, act.start) if final else (act.end, time.start)
    if gap[0] > gap[1] or not bare(reading, *gap):
        return False
    told = (act.end, act.end + DOCUMENT_NEAR) if final else (act.start - DOCUMENT_NEAR, act.start)
    documents = [one for one in reading.within(*told, "concept") if one.key.startswith("document.")]
    return any(final or one.end >= act.start - SIGNED_NEAR for one in documents)


def _borne(reading: Reading, time: Atom) -> bool:
    """Whether a time is the one by which a document is known that tells why something is so: under the 1996 accord."""
    text, final = reading.text, reading.language.verb_final
    near = reading.within(time.start - DOCUMENT_NEAR, time.end + BORNE, "concept")
    documents = [one for one in near if one.key.startswith("document.")]
    if not final and not reading.language.articles:
        return " " in time.text and any(one.end == time.start - 1 for one in documents)  # соглашению 1996 года
    behind = [one for one in documents if one.start > time.end and len(text[time.end : one.start].split()) <= 1]
    owned = text[time.end : time.end + 1] in reading.language.suffix_marks
    if not behind or text[time.end : behind[0].start].strip()[:1] in CLOSING or (final and owned):
        return False
    if final:
        told = reading.within(behind[0].end, behind[0].end + 2, "topic", "speech")
        return any(one.cls == "topic" or one.key == "according" for one in told)
    before = text[max(0, time.start - BORNE) : time.start].split()[-1:]
    return owned or [word.lower() for word in before] == [reading.language.definite]


def _opens(reading: Reading, part: str) -> bool:
    """Whether words behind a comma open another clause: which, on which, and, but."""
    return _joins(reading, part, JOINING) or _encloses(reading, part)


def _encloses(reading: Reading, part: str) -> bool:
    """Whether words behind a comma open a relative clause."""
    small = reading.scanner.small
    return not reading.language.verb_final and any(
        small("conjunction", word) == "which" for word in part.split(None, HEADED)[:HEADED]
    )


def _aside(reading: Reading, at: int) -> bool:
    """Whether a verb alone opens the words behind a comma: its base, opened in 2017, has trained 5,000."""
    opened = reading.within(at, at + 1, "stage", "act") or reading.within(at, at + 1, "concept")
    told = (one.cls != "concept" or one.key.startswith("event.opening") for one in opened)
    return not reading.language.verb_final and any(told)


def _joins(reading: Reading, part: str, sorts: frozenset[str]) -> bool:
    """Whether the first word of a part joins it to what is before."""
    head = part.split(None, 1)[:1]
    return bool(head) and reading.scanner.small("conjunction", head[0]) in sorts


def _counted(reading: Reading, span: Span) -> bool:
    """Whether an amount stands in a span."""
    return any(one.kind in AMOUNTS for one in reading.atoms_within(*span))


def part_of(reading: Reading, at: int) -> tuple[int, int]:
    """The sentence of an offset by its number, and which of its parts between semicolons."""
    return reading.sentences.at(at), reading.text.count(";", reading.sentence(at)[0], at)
