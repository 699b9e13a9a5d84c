"""What an amount, a count or an ordinal measures: its concept, and the span and unit of the figure."""

from __future__ import annotations

import re

import msgspec

from servanda.grammar.clause import cues, timing
from servanda.grammar.frames.counts import asked, bounded, counts, goods, persons, reached, rows, unknown
from servanda.grammar.frames.figures import gifts, meaning, ordinals, percents, scaled, timeless
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.works import works
from servanda.grammar.words.terms import Term
from servanda.model import Atom

CHANGE_NEAR, BESIDE, RATIO = 30, 60, "RATIO"
Span = tuple[int, int]
COUNTED = {
    "DOCUMENTS": "document.count",
    "ENTERPRISES": "companies.count",
    "PROJECTS": "project.count",
    "PERSONS": "people.count",
    "SCHOLARSHIPS": "people.count",
    "PLACES": "people.count",
}
RANKS, RANK, AGE = "RANKS", "trade.rank", "relation.age"
FEW_KNOWN, FEW = frozenset({"PERSONS", "VISITS"}), 10  # what is no news where only so few of them are told
RESUMED = "resume"  # acts by which relations began anew
AGO, LEAST_AGE = re.compile(r"(\d+) years before anchor"), 5
UNTOLD = frozenset({"REACTORS", "OCCASIONS"})  # parts of a work, and how often something was done
SUPPLY, PEOPLE, PERSONS, FIRMS = "supply.volume", "people.count", "PERSONS", "ENTERPRISES"
SHARES, ROW_NEAR = frozenset({"trade.share", "settlement.share"}), 16  # characters behind a share
OFTEN_NEAR = 12  # characters between "times" and a unit of time
SEATS = frozenset({"SCHOLARSHIPS", "PLACES"})  # each is one for somebody
ALIKE = 10  # how many times as many may have come from another country
LARGE = 1_000_000  # money from here on may do without its currency
LINES = 2  # a line and its end
UNCOUNTED = frozenset({RATIO, "ORDINAL", "YEARS", "PERCENT", "PERCENTAGE_POINTS"})  # never taken up


class Measure(msgspec.Struct, frozen=True, gc=False):
    """An amount and what it measures: the span and unit of the figure may be wider than the atom's."""

    atom: Atom
    span: Span
    concept: str
    unit: str | None
    name: str | None = None
    stated: bool = True  # whether the noun or unit stands beside the number


def _amount(scene: Scene, atom: Atom) -> Measure | None:
    """Money, a share, a quantity: the nearest fitting wording of a concept tells what it measures."""
    if not atom.unit_stated and scene.reading.within(atom.start - CHANGE_NEAR, atom.start, "domestic"):
        return None  # its population is 3.7 million
    if atom.kind == "money" and not atom.unit_stated:
        count = msgspec.structs.replace(atom, kind="number", unit=None, unit_stated=True)
        if bounded.numbered(scene, atom) or _of_people(scene, atom):
            return _number(scene, count)
        if (noun := reached.subject(scene, count)) and noun.key == PERSONS:
            return _counted(scene, count, noun)  # tourist arrivals rose to 2 million
    concept = gifts.meant(scene, atom, meaning.of_amount(scene, atom))
    return Measure(atom, (atom.start, atom.end), concept, atom.unit)


def _number(scene: Scene, atom: Atom) -> Measure | None:
    """A bare number counts a noun, or tells how many times as much something became."""
    noun = None if counts.repeats(scene, atom) else counts.counted(scene, atom)
    if noun and noun.key == PERSONS and (row := rows.rowed(scene, atom)):
        noun = noun if row.key == PERSONS else row  # 50 Polish and 40 Czech firms
    return _counted(scene, atom, noun) if noun else None


