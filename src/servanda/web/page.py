"""From a template and what it shows to a page in the language of its reader."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable
from contextlib import AbstractContextManager

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined, select_autoescape
from jinja2.bccache import Bucket
from litestar import MediaType, Response
from markupsafe import Markup, escape

from servanda import __version__
from servanda.errors import LedgerError
from servanda.ledger import waiting
from servanda.views.tongue import country, messages, offered, wording
from servanda.web import filters
from servanda.web.desk import Desk
from servanda.web.languages import chosen
from servanda.web.settings import Asks
from servanda.wording import speaking

COUNTED = 100  # reviews
FIRST = ("base.html", "home.html", "tables.html", "asked.html")  # what the first page is made of


class Compiled(BytecodeCache):
    """Templates as they are compiled: once for all languages."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled before."""
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is compiled."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


def prepare() -> None:
    """Compile the first page and read the messages of all languages, so that nobody waits for that."""
    for language, name in itertools.product(offered(), FIRST):
        environment(language).get_template(name)


@functools.cache
def environment(language: str) -> Environment:
    """The templates in a language; all that they are given is escaped, and what they are not given is an error."""
    made = Environment(
        bytecode_cache=COMPILED,
        loader=PackageLoader("servanda.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    plain, counted, within = _plain(language)
    made.install_gettext_callables(plain, counted, newstyle=True, pgettext=within)  # type: ignore[attr-defined]
    made.filters.update(filters.FILTERS, country=lambda code: country(code, language))
    made.globals.update(version=__version__, language=language, offered=offered())
    return made


def speech(request: Asks) -> AbstractContextManager[None]:
    """Within it, records are told in the language of whoever asks."""
    return speaking(wording(chosen(request)))


def _plain(
    language: str,
) -> tuple[Callable[[str], Markup], Callable[[str, str, int], Markup], Callable[[str, str], Markup]]:
    """Messages of a language as text: the environment takes them for safe, and some come out of values."""
    told = messages(language)
    return (
        lambda one: escape(told.gettext(one)), lambda one, many, number: escape(told.ngettext(one, many, number)),
        lambda context, one: escape(told.pgettext(context, one)),
    )  # fmt: skip


def page(request: Asks, template: str, *, status: int = 200, **shown: object) -> Response[str]:
    """A page for whoever asks. `shown` are the values of the template."""
    language = chosen(request)
    address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    desk: Desk = request.app.state.desk
    known = {"address": address, "writable": desk.settings.writable, "reviews": _reviews(desk)}
    with speech(request):
        content = environment(language).get_template(template).render(**known, **shown)
    headers = {"content-language": language, "vary": "Accept-Language, Cookie", "cache-control": "no-cache"}
    return Response(content, status_code=status, media_type=MediaType.HTML, headers=headers)


def _reviews(desk: Desk) -> int:
    """How many contradictions wait for a person, counted up to a bound; none where the ledger cannot tell."""
    try:
        return desk.once("reviews", lambda: waiting.count(desk.ledger, COUNTED))
    except LedgerError:
        return 0
