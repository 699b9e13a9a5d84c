"""Figures and pledges: every amount of a text with what it measures, between whom, when and how it is meant."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from servanda.grammar.clause import cues, goals, settling, timing
from servanda.grammar.clause.attributes import LENGTHS
from servanda.grammar.frames.counts import domestic, unknown
from servanda.grammar.frames.events import hearsay
from servanda.grammar.frames.figures import (
    bases,
    dated,
    enumerated,
    flows,
    heading,
    meaning,
    measured,
    owners,
    timeless,
    topics,
    values,
)
from servanda.grammar.frames.figures.measured import Measure, Span
from servanda.grammar.frames.pledges import unmeant
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene, Told
from servanda.grammar.frames.sides import regions, surveys, unions
from servanda.grammar.frames.works import works
from servanda.grammar.match import Match, Refused
from servanda.model import Period
from servanda.packs import concepts

FORETOLD, GOALS = frozenset({"planned", "forecast"}), frozenset({"target", "planned"})
AIMED = GOALS | {"potential"}
COUNTS = frozenset({"document.count", "event.edition", "relation.age", "trade.rank"})
LISTED = frozenset({"project.count", "companies.count", "people.count"})  # counted, not promised
RAISED = frozenset({"project.count", "companies.count"})
ATTRIBUTES = frozenset({"project.value", "project.capacity", "other"})  # pledged only by who commits himself
GIVEN = ("supply.", "finance.", "investment.planned")  # what somebody may promise on terms
WORKS = frozenset({"project.value", "project.capacity"})
EDITION, AGE = "event.edition", "relation.age"  # the fourth is the fourth, whether it was held or not
SUMMED, STOCK, INFLOW, YEAR = "investment.cumulative", "investment.stock", "investment.inflow", timedelta(days=366)
YEARLY = re.compile(r"\banchor (?:year|half|quarter|month) [-+]\d+$")  # a time of a text without a date
COUNTRIES, FIRST_NEAR = "COUNTRIES", 12  # characters from "first" to the countries that are counted
BOTH, TIMES = 2, "TIMES"
GROWTH = "trade.growth"
COUNTING = frozenset({"number", "range"})


def find(scene: Scene) -> Iterator[Match | Refused]:
    """Figures and pledges with a figure, by place in the text."""
    last: Measure | None = None
    folk: Measure | None = None  # people who were counted last
    flow: Match | None = None
    told_of, headed, rowed = topics.Topics(), heading.Heading(), enumerated.Rows()
    told: Match | None = None
    for one in scene.reading.atoms:
        if one.kind not in measured.READERS:
            continue
        atom = measured.same(scene, one, last)
        measure = measured.READERS[atom.kind](scene, atom)
        if not measure and atom.kind in COUNTING:
            measure = measured.bare(scene, atom, last, folk) or rowed.counted(scene, atom)
        if measure:
            if concept := told_of.concept(scene, measure):
                measure = msgspec.structs.replace(measure, concept=concept)
            measure = measured.alike(scene, measure, last)
            told_of.take(measure)
            last = measure
            folk = measure if measure.unit == measured.PERSONS else folk
            made = rowed.under(scene, measure, figure(scene, measure))
            if isinstance(made, Match):
                told = made = headed.under(scene, topics.directed(scene, made, told))
                if made.concept in flows.DIRECTIONS:
                    made = flow = flows.held(scene, made, flow)
                if made.concept != GROWTH and len(made.parties) == BOTH:
                    sure = "party_inferred" not in made.doubts
                    insort(scene.told, Told(made.start, made.parties, made.concept, sure))
            yield made


ACTED = frozenset({"signed", "exchanged", "adopted"})


def figure(scene: Scene, measure: Measure) -> Match | Refused:
    """A figure, or a pledge where the value is one to be reached."""
    span, concept, reading = measure.span, measure.concept, scene.reading
    sentence = scene.sentence(measure.atom.start)
    surveyed = surveys.partner(scene, span, sentence) is not None
    if concept == "other" and not (reading.bilateral or surveyed) and _alone(scene, sentence):
        return Refused("no_partner", *span)
    modality = cues.modality(reading, span, sentence) if concept.startswith("investment.") else ""
    if modality in AIMED | FORETOLD:
        concept = "investment.planned"
    sides = owners.sides(scene, span, sentence, concept)
    several = sides.named < BOTH and (measure.unit == COUNTRIES or _of_several(scene, measure, sentence))
    several = several or unknown.idle(scene, measure.unit, sentence)
    if several or not _relevant(scene, measure, sides, concept) or domestic.alone(scene, concept, sides, span):
        return Refused("no_partner", *span)
    measure, modality = values.undenied(measure, modality or _voice(scene, measure, sentence, concept))
    if concept == "document.count" and modality == "target" and cues.stage(reading, span, sentence) in ACTED:
        modality = "reported"  # documents are signed, not aimed at: the aim is another's
    pledged = _pledged(scene, span, concept, modality) and not _asked(scene, sides, sentence, concept, modality)
    based = (pledged and bases.base(scene, measure.atom, concept)) or bases.compared(reading, measure.atom, modality)
    if based:
        pledged, modality, concept = False, "reported", measure.concept
    period, deadline = dated.times(scene, measure, concept, modality, pledged=pledged)
    if based and period and timing.to_come(reading, period):
        period = None  # that of what it is to become
    value = values.value_of(scene, measure)
    settled = concept == EDITION and period is None  # that it takes place then is meant as the text says
    long = concept == works.CAPACITY and measure.unit in LENGTHS  # whatever becomes of it: a 500-km line is to be built
    if not pledged and modality != "denied" and (settled or concept == AGE or long):
        modality = "reported"
    if not pledged:
        still = concept == works.CAPACITY and not values.changes(scene, sentence, span)
        period = None if still else timeless.period(reading, concept, period, span)
    return scene.match(
        kind="pledge" if pledged else "figure", concept=_held(scene, sentence, concept, period), span=span,
        name=measure.name, sides=sides, value=value, period=period, deadline=deadline, modality=modality,
        stage=_stage(scene, span, sentence, modality) if concept == "document.count" else None,
    )  # fmt: skip


def _relevant(scene: Scene, measure: Measure, sides: Parties, concept: str) -> bool:
    """Whether a figure is one about two sides; of people told before it is of theirs: last year they were 5,000.

    A region that stands where the other side would is one, though no state: its trade with Africa.
    """
    if measure.unit == TIMES and not sides.named:
        return False  # he went to the sea three times
    if scene.relevant(sides, concept):
        return True
    if concept == "other" or not sides.codes:
        return False
    if len(sides.codes) == 1:
        sentence = scene.sentence(measure.span[0])
        return regions.faced(scene, sentence, concept) or bool(unions.within(scene, measure.span, sentence, concept))
    return len(sides.codes) == BOTH and (not measure.stated or _of_before(scene, measure.span, sides))


def _of_before(scene: Scene, span: Span, sides: Parties) -> bool:
    """Whether the sentence before, in the same paragraph, tells both sides, one as ours: we sell B tea. It was 5 t."""
    begin = scene.sentence(span[0])[0]
    if not begin or not scene.same_paragraph(begin - 1, begin):
        return False
    told = [each for one in scene.sides.groups(scene.sentence(begin - 1), span) for each in one.mentions]
    return any(one.how == "we" for one in told) and {one.code for one in told}.issuperset(sides.codes)


def _held(scene: Scene, sentence: Span, concept: str, period: Period | None) -> str:
    """The concept of a figure: investment at the end of a time is a position, put in within a year an inflow."""
    if concept == SUMMED and period and YEARLY.search(period.rule or ""):
        return INFLOW  # last year, whichever that is
    if concept == INFLOW and period and period.start and not period.end:
        return SUMMED  # since 2005
    if concept != SUMMED or not (period and period.start and period.end):
        return concept
    start, end = date.fromisoformat(period.start), date.fromisoformat(period.end)
    if end - start == timedelta(days=1):
        return STOCK if 1 in {start.day, end.day} else concept
    parts = (one for one in scene.reading.within(*sentence, "part") if one.key.startswith("END"))
    if any(scene.reading.text[one.start : one.end] in period.text for one in parts):
        return STOCK
    return INFLOW if end - start <= YEAR else concept


def _of_several(scene: Scene, measure: Measure, sentence: Span) -> bool:
    """Whether a figure is one of several countries that a sentence counts and does not name: the first five."""
    reading = scene.reading
    first = [one for one in reading.within(*sentence, "part") if one.key == "FIRST"]
    if not first:
        return False  # mostly so
    counted = [one for one in reading.within(*sentence, "noun") if one.key == COUNTRIES]
    ahead = [one for one in first if any(0 <= noun.start - one.end <= FIRST_NEAR for noun in counted)]
    return bool(ahead) and (measure.unit == COUNTRIES or not scene.sides.within(*sentence))


def _voice(scene: Scene, measure: Measure, sentence: Span, concept: str) -> str:
    """How a figure is meant; trade of a time that was over when the text appeared is neither planned nor foretold."""
    told = cues.modality(scene.reading, measure.span, sentence)
    if told == "reported" and concept == "trade.tariff" and cues.lifted(scene.reading, measure.span, sentence):
        return "planned"
    if told == "reported" and concept in meaning.TRADE_SUMS and bases.alone(scene.reading, measure.atom, sentence):
        return "target"  # they named 5 bn by 2030
    if told in GOALS and hearsay.denied(scene, measure.span):
        return "denied"
    if told in GOALS and unmeant.settled(scene, measure.span, sentence):
        return "reported"
    if told == "potential" and concept == works.CAPACITY:
        return "reported"  # a line that can carry 5 million tonnes
    over = told == "planned" and timing.was(scene.reading, measure.span, sentence)
    if over and not settling.of_plan(scene.reading, measure.span, sentence):
        return "reported"
    if told in FORETOLD and concept in meaning.TRADE_SUMS:
        times = timing.times(scene.reading, measure.span, sentence)
        period, deadline = goals.times(scene.reading, measure.atom, sentence, times)
        stated = period is not None and deadline is None and period.basis == "stated"
        if period and stated and not timing.to_come(scene.reading, period):
            return "reported"
    return told


def _alone(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence of one clause names one side at most, by no word for both."""
    codes = {mention.code for mention in scene.sides.within(*sentence)}
    reading = scene.reading
    return len(codes) < BOTH and ";" not in reading.text[slice(*sentence)] and not reading.within(*sentence, "pronoun")


