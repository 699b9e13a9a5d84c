"""Whom a verb of saying belongs to: a name, an office, a pronoun, or whoever spoke last."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter

from servanda.grammar.clause import elision
from servanda.grammar.speech import institutions
from servanda.grammar.speech.candidates import ADJACENT, BESIDE, FAR_BACK, OBLIQUE, Candidates
from servanda.grammar.speech.naming import is_full
from servanda.grammar.speech.people import FAMILIES, People
from servanda.grammar.speech.person import Person
from servanda.grammar.speech.seats import PLACES, Seats
from servanda.grammar.words.fold import fold
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

ACCORDING = 30  # characters between "according to" and whom it means
APPOSITION = 240  # characters of what is told of somebody between commas
CALLED = "called"
SAYS = frozenset({"said", CALLED})
REPORTS = frozenset({"said", "according", "about"})
TELLING = "telling"
DASHES, BLANKS, CLOSED = frozenset("–—-"), " \n.,", frozenset({"", "\n"})  # around whoever signs a quotation
SIGNED, TOLD = 120, ("speech", "modality", "stage", "act")  # characters of his name and office, and what is none
OPENING = frozenset('«“„"')
Zone = tuple[int, int, int, int]  # before a quotation and behind it


class Saying(Candidates):
    """Finds speakers in one document; it is told of each as the text goes on."""

    def __init__(self, reading: Reading, people: People, quoted: Callable[[int], bool]) -> None:
        super().__init__(reading, people, quoted)
        self.seats = Seats(reading, people, quoted)
        self._last: Person | None = None
        self._when = -FAR_BACK

    def heard(self, person: Person, offset: int) -> None:
        """Remember who spoke last, and where."""
        if offset >= self._when:
            self._last, self._when = person, offset

    def _holder(self, term: Term, person: Person, span: tuple[int, int], verb: Term | None) -> Person:
        """The holder of an office; "the diplomat" is whoever spoke last, where he may be one."""
        vague = term.key.endswith("/any") and not (person.name or person.country or self.people.unnamed(term))
        last = self._last if vague and abs(term.start - self._when) < FAR_BACK else None
        return last if last and last.office in FAMILIES["any"] else super()._holder(term, person, span, verb)

    def speaker(self, verb: Term | None, zone: Zone, quotation: tuple[int, int]) -> Person | None:
        """Who says a quotation: named on the side of the verb, else on the other, else whoever spoke last."""
        begin, end, behind, stop = zone
        if verb is not None and (cited := self.cited(verb, stop)):
            return cited
        if verb is None and (seat := self.seats.labelling(quotation[0])):
            return seat
        if verb is None:
            sides = [((begin, end), quotation)]
        elif verb.start >= behind:
            near = verb.start, verb.end
            after = [] if elision.converb(self.reading, verb) else [((verb.start, self._clause(verb.end, stop)), near)]
            sides = [((behind, verb.start), near), *after, ((begin, end), quotation)]
        elif verb.key == "according" and self.final:
            sides = [((begin, verb.end), (verb.start, verb.end))]
        elif verb.key == CALLED and not self.final:
            sides = [self._caller(verb, zone)]
        else:
            sides = [((begin, end), quotation if self.final and verb.key == "said" else (verb.start, verb.end))]
        for span, near in sides:
            found = self.nearest(span, near, verb)
            if found is not None:
                body = self._body(span, verb, found[0]) if verb and verb.key in SAYS else None
                return body or self._person(found[1], quotation[0])
        seat = next(filter(None, (self._nobody(span, verb) for span, _ in sides)), None) if verb else None
        if seat is not None or (verb is not None and (self._stranger(verb, behind) or self._passive(verb))):
            return seat
        return self._previous(quotation[0])

    def _caller(self, verb: Term, zone: Zone) -> tuple[tuple[int, int], tuple[int, int]]:
        """Where whoever calls somebody something stands: before the verb, as behind it stands who is called so.

        By whom he was called it stands behind a passive; a participle that opens the sentence has its subject behind
        the quotation: calling A "…", B left.
        """
        text, (begin, end, behind, stop) = self.reading.text, zone
        if self._passive(verb):
            return (verb.end, end), (verb.start, verb.end)
        return ((begin, verb.start) if text[begin : verb.start].strip() else (behind, stop)), (verb.start, verb.end)

    def _passive(self, verb: Term) -> bool:
        """Whether the word right behind a verb leads to who says it: was accused by."""
        behind = self.reading.text[verb.end : verb.end + BESIDE].split()[:1]
        return not self.final and any(self.reading.scanner.small("role", word) == "by" for word in behind)

    def _stranger(self, verb: Term, behind: int) -> bool:
        """Whether the subject of a verb behind a quotation is somebody unknown, with an article: a trader said."""
        text = self.reading.text
        before = text[behind : verb.start] if verb.start >= behind else ""
        words = [*before.split(), *text[verb.end : verb.end + BESIDE].split()[:1]]
        return any(word.lower() in self.reading.language.articles for word in words)

    def _body(self, span: tuple[int, int], verb: Term, far: int) -> Person | None:
        """Who speaks right beside a verb without being a person, where the nearest person stands farther off.

        The authorities of A told of the ambassador X; this was told by the office of the president X.
        """
        body = self._nobody(span, verb)
        if body is None or (self.final and far < OBLIQUE and not body.office):
            return None
        if body.end <= verb.start:
            return body if verb.start - body.end < far else None
        beside = body.start - verb.end <= 1 and self.reading.text[body.start : body.end] == body.name
        told = any(one.key == TELLING for one in self.reading.within(verb.start, verb.end, "speech"))
        return body if beside and not told and body.start - verb.end < far else None

    def _nobody(self, span: tuple[int, int], verb: Term) -> Person | None:
        """An institution or a state that says something in the place of a person; none inside the verb itself."""
        found = institutions.speaking(self.reading, span, verb)
        found = None if found and verb.start <= found.start < verb.end else found  # told parliament
        found = found or (self.seats.speaking(span, verb) if verb.key in SAYS else None)
        if found is None or self.quoted(found.start):
            return None
        near = self._last if 0 <= found.start - self._when < FAR_BACK else None
        if near and not found.country and self.reading.within(found.start, found.end, "institution"):
            found.country = self.people.homes.home_of(near)
        return found

    def _clause(self, start: int, stop: int) -> int:
        """Where the words end that may name whoever said it behind the verb; a verb that closes its clause has few."""
        comma = self.reading.text.find(",", start, stop)
        return comma if self.final and comma >= 0 else stop

    def beside(self, at: int) -> bool:
        """Whether somebody is named right before a quotation: "Minister X, ..."."""
        found = self.nearest((max(0, at - BESIDE * 2), at), (at, at), None, ADJACENT)
        return found is not None and isinstance(found[1], Person)

    def signed(self, end: int, stop: int) -> Zone | None:
        """Where whoever says a quotation is named behind a dash, and nothing behind him: "…" – Prime Minister X."""
        text = self.reading.text
        first = end + len(text[end:stop]) - len(text[end:stop].lstrip(BLANKS))
        closes = text[stop : stop + 1] in CLOSED and stop - first <= SIGNED
        if text[first : first + 1] not in DASHES or not closes or self.reading.within(first, stop, *TOLD):
            return None
        return (first, stop, stop, stop) if self.nearest((first, stop), (first, first + 1), None) else None

    def reporter(self, verb: Term, sentence: tuple[int, int]) -> Person | None:
        """Who says what a sentence reports; an unknown name is one only beside the verb, or as the first words."""
        if self.of_several(verb, sentence):
            return None
        most = ACCORDING if verb.key == "according" else FAR_BACK
        span = self._subject(verb, sentence)
        found = self.nearest(span, (verb.start, verb.end), verb, most)
        if found is None:
            seat = self._nobody(span, verb) if verb.key in REPORTS else None
            gone_on = elision.elided(self.reading, verb, sentence, max(self._when, self._opener(sentence, verb)))
            return seat or (self._previous(verb.start) if gone_on else None)
        far, whom = found
        body = self._body(span, verb, far) if verb.key in {*SAYS, "about"} else None
        if body is not None:
            return body
        if isinstance(whom, tuple) and far > ADJACENT and not self._introduced(whom, verb, sentence[0]):
            return None
        he = whom is None and self.final  # who was told of before, not whoever stands between
        return None if self._anyone(whom) else self._person(whom, sentence[0] if he else verb.start)

    def _subject(self, verb: Term, sentence: tuple[int, int]) -> tuple[int, int]:
        """Where the subject of a verb may stand: before a participle that does not open its sentence, else anywhere.

        Right before the verb alone where a comma parts that from the rest.
        """
        start, end = sentence[0], elision.that(self.reading, verb, sentence[1])
        if not self.final and elision.participle(self.reading, verb):
            return (start, verb.start) if self.reading.text[start : verb.start].strip() else (start, end)
        if elision.converb(self.reading, verb) or (verb.key == "according" and self.final):
            return start, verb.end
        if self._inverted(verb) or self._trails(verb, end) or (verb.key == "according" and not self.final):
            return verb.start, end
        comma = -1 if self.final or verb.key != "said" else self.reading.text.rfind(", ", start, verb.start)
        return (comma, verb.end) if comma >= 0 and self._clausal(comma + 2, verb.start) else (start, end)

    def _trails(self, verb: Term, end: int) -> bool:
        """Whether a verb that ends its clause has its subject behind it, whoever that is: ..., деп жазды «Дала»."""
        behind = self.reading.text[verb.end : end]
        led = behind[:1] == " " and (behind[1:2].isupper() or behind[1:2] in OPENING)
        linked = self.reading.text[verb.start : verb.end].endswith(self.reading.language.linking_endings)
        return self.final and verb.key == "said" and led and not linked  # belirterek "…" dedi

    def _clausal(self, start: int, end: int) -> bool:
        """Whether the words between a comma and a verb are its subject, whoever that is: ..., local media said."""
        small, words = self.reading.scanner.small, self.reading.text[start:end].split()
        noun = len(words) > 1 or (bool(words) and words[0][0].isupper())
        led = (small("conjunction", word) or (small("role", word) not in {None, "of"}) for word in words)
        return noun and not any(led)

    def _opener(self, sentence: tuple[int, int], verb: Term) -> int:
        """Where whoever is the subject of the sentence before is named, if he opens it; far back where nobody does."""
        start, stop = self.reading.sentences.before(self.reading.sentences.at(sentence[0]))
        for at, end, person in self.people.within(start, stop)[:1] if self.final else ():
            first = self._phrase(at, person)
            led = self.reading.within(start, first, *PLACES)[:1]
            begin = led[0].start if led and len(self.reading.text[led[0].end : first].split()) <= 1 else first
            alone = not self.reading.text[start:begin].strip() and not self._oblique(at, end, person, verb)
            return at if alone and not self._met(first, end, verb) else -FAR_BACK
        return -FAR_BACK

    def _anyone(self, whom: Person | tuple[int, int] | None) -> bool:
        """Whether it is somebody without a name or a country: two diplomats said."""
        if not isinstance(whom, Person) or whom.country:
            return False
        offices = self.reading.within(whom.start, whom.end, "office")
        return any(one.start == whom.start and self.people.unnamed(one) for one in offices)

    def _introduced(self, name: tuple[int, int], verb: Term, begin: int) -> bool:
        """Whether an unknown name far from a verb is its subject: it opens the sentence, or words about it lead to it.

        They stand between commas ("Name, who runs a mill, said") or, where verbs come last, before the first name.
        """
        text = self.reading.text
        told = text[verb.end : name[0]].split()
        asked = len(told) == 1 and told[0].islower() and text[name[1] : name[1] + 1] == ","  # told reporters N. N., ...
        if asked or not text[begin : name[0]].strip():
            return True
        if self.final:
            mark = text[name[1] : name[1] + 1]
            plain = not fold(text[slice(*name)]).endswith((*self.cases, *self.company)) and mark == " "
            bare = plain or mark == ","
            first = next(iter(self.people.names.within(begin, name[1])), name) == name and is_full(text[slice(*name)])
            return bare and (first or self.leads(name, verb)) and "," not in text[begin : name[0]]
        about = text[name[1] : verb.start].rstrip()
        if about == "," and text[name[0] - 2 : name[0]] == ", " and is_full(text[slice(*name)]):
            return True  # the head of the airline, Name, said
        return about[:1] == "," and about[-1:] == "," and about.count(",") > 1 and is_full(text[slice(*name)])

    def _inverted(self, verb: Term) -> bool:
        """Whether a verb behind a comma has its subject behind it, not in an apposition that the comma closes."""
        comma = verb.start - 2 if self.reading.text[verb.start - 1 : verb.start] == " " else verb.start - 1
        if self.final or self.reading.text[comma] != ",":
            return False
        start = max(self.reading.sentence(verb.start)[0], comma - APPOSITION)
        text = self.reading.text
        offices = (office.end for office, _ in self.people.offices_within(start, comma))
        named = (end for at, end in self.people.names.within(start, comma) if end < comma or text[at - 2 : at] == ", ")
        closed = any(text[end : end + 1] == "," for end in (*named, *offices))  # "Name, who heads the bank, said"
        behind = self.people.names.within(verb.end, verb.end + BESIDE)
        return not closed or bool(behind) or bool(self.people.offices_within(verb.end, verb.end + BESIDE))

    def _person(self, found: Person | tuple[int, int] | None, offset: int) -> Person | None:
        if found is None:
            return self._previous(offset)
        return found if isinstance(found, Person) else self.people.remember(found, None, None)

    def _previous(self, offset: int) -> Person | None:
        """Whoever spoke last, unless a later sentence begins with somebody else."""
        sentences = self.reading.sentences
        index = sentences.at(offset)
        heard = sentences.at(self._when) if self._last is not None and self._when <= offset else -1
        earlier = self._mentioned(max(0, offset - FAR_BACK), offset)
        if earlier:
            latest = sentences.at(earlier[-1][0])
            first = next(person for start, person in earlier if sentences.at(start) == latest)
            if latest > heard and (heard < 0 or index - heard > 1):
                return first
        return self._last if heard >= 0 and offset - self._when < FAR_BACK else None

    def _mentioned(self, start: int, end: int) -> list[tuple[int, Person]]:
        """People named in a span outside quotation marks, or meant by their office alone, by place."""
        found = [(at, person) for at, _, person in self.people.within(start, end)]
        offices = self.people.offices_within(start, end)
        found += [(term.start, self.people.holder(term, one)) for term, one in offices if not one.name]
        return sorted((one for one in found if not self.quoted(one[0])), key=itemgetter(0))
