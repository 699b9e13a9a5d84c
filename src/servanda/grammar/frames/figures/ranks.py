"""Ranks and editions without a number of their own: the largest partner is the first, the III forum is the third."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator

from servanda.grammar.clause import cues, timing
from servanda.grammar.frames.events.occasions import GATHERINGS
from servanda.grammar.frames.scene.scene import Scene, Told
from servanda.grammar.frames.sides import possessors, surveys
from servanda.grammar.match import Match
from servanda.grammar.words.terms import Term
from servanda.model import Value
from servanda.packs import concepts

RANK, FIRST, PLACE, RANKED = "trade.rank", "trade.rank/first", "trade.rank/place", "ranked"
LED_NEAR, LED_WORDS, ARTICLE_NEAR = 45, 3, 6  # characters and words from a superlative to what it leads, to an article
TRADED = frozenset({"trade.exports", "trade.imports", "investment.cumulative"})
LISTED = TRADED | {"trade.turnover", "trade.rank"}
MOST, COUNTRY_NEAR = "<=", 24  # the sign of "most", which is "at most" as well, and characters up to "country"
ROMAN = re.compile(
    r"(?<![^\W_])([IVX\u0406\u0425]{1,6})\.?[ -]+"
    r"((?:[^\W\d_][\w-]* +(?:[\u2013\u2014-] +)?){0,5})$"
)
LETTERS = {  # those of the Latin alphabet and their Cyrillic doubles
    "I": 1,
    "\u0406": 1,
    "V": 5,
    "X": 10,
    "\u0425": 10,
}
JOINS = frozenset({None, "and"})
ROUNDS = "ROUNDS"
REACH, BEFORE, LIST_NEAR, OWNER_NEAR = 70, 16, 32, 30
OWNERS = frozenset({"the_country", "third", "they", "we"})  # its, his, their, our
Span = tuple[int, int]


def find(scene: Scene) -> Iterator[Match]:
    """Every rank by a superlative and every edition by a Roman number, by place."""
    numbered: set[int] = set()
    for term in scene.reading.all("concept", RANKED, "noun"):
        if term.key == FIRST:
            match = _rank(scene, term)
        elif term.cls == RANKED:
            match = _led(scene, term)
        elif term.cls == "noun":
            match = _edition(scene, term) if term.key == ROUNDS and _talked(scene, term) else None
        elif term.key == PLACE:
            match = _rank(scene, term) if _ranked(scene, term) else None
        elif term.key in TRADED:
            match = _most(scene, term)
        elif term.key.startswith("event.") and term.key.partition("/")[0] in GATHERINGS:
            match = _edition(scene, term)
        else:
            continue
        if match is not None and match.start not in numbered:
            numbered.add(match.start)
            insort(scene.told, Told(match.start, match.parties, match.concept, "party_inferred" not in match.doubts))
            yield match


def _rank(scene: Scene, term: Term) -> Match | None:
    """The largest is the first, the third largest the third."""
    before = scene.reading.atoms_within(term.start - BEFORE, term.start)
    ordinal = before[-1] if before and before[-1].kind == "ordinal" and isinstance(before[-1].value, str) else None
    start, end = ordinal.start if ordinal else term.start, term.end
    if term.key == PLACE and not scene.reading.language.verb_final:
        near = scene.reading.within(term.end, min(term.end + LIST_NEAR, scene.sentence(term.start)[1]), "concept")
        end = next((one.end for one in near if one.key.partition("/")[0] in LISTED), end)  # it leads among investors
    return _match(scene, RANK, (start, end), str(ordinal.value) if ordinal else "1")


def _led(scene: Scene, term: Term) -> Match | None:
    """A partner, buyer or market that a superlative makes the first, or with an ordinal the third, of all."""
    reading = scene.reading
    begin = max(scene.sentence(term.start)[0], term.start - LED_NEAR)
    before = [one for one in reading.within(begin, term.start, "superlative") if one.end < term.start]
    if not before or not _leads(scene, before[-1], term) or _local(scene, before[-1].start):
        return None
    start = before[-1].start
    atoms = reading.atoms_within(start - BEFORE, start)
    ordinal = atoms[-1] if atoms and atoms[-1].kind == "ordinal" and start - atoms[-1].end <= 1 else None
    inner = [one for one in reading.atoms_within(before[-1].end, term.start) if one.kind == "ordinal"]
    ordinal = inner[-1] if inner else ordinal  # the largest third partner
    if ordinal and any(one.key == RANK for one in reading.within(ordinal.end, term.end, "concept")):
        return None  # the fourth largest partner is told elsewhere
    return _match(scene, RANK, (ordinal.start if ordinal else start, term.end), str(ordinal.value) if ordinal else "1")


def _leads(scene: Scene, superlative: Term, term: Term) -> bool:
    """Whether only a few words that describe it stand between, and no article of one of several: a leading buyer."""
    reading = scene.reading
    words = reading.text[superlative.end : term.start].split()
    small = reading.scanner.small
    plain = all(word.isalpha() and not small("role", word) and small("conjunction", word) in JOINS for word in words)
    opens = reading.text[max(0, superlative.start - ARTICLE_NEAR) : superlative.start].lower().split()[-1:]
    some = bool(opens) and opens[0] in reading.language.articles and opens[0] != reading.language.definite
    return plain and len(words) <= LED_WORDS and not some


def _local(scene: Scene, start: int) -> bool:
    """Whether it is a town whose market is told of, right before an offset: its main market."""
    near = scene.reading.within(start - OWNER_NEAR, start, "city")
    return bool(near) and len(scene.reading.text[near[-1].end : start].split()) <= 1


def _ranked(scene: Scene, term: Term) -> bool:
    """Whether a first place is one in trade, of which its sentence or the one before speaks."""
    start, stop = scene.sentence(term.start)
    if scene.reading.language.verb_final and _of_things(scene, (start, stop), term):
        return False
    start = scene.sentence(start - 1)[0] if start and scene.same_paragraph(start - 1, start) else start
    stop = term.start if scene.reading.language.verb_final else stop  # it tops the list of A's suppliers
    listed = scene.reading.within(start, stop, "concept")
    return any(one.key.partition("/")[0] in LISTED and one.key != PLACE for one in listed)


def _of_things(scene: Scene, sentence: Span, term: Term) -> bool:
    """Whether nobody is named in the part of a sentence that tells of a first place: copper tops the list."""
    part = cues.between(scene.reading.text, (term.start, term.end), sentence, ";")
    return not (scene.sides.within(*part) or scene.reading.within(*part, "pronoun"))


def _most(scene: Scene, term: Term) -> Match | None:
    """The country that most is sold to, or bought from: en çok ihracat yapılan ülke."""
    reading = scene.reading
    before = [one for one in reading.within(term.start - BEFORE, term.start, "comparator") if one.key == MOST]
    if not reading.language.verb_final or not before or reading.text[before[-1].end : term.start] != " ":
        return None
    nouns = [one for one in reading.within(term.end, term.end + COUNTRY_NEAR, "noun") if one.key == "COUNTRIES"]
    sentence = reading.sentence(term.start)
    ordinals = any(one.kind == "ordinal" for one in reading.atoms_within(*sentence))
    if not nouns or nouns[0].ending or ordinals or reading.atoms_within(term.end, nouns[0].start):
        return None  # the countries
    return _match(scene, RANK, (before[-1].start, nouns[0].end), "1")


def _edition(scene: Scene, term: Term) -> Match | None:
    """A Roman number before a gathering, with a few words between."""
    begin = max(scene.sentence(term.start)[0], term.start - REACH)
    roman = ROMAN.search(scene.reading.text, begin, term.start)
    value = _value(roman[1]) if roman else 0
    if roman is None or not value or (len(roman[1]) == 1 and roman[2][:1].islower()):
        return None  # a single letter before a small word is no number: "I think the forum"
    return _match(scene, "event.edition", (roman.start(), term.end), str(value))


def _talked(scene: Scene, term: Term) -> bool:
    """Whether a round is one of talks, of which its sentence speaks: the IV round of consultations."""
    return any(one.key.startswith("event.") for one in scene.reading.within(*scene.sentence(term.start), "concept"))


def _value(roman: str) -> int:
    """The value of a Roman number; 0 where it is none."""
    digits = [LETTERS[letter] for letter in roman]
    total = sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))
    return total if "IIII" not in roman and "VV" not in roman else 0


def _nobody(scene: Scene, span: Span, sentence: Span) -> bool:
    """Whether a sentence tells of nobody who has a rank, but only whose partner it is: to lose its biggest customer."""
    behind = scene.reading.within(span[1], sentence[1], "pronoun", "office")
    if scene.sides.within(*sentence) or any(one.key not in {"it", *OWNERS} for one in behind):
        return False
    before = scene.reading.within(sentence[0], span[0], "pronoun", "office")
    return len(before) == 1 and before[0].key in OWNERS and span[0] - before[0].end <= 1


def _match(scene: Scene, concept: str, span: Span, number: str) -> Match | None:
    """A figure in places between two sides."""
    sentence = scene.sentence(span[0])
    sides = scene.sides.of(span, sentence, concepts()[concept].flow)
    sides = possessors.ranked(scene, sides, span) if concept == RANK else sides
    sides = surveys.sides(scene, sides, span, sentence, concept)
    if len(sides.codes) < 2 or not scene.relevant(sides, concept):
        return None
    if concept == RANK and _nobody(scene, span, sentence):
        return None
    period, deadline = timing.times(scene.reading, span, sentence)
    return scene.match(
        kind="figure", concept=concept, span=span, sides=sides, period=period or deadline,
        value=Value(low=number, high=number, unit="ORDINAL", comparator="=", unit_stated=True),
        modality=cues.modality(scene.reading, span, sentence),
    )  # fmt: skip
