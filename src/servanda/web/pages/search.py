"""Search: full text and facets, each of which is a link that adds or removes it."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from litestar import Response, get

from servanda.errors import WrongUsage
from servanda.model import KINDS, MODALITIES
from servanda.packs import available, concepts
from servanda.views import searching
from servanda.views.searching import Filters
from servanda.web import sheets
from servanda.web.desk import OnDesk
from servanda.web.page import page
from servanda.web.settings import Asks

TEXTS = "texts"
LAST = 10_000  # page that can be asked for


@get("/search", include_in_schema=False, sync_to_thread=True)
def search(request: Asks, desk: OnDesk) -> Response[Any]:
    """What was found, a page of it, or all its statements as CSV. Raises `WrongUsage` for what cannot be asked."""
    asked = searching.checked(Filters(*(request.query_params.get(name, "") for name in Filters._fields)))
    number, links = _number(request.query_params.get("page", "1")), Links(asked)
    pairs = [pair for pair, _ in desk.ledger.pairs()] if asked.party else []
    table = sheets.statements(request, lambda: searching.listed(desk.ledger, asked, pairs), "search")
    if table is not None:
        return table
    if request.query_params.get("show") == TEXTS and asked.q:
        texts, more = searching.of_texts(desk.ledger, asked, number)
        found: object = Texts(texts, more)
    else:
        found = searching.searched(desk.ledger, asked, pairs, number)
    begun = searching.begun(asked.q)
    template = "texts.html" if isinstance(found, Texts) else "search.html"
    each = searching.TEXTS_ON_PAGE if isinstance(found, Texts) else searching.ON_PAGE
    return page(
        request,
        template,
        found=found,
        each=each,
        asked=asked,
        number=number,
        link=links,
        choices=_choices(),
        begun=begun,
    )


class Texts(NamedTuple):
    """A page of texts, and whether there are more."""

    texts: tuple[searching.Text, ...]
    more: bool


class Links:
    """Addresses of the same search with something else asked for."""

    def __init__(self, asked: Filters) -> None:
        self._asked = asked._asdict()

    def __call__(self, page: int = 1, show: str = "") -> str:
        """The address of a page."""
        return self.changed({"show": show, "page": str(page) if page > 1 else ""})

    def changed(self, changes: dict[str, str]) -> str:
        """The address with something changed; what is empty is left out."""
        told = self._asked | changes
        query = urlencode({name: value for name, value in told.items() if value}, errors="replace")
        return f"/search?{query}" if query else "/search"

    @property
    def sheet(self) -> str:
        """The address of all statements as CSV."""
        return self.changed({"format": "csv"})

    @property
    def only_words(self) -> str:
        """The address with the words alone."""
        return self.changed(dict.fromkeys(self._asked, "") | {"q": self._asked["q"]})

    def facet(self, name: str, value: str) -> str:
        """The address with a facet added, or taken away where the value is empty."""
        if name != "year":
            return self.changed({name: value})
        ends = (f"{value}-01-01", f"{int(value) + 1:04}-01-01") if value else ("", "")
        return self.changed({"since": ends[0], "before": ends[1]})


def _choices() -> dict[str, tuple[str, ...]]:
    """What can be chosen in the form."""
    return {
        "kind": KINDS, "modality": MODALITIES, "language": tuple(sorted(available())), "concept": tuple(concepts()),
    }  # fmt: skip


def _number(written: str) -> int:
    """The number of a page. Raises `WrongUsage`."""
    if not written.isascii() or not written.isdigit() or not 0 < int(written[:6]) <= LAST:
        raise WrongUsage(f"{written}: no page of a search")
    return int(written)


PAGES = (search,)
