"""What an amount right beside a work or a contract tells of it: a 5 bn plant, a 6-km bridge, an agreement on 5 bn."""

from __future__ import annotations

from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.works import works
from servanda.grammar.words.fold import fold
from servanda.grammar.words.terms import Term
from servanda.model import Atom

NEAR, FEW = 20, 3  # characters and words from money to the work that it is the value of
HEAD_NEAR, CLOSING = 48, ".,;:!?()»”"
VERBS = ("modality", "commitment", "stage", "deed")
LENT = ("finance.", "investment.", "trade.", "supply.")
PAPERS = ("document.contract", "document.agreement")
CREDIT = ("finance.loan", "finance.aid")


def of_work(scene: Scene, atom: Atom) -> str | None:
    """The concept of the value of a work where money stands before its word; none elsewhere."""
    reading = scene.reading
    if reading.language.attribute_endings:
        return _of_head(scene, atom)
    if atom.kind != "money" or not reading.language.articles:
        return None
    behind = reading.within(atom.end, atom.end + HEAD_NEAR, "concept", "name_mark", "noun")
    found = next((one for one in behind if works.PROJECT.fullmatch(one.key) or one.key in works.WORKS), None)
    gap = reading.text[atom.end : found.start] if found else ""
    words = gap.split()
    near = len(gap) <= NEAR and len(words) <= FEW
    near = near or all(word[0].isupper() for word in words)  # the $5bn Great White Dam
    plain = gap[:1] in " -" and near and all(word.isalpha() for word in words)
    linked = any(reading.scanner.small("role", word) is not None for word in words)
    linked = linked or any(reading.scanner.small("conjunction", word) is not None for word in words[:1])
    lent = found and any(one.key.startswith("finance.") for one in reading.within(atom.end, found.end, "concept"))
    return "project.value" if found and plain and not (linked or lent) else None


def _of_head(scene: Scene, atom: Atom) -> str | None:
    """The concept of an amount that is an attribute of a work, however many words lead to it: a 5 bn gas plant.

    Where verbs come last the head is the last noun before a case ending or a verb: what it is made of or for is not.
    """
    reading = scene.reading
    if atom.kind not in {"money", "quantity"} or not fold(atom.text).endswith(reading.language.attribute_endings):
        return None
    head = _head(scene, atom.end)
    if head is None or not works.is_built(head):
        return None
    return "project.value" if atom.kind == "money" else works.CAPACITY


def of_paper(scene: Scene, atom: Atom) -> bool:
    """Whether money is what a contract or agreement right beside it is worth: a 5 bn deal, договор на 5 млрд.

    No word for what is lent, invested or traded stands between.
    """
    reading = scene.reading
    if reading.language.attribute_endings:
        attribute = fold(atom.text).endswith(reading.language.attribute_endings)
        head = _head(scene, atom.end) if attribute else None
        lent = head and any(one.key.startswith(LENT) for one in reading.within(atom.end, head.end, "concept"))
        return head is not None and head.key.startswith(PAPERS) and not lent
    if reading.language.articles:
        behind = reading.within(atom.end, atom.end + HEAD_NEAR, "concept")
        paper = next((one for one in behind if one.key.startswith(PAPERS)), None)
        gap, most = (reading.text[atom.end : paper.start], FEW) if paper else ("", 0)
    else:
        near = reading.within(max(scene.sentence(atom.start)[0], atom.start - NEAR * 2), atom.start, "concept")
        paper = next((one for one in reversed(near) if one.key.startswith(PAPERS)), None)
        gap, most = (reading.text[paper.end : atom.start], 1) if paper else ("", 0)
    words = gap.split()
    small = reading.scanner.small
    plain = all(word.isalpha() and not (most == FEW and small("role", word)) for word in words)
    between = reading.within(min(atom.end, paper.end), max(atom.start, paper.start), "concept") if paper else []
    return paper is not None and plain and len(words) <= most and all(one.key.startswith(PAPERS) for one in between)


def _head(scene: Scene, at: int) -> Term | None:
    """The word of the lexicon that a phrase ends with which begins at an offset, where verbs come last."""
    reading = scene.reading
    head: Term | None = None
    for word in reading.text[at : min(scene.sentence(at)[1], at + HEAD_NEAR)].split():
        start = reading.text.find(word, at)
        at = start + len(word)
        if reading.within(start, start + 1, *VERBS):
            break
        if head is None or start >= head.end:
            found = reading.within(start, start + 1, "concept", "noun", "name_mark")
            if head and head.key.startswith(CREDIT) and any(map(works.is_built, found)):
                break  # a loan of 5 bn will go into schools: nothing is built of loans
            head = next(filter(works.is_built, found), found[0] if found else None)
        bare = word.strip(CLOSING)
        if bare != word or scene.sides.roles.case(bare):
            break
    return head


def christened(scene: Scene, atom: Atom) -> bool:
    """Whether the name of a project follows a length that is its attribute: the 6-km Greater Lagoon Project."""
    if "-" not in atom.text:
        return False
    stop = min(scene.sentence(atom.start)[1], atom.end + HEAD_NEAR)
    marks = [one for one in scene.reading.within(atom.end, stop, "name_mark") if one.key == "project"]
    return bool(marks) and "," not in scene.reading.text[atom.end : marks[0].start]
