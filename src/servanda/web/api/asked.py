"""What may be asked of the interface: parameters with their meaning, and the filters and pages made of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from typing import Annotated, Any, NamedTuple

from litestar import Litestar
from litestar.connection import ASGIConnection
from litestar.di import NamedDependency, Provide
from litestar.exceptions import NotFoundException, ValidationException
from litestar.handlers import BaseRouteHandler
from litestar.openapi.spec import Example, Parameter
from litestar.params import PathParameter, QueryParameter

from servanda.errors import WrongUsage
from servanda.ledger import Ledger
from servanda.ledger.listing import Page, Sought, with_words
from servanda.ledger.queries import years
from servanda.ledger.search import terms
from servanda.model import KINDS
from servanda.packs.concepts import concepts
from servanda.pipeline.speaking import PERSON, known_as
from servanda.views import written
from servanda.web.desk import OnDesk

MOST, SOME = 1000, 100  # records of a page: at most, and where nothing else is asked
PAIR = r"^[A-Za-z0-9]{2,8}-[A-Za-z0-9]{2,8}$"
PERIOD = r"^[12][0-9]{3}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?(\.\.)?$"
CODE = r"^[A-Za-z0-9][A-Za-z0-9_-]{0,34}$"
LETTER = "[0-9A-Za-z\u00c0-\u1fff\u2c00-\ud7ff]"  # of any alphabet
FORMS = ("json", "csv")
ORDERS = ("oldest", "newest")


def query(means: str, example: str | int = "", **more: Any) -> QueryParameter:  # noqa: ANN401 - as it has them
    """A parameter: what it means, an example, and what it may be."""
    examples = [Example(value=example)] if example != "" else None
    extra = {"enum": list(more.pop("values"))} if "values" in more else None
    return QueryParameter(description=means, examples=examples, schema_extra=extra, **more)


OfPair = Annotated[
    str,
    PathParameter(
        description="Two codes of countries (ISO 3166-1) or organisations with a hyphen between them, in any order.",
        examples=[Example(value="KAZ-TUR")],
        pattern=PAIR,
    ),
]
Pair = Annotated[
    str | None, query("Only what is said of this pair of countries or organisations.", "KAZ-TUR", pattern=PAIR)
]
Concept = Annotated[
    str | None, query("Only this key of the closed list of concepts.", "trade.turnover", values=concepts())
]
Kind = Annotated[str | None, query("Only statements of this kind.", "figure", values=KINDS)]
Speaker = Annotated[
    str | None,
    query(
        "Only what somebody says: a part of a name as it is written, under all names that were matched with it, or an "
        "office with its country, as `head_of_state:KAZ`.",
        "head_of_state:KAZ",
        min_length=2,
    ),
]
Text = Annotated[
    str | None,
    query(
        "Only documents in whose text all these words stand. Case and marks on letters do not matter; `agree*` is the "
        'beginning of a word, and `"state visit"` stands as it is given.',
        "ticaret",
        pattern=LETTER,
    ),
]
Document = Annotated[str | None, query("Only what this document says: its id.", min_length=1)]
Language = Annotated[str | None, query("Only documents of this language: a BCP 47 code.", pattern=CODE)]
Publisher = Annotated[str | None, query("Only documents of this publisher: its name as it is written.", min_length=1)]
Since = Annotated[dt.date | None, query("Only documents published on this day or later.", "2024-01-01")]
Before = Annotated[dt.date | None, query("Only documents published before this day.", "2025-01-01")]
AsOf = Annotated[dt.date | None, query("Only what was published up to this day; by default all.", "2024-12-31")]
Period = Annotated[
    str | None, query("Only figures of this period: 2023, 2023-05, 2023-Q1, 2023-H1 or 2023..", "2023", pattern=PERIOD)
]
Limit = Annotated[int, query(f"How many records a page has at most: up to {MOST}.", SOME, ge=1, le=MOST)]
Cursor = Annotated[
    str | None,
    query("Where a page begins: as the header `Link` of the page before gives it.", pattern="^[0-9]{1,18}$"),
]
Order = Annotated[
    str,
    query("In the order in which the records came into the ledger: the oldest first, or the newest.", values=ORDERS),
]
Form = Annotated[
    str,
    query("How the answer is written; CSV is flat, in UTF-8 with a mark for Excel.", name="format", values=FORMS),
]


class About(NamedTuple):
    """What statements are about, who says them, and in which document."""

    pair: str | None
    concept: str | None
    kind: str | None
    speaker: str | None
    document: str | None


class Dated(NamedTuple):
    """Days of publication, half-open."""

    since: str | None
    before: str | None


class Source(NamedTuple):
    """From which documents statements are; `versions` are the numbers of those with the words that were asked for."""

    language: str | None
    publisher: str | None
    since: str | None
    before: str | None
    versions: tuple[int, ...] | None

    @property
    def sought(self) -> Sought:
        """What is sought by it alone."""
        return Sought(**self._asdict())


def one_of(name: str, given: str | None, known: Collection[str]) -> str | None:
    """A value, if it is one of a few. Raises `WrongUsage`, and names them."""
    if given is not None and given not in known:
        raise WrongUsage(f"{name}={given}: there is no such {name}; there are: {', '.join(known)}")
    return given


def pair_of(given: str) -> str:
    """A pair in alphabetical order. Raises `NotFoundException` where both of its ends are one."""
    try:
        return written.pair(given)
    except WrongUsage as error:
        raise NotFoundException(str(error)) from None


def day(given: dt.date | None) -> str | None:
    """A day as it is kept."""
    return given.isoformat() if given else None


def about(
    pair: Pair = None, concept: Concept = None, kind: Kind = None, speaker: Speaker = None, document: Document = None
) -> About:
    """The filters by what is said. Raises `WrongUsage`."""
    known = pair_of(pair) if pair else None
    return About(known, one_of("concept", concept, concepts()), one_of("kind", kind, KINDS), speaker, document)


def dated(since: Since = None, before: Before = None) -> Dated:
    """Days of publication, half-open."""
    return Dated(day(since), day(before))


def source(
    desk: OnDesk,
    dated: NamedDependency[Dated],
    language: Language = None,
    publisher: Publisher = None,
    text: Text = None,
) -> Source:
    """The filters by documents. Raises `WrongUsage` for a text without words."""
    return Source(language, publisher, *dated, with_words(desk.ledger.file, worded(text)) if text else None)


def worded(text: str) -> str:
    """Words as the index is asked for them. Raises `WrongUsage` where there are none."""
    found = list(terms(text))
    if not found:
        raise WrongUsage(f"text={text}: no words to look for")
    return " ".join(term.match for term in found)


def paged(limit: Limit = SOME, cursor: Cursor = None, order: Order = ORDERS[0]) -> Page:
    """The page that is asked for, and one record more, which tells whether there is another. Raises `WrongUsage`."""
    one_of("order", order, ORDERS)
    return Page(limit + 1, int(cursor) if cursor else None, order == ORDERS[1])


class Measure(NamedTuple):
    """Which official figures are asked for: of one measure or all, of which periods, and as of which day."""

    concepts: tuple[str, ...]
    since: str | None
    before: str | None
    as_of: str | None


def measure(dated: NamedDependency[Dated], concept: Concept = None, as_of: AsOf = None) -> Measure:
    """The filters by what is measured. Raises `WrongUsage`."""
    one_of("concept", concept, concepts())
    return Measure((concept,) if concept else tuple(concepts()), *dated, day(as_of))


def sought(desk: OnDesk, about: NamedDependency[About], source: NamedDependency[Source]) -> Sought:
    """What is sought among statements."""
    filed = None
    if about.speaker:
        named = _speakers(desk.ledger, about.speaker)
        filed = tuple(f"{one} {year}" for one in named for year in years(desk.ledger.file))
    told = {name: value for name, value in about._asdict().items() if name != "speaker"}
    return source.sought._replace(**told, filed=filed)


def _speakers(ledger: Ledger, wanted: str) -> list[str]:
    """Under what is filed what somebody says; `wanted` is a part of a name, or an office with its country."""
    office, colon, country = wanted.partition(":")
    if colon:
        return [f"office:{office}:{country.upper()}"]
    return [f"{PERSON}{name}" for name in known_as(ledger, wanted)]


def known_only(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Refuse parameters that there are not: a filter that is misspelt would give all. Raises `ValidationException`."""
    known = handler.opt.get("known")
    if known is None:
        known = handler.opt["known"] = _known(connection.app, connection.scope["path_template"])
    for name in connection.query_params:
        if name not in known:
            told = f"there is no such parameter here; there are: {', '.join(known) or 'none'}"
            raise ValidationException(f"{name}: {told}", extra=[{"key": name, "message": told}])


def _known(app: Litestar, template: str) -> list[str]:
    """The parameters of an address."""
    found = (app.openapi_schema.paths or {}).get(re.sub(r":[a-z]+}", "}", template))
    asked = (found.get.parameters or []) if found and found.get else []
    return [one.name for one in asked if isinstance(one, Parameter) and one.param_in == "query"]


FILTERS = {
    "about": Provide(about, sync_to_thread=False), "dated": Provide(dated, sync_to_thread=False),
    "source": Provide(source, sync_to_thread=True), "sought": Provide(sought, sync_to_thread=True),
    "measure": Provide(measure, sync_to_thread=False), "page": Provide(paged, sync_to_thread=False),
}  # fmt: skip
OfStatements = NamedDependency[Sought]
OfSource = NamedDependency[Source]
OfMeasure = NamedDependency[Measure]
OfPage = NamedDependency[Page]
