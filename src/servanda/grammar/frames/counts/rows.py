"""Rows of numbers of which only the last has the noun that all of them count."""

from __future__ import annotations

from servanda.grammar.frames.counts.counts import behind, countable, lowest
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term
from servanda.model import Atom

ELEVEN = 11  # players of a team
PEOPLE, MARK = "PERSONS", 24  # and characters of a word for a group
LANDS = frozenset({"COUNTRIES", "CITIES", "AREAS"})
ROW, NEXT = 160, 5  # characters of a row of numbers, and of an "and"
CLOSING = frozenset(",.;")
STATES, NATIONS = frozenset({"place", "capital"}), frozenset({"place", "nationality"})


def rowed(scene: Scene, atom: Atom) -> Term | None:
    """The noun that only the last of a row of numbers has: 312 thousand from A, 71 thousand people from B.

    Each may stand in brackets behind its state, or before its nation: A (50), B (40) men; 50 Polish, 40 Czech firms.
    """
    reading = scene.reading
    if not reading.language.verb_final or not countable(scene, atom):
        return None
    end = _past(scene, atom.end)
    if end > atom.end and (noun := behind(scene, end)):
        return Term(atom.start, atom.end, "noun", noun.key, "")
    for one in reading.atoms_within(end, min(scene.sentence(end)[1], end + ROW)):
        if one.kind not in {"number", "range"}:
            continue
        if not _joined(scene, end, one.start):
            break
        end = _past(scene, one.end)
        noun = behind(scene, end)
        if noun:
            return Term(atom.start, atom.end, "noun", noun.key, "")
    return _led(scene, atom) if _past(scene, atom.end) > atom.end else None


def _led(scene: Scene, atom: Atom) -> Term | None:
    """The noun before a row of states with numbers in brackets: lands most tourists come from: A (50), B (40)."""
    reading, begin = scene.reading, scene.sentence(atom.start)[0]
    opened = reading.text.find("(", begin, atom.start)
    states = scene.sides.within(max(begin, opened - MARK), opened)
    begin = max(begin, reading.text.rfind(";", begin, opened))
    nouns = reading.within(begin, states[-1].start, "noun") if states else []
    people = [one for one in nouns if one.key not in LANDS]
    return Term(atom.start, atom.end, "noun", people[-1].key, "") if people else None


def _past(scene: Scene, end: int) -> int:
    """Where the text goes on behind a number, or behind the bracket that it stands in with a state before."""
    text = scene.reading.text
    opened = text.rfind("(", max(0, end - MARK), end) if text[end : end + 1] == ")" else -1
    named = opened >= 0 and scene.sides.within(opened - MARK, opened)
    return end + 1 if named and len(text[named[-1].end : opened].split()) <= 1 else end


def _joined(scene: Scene, end: int, start: int) -> bool:
    """Whether a comma or an "and" with a state leads from one number to the next, at once or behind a nation."""
    reading = scene.reading
    named, words = scene.sides.within(end, start), reading.text[end:start].split(maxsplit=2)
    if not named or reading.text[end : end + 1] == ",":
        return bool(named)
    bare = named[0].how in NATIONS and not named[0].ending and named[0].start == end + 1
    nation = named[0] if bare else None
    if nation and reading.text[nation.end : nation.end + 1] == ",":
        return True
    joint = words[1:2] if nation else words[:1]
    return any(word == "," or reading.scanner.small("conjunction", word) == "and" for word in joint)


def gapped(scene: Scene, atom: Atom, last: Atom, unit: str) -> Term | None:
    """The noun of the number before, where a state stands before the next one: A took in 50 men, B 40; C sent 20."""
    reading, text = scene.reading, scene.reading.text
    if reading.language.verb_final or last.kind != "number" or not countable(scene, atom):
        return None
    if scene.sentence(last.start) != scene.sentence(atom.start):
        return None
    who = scene.sides.within(last.end, atom.start)[-1:]
    if not who or who[0].how not in STATES or not _beside(scene, text[who[0].end : atom.start]):
        return None
    led = text[last.end : who[0].start].split()[-1:]
    joined = led and (led[0].endswith((",", ";")) or reading.scanner.small("conjunction", led[0]) == "and")
    return Term(atom.start, atom.end, "noun", unit, "") if joined and _closed(scene, atom) else None


def _beside(scene: Scene, gap: str) -> bool:
    """Whether nothing or a verb alone stands between a state and its number."""
    words, scanner = gap.split(), scene.reading.scanner
    return not words or (len(words) == 1 and gap.islower() and words[0].isalpha() and not scanner.is_small(words[0]))


def grouped(scene: Scene, atom: Atom) -> Term | None:
    """People counted by a word for a group of them before a number, which no noun follows: a team of 65, with boats."""
    marks = scene.reading.within(atom.start - MARK, atom.start, "count_mark")
    told = lowest(atom) > ELEVEN and any(one.key == PEOPLE and one.end == atom.start - 1 for one in marks)
    return Term(atom.start, atom.end, "noun", PEOPLE, "") if told and _closed(scene, atom, "role") else None


def _closed(scene: Scene, atom: Atom, *classes: str) -> bool:
    """Whether a mark or an "and", or another small word of some classes, follows a number, and no noun."""
    behind, small = scene.reading.text[atom.end : atom.end + NEXT], scene.reading.scanner.small
    word = behind.split()[:1]
    return not word or behind[:1] in CLOSING or any(small(cls, word[0]) for cls in ("conjunction", *classes))
