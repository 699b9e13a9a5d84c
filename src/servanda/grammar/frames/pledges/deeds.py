"""Acts that a plan alone makes a pledge, by no time, where both sides are told: A will train nurses of B."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from servanda.grammar.clause import cues, goals, habits, relative, timing
from servanda.grammar.frames.acts import acts
from servanda.grammar.frames.acts.act import Act
from servanda.grammar.frames.pledges import undergoing, worksbefore
from servanda.grammar.frames.pledges.plainly import led, spoken_for
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match
from servanda.grammar.words.terms import Term
from servanda.model import Atom, Period
from servanda.packs import concepts

DEED, LIFT, PLAN, NOT = "deed", "lift", "modality", "not"
OTHER = "other"
DENIED = "denied"  # only where it will not be done
DUTY, TARIFF = "duty", "trade.tariff"
WILL, ALONE, NO = "will", "alone", "no"  # itself the verb, where verbs come last; with no object told; denied
FINITE = frozenset({WILL, ALONE, NO})
VERBS = ("modality", DEED, "change")
GAP, AMOUNT_NEAR = 34, 45  # characters from a plan to its act, to an amount
FEW = frozenset({"2", "3"})  # works that are told one by one: three plants
HEADING, WORDS, PAIR = 60, 5, 2  # characters of a heading; words between a plan and its act
AMOUNTS = frozenset({"number", "money", "percent", "quantity", "range"})
UNSURE = frozenset({"forecast", "potential"})
ROUTE, PAID = "project.transport", frozenset({"finance.aid", "finance.loan"})
WORK = "project."
GOODS, SOLD = "supply.", ("supply.", "trade.exports", "trade.imports")
BOTH = frozenset({"both", "parties"})
Span = tuple[int, int]


def deed(scene: Scene, verb: Term) -> Match | None:
    """The act right behind a word of plans or promises, done by one side to another; one denied is still told."""
    if verb.cls == LIFT or _going_on(scene, verb):
        return None
    if scene.reading.language.verb_final:
        return _last(scene, verb)
    sentence = scene.sentence(verb.start)
    part = cues.between(scene.reading.text, (verb.start, verb.end), sentence, "; ")
    act = _act(scene, verb, part)
    if act is None or any(one.key in UNSURE for one in scene.reading.within(sentence[0], act.start, "modality")):
        return None
    measure, sign = acts.measure(scene, act), act.key.partition("/")[2]
    span = measured(measure) or undergoing.behind(scene, act, part) or worksbefore.meant(scene, verb, act)
    denied = any(one.key == "denied" for one in scene.reading.within(verb.start, act.start, "modality"))
    if (span is None and sign) or (sign == DENIED and not denied):
        return None
    denied = denied and verb.cls == PLAN  # who promises not to prolong it binds himself
    concept = _concept(scene, act, span)
    found = verb.start, max(act.end, span.end if span else 0)
    behind = verb.end, _joint(scene, verb, min(part[1], found[1] + AMOUNT_NEAR))
    if any(not (span and 0 <= span.start - one.end <= 1 and span.key == ROUTE) for one in _amounts(scene, behind)):
        return None  # a figure tells it; three times a week only how a line is flown
    told = worksbefore.of(scene, span) if span and span.end <= verb.start else None
    sides = measure.parties if measure and measure.acting else None
    sides = sides or led(scene, verb, told or scene.sides.of(found, sentence, concepts()[concept].flow))
    sides = spoken_for(scene, verb, sides)
    period, deadline = timing.times(scene.reading, (verb.start, act.end), sentence)
    if not (period or deadline):
        period, deadline = timing.times(scene.reading, (verb.start, verb.end), sentence)
    mark = Atom(kind="number", start=verb.start, end=act.end, text="", value="0")
    due = deadline or goals.spell(scene.reading, mark, sentence)
    due = due or (period if period and timing.to_come(scene.reading, period) else None)
    if len(sides.codes) < PAIR or not _answers(scene, verb, sides, due):
        return None
    return scene.match(
        kind="pledge", concept=concept, span=found, sides=sides, deadline=due,
        modality="denied" if denied else "planned",
        stage="planned" if concept.startswith("project.") and not denied else None,
    )  # fmt: skip


def _going_on(scene: Scene, verb: Term) -> bool:
    """Whether a word of plans tells of a work that goes on by now, and so of a project: is building."""
    return any(
        one.key == "under_way" and one.end >= verb.end
        for one in scene.reading.within(verb.start, verb.start + 1, "stage")
    )


def finite(scene: Scene, told: set[int], counted: Collection[int]) -> Iterator[Match]:
    """One act a sentence at most that is itself the verb, in a form of the future; `told` as for headings.

    None where a figure of the sentence is the pledge; `counted` are those sentences.
    """
    for act in scene.reading.all(DEED):
        index = scene.reading.sentences.at(act.start)
        if act.key.partition("/")[2] not in FINITE or index in told or index in counted or _describes(scene, act):
            continue
        if match := _last(scene, act):
            told.add(index)
            yield match


def itself(scene: Scene, verb: Term, counted: Collection[Span]) -> Match | None:
    """The act that a word of plans is itself, in a form of the future, where verbs come last."""
    if counted or not scene.reading.language.verb_final:
        return None
    acts = scene.reading.within(verb.start, verb.start + 1, DEED)
    act = next((one for one in acts if one.key.partition("/")[2] in FINITE and not _describes(scene, one)), None)
    return _last(scene, act) if act else None


def _describes(scene: Scene, act: Term) -> bool:
    """Whether a form of the future that may be an attribute stands before another word: the firm that will build it."""
    reading = scene.reading
    forms = reading.language.participle_endings
    behind = reading.text[act.end : act.end + PAIR]
    return reading.text[act.start : act.end].endswith(forms) and behind[:1] == " " and behind[1:].isalpha()


def _last(scene: Scene, verb: Term) -> Match | None:
    """The act right before a word of plans, or that is one itself, where verbs come last: A in B a plant builds."""
    reading, sentence = scene.reading, scene.sentence(verb.start)
    act = _before(scene, verb, sentence)
    unsure = any(one.key in UNSURE for one in reading.within(*sentence, "modality"))
    if act is None or unsure or habits.usual(reading, sentence) or reading.within(*sentence, "conditional"):
        return None
    sign = act.key.partition("/")[2]
    measure = acts.measure(scene, act)
    thing = measured(measure) or undergoing.before(scene, act, sentence)
    thing = thing if thing and thing.start < verb.end else None  # what stands behind is of another verb
    if (thing is None and sign not in {"", ALONE}) or (thing and thing.key == acts.DISPUTE):
        return None
    concept = _concept(scene, act, thing)
    found = thing.start if thing else _word_before(scene, act, sentence), verb.end
    amounts = _amounts(scene, (max(sentence[0], found[0] - AMOUNT_NEAR), verb.end))
    if any(not (concept.startswith(WORK) and one.value in FEW) for one in amounts):
        return None
    sides = measure.parties if measure and measure.acting else None
    told = scene.sides.of(found, sentence, concepts()[concept].flow)
    told = worksbefore.outer(scene, verb, told) if concept.startswith(WORK) else told
    sides = spoken_for(scene, verb, sides or led(scene, verb, told))
    period, deadline = timing.times(reading, found, sentence)
    if not (period or deadline):
        period, deadline = timing.times(reading, (verb.start, verb.end), sentence)
    if period and not deadline and relative.of_attribute(reading, period.text, act.start, sentence[0]):
        period = None
    if period and not deadline and not timing.to_come(reading, period):
        return None
    if len(sides.codes) < PAIR or not _answers(scene, verb, sides, deadline or period):
        return None
    return scene.match(
        kind="pledge", concept=concept, span=found, sides=sides, deadline=deadline or period,
        modality="denied" if sign == NO else "planned",
        stage="planned" if concept.startswith("project.") and sign != NO else None,
    )  # fmt: skip


def measured(act: Act | None) -> Term | None:
    """What an act is done to, as a wording of the event that it is; of duties, as one of a tariff."""
    if act is None or act.thing is None:
        return None
    concept = TARIFF if act.kind == DUTY else act.concept
    return Term(act.thing.start, act.thing.end, "concept", concept, act.thing.ending)


def _before(scene: Scene, verb: Term, sentence: Span) -> Term | None:
    """The act of a word of plans where verbs come last: itself, or the last before it, by a few words at most."""
    near = scene.reading.within(max(sentence[0], verb.start - GAP), verb.end, DEED)
    act = near[-1] if near else None
    if act is None or act.key == NOT or (act.end <= verb.start and act.key.partition("/")[2] in FINITE):
        return None
    gap = scene.reading.text[act.end : verb.start]
    return None if "," in gap or ";" in gap or len(gap.split()) > PAIR else act


def _word_before(scene: Scene, act: Term, sentence: Span) -> int:
    """Where the word before an act begins, or the act itself where it opens its sentence."""
    head = scene.reading.text[sentence[0] : act.start].rstrip()
    return sentence[0] + head.rfind(" ") + 1 if head else act.start


def _act(scene: Scene, verb: Term, sentence: Span) -> Term | None:
    """The first act behind a word of plans, no other verb of plans and few words between."""
    near = scene.reading.within(verb.start, min(sentence[1], verb.end + GAP), DEED)
    act = next((one for one in near if one.end >= verb.end), None)
    if act is None or act.key == NOT or len(scene.reading.text[verb.end : act.start].split()) > WORDS:
        return None
    if scene.reading.text[verb.start - 2 : verb.start] == ", " and "," in scene.reading.text[verb.end : act.start]:
        return None  # the talks, planned for May, were called off
    between = scene.reading.within(verb.end, act.start, "modality", "conjunction", "commitment")
    return None if any(one.start >= verb.end and one.key != "denied" for one in between) else act


def beside(scene: Scene, verb: Term, counted: list[Span]) -> list[Span]:
    """The figures that a word of plans tells, but for those of another act: to open it and raise trade to 5 bn."""
    if scene.reading.language.verb_final or not counted:
        return counted
    stop = _joint(scene, verb, max(end for _, end in counted))
    return [one for one in counted if one[0] < stop]


def _joint(scene: Scene, verb: Term, end: int) -> int:
    """Where "and" leads to a second verb behind a word of plans, or an end before which none does."""
    text, small = scene.reading.text, scene.reading.scanner.small
    for one in scene.reading.within(verb.end, end, *VERBS):
        before = text[verb.end : one.start].split()[-1:]
        if before and small("conjunction", before[0]) == "and":
            return one.start
    return end


def counts(scene: Scene, span: Span) -> bool:
    """Whether an amount stands in a span, so that a figure tells what is promised."""
    return bool(_amounts(scene, span))


def _amounts(scene: Scene, span: Span) -> list[Atom]:
    """The amounts in a span, without the number of the sides: the two countries."""
    amounts = [atom for atom in scene.reading.atoms_within(*span) if atom.kind in AMOUNTS]
    return [one for one in amounts if not scene.reading.within(one.start, one.start + 1, "pronoun")]


def _concept(scene: Scene, act: Term, told: Term | None) -> str:
    """The concept of an act: that of what it is done to, that of its own words for money, or its own."""
    own = act.key.partition("/")[0]
    paid = [one for one in scene.reading.within(act.start, act.end, "concept") if one.key in PAID]
    paid = [one for one in paid if len(scene.reading.text[one.start : one.end].split()) > 1]  # its debts, not returns
    if told is None and own == OTHER and paid:
        return paid[0].key.partition("/")[0]
    if told is None or (own.startswith(GOODS) and told.key.startswith(SOLD)):
        return own
    return told.key


def headings(scene: Scene, told: set[int]) -> Iterator[Match]:
    """One act a heading at most; `told` are the sentences that have one, and gains theirs."""
    for act in scene.reading.all(DEED):
        index = scene.reading.sentences.at(act.start)
        if index not in told and (match := heading(scene, act)):
            told.add(index)
            yield match


def heading(scene: Scene, act: Term) -> Match | None:
    """The act of a heading that leaves out the plan, behind names alone: A to build a plant in B."""
    text = scene.reading.text
    begin, _ = scene.sentence(act.start)
    words = text[max(begin, act.start - HEADING) : act.start].rpartition(": ")[2].split()
    small = scene.reading.scanner.small
    if len(words) < PAIR or small("role", words[-1]) != "to":
        return None
    if not all(word[0].isupper() or small("conjunction", word) == "and" for word in words[:-1]):
        return None
    start = text.rindex(words[-1], begin, act.start)
    return deed(scene, Term(start, start + len(words[-1]), "modality", "planned", ""))


def _answers(scene: Scene, verb: Term, sides: Parties, due: Period | None) -> bool:
    """Whether it is told who is held to an act, and to whom: two sides by their names or a word for both.

    By a time that is told one name is enough in a text about two sides.
    """
    start, _ = scene.sentence(verb.start)
    if sides.named >= PAIR or any(one.key in BOTH for one in scene.reading.within(start, verb.start, "pronoun")):
        return True
    return bool(due and due.basis != "unresolved" and scene.reading.bilateral)
