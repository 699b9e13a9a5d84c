"""ClaimReview of schema.org in JSON-LD: figures that were set against the official series of both sides.

A figure of which no series speaks was not reviewed and is left out.
"""

from __future__ import annotations

from typing import Any, BinaryIO

from servanda.export import addresses
from servanda.export.harmless import encoded
from servanda.export.source import Official, Review, Source, Told
from servanda.export.words import line
from servanda.model import Speaker, Version

BEST, WORST = 5, 1
RATINGS = {"matches_both": 5, "matches_reporter": 4, "matches_partner": 4, "between": 3, "outside": 1}
NEAR, NEAR_RATING = "near", 2  # the reason of what lies outside by less than a few per cent
NAMES = {
    "matches_both": "as both sides report it", "matches_reporter": "as the side reports whose figure it is",
    "matches_partner": "as the other side reports it", "between": "between what both sides report",
    "outside": "outside of all that is reported", "estimates_only": "estimates only",
}  # fmt: skip


def write(source: Source, out: BinaryIO) -> None:
    """A review a line, document by document."""
    out.write(b'{"@context":"https://schema.org","@graph":[')
    before = b"\n"
    for told in source.told:
        for one in source.reviewed(told):
            if one.verdict in NAMES and one.numbers:
                out.write(before + encoded(reviewed(one, told, source.maker)))
                before = b",\n"
    out.write(b"\n]}\n")


def reviewed(one: Review, told: Told, maker: str) -> dict[str, Any]:
    """A review: what was claimed by whom and where, the rating, and the rows of the series that it rests on."""
    return {
        "@type": "ClaimReview",
        "@id": f"{addresses.OURS}review:{one.statement.id}",
        "claimReviewed": line(one.statement),
        "itemReviewed": _claim(one, told.version),
        "author": {"@type": "Organization", "name": maker},
        "reviewRating": _rating(one),
        "reviewBody": _body(one),
        "citation": [_cited(number) for number in one.numbers],
    }


def _claim(one: Review, version: Version) -> dict[str, Any]:
    said = one.statement
    appearance = {
        "@type": "CreativeWork", "@id": addresses.version(version.id), "url": addresses.web(version.url),
        "name": version.title, "inLanguage": version.language, "datePublished": version.published,
        "publisher": {"@type": "Organization", "name": version.publisher} if version.publisher else None,
    }  # fmt: skip
    claim = {
        "@type": "Claim", "@id": addresses.statement(said.id), "text": said.quote, "datePublished": version.published,
        "author": _author(said.speaker, version), "appearance": _known(appearance),
    }  # fmt: skip
    return _known(claim)


def _author(speaker: Speaker | None, version: Version) -> dict[str, Any] | None:
    """Who claims it: the speaker, else the publisher."""
    if speaker and (speaker.name or speaker.office):
        office = (speaker.office or "").replace("_", " ")
        return _known({"@type": "Person", "name": speaker.name or office, "jobTitle": office or None})
    return {"@type": "Organization", "name": version.publisher} if version.publisher else None


def _rating(one: Review) -> dict[str, Any]:
    """A number from 1 to 5 with its words; words alone where only estimates speak of it."""
    value = NEAR_RATING if one.verdict == "outside" and one.reason == NEAR else RATINGS.get(one.verdict)
    rating = {"@type": "Rating", "alternateName": NAMES[one.verdict]}
    return rating | ({"ratingValue": value, "bestRating": BEST, "worstRating": WORST} if value else {})


def _body(one: Review) -> str:
    said = "; ".join(_number(number) for number in one.numbers)
    causes = ", ".join(cause.replace("_", " ") for cause in one.causes)
    return f"{said}. May be explained by: {causes}." if causes else f"{said}."


def _number(number: Official) -> str:
    ratio = f", the claim is ×{number.ratio:.3g} of it" if number.ratio else ""
    return f"{number.side or 'others'}: {number.amount} {number.unit} ({number.status}{ratio})"


def _cited(number: Official) -> dict[str, Any]:
    cells = [f"{cell.series}#{cell.row}" for cell in number.cells]
    return _known(
        {"@type": "Dataset", "name": number.source, "datePublished": number.vintage, "identifier": cells or None}
    )


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
