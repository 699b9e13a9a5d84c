"""Works that are none of their own: the end of a line, where a thing was made, sites of a border, many of a kind."""

from __future__ import annotations

from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.works import works
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

SITE, LINK, BORDER, IN, BY = "/site", "link", "border", "in", "by"
LED = frozenset({"to", "for", "from", "in", "on", "via", "with", "between"})
AT = frozenset({"in", "to", "from", "with"})  # cases of what stands at the end of a line, or near a work
NEAR, FEW, AFAR = 60, 4, 2  # characters, and words from a preposition to a work and back to what it hangs on
BROKEN = frozenset(",;:()")
QUOTES = ' »”"'
DEEDS = ("stage", "speech", "modality")
SEEN, VISIT, SIGNED, SEEN_NEAR = "seen", "event.visit.", "signed", 48  # and characters to a work that is seen
PLURAL = 3  # letters of an ending that a word itself may have


def led(scene: Scene, term: Term) -> bool:
    """Whether a work is only where another leads, stands or is for, or where a thing was made.

    The port is none in "a railway to the port", the plant none in "built at a plant in A".
    """
    return _before(scene, term) if scene.reading.language.verb_final else _behind(scene, term)


def _behind(scene: Scene, term: Term) -> bool:
    """Whether a preposition leads to a work from another one, or from a participle: built at."""
    reading = scene.reading
    begin = max(scene.sentence(term.start)[0], term.start - NEAR)
    words = _words(reading, begin, term.start)
    for count, (left, right) in enumerate(reversed(words)):
        word = reading.text[left:right]
        role = reading.scanner.small("role", word)
        linked = any(one.key == LINK for one in reading.within(left, right, "joint"))
        if role in LED or linked:
            if _placed(reading, right, term.start):
                return False
            return _made_at(reading, left, role, term) or _hangs(reading, words[: len(words) - count - 1], left)
        stops = reading.scanner.small("conjunction", word) is not None or not BROKEN.isdisjoint(word)
        if stops or count >= FEW or reading.within(left, right, *DEEDS):
            return False
    return False


def _placed(reading: Reading, start: int, end: int) -> bool:
    """Whether a preposition leads to a place right behind it, and no further: they build in A a plant."""
    places = [one for one in reading.within(start, end, "place", "capital", "city") if one.start == start + 1]
    return bool(places) and (not reading.language.articles or places[0].end < end - 1)


def _made_at(reading: Reading, at: int, role: str | None, term: Term) -> bool:
    """Whether a participle right before a preposition tells what was done there with another thing.

    Without articles a plain verb may have a work that does not stand long since as its object: they build in A a plant.
    """
    done = [one for one in reading.within(at - NEAR, at, "stage") if one.end == at - 1]
    if role != IN or not done:
        return False
    made = reading.within(done[-1].start, done[-1].start + 1, "joint")
    plain = not reading.language.articles and not term.key.endswith(SITE)
    return not plain or any(one.key == BY for one in made)


def _hangs(reading: Reading, words: list[tuple[int, int]], at: int) -> bool:
    """Whether another work stands before a preposition, or at most a few words before it."""
    for left, right in words[-AFAR - 1 :]:
        if any(_is_other(one) and one.end >= right - 1 for one in reading.within(left - NEAR, right, "concept")):
            return BROKEN.isdisjoint(reading.text[right - 1 : at])
    return False


def _before(scene: Scene, term: Term) -> bool:
    """Whether a case or a verb of leading hangs a work on another one behind it, where verbs come last."""
    reading, (_, end) = scene.reading, scene.sentence(term.start)
    near = term.end, min(end, term.end + NEAR)
    others = [one for one in reading.within(*near, "concept") if _is_other(one)]
    if not others:
        return False
    gap = reading.text[term.end : others[0].start]
    if not BROKEN.isdisjoint(gap) or any(reading.scanner.small("conjunction", word) for word in gap.split()):
        return False
    if any(one.key == LINK for one in reading.within(term.end, others[0].start, "joint")):
        return True
    case = scene.sides.roles.ending(term.ending)
    return case in AT and not reading.within(term.end, others[0].start, *DEEDS)


