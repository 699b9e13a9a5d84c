"""Who may be the one that a verb of saying belongs to: names, offices and pronouns, by how far they are from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from operator import itemgetter

from servanda.grammar.speech.naming import is_full
from servanda.grammar.speech.people import People
from servanda.grammar.speech.person import Person
from servanda.grammar.words.fold import fold
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import PLACES, Term

FAR_BACK = 900
BESIDE = 20  # characters between a verb and its pronoun, or a name of one word
COMMA = 8  # what a comma counts in characters
ADJACENT = 5  # characters between somebody's name and a quotation that is his without a verb
SINGLE = 45  # what it counts that a name is one word and met nowhere else
PHRASE = 80  # characters of an office with all that belongs to it
CITES = "cites"
CASES = ("to", "from", "in")
OF = ("of", "with")
ACRONYM = 5  # letters
LETTERS = 2  # of an ending that no name of a person has by chance
OBLIQUE = 60  # what an ending, or a place behind the verb, counts in characters
PEER, MOST_LED = 16, 3  # characters of an office, and words, before somebody whom a preposition leads to
BEFORE = 24  # characters in which a preposition stands before somebody
SEVERAL = frozenset({"both", "parties"})
CLOSES = frozenset({"", ",", ".", ";", "\n"})  # what stands behind a subject that ends its clause
ASIDE = frozenset({"with", "to", "from"})
WORD = re.compile(r"\S+")
Candidate = tuple[int, Person | tuple[int, int] | None]  # how far; None is whoever spoke last


class Candidates:
    """Those of one document who may say something; `quoted` tells whether a place is inside quotation marks."""

    def __init__(self, reading: Reading, people: People, quoted: Callable[[int], bool]) -> None:
        self.reading = reading
        self.people = people
        self.quoted = quoted
        self.final = reading.language.verb_final
        self.articles = {*reading.language.articles, reading.language.definite}
        roles = reading.language.role_endings
        self.cases = tuple({fold(one) for role in CASES for one in roles.get(role, ()) if len(one) > 1})
        endings = (*reading.language.object_endings, *(one for role in OF for one in roles.get(role, ())))
        self.governed = tuple({*(fold(one) for one in reading.language.object_endings), *self.cases})
        self.given = {fold(one) for one in roles.get("to", ())} if self.final else set()
        self.objects = tuple({*(fold(one) for one in endings), *self.cases})
        self.owning = tuple(fold(one) for one in roles.get("of", ()) if len(one) > LETTERS) if self.final else ()
        self.company = tuple(fold(one) for one in roles.get("with", ()) if len(one) > LETTERS)

    def nearest(
        self, span: tuple[int, int], near: tuple[int, int], verb: Term | None, most: int = FAR_BACK
    ) -> Candidate | None:
        """Whoever is nearest to the verb in a span, or to the quotation where there is no verb."""
        found: list[Candidate] = []
        held: list[tuple[int, int]] = []
        begin, stop = span
        for start, last, person in self.people.within(begin, stop):
            end = max(last, (self.people.names.at(start) or (0, 0))[1])  # of the name that a short first one opens
            held.append((start, end))
            if not self.quoted(start) and not self._met(self._phrase(start, person), end, verb):
                far = self._far((start, end), near)
                found.append((far + self._oblique(start, end, person, verb), person))
        for term, person in self.people.offices_within(begin, stop):
            if not self.quoted(term.start):
                named = term.end <= person.start < term.end + PHRASE
                if not self._met(term.start, person.end if named else term.end, verb):
                    far = self._far((term.start, term.end), near) + self._governed(term, verb)
                    far += self._oblique(person.start, person.end, person, verb) if named and self.final else 0
                    found.append((far, self._holder(term, person, span, verb)))
        for name in self.people.names.within(begin, stop):
            taken = self.quoted(name[0]) or name[0] in self.people.bodies
            if not (taken or any(first < name[1] and name[0] < last for first, last in held)):
                found += [] if self._met(*name, verb) else self._unknown(name, self._far(name, near), verb)
        if verb is not None:
            found += self._pronouns(span, verb)
        found = [one for one in found if one[0] <= most]
        if self.final and any(isinstance(whom, Person) and whom.name for _, whom in found):
            found = [one for one in found if not isinstance(one[1], tuple) or self._is_whole(one[1])]
        return min(found, key=itemgetter(0), default=None)

    def cited(self, verb: Term, stop: int) -> Person | None:
        """Whom the subject of a verb only quotes: the man in office behind it, whoever stands between."""
        if all(one.key != CITES for one in self.reading.within(verb.start, verb.start + 1, "speech")):
            return None
        men = (one for one in self.people.offices_within(verb.end, stop) if not self.quoted(one[0].start))
        return next((self._holder(term, person, (verb.end, stop), verb) for term, person in men), None)

    def _holder(self, term: Term, person: Person, span: tuple[int, int], verb: Term | None) -> Person:
        """The holder of an office: behind a verb also the full name that ends its phrase ("said the head of X Y")."""
        if verb is not None and not person.name and term.start >= verb.end:
            text = self.reading.text
            for name in self.people.names.within(term.end, min(span[1], term.end + PHRASE)):
                if "," in text[term.end : name[0]] or self.quoted(name[0]):
                    break
                if is_full(text[slice(*name)]):
                    return self.people.remember(name, person.office, person.country)
        return self.people.holder(term, person)

    def _unknown(self, name: tuple[int, int], far: int, verb: Term | None) -> Iterator[Candidate]:
        """A name without an office: full or with a title, or a last name beside the verb that has a full form."""
        text = self.reading.text[slice(*name)]
        if text.isupper() and len(text) > ACRONYM and self.reading.text[name[1] + 1 : name[1] + 3].isupper():
            return  # a heading in capitals that runs into its text
        if verb is not None and name[0] > verb.end + BESIDE and not self.final:
            far += OBLIQUE  # said the forests of Latin America
        if self._is_whole(name):
            yield far + self._cased(text), name if is_full(text) else self.people.full(name) or name
        elif far <= (1 if verb else ADJACENT):
            whole = self.people.full(name)
            known = whole or self.reading.within(*name, "leader")
            yield far + (0 if known else SINGLE), whole or name
        elif self.leads(name, verb):
            yield far, name

    def leads(self, name: tuple[int, int], verb: Term | None) -> bool:
        """Whether a leader known by one name says it: he comes first, or before a comma, and no verb does."""
        if verb is not None and not self.final:
            return False
        led = any(not one.ending for one in self.reading.within(*name, "leader"))
        text = self.reading.text
        begin, stop = self.reading.sentence(name[0])
        alone = not text[begin : name[0]].strip() or (verb is not None and self._only(name, (begin, stop)))
        return led and (text[name[1] : name[1] + 1] == "," or (alone and text[name[1] : name[1] + 1] == " "))

    def _only(self, name: tuple[int, int], sentence: tuple[int, int]) -> bool:
        """Whether a leader is the one of a sentence who stands in no case, and is not joined to somebody else."""
        bare = [one for one in self.reading.within(*sentence, "leader") if not one.ending]
        small, behind = self.reading.scanner.small, self.reading.text[name[1] : name[1] + BEFORE].split(maxsplit=1)[:1]
        joined = any(small("conjunction", word) or small("role", word) for word in behind)
        return not joined and all(name[0] <= one.start < name[1] for one in bare)

    def of_several(self, verb: Term, sentence: tuple[int, int]) -> bool:
        """Whether nobody in particular says it: they say; both sides noted, the sides noted."""
        start, end = sentence
        for one in self.reading.within(max(start, verb.start - BESIDE), min(end, verb.end + BESIDE), "pronoun"):
            closes = self.reading.text[one.end : one.end + 1] in CLOSES  # said the two were partners
            beside = verb.start - one.end == 1 or (one.start - verb.end == 1 and closes)
            if beside and (one.key in SEVERAL or (one.key == "they" and one.end < verb.start)):
                return True
        return False

    def _is_whole(self, name: tuple[int, int]) -> bool:
        """Whether a name is a full one, or has a title."""
        return is_full(self.reading.text[slice(*name)]) or self._titled(name)

    def _titled(self, name: tuple[int, int]) -> bool:
        """Whether a word such as Mr stands before or behind a name."""
        text = self.reading.text
        before = text[max(0, name[0] - BESIDE) : name[0]].split()[-1:]
        behind = text[name[1] : name[1] + BESIDE].split()[:1]
        words = [*(word.strip('."”»') for word in before), *(word.strip('.,:;"”»') for word in behind)]
        return any(self.reading.scanner.small("person_title", word) is not None for word in words)

    def _cased(self, name: str) -> int:
        """What the ending of a place or an aim counts at the end of an unknown name."""
        return OBLIQUE if self.final and fold(name).endswith(self.cases) else 0

    def _pronouns(self, span: tuple[int, int], verb: Term) -> list[Candidate]:
        """Pronouns of the third person beside a verb or inside it ("in his words")."""
        low, high = max(span[0], verb.start - BESIDE), min(span[1], verb.end + BESIDE)
        text = self.reading.text
        found: list[Candidate] = [(ADJACENT, None)] if self._he(verb) else []
        for term in self.reading.within(low, high, "pronoun"):
            if term.key != "third" or self.quoted(term.start) or self.people.offices_within(term.end, term.end + 2):
                continue  # by the account of her envoy
            inside = verb.start <= term.start < verb.end
            gap = text[term.end : verb.start] if term.end <= verb.start else text[verb.end : term.start]
            if inside or not any(mark in gap for mark in ",;:.\n"):
                found.append((-1 if inside else len(gap.strip()), None))
        return found

    def _he(self, verb: Term) -> bool:
        """Whether the subject that opens the sentence of a verb far behind it is a pronoun of the third person."""
        start, _ = self.reading.sentence(verb.start)
        if not self.final or verb.key != "said":
            return False
        near = self.reading.within(start, min(start + BEFORE, verb.start), "pronoun")
        first = [one for one in near if not self.quoted(one.start)]
        before = self.reading.text[start : first[0].start] if first else ""
        if (
            any(word[0].isupper() for word in before.split()[1:])
            or "," in before
            or self.reading.within(start, start + len(before), *PLACES, "office", "leader")
        ):
            return False  # besides, he said; not: the minister, when he came, said
        words = (fold(self.reading.text[one.start : one.end]) for one in first if one.key == "third")
        return any(not one.endswith(self.objects) for one in words)

    def _far(self, span: tuple[int, int], near: tuple[int, int]) -> int:
        """Characters between two spans, with something for each comma; far behind a verb is farther than before it."""
        start, end = span
        ahead = end <= near[0]
        gap = self.reading.text[end : near[0]] if ahead else self.reading.text[near[1] : start]
        return len(gap) + COMMA * gap.count(",") + (0 if ahead or len(gap) < BESIDE else BESIDE)

    def _oblique(self, start: int, end: int, person: Person, verb: Term | None) -> int:
        """What a case ending counts, where the verb asks for none."""
        text = self.reading.text
        if verb is not None and verb.key == "according":
            return 0
        marked = text[end : end + 1] in self.reading.language.suffix_marks and text[end + 1 : end + 2].isalpha()
        name = fold(text[start:end])
        return OBLIQUE if marked or len(name) > len(person.last) or name.endswith(self.owning or "\0") else 0

    def _governed(self, office: Term, verb: Term | None) -> int:
        """What an ending counts by which an office, or the name behind it, is no subject: he greeted the guest."""
        if verb is not None and verb.key == "according":
            return 0
        behind = self.reading.text[office.end + 1 : office.end + BEFORE].split(maxsplit=1)[:1] if self.owning else ()
        owned = any(word[0].isupper() and fold(word).endswith(self.owning) for word in behind)
        ending = fold(office.ending)
        if self.final and verb is not None and ending and (ending.endswith(self.governed) or ending in self.given):
            return FAR_BACK  # he told the minister
        return OBLIQUE if owned or (office.ending and fold(office.ending).endswith(self.objects)) else 0

    def _phrase(self, start: int, person: Person) -> int:
        """Where the words begin that name somebody: his office, where it stands before his name."""
        offices = self.people.offices_within(max(start - PHRASE, self.reading.sentence(start)[0]), start)
        return offices[-1][0].start if offices and offices[-1][1] is person else start

    def _met(self, start: int, end: int, verb: Term | None) -> bool:
        """Whether somebody is met or addressed, not heard: at talks with the minister, X said."""
        if (verb is None and not self.final) or (verb is not None and verb.key == "according"):
            return False
        text, small = self.reading.text, self.reading.scanner.small
        told = self.reading.within(verb.start, verb.start + 1, "speech") if verb and start == verb.end + 1 else []
        if any(one.key == "telling" for one in told):
            return True
        if self.final:
            behind = text[end : end + BEFORE].split(maxsplit=1)[:1]
            return fold(text[start:end]).endswith(self.company) or any(small("role", one) == "with" for one in behind)
        if verb and verb.key == "called" and verb.start == end + 1:
            return False  # with X hailing it
        for word in reversed([*WORD.finditer(text, max(0, start - BEFORE - PEER), start)][-MOST_LED:]):
            role = small("role", word[0])
            led = text[max(0, word.start() - BEFORE) : word.start()].lower().split()[-1:] if role == "to" else []
            if not self.articles.isdisjoint(led):
                break  # the visiting minister
            if role:
                between = text[word.end() : start].strip()
                return role in ASIDE and (not between or self._nation(word.end(), start))
        return False

    def _nation(self, start: int, end: int) -> bool:
        """Whether nothing but a nation and an office stands in a span: with the Georgian minister, his colleague.

        A comma before the nation closes what stands with somebody: "We traded with A," B's minister said.
        """
        told = self.reading.within(start, end, "nationality")
        nations = [one.end for one in told if "," not in self.reading.text[start : one.start].strip()]
        offices = [one.end for one in self.reading.within(max([start, *nations]), end, "office")]
        return any(not self.reading.text[at:end].strip() for at in (*nations, *offices))
