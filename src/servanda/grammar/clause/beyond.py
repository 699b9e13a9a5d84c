"""Whether a word of modality is of another clause than an amount: behind an "and", a bracket, the verb of a clause."""

from __future__ import annotations

from servanda.grammar.clause import parted, relative
from servanda.grammar.clause.apposed import explains
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

CAN = "potential"
HOPES = frozenset({"potential", "target", "forecast"})
CONDITION = "conditional"
CLOSES, QUOTES = frozenset(",:;"), frozenset('"”»')
BINDING, BESIDE, GOAL_BESIDE = 80, 24, 24  # characters
LED_NEAR = 60  # characters between a verb of the past and its amount
MOST_HEAD, SHORT_HEAD, HEAD_NEAR = 3, 5, 48  # words behind an amount, letters of one, and characters
ENDED = frozenset({"in_force", "expired", "stalled", "cancelled"})  # stages of what stands before


def of_next(reading: Reading, anchor: tuple[int, int], term: Term) -> bool:
    """Whether a word is of a clause behind: a price of 8 bn, it will bring jobs; he cleared four, and I expect more."""
    if term.start < anchor[1]:
        return False
    gap = reading.text[anchor[1] : term.start]
    if ", " in gap and explains(reading, anchor):
        return True
    if reading.language.verb_final:
        ends = reading.language.finite_endings
        told = bool(ends) and any(part.endswith(ends) for part in gap.split(", ")[:-1])
        told = told or parted.ended(reading, anchor[1], term.start) or parted.voiced(reading, anchor[1], term.start)
        return told or _said(reading, anchor, term, gap)
    if _over(reading, anchor, gap):
        return True  # they converted 60 million in 2023 and hope for more
    words = gap.split()
    led = [reading.scanner.small("conjunction", word) in {"and", "but"} for word in words]
    if led[-1:] == [True] or (led[-2:] == [True, False] and words[-1] in reading.language.common_words):
        return True  # he owed 3 bn and would repay it; he gives 120 to them and has promised 200
    if led[:1] == [True]:
        before = reading.within(max(0, anchor[0] - LED_NEAR), anchor[0], "modality")
        if any(one.key == "reported" for one in before):
            return True  # they invested 3 bn and are not going to leave
    parts = gap.split(", ")[1:]
    if any(reading.scanner.small("conjunction", part.split(" ", 1)[0]) in {"and", "but"} for part in parts):
        return True
    third = [one for one in reading.within(anchor[1], term.start, "pronoun") if one.key == "third"]
    return any(reading.text[one.start - 2 : one.start] == ", " for one in third)


def _said(reading: Reading, anchor: tuple[int, int], term: Term, gap: str) -> bool:
    """Whether a quotation is closed behind an anchor, and who says it is told before a word: "5 milyon" diyen A."""
    at = next((at for at, mark in enumerate(gap) if mark in QUOTES), -1)
    return at >= 0 and bool(reading.within(anchor[1] + at, term.start, "speech"))


def closed(reading: Reading, anchor: tuple[int, int], term: Term) -> bool:
    """Whether a verb closes a clause before that of an amount, where verbs come last: they promised it, 5 bn came."""
    if reading.language.verb_final and term.end <= anchor[0] and parted.voiced(reading, term.end, anchor[0]):
        return True  # that it was to be so he said, and that 5 bn came
    if term.end > anchor[0] or reading.text[term.end : term.end + 1] not in CLOSES:
        return False
    ends = reading.language.finite_endings
    return bool(ends) and reading.text[term.start : term.end].endswith(ends)


def _over(reading: Reading, anchor: tuple[int, int], gap: str) -> bool:
    """Whether an "and" behind a time that was over goes on from an amount to what a word of aims tells."""
    joins = [word for word in gap.split() if reading.scanner.small("conjunction", word) in {"and", "but"}]
    at = gap.find(f" {joins[0]} ") if joins else -1
    told = reading.atoms_within(anchor[1], anchor[1] + at) if at > 0 else []
    today = reading.document.published or ""
    return any(one.kind in {"date", "period"} and one.to and today and str(one.to) <= str(today) for one in told)


def before_which(reading: Reading, anchor: tuple[int, int], term: Term) -> bool:
    """Whether a word of hopes stands before a clause that tells of what is: it hopes for tuna, which bears 5 per cent.

    What is to be built will have what the clause tells, and so will what is planned.
    """
    if not reading.language.verb_final and term.start >= anchor[1] and term.key == CAN:
        return relative.opening(reading, anchor[1], term.start) >= 0  # 5 per cent, by a line that can carry 9
    if reading.language.verb_final or term.end > anchor[0] or term.key.partition("/")[0] not in HOPES:
        return False
    at = relative.opening(reading, term.end, anchor[0])
    told = reading.within(term.end, at, "concept") if at > 0 else []
    works = bool(told) and told[-1].key.startswith("project.")
    return at > 0 and not works and not reading.within(at, anchor[0], "modality")


