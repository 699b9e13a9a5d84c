"""Treaties that are contracts, where a language has one word for both: a договор of two firms, or for so many ships."""

from __future__ import annotations

from servanda.grammar.frames.documents import instruments
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term

TREATY, CONTRACT = "document.treaty", "document.contract"
NEAR, LED, FEW = 40, 1, 2  # characters to what is sold, and words between
QUOTES = frozenset('«“"„')
COUNTS = frozenset({"number", "range", "quantity"})
BREAKS = frozenset(".,;:()")


def sort(scene: Scene, term: Term, concept: str) -> str:
    """The concept of a document: a treaty that firms make, or that is about goods, is a contract."""
    if concept != TREATY or scene.reading.language.articles or " " in scene.reading.text[term.start : term.end]:
        return concept
    return CONTRACT if _of_firms(scene, term) or _of_goods(scene, term) else concept


def _of_firms(scene: Scene, term: Term) -> bool:
    """Whether a firm stands right beside a document, or two names in quotation marks do: договор «А» с «Б»."""
    text, (begin, end) = scene.reading.text, scene.sentence(term.start)
    near = scene.sides.within(max(begin, term.start - NEAR), min(end, term.end + NEAR))
    gaps = [text[min(one.end, term.end) : max(one.start, term.start)] for one in near if one.how == "company"]
    if any(BREAKS.isdisjoint(gap) and len(gap.split()) <= LED for gap in gaps):
        return True
    names = text[term.end : min(end, term.end + NEAR)].split("»")
    return len(names) > 1 and names[0].lstrip()[:1] in QUOTES and names[1].rpartition(" ")[2][:1] in QUOTES


def _of_goods(scene: Scene, term: Term) -> bool:
    """Whether goods that are counted, or what they cost, stand right beside a document."""
    reading, final = scene.reading, scene.reading.language.verb_final
    if instruments.worth(scene, term):
        return True
    begin, end = scene.sentence(term.start)
    low, high = (max(begin, term.start - NEAR), term.start) if final else (term.end, min(end, term.end + NEAR))
    counted = [one for one in reading.atoms_within(low, high) if one.kind in COUNTS]
    if final:
        goods = reading.text[counted[-1].end : term.start].split() if counted else []
        return any(scene.sides.roles.case(word) == "to" for word in goods[:FEW])
    led = reading.text[term.end : counted[0].start].split() if counted else []
    return len(led) == LED and reading.scanner.small("role", led[0]) is not None  # not: about five principles
