"""The OpenAPI document in the pieces of which its page is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

FEW = 16  # values that are named
Schema = Mapping[str, Any]


class Field(NamedTuple):
    """A parameter or a field: what it is called, what it may be, what it means."""

    name: str
    sort: str
    means: str
    required: bool


class Operation(NamedTuple):
    """One thing to ask for; `example` is an address that can be opened, empty where it is no GET."""

    method: str
    path: str
    summary: str
    means: str
    parameters: tuple[Field, ...]
    gives: str
    record: str
    example: str


class Group(NamedTuple):
    """Operations that belong together."""

    name: str
    means: str
    operations: tuple[Operation, ...]


class Record(NamedTuple):
    """A record with its fields."""

    name: str
    means: str
    fields: tuple[Field, ...]


def groups(told: Schema) -> Iterator[Group]:
    """The operations by what they are about."""
    for tag in told["tags"]:
        found = tuple(
            _operation(method, path, one)
            for path, item in told["paths"].items()
            for method, one in item.items()
            if tag["name"] in one.get("tags", ())
        )
        yield Group(tag["name"], tag["description"], found)


def records(told: Schema) -> Iterator[Record]:
    """The records, by name."""
    for name, schema in sorted(told["components"]["schemas"].items()):
        needed = schema.get("required", ())
        fields = tuple(
            Field(field, sort(about), about.get("description", ""), field in needed)
            for field, about in schema.get("properties", {}).items()
        )
        yield Record(name, schema.get("description", ""), fields)


def _operation(method: str, path: str, one: Schema) -> Operation:
    parameters = one.get("parameters", ())
    fields = tuple(
        Field(about["name"], sort(about["schema"]), about.get("description", ""), about.get("required", False))
        for about in parameters
    )
    body = one.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    if body:
        fields = (Field("", sort(body), "", required=True), *fields)
    gives = sort(next(iter(one["responses"]["200"]["content"].values()))["schema"])
    record = gives.removeprefix("list of ")
    example = _example(path, parameters) if method == "get" else ""
    return Operation(method.upper(), path, one["summary"], one.get("description", ""), fields, gives, record, example)


def _example(path: str, parameters: Any) -> str:  # noqa: ANN401 - a list of JSON
    """An address with the examples of what has to be given; empty where one has none."""
    asked = {}
    for about in parameters:
        if not about.get("required"):
            continue
        shown = next((one["value"] for one in about.get("examples", {}).values()), about["schema"].get("example"))
        if shown is None:
            return ""
        asked[about["name"]] = shown
    inside = {name: value for name, value in asked.items() if f"{{{name}}}" in path}
    for name, value in inside.items():
        path = path.replace(f"{{{name}}}", quote(str(value), safe=""))
    rest = {name: value for name, value in asked.items() if name not in inside}
    return path + (f"?{urlencode(rest)}" if rest else "")


def sort(schema: Schema) -> str:
    """What a value may be, in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return _values([one for one in schema["enum"] if one is not None])
    if "oneOf" in schema:
        return " | ".join(dict.fromkeys(sort(one) for one in schema["oneOf"] if one.get("type") != "null"))
    kind = schema.get("type", "any")
    if isinstance(kind, list):
        return " | ".join(one for one in kind if one != "null")
    if kind == "array":
        return f"list of {sort(schema['items'])}" if "items" in schema else "list"
    return str(schema.get("format") or kind)


def _values(values: list[Any]) -> str:
    return " | ".join(map(str, values)) if len(values) <= FEW else f"one of {len(values)}"
