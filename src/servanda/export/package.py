"""A Data Package: statements, documents and judgements as CSV in a zip, with their schemas and SHA-256 checksums."""

from __future__ import annotations

import hashlib
import itertools
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, NamedTuple

import msgspec

from servanda.export.columns import COLUMNS, Plain, row
from servanda.export.harmless import without_halves
from servanda.export.sheet import lines
from servanda.export.source import Source
from servanda.model import CHECKS, OUTCOMES, VERDICTS, Judgement, Version

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
THEN = (1980, 1, 1, 0, 0, 0)  # a file is the same whenever it is made
TYPES = {"text": "string", "integer": "integer", "decimal": "number", "date": "date", "boolean": "boolean"}
DOCUMENT = {
    "id": "hash of the document as it was read", "document": "id of the document", "source": "of what it is a version",
    "text_hash": "BLAKE2b of its text", "language": "BCP 47", "published": "when it was published",
    "url": "its address", "publisher": "who published it", "publisher_country": "ISO 3166-1 alpha-3",
    "title": "its title", "licence": "under which terms its text may be used", "accessed": "when it was read, UTC",
}  # fmt: skip
JUDGEMENT = {
    "id": "hash of the judgement", "verdict": "what the two are to each other", "left": "id of a statement",
    "right": "id of another, or empty", "reason": "a code", "explanations": "innocent ones, in codes",
    "by": "rule or user", "at": "when, UTC",
}  # fmt: skip
DATES = frozenset({"published"})
TIMES = frozenset({"accessed", "at"})


class Resource(NamedTuple):
    """A file of the package: its name, its fields, what is in it."""

    name: str
    fields: list[dict[str, str]]
    rows: Iterable[Iterable[Plain]]


class Seen(NamedTuple):
    """What has gone into the table of statements."""

    versions: list[Version]
    ids: set[str]


def write(source: Source, out: BinaryIO) -> None:
    """Three tables, and what describes them."""
    seen = Seen([], set())
    fields = [{"name": one.name, "type": TYPES[one.sort], "description": one.means} for one in COLUMNS]
    resources = (
        Resource("statements", fields, _statements(source, seen)),
        Resource("documents", _fields(DOCUMENT), map(_version, seen.versions)),
        Resource("judgements", _fields(JUDGEMENT), _judgements(source, seen)),
    )
    with zipfile.ZipFile(out, "w") as packed:
        described = [_add(packed, one) for one in resources]
        with packed.open(_member("datapackage.json"), "w") as file:
            file.write(msgspec.json.format(msgspec.json.encode(_described(source, described)), indent=2) + b"\n")


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, THEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def _add(packed: zipfile.ZipFile, resource: Resource) -> dict[str, Any]:
    """Write a table as its rows come; its description with size and checksum."""
    path, size, digest = f"{resource.name}.csv", 0, hashlib.sha256()
    head = [field["name"] for field in resource.fields]
    with packed.open(_member(path), "w", force_zip64=True) as file:
        for one in itertools.chain([head], resource.rows):
            piece = lines([one])
            size += file.write(piece)
            digest.update(piece)
    return {
        "name": resource.name, "type": "table", "profile": "tabular-data-resource", "path": path, "scheme": "file",
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "bytes": size,
        "hash": f"sha256:{digest.hexdigest()}", "schema": {"fields": resource.fields, "primaryKey": ["id"]},
    }  # fmt: skip


def _statements(source: Source, seen: Seen) -> Iterator[Iterable[Plain]]:
    for told in source.told:
        seen.versions.append(told.version)
        for entry in told.entries():
            if entry.statement.id not in seen.ids:
                seen.ids.add(entry.statement.id)
                yield row(entry)


def _version(version: Version) -> list[Plain]:
    return [getattr(version, name) for name in DOCUMENT]


def _judgements(source: Source, seen: Seen) -> Iterator[list[Plain]]:
    """Judgements on statements that are in the package; of two, both are."""
    for verdict in dict.fromkeys((*VERDICTS, *CHECKS, *OUTCOMES)):
        for one in source.judged(verdict):
            if one.left in seen.ids and (not one.right or one.right in seen.ids or verdict not in VERDICTS):
                yield _judgement(one)


def _judgement(one: Judgement) -> list[Plain]:
    values = {name: getattr(one, name) for name in JUDGEMENT}
    return [*(values | {"explanations": " ".join(one.explanations)}).values()]


def _fields(means: dict[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "type": _type(name), "description": text} for name, text in means.items()]


def _type(name: str) -> str:
    return "date" if name in DATES else "datetime" if name in TIMES else "string"


def _described(source: Source, resources: list[dict[str, Any]]) -> dict[str, Any]:
    name = re.sub(r"[^a-z0-9._-]+", "-", source.title.lower()).strip("-") or "statements"
    return {
        "$schema": PROFILE, "profile": "tabular-data-package", "name": name, "title": without_halves(source.title),
        "description": "What documents say, each statement with the characters that say it; made by " + source.maker,
        "resources": resources,
    }  # fmt: skip
