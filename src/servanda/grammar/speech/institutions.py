"""Ministries, organisations, banks, companies and governments that say something, as people do."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from operator import itemgetter

from servanda.grammar.clause.names import bare, name_span, quoted
from servanda.grammar.speech.people import UPPER
from servanda.grammar.speech.person import Person
from servanda.grammar.words.fold import fold
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.scan import Scanner
from servanda.grammar.words.terms import Term

ACRONYM = re.compile(rf"(?<![\w«\"“'.-])[{UPPER}]{{3,6}}(?![{UPPER}\d»\"”-]|\.\w)(?:(?=(\w+))|(?!\w))")
LETTERS = re.compile(r"[^\W\d_]+")
LATIN = re.compile(r"(?: [A-Z][A-Za-z&.-]*[A-Za-z])+")
LONG = (4, 3)  # letters of an ending that no name has by chance
NEAR = 14  # characters between an institution and its verb
ACCOUNT = 30  # characters between "according to" and what it means
STATEMENT = "statement"  # words for what an institution published
SOURCE = "from"  # the case in which an institution is told to have made a statement
CASES = ("of", "to", "in", "with", SOURCE)
PHRASE = 40  # characters of an office and what it is of
PRESS = "spokesperson"  # an office that a body may hold
SHARED, FAR_BACK = 5, 2000  # letters that two forms of an institution share, and characters in which the other stands
LONGEST_NAME, BEHIND = 5, 3  # words, more of which in quotation marks a body says; characters before its verb
OPENING = 3  # characters in which a sentence begins
WORD, LONGEST_TAIL, MOST_TAIL = re.compile(r"\S+"), 90, 7
NO_TAIL = ("speech", "modality", "stage", "pronoun", "deictic", "month", "time_unit", "relative", "part")
ENDS = frozenset({"", ".", ",", "\n"})  # what stands behind a subject that closes its sentence
STOPS = ',;:.!?()«»"“”\n'
STATES, SEATS = ("place", "nationality"), ("capital", "city", "place")
MOST_KINDS = 4  # words before a body that tell its kind, with the article
CLAIMED = ("organisation", "company", "institution", "currency", "unit", *STATES)
Found = tuple[int, int, str | None]  # where its name stands, and whose it is


def speaking(reading: Reading, span: tuple[int, int], verb: Term) -> Person | None:
    """The institution that is the subject of a verb of saying in a span, or by whose account something is said."""
    nearest = verb.key == "according" and reading.language.verb_final
    for start, end, country in sorted(_named(reading, span), key=itemgetter(1 if nearest else 0), reverse=nearest):
        if _is_subject(reading, (start, end), verb):
            return _person(reading, (start, end), country)
    return None


def _person(reading: Reading, span: tuple[int, int], country: str | None) -> Person:
    """An institution as somebody who speaks, by its full name; a press service holds the office of one."""
    bodies, name = reading.within(*span, "institution"), _nominative(reading, span)
    if bodies and " " not in name:
        name, country = _in_full(reading, span[0], name) or (name, country)
    name = titled(reading, span) or name
    press = any(one.key == PRESS for one in reading.within(*span, "office"))
    return Person(name, PRESS if press else None, country, *span, fold(name))


def titled(reading: Reading, span: tuple[int, int]) -> str | None:
    """The name in quotation marks beside the word for a company or another body, which opens or closes a span."""
    heads = reading.within(*span, "institution")
    marks = quoted(reading, heads[-1 if reading.language.verb_final else 0]) if heads else None
    name = bare(reading.text, marks) if marks and reading.text[marks[0] + 1].isupper() else ""
    said = marks is not None and bool(reading.within(marks[1], marks[1] + BEHIND, "speech"))
    return name if 0 < len(name.split()) <= LONGEST_NAME and not said else None


def _in_full(reading: Reading, at: int, name: str) -> tuple[str, str | None] | None:
    """The full name and the country of an institution that is told by its last or first word alone, as told before."""
    stem = fold(name)[:SHARED]
    low = max(0, at - FAR_BACK)
    for term in reversed(reading.within(low, at, "institution")):
        if fold(reading.text[term.start : term.end]).startswith(stem):
            start, end, country = _whole(reading, term)
            full = _nominative(reading, (start, end))
            if " " in full:
                return full, country
    return None


def _nominative(reading: Reading, span: tuple[int, int]) -> str:
    """A name as written, the head that opens it as the lexicon has it, or without the case ending that closes it."""
    text, (start, end) = reading.text, span
    for term in reading.within(start, end, "institution"):
        if reading.language.verb_final and term.end == end:
            text, end = text[:end].removesuffix(_ending(reading, term)), end - len(_ending(reading, term))
        elif term.key and _opens(reading, start, term) and not text[term.start : term.end].isupper():
            start = start if text[term.start : term.end].lower() == term.key.lower() else term.start
            head = term.key[0].upper() + term.key[1:] if text[term.start].isupper() else term.key
            text = text[: term.start] + head + text[term.end :]
            end += len(head) - (term.end - term.start)
    return " ".join(text[start:end].split())


def _opens(reading: Reading, start: int, term: Term) -> bool:
    """Whether an institution opens a name, or stands behind its nation alone: в ганском министерстве торговли."""
    nations = reading.within(start, start + 1, "nationality") if start < term.start else []
    return start == term.start or any(one.end == term.start - 1 for one in nations)


def _ending(reading: Reading, term: Term) -> str:
    """The last letters of a term that are the ending of a case; none where the lexicon has the word as it is."""
    if not term.ending:
        return ""
    words = reading.text[term.start : term.end]
    return next((words[-size:] for size in (4, 3, 2) if _case(reading, words[-size:])), "")


def _named(reading: Reading, span: tuple[int, int]) -> Iterator[Found]:
    """Institutions in a span, each with its name."""
    begin, end = span
    for term in reading.within(begin, end, "organisation", "company"):
        yield term.start, term.end, term.key
    for term in reading.within(begin, end, "institution"):
        if not _belongs(reading, term):
            yield _whole(reading, term)
    for found in ACRONYM.finditer(reading.text, begin, end):
        claimed = reading.within(found.start(), found.start() + 1, *CLAIMED) or _work(reading, found.start())
        agency = reading.scanner.small("not_name", found[0]) is not None
        if not (claimed or agency) and (not found[1] or _case(reading, found[1])):
            yield (*found.span(), None)


def _work(reading: Reading, at: int) -> bool:
    """Whether a name is that of a work, which says nothing."""
    return any(one.key.startswith("project.") for one in reading.within(at, at + 1, "concept"))


def _whole(reading: Reading, term: Term) -> Found:
    """An institution with its name, what it is of, and the country in its name or beside it."""
    start, end = _bare(reading, name_span(reading, term) or (term.start, term.end))
    start = _led(reading, start, term.start)
    start, end = _headed(reading, start), _foreign(reading, _tail(reading, end))
    near = reading.within(max(0, start - PHRASE), start, "institution") if reading.language.verb_final else []
    if near and near[-1].end == start - 1 and near[-1].start < term.start:
        start, _, country = _whole(reading, near[-1])  # the ministry's press service
        return start, end, country
    place = _place(reading, (start, end))
    return (*_with((start, end), place), place.key if place else None)


def _tail(reading: Reading, end: int) -> int:
    """Where the small words in the genitive end that say what an institution is of: of state revenue."""
    language, text = reading.language, reading.text
    if not language.genitive_endings:
        return end
    stop = end
    for word in itertools.islice(WORD.finditer(text, end, end + LONGEST_TAIL), MOST_TAIL):
        bare_word = word[0].rstrip(STOPS)
        joint = reading.scanner.small("conjunction", bare_word) == "and"
        if reading.within(word.start(), word.end(), *NO_TAIL) or not bare_word.islower():
            break
        if not joint and not bare_word.endswith(language.genitive_endings):
            break
        stop = stop if joint else word.start() + len(bare_word)
        if len(bare_word) < len(word[0]):
            break
    return stop


def _foreign(reading: Reading, end: int) -> int:
    """Where a name in Latin letters ends that stands right behind a body told in others: агентство Mehr."""
    if reading.language.script == "Latn":
        return end
    found = LATIN.match(reading.text, end)
    return found.end() if found else end


def _headed(reading: Reading, start: int) -> int:
    """Where a name begins whose head comes last: at the capital that opens its sentence, or behind an article or place.

    Қорғаныс министрлігі; the trade ministry; Ankara'daki istatistik kurumu.
    """
    begin, _ = reading.sentence(start)
    lead = reading.text[begin:start].split()
    final = reading.language.verb_final
    plain = len(lead) == 1 and lead[0].isalpha() and lead[0].istitle() and final
    known = plain and reading.within(begin, start, *STATES, "deictic", "pronoun", "relative", "city", "capital")
    if plain and not known and lead[0].lower() not in reading.language.common_words:
        return start - len(lead[0]) - 1
    at = start
    for word in reversed(lead[-MOST_KINDS:] if lead and (final or reading.language.articles) else ()):
        if word == reading.language.definite or (final and _seated(reading, begin, at)):
            return at
        if not (word.isalpha() and word.islower()) or reading.scanner.is_small(word):
            break
        at -= len(word) + 1
        if reading.text[at : at + len(word)] != word or reading.within(at, at + 1, *NO_TAIL):
            break
    return at if final and at < start and _seated(reading, begin, at) else start


def _seated(reading: Reading, begin: int, at: int) -> bool:
    """Whether nothing but where a body has its seat stands before it in its sentence: in A, the ministry."""
    place = next(iter(reading.within(begin, at, *SEATS)), None)
    if place is None or reading.text[begin : place.start].strip():
        return False
    return place.ending.endswith(reading.language.role_endings.get("in", ())) and _alone(reading, place, at)


def _alone(reading: Reading, place: Term, at: int) -> bool:
    """Whether only the ending of a place stands between it and an offset."""
    gap = reading.text[place.end : at].strip()
    return len(gap.split()) <= 1 and not any(mark in gap for mark in STOPS)


def _bare(reading: Reading, span: tuple[int, int]) -> tuple[int, int]:
    """A name without the article that opens it."""
    first, _, name = reading.text[slice(*span)].partition(" ")
    return (span[1] - len(name), span[1]) if name and first.lower() in reading.language.common_words else span


def _led(reading: Reading, start: int, at: int) -> int:
    """Where a name begins that "in" parts from whom something is told before it: сообщили ТАСС в министерстве."""
    words = [] if reading.language.verb_final else reading.text[start:at].split()
    marks = [word for word in words[1:] if reading.scanner.small("role", word) == "in"]
    return reading.text.rindex(f" {marks[-1]} ", start, at) + len(marks[-1]) + 2 if marks else start


def _belongs(reading: Reading, term: Term) -> bool:
    """Whether an institution only says whose head somebody is: the minister of, the head of the bank."""
    stop = term.end + PHRASE if reading.language.verb_final else term.start
    offices = reading.within(term.start - PHRASE, stop, "office")
    if any(one.key == PRESS and one.start == term.start for one in offices):
        return False  # a press service speaks by itself
    for office in offices:
        gap = reading.text[min(office.end, term.end) : max(office.start, term.start)]
        overlaps = office.start < term.end and term.start < office.end
        if office.start <= term.start and term.end < office.end:
            return True  # the words for a minister open with those for his ministry
        if not office.key.endswith("/head") and not overlaps and not any(mark in gap for mark in STOPS):
            return True
    return False


def _place(reading: Reading, span: tuple[int, int]) -> Term | None:
    """The country in a name or right beside it: the energy ministry of A, A's ministry."""
    start, end = span
    stop = end if reading.language.verb_final else end + PHRASE
    for term in reading.within(start - PHRASE, stop, *STATES):
        gap = reading.text[term.end : start] if term.end <= start else reading.text[end : term.start]
        beside = len(gap.split()) <= 1 and not any(mark in gap for mark in STOPS)
        if start <= term.start < end or (beside and not (gap and reading.within(end, term.start, "speech"))):
            return term
    return None


