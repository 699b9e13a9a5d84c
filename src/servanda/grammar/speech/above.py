"""Who is introduced in the title of a document that stands beside its text: an office, its country, a name."""

from __future__ import annotations

from collections.abc import Container

import msgspec

from servanda.grammar.speech.naming import alike
from servanda.grammar.speech.person import Person
from servanda.grammar.words.terms import Term


class Above:
    """Everybody whom the title of a document gives an office."""

    def __init__(self, offices: list[tuple[Term, Person]]) -> None:
        # nowhere in the text itself
        self.offices = [(term, msgspec.structs.replace(person, start=0, end=0)) for term, person in offices]
        self.introduced = [person for _, person in self.offices]

    def named(self, person: Person) -> Person | None:
        """Whom the title introduces by the last name of somebody in the text."""
        named = (one for one in self.introduced if one.last and person.last and alike(one.last, person.last))
        return next(named, None)

    def country(self, person: Person, held: Container[tuple[str | None, str | None]], home: str | None) -> str | None:
        """The country of somebody by the title: of who has the name there, else of the one office of its kind.

        That office is not his where the text tells it `held` by another, nor where it is not of his own `home`.
        """
        if named := self.named(person):
            return named.country
        same = (one for one in self.introduced if one.office == person.office)
        countries = {one.country for one in same if not (one.last and person.last)}
        country = countries.pop() if len(countries) == 1 else None
        return country if country == (home or country) and (person.office, country) not in held else None

    @property
    def alone(self) -> Person | None:
        """The one whom the title introduces, where it is one alone."""
        return self.introduced[0] if len(self.introduced) == 1 else None