def around(scene: Scene, term: Term) -> bool:
    """Whether a work only tells by whose place another one is, where verbs come last: on the grounds of the port."""
    reading, text = scene.reading, scene.reading.text
    if not reading.language.verb_final or scene.sides.roles.ending(term.ending) != "of":
        return False
    word = text[term.end : term.end + NEAR].split(maxsplit=1)[:1]
    if not word or text[term.end] != " " or scene.sides.roles.case(word[0]) not in works.WHERE:
        return False
    start = term.end + 1 + len(word[0])
    return any(map(_is_other, reading.within(start, min(scene.sentence(term.start)[1], start + NEAR), "concept")))


def _is_other(term: Term) -> bool:
    """Whether a wording is one of a work by its own, and no word for building or for a site that stands long since."""
    return works.is_work(term) and not term.key.endswith(("/weak", SITE))


def part(reading: Reading, term: Term) -> bool:
    """Whether a work only tells of what sort the one right behind it is: the «8-дәліз» теміржол учаскесі."""
    if not (reading.language.verb_final or reading.language.articles):
        return False
    behind = reading.within(term.end + 1, term.end + AFAR + 1, "concept")
    return any(works.is_work(one) and not reading.text[term.end : one.start].strip(QUOTES) for one in behind)


def of_place(reading: Reading, term: Term) -> bool:
    """Whether a word for a work is one of the name of a town or a company: Port Louis, Qazaqstan Temir Joly."""
    firms = reading.within(term.start - NEAR, term.start + 1, "company")
    if any(one.start <= term.start and term.end <= one.end for one in firms):
        return True
    if not reading.text[term.start].isupper():
        return False
    behind = reading.text[term.end : term.end + 2]
    if behind[:1] == "-" and behind[1:].isupper():
        return True
    return any(one.end > term.end for one in reading.within(term.start, term.start + 1, "city", "capital"))


def bordering(reading: Reading, term: Term) -> bool:
    """Whether a work is a crossing of a border, which stands long since and is closed more often than built."""
    return any(one.key == BORDER and one.end >= term.end for one in reading.within(term.start, term.end, "object"))


def many(reading: Reading, term: Term) -> bool:
    """Whether a word tells works of a kind, by its plural, and no single one: they build schools, roads and bridges."""
    word = reading.text[term.start : term.end].lower()
    for one in reading.language.plural_endings:
        if term.ending.startswith(one) or (len(one) >= PLURAL and word.endswith(one)):
            return True
    return False


def speaks(reading: Reading, term: Term, name: tuple[int, int]) -> bool:
    """Whether a project says or writes something, and so is a medium or a body: the project «A» says."""
    end = max(term.end, name[1])
    return any(one.start <= end + AFAR for one in reading.within(end, end + AFAR, "speech"))


def seen(scene: Scene, span: tuple[int, int]) -> bool:
    """Whether somebody only goes to a work, looks at it or has been there: toured the plant, studied at the school."""
    reading, final = scene.reading, scene.reading.language.verb_final
    begin, end = scene.sentence(span[0])
    near = (span[1], min(end, span[1] + SEEN_NEAR)) if final else (max(begin, span[0] - SEEN_NEAR), span[0])
    words = [one for one in reading.within(*near, "joint") if one.key == SEEN]
    words += [one for one in reading.within(*near, "concept") if one.key.startswith(VISIT)]
    gaps = (reading.text[span[1] : one.start] if final else reading.text[one.end : span[0]] for one in words)
    return any(len(gap.split()) <= FEW - final and BROKEN.isdisjoint(gap) for gap in gaps)


def signs(reading: Reading, term: Term, name: tuple[int, int]) -> bool:
    """Whether a name is of a body that signs something: the A Park concluded a memorandum with B."""
    end = max(term.end, name[1])
    verbs = [one for one in reading.within(end, end + AFAR, "stage") if one.key == SIGNED]
    near = reading.within(verbs[0].end, verbs[0].end + SEEN_NEAR, "concept") if verbs else []
    made = next((one for one in near if one.key.startswith("document.")), None)
    return made is not None and BROKEN.isdisjoint(reading.text[verbs[0].end : made.start])


def _words(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the words between blanks."""
    found = []
    for word in reading.text[start:end].split():
        left = reading.text.index(word, start)
        start = left + len(word)
        found.append((left, start))
    return found
