"""Whether an event took place, is to come, hangs on something or did not happen."""

from __future__ import annotations

from servanda.grammar.clause import beyond, closing, cues, denying, relative, settling, timing
from servanda.grammar.frames.events import hearsay, undone
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term
from servanda.model import Period

UNREAL = frozenset({"planned", "conditional", "denied"})
DENIED_NEAR, WORD_NEAR, AGREED_NEAR, ATTRIBUTE, OFF_WORDS = 10, 24, 90, 16, 2  # characters, and words
INVITATION, INVITED_NEAR, INVITING_NEAR = "event.invitation", 24, 90  # characters
AFTER_NEAR, AFTER_WORDS = 40, 4  # characters and words between "after" and an event: after the minister's talks
ABOUT, BREAKS = "about", frozenset(".,;:!?()")
PAST = "planned/past"
AGREED = "announced"  # a document that was agreed on
RIFTS = "/between", "/odds", "/over"
Span = tuple[int, int]


def modality(scene: Scene, anchor: Span, sentence: Span, period: Period | None) -> str:
    """How an event is meant, by its words and its time: what lies behind is no plan, what lies ahead is one."""
    if any(one.key.endswith(RIFTS) for one in scene.reading.within(*anchor, "concept")):
        return "asserted"  # what two are at odds by is no act
    if hearsay.denied(scene, anchor):
        return "denied"
    reading, told = scene.reading, _told(scene, anchor, sentence)
    if told != "denied" and asked(reading, anchor, sentence):
        return "planned"
    if told == "planned" and behind(reading, anchor):
        return "asserted"
    if told == "planned" and period and timing.past(reading, settling.settled(reading, period, told, sentence)):
        return told if _was_to(reading, anchor) else "asserted"  # in a call last week they agreed to meet
    if not told and closing.planned(reading, anchor):
        return "planned"
    done = any(one.key == "reported" for one in reading.within(*anchor, "modality"))  # held talks
    if period is None or told or done or timing.elapsed(reading, period):
        return told or "asserted"
    return "planned" if timing.ahead(reading, settling.settled(reading, period, "asserted", sentence)) else "asserted"


def _was_to(reading: Reading, anchor: Span) -> bool:
    """Whether an event was only to take place at a time that is over, by the words right before it: was to visit A."""
    near = reading.within(anchor[0] - AFTER_NEAR, anchor[0], "modality")
    return any(one.key == PAST and anchor[0] - one.end <= DENIED_NEAR for one in near)


def invitation(scene: Scene, anchor: Span, sentence: Span, period: Period | None) -> tuple[str, Period | None]:
    """How an invitation is meant, and its time: what lies ahead is the visit to which somebody was invited."""
    reading = scene.reading
    told = _told(scene, anchor, (anchor[0] - DENIED_NEAR, anchor[1] + DENIED_NEAR))
    ahead = period is not None and timing.ahead(reading, settling.settled(reading, period, "planned", sentence))
    return told or "asserted", None if ahead else period


def asked(reading: Reading, anchor: Span, sentence: Span) -> bool:
    """Whether an event is what somebody is invited to: he invited her to pay a visit; not what he came for by it."""
    final = reading.language.verb_final
    low, high = (anchor[0], anchor[1] + INVITED_NEAR) if final else (anchor[0] - INVITING_NEAR, anchor[0])
    for one in reading.within(max(low, sentence[0]), min(high, sentence[1]), "concept"):
        gap = reading.text[anchor[1] : one.start] if final else reading.text[one.end : anchor[0]]
        beside = one.key.startswith(INVITATION) and "," not in gap and not anchor[0] <= one.start < one.end <= anchor[1]
        if beside and not final and _led(reading, one):
            continue  # at the invitation of B, A came
        done = beside and not final and reading.within(one.end, anchor[0], "modality")
        if beside and not any(term.key == "reported" for term in done or ()):
            return True
    return False


def _led(reading: Reading, invitation: Term) -> bool:
    """Whether an invitation is why somebody came, by the preposition before it: at the invitation of B, A came."""
    before = reading.text[max(0, invitation.start - WORD_NEAR) : invitation.start].split()[-1:]
    opens = [*before, *reading.text[invitation.start : invitation.end].split()[:1]]
    about = reading.within(invitation.start - DENIED_NEAR, invitation.start, "topic")
    return any(one.key == ABOUT for one in about) or any(reading.scanner.small("role", word) == "in" for word in opens)


def behind(reading: Reading, anchor: Span) -> bool:
    """Whether an event lies before what is planned: after the talks they will visit A."""
    if reading.language.verb_final:
        words = reading.text[anchor[1] : anchor[1] + WORD_NEAR].split()[:1]
    else:
        words = reading.text[max(0, anchor[0] - AFTER_NEAR) : anchor[0]].split()[-AFTER_WORDS:]
        cut = next((at + 1 for at in reversed(range(len(words))) if words[at][-1] in ",.;:"), 0)
        words = words[cut:]
    return any(reading.scanner.small("conjunction", word.strip(",.")) == "after" for word in words)