def _pledged(scene: Scene, span: Span, concept: str, modality: str) -> bool:
    """Whether somebody means to bring a value about.

    What a plant will cost or hold is no promise by itself, nor is a change that is foretold: trade will rise, but no
    side opens the sentence and says that it will raise it.
    """
    if modality == "conditional" and concept.startswith(GIVEN) and unmeant.on_terms(scene, span):
        modality = "planned"
    if modality not in GOALS or concept in COUNTS or "pledge" not in concepts()[concept].kinds:
        return False
    sentence = scene.sentence(span[0])
    more = concept in RAISED and values.changes(scene, sentence, span)  # will raise the number of firms to 700
    if modality == "planned" and concept in LISTED and not (more or _bound(scene, span)):
        return False  # 49 projects are planned
    said = scene.speaker(span[0])
    if said is not None and said.office == "expert":
        return False
    clause = cues.between(scene.reading.text, span, sentence, ";")
    if any(one.key == unmeant.PAST for one in scene.reading.within(*clause, "modality")):
        return False  # they had planned to
    if cues.describes(scene.reading, span, sentence):
        return False  # the line to carry 5 million tonnes
    foretold = concept == "trade.growth" and modality == "planned" and not scene.sides.opens(sentence)
    if concept in WORKS and not values.moves(scene, sentence, span):
        return False  # they undertook to build a plant of 750 MW
    raised = concept in WORKS and modality == "target" and scene.sides.opens(sentence)  # to 10 m tonnes
    return raised or not (foretold or concept in ATTRIBUTES) or _bound(scene, span)


def _asked(scene: Scene, sides: Parties, sentence: Span, concept: str, modality: str) -> bool:
    """Whether money is only what the side wants that opens a sentence and would get it: A wants compensation from B."""
    first = next(iter(scene.sides.within(*sentence)), None)
    gets = first is not None and len(sides.codes) == BOTH and first.code == sides.codes[1]
    return gets and modality == "target" and concept.startswith("finance.") and scene.sides.opens(sentence)


def _bound(scene: Scene, span: Span) -> bool:
    """Whether somebody binds himself near a figure."""
    return cues.bound(scene.reading, span, scene.sentence(span[0]))


def _stage(scene: Scene, span: Span, sentence: Span, modality: str) -> str | None:
    """How far counted documents are; those still to come are announced."""
    return "announced" if modality in AIMED else cues.stage(scene.reading, span, sentence, cues.DOCUMENT_STAGES)
