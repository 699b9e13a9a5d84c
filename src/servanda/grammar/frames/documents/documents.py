"""Documents: an instrument that is named, or with a stage, between sides that the sentence names."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause import anniversaries, became, cues, retold, settling, timing
from servanda.grammar.clause.attributes import plural
from servanda.grammar.clause.lists import Item
from servanda.grammar.clause.names import called, marked_name, name_span
from servanda.grammar.clause.subjects import subject
from servanda.grammar.frames.documents import bargains, instruments, makers
from servanda.grammar.frames.documents.coverage import among, covered, told_after
from servanda.grammar.frames.events import hearsay, means
from servanda.grammar.frames.events.undone import none
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term
from servanda.model import Period

NEAR_STAGE, AIM_NEAR, ACT_NEAR, DATED_GAP, TALKS_NEAR, PART_NEAR = 120, 25, 45, 18, 60, 12  # characters
TITLED = timing.PLANS  # named in quotation marks
REAL_STAGES = cues.DOCUMENT_STAGES - {"announced"}
Times = tuple[Period | None, Period | None]
DONE = frozenset({"signed", "exchanged", "ratified"})
AGREED = frozenset({"adopted", "signed"})
MADE = DONE | {"adopted"}
ACTS = frozenset({"announced/due", "signed", "adopted", "adopted/due", "ratified", "ratified/due"})
LIST_NEAR, OPENING_WORDS = 24, 2  # from the beginning of a sentence to the words that make it a list
PLANS = frozenset({"planned", "target", "potential"})
UNSPECIFIED, BESIDE = "document.unspecified", 2  # and characters from an understanding to "reached"
TALKS = "event.talks"
AGREEMENT, TOLD_BACK = "document.agreement", 8  # sentences in which the sort of a mere document may be told before
BEFORE = {"ratified": "signed", "expired": "in_force"}  # where a document stands that was not ratified, or not ended
PACTS = frozenset({"document.agreement", "document.treaty", "document.protocol", "document.contract"})


def which(scene: Scene, term: Term, match: Match) -> str | None:
    """What tells a document from another of its sort: an earlier year, or that it was the one before."""
    if match.kind != "document":
        return None
    year, today = match.period and match.period.start and match.period.start[:4], scene.reading.document.published
    if year and (instruments.dated(scene, term) or (today and year < str(today)[:4])):
        return year
    before = scene.reading.within(term.start - DATED_GAP, term.start, "relative")
    return next((one.key for one in before if one.key == "-1"), None)


def listed(scene: Scene, term: Term) -> int | None:
    """Where the item of a list of documents begins that a document is of: each item is another one."""
    item = scene.lists.at(term.start) if term.key.startswith("document.") else None
    return item.start if item and _enacted(scene, item) else None


def _enacted(scene: Scene, item: Item) -> str | None:
    """What was done with the documents of a list, if the words before its colon say so, or those that close it."""
    begin, colon = item.heading
    told = cues.stage(scene.reading, (colon, colon), (max(begin, colon - NEAR_STAGE), colon), REAL_STAGES)
    start, end = item.closing
    return told or cues.stage(scene.reading, (start, start), (start, min(end, start + NEAR_STAGE)), REAL_STAGES)


def document(scene: Scene, term: Term, concept: str) -> Match | None:
    """An instrument: named, or with a stage, between sides that the sentence names."""
    sentence, concept = scene.sentence(term.start), bargains.sort(scene, term, concept)
    if instruments.in_heading(scene.reading.text, term) or instruments.counted(scene, term):
        return None
    marked = marked_name(scene.reading, term) if concept in TITLED else None
    span, anchor = marked or _name(scene, term), (term.start, term.end)
    if span is None and (asked(scene, term) or _negotiated(scene, term) or _idle(scene, term)):
        return None
    sides = _sides(scene, term, sentence)
    item = scene.lists.at(term.start)
    stage = _enacted(scene, item) if item else None
    if item and stage:
        if not _heads_item(scene, term, item):
            return None
        sides = sides if sides.named and len(sides.codes) > 1 else scene.sides.of(anchor, item.heading)
    sides = scene.sides.partners(makers.made_by(scene, term, sides), anchor)
    stage = stage or ("adopted" if instruments.titled(scene, term) else _gone_on(scene, sentence))
    own, undone, told = (stage, False, True) if stage else _becomes(scene, term, sentence)
    gone = None if own else instruments.followed(scene, term, REAL_STAGES)
    known = span or told or gone or (instruments.concluded(scene, term, own) and not _many(scene, term, own))
    if not (known and _several(scene, sides, sentence, own)):
        return None
    stage, sentence = gone or (own, sentence)
    modality = "denied" if undone else "planned" if not gone and _to_come(scene, term, own) else "asserted"
    period, deadline = _times(scene, term, stage, sentence)
    years = covered(scene.reading, span, term if concept in TITLED else None)
    period = years or period
    if deadline and stage in {*DONE, None} and modality == "asserted" and timing.to_come(scene.reading, deadline):
        deadline = None  # what was signed, or helps, in order to double trade by 2030
    if stage in MADE and modality == "asserted" and not years and _ahead(scene.reading, period, sentence):
        period = None  # in a statement they agreed to meet in 2031
    if stage == "adopted" and concept in PACTS and scene.reading.within(*sentence, "assembly"):
        stage = "ratified"  # the parliament adopted the treaty
    acronym = instruments.acronym(scene, term, span)
    return scene.match(
        kind="document", concept=concept, span=span or (term.start, term.end), sides=sides, stage=stage,
        name=called(scene.reading, span, term) if span else acronym, period=period or deadline, modality=modality,
        about=None if span else subject(scene.reading, term),
    )  # fmt: skip


def _times(scene: Scene, term: Term, stage: str | None, sentence: tuple[int, int]) -> Times:
    """The period and the deadline of a document; of one that was signed before, those of what became of it then."""
    kept = anniversaries.remembered(scene.reading, (term.start, term.end))
    later = None if kept else became.told(scene.reading, stage, sentence)
    period, deadline = timing.times(scene.reading, *(later or ((term.start, term.end), sentence)))
    return period if later and period else _period(scene, term, period), deadline


def _period(scene: Scene, term: Term, period: Period | None) -> Period | None:
    """When a document came about: by its year, by the words around it, or by the sentence behind it."""
    told = retold.happened(scene.reading, period, (term.start, term.end))
    return instruments.dated(scene, term) or instruments.signed(scene, term) or told or told_after(scene, term)


def _idle(scene: Scene, term: Term) -> bool:
    """Whether a word is no instrument of states: a goalkeeper's contract."""
    return instruments.idle(scene, term) or means.of_pastime(scene, term)


