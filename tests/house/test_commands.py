"""The commands people are told to run are the commands that are run."""

import re

import pytest


@pytest.fixture(scope="session")
def readme(root) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def test_the_test_command_of_the_readme_is_the_one_ci_runs(root, readme):
    commands = re.findall(r"^.*\.venv/bin/pytest$", readme, flags=re.MULTILINE)
    assert len(commands) == 1
    assert commands[0] in (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_demo_command_of_the_readme_is_the_one_ci_runs(root, readme):
    commands = re.findall(r"^.*\.venv/bin/servanda demo$", readme, flags=re.MULTILINE)
    assert len(commands) == 1
    assert commands[0] in (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_versions_are_exact(root):
    lines = (root / "requirements" / "dev.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"#.*|[\w.-]+==[\w.]+", line)] == []


def test_every_dependency_is_pinned(root):
    def normal(name: str) -> str:
        return re.sub(r"[-_.]+", "-", name).lower()

    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    named = {normal(name) for name in re.findall(r'"([\w.-]+)(?:>=|==)', text)} | {"types-pyyaml"}
    lines = (root / "requirements" / "dev.txt").read_text(encoding="utf-8").splitlines()
    pinned = {normal(line.partition("==")[0]) for line in lines if not line.startswith("#")}
    assert named - pinned == set()
