"""Small enough to hold: modules, functions, parameters and names."""

import ast
from collections.abc import Iterator

MODULE_LINES = 300
FUNCTION_LINES = 40
PARAMETERS = 5
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "shared", "base"}


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many a caller may give; `self` and `cls` are not given."""
    given = function.args
    names = [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in names if name not in ("self", "cls")])


def command_line(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A command's parameters are the options of the command line; the contract names them."""
    calls = [one.func if isinstance(one, ast.Call) else one for one in function.decorator_list]
    return any(isinstance(one, ast.Attribute) and one.attr in ("command", "callback") for one in calls)


def test_modules_are_short(everything):
    long = {one.name: lines for one in everything if (lines := one.text.count("\n")) > MODULE_LINES}
    assert long == {}


def test_functions_are_short(package):
    long = {
        f"{one.name}:{function.lineno} {function.name}": lines
        for one in package
        for function in functions(one.tree)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION_LINES
    }
    assert long == {}


def test_functions_take_few_parameters(package):
    greedy = {
        f"{one.name}:{function.lineno} {function.name}": count
        for one in package
        for function in functions(one.tree)
        if (count := parameters(function)) > PARAMETERS and not command_line(function)
    }
    assert greedy == {}


def test_modules_are_named_for_what_they_hold(package):
    assert [one.name for one in package if {one.path.stem, one.path.parent.name} & FORBIDDEN] == []


def test_modules_say_what_they_are(package):
    mute = [one.name for one in package if one.text.strip() and not ast.get_docstring(one.tree)]
    assert mute == []
