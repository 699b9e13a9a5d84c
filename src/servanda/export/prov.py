"""PROV-O in JSON-LD: which statement was read from which document, by which program, and put right by whom."""

from __future__ import annotations

from typing import Any, BinaryIO
from urllib.parse import quote

from servanda.export import addresses
from servanda.export.harmless import encoded
from servanda.export.source import Source, Told
from servanda.export.words import line
from servanda.model import Judgement, Statement, Version

PERSON = "user "
LINKS = (
    "wasQuotedFrom", "wasGeneratedBy", "wasRevisionOf", "wasAttributedTo", "hadPrimarySource", "specializationOf",
    "used", "wasAssociatedWith",
)  # fmt: skip
CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#", "dcterms": "http://purl.org/dc/terms/",
    "servanda": "urn:servanda:term:", "id": "@id", "type": "@type", "graph": "@graph", "label": "rdfs:label",
    "value": "prov:value", "title": "dcterms:title", "issued": "dcterms:issued", "language": "dcterms:language",
    "publisher": "dcterms:publisher", "concept": "servanda:concept", "rule": "servanda:rule",
    "start": "servanda:start", "end": "servanda:end",
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in LINKS},
    **{name: {"@id": f"prov:{name}", "@type": "xsd:dateTime"} for name in ("endedAtTime", "generatedAtTime")},
}  # fmt: skip


def write(source: Source, out: BinaryIO) -> None:
    """A node a line: agents when they are first met, the document, its readings, and what was read."""
    corrected = {one.right: one for one in source.judged("corrected")}
    met: set[str] = set()
    out.write(b'{"@context":' + encoded(CONTEXT) + b',"label":' + encoded(source.title) + b',"graph":[')
    before = b"\n"
    for told in source.told:
        readers = (*told.readers, *(corrected[one.id].by for one in told.said if one.id in corrected))
        agents = [_agent(one) for one in dict.fromkeys(readers)]
        nodes = [one for one in agents if one["id"] not in met]
        met.update(one["id"] for one in nodes)
        nodes += [_version(told.version), *(_reading(told, one) for one in told.readers)]
        nodes += [_statement(one, told, corrected.get(one.id)) for one in told.said]
        for node in nodes:
            out.write(before + encoded(node))
            before = b",\n"
    out.write(b"\n]}\n")


def _agent(reader: str) -> dict[str, Any]:
    """A program with its version, or a person."""
    if reader.startswith(PERSON):
        return {"id": agent(reader), "type": ["prov:Agent", "prov:Person"], "label": reader.removeprefix(PERSON)}
    return {"id": agent(reader), "type": ["prov:Agent", "prov:SoftwareAgent"], "label": f"servanda {reader}"}


def agent(reader: str) -> str:
    """The IRI of who read: `urn:servanda:reader:0.1.0%2B3f2a`, `urn:servanda:user:aigerim`."""
    sort, name = ("user", reader.removeprefix(PERSON)) if reader.startswith(PERSON) else ("reader", reader)
    return f"{addresses.OURS}{sort}:{quote(name, safe='')}"


def _version(version: Version) -> dict[str, Any]:
    known = {
        "title": version.title, "issued": version.published, "language": version.language,
        "publisher": version.publisher, "generatedAtTime": version.accessed,
    }  # fmt: skip
    return {
        "id": addresses.version(version.id), "type": "prov:Entity", "specializationOf": addresses.source(version),
    } | {name: text for name, text in known.items() if text}  # fmt: skip


def _activity(version: Version, reader: str) -> str:
    return f"{addresses.OURS}reading:{version.id}:{quote(reader, safe='')}"


def _reading(told: Told, reader: str) -> dict[str, Any]:
    node = {
        "id": _activity(told.version, reader), "type": "prov:Activity", "used": addresses.version(told.version.id),
        "wasAssociatedWith": agent(reader),
    }  # fmt: skip
    when = told.version.accessed
    return node | ({"endedAtTime": when} if when and not reader.startswith(PERSON) else {})


def _statement(one: Statement, told: Told, corrected: Judgement | None) -> dict[str, Any]:
    version = addresses.version(told.version.id)
    programs = [reader for reader in told.readers if not reader.startswith(PERSON)]
    readers = [corrected.by] if corrected else programs
    node = {
        "id": addresses.statement(one.id), "type": "prov:Entity", "label": line(one), "value": one.quote,
        "concept": one.concept, "rule": one.rule, "start": one.start, "end": one.end,
        "wasQuotedFrom": version, "hadPrimarySource": version,
        "wasAttributedTo": [agent(reader) for reader in readers],
        "wasGeneratedBy": [_activity(told.version, reader) for reader in readers if reader in told.readers],
    }  # fmt: skip
    return node | ({"wasRevisionOf": addresses.statement(corrected.left)} if corrected else {})