def _many(scene: Scene, term: Term, stage: str | None) -> bool:
    """Whether documents are told by their plural, and nothing is said that was done: to review contracts with A."""
    return stage is None and plural(scene.reading, term)


def _ahead(reading: Reading, period: Period | None, sentence: tuple[int, int]) -> bool:
    """Whether a time lies ahead, so that nothing was signed in it."""
    return period is not None and timing.ahead(reading, settling.settled(reading, period, "asserted", sentence))


def _several(scene: Scene, sides: Parties, sentence: tuple[int, int], stage: str | None) -> bool:
    """Whether a document is of two sides, or of the members of one organisation, which adopted it: SCO declared."""
    bloc = {one.code for one in scene.sides.within(*sentence) if one.how == "organisation"}
    return len(sides.codes) > 1 or (stage in AGREED and bloc.issuperset(sides.codes) and sides.named > 0)


def _name(scene: Scene, term: Term) -> tuple[int, int] | None:
    """The name of a document; the article alone makes none of its noun: The Agreement."""
    if term.key.partition("/")[2].isupper():
        return term.start, term.end  # a treaty that is known with its sides
    span = name_span(scene.reading, term, scene.behind_person(term.start))
    language = scene.reading.language
    led = [word.lower() for word in scene.reading.text[span[0] : term.start].split()] if span else []
    if span and not {*language.articles}.difference({language.definite}).isdisjoint(led[1:]):
        return None  # on Thursday a protocol
    return None if span and span[1] == term.end and led == [language.definite] else span


