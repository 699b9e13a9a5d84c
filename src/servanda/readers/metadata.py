"""What a page says about itself: title, date, publisher and country, address, language."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec

from servanda.days import check_anchor
from servanda.errors import LanguageError
from servanda.packs import load
from servanda.packs.countries import country_code, domain_country
from servanda.readers import document

Fields = dict[str, str | None]

DATE_METAS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_at",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "mediator_published_time",
)
PUBLISHER_METAS = ("dc.publisher", "dcterms.publisher", "application-name")
TIMES = "article time[datetime], main time[datetime], time[itemprop=datePublished], time[pubdate], time[datetime]"
DATED = "time, [itemprop*=date], [class*=date], [class*=Date], [class*=time], [class*=publish]"
ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")  # ISO 8601 without hyphens
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\.?\s+([^\W\d_]+)\.?,?\s+(\d{4})(?!\d)")
MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2}),?\s+(\d{4})(?!\d)")
YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s+(?:[^\W\d_]+\.?\s+)?(\d{1,2})\s+([^\W\d_]+)")
TAGS = re.compile(r"<[^<>]*>")
SEPARATORS = re.compile(r"\s+[|–—»·:-]\s+")
NOT_A_WORK = {
    "Organization", "NewsMediaOrganization", "Person", "WebSite", "BreadcrumbList", "ImageObject", "VideoObject",
}  # fmt: skip
MOST_ELEMENTS = 40
VISIBLE = 80  # characters of an element that is a date line
DEPTH = 5


def found(tree: Any, url: str | None, language: str | None) -> Fields:  # noqa: ANN401 - the parser's tree
    """Fields of a document, None where the page does not tell. `url` is where the page came from."""
    metas = dict(meta_pairs(tree))
    works = list(linked_data(tree))
    address = canonical(tree, metas, url)
    told = (metas[name] for name in PUBLISHER_METAS if metas.get(name))
    publisher = metas.get("og:site_name") or named(works, "publisher") or next(told, None)
    return {
        "title": title(tree, metas, works, publisher),
        "published": published(tree, metas, works, language),
        "publisher": publisher,
        "publisher_country": publisher_country(works, url or address),
        "url": address,
    }


def language(tree: Any) -> str | None:  # noqa: ANN401 - the parser's tree
    """The language that the page states; pages are often made from templates, so check it."""
    root = tree.document.query_selector("html[lang]")
    try:
        return document.language_tag(root.getattr("lang").strip()) if root is not None else None
    except ValueError:
        return None


def body(tree: Any) -> str:  # noqa: ANN401 - the parser's tree
    """The text of the work that JSON-LD tells, paragraphs apart by an empty line; empty where it tells none."""
    told = [work["articleBody"] for work in linked_data(tree) if isinstance(work.get("articleBody"), str)]
    written = TAGS.sub("\n", html.unescape(max(told, key=len, default=""))).replace("\0", "\ufffd")
    return "\n\n".join(line for part in written.splitlines() if (line := " ".join(part.split())))


def meta_pairs(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - the parser's tree
    """Names and contents of `meta` elements, those that come first last, so that they win in a dict."""
    for meta in reversed(list(tree.document.query_selector_all("meta[content]"))):
        name = meta.getattr("property") or meta.getattr("name") or meta.getattr("itemprop")
        content = one_line(meta.getattr("content"))
        if name and content:
            yield name.lower(), content


def one_line(text: str | None) -> str:
    """The text with single blanks."""
    return " ".join((text or "").replace("\0", " ").split())


def linked_data(tree: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - the parser's tree
    """JSON-LD objects of the page that are works, not the people, pictures and organisations about them."""
    for script in tree.document.query_selector_all('script[type="application/ld+json"]'):
        try:
            data = msgspec.json.decode(script.text)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            continue
        yield from objects(data, DEPTH)


def objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    """Works within lists, `@graph` and `mainEntity`."""
    if isinstance(data, list) and depth:
        for one in data:
            yield from objects(one, depth - 1)
    elif isinstance(data, dict) and depth:
        kinds = data.get("@type")
        if not NOT_A_WORK.intersection(kinds if isinstance(kinds, list) else [str(kinds)]):
            yield data
        for part in ("@graph", "mainEntity"):
            yield from objects(data.get(part), depth - 1)


def said(works: list[dict[str, Any]], key: str) -> Iterator[str]:
    """Texts under a key, work by work."""
    yield from (one_line(work[key]) for work in works if isinstance(work.get(key), str))


def named(works: list[dict[str, Any]], key: str) -> str | None:
    """The name of the first object or text under a key."""
    for work in works:
        value = work.get(key)
        for one in value if isinstance(value, list) else [value]:
            name = one.get("name") if isinstance(one, dict) else one
            if isinstance(name, str) and name.strip():
                return one_line(name)
    return None


def title(tree: Any, metas: dict[str, str], works: list[dict[str, Any]], publisher: str | None) -> str | None:  # noqa: ANN401
    """The headline, without the name of the site behind it."""
    heading = tree.document.query_selector("h1")
    seen = one_line(heading.text if heading else "")
    candidates = (metas.get("og:title"), *said(works, "headline"), seen, tree.title)
    whole = next((one_line(one) for one in candidates if one and one.strip()), "")
    parts = SEPARATORS.split(whole)
    if len(parts) > 1 and publisher and parts[-1].casefold() == publisher.casefold():
        whole = whole[: whole.rindex(parts[-1])].rstrip(" |–—»·:-")
    return whole or None


def canonical(tree: Any, metas: dict[str, str], url: str | None) -> str | None:  # noqa: ANN401 - the parser's tree
    """The address that the page gives itself, else where it came from."""
    link = tree.document.query_selector("link[rel=canonical][href]")
    for told in (link.getattr("href") if link is not None else None, metas.get("og:url")):
        try:
            whole = urljoin(url or "", one_line(told))
            if told and urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname:
                return whole
        except ValueError:
            continue
    return url


def publisher_country(works: list[dict[str, Any]], url: str | None) -> str | None:
    """From the publisher's address in JSON-LD, or the country's own domain; else not known."""
    for work in works:
        publisher = work.get("publisher")
        address = publisher.get("address") if isinstance(publisher, dict) else None
        country = address.get("addressCountry") if isinstance(address, dict) else None
        country = country.get("name") if isinstance(country, dict) else country
        if isinstance(country, str) and (code := country_code(country)):
            return code
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return domain_country(host) if host else None


def published(tree: Any, metas: dict[str, str], works: list[dict[str, Any]], language: str | None) -> str | None:  # noqa: ANN401
    """The day of publication: JSON-LD, `meta`, `time`, and last a visible date line."""
    for text in (*said(works, "datePublished"), *(metas[name] for name in DATE_METAS if name in metas)):
        if day := machine_date(text):
            return day
    for time in first(tree, TIMES):
        if day := machine_date(time.getattr("datetime")):
            return day
    for element in first(tree, DATED):
        line = one_line(element.text[: 4 * VISIBLE])
        if len(line) <= VISIBLE and (day := visible_date(line, language)):
            return day
    return None


def first(tree: Any, selector: str) -> list[Any]:  # noqa: ANN401 - the parser's tree
    """The first few elements."""
    return list(tree.document.query_selector_all(selector)[:MOST_ELEMENTS])


def machine_date(text: str | None) -> str | None:
    """The day in an ISO or e-mail date."""
    text = one_line(text)
    if iso := ISO.match(text) or BASIC.match(text):
        return day_of(*iso.groups())
    try:
        written = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day_of(*map(str, (written.year, written.month, written.day)))


def day_of(year: str, month: str, day: str) -> str | None:
    """An ISO date, None where there is no such day, and where no text can have appeared on it (0001-01-01)."""
    try:
        written = dt.date(int(year), int(month), int(day)).isoformat()
        check_anchor(written)
    except ValueError:
        return None
    return written


def visible_date(line: str, language: str | None) -> str | None:
    """A date as people write it, in the language of the page; None where day and month cannot be told apart."""
    if iso := ISO.search(line):
        return day_of(*iso.groups())
    try:
        pack = load(language) if language else None
    except LanguageError:
        pack = None
    if numeric := NUMERIC.search(line):
        one, two, year = numeric.groups()
        if pack is None and int(one) <= 12 and int(two) <= 12 and one != two:
            return None
        day_first = int(one) > 12 or ((pack is None or pack.language.day_first) and int(two) <= 12)
        return day_of(year, two, one) if day_first else day_of(year, one, two)
    if pack is None:
        return None
    for pattern, order in ((DAY_FIRST, (3, 2, 1)), (MONTH_FIRST, (3, 1, 2)), (YEAR_FIRST, (1, 3, 2))):
        for match in pattern.finditer(line):
            year, name, day = (match[group] for group in order)
            for entry in pack.entries:
                if entry.cls == "month" and is_form(name, entry.form):
                    return day_of(year, entry.key.partition("/")[0], day)
    return None


def is_form(word: str, form: str) -> bool:
    """Whether a word is this form of the lexicon."""
    word, stem = word.replace("İ", "i").lower(), form.rstrip("*").lstrip("^").replace("İ", "i").lower()
    return word.startswith(stem) if form.endswith("*") else word == stem