def _with(span: tuple[int, int], place: Term | None) -> tuple[int, int]:
    """A name with the country beside it, and the word between them: the central bank of A, A's central bank."""
    return span if place is None else (min(span[0], place.start), max(span[1], place.end))


def _is_subject(reading: Reading, name: tuple[int, int], verb: Term) -> bool:
    """Whether it says so: beside the verb, or first in its sentence where verbs come last; or as a source."""
    text, (start, end) = reading.text, name
    gap = text[end : verb.start] if end <= verb.start else text[verb.end : start]
    if verb.key == "according":
        return len(gap) <= ACCOUNT and not any(mark in gap for mark in STOPS)
    told = [one for one in reading.within(end, end + NEAR, "speech") if one.key == STATEMENT]
    if told and len(text[end : told[0].start].split()) == (text[end] != " "):
        return _declined(reading, end) in {"", "of", SOURCE}  # it is said in the statement of the ministry
    if reading.language.verb_final:
        begin = reading.sentence(start)[0]
        begin = next((one.end for one in reading.within(begin, begin + OPENING, "speech") if one.key == "this"), begin)
        opens = not text[begin:start].strip() or _seated(reading, begin, start)
        behind = start == verb.end + 1 and text[end : end + 1] in ENDS
        return (behind or (opens and end <= verb.start)) and _declined(reading, end) in {"", SOURCE}
    before = text[max(0, start - NEAR) : start].split()[-1:]
    role = reading.scanner.small("role", before[0]) if before else None
    opens = start > verb.end or text[reading.sentence(start)[0] : start].split() == before
    led = role is not None and not (role == "in" and opens)  # they say in the ministry; in the ministry they say
    if end <= verb.start and reading.scanner.small("conjunction", (gap.split() or [""])[0]) == "and":
        return False  # he visited the plant and said
    return not led and len(gap) <= NEAR and not any(mark in gap for mark in STOPS)


def _declined(reading: Reading, end: int) -> str:
    """The case of the word that ends here, by what stands behind its mark or by its last letters; empty for none."""
    text, marks = reading.text, reading.language.suffix_marks + "-"
    behind = LETTERS.match(text, end + (text[end : end + 1] in marks))
    if behind:
        return _case(reading, behind[0])
    last = fold(text[max(0, end - PHRASE) : end].split()[-1])
    return next((_case(reading, last[-size:]) for size in LONG if _case(reading, last[-size:])), "")


def _case(reading: Reading, ending: str) -> str:
    """The case that an ending is of; empty for none."""
    return _cases(reading.scanner).get(fold(ending), "")


@functools.cache
def _cases(scanner: Scanner) -> dict[str, str]:
    """The case that each ending of a language is of, by its folded form."""
    endings = scanner.language.role_endings
    return {fold(one): role for role in reversed(CASES) for one in endings.get(role, ())}