def _told(scene: Scene, anchor: Span, sentence: Span) -> str:
    """Planned, conditional, denied or asserted, by the nearest word, which the event is not; empty where none says."""
    reading = scene.reading
    if undone.none(reading, anchor) or denying.by_ending(reading, anchor) or undone.off(reading, anchor, sentence):
        return "denied"
    if reading.within(*anchor, "conditional"):
        return "conditional"
    if closing.described(reading, anchor, sentence[0]):
        return "planned"
    final = reading.language.verb_final
    terms = [
        term
        for term in reading.within(*_clause(reading, anchor, sentence), "modality")
        if term.key not in {cues.DUTY, cues.MOVED}
        and not cues.dates(reading, term)  # in May
        and (term.key != "reported" or term.end <= anchor[0] or anchor[1] <= term.start)
        and (term.key not in denying.DENIALS or undone.denies(reading, term, anchor))
        and scene.speeches.at(term.start) in (None, scene.speeches.at(anchor[0]))  # not of what somebody says there
        and not _of_thing(reading, term, anchor)
        and not _of_other(reading, term, anchor)
        and not _at_it(scene, term, anchor)
        and not _sworn(reading, term, anchor)
        and not _against(reading, term, anchor)
        and not beyond.joined(reading, term, anchor)
        and not (final and term.key == "conditional" and "," in reading.text[anchor[1] : term.start])
    ]
    term = cues.nearest(reading, anchor, denying.outweighed(terms), after=reading.language.verb_final)
    if _agreed(reading, anchor, sentence) and not _where(scene, anchor):
        return "planned"
    if term is None:
        return ""
    fell = term.key == "planned" and any(one.key == denying.NOT_HELD for one in terms)  # planned talks fell through
    if fell or any(undone.beside(reading, one, anchor) for one in terms) or undone.unplanned(reading, term, anchor):
        return "denied"
    told = term.key.partition("/")[0]
    if told == "potential" and _might(reading, term, anchor):
        return told
    told = "planned" if told == "forecast" or _wished(reading, term, anchor) else told  # is expected to visit
    called_off = told == "planned" and anchor[1] <= term.start and undone.cancelled(reading, term)
    return "denied" if called_off else told if told in UNREAL else "asserted"


def _clause(reading: Reading, anchor: Span, sentence: Span) -> Span:
    """The relative clause that an event stands in, between commas; else its sentence: A, who met B in May, plans to."""
    text, sentence = reading.text, cues.between(reading.text, anchor, sentence, ";")
    comma = -1 if reading.language.verb_final else relative.opening(reading, sentence[0], anchor[0])
    end = text.find(",", anchor[1], sentence[1])
    return sentence if comma < 0 or end < 0 else (comma, end)


def _wished(reading: Reading, term: Term, anchor: Span) -> bool:
    """Whether an event is what somebody means to do, by the words right before it, or behind where verbs come last.

    She would like to visit A; ilk turu yapmak istiyoruz.
    """
    if not reading.language.verb_final:
        return term.key == "target" and 0 <= anchor[0] - term.end <= DENIED_NEAR
    near = 0 <= term.start - anchor[1] <= WORD_NEAR
    return near and term.key == "target" and "," not in reading.text[anchor[1] : term.start]


def _might(reading: Reading, term: Term, anchor: Span) -> bool:
    """Whether a word of chance stands right at an event, which so is only possible: may soon visit, could meet."""
    gap = reading.text[min(term.end, anchor[1]) : max(term.start, anchor[0])]
    if (term.start > anchor[0]) != reading.language.verb_final or not BREAKS.isdisjoint(gap):
        return False
    words, language = gap.split(), reading.language
    return len(words) <= OFF_WORDS and {*language.articles, language.definite}.isdisjoint(words)


def _agreed(reading: Reading, anchor: Span, sentence: Span) -> bool:
    """Whether two sides agreed that an event should take place: they agreed to hold talks, to meet in May."""
    if reading.language.verb_final:
        near = reading.within(anchor[1], min(sentence[1], anchor[1] + AGREED_NEAR), "commitment")
    else:
        near = reading.within(max(sentence[0], anchor[0] - AGREED_NEAR), anchor[0], "commitment")
        near = [one for one in near if not _at_event(reading, one, anchor)]
        near += _agreed_on(reading, anchor, sentence)
    gaps = (reading.text[min(one.end, anchor[1]) : max(one.start, anchor[0])] for one in near)
    return any("," not in gap and ";" not in gap for gap in gaps)


def _agreed_on(reading: Reading, anchor: Span, sentence: Span) -> list[Term]:
    """The promises behind an event that opens its sentence as what was agreed on: о встрече договорились А и Б."""
    opens = reading.within(sentence[0], sentence[0] + WORD_NEAR, "topic")
    if not opens or opens[0].key != ABOUT or opens[0].start != sentence[0]:
        return []
    beside = len(reading.text[opens[0].end : anchor[0]].split()) <= OFF_WORDS
    return reading.within(anchor[1], min(sentence[1], anchor[1] + AGREED_NEAR), "commitment") if beside else []


