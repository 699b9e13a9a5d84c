"""`servanda compare`: side by side at every width, as lines, as Markdown; what can go wrong."""

import json

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from servanda.cli.app import app

LEFT = "Kazakhstan and Turkey held talks. Trade between Kazakhstan and Turkey reached $6.4 billion in 2023."
RIGHT = (
    "Казахстан и Турция провели переговоры. Товарооборот Казахстана и Турции в 2023 году составил 7,1 млрд долларов."
)


def run(*arguments: object, stdin: str = ""):
    return CliRunner().invoke(app, ["compare", *map(str, arguments)], input=stdin)


@pytest.fixture
def paths(tmp_path):
    left, right = tmp_path / "left.txt", tmp_path / "right_[b].txt"
    left.write_text(LEFT, encoding="utf-8")
    right.write_text(RIGHT, encoding="utf-8")
    return left, right


@pytest.mark.parametrize("width", [30, 60, 80, 120, 200])
def test_side_by_side_at_every_width(paths, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    done = run(*paths)
    assert done.exit_code == 0
    assert max(cell_len(line) for line in done.stdout.splitlines()) <= width
    words = " ".join(done.stdout.split())
    for fact in ("1 agree · 1 differ", "6.4 bn USD", "7.1 bn USD", "≠", "="):
        assert fact in words


def test_lines_hold_both_statements(paths):
    lines = [json.loads(line) for line in run(*paths, "--format", "jsonl").stdout.splitlines()]
    assert [(one["verdict"], one["differs"]) for one in lines] == [("agrees", []), ("differs", ["value"])]
    assert lines[1]["left"]["quote"] == "$6.4 billion"
    assert lines[1]["right"]["quote"] == "7,1 млрд долларов"
    assert json.loads(run(*paths, "--format", "json").stdout) == lines


def test_markdown_goes_by_the_name_of_the_output(paths, tmp_path):
    out = tmp_path / "both.md"
    assert run(*paths, "-o", out).exit_code == 0
    text = out.read_text(encoding="utf-8")
    assert text.startswith("# left.txt | right\\_\\[b\\].txt\n")
    assert "value: 6.4 bn USD \\| 7.1 bn USD" in text


def test_one_file_with_two_documents():
    lines = "".join(json.dumps({"text": text, "language": code}) + "\n" for text, code in ((LEFT, "en"), (RIGHT, "ru")))
    done = run("-", "--format", "jsonl", stdin=lines)
    assert [json.loads(line)["verdict"] for line in done.stdout.splitlines()] == ["agrees", "differs"]


@pytest.mark.parametrize("count", [1, 3])
def test_other_numbers_of_documents_are_wrong_usage(paths, count):
    done = run(*[paths[0]] * count)
    assert done.exit_code == 2
    assert "two versions are compared" in done.stderr


def test_a_version_that_cannot_be_read_is_named(paths):
    done = run(paths[0], "nowhere.txt")
    assert done.exit_code == 1
    assert "nowhere.txt" in done.stderr
    assert done.stdout == ""
