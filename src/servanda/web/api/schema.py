"""The OpenAPI document: made of the types of the handlers, with what these do not tell."""

from __future__ import annotations

import copy
import functools
from pathlib import Path
from typing import Any

import msgspec
import yaml
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import OpenAPIRenderPlugin

from servanda import __version__
from servanda.model import COMPARATORS, KINDS, MODALITIES
from servanda.packs import available

MEANINGS = Path(__file__).parent / "meanings.yaml"
VALUES = {
    "Statement.kind": KINDS, "Statement.modality": MODALITIES, "Value.comparator": COMPARATORS,
    "Text.language": (*available(), None), "Period.basis": ("stated", "anchor", "unresolved"),
    "Speaker.attribution": ("direct", "indirect", "carried", "named"),
}  # fmt: skip
PROBLEM = "application/problem+json"
FAILURES = {
    "400": "A parameter that cannot be; the detail names what can.", "403": "Asked under a foreign name.",
    "404": "There is no such thing.", "405": "Not in this way: see the header Allow.",
}  # fmt: skip
OF_BODY = {
    "413": "More than 4 MB.", "415": "No JSON.", "422": "A text that cannot be read: blank, or in no language that is.",
}  # fmt: skip
MORE = {
    "/api/v1/documents/{document}/text": {"410": "The text was taken down."},
    "/api/v1/exports/{name}": {"304": "As it was."},
}
FLAT = {"schema": {"type": "string"}}


class Enriched(OpenAPIRenderPlugin):
    """The document as JSON."""

    def __init__(self) -> None:
        super().__init__(path="/openapi.json", media_type="application/vnd.oai.openapi+json")  # type: ignore[arg-type]

    def render(self, request: Any, openapi_schema: dict[str, Any]) -> bytes:  # noqa: ANN401, ARG002 - as it is called
        """The bytes that are sent."""
        return msgspec.json.encode(enriched(openapi_schema))


@functools.cache
def meanings() -> dict[str, Any]:
    """What the interface is, and what the fields of records mean."""
    read: dict[str, Any] = yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))
    return read


CONFIG = OpenAPIConfig(
    "Servanda", __version__, path="/api/schema", render_plugins=[Enriched()], use_handler_docstrings=True,
    description=meanings()["about"],
)  # fmt: skip


def enriched(made: dict[str, Any]) -> dict[str, Any]:
    """The document with meanings and values of fields, and with what is answered where something is wrong."""
    told = copy.deepcopy(made)
    told["servers"] = [{"url": "/"}]
    told["tags"] = [{"name": name, "description": means} for name, means in meanings()["tags"].items()]
    for name, schema in told["components"]["schemas"].items():
        _fields(name, schema)
    told["components"]["schemas"] |= meanings()["records"]
    told["components"]["schemas"]["CellRecord"]["properties"]["value"] = meanings()["value"]
    for path, item in told["paths"].items():
        for operation in item.values():
            _answers(path, operation)
    return told


def _fields(name: str, schema: dict[str, Any]) -> None:
    """What the fields of a record mean, and which values they have."""
    for field, about in schema.get("properties", {}).items():
        means = meanings()["fields"].get(f"{name}.{field}") or meanings()["fields"].get(field)
        if means and "$ref" not in about:
            about["description"] = means
        if f"{name}.{field}" in VALUES:
            about["enum"] = list(VALUES[f"{name}.{field}"])


def _answers(path: str, operation: dict[str, Any]) -> None:
    """How a request can end."""
    answers = operation["responses"]
    answers.pop("400", None)
    told = FAILURES | (OF_BODY if "requestBody" in operation else {}) | MORE.get(path, {})
    problem = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status, means in told.items():
        answers[status] = {"description": means} | ({"content": problem} if status >= "400" else {})
    done = answers["200"]
    done["description"] = meanings()["done"]
    if any(one["name"] == "format" for one in operation.get("parameters", ())):
        done["content"]["text/csv"] = FLAT
    if any(one["name"] == "cursor" for one in operation.get("parameters", ())):
        done["headers"] = {"Link": meanings()["link"]}