def _at_event(reading: Reading, promise: Term, anchor: Span) -> bool:
    """Whether something was promised at an event, by the word right before that: a promise made during a meeting."""
    return any(
        one.key in {"during", "margins"} and len(reading.text[one.end : anchor[0]].split()) <= OFF_WORDS
        for one in reading.within(promise.end, anchor[0], "topic")
    )


def _sworn(reading: Reading, term: Term, anchor: Span) -> bool:
    """Whether a word is of what was promised at an event: it pledged to buy wheat during a meeting with B."""
    promises = reading.within(term.start - WORD_NEAR, term.end, "commitment") if term.end <= anchor[0] else []
    return any(_at_event(reading, one, anchor) for one in promises)


def _against(reading: Reading, term: Term, anchor: Span) -> bool:
    """Whether a word is of what somebody protests against, behind his protest: its objection to the plan of A to build.

    The state whose plan it is stands between.
    """
    if reading.language.verb_final or term.start < anchor[1]:
        return False
    protest = any(one.key.startswith("event.dispute") for one in reading.within(*anchor, "concept"))
    return protest and bool(reading.within(anchor[1], term.start, "place", "nationality", "capital"))


def _of_thing(reading: Reading, term: Term, anchor: Span) -> bool:
    """Whether a word behind an event is of a clause about a thing: they discussed a line that will carry goods.

    One that follows at once is about the event: the summit of A that B was to host.
    """
    if reading.language.verb_final or term.start < anchor[1] or term.start - anchor[1] > cues.FAR:
        return False
    words, small = reading.text[anchor[1] : term.start].split(), reading.scanner.small
    at = next((at for at, word in enumerate(words) if small("conjunction", word) in {"which", "that"}), None)
    plain = (word for word in words[:at] if word[0].islower() and small("conjunction", word) is None)
    return at is not None and any(small("role", word) is None for word in plain)


def _at_it(scene: Scene, term: Term, anchor: Span) -> bool:
    """Whether a word tells what was agreed or said at an event, which it makes no plan: there they agreed to build."""
    if term.start < anchor[1]:
        return False
    near = max(anchor[1], term.start - WORD_NEAR), term.end
    bound = term.key.endswith(cues.WEAK) or scene.reading.within(*near, "commitment")
    done = any(one.key == AGREED for one in scene.reading.within(term.start, term.start + 1, "stage"))
    there = not scene.reading.language.verb_final or _where(scene, anchor) or _links(scene.reading, anchor[1])
    return there and (bool(bound) or done or _said(scene, term, anchor))


def _links(reading: Reading, end: int) -> bool:
    """Whether an event ends in a verb that a comma and what was done next follow: görüşüp, … karar verdiler."""
    return reading.text[end : end + 1] == "," and reading.text.endswith(reading.language.linking_endings, 0, end)


def _said(scene: Scene, term: Term, anchor: Span) -> bool:
    """Whether a word is of what somebody said at an event that opens the sentence: there, A said it would pay."""
    reading, text = scene.reading, scene.reading.text
    begin, end = scene.sentence(anchor[0])
    if reading.language.verb_final:
        return any(one.key == "said" for one in reading.within(term.end, end, "speech"))
    comma = text.find(", ", anchor[1], term.start)
    opens = comma >= 0 and not scene.sides.opens((begin, end)) and "," not in text[begin : anchor[0]]
    verbs = reading.within(comma, term.start, "speech") if opens else []
    return any(one.key == "said" and "," not in text[one.end : term.start] for one in verbs)


def _where(scene: Scene, anchor: Span) -> bool:
    """Whether an event is only where something else happens, by its case or the word behind it: during the visit."""
    reading = scene.reading
    if not reading.language.verb_final:
        return False
    case, behind = scene.sides.roles.case, reading.text[anchor[1] : anchor[1] + WORD_NEAR].split()[:1]
    about = any(
        one.key == ABOUT for one in reading.within(anchor[1], anchor[1] + 2, "topic")
    )  # they agreed about a visit
    here = case(reading.text[slice(*anchor)].split()[-1]) == "in"
    return here or (bool(behind) and not about and case(behind[0]) == "in")


def _of_other(reading: Reading, term: Term, anchor: Span) -> bool:
    """Whether a word is an attribute of another event right behind it: they discussed the forthcoming visit.

    Where verbs come last, any verb right before a noun is one.
    """
    final = reading.language.verb_final
    behind = reading.within(term.end, term.end + ATTRIBUTE, "concept")
    other = next((one for one in behind if one.key.startswith("event.")), None)
    if other is None or anchor[0] <= term.start < anchor[1]:
        return False
    between = len(reading.text[term.end : other.start].split())
    if final:
        return other.end <= anchor[0] and not between
    return term.key == cues.HELD and other.start >= anchor[1] and between <= 1
