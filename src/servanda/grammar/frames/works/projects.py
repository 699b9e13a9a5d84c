"""Projects with a name of their own: pipelines, plants, corridors, branches, missions."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from servanda.grammar.clause import cues
from servanda.grammar.clause.names import MARKS, called, numbered
from servanda.grammar.clause.subjects import LONG, subject
from servanda.grammar.frames.events import signs, telling
from servanda.grammar.frames.scene import going
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.works import alike, beside, entitled, funded, jointly, partners, proper, routes, works
from servanda.grammar.frames.works.hosted import ACTS, SHARED, at, binational, joint, last, shared_beside, standing
from servanda.grammar.frames.works.proper import CALLED, OWN, QUOTED_ONLY, ROUTE, SITE
from servanda.grammar.match import Match
from servanda.grammar.words.fold import fold
from servanda.grammar.words.terms import Term
from servanda.packs import concepts

HEAD_NEAR = 14
STEM = 5  # letters by which two spellings of a name are one
UNNAMED_NEVER = frozenset({"project.other", "project.space"})
WEAK = "weak"  # words for building alone, which yield to any that tell what is built
YIELDING = {SITE: ("project.education",), WEAK: ("project.other",)}
PROJECT = "project"  # the word, beside the name of one alone
HEADS = frozenset({"", SITE, OWN, ROUTE, WEAK, CALLED, jointly.MADE})
STAGE_NEAR, SUBJECT_NEAR, PLACE_NEAR = 50, 75, 24  # characters to a stage, to the verb of a subject, and to a place
PAIR, GONE_ON = 2, frozenset({"started", "under_way", "completed"})  # and stages that a plan may be about
PLANNED, STARTED, UNDER_WAY, COMPLETED, TALKS = "planned", "started", "under_way", "completed", "event.talks"
SPACE, ORBIT, ROCKETS = "project.space", "orbit", frozenset({"MISSILES", "ROCKETS"})
SHORT_OF = {"started": "planned", "completed": "under_way"}  # where a work stands that has not been begun, or opened
Span = tuple[int, int]


def find(scene: Scene) -> Iterator[Match]:
    """Every named project once, at the mention that tells most: with its sides, and with its head noun."""
    found: dict[str, tuple[Match, int]] = {}
    described: dict[alike.Sort, Match] = {}
    for term in (*scene.reading.all("concept"), *_callers(scene), *jointly.heads(scene)):
        if not term.key.startswith("project."):
            continue
        concept, _, sign = term.key.partition("/")
        if concept in concepts() and "project" in concepts()[concept].kinds:
            span = numbered(scene.reading, term) if sign not in HEADS else proper.name(scene, term)
            if not (span or _may_tell(scene, term)) or _passed(scene, term, span):
                continue
            match = _project(scene, term, span) if span else _described(scene, term)
            if match and not span:
                described.setdefault(alike.sort(scene, match, (term.start, term.end)), match)
            elif span and match:
                key, worth = _key(scene, term, span), _worth(scene, match, term)
                if key not in found or worth > found[key][1]:
                    found[key] = match, worth
    for match, _ in found.values():
        alike.known(scene, match, described)
        yield match
    yield from described.values()


def _callers(scene: Scene) -> Iterator[Term]:
    """The words project, which tell of a work beside a name of its own alone: the Elmed project."""
    for term in scene.reading.all("name_mark"):
        if term.key == PROJECT:
            yield msgspec.structs.replace(term, key=f"{next(iter(QUOTED_ONLY))}/{CALLED}")


def _passed(scene: Scene, term: Term, span: Span | None) -> bool:
    """Whether a word tells of a site that stands long since, of where something happened, or less than another."""
    concept, _, sign = term.key.partition("/")
    if beside.of_place(scene.reading, term) or beside.around(scene, term) or entitled.inside(scene.reading, term):
        return True
    site = sign == SITE or beside.bordering(scene.reading, term)
    if site and not (span and proper.is_proper(scene.reading, span, term)) and not _made(scene, term):
        return not binational(scene, term)
    if sign == SITE and span and beside.led(scene, term):
        return True
    if concept in YIELDING.get(sign, ()) and _yields(scene, term, concept):
        return True
    if span is not None and sign == CALLED:
        named = any(works.is_work(one) for one in scene.reading.within(*span, "concept"))  # named by itself
        named = named and scene.reading.text[span[0]] not in MARKS
        return named or works.counted(scene, term) or beside.speaks(scene.reading, term, span)
    if span is None:
        return False
    idle = beside.signs(scene.reading, term, span) or (_only_seen(scene, term, span) and not works.done(scene, term))
    return idle or (sign in HEADS and works.where(scene, term, span))


def _only_seen(scene: Scene, term: Term, span: Span) -> bool:
    """Whether a work is only one that somebody saw, whoever runs or built it."""
    whole = min(span[0], term.start), max(span[1], term.end)
    return beside.seen(scene, whole) and joint(scene, term) not in ACTS


def _yields(scene: Scene, term: Term, concept: str) -> bool:
    """Whether another work of a sentence is told, not the one a word names: a university opens a campus."""
    others = (one for one in scene.reading.within(*scene.sentence(term.start), "concept") if one is not term)
    told = (one for one in others if works.is_work(one) and one.key.partition("/")[2] not in YIELDING)
    return any(concept in {one.key.partition("/")[0], *QUOTED_ONLY} for one in told)


def _key(scene: Scene, term: Term, span: Span) -> str:
    """A name without its head noun and without what may be endings."""
    text = scene.reading.text
    if _is_head(term) and span[0] <= term.start < span[1]:
        name = text[span[0] : term.start] + text[term.end : span[1]]
    else:
        name = text[slice(*span)]
    return " ".join(word[:STEM] for word in fold(name).split())


def _worth(scene: Scene, match: Match, term: Term) -> int:
    """How much a mention tells: whether its sentence names the sides, and whether the head noun is there."""
    around = scene.reading.within(term.start - HEAD_NEAR, match.end + HEAD_NEAR, "concept")
    headed = _is_head(term) or any(one.key.startswith("project.") and one is not term for one in around)
    return 2 * (telling.told(scene, match) > 1) + headed


def _is_head(term: Term) -> bool:
    """Whether a word is the head noun of a project, not its name."""
    _, _, sign = term.key.partition("/")
    return sign in HEADS


def _built(scene: Scene, term: Term) -> str | None:
    """How far the work beside a word is, if the words right around it say so and it is not only where that is."""
    case = scene.sides.roles.ending(term.ending) if scene.reading.language.verb_final else ""
    if case == "in" or (term.key.endswith(f"/{SITE}") and at(scene, term)):
        return None
    anchor = term.start, term.end
    begin, end = going.described(scene, anchor)
    if beside.bordering(scene.reading, term):
        begin, end = cues.between(scene.reading.text, anchor, (begin, end), ", ")
    far = STAGE_NEAR if scene.reading.language.verb_final else SUBJECT_NEAR
    near = (max(begin, term.start - STAGE_NEAR), min(end, term.end + far))
    among = works.GIVEN_UP if case == "from" else cues.PROJECT_STAGES
    near = _clause(scene, near[0], term.start), near[1]
    stage = cues.stage(scene.reading, (term.start, term.end), near, among)
    flown = stage is None and term.key.startswith(SPACE) and _in_orbit(scene, (begin, end))
    return COMPLETED if flown else stage


def _clause(scene: Scene, begin: int, at: int) -> int:
    """Where the clause of a work begins that a verb and a comma part from one before it, where verbs come last."""
    comma = scene.reading.text.rfind(", ", begin, at) if scene.reading.language.verb_final else -1
    told = scene.reading.within(max(begin, comma - STAGE_NEAR), comma, "stage") if comma >= 0 else []
    return comma + 1 if any(one.end == comma for one in told) else begin


def _made(scene: Scene, term: Term) -> str | None:
    """What tells that a work is one to tell of: how far it is, or what makes it one of two sides."""
    return _built(scene, term) or joint(scene, term)


def _may_tell(scene: Scene, term: Term) -> bool:
    """Whether a work without a name may be one of two sides: by its text, its sentence, or what is told beside it."""
    start, end = sentence = scene.sentence(term.start)
    return not works.of_budget(scene, sentence) and (
        scene.reading.bilateral
        or len({mention.code for mention in scene.sides.within(start, end)}) >= PAIR
        or works.of_both(scene, sentence)
        or shared_beside(scene, term)
        or funded.told(scene, sentence)
    )


def _described(scene: Scene, term: Term) -> Match | None:
    """A work without a name that is built or stands somewhere, in a text or sentence about two sides."""
    sign = term.key.partition("/")[2]
    joins = term.key.startswith(entitled.ROUTES) and signs.joins(scene, term)
    ends = joins or (sign == ROUTE and routes.measured(scene, term))
    if term.key in UNNAMED_NEVER or sign == CALLED or (sign == ROUTE and not (ends and _made(scene, term))):
        return None
    built, shared = _built(scene, term), joint(scene, term)
    paid = funded.priced(scene, term) or (funded.givers(scene, term) if built or funded.stands(scene, term) else ())
    if sign == OWN and not (built or shared or paid or signs.paired_beside(scene, term, dashed=True)):
        return None
    sentence = scene.sentence(term.start)
    named = {mention.code for mention in scene.sides.within(*sentence)}
    both = shared == SHARED or paid or works.of_both(scene, sentence)
    if not (scene.reading.bilateral or len(named) >= PAIR or both):
        return None
    if works.counted(scene, term) or works.again(scene, term) or works.attributive(scene, term):
        return None
    seen = not built and _only_seen(scene, term, (term.start, term.end))
    if seen or beside.part(scene.reading, term) or beside.led(scene, term):
        return None
    if beside.many(scene.reading, term) and shared != SHARED and sign != jointly.MADE:
        return None
    if not (joins or built or shared or paid or sign == jointly.MADE) and not (
        _placed(scene, term) and len(named) >= PAIR
    ):
        return None
    return _project(scene, term, (term.start, term.end), named=False)


def _placed(scene: Scene, term: Term) -> bool:
    """Whether a company and a city beside a work say whose it is and where, or two sides right before it."""
    if scene.reading.language.verb_final and scene.sides.roles.ending(term.ending) in works.WHERE:
        return False  # made at the plant
    span = term.start - PLACE_NEAR, term.end + PLACE_NEAR
    firm, city = scene.reading.within(*span, "company"), scene.reading.within(*span, "city", "capital")
    return bool(firm and city) or signs.paired_beside(scene, term)


def _project(scene: Scene, term: Term, span: Span, *, named: bool = True) -> Match | None:
    """A project between the sides that the lexicon or the sentence gives it."""
    sentence = scene.sentence(term.start)
    concept, _, _ = term.key.partition("/")
    marked = scene.reading.text[span[0]] in MARKS  # no side is told inside a name in quotation marks
    parts = ((sentence[0], span[0]), (span[1], sentence[1])) if marked else _flown(scene, concept, sentence)
    sides = scene.sides.of((term.start, term.end), sentence, parts=parts)
    sides = last(scene, partners.unasked(scene, sides, sentence), sentence)
    paid = funded.givers(scene, term) or funded.priced(scene, term)
    if paid and not set(paid) <= set(sides.codes):
        sides = msgspec.structs.replace(sides, codes=paid)
    sides = scene.sides.partners(sides, (min(span[0], term.start), max(span[1], term.end)))
    if not sides.codes:
        return None
    sides = routes.led(scene, term, routes.between(scene, span, concept, partners.shared(scene, sides)))
    sides = partners.led(scene, sides, sentence) if term.key.partition("/")[2] in HEADS else sides
    anchor = term.start, term.end
    clause = cues.between(scene.reading.text, anchor, sentence, ";")
    stage = cues.stage(scene.reading, anchor, clause, cues.PROJECT_STAGES)
    concept = works.field(scene, term) if term.key.endswith(f"/{CALLED}") else routes.carried(scene, term, concept)
    stage = stage or (standing(scene, term) if not named else _told_next(scene, sentence))
    to_come = stage in GONE_ON and cues.due(scene.reading, anchor, clause, cues.PROJECT_STAGES)
    stage = PLANNED if to_come or (stage == UNDER_WAY and _discussed(scene, clause)) else stage
    stage = COMPLETED if concept == SPACE and stage in {None, STARTED} and _in_orbit(scene, clause) else stage
    stage = UNDER_WAY if stage == COMPLETED and works.in_part(scene, clause) else stage
    undone = stage in {*SHORT_OF, "planned"} and cues.undone(scene.reading, anchor, clause, cues.PROJECT_STAGES)
    stage = SHORT_OF.get(str(stage)) if undone else stage
    return scene.match(
        kind="project", concept=concept, span=span, sides=sides, stage=stage,
        name=called(scene.reading, span, term) if named else None,
        modality="denied" if undone else "planned" if stage in {"planned", "proposed"} else "asserted",
        about=subject(scene.reading, term, LONG),
    )  # fmt: skip


def _flown(scene: Scene, concept: str, sentence: Span) -> tuple[Span, ...]:
    """The parts of a sentence around the nation of a rocket, by which a craft is only launched."""
    if concept != SPACE:
        return ()
    rockets = [one for one in scene.reading.within(*sentence, "noun") if one.key in ROCKETS]
    named = scene.sides.within(*sentence)
    carried = {(one.start, one.end) for one in named if any(0 <= each.start - one.end <= 1 for each in rockets)}
    if len(carried) != 1 or len({one.code for one in named}) <= PAIR:
        return ()
    start, end = carried.pop()
    return (sentence[0], start), (end, sentence[1])


def _in_orbit(scene: Scene, clause: Span) -> bool:
    """Whether a clause tells that something flew into space, so that it stands: A launched its first satellite."""
    return any(one.key == ORBIT for one in scene.reading.within(*clause, "flow"))


def _discussed(scene: Scene, clause: Span) -> bool:
    """Whether a noun alone tells that a work is built, which its clause only tells talks about."""
    stages = [one for one in scene.reading.within(*clause, "stage") if one.key.startswith(UNDER_WAY)]
    talks = any(one.key.startswith(TALKS) for one in scene.reading.within(*clause, "concept"))
    return talks and all(one.key.endswith(cues.WEAK) for one in stages)


def _told_next(scene: Scene, sentence: Span) -> str | None:
    """How far a work is as the next sentence tells, which goes on about it in its first clause: its building began."""
    begin = sentence[1]
    if begin >= len(scene.reading.text) or not works.of_before(scene, begin):
        return None
    _, end = scene.sentence(begin)
    comma = scene.reading.text.find(",", begin, end)
    return cues.stage(scene.reading, (begin, begin + 1), (begin, comma if comma > 0 else end), cues.PROJECT_STAGES)