def same(scene: Scene, atom: Atom, last: Measure | None) -> Atom:
    """A sum without its currency, as a mere number where people were counted just before it: 6 million, and B 5.

    One whose unit stands at the next one has that: 55 billion to A, to B 18 billion cubic metres.
    """
    shared = bounded.shared(scene, atom)
    if shared is not None:
        return shared
    if atom.kind != "money" or atom.unit_stated or last is None or last.concept != PEOPLE:
        return atom
    near = scene.sentence(atom.start) == scene.sentence(last.atom.start)
    alike = near and counts.lowest(atom) <= counts.lowest(last.atom) * ALIKE
    return msgspec.structs.replace(atom, kind="number", unit=None, unit_stated=True) if alike else atom


def alike(scene: Scene, measure: Measure, last: Measure | None) -> Measure:
    """A per cent that leaves out its sign measures what the one before did: 19 per cent, once less than 4.

    So does one behind a share with nothing between that tells what it is: A takes 12 per cent, and B 8 per cent.
    """
    if last is None or measure.atom.kind != "percent" or last.atom.kind != "percent":
        return measure
    if measure.atom.unit_stated:
        rowed = measure.concept == "other" and last.concept in SHARES and _rowed(scene, measure.span, last.span)
        return msgspec.structs.replace(measure, concept=last.concept) if rowed else measure
    near = scene.sentence(last.span[0]) == scene.sentence(measure.span[0])
    begin = max(scene.reading.text.rfind(mark, last.span[1], measure.span[0]) for mark in ",;")
    own = [one.key for one in scene.reading.within(max(begin, last.span[1]), measure.span[0], "concept")]
    same = near and all(key.endswith(cues.WEAK) or key.startswith(last.concept) for key in own)
    return msgspec.structs.replace(measure, concept=last.concept) if same else measure


def _rowed(scene: Scene, span: Span, last: Span) -> bool:
    """Whether nothing but a state, which may be that of the first, stands between two shares of a sentence."""
    reading = scene.reading
    told = reading.within(last[1], span[0], "concept", "modality", "change", "speech", "noun", "domestic")
    told = [one for one in told if one.key not in percents.WHOLES]  # 12 per cent of A's exports, and C 8 per cent
    held = reading.within(span[1], span[1] + ROW_NEAR, "noun", *(() if reading.language.verb_final else ("concept",)))
    near = scene.sentence(last[0]) == scene.sentence(span[0]) and span[0] - last[1] <= 2 * CHANGE_NEAR
    return near and not told and not held and bool(scene.sides.within(last[1], span[1] + ROW_NEAR))


def _of_people(scene: Scene, atom: Atom) -> bool:
    """Whether a number with its currency from elsewhere is one of people told before: tourists, of whom 2 million."""
    near = scene.sentence(atom.start)[0], atom.start
    people = any(one.key == PERSONS for one in scene.reading.within(*near, "noun"))
    return people and bool(scene.reading.within(*near, "partitive"))


def bare(scene: Scene, atom: Atom, last: Measure | None, folk: Measure | None) -> Measure | None:
    """A number beside no noun that is known: one left out, or one outside the lexicon.

    Their number is that of the people who were counted last, `folk`, or of the firms where these were.
    """
    if counts.repeats(scene, atom) or counts.lowest(atom) < 1:
        return None  # more than half of them
    part = counts.parted(scene, atom)
    if part and part.key in FEW_KNOWN and counts.lowest(atom) <= FEW:
        return None  # three of them went home
    if counts.renumbered(scene, atom):
        kept = last if last and last.unit == FIRMS else folk
        if kept and scene.same_paragraph(kept.span[0], atom.start):
            return Measure(atom, (atom.start, atom.end), kept.concept, kept.unit, stated=False)
        if _people_before(scene, atom):
            return Measure(atom, (atom.start, atom.end), PEOPLE, PERSONS, stated=False)
    noun = _part(scene, atom, last)
    if noun is None and atom.kind == "range":
        return None  # of whom 500 to 600 are there, but nothing else
    noun = noun or rows.rowed(scene, atom)
    if noun is None and last and last.unit and last.unit not in UNCOUNTED:
        noun = rows.gapped(scene, atom, last.atom, last.unit)
    noun = noun or reached.subject(scene, atom) or rows.grouped(scene, atom)
    measure = None if noun else _answered(scene, atom) or _taken_up(scene, atom, last)
    noun = noun if noun or measure else unknown.noun(scene, atom)
    return _counted(scene, atom, noun) if noun else measure


