"""Documents: an instrument that is named, or with a stage, between sides that the sentence names."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause import cues, timing
from servanda.grammar.clause.lists import Item
from servanda.grammar.clause.names import called, marked_name, name_span
from servanda.grammar.clause.subjects import subject
from servanda.grammar.frames import signs
from servanda.grammar.frames.coverage import among, covered, told_after
from servanda.grammar.frames.scene import Scene
from servanda.grammar.match import Match
from servanda.grammar.words.scan import Term
from servanda.model import Period

COUNT_GAP = 40
NEAR_STAGE, BESIDE, HEADING, AIM_NEAR, ACT_NEAR = 120, 30, 20, 25, 45
TITLE = 45  # characters from a document to the side that it is with, by the full name of that
TITLED = timing.PLANS  # named in quotation marks
DATED_GAP, DATED_WORDS = 18, 1  # characters and words between a document and the year that tells which
REAL_STAGES = cues.DOCUMENT_STAGES - {"announced"}
DONE = frozenset({"signed", "exchanged", "ratified"})
ACTS = frozenset({"announced/due", "signed", "adopted", "adopted/due", "ratified", "ratified/due"})
LIST_NEAR, OPENING_WORDS = 24, 2  # from the beginning of a sentence to the words that make it a list
BOTH = frozenset({"both", "parties"})
PLANS = frozenset({"planned", "target", "potential"})
PACTS = frozenset({"document.agreement", "document.treaty", "document.protocol", "document.contract"})


def which(scene: Scene, term: Term, match: Match) -> str | None:
    """What tells a document from another of its sort: an earlier year, or that it was the one before."""
    if match.kind != "document":
        return None
    year, today = match.period and match.period.start and match.period.start[:4], scene.reading.document.published
    if year and (dated(scene, term) or (today and year < str(today)[:4])):
        return year
    before = scene.reading.within(term.start - DATED_GAP, term.start, "relative")
    return next((one.key for one in before if one.key == "-1"), None)


def dated(scene: Scene, term: Term) -> Period | None:
    """The year by which a document is known: "the 2019 accord", "соглашение 1968 года"."""
    text, verb_final = scene.reading.text, scene.reading.language.verb_final
    for atom in reversed(scene.reading.atoms_within(term.start - DATED_GAP, term.end + DATED_GAP)):
        period = timing.year(atom)
        behind = atom.start >= term.end
        gap = text[term.end : atom.start] if behind else text[atom.end : term.start]
        if period and not (behind and verb_final) and len(gap.split()) <= DATED_WORDS and gap[:1] == gap[-1:] == " ":
            return period
    return None


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
    sentence = scene.sentence(term.start)
    if _in_heading(scene.reading.text, term) or _counted(scene, term):
        return None
    marked = marked_name(scene.reading, term) if concept in TITLED else None
    span, anchor = marked or name_span(scene.reading, term, scene.behind_person(term.start)), (term.start, term.end)
    if span is None and (_asked(scene, sentence) or _negotiated(scene, term)):
        return None
    sides = scene.sides.of(anchor, _clause(scene, anchor, sentence))
    item = scene.lists.at(term.start)
    stage = _enacted(scene, item) if item else None
    if item and stage:
        if not _heads_item(scene, term, item):
            return None
        sides = sides if sides.named and len(sides.codes) > 1 else scene.sides.of(anchor, item.heading)
    stage = stage or _gone_on(scene, sentence)
    own = stage or cues.stage(scene.reading, anchor, sentence, cues.DOCUMENT_STAGES)
    undone = not stage and cues.undone(scene.reading, anchor, sentence, cues.DOCUMENT_STAGES)
    if len(sides.codes) < 2 or not (span or stage or undone or _concluded(scene, term, own)):
        return None
    stage = own
    period, deadline = timing.times(scene.reading, (term.start, term.end), sentence)
    years = covered(scene.reading, span, term if concept in TITLED else None)
    period = years or dated(scene, term) or period or told_after(scene, term)
    if undone and stage == "ratified":
        stage, undone = "signed", False  # not ratified yet
    modality = "denied" if undone else "planned" if stage == own and _to_come(scene, term, stage) else "asserted"
    if deadline and stage in DONE and modality == "asserted" and timing.to_come(scene.reading, deadline):
        deadline = None  # what was signed in order to double trade by 2030
    if stage == "adopted" and concept in PACTS and scene.reading.within(*sentence, "assembly"):
        stage = "ratified"  # the parliament adopted the treaty
    return scene.match(
        kind="document", concept=concept, span=span or (term.start, term.end), sides=sides, stage=stage,
        name=called(scene.reading, span, term) if span else None, period=period or deadline, modality=modality,
        about=None if span else subject(scene.reading, term),
    )  # fmt: skip


def _clause(scene: Scene, anchor: tuple[int, int], sentence: tuple[int, int]) -> tuple[int, int]:
    """The part of a sentence between semicolons that a document stands in, where it names a side."""
    clause = cues.between(scene.reading.text, anchor, sentence, ";")
    return clause if scene.sides.within(*clause) else sentence


def _asked(scene: Scene, sentence: tuple[int, int]) -> bool:
    """Whether a sentence is a question, which asks for an agreement."""
    return scene.reading.text[slice(*sentence)].rstrip().endswith("?")


def _negotiated(scene: Scene, term: Term) -> bool:
    """Whether a document is only what talks are about, whose word follows at once where verbs come last."""
    behind = scene.reading.within(term.end, term.end + 2, "concept") if scene.reading.language.verb_final else []
    return any(one.key == "event.talks" for one in behind)


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
    around = scene.reading.within(term.start - ACT_NEAR, term.end + ACT_NEAR, "stage")
    acts = (one for one in around if one.key in ACTS)
    return any(cues.distance(scene.reading.text, term.start, term.end, one) <= ACT_NEAR for one in acts)


def _to_come(scene: Scene, term: Term, stage: str | None) -> bool:
    """Whether a document is one to be signed, or without a stage and only aimed at."""
    sentence = scene.sentence(term.start)
    if stage is None:
        near = scene.reading.within(max(sentence[0], term.start - AIM_NEAR), term.end + AIM_NEAR, "modality")
        return any(one.key in PLANS for one in near)
    return cues.due(scene.reading, (term.start, term.end), sentence, cues.DOCUMENT_STAGES)


def _in_heading(text: str, term: Term) -> bool:
    """Whether a word and the one before it are all in capitals: then they are of a heading that others repeat."""
    before = text[max(0, term.start - HEADING) : term.start].split()
    return bool(before) and text[term.start : term.end].isupper() and before[-1].isupper() and len(before[-1]) > 1


def _concluded(scene: Scene, term: Term, stage: str | None) -> bool:
    """Whether an unnamed instrument is a definite one: its stage stands near it, or its two sides beside it."""
    if stage:
        near = scene.reading.within(term.start - NEAR_STAGE, term.end + NEAR_STAGE, "stage")
        if any(one.key.partition("/")[0] == stage for one in near) or among(scene, term):
            return True
    before = BESIDE if scene.reading.language.verb_final else 0
    beside = scene.sides.within(term.start - before, term.end + TITLE)
    between = scene.reading.within(term.end, term.end + BESIDE, "pronoun")
    return (
        any(scene.sides.role(mention) in {"with", "between"} for mention in beside)
        or any(one.key in BOTH and _between(scene, one) for one in between)
        or signs.paired(scene, term)
        or dated(scene, term) is not None
    )


def _between(scene: Scene, both: Term) -> bool:
    """Whether a word for both sides stands behind "between"."""
    words = scene.reading.text[both.start - HEADING : both.start].split()
    return bool(words) and scene.reading.scanner.small("role", words[-1]) == "between"


def _counted(scene: Scene, term: Term) -> bool:
    """Whether a number stands before the noun: then it is a count, not a document."""
    opens = max(scene.sentence(term.start)[0], term.start - COUNT_GAP)
    before = scene.reading.atoms_within(opens, term.start)
    if not before or before[-1].kind not in {"number", "range"} or timing.year(before[-1]):
        return False
    if _joined(scene, before[-1].end, term):
        return False  # three agreements and a declaration
    if any(one.key != "DOCUMENTS" for one in scene.reading.within(before[-1].end, term.start, "noun", "stage")):
        return False  # it counts something else: a contract for two units
    if any(one.start <= before[-1].start < one.end for one in scene.reading.within(opens, term.start, "pronoun")):
        return False  # it counts the sides: the two countries signed a document
    return "," not in scene.reading.text[before[-1].end : term.start]


def _joined(scene: Scene, start: int, term: Term) -> bool:
    """Whether other documents, which a number counts, stand between it and a word with a number of its own."""
    counted = [one for one in scene.reading.within(start, term.start, "noun") if one.key == "DOCUMENTS"]
    words = scene.reading.text[counted[0].end : term.start].split() if counted else []
    joined = any(scene.reading.scanner.small("conjunction", word) == "and" for word in words)
    own = joined and scene.reading.within(counted[0].end, term.start, "number")
    return bool(own) or (joined and any(word in scene.reading.language.articles for word in words))


def signing(scene: Scene, count: Match) -> Match | None:
    """Counted documents that were signed make a signing: from the count to the verb."""
    if count.concept != "document.count" or count.stage != "signed" or count.modality != "reported":
        return None
    sentence = scene.sentence(count.start)
    verbs = [term for term in scene.reading.within(*sentence, "stage") if term.key == "signed"]
    verb = cues.nearest(scene.reading, (count.start, count.end), verbs, after=scene.reading.language.verb_final)
    if verb is None:
        return None
    return msgspec.structs.replace(
        count, kind="event", concept="event.signing", start=min(count.start, verb.start), end=max(count.end, verb.end),
        value=None, stage=None, modality="asserted", rule=f"{scene.reading.language.code}:event.signing",
    )  # fmt: skip
