"""The README: its examples give what it shows, and its figures are those that were measured."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^```console\n\$ (.+)\n((?:.*\n)*?)```$", README, flags=re.MULTILINE)
PYTHON = re.findall(r"^```python\n((?:.*\n)*?)```$", README, flags=re.MULTILINE)


@pytest.mark.parametrize(("command", "output"), SHOWN)
def test_what_the_terminal_shows(command: str, output: str) -> None:
    script = f'servanda() {{ "{sys.executable}" -m servanda "$@"; }}; {command}'
    environment = {**os.environ, "COLUMNS": "100", "PYTHONUTF8": "1"}
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True, env=environment)  # noqa: S603, S607 - our README
    assert (done.stdout, done.stderr) == (output, "")


@pytest.mark.parametrize("code", PYTHON)
def test_what_python_shows(code: str) -> None:
    runner = doctest.DocTestRunner(verbose=False)
    said: list[str] = []
    runner.run(doctest.DocTestParser().get_doctest(code, {}, "README.md", "README.md", 0), out=said.append)
    assert "".join(said) == ""


def test_there_is_something_to_show() -> None:
    assert SHOWN
    assert PYTHON


def test_the_picture_loads_nothing_from_elsewhere() -> None:
    picture = (ROOT / "docs" / "demo.svg").read_text(encoding="utf-8")
    addresses = {found for found in re.findall(r"https?://[^\s\"')]+", picture) if "w3.org" not in found}
    assert addresses <= {"https://www.textualize.io"}  # the maker's name, in a comment
    assert not re.search(r"@import|@font-face|<script|xlink:href|url\((?!#)", picture)