def _answered(scene: Scene, atom: Atom) -> Measure | None:
    """A number that answers how many there are, which the question tells with their sides."""
    noun = asked.noun(scene, atom)
    measure = _counted(scene, atom, noun) if noun else None
    return msgspec.structs.replace(measure, stated=False) if measure else None


def _people_before(scene: Scene, atom: Atom) -> bool:
    """Whether the sentence before, of the same paragraph, speaks of people and counts nothing else last."""
    sentences = scene.reading.sentences
    before = sentences.before(sentences.at(atom.start))
    nouns = scene.reading.within(*before, "noun")
    return bool(nouns) and nouns[-1].key == PERSONS and scene.same_paragraph(nouns[-1].start, atom.start)


def _part(scene: Scene, atom: Atom, last: Measure | None) -> Term | None:
    """The noun that a part is told of: what was counted before in the sentence (of 12,000 at universities, 500)."""
    money = last is not None and last.atom.kind == "money" and counts.lowest(atom) >= LARGE
    if last and money and scene.sentence(last.span[0]) == scene.sentence(atom.start):
        return None  # 4 bn, of which 2.6 bn
    noun = counts.parted(scene, atom) or _of_line_before(scene, atom, last)
    weighed = last is not None and last.atom.kind == "quantity" and scene.near_sentence(last.span[0], atom.start)
    if weighed and (part := counts.lowest(atom)) != part.to_integral_value():
        return None  # the firms sold 24 TWh, of which 6.5 to B
    told = noun and last and last.atom.kind == "number" and last.unit and last.unit not in UNCOUNTED
    if noun and last and told and scene.sentence(last.span[0]) == scene.sentence(atom.start):
        return msgspec.structs.replace(noun, key=last.unit)
    return noun


def _of_line_before(scene: Scene, atom: Atom, last: Measure | None) -> Term | None:
    """The noun of a part whose sentence opens with "of them", of what the line before counted last."""
    at, begin = scene.reading.sentences.at, scene.sentence(atom.start)[0]
    if last is None or last.atom.kind != "number" or not last.unit or last.unit in UNCOUNTED:
        return None
    if not 0 < at(atom.start) - at(last.span[0]) <= LINES or not scene.reading.within(begin, begin + 1, "partitive"):
        return None
    whole = counts.lowest(atom) < counts.lowest(last.atom) and counts.alone(scene, atom, part=True)
    return Term(atom.start, atom.end, "noun", last.unit, "") if whole else None


def _counted(scene: Scene, atom: Atom, noun: Term) -> Measure | None:
    """What a number with a noun measures."""
    cue = meaning.cue(scene, (atom.start, noun.end), scene.sentence(atom.start), noun.key)
    if noun.key == RANKS:
        ranked = meaning.cue(scene, (atom.start, noun.end), scene.sentence(atom.start), "ORDINAL") == RANK
        return Measure(atom, (atom.start, max(noun.end, atom.end)), RANK, "ORDINAL") if ranked else None  # by 5 places
    if noun.key in UNTOLD:
        return None
    if noun.key == RATIO and (cue is None or _multiplied(scene, atom, noun) or _often(scene, noun)):
        return None
    if (noun.key == "DOCUMENTS" and timing.year(atom)) or (noun.key == "PLACES" and _ranked(scene, atom)):
        return None  # the 2019 agreement; two places down among partners
    span = (atom.start, max(noun.end, atom.end))
    held = "project.capacity" if works.beds(scene, noun) else None
    told = "other" if goods.punished(scene, noun) else COUNTED.get(noun.key)
    concept = cue or held or told or (SUPPLY if goods.supplied(scene, atom, noun) else "other")
    if persons.told_of(scene, atom, noun, concept) or goods.idle(atom, noun, concept):
        return None
    unit = PERSONS if concept == PEOPLE and noun.key in SEATS else noun.key
    return Measure(bounded.bounded(scene, atom, noun), span, concept, unit)


