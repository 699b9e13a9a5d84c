"""The floors of the house, the tree of errors and the public names."""

import ast
import importlib
import re
import tomllib
from pathlib import Path

import pytest

from servanda import errors

CONTRACTS = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract["containers"][0])
def test_every_package_stands_on_a_floor(root, contract):
    placed = {name.strip() for layer in contract["layers"] for name in layer.split("|")}
    (container,) = contract["containers"]
    source = root.joinpath("src", *container.split("."))
    there = {path.parent.name for path in source.glob("*/__init__.py")} | {path.stem for path in source.glob("*.py")}
    assert contract["exhaustive"]
    assert there - {"__init__", "__main__"} == placed


def drawn(text: str) -> dict[str, str | None]:
    """Name → parent, as a tree of boxes shows it."""
    parents: dict[str, str | None] = {}
    path: list[tuple[int, str]] = []
    for line in text.splitlines():
        found = re.match(r"([│├└─ ]*)([A-Z]\w+) {2,}\S", line)
        if found:
            depth = len(found[1])
            path = [one for one in path if one[0] < depth]
            parents[found[2]] = path[-1][1] if path else None
            path.append((depth, found[2]))
    return parents


def test_the_tree_of_errors_is_the_one_drawn():
    classes = {name: one for name, one in vars(errors).items() if isinstance(one, type)}
    real = {name: one.__base__.__name__ if one.__base__ in classes.values() else None for name, one in classes.items()}
    assert real == drawn(errors.__doc__ or "")
    assert real["ServandaError"] is None


def test_public_names_are_sorted_and_there(package, root):
    for one in package:
        listed = [
            ast.literal_eval(node.value)
            for node in one.tree.body
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"
        ]
        if not listed:
            continue
        names = [*one.path.relative_to(root / "src").with_suffix("").parts]
        module = importlib.import_module(".".join(names[:-1] if names[-1] == "__init__" else names))
        assert listed[0] == sorted(listed[0]), one.name
        assert [name for name in listed[0] if not hasattr(module, name)] == [], one.name
