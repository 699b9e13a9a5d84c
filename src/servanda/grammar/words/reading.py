"""Whom a document is about: its two sides, its subject, whose "we" it speaks with, where it was written."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import msgspec

from servanda.grammar.words import headings
from servanda.grammar.words.lazily import lazily
from servanda.grammar.words.lookup import LEADER, Lookup
from servanda.grammar.words.narrator import at_home
from servanda.grammar.words.terms import PLACES, Term

OWN, MOSTLY = 1.25, 0.7
MANY = 4  # countries that make a survey of a text in which no two stand out
PASSING = 3  # paragraphs, behind which one alone that names a country is a passing item
IN_HEADING = 3
LABEL = 60  # characters between a leader and the name of his country
BESIDE, CODE = 20, 3  # characters around "the republic"; letters in the code of a state
PARTNERS, PARTNER = frozenset({"with", "to", "from"}), 40  # and the characters in which such a word stands


class Reading(Lookup):
    """One document under way, with what is asked of it as a whole."""

    @lazily
    def weights(self) -> Counter[str]:
        """How often each country or organisation is named."""
        return Counter(mention.code for mention in self.mentions if mention.how != "company")

    @lazily
    def salience(self) -> Counter[str]:
        """How much each country or organisation stands out: by its mentions, and more where the heading names it."""
        return self.weights + Counter(dict.fromkeys(self.headed, IN_HEADING))

    @lazily
    def headed(self) -> frozenset[str]:
        """Whom the title of the document names, or else the heading of its text."""
        top = headings.end(self.text)
        above = [one.key for one in self.above.terms.of(PLACES) if one.key] if self.above else []
        named = (one.code for one in self.mentions if one.start < top and one.how != "company")
        return frozenset(above or named)

    @lazily
    def above(self) -> Reading | None:
        """The title of the document as a text of its own, where the text does not open with it."""
        title = headings.beside(self.text, self.document.title)
        if not title:
            return None
        document = msgspec.structs.replace(self.document, text=title, title=None, pages=())
        return Reading(document, title, self.scanner, (self.scanner.terms(title), []))

    @lazily
    def dyad(self) -> tuple[str, ...]:
        """The two sides that the document is about; empty where no two stand out."""
        ranked = [*islice((one for one in self.salience.most_common() if self._spread(one[0])), 3)]
        if len(ranked) < 2:
            return ()
        headed = [one for one, _ in self.salience.most_common() if one in self.headed and len(one) == CODE]
        if len(headed) == 2 and all(self.weights[one] > 1 for one in headed):
            return (headed[0], headed[1])
        (first, most), (second, next_most) = ranked[:2]
        third = ranked[2][1] if len(ranked) > 2 else 0
        told = self.document.publisher_country or self.weights[self.home or ""] * 2 >= next_most
        if self.home and told and first != self.home and next_most * 2 < most and self.weights[self.home] > 1:
            return (first, self.home)  # about one country, told from one's own
        if self.document.publisher_country and first != self.home and most > next_most == 1 and self._unlabelled:
            return (first, str(self.home))
        if next_most <= third or next_most * 6 < self.weights[first]:
            return ()
        return (first, second)

    def _spread(self, code: str) -> bool:
        """Whether a side is of more than a passing item: its heading or first paragraph names it, or more than one."""
        if code in self.headed or code == self.home or self.sentences.paragraph[-1] < PASSING:
            return True
        told = self._paragraphs[code]
        return len(told) > 1 or 0 in told

    @lazily
    def _paragraphs(self) -> dict[str, set[int]]:
        """The paragraphs that name each country or organisation."""
        found: dict[str, set[int]] = {}
        for one in self.mentions:
            found.setdefault(one.code, set()).add(self.sentences.paragraph[self.sentences.at(one.start)])
        return found

    @lazily
    def _unlabelled(self) -> bool:
        """Whether a home that is never named speaks: a sentence names somebody in office without a country."""
        offices = self.all("office") if not self.weights[self.home or ""] else []
        return any(not self.within(*self.sentence(one.start), *PLACES) for one in offices)

    @lazily
    def bloc(self) -> str | None:
        """The organisation that the heading names alone, or with the state where it meets."""
        kinds = {one.code for one in self.mentions if one.how == "organisation"}
        blocs = self.headed & kinds
        alone = len(blocs) == 1 and self.headed - blocs <= {self.written}
        return next(iter(blocs)) if alone else None

    @lazily
    def subject(self) -> str | None:
        """The one that alone the heading names, of the two sides if there are such; else whoever stands out more."""
        named = [one for one in self.headed.intersection(self.dyad or self.weights) if len(one) == CODE or self.dyad]
        if len(named) == 1:
            return named[0]
        return self.dyad[0] if self.dyad else None

    @lazily
    def many(self) -> bool:
        """Whether the document surveys several countries, its own no more than others: none is the partner of one."""
        if self.dyad or self.document.publisher_country or len(self.weights) < MANY:
            return False
        return self.weights[self.home or ""] < max(self.weights.values())

    @lazily
    def bilateral(self) -> bool:
        """Whether the document is about its two sides and hardly anybody else."""
        total = sum(self.weights.values())
        if self.dyad and self.home == self.dyad[1] and self.weights[self.dyad[0]] * 2 > total:
            return True
        return bool(self.dyad) and sum(self.weights[code] for code in self.dyad) >= total * MOSTLY

    @lazily
    def abroad(self) -> bool:
        """Whether a third country that is not named tells of two sides: its own ministers are not meant."""
        own = self.document.publisher_country
        if not own or self.weights[own]:
            return False
        others = bool(self.dyad) and own not in self.dyad and not at_home(self.text, self.all("pronoun"))
        return self.bilateral or others

    @lazily
    def own(self) -> str | None:
        """The side that needs no naming: the publisher's country, else one named far more often than any other."""
        if self.document.publisher_country:
            return self.document.publisher_country
        ranked = [*islice((one for one in self.weights.most_common() if self._spread(one[0])), 2)]
        if not ranked or (len(ranked) > 1 and ranked[0][1] < ranked[1][1] * OWN):
            return None
        return ranked[0][0]

    @lazily
    def narrator(self) -> str | None:
        """The country whose leader is named without it when first he is named: that of whoever writes."""
        met: set[str] = set()
        for leader in self.all("leader"):
            if leader.key not in met:
                around = self.within(leader.start - LABEL, leader.end + LABEL, "place", "nationality")
                if not any(term.key == leader.key for term in around):
                    return leader.key
                met.add(leader.key)
        return None

    @lazily
    def home(self) -> str | None:
        """The country whose "we" the document speaks with: the publisher's, or the language's, named or ours.

        Ours is that of the body that the text opens with, where the language's own is never named.
        """
        home, own = self.language.home, self.document.publisher_country or self._republic or self.seated
        if own or (home and self.weights[home]):
            return own or home
        return (self._issuer or home or None) if at_home(self.text, self.all("pronoun")) else None

    @lazily
    def seated(self) -> str | None:
        """The state of the capital that closes the title beside a text, behind a body and a comma.

        That body has its seat there and publishes the text: press briefing, Department of Trade, Manila.
        """
        title = self.above
        if title is None:
            return None
        for body in title.within(0, len(title.text), "institution"):
            for seat in title.within(body.end, len(title.text), "capital"):
                closes = not title.text[seat.end :].strip(" .,0123456789")
                if closes and title.text[: seat.start].rstrip().endswith(","):
                    return seat.key
        return None

    @lazily
    def _issuer(self) -> str | None:
        """The only country of a first line that names a body or an office: the Ministry of Trade of A."""
        end = max(headings.end(self.text), 0)
        named = self.within(0, end, *PLACES)
        codes = {one.key for one in named}
        told = self.within(0, end, "institution", "office") and not self.within(0, end, "speech", "modality")
        return codes.pop() if told and len(codes) == 1 and not any(map(self.partner, named)) else None

    @property
    def written(self) -> str | None:
        """The country in which the text was written."""
        return self.written_at.key if self.written_at else None

    @lazily
    def dateline(self) -> str | None:
        """The country in which a text was written, or of the only place that its heading names."""
        if self.written:
            return self.written
        named = self.within(0, max(headings.end(self.text), 0), *PLACES, LEADER)
        told = {term.key for term in named}
        return told.pop() if len(told) == 1 and not any(map(self.partner, named)) else None

    def partner(self, place: Term) -> bool:
        """Whether a country is only the one with, to or from which something is done."""
        small = self.scanner.small
        if self.language.verb_final:
            endings = self.language.role_endings
            behind = self.text[place.end : place.end + PARTNER].split(maxsplit=1)[:1]
            led = any(place.ending in endings.get(role, ()) for role in PARTNERS if place.ending)
            return led or any(small("role", word) in PARTNERS for word in behind)
        before = self.text[max(0, place.start - PARTNER) : place.start].split()[-2:]
        if before and before[-1] != self.language.definite:
            before = before[-1:]
        return any(small("role", word) in PARTNERS for word in before)

    @lazily
    def _republic(self) -> str | None:
        """The state that is "the republic" for whoever writes in the language of a larger one: it stands out most."""
        told = [one for one in self.all("pronoun") if one.key == "republic"]
        alone = [one for one in told if not self.within(one.start - BESIDE, one.end + BESIDE, "place", "nationality")]
        if not alone or not self.language.home:
            return None
        named = [code for code, _ in self.salience.most_common(3) if code != self.language.home and len(code) == CODE]
        return named[0] if named else None
