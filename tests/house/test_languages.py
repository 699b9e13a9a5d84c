"""A language is a folder of data: code knows no language by its code, and no words of any."""

import ast
from collections.abc import Iterator

from servanda import packs

LETTERS_OF_A_WORD = 3


def compared(tree: ast.Module) -> Iterator[ast.Constant]:
    """Constants that decide something: in comparisons, in `match`, as keys of a table, in a look-up."""
    for node in ast.walk(tree):
        places: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            places = [node.left, *node.comparators]
        elif isinstance(node, ast.MatchValue):
            places = [node.value]
        elif isinstance(node, ast.Dict):
            places = [key for key in node.keys if key]
        elif isinstance(node, ast.Subscript):
            places = [node.slice]
        for place in places:
            yield from (one for one in ast.walk(place) if isinstance(one, ast.Constant))


def test_no_language_is_told_by_its_code(package):
    codes = set(packs.available())
    named = [f"{one.name}:{c.lineno} {c.value!r}" for one in package for c in compared(one.tree) if c.value in codes]
    assert named == []


def documentation(tree: ast.Module) -> set[int]:
    """Lines of docstrings: they may show examples."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    lines: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, owners) and ast.get_docstring(node) is not None:
            first = node.body[0]
            lines.update(range(first.lineno, (first.end_lineno or 0) + 1))
    return lines


def foreign_word(text: str) -> bool:
    """A run of letters with one beyond ASCII: wording of a language, which belongs into its folder."""
    run = "".join(char if char.isalpha() else " " for char in text).split()
    return any(len(word) >= LETTERS_OF_A_WORD and not word.isascii() for word in run)


def test_no_words_of_a_language_in_code(package):
    found = []
    for one in package:
        documented = documentation(one.tree)
        found += [
            f"{one.name}:{node.lineno} {node.value!r}"
            for node in ast.walk(one.tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
            if node.lineno not in documented and foreign_word(node.value)
        ]
    assert found == []