def _multiplied(scene: Scene, atom: Atom, noun: Term) -> bool:
    """Whether words that alone tell how many times as much hold a number: threefold, iki katına."""
    near = scene.reading.within(atom.start - BESIDE, noun.end, "multiple")
    return any(one.start <= noun.start < one.end or one.start <= atom.start < one.end for one in near)


def _often(scene: Scene, noun: Term) -> bool:
    """Whether it is told how often something happens, not how much it became: four times a week."""
    behind = scene.reading.within(noun.end, noun.end + OFTEN_NEAR, "time_unit")
    return bool(behind) and len(scene.reading.text[noun.end : behind[0].start].split()) <= 1


def _ranked(scene: Scene, atom: Atom) -> bool:
    """Whether a sentence tells the rank of a partner."""
    return any(one.key.startswith("trade.rank") for one in scene.reading.within(*scene.sentence(atom.start), "concept"))


def _taken_up(scene: Scene, atom: Atom, last: Measure | None) -> Measure | None:
    """A number without a noun counts or measures what the one before it did: 461 million a year earlier."""
    if last is None or scene.reading.within(atom.start - CHANGE_NEAR, atom.start, "domestic"):
        return None
    sized = scaled.amount(scene, atom, last.atom)
    if sized:
        own = meaning.of_amount(scene, sized)
        return Measure(sized, (atom.start, atom.end), last.concept if own == "other" else own, last.unit, stated=False)
    if last.unit in UNCOUNTED:
        return None
    volume = last.atom.kind == "quantity" and counts.lowest(atom) >= LARGE and atom.text[-1] != "."
    if not volume and not counts.elided(scene, atom):  # a volume whatever follows: 21 billion came from A
        return None
    kind, unit, concept = last.atom.kind, last.unit, last.concept
    other = counts.lowest(atom) < LARGE if kind == "money" else meaning.priced(scene, atom.start)
    if other or not scene.near_sentence(last.span[0], atom.start):
        return None
    if kind in {"money", "quantity"}:
        atom = msgspec.structs.replace(atom, kind=kind, unit=unit)
        own = meaning.of_amount(scene, atom)
        concept = concept if own == "other" else own
    return Measure(atom, (atom.start, atom.end), concept, unit, stated=False)


def _ordinal(scene: Scene, atom: Atom) -> Measure | None:
    """The n-th forum is an edition; the n-th partner is a rank."""
    told = ordinals.order(scene, atom)
    return Measure(atom, (atom.start, told.end), told.concept, told.unit, told.name) if told else None


def _duration(scene: Scene, atom: Atom) -> Measure | None:
    """Years are the age of a relation where the sentence speaks of one."""
    if atom.unit != "YEARS" or (isinstance(atom.value, tuple) and None not in atom.value) or atom.value == "1":
        return None
    cue = meaning.cue(scene, (atom.start, atom.end), scene.sentence(atom.start), "YEARS")
    if cue == AGE and not timeless.of_ties(scene, atom):
        return None
    return Measure(atom, (atom.start, atom.end), cue, "YEARS") if cue else None


def _ago(scene: Scene, atom: Atom) -> Measure | None:
    """How long ago relations were established, no act against them being told, is their age: 33 years ago."""
    found = AGO.fullmatch(atom.rule or "")
    sentence = scene.sentence(atom.start)
    if found is None or int(found[1]) < LEAST_AGE:
        return None
    if any(one.key != RESUMED for one in scene.reading.within(*sentence, "act")):
        return None
    near = cues.between(scene.reading.text, (atom.start, atom.end), sentence, ", ")
    told = any(one.key == AGE for one in scene.reading.within(*near, "concept"))
    if not told or not any(one.key == "ties" for one in scene.reading.within(*near, "object")):
        return None
    age = msgspec.structs.replace(atom, kind="duration", value=found[1], unit="YEARS", rule=None)
    return Measure(age, (atom.start, atom.end), AGE, "YEARS")


READERS = {
    "money": _amount, "percent": _amount, "quantity": _amount, "number": _number, "range": _number,
    "ordinal": _ordinal, "duration": _duration, "period": _ago,
}  # fmt: skip