def _becomes(scene: Scene, term: Term, sentence: tuple[int, int]) -> tuple[str | None, bool, bool]:
    """The stage of a document, whether it is one not reached, and whether its sentence says that it was not."""
    anchor = term.start, term.end
    if lack := instruments.lacking(scene, term):
        return None if lack in instruments.NOT_MADE else "in_force", True, True
    if instruments.signed(scene, term):
        return became.then(scene.reading, term.end, sentence) or "signed", False, True
    stage = cues.stage(scene.reading, anchor, sentence, cues.DOCUMENT_STAGES)
    if hearsay.denied(scene, anchor):
        return stage, True, True
    if not (cues.undone(scene.reading, anchor, sentence, cues.DOCUMENT_STAGES) or none(scene.reading, anchor)):
        due = cues.due(scene.reading, anchor, sentence, cues.DOCUMENT_STAGES)
        if due and instruments.standing(scene, term):
            return "signed", False, True  # to sign a protocol to the 1992 accord
        return "announced" if due and stage == "signed" else stage, False, False
    return (BEFORE[str(stage)], False, True) if stage in BEFORE else (stage, True, True)


def _sides(scene: Scene, term: Term, sentence: tuple[int, int]) -> Parties:
    """The sides of a document: those of its part of a sentence between semicolons, where that names one."""
    anchor = term.start, term.end
    clause = cues.between(scene.reading.text, anchor, sentence, ";")
    clause = clause if scene.sides.within(*clause) else sentence
    return scene.sides.of(anchor, clause, parts=makers.parts(scene, term, clause))


def asked(scene: Scene, term: Term) -> bool:
    """Whether a sentence is a question, which asks for a document, and tells not that it was signed: signed in May."""
    question = scene.reading.text[slice(*scene.sentence(term.start))].rstrip().endswith("?")
    return question and instruments.signed(scene, term) is None


def _negotiated(scene: Scene, term: Term) -> bool:
    """Whether a document is only what talks are about: right before their word where verbs come last, else behind it.

    What was done with another document before is not said of it: they signed a memorandum and began talks on a treaty.
    """
    reading = scene.reading
    if reading.language.verb_final:
        return any(one.key == TALKS for one in reading.within(term.end, term.end + 2, "concept"))
    near = max(reading.sentence(term.start)[0], term.start - TALKS_NEAR)
    topics = [one for one in reading.within(near, term.start, "topic") if one.key == "about"]
    talks = [one for one in reading.within(near, term.start, "concept") if one.key == TALKS]
    if not topics or not talks or _apart(reading, talks[-1].end, topics[-1].start):
        return False
    done = reading.within(term.end, term.end + ACT_NEAR, "stage")
    return not _apart(reading, topics[-1].end, term.start) and not done


def _apart(reading: Reading, start: int, end: int) -> bool:
    """Whether a mark or a word of something done stands between what talks are and what they are about."""
    words = reading.text[start:end].split()
    marked = any(word[-1] in ",;:" or reading.scanner.small("role", word) == "by" for word in words)
    return start > end or marked or bool(reading.within(start, end, "stage", "conjunction"))


def _gone_on(scene: Scene, sentence: tuple[int, int]) -> str | None:
    """What was done with documents that a sentence lists of those counted in the one before: among them a treaty."""
    begin = sentence[0]
    opens = scene.reading.within(begin, begin + LIST_NEAR, "listed")
    if not opens or not begin or scene.reading.text[begin : opens[0].start].count(" ") > OPENING_WORDS:
        return None
    before = scene.sentence(begin - 1)
    counted = [one for one in scene.reading.within(*before, "noun") if one.key == "DOCUMENTS"]
    if not counted:
        return None
    return cues.stage(scene.reading, (counted[-1].start, counted[-1].end), before, REAL_STAGES)


