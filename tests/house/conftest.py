"""The source as the house tests see it: every Python file with its syntax tree."""

import ast
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]


class Source(NamedTuple):
    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return str(self.path.relative_to(ROOT))


def scripts(folder: Path) -> list[Path]:
    """Python files of a folder, also those without an ending."""
    files = [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return [
        path
        for path in files
        if path.suffix == ".py" or (not path.suffix and path.read_bytes().startswith(b"#!/usr/bin/env python"))
    ]


def sources(*folders: str) -> list[Source]:
    found = [path for folder in folders for path in scripts(ROOT / folder)]
    texts = [(path, path.read_text(encoding="utf-8")) for path in sorted(found)]
    return [Source(path, text, ast.parse(text)) for path, text in texts]


@pytest.fixture(scope="session")
def package() -> list[Source]:
    return sources("src/servanda")


@pytest.fixture(scope="session")
def everything() -> list[Source]:
    return sources("src/servanda", "tools", "bench", "tests")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT
