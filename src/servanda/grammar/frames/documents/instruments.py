"""What makes an instrument without a name a definite one: what was done with it, its sides, its year, its price."""

from __future__ import annotations

import re
from operator import itemgetter

from servanda.grammar.clause import cues, settling, timing
from servanda.grammar.frames.documents.coverage import among
from servanda.grammar.frames.events import signs
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.cases import unowned
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.terms import Term
from servanda.model import Period

COUNT_GAP, PRICE_GAP, PRICE_WORDS = 40, 24, 2
NEAR_STAGE, BESIDE, HEADING, LACK_NEAR = 120, 30, 20, 30
BETWEEN = 90  # characters from a side to what is between it and another, where verbs come last
TITLE = 45  # characters from a document to the side that it is with, by the full name of that
ACT_BEFORE = 50  # characters from the word of signing to a document behind it
DATED_GAP, DATED_WORDS = 18, 1  # characters and words between a document and the year that tells which
ABOUT_GAP, ABOUT_WORDS = 70, 8  # the same behind the words for what it is about
BOTH = frozenset({"both", "parties"})
BREAKS = frozenset(".,;:()")
PAIR = 2
IT = frozenset({"it", "third"})
LOOK_BACK = 6
OPENING = 3  # characters of blanks before a sentence
ABOUT = "about"
UNSPECIFIED = "document.unspecified"
LACK, CONTRACT = "lack", "document.contract"
LINKS = frozenset({"which", "that"})
NOT_MADE = {"lack/made": True, "lack/unmade": False}  # and whether the words stand before what did not come about
DECLARED, FIRST_LINE = "document.declaration", 400
ACRONYM = re.compile(r" \(([^\W\d_]{3,10})\)")
FURTHER = frozenset({"ratified", "in_force", "expired"})  # what becomes of a document that was told before
Span = tuple[int, int]


def dated(scene: Scene, term: Term) -> Period | None:
    """The year by which a document is known, the nearest one: "the 2019 accord", "соглашение 1968 года"."""
    known: list[tuple[int, Period]] = []
    text, verb_final = scene.reading.text, scene.reading.language.verb_final
    for atom in reversed(scene.reading.atoms_within(term.start - DATED_GAP, term.end + DATED_GAP)):
        behind = atom.start >= term.end
        period = timing.year(atom) or (None if behind else timing.last_year(atom))
        gap = text[term.end : atom.start] if behind else text[atom.end : term.start]
        gap = unowned(gap, scene.reading.language)
        if period and not (behind and verb_final) and len(gap.split()) <= DATED_WORDS and gap[:1] == gap[-1:] == " ":
            known.append((len(gap.split()), period))
    if known:
        return min(known, key=itemgetter(0))[1]
    return None if verb_final else _dated_about(scene, term)


def standing(scene: Scene, term: Term) -> bool:
    """Whether a document is one of an earlier year, whatever is to be signed beside it."""
    period, reading = dated(scene, term), scene.reading
    return period is not None and (not reading.document.published or timing.past(reading, period))


def signed(scene: Scene, term: Term) -> Period | None:
    """When a document was signed by the words before it, where verbs come last: 2016'da imzalanan anlaşma."""
    reading = scene.reading
    if not reading.language.verb_final:
        return None
    acts = [one for one in reading.within(term.start - ACT_BEFORE, term.start, "stage") if one.end < term.start]
    act = next((one for one in reversed(acts) if one.key == "signed"), None)
    if act is None or act is not acts[-1] or not BREAKS.isdisjoint(reading.text[act.end : term.start]):
        return None
    times = reading.atoms_within(max(scene.sentence(term.start)[0], act.start - ACT_BEFORE), act.start)
    near = [one for one in times if one.kind in {"date", "period"} and 0 <= act.start - one.end <= DATED_GAP]
    time = near[-1] if near else None
    period = timing.period_of(time) if time and time.comparator == "=" else None
    if period and not reading.within(act.start, term.start, "modality"):
        period = settling.settled(reading, period, "asserted", scene.sentence(term.start))
    return period if period and not timing.ahead(reading, period) else None


def _dated_about(scene: Scene, term: Term) -> Period | None:
    """The year behind what a document is about: the treaty of friendship and cooperation of 1981."""
    text = scene.reading.text
    for atom in scene.reading.atoms_within(term.end, min(scene.sentence(term.start)[1], term.end + ABOUT_GAP)):
        gap = text[term.end : atom.start]
        period = timing.year(atom)
        if period is None or not BREAKS.isdisjoint(gap) or len(gap.split()) > ABOUT_WORDS:
            continue
        led, told = gap.split()[-1:] or [""], " " in atom.text  # with its word, as whose a document is: 1981 года
        bound = scene.reading.scanner.small("role", led[0]) == "of" if scene.reading.language.articles else told
        acts = scene.reading.within(term.end, atom.start, "stage", "speech", "modality")
        if bound and not acts and not scene.reading.within(term.end, atom.start, "place"):
            return period
    return None


