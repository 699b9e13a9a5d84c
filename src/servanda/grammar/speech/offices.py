"""Offices as the text gives them: what each is, of which country, and the name of its holder beside it."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.grammar.speech import bodies, titles
from servanda.grammar.speech.naming import Names, Span, is_full
from servanda.grammar.speech.titles import MINISTERS
from servanda.grammar.words.lookup import DATELINE
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

NEAR, MINISTER = 70, "minister"
GOVERN = MINISTERS | {"head_of_government"}
BESIDE, PEER = 40, 600  # characters around an office, and from one to that of a peer
STATES = ("place", "nationality", "capital")
ELSEWHERE = {"capital": ("in", "to")}  # what stands before a place that is no officer's beside it: to A by Minister N.
WHERE = ("place", "nationality", "capital", "organisation")
ACTS = ("concept", "modality", "stage", "speech")  # words of what somebody does, between a country and an office
UNSHARED = ("/head", "/peer", "/any")  # offices that are nobody's own
CLOSING, BLANKS = frozenset("»”"), " ,\n"
HYPHENS = frozenset({"-", "–", " - ", " – "})
ENDS = (",", ".", "\n", "")  # what stands behind a name that follows a comma and stands in apposition
Introduction = tuple[Term, str, str | None, Span | None]


class Offices:
    """Finds the offices of one document."""

    def __init__(self, reading: Reading, names: Names) -> None:
        self.reading = reading
        self.names = names
        self.bodies: set[int] = set()  # where the names of companies begin that have a head

    def introductions(self) -> Iterator[Introduction]:
        """Offices, each with its key, its country and the name beside it.

        "/country" offices are ones only with a country there, "/name" only with a name; "/head" ones say whose head
        somebody is, and count beside a "/country" office; "/any" ones may stand for another office.
        """
        first = bodies.spelled(self.reading)
        for office in self.reading.all("office"):
            key, _, condition = office.key.partition("/")
            realm = office.ending.startswith(self.reading.language.realm_endings or ("\0",))
            if realm or condition == "head" or self._is_body(office) or self._in_name(office):
                continue
            if condition == "country":
                key = bodies.headed(self.reading, office) or key
            key = bodies.presided(self.reading, office) or key
            if condition == "peer":
                key = self._shared(office) or key
            body = bodies.company(self.reading, office) or bodies.named(self.reading, self.names, office)
            home = (body.key or bodies.home(self.reading, body, first)) if body else None
            country = home or self._country(office)
            span = self._name_after(office, body) or self._name_before(office)
            plain = key == office.key.partition("/")[0] and condition == "country"
            if body:
                self.bodies.add(body.start)
            if body and (body.key or (plain and span)):
                key = "company_head"
            key = (titles.first_of_several(self.reading, office) if key == MINISTER else None) or key
            if condition == "name" and span:
                key = self.reading.incumbent(*span) or key  # a secretary who is known as that of state
            bare = plain and country is None and key != "company_head"
            unknown = condition == "peer" and not (country and self._nation(office))
            if not (bare or unknown or (condition == "name" and span is None)):
                yield office, key, country, span

    def _in_name(self, office: Term) -> bool:
        """Whether a word for an office is within the name of a leader: Hasan Şeyh Mahmud."""
        before = self.reading.within(office.start - BESIDE, office.start, "leader")
        return any(office.end <= one.end for one in before)

    def _shared(self, peer: Term) -> str | None:
        """The office that a peer shares, as told before: the minister met his Czech colleague."""
        for one in reversed(self.reading.within(peer.start - PEER, peer.start, "office")):
            key, _, condition = one.key.partition("/")
            headed = bodies.headed(self.reading, one) if condition == "country" else None
            if headed or not one.key.endswith(UNSHARED):
                return headed or key
        return None

    def _nation(self, peer: Term) -> bool:
        """Whether the nation of a peer stands right before, or behind: her Hungarian counterpart, one from Hungary."""
        text, final = self.reading.text, self.reading.language.verb_final
        beside = self.reading.within(peer.start - BESIDE, peer.start, *STATES)
        if beside and not text[beside[-1].end : peer.start].strip(" ’'"):
            return True
        behind = [] if final else self.reading.within(peer.end, peer.end + BESIDE, *STATES)[:1]
        return any(len(text[peer.end : one.start].split()) == 1 and self._partner(one) for one in behind)

    def _is_body(self, office: Term) -> bool:
        """Whether the words of an office are a ministry's, or are part of a body's: the president's office.

        The words of a ministry end with them where the head of a name comes last, else they open with them.
        """
        near = self.reading.within(office.start - BESIDE, office.end, "institution")
        if any(body.start <= office.start and office.end <= body.end for body in near):
            return True
        inside = [body for body in near if body.start >= office.start]
        final = self.reading.language.verb_final
        return any(body.end == office.end and (final or body.start == office.start) for body in inside)

    def _country(self, office: Term) -> str | None:
        """The country of an office: named just before it or just after it, the nearer of the two."""
        reading = self.reading
        if inside := reading.within(office.start, office.end, *STATES):
            return inside[0].key
        start, end = reading.sentence(office.start)
        where = STATES if office.key.partition("/")[0] in GOVERN else WHERE  # no organisation has ministers
        near = reading.within(max(start, office.start - NEAR), office.start, *where)
        ahead = [one for one in near if not posted(reading, one, office)]
        before = next(filter(self._of, reversed(ahead)), None)
        after = next(filter(self._of, reading.within(office.end, min(end, office.end + NEAR), *where)), None)
        left = bodies.between(reading.text[before.end : office.start], listed=True) if before else None
        if left is None and before:
            left = self._long_title(before, office)
        held = before is not None and left is not None and self._held(before, office)
        if held or (before and left and self._acts(before.end, office.start)):
            left = None  # a verb between: "X of A met President Y of B"
        right = bodies.between(self._unnamed(office, after)) if after else None
        if after and right and (reading.language.verb_final or self._beyond(office.end, after.start)):
            right = None
        if after and right and after.cls == "nationality" and self._acts(office.end, after.start):
            right = None  # the President met the B premier
        if left is not None and (right is None or left <= right):
            return self._sender(office, [one for one in ahead if self._of(one)])
        if after and right is not None and not reading.language.verb_final:
            return after.key
        return self._referred(office)

    def _acts(self, start: int, end: int) -> bool:
        """Whether a word of acting stands between two offsets, which is none of a title."""
        between = [one for one in self.reading.within(start, end, *ACTS) if self.reading.text[one.start].islower()]
        return any(not titles.is_part(self.reading, term) for term in between)

    def _referred(self, office: Term) -> str | None:
        """The country that "the country's" means before an office: the first told before it, or in the sentence before.

        It is not the one where an ambassador is posted.
        """
        reading, (start, _) = self.reading, self.reading.sentence(office.start)
        theirs = [t for t in reading.within(office.start - NEAR, office.start, "pronoun") if t.key == "the_country"]
        if not theirs or bodies.between(reading.text[theirs[-1].end : office.start]) is None:
            return None
        before = reading.within(start, office.start, *WHERE)
        hosts = {one.key for one in before if posted(reading, one, office)}
        led = [one for one in before if one.key not in hosts and not self._partner(one)]
        earlier = [] if led else reading.within(*reading.sentence(max(0, start - 1)), *WHERE)
        return next((one.key for one in (*led, *earlier) if one.key not in hosts), None)

    def _held(self, place: Term, office: Term) -> bool:
        """Whether a place before an office is somebody else's, who is named between, or of what a comma closes.

        The minister of A N. N., in B the minister; the envoy of A N. N. and the minister; from A, Minister N. N. said;
        the Prime Minister of A and Chancellor of B.
        """
        start, end, text = place.end, office.start, self.reading.text
        if text[start] == "," or any(
            not one.key.endswith("/head") and one.end < end and self.names.at(one.end + 1)
            for one in self.reading.within(start, end, "office")
        ):
            return True
        small, words = self.reading.scanner.small, text[start:end].split()
        if not words or small("conjunction", words[-1]) != "and":
            return False
        behind = text[office.end : office.end + BESIDE].split()[:1]
        of = len(words) == 1 and any(small("role", word) == "of" for word in behind)
        return of or any(is_full(text[slice(*name)]) for name in self.names.within(start, end))

    def _partner(self, place: Term) -> bool:
        """Whether a country is only the one with, to or from which something is done."""
        return self.reading.partner(place)

    def _of(self, place: Term) -> bool:
        """Whether a place beside an office may be its country, not where its holder is: met in Beijing the minister."""
        language, text = self.reading.language, self.reading.text
        if DATELINE.match(text, place.end) or (language.verb_final and self._partner(place)):
            return False
        if place.cls == "nationality" or (place.cls != "capital" and language.verb_final):
            return True
        word = text[max(0, place.start - NEAR) : place.start].split()[-1:]
        if language.verb_final:
            return not place.ending or place.ending not in language.role_endings.get("in", ())
        role = self.reading.scanner.small("role", word[0]) if word else None
        own = text[place.end : place.end + 1] in self.reading.scanner.marks  # to A’s minister
        return own or role not in ELSEWHERE.get(place.cls, ("to",))

    def _sender(self, office: Term, before: list[Term]) -> str:
        """The nearest country before an office; of an ambassador, the one before that: A's ambassador in B.

        Of two that a hyphen joins it is ours, else the first: the chairman of the A-B chamber.
        """
        last = before[-1]
        others = [one for one in before if one.start != last.start]
        if not others:
            return last.key
        gap = self.reading.text[others[-1].end : last.start]
        if gap in HYPHENS:
            return self.reading.home if self.reading.home in {last.key, others[-1].key} else others[-1].key
        inside = not last.ending and others[-1].ending in self.reading.language.role_endings.get("in", ())
        posted_there = office.key.startswith("ambassador") and others[-1].ending and not inside  # in B, A's ambassador
        return others[-1].key if posted_there and "," not in gap and len(gap.split()) <= 1 else last.key

    def _name_after(self, office: Term, body: Term | None = None) -> Span | None:
        """A name behind an office ("President N. N. of X"), or behind its country ("President of X, N. N.")."""
        text, at = self.reading.text, titles.subject(self.reading, office)
        if body and body.start > office.start:
            at = max(at, body.end + (text[body.end : body.end + 1] in CLOSING))
        limit = min(len(text), at + NEAR)
        if (led := titles.led(self.reading, self.names, at)) is not None:
            return led
        for term in self.reading.within(at, limit, *WHERE, "city", "office"):
            if term.cls == "office" and not term.key.endswith("/head"):
                break  # another office, whose holder the name may be
            between = text[at : term.start]
            if bodies.between(between) is None:
                continue
            if self._named(at, between):
                break
            at = term.end
        at = titles.behind(self.reading, self.names, at, limit)
        at = titles.capital(self.reading, titles.subject(self.reading, office)) or at
        limit = min(len(text), at + NEAR)
        name = titles.academic(self.reading, limit - len(text[at:limit].lstrip(BLANKS)), limit)
        zone = text[name:limit].lstrip(BLANKS)
        if not zone[:1].isupper() or text[office.end : office.end + 1] in self.reading.scanner.marks:
            return None  # the President's Plan
        start = limit - len(zone)
        span = self.names.at(start)
        if span and not is_full(text[slice(*span)]):
            if self._qualified(start):
                return None
            span = titles.beyond(self.reading, self.names, span) or span
        apart = span is not None and "," in text[at:start]
        return None if apart and span and text[span[1] : span[1] + 1] not in ENDS else span

    def _qualified(self, start: int) -> bool:
        """Whether a word stands right behind a nationality, and so says what is of that nation."""
        nations = self.reading.within(max(0, start - BESIDE), start, "nationality")
        return bool(nations) and self.reading.text[nations[-1].end : start] == " "

    def _long_title(self, place: Term, office: Term) -> int | None:
        """How many words of a title stand between a country and its minister, where verbs come last.

        The country stands in the genitive, or all of the title has capitals.
        """
        language, gap = self.reading.language, self.reading.text[place.end : office.start]
        words = gap.split()
        named = not place.ending and all(word[0].isupper() or self.reading.scanner.is_small(word) for word in words)
        if not language.verb_final or not (named or place.ending.endswith(language.role_endings.get("of", ()))):
            return None
        if (
            office.key not in MINISTERS
            or len(words) > bodies.MOST_LISTED
            or bodies.BREAKS.intersection(gap.replace(",", ""))
        ):
            return None
        joined = any(self.reading.scanner.small("conjunction", word) == "and" for word in words)
        return len(words) if joined else None

    def _unnamed(self, office: Term, place: Term) -> str:
        """What stands between an office and a country behind it, without the full name of its holder before an "of"."""
        text, at = self.reading.text, titles.subject(self.reading, office)
        name = self.names.at(at + 1)
        of = name and self.reading.scanner.small("role", text[name[1] : place.start].strip()) == "of"
        return text[name[1] : place.start] if name and of and is_full(text[slice(*name)]) else text[at : place.start]

    def _beyond(self, at: int, place: int) -> bool:
        """Whether a country stands behind the name of who holds the office, and no "of" leads to it."""
        gap = self.reading.text[at:place]
        link = self.reading.scanner.small("role", gap.split()[-1])
        return self._named(at, gap) and link != "of"

    def _named(self, at: int, gap: str) -> bool:
        """Whether a gap before a country opens with a name: a full one, or one that a small word follows."""
        bare = gap.lstrip(BLANKS)
        span = self.names.at(at + len(gap) - len(bare)) if bare[:1].isupper() and "," not in gap else None
        if span is None:
            return False
        return is_full(self.reading.text[slice(*span)]) or self.reading.text[span[1] : at + len(gap)].strip().islower()

    def _name_before(self, office: Term) -> Span | None:
        """A name that stands before a comma and its office ("Name, Country's Office")."""
        reading = self.reading
        start, _ = reading.sentence(office.start)
        zone = reading.text[max(start, office.start - NEAR) : office.start]
        comma = zone.rfind(",")
        if comma < 0:
            return None
        end = office.start - len(zone) + comma
        names = self.names.within(max(start, end - NEAR), end)
        return names[-1] if names and names[-1][1] == end else None


def posted(reading: Reading, place: Term, office: Term) -> bool:
    """Whether a place before an ambassador is where he is posted: in it, or a bare capital, where verbs come last."""
    inside = place.ending in reading.language.role_endings.get("in", ()) if place.ending else place.cls == "capital"
    return reading.language.verb_final and office.key.startswith("ambassador") and inside
