"""FollowTheMoney: a line an entity, one for each document and one for each claim, in schemata of our own.

FollowTheMoney drops without a word what it finds invalid, so that only what it takes is given: countries as alpha-2,
languages of three letters, addresses of the web, whole dates.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from servanda.export import addresses
from servanda.export.codes import language
from servanda.export.harmless import escaped, visible
from servanda.export.source import Source, Told
from servanda.export.things import things
from servanda.model import Period, Statement, Value, Version
from servanda.packs.countries import alpha2

SCHEMATA = {
    "document": "Agreement", "pledge": "Pledge", "event": "ClaimedEvent", "project": "ClaimedProject",
}  # fmt: skip
CURRENCY = re.compile(r"[A-Z]{3}")
DAY = dt.timedelta(days=1)
Properties = dict[str, list[str]]


def write(source: Source, out: BinaryIO) -> None:
    """The document, then what it says; document by document."""
    same, encode = things(source), msgspec.json.Encoder().encode
    for told in source.told:
        out.write(encode(_entity(document_id(told.version), "Article", _article(told.version))) + b"\n")
        for one in told.said:
            schema = SCHEMATA.get(one.kind, "Claim")
            properties = _claim(one, told) | {"record": [same[one.id]] if one.id in same else []}
            out.write(encode(_entity(f"servanda-{one.id}", schema, properties)) + b"\n")


def document_id(version: Version) -> str:
    """The id of the entity that a document is."""
    return f"servanda-version-{version.id}"


def _entity(identity: str, schema: str, properties: Properties) -> dict[str, Any]:
    return {"id": identity, "schema": schema, "properties": {name: some for name, some in properties.items() if some}}


def _article(version: Version) -> Properties:
    return {
        "title": _texts(version.title or version.document),
        "publisher": _texts(version.publisher),
        "country": _countries([version.publisher_country]),
        "language": _texts(language(version.language)),
        "publishedAt": _texts(_date(version.published)),
        "retrievedAt": _texts(version.accessed and version.accessed[:10]),
        "sourceUrl": _texts(addresses.web(version.url)),
    }


def _claim(one: Statement, told: Told) -> Properties:
    version = told.version
    found = {
        "name": _texts(one.name) or _texts(one.quote) or [one.concept],
        "kind": [one.kind],
        "concept": [one.concept],
        "quote": [exact(one.quote)],
        "spanStart": [str(one.start)],
        "spanEnd": [str(one.end)],
        "parties": _texts(" ".join(one.parties)),
        "country": _countries(one.parties),
        "modality": [one.modality],
        "stage": _texts(one.stage),
        "doubts": [*one.doubts],
        "rule": [one.rule],
        "recordId": [one.id],
        "proof": [document_id(version)],
        "publisher": _texts(version.publisher),
        "sourceUrl": _texts(addresses.web(version.url)),
        **_value(one.value),
        **_period(one.period),
        **_speaker(one),
    }
    return found | _own(one)


def _own(one: Statement) -> Properties:
    """What the schema of the kind has beside those of every claim."""
    match one.kind:
        case "pledge" if one.deadline:
            return {"deadline": _texts(_last(one.deadline.end)), "deadlineText": _texts(one.deadline.text)}
        case "document":
            return {"instrument": [one.concept.rpartition(".")[2]]}
        case "project":
            return {"status": _texts(one.stage)}
        case _:
            return {}


def _value(value: Value | None) -> Properties:
    if value is None:
        return {}
    money = value.unit if value.unit and CURRENCY.fullmatch(value.unit) else None
    return {
        "low": _texts(value.low), "high": _texts(value.high), "unit": _texts(value.unit),
        "comparator": [value.comparator], "amount": _texts(value.low or value.high), "currency": _texts(money),
    }  # fmt: skip


def _period(period: Period | None) -> Properties:
    """Days of a period; an interval of FollowTheMoney ends with its last day."""
    if period is None:
        return {}
    start, last = _texts(_date(period.start)), _texts(_last(period.end))
    return {"periodText": _texts(period.text), "startDate": start, "endDate": last}


def _speaker(one: Statement) -> Properties:
    speaker = one.speaker
    if speaker is None:
        return {}
    return {
        "speaker": _texts(speaker.name), "speakerOffice": _texts(speaker.office),
        "speakerCountry": _countries([speaker.country]), "attribution": [speaker.attribution],
    }  # fmt: skip


def exact(text: str) -> str:
    """A text that FollowTheMoney keeps as it is: what it would drop or compose is escaped."""
    shown = "".join(escaped(char) if _dropped(char) else char for char in visible(text))
    left, bare = len(shown) - len(shown.lstrip()), shown.strip()
    ends = shown[:left], shown[left + len(bare) :]
    return "".join(map(escaped, ends[0])) + bare + "".join(map(escaped, ends[1]))


def _dropped(char: str) -> bool:
    if char.isascii():
        return char in "\x0b\x0c"
    category = unicodedata.category(char)
    composes = unicodedata.combining(char) or unicodedata.normalize("NFC", char) != char
    return category in {"Cf", "Cn", "Co", "Zl", "Zp"} or bool(composes) or "\u1160" <= char <= "\u11ff"


def _texts(text: str | None) -> list[str]:
    """A text as FollowTheMoney cleans it: composed, on one line, without what is not seen."""
    composed = unicodedata.normalize("NFC", visible(text or ""))
    seen = "".join(char for char in composed if unicodedata.category(char) not in {"Cf", "Cn", "Co"})
    flat = " ".join(seen.split())
    return [flat] if flat else []


def _countries(some: Iterable[str | None]) -> list[str]:
    """Countries as FollowTheMoney names them; organisations have no code there, the European Union has."""
    known = alpha2() | {"EU": "EU"}
    return sorted({known[one].lower() for one in some if one in known})


def _date(written: str | None) -> str | None:
    try:
        return dt.date.fromisoformat(written).isoformat() if written else None
    except ValueError:
        return None


def _last(end: str | None) -> str | None:
    """The last day of a half-open period."""
    day = _date(end)
    return (dt.date.fromisoformat(day) - DAY).isoformat() if day and day > dt.date.min.isoformat() else None