def specific(scene: Scene, term: Term) -> bool:
    """Whether words beside a document tell which of its sort it is: a friendship treaty, the agreement on visas."""
    reading = scene.reading
    if scene.lists.at(term.start) is not None:
        return False  # whose heading tells what became of it
    if " " in reading.text[term.start : term.end]:
        return True
    begin, end = scene.sentence(term.start)
    if reading.language.verb_final:
        before = reading.within(max(begin, term.start - HEADING), term.start, "name_mark")
        return any(one.key == ABOUT and one.end == term.start - 1 for one in before)
    after = reading.text[term.end : min(end, term.end + 20)].split()[:1]
    if reading.language.articles:
        return bool(after) and reading.scanner.small("role", after[0]) in {"on", "of"}
    return (
        bool(after)
        and len(after[0]) <= PAIR
        and after[0].isalpha()
        and reading.scanner.small("conjunction", after[0]) is None
    )


def priced(scene: Scene, term: Term) -> bool:
    """Whether money tells right beside a document what it is worth: a $153m contract, a contract for 153 million."""
    return term.key.startswith(CONTRACT) and worth(scene, term)  # a company was bought in a $5 billion deal


def worth(scene: Scene, term: Term) -> bool:
    """Whether an amount of money stands right beside a document."""
    reading = scene.reading
    for atom in reading.atoms_within(term.start - 2 * PRICE_GAP, term.end + PRICE_GAP):
        if atom.kind != "money":
            continue
        gap = reading.text[atom.end : term.start] if atom.end <= term.start else reading.text[term.end : atom.start]
        if len(gap.split()) <= PRICE_WORDS and BREAKS.isdisjoint(gap):
            return True
    return False


def followed(scene: Scene, term: Term, among: frozenset[str]) -> tuple[str, Span] | None:
    """What was done with a document by the next sentence of its paragraph, which goes on about it: it was signed."""
    sentences = scene.reading.sentences
    index = sentences.at(term.start) + 1
    if index >= len(sentences.spans) or not scene.same_paragraph(sentences.spans[index][0], term.start):
        return None
    begin, end = sentences.spans[index]
    opens = scene.reading.within(begin, begin + OPENING, "pronoun", "concept")
    again = any(one.key in IT or (one.cls == "concept" and one.key.startswith("document.")) for one in opens)
    if not again or scene.sides.within(begin, end):
        return None
    stage = cues.stage(scene.reading, (begin, begin), (begin, min(end, begin + NEAR_STAGE)), among)
    return (stage, (begin, end)) if stage else None


def acronym(scene: Scene, term: Term, name: Span | None) -> str | None:
    """The letters in brackets right behind a document without a name, by which it is known: the agreement (GSOMIA)."""
    found = None if name else ACRONYM.match(scene.reading.text, term.end)
    return found[1] if found and found[1].isupper() else None


def idle(scene: Scene, term: Term) -> bool:
    """Whether a document without a name is only supposed, or in a list behind it, or one told before and no further."""
    if (supposed(scene, term) and not specific(scene, term)) or heads_list(scene, term):
        return True
    return resumed(scene, term) and _stage(scene, term) not in FURTHER


def _stage(scene: Scene, term: Term) -> str | None:
    """What the words near a document say was done with it."""
    begin, end = cues.between(scene.reading.text, (term.start, term.end), scene.sentence(term.start), ",")
    return cues.stage(scene.reading, (term.start, term.end), (begin, end), cues.DOCUMENT_STAGES)


def heads_list(scene: Scene, term: Term) -> bool:
    """Whether a word for documents of no sort opens a list that tells them: a number of documents were signed."""
    line = scene.reading.text[term.end : term.end + NEAR_STAGE].partition("\n")[0]
    return term.key.startswith(UNSPECIFIED) and line.rstrip().endswith(":")


def resumed(scene: Scene, term: Term) -> bool:
    """Whether a document is one that a few sentences before told, by its bare noun: the deal, such a contract."""
    reading = scene.reading
    begin, _ = scene.sentence(term.start)
    before = reading.text[begin : term.start].split()
    near = reading.within(term.start - HEADING, term.start, "pronoun")
    bare = any(one.key == "it" or (one.key == "this" and one.end == term.start - 1) for one in near)
    if reading.language.articles:
        bare = bare or [word.lower() for word in before[-1:]] == [reading.language.definite]
    alone = not before and not reading.within(term.end, term.end + OPENING, "stage")  # not: договор, подписанный в мае
    if not (bare or alone) or dated(scene, term) or _behind(scene, term) or specific(scene, term):
        return False
    here = reading.sentences.at(term.start)
    begin, _ = reading.sentences.spans[max(here - LOOK_BACK, 0)]
    end, _ = reading.sentences.spans[here]
    return any(one.key.startswith("document.") for one in reading.within(begin, end, "concept"))


