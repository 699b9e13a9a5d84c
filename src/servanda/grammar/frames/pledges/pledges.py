"""Pledges without a figure: an act planned or promised for a time that can be looked up."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from operator import attrgetter

from servanda.grammar.clause import cues, goals, timing
from servanda.grammar.clause.segments import part_of
from servanda.grammar.clause.subjects import LONG, subject
from servanda.grammar.frames.events import promised, signs
from servanda.grammar.frames.pledges import dated, deeds, nominal, plainly, reserved, treaties, undergoing, worksbefore
from servanda.grammar.frames.pledges.unmeant import of_people, unmeant
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.works import routes, works
from servanda.grammar.match import Match, Refused
from servanda.grammar.words.terms import Term
from servanda.packs import concepts

OUTCOMES = ("project.", "supply.", "document.", "trade.tariff", "event.opening", "event.sanction")
PROMISED = (*OUTCOMES, "finance.")  # what a word of promise may be about, by no time
LIFT, OUTCOME, DEED, OTHER = "lift", "outcome", "deed", "other"
CLOSE = "close"  # whoever is to close an embassy opens none
REFUSAL = cues.REFUSAL
AMONG = {"commitment": PROMISED, "modality": OUTCOMES, LIFT: ("trade.tariff",)}
WORK, LENT, GIVEN = "project.", "finance.", ("supply.", "finance.")
BODY = "event.commission"  # which is set up, unless it meets
REFUSED = ("event.sanction", "document.")
RECEIVED = "event.talks/whom"  # who is received
OPENING, OPENED = "event.opening", "event.opening/thing"  # what was opened
CAPACITY, FREE, ROUTE = "project.capacity", "event.other", "project.transport"
MEANT = frozenset({"planned", "target", cues.OPEN_PLAN, cues.HELD, treaties.DUTY})
AMOUNT_NEAR, PROMISE_NEAR, SUPPLY_NEAR = 45, 70, 20
ACT_NEAR, SEEN_NEAR, FEW = 16, 8, 3  # characters from a word of plans, or a work; words before who acts
WORKS_NEAR = 120  # characters of a plan about works that were told before
Span = tuple[int, int]


def find(scene: Scene, figures: Collection[Match | Refused]) -> Iterator[Match]:
    """One pledge a sentence, or a part of it before a semicolon: verb, time and outcome; of duties before all else.

    None where a figure of the sentence is the pledge.
    """
    told: set[int] = set()
    parts: set[Span] = set()
    counted: dict[Span, list[Span]] = {}
    at = scene.reading.sentences.at
    for one in figures:
        if isinstance(one, Match) and one.kind == "pledge":
            counted.setdefault(part_of(scene.reading, one.start), []).append((one.start, one.end))
    figured = {at(one.start) for one in figures if isinstance(one, Match)}
    tallies = [one for one in figures if isinstance(one, Match) and one.kind == "figure"]
    terms = scene.reading.terms
    bound = terms.of(("commitment",))
    promises = {one.start for one in bound}  # whose words may be those of plans too
    plans = [one for one in terms.of(("modality",)) if one.key in MEANT and one.start not in promises]
    verbs = [
        verb for verb in (*terms.of((LIFT,)), *sorted((*bound, *plans), key=attrgetter("start")))
        if not unmeant(scene, verb) and not _gathered(scene, verb)
    ]  # fmt: skip
    for read in (_bound, deeds.itself, plainly.told):
        for verb in verbs:
            index, _ = part = part_of(scene.reading, verb.start)
            if part in parts or (verb.key == treaties.DUTY and index in figured):
                continue  # they grant 20 scholarships a year
            match = read(scene, verb, deeds.beside(scene, verb, counted.get(part, [])))
            office = match.speaker.office if match and match.speaker else None
            if match and office != "expert" and not _tallied(match, verb, tallies):
                told.add(index)
                parts.add(part)
                yield reserved.meant(scene, match)
    yield from deeds.headings(scene, told)
    yield from deeds.finite(scene, told, {index for index, _ in counted})


def _tallied(match: Match, verb: Term, tallies: list[Match]) -> bool:
    """Whether a plan only tells again what a figure counts: three flights a week; 5 bn given or promised."""
    lent, near = match.concept.startswith(LENT), AMOUNT_NEAR * match.concept.startswith(LENT)
    told = [one for one in tallies if one.concept == match.concept or not lent]
    flown = lent or (verb.cls == "modality" and match.concept == ROUTE)
    return flown and any(one.start < match.end and match.start < one.end + near for one in told)


def _gathered(scene: Scene, verb: Term) -> bool:
    """Whether a word is one of plans for a gathering alone, and no work is to be opened by it: is set for 2029."""
    if verb.key != cues.HELD:
        return False
    near = scene.reading.within(*scene.sentence(verb.start), "concept", OUTCOME)
    return not any(one.key.startswith(OPENING) or one.key.endswith(worksbefore.DONE) for one in near)


def _bound(scene: Scene, verb: Term, counted: list[Span]) -> Match | None:
    """What a verb binds a side to: an act, a work or measure, anything by a time to come, or a duty of a treaty."""
    if verb.key == treaties.DUTY:
        return None if counted else treaties.duty(scene, verb)
    final = scene.reading.language.verb_final
    if not counted and dated.refrains(scene, verb):
        return dated.told(scene, verb)
    found = _planned(scene, verb, counted) if final else None
    if not counted and (found is None or found.concept.startswith(GIVEN)):
        act = deeds.deed(scene, verb)
        found = act if act and (found is None or act.concept == OTHER) else found  # to send observers supplies nothing
    found = found or (None if final else _planned(scene, verb, counted))
    found = found or (None if counted else dated.told(scene, verb))
    return found or (None if counted else treaties.duty(scene, verb))


def _planned(scene: Scene, verb: Term, counted: list[Span]) -> Match | None:
    sentence = scene.sentence(verb.start)
    outcome = _outcome(scene, verb, sentence, REFUSED if verb.key == REFUSAL else AMONG[verb.cls])
    if outcome is None or worksbefore.travels(scene, verb, outcome):
        return None
    promise = verb.cls != "modality"
    due = dated.coming(scene, verb, sentence)
    plain = plainly.by_itself(scene, verb, outcome)
    plain = plain or (not works.is_work(outcome) and plainly.direct(scene, verb, sentence))
    if due is None and (outcome.key == FREE if promise else not plain):
        return None  # they agreed on visa-free travel: that is done
    if not promise and due and not timing.to_come(scene.reading, due):
        return None  # the aim of a line that was opened last year
    start, end = min(verb.start, outcome.start), max(verb.end, outcome.end)
    near = promise and not (scene.reading.language.verb_final and outcome.key.startswith(LENT))
    if _measured(scene, (start, end), counted, promise=near) or (promise and _priced(scene, outcome, sentence)):
        return None
    turned = verb.cls != LIFT and (outcome.start < verb.start) != scene.reading.language.verb_final
    apart = (due is None and end - start > PROMISE_NEAR) or ";" in scene.reading.text[start:end]
    final = scene.reading.language.verb_final
    past = final and turned and ", " in scene.reading.text[verb.end : outcome.start]  # the goal stands, and B will open
    past = past or (outcome.key.startswith((OPENING, WORK)) and _shut(scene, start, end))
    if (promise and turned) or apart or past or (turned and not final and not _comes_about(scene, verb, outcome)):
        return None
    if due and final and (turned or not promise) and _behind(scene, verb, due.text, sentence):
        return None  # duties that will be levied may cost so much by 2024
    concept = routes.carried(scene, outcome, outcome.key.partition("/")[0])
    sides = scene.sides.of((start, end), sentence, concepts()[concept].flow)
    if concept.startswith(WORK):
        sides = worksbefore.of_builder(scene, verb, sides, outcome)
    if len(sides.codes) < 2:
        return None
    sides = plainly.held(scene, verb, sides)
    about = subject(scene.reading, outcome, LONG) if concept.startswith(WORK) else None
    end = dated.through(scene, end, due, sentence) if turned and not final else end
    due = due or timing.vague(scene.reading, (start, end), sentence, "future")
    return scene.match(
        kind="pledge", concept=concept, span=(start, end), sides=sides, deadline=due, modality="planned", about=about,
        stage="planned" if concept.startswith(WORK) else None,
    )  # fmt: skip


def _shut(scene: Scene, start: int, end: int) -> bool:
    """Whether what is planned is to close something."""
    return any(one.key == CLOSE for one in scene.reading.within(start, end, "act"))


def _comes_about(scene: Scene, verb: Term, outcome: Term) -> bool:
    """Whether a verb tells what becomes of the work before it: will be built, is to open; not: will carry 5 tonnes."""
    reading = scene.reading
    before = reading.text[scene.sentence(verb.start)[0] : outcome.start].split()
    words = reading.text[outcome.end : verb.start].split()[-1:] if len(before) > FEW else []
    if any(reading.scanner.small("conjunction", word) == "and" for word in words):
        return False  # it tells of the crossing and will be applied
    if outcome.key.startswith(WORK) and worksbefore.of_document(scene, outcome):
        return False
    if outcome.key.endswith(worksbefore.DONE) or nominal.led(scene, outcome):
        return True  # its completion is due in May
    if outcome.key.startswith(GIVEN) or not (reading.language.articles or outcome.key == FREE):
        return True  # the first consignment is due
    near = reading.within(verb.start, verb.end + ACT_NEAR, "stage", DEED, "concept", "act", "holding", OUTCOME)
    if any(one.key == CAPACITY and one.start <= verb.start for one in near):
        return False
    stages = cues.PROJECT_STAGES if outcome.key.startswith(WORK) else cues.DOCUMENT_STAGES
    return any(
        one.key.startswith(OPENING)
        if one.cls == "concept"
        else one.cls != "stage" or one.key.partition("/")[0] in stages
        for one in near
    )


def _behind(scene: Scene, verb: Term, time: str, sentence: Span) -> bool:
    """Whether a time stands behind a verb alone: where verbs come last, it is that of another one."""
    return time not in scene.reading.text[sentence[0] : verb.start]


def _elsewhere(scene: Scene, verb: Term, outcome: Term) -> bool:
    """Whether another clause stands between a verb and what may come about: the line opens, but the port …."""
    start, end = min(verb.end, outcome.end), max(verb.start, outcome.start)
    heads = (part.split(None, 1)[:1] for part in scene.reading.text[start:end].split(", ")[1:])
    return any(scene.reading.scanner.small("conjunction", word) == "but" for head in heads for word in head)


def _aside(scene: Scene, outcome: Term) -> bool:
    """Whether a word is no outcome: from universities; the number of flights; the embassy, which itself plans it.

    Nor is a work whose treaty is told of, or that is only looked at.
    """
    if not scene.reading.language.verb_final:
        return False
    behind = scene.reading.within(outcome.end, outcome.end + 2, "count_mark", "concept")
    behind = [one for one in behind if one.cls == "count_mark" or one.key.startswith("document.")]
    behind += [one for one in scene.reading.within(outcome.end, outcome.end + SEEN_NEAR, "joint") if one.key == "seen"]
    bare = outcome.key == OPENING and not outcome.ending
    opens = bare and not scene.reading.text[scene.sentence(outcome.start)[0] : outcome.start].strip()
    return bool(behind) or opens or scene.sides.roles.ending(outcome.ending) == "from"


def _delivered(scene: Scene, verb: Term, goods: Term, sentence: tuple[int, int]) -> bool:
    """Whether a verb of plans says itself what is to be supplied, and nothing is counted that the figure tells."""
    counted = any(atom.kind == "number" for atom in scene.reading.atoms_within(*sentence))
    here = scene.reading.within(goods.start, goods.start + 1, "concept")
    if any(one.key == RECEIVED and signs.signed(scene, one, "whom") for one in here):
        return False  # will receive the minister
    far = cues.distance(scene.reading.text, verb.start, verb.end, goods)
    if far > SUPPLY_NEAR and scene.reading.language.verb_final:
        far -= sum(len(time.text) for time in goals.times_within(scene.reading, (goods.end, verb.start)))
    return far <= SUPPLY_NEAR and not counted


def _measured(scene: Scene, span: Span, counted: list[Span], *, promise: bool) -> bool:
    """Whether a figure is the pledge of a sentence, or stands near what is promised in it."""
    spans = (Term(start, end, "", "", "") for start, end in counted if not _closed(scene, end, span[0]))
    return any(not promise or cues.distance(scene.reading.text, *span, one) <= AMOUNT_NEAR for one in spans)


def _priced(scene: Scene, goods: Term, sentence: Span) -> bool:
    """Whether money or a quantity right behind what is to be given is its figure: agreed to sell arms for 5 bn."""
    if scene.reading.language.verb_final or not goods.key.startswith(GIVEN):
        return False
    return deeds.counts(scene, (goods.start, min(sentence[1], goods.end + PROMISE_NEAR)))


def _closed(scene: Scene, start: int, end: int) -> bool:
    """Whether a verb of plans and a comma close the clause of a figure before another begins: gives 5 bn, schools …."""
    comma = scene.reading.text.find(", ", start, end) if scene.reading.language.verb_final else -1
    return comma >= 0 and bool(scene.reading.within(start, comma, "modality"))


def _promised(scene: Scene, verb: Term, outcome: Term) -> bool:
    """Whether somebody binds himself to what becomes of a document: to ratify it, not to renew it."""
    near = cues.distance(scene.reading.text, verb.start, verb.end, outcome) < PROMISE_NEAR
    if any(act.key == "adopted" for act in scene.reading.within(verb.start, verb.end, "stage")):
        return False  # agreed to a deal: that is done
    return verb.cls == "commitment" and near and (outcome.start < verb.start) == scene.reading.language.verb_final


def _opens(verb: Term, outcome: Term) -> bool:
    """Whether a verb of plans is itself what is to come about: it will be opened."""
    return verb.cls == "modality" and outcome.key.startswith("event.")


def _outcome(scene: Scene, verb: Term, sentence: Span, among: tuple[str, ...]) -> Term | None:
    """What is to come about: the nearest project or measure, what it brings, or a document that is to be signed."""
    part = cues.between(scene.reading.text, (verb.start, verb.end), sentence, "; ")
    terms = [term for term in _whole(scene, part, "concept") if term.key.startswith(among)]
    terms = [term for term in terms if not works.attributive(scene, term)]  # service members, the railway ministry
    terms = [one for one in terms if one.key.partition("/")[0] not in works.MEASURED and one.key != OPENED]
    terms = [one for one in terms if not verb.start <= one.start < verb.end or _opens(verb, one)]  # plan to, no plan
    if verb.cls != "commitment":
        terms = [one for one in terms if one.key[:7] != "supply." or _delivered(scene, verb, one, sentence)]
    terms = [one for one in terms if not _elsewhere(scene, verb, one) and not _aside(scene, one)]
    terms = [one for one in terms if not promised.led(scene, verb, one) and not undergoing.banned(scene, one)]
    terms = [one for one in terms if not of_people(scene, one)]
    terms = [one for one in terms if not scene.reading.within(one.start, one.start + 1, "commitment")]  # the promise
    made = [one for one in terms if not one.key.startswith("event.")]  # what is opened tells more than that it is
    outcome = cues.nearest(scene.reading, (verb.start, verb.end), made or terms)
    if outcome and outcome.key.startswith("document."):
        to_come = cues.due(scene.reading, (outcome.start, outcome.end), sentence, cues.DOCUMENT_STAGES)
        outcome = outcome if to_come or _promised(scene, verb, outcome) else None
        if outcome and verb.cls == "commitment" and promised.holds(scene, verb):
            return None  # they agreed to begin talks on it
    opened = outcome is not None and (outcome.key == OPENING or _closed(scene, outcome.end, verb.start))
    brought = _brought(scene, verb, part) if opened or outcome is None else None
    return brought if brought and (outcome is None or brought.key.startswith(WORK)) else outcome


def _whole(scene: Scene, sentence: Span, cls: str) -> list[Term]:
    """The words of a class that open no longer wording of a concept: a road map is no road."""
    told = scene.reading.within(sentence[0], sentence[1], "concept", OUTCOME)
    longest = {one.start: one.end for one in reversed(told)}
    return [one for one in told if one.cls == cls and one.end == longest[one.start]]


def _brought(scene: Scene, verb: Term, sentence: Span) -> Term | None:
    """What a plan brings about by a word that is no wording of a concept; of works, the one told before."""
    if verb.cls == LIFT or verb.key == REFUSAL:
        return None
    made = [one for one in _whole(scene, sentence, OUTCOME) if not _elsewhere(scene, verb, one)]
    made = [one for one in made if not _aside(scene, one) and not (one.key == BODY and signs.sits(scene, one))]
    made = [one for one in made if not (one.key in worksbefore.WORKS and worksbefore.draft(scene, one))]
    outcome = cues.nearest(scene.reading, (verb.start, verb.end), made)
    near = WORKS_NEAR if outcome and outcome.key in worksbefore.WORKS else PROMISE_NEAR
    if outcome is None or cues.distance(scene.reading.text, verb.start, verb.end, outcome) > near:
        return worksbefore.it(scene, verb) or nominal.paper(scene, verb)
    if outcome.key not in worksbefore.WORKS:
        return outcome
    return worksbefore.named(scene, outcome)
