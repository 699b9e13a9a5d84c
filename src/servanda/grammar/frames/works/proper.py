"""The name of a work around its head noun or behind it, where that is one, and not who builds it or where."""

from __future__ import annotations

from servanda.grammar.clause.names import marked_name, name_behind, name_span
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.works import entitled
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term
from servanda.packs import glosses

QUOTED_ONLY = frozenset({"project.other"})
SITE = "site"  # a word for what stands long since, unless its building is told
OWN = "own"  # a word for what is told of only by its own name, unless its building is told
ROUTE = "route"  # a word for what is told of only by both its ends
CALLED = "called"  # the word project, beside the name of one alone
FIRM_NEAR, PAIR = 14, 2
BESIDE = ' «»“”"'
LED = ("project.energy", "project.transport/site")  # behind which a name of one word may stand
MADE = (*entitled.ROUTES, "project.industry")
Span = tuple[int, int]


def is_proper(reading: Reading, span: Span, term: Term) -> bool:
    """Whether a name is none of a site that stands long since: it is of two ends, or of two words."""
    if not term.key.startswith(MADE) or not span[0] <= term.start < span[1]:
        return False
    name = reading.text[span[0] : term.start] + reading.text[term.end : span[1]]
    own = [word for word in name.split() if word[:1].isupper()]
    known = reading.within(span[0], term.start, *entitled.KNOWN)
    return bool(entitled.DASH.search(name)) or (len(own) >= PAIR and not known)


def name(scene: Scene, term: Term) -> Span | None:
    """The name around the head noun of a project, or behind it ("газопровод Довлетабад — Хангеран")."""
    marked = marked_name(scene.reading, term)
    if marked and (entitled.of_other(scene.reading, marked, term) or _is_firm(scene.reading, marked, term)):
        marked = None  # who builds it: «Name» will build a plant
    if term.key.endswith(f"/{OWN}") and _is_firm(scene.reading, (term.start, term.end), term):
        return None  # the company «Caspian Terminals»
    if marked or (term.key.partition("/")[0] in QUOTED_ONLY and not term.key.endswith(f"/{CALLED}")):
        return marked
    apart = entitled.route(scene.reading, term) or entitled.apposed(scene.reading, term)
    if apart or term.key.endswith(f"/{ROUTE}"):
        return apart
    begin, _ = scene.sentence(term.start)
    leaders = [one.end for one in scene.reading.within(begin, term.start, "leader")]
    span = name_span(scene.reading, term, max(scene.behind_person(term.start), *leaders, 0))
    if span:
        span = (span[0], term.end) if term.key.endswith(f"/{CALLED}") else span  # the Elmed project, in A
        return span if _named(scene.reading, span, term) else None
    behind = name_behind(scene.reading, term)
    led = term.key.startswith(LED) and not scene.reading.language.verb_final
    return behind if behind and (led or entitled.DASH.search(scene.reading.text, *behind)) else None


def _is_firm(reading: Reading, name: Span, head: Term) -> bool:
    """Whether a word for a company, which is not the head itself, stands right beside a name."""
    near = reading.within(name[0] - FIRM_NEAR, name[1] + FIRM_NEAR, "noun")
    firms = (
        one for one in near
        if one.key == "ENTERPRISES" and (one.start >= head.end or (one.end <= head.start and not _leads(reading, one)))
    )  # fmt: skip
    return any(_adjoins(reading.text, one, name) for one in firms)


def _leads(reading: Reading, firm: Term) -> bool:
    """Whether firms stand before a name as those who build it, where a noun stands behind what it is called."""
    return reading.language.verb_final and bool(firm.ending)


def _adjoins(text: str, one: Term, name: Span) -> bool:
    """Whether nothing but marks and a blank stands between a word and a name."""
    between = text[one.end : name[0]] if one.end <= name[0] else text[name[1] : one.start]
    return not between.strip(BESIDE)


def _named(reading: Reading, span: Span, term: Term) -> bool:
    """Whether the words before a head are a name: the head itself is capitalised, or two words right before it."""
    before = reading.text[span[0] : term.start].split()
    if _of_nation(reading, span, term):
        return False
    if reading.text[term.start].isupper():
        return any(word[0].isupper() for word in before)
    joins = {*reading.language.name_links, "-", "–", "—"}
    if len(before) == 1 and before[0][0].isupper() and (before[0][-1].isdigit() or _is_own(reading, span[0], term)):
        return True  # Kambarata-1
    if len(before) < PAIR:
        return False
    told = glosses(reading.language.code).senses(before)
    plain = {word for word, means in zip(before[1:], told[1:], strict=True) if means and before[0][0].isupper()}
    return all(word[0].isupper() or word[0].isdigit() or word in joins or word in plain for word in before)


def _of_nation(reading: Reading, span: Span, term: Term) -> bool:
    """Whether a capitalised head has only a nation before it, as the name of a carrier has: Latvian Railway."""
    if not (term.key.startswith(entitled.ROUTES[0]) and reading.text[term.start].isupper()):
        return False
    nations = (one for one in reading.within(*span, "nationality", "place") if one.end >= term.start - 1)
    return any(reading.text[span[0] : one.start].strip().lower() in {"", reading.language.definite} for one in nations)


def _is_own(reading: Reading, start: int, term: Term) -> bool:
    """Whether one capitalised word before a head is a name of its own: no word of the language, nor the first one."""
    begin, _ = reading.sentence(term.start)
    before = reading.text[begin:start].split()
    if reading.text[start : term.start].isupper():
        return entitled.acronym(reading, start, term)
    if reading.within(start, term.start, *entitled.KNOWN) or not before:
        return False
    head = reading.text[term.start : term.end]
    led = not reading.language.verb_final and before[-1].lower() in reading.language.common_words
    return " " in head or (led and not term.key.endswith(f"/{SITE}"))