def _behind(scene: Scene, term: Term) -> list[Mention]:
    """The sides right behind a document, whose it is: the deal with A."""
    near = scene.sides.within(term.end, min(scene.sentence(term.start)[1], term.end + BESIDE))
    plain = not scene.reading.language.articles  # else a comma parts it from who only broke it: the deal, which A broke
    return [one for one in near if plain or "," not in scene.reading.text[term.end : one.start]]


def lacking(scene: Scene, term: Term) -> str | None:
    """By which words for having or making none a document is governed: they have no treaty; no money for contracts."""
    near = scene.reading.within(term.start - LACK_NEAR, term.end + LACK_NEAR, "negation")
    near = [one for one in near if one.key == LACK or NOT_MADE.get(one.key) == (one.start < term.start)]
    return next((one.key for one in near if _governs(scene, one, term)), None)


def _governs(scene: Scene, lack: Term, term: Term) -> bool:
    """Whether nothing else may be what there is none of: no preposition behind the words, no word before them."""
    reading, before = scene.reading, lack.end <= term.start
    gap = reading.text[lack.end : term.start] if before else reading.text[term.end : lack.start]
    if not BREAKS.isdisjoint(gap):
        return False
    if before:
        return not any(reading.scanner.small("role", word) for word in gap.split())
    if lack.key in NOT_MADE and any(reading.scanner.small("conjunction", word) in LINKS for word in gap.split()):
        return False  # an accord from which fish was left out
    return not (reading.language.verb_final and gap.strip())


def supposed(scene: Scene, term: Term) -> bool:
    """Whether an "if" opens the clause of a document, so that there may be none."""
    begin, _ = scene.sentence(term.start)
    ifs = scene.reading.within(begin, term.start, "conditional")
    return bool(ifs) and "," not in scene.reading.text[ifs[-1].end : term.start]


def titled(scene: Scene, term: Term) -> bool:
    """Whether the first line of a text is the title of a declaration, which the text is: Joint Statement by A and B."""
    reading = scene.reading
    begin = len(reading.text) - len(reading.text.lstrip())
    end = reading.text.find("\n", begin, begin + FIRST_LINE)
    if end < 0 or not term.key.startswith(DECLARED) or not begin <= term.start < end or reading.text[end - 1] == ".":
        return False
    opens = not reading.text[begin : term.start].strip("* #")
    closes = not reading.text[term.end : end].strip("* ")
    edge = closes if reading.language.verb_final else opens
    return edge and len({one.code for one in scene.sides.within(begin, end)}) >= PAIR


def in_heading(text: str, term: Term) -> bool:
    """Whether a word stands in brackets, or in a heading in capitals, which others repeat."""
    if text[term.start - 1 : term.start] == "(" and text[term.end : term.end + 1] == ")":
        return True  # what a document is called for short
    before = text[max(0, term.start - HEADING) : term.start].split()
    return bool(before) and text[term.start : term.end].isupper() and before[-1].isupper() and len(before[-1]) > 1


def concluded(scene: Scene, term: Term, stage: str | None) -> bool:
    """Whether an unnamed instrument is a definite one: its stage stands near it, or its two sides beside it."""
    if stage:
        near = scene.reading.within(term.start - NEAR_STAGE, term.end + NEAR_STAGE, "stage")
        told = {stage, "signed"} if stage == "announced" else {stage}  # signed, or to be so
        if any(one.key.partition("/")[0] in told for one in near) or among(scene, term):
            return True
    final = scene.reading.language.verb_final
    beside = scene.sides.within(term.start - BESIDE * final, term.end + TITLE)
    led = scene.sides.within(max(scene.sentence(term.start)[0], term.start - BETWEEN), term.start) if final else []
    between = scene.reading.within(term.end, term.end + BESIDE, "pronoun")
    return (
        any(scene.sides.role(mention) in {"with", "between"} for mention in beside)
        or any(scene.sides.role(mention) == "between" for mention in led)
        or any(one.key in BOTH and _between(scene, one) for one in between)
        or signs.paired(scene, term)
        or dated(scene, term) is not None
        or priced(scene, term)
        or specific(scene, term)
    )


def _between(scene: Scene, both: Term) -> bool:
    """Whether a word for both sides stands behind "between"."""
    words = scene.reading.text[both.start - HEADING : both.start].split()
    return bool(words) and scene.reading.scanner.small("role", words[-1]) == "between"


def counted(scene: Scene, term: Term) -> bool:
    """Whether a number stands before the noun: then it is a count, not a document."""
    opens = max(scene.sentence(term.start)[0], term.start - COUNT_GAP)
    before = scene.reading.atoms_within(opens, term.start)
    if not before or before[-1].kind not in {"number", "range"} or timing.year(before[-1]):
        return False
    if scene.reading.text[before[-1].end : before[-1].end + 1] == "-":
        return False  # the three-way accord
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
