"""A language is a folder: one that does not exist, in a folder of the user's own, is read like any other."""

import json
import os
import subprocess
import sys

import pytest

FILES = {
    "language.yaml": """
code: qaa
name: Zumba
english: Zumban
script: Latn
decimal: ","
group: ["."]
letters: ŵ
common_words: [ŵu, ŵoka]
morphology: {endings: [mi, ru]}
""",
    "numbers.yaml": """
number: {2: [dwa*], 4: [kwa*], 20: [dwado*]}
scale: {1000: [tizo*], 1000000000: [gigo*]}
ordinal: {3: [trizo]}
""",
    "amounts.yaml": """
currency: {USD: [zuzu*], KZT: [tengo*]}
percent: {PERCENT: [porko*]}
comparator: {">": [plumo]}
""",
    "time.yaml": """
month: {3: [marzo*], 5: [mayo*]}
time_unit: {YEARS: [ano*]}
relative: {-1: [olda]}
deadline: {by: [huta]}
""",
    "places.yaml": "place: {KAZ: [^Kazo*], TUR: [^Turo*]}\n",
    "words.yaml": "concept: {trade.turnover: [komerzo*]}\n",
    "frames.yaml": """
office: {head_of_state: [prezo*]}
modality: {target: [(levaro|altigo)*]}
""",
}
TEXT = """Ŵu komerzo Kazo ŵoka Turo olda ano plumo 6,4 gigo zuzu ŵoka.
Levaro komerzo Kazo ŵoka Turo huta 2030 dwado gigo zuzu."""


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    root = tmp_path_factory.mktemp("mine")
    folder = root / "languages" / "qaa"
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return {**os.environ, "SERVANDA_DATA": str(root), "PYTHONUTF8": "1", "COLUMNS": "200"}


def servanda(environment, *arguments: str, text: str = "") -> str:
    command = [sys.executable, "-m", "servanda", *arguments]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False, env=environment)  # noqa: S603 - our own command
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_it_is_listed(environment):
    assert "Zumban · Zumba" in servanda(environment, "languages")


def test_numbers_money_percent_and_dates(environment):
    text = "3.500,5 zuzumi, dwado dwa tizoru tengo, 4 porko, 15 marzo 2024, mayo 2025, olda ano, trizo"
    options = ("--language", "qaa", "--date", "2024-06-01", "--format", "jsonl")
    found = [json.loads(line) for line in servanda(environment, "atoms", "-", *options, text=text).splitlines()]
    assert [(one["kind"], one["value"] or one["from"], one["unit"]) for one in found] == [
        ("money", "3500.5", "USD"), ("money", "22000", "KZT"), ("percent", "4", "PERCENT"),
        ("date", "2024-03-15", None), ("period", "2025-05-01", None), ("period", "2023-01-01", None),
        ("ordinal", "3", "ORDINAL"),
    ]  # fmt: skip


def test_statements_in_a_language_told_by_its_own_words(environment):
    options = ("--date", "2024-06-01", "--format", "jsonl")
    figure, pledge = [json.loads(line) for line in servanda(environment, "read", "-", *options, text=TEXT).splitlines()]
    assert (figure["kind"], figure["concept"], figure["parties"]) == ("figure", "trade.turnover", ["KAZ", "TUR"])
    assert (figure["value"]["low"], figure["value"]["high"], figure["value"]["unit"]) == ("6400000000", None, "USD")
    assert (figure["period"]["start"], figure["quote"]) == ("2023-01-01", "6,4 gigo zuzu")
    assert (pledge["kind"], pledge["modality"], pledge["value"]["low"]) == ("pledge", "target", "20000000000")
    assert pledge["deadline"]["end"] == "2031-01-01"
