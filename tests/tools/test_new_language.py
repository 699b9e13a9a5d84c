"""A folder from CLDR reads numbers, money, percent and dates of a language that nobody wrote a line for."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, data: Path, text: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SERVANDA_DATA": str(data), "PYTHONUTF8": "1"}
    return subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, *map(str, command)], capture_output=True, text=True, check=False, env=environment, input=text
    )


def made(code: str, data: Path) -> subprocess.CompletedProcess[str]:
    return run(ROOT / "tools" / "new_language", code, "--data", data, data=data)


def read(code: str, data: Path, text: str) -> list[tuple[str, object, str | None]]:
    command = ("-m", "servanda", "atoms", "-", "--language", code, "--format", "jsonl")
    done = run(*command, data=data, text=text)
    assert done.stderr == ""
    atoms = [json.loads(line) for line in done.stdout.splitlines()]
    return [(atom["kind"], atom["value"] or (atom["from"], atom["to"]), atom["unit"]) for atom in atoms]


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        (
            "de",
            "Am 15. März 2024 1.250,5 Euro, also 12,5 Prozent von zehntausend; im Mai 2025 dann 7 Milliarden Euro",
            [
                ("date", ("2024-03-15", "2024-03-16"), None), ("money", "1250.5", "EUR"),
                ("percent", "12.5", "PERCENT"), ("number", "10000", None),
                ("period", ("2025-05-01", "2025-06-01"), None), ("money", "7000000000", "EUR"),
            ],
        ),
        ("de", "dreihundertfünfundvierzig US-Dollar", [("money", "345", "USD")]),
        (
            "ky",
            "Соода 27,5 миллион АКШ доллары, 12 пайыз; 15-март 2024; жыйырма беш миң үч жүз",
            [
                ("money", "27500000", "USD"), ("percent", "12", "PERCENT"),
                ("date", ("2024-03-15", "2024-03-16"), None), ("number", "25300", None),
            ],
        ),
    ],
)  # fmt: skip
def test_a_language_of_the_world(code, text, found, tmp_path):
    done = made(code, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    folder = tmp_path / "languages" / code
    assert {path.name for path in folder.iterdir()} == {
        "amounts.yaml", "cldr.yaml", "examples.yaml", "frames.yaml", "language.yaml", "numbers.yaml", "places.yaml",
        "time.yaml", "words.yaml",
    }  # fmt: skip
    assert read(code, tmp_path, text) == found


def test_its_examples_say_which_of_them_are_not_read_yet(tmp_path):
    done = made("ky", tmp_path)
    examples = yaml.safe_load((tmp_path / "languages" / "ky" / "examples.yaml").read_text(encoding="utf-8"))
    failing = [one["text"] for one in examples if "fails" in one]
    assert f"Of {len(examples)} examples written by CLDR it reads {len(examples) - len(failing)}." in done.stdout
    assert all(repr(text) in done.stdout for text in failing)
    assert len(failing) <= 1


def test_a_language_without_rules_of_spelling_reads_digits(tmp_path):
    assert made("eu", tmp_path).returncode == 0
    assert read("eu", tmp_path, "% 12,5 eta 1.250 euro") == [("percent", "12.5", "PERCENT"), ("money", "1250", "EUR")]


def test_nothing_is_overwritten(tmp_path):
    folder = tmp_path / "languages" / "de"
    folder.mkdir(parents=True)
    (folder / "language.yaml").write_text("mine")
    done = made("de", tmp_path)
    assert done.returncode == 1
    assert "is there already" in done.stderr
    assert (folder / "language.yaml").read_text() == "mine"


def test_what_cldr_does_not_know(tmp_path):
    done = made("xx", tmp_path)
    assert done.returncode == 1
    assert "CLDR has no such language" in done.stderr
    assert list(tmp_path.iterdir()) == []
