"""What a report is made of: sections of paragraphs, points, tables and pictures, and the evidence at its end.

Plain records in the order in which they are read; every form of a report writes these, and nothing else. Text is on one
line and harmless, but means itself: whoever writes it escapes it.
"""

from __future__ import annotations

import msgspec

from servanda.wording import say

BACK = 5  # places to which a piece of evidence leads back


class Cite(msgspec.Struct, frozen=True):
    """A number of the evidence, and the how manieth place it is that cites it, counted from 1."""

    number: int
    place: int

    @property
    def key(self) -> str:
        """The name of this place."""
        return f"c{self.number}-{self.place}"

    @property
    def to(self) -> str:
        """The name of the evidence."""
        return f"e{self.number}"


class Run(msgspec.Struct, frozen=True):
    """Some words with what they rest on. `more` statements say it too, `to` is the key of a section that they mean."""

    text: str
    cites: tuple[Cite, ...] = ()
    more: int = 0
    to: str = ""
    strong: bool = False


Words = tuple[Run, ...]


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph"):
    """Running words; a note is told besides."""

    words: Words
    note: bool = False


class Points(msgspec.Struct, frozen=True, tag="points"):
    """A list."""

    items: tuple[Words, ...]


class Grid(msgspec.Struct, frozen=True, tag="grid"):
    """A table; `amounts` are the columns of numbers alone. `note` tells what it leaves out, and what its words mean."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    amounts: tuple[bool, ...]
    note: str = ""


class Picture(msgspec.Struct, frozen=True, tag="picture"):
    """A chart as SVG with its content in words; where it could not be drawn, `lacking` says why."""

    title: str
    words: str
    svg: str = ""
    lacking: str = ""


Block = Paragraph | Points | Grid | Picture


class Section(msgspec.Struct, frozen=True):
    """Blocks below a title, then the sections below it."""

    key: str
    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple[Section, ...] = ()


class Evidence(msgspec.Struct, frozen=True):
    """What a number leads to: the words in their context, or `rows` of official series.

    `source` says who published it when, `place` where in the document it stands, `address` where on the web, at the
    very words; `places` is how many places cite it.
    """

    number: int
    places: int
    source: str
    place: str
    title: str = ""
    before: str = ""
    quote: str = ""
    after: str = ""
    url: str = ""
    address: str = ""
    doubts: str = ""
    statement: str = ""
    language: str = ""
    rows: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name of this evidence."""
        return f"e{self.number}"

    @property
    def back(self) -> tuple[Cite, ...]:
        """The first places that cite it."""
        return tuple(Cite(self.number, place) for place in range(1, min(self.places, BACK) + 1))

    @property
    def about(self) -> str:
        """Where it stands, what is doubted of it, and the id of the statement, on one line."""
        return " · ".join(filter(None, (self.place, *self.noted)))

    @property
    def noted(self) -> tuple[str, ...]:
        """What is doubted of it, and the id of the statement."""
        doubts = (say("doubts: %(doubts)s", doubts=self.doubts),) if self.doubts else ()
        return (*doubts, say("statement %(id)s", id=self.statement)) if self.statement else doubts


class Report(msgspec.Struct, frozen=True):
    """A report with its head, in a language by its BCP 47 code.

    `as_of` is the day up to which it knows, in words, `made` an ISO time (UTC).
    """

    title: str
    subtitle: str
    as_of: str
    made: str
    facts: tuple[tuple[str, str], ...]
    cite: str
    sections: tuple[Section, ...]
    evidence: tuple[Evidence, ...]
    language: str = "en"