def contrasts(reading: Reading, term: Term, stop: int) -> bool:
    """Whether an "if" only sets what was beside what is: if it was 43 per cent in 2021, it is 24 now."""
    if term.key != CONDITION:
        return False
    comma = reading.text.find(", ", term.end, stop)
    today = str(reading.document.published or "")
    times = reading.atoms_within(term.start, stop if comma < 0 else comma)
    return any(one.kind in {"date", "period"} and one.to and today and str(one.to) <= today for one in times)


def bracketed(reading: Reading, anchor: tuple[int, int], term: Term) -> bool:
    """Whether a word stands in brackets, and the anchor outside: 1,000 MW (of which B may take 300).

    Or in a relative clause that ends before the goal: to raise exports, which reached 80, to 200.
    """
    if term.start >= anchor[1]:
        gap = reading.text[anchor[1] : term.start]
        return gap.rfind("(") > gap.rfind(")")
    gap = reading.text[term.end : anchor[0]]
    closed = ")" in gap and gap.find(")") < (gap.find("(") if "(" in gap else len(gap))
    return closed or _enclosed(reading, anchor, term)


def _enclosed(reading: Reading, anchor: tuple[int, int], term: Term) -> bool:
    """Whether a relative clause holds a word, and ends with a comma behind which a preposition leads to the anchor."""
    comma = reading.text.rfind(relative.COMMA, term.end, anchor[0])
    goal = reading.text[comma + 1 : anchor[0]].split() if comma >= 0 else []
    if reading.language.verb_final or len(goal) != 1:
        return False
    upto = reading.within(comma, anchor[0], "comparator")  # up to, до
    if not upto and reading.scanner.small("role", goal[0]) != "to":
        return False
    return relative.opening(reading, reading.sentence(term.start)[0], term.start) >= 0


def lies_behind(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether a verb of the past right before an amount makes it an attribute, where verbs come last: açtığı 5 milyon.

    A verb of plans does not: planladığı 5 milyon; nor one that leads to a goal: belirlediği 5 milyon hedefi.
    """
    endings = reading.language.relative_endings
    before = reading.text[max(sentence[0], anchor[0] - BINDING) : anchor[0]]
    word = before.rsplit(None, 1)[-1:] if endings and before[-1:].isspace() else []
    if not word or not word[0].endswith(endings):
        return False
    start = anchor[0] - len(word[0]) - BESIDE
    said = [one for one in reading.within(start, anchor[0], "modality", "commitment") if one.end >= anchor[0] - 1]
    behind = reading.within(anchor[1], anchor[1] + GOAL_BESIDE, "modality")
    if any(one.key == "target" and "," not in reading.text[anchor[1] : one.start] for one in behind):
        return False
    return all(one.key == "reported" for one in said)


def stands(reading: Reading, anchor: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether an amount only tells how large that is in which, or with a part of which, something is to be done.

    A will hold half of the 5 bn port: 5 milyarlık limanda; it will let go most of the 5 bn debt: 5 milyarlık borcun; it
    will look through the 5 bn programme: 5 milyarlık programın gözden geçirilmesi.
    """
    language, text = reading.language, reading.text
    ends = language.attribute_endings
    if not (language.verb_final and ends) or not text[anchor[0] : anchor[1]].rstrip(".").endswith(ends):
        return False
    stop, at = min(sentence[1], anchor[1] + HEAD_NEAR), anchor[1]
    for word in text[at:stop].split()[:MOST_HEAD]:
        at = text.index(word, at) + len(word)
        if not word.isalpha():
            return False
        owned = word.endswith(language.owned_endings)
        work = any(one.key.startswith("project.") for one in reading.within(at - len(word), at, "concept"))
        if parted.in_case(reading, at, "in"):
            return len(word) > SHORT_HEAD and (work or not owned)
        if parted.in_case(reading, at, "of"):
            parts = [one.start for one in reading.atoms_within(at, stop) if one.kind in {"percent", "money"}]
            changes = [one.start for one in reading.within(at, stop, "stage") if one.key.partition("/")[0] in ENDED]
            return any("," not in text[at:start] for start in (*parts, *changes))
    return False


def joined(reading: Reading, term: Term, anchor: tuple[int, int]) -> bool:
    """Whether a word behind an anchor opens what else somebody does, by the "and" before it: visited A and announced.

    Where verbs come last the words before it tell nothing of the kind.
    """
    if reading.language.verb_final or term.start < anchor[1]:
        return False
    gap = reading.text[anchor[1] : term.start]
    words = gap.split()
    if any(reading.scanner.small("conjunction", word) in {"and", "but"} for word in words[-1:]):
        return True
    at = max((gap.rfind(f" {word} ") + len(word) + 2 for word in words if _and(reading, word)), default=0)
    verbs = reading.within(anchor[1] + at, anchor[1] + at + 1, "speech", "modality", "commitment", "act") if at else []
    return bool(verbs)  # visited A and announced a plan


def _and(reading: Reading, word: str) -> bool:
    return reading.scanner.small("conjunction", word) == "and"