def _heads_item(scene: Scene, term: Term, item: Item) -> bool:
    """Whether a word is the head of a list's item: the first that names a document, the last where verbs come last."""
    words = [one for one in scene.reading.within(item.start, item.end, "concept") if one.key.startswith("document.")]
    return words[-1 if scene.reading.language.verb_final else 0].start == term.start


def acted(scene: Scene, term: Term) -> bool:
    """Whether a word that may mean any plan or programme is beside a word of signing or adopting."""
    if any(one.end > term.end for one in scene.reading.within(term.start, term.end, "modality")):
        return False  # they plan to sign
    if scene.reading.text[term.start].isupper() and among(scene, term):
        return True
    if instruments.dated(scene, term):
        return True
    if term.key.startswith(UNSPECIFIED) and _told(scene, term):
        return False
    reached = ACTS | {"announced"} if term.key.startswith(AGREEMENT) else ACTS
    for one in scene.reading.within(term.start - ACT_NEAR, term.end + ACT_NEAR, "stage"):
        far = cues.distance(scene.reading.text, term.start, term.end, one)
        if far <= (ACT_NEAR if one.key in ACTS else BESIDE) and one.key in reached:
            return True  # signed; an understanding reached in May
    return False


def _told(scene: Scene, term: Term) -> bool:
    """Whether a mere document is one that was told before by its sort: the treaty … the document."""
    sentences = scene.reading.sentences
    begin, _ = sentences.spans[max(0, sentences.at(term.start) - TOLD_BACK)]
    before = scene.reading.within(begin, term.start, "concept")
    return any(one.key.startswith("document.") and not one.key.startswith(UNSPECIFIED) for one in before)


def _to_come(scene: Scene, term: Term, stage: str | None) -> bool:
    """Whether a document is one to be signed, or without a stage and only aimed at."""
    sentence = scene.sentence(term.start)
    if stage == "signed" and (instruments.signed(scene, term) or instruments.standing(scene, term)):
        return False
    if stage is None:
        if scene.reading.language.verb_final and instruments.dated(scene, term):
            return False  # 1965 tarihli antlaşma, whatever it foresees
        near = scene.reading.within(max(sentence[0], term.start - AIM_NEAR), term.end + AIM_NEAR, "modality")
        return any(one.key in PLANS for one in near)
    return cues.due(scene.reading, (term.start, term.end), sentence, cues.DOCUMENT_STAGES)


def _over_years(scene: Scene, count: Match, sentence: tuple[int, int]) -> bool:
    """Whether documents were signed one by one over years: in thirty years they signed more than twenty."""
    told = count.period
    if told and told.start and told.end and int(told.end[:4]) - int(told.start[:4]) > 1:
        return True
    cases = tuple(scene.reading.language.role_endings.get("in", ()))
    lengths = (one for one in scene.reading.atoms_within(sentence[0], count.start) if one.kind == "duration")
    return any(one.unit == "YEARS" and one.value != "1" and one.text.endswith(cases) for one in lengths)


def signing(scene: Scene, count: Match) -> Match | None:
    """Counted documents that were signed make a signing: from the count to the verb."""
    if count.concept != "document.count" or count.stage != "signed" or count.modality != "reported":
        return None
    sentence = scene.sentence(count.start)
    part = scene.reading.within(count.start - PART_NEAR, count.start, "partitive")
    if _over_years(scene, count, sentence) or (part and not scene.reading.within(count.start, count.end, "noun")):
        return None  # they signed 12 documents, three of them on trade: that is one signing
    verbs = [term for term in scene.reading.within(*sentence, "stage") if term.key == "signed"]
    verb = cues.nearest(scene.reading, (count.start, count.end), verbs, after=scene.reading.language.verb_final)
    if verb is None:
        return None
    return msgspec.structs.replace(
        count, kind="event", concept="event.signing", start=min(count.start, verb.start), end=max(count.end, verb.end),
        value=None, stage=None, modality="asserted", rule=f"{scene.reading.language.code}:event.signing",
    )  # fmt: skip
