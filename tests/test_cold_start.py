"""What is compiled once is kept and found again, and a run loads no more than it needs."""

import json
import subprocess
import sys

import pytest

from servanda.grammar.atoms.links import Links
from servanda.grammar.atoms.numerals import Numerals
from servanda.grammar.atoms.ranging import Ranging
from servanda.grammar.words.forms import compiled, forms
from servanda.grammar.words.scan import Scanner, scanner
from servanda.packs import available, load
from servanda.packs.load import KEPT, cached

HEAVY = {"rich", "servanda.judge", "servanda.ledger", "servanda.net", "servanda.views.answers", "socket", "yaml"}
READ = """import sys
from servanda.cli.app import app
app(["read", sys.argv[1], "--format", "jsonl"], standalone_mode=False)
print(*sys.modules, file=sys.stderr)"""
TELL = """from servanda.packs.load import load
from servanda.readers import language
print(language.identify("Where are they from?"), load.cache_info().currsize)"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder for what is cached."""
    place = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(place))
    return place


@pytest.fixture
def words(tmp_path):
    """A file of which something is made."""
    path = tmp_path / "words.txt"
    path.write_text("one", encoding="utf-8")
    return path


def made(path):
    """What is cached of a file, and whether it was made anew."""
    calls = []

    def make(files):
        calls.append(files)
        return files[0].read_text(encoding="utf-8").split()

    return cached("words", [path], list[str], make), bool(calls)


@pytest.mark.parametrize("code", available())
def test_forms_come_from_the_cache_as_they_were_compiled(code, folder):
    assert forms(code) == compiled(load(code))
    assert list(folder.rglob(f"{code}-forms-*.pack"))
    assert forms(code) == compiled(load(code))


@pytest.mark.parametrize("code", available())
def test_what_is_looked_up_beside_numbers_and_times_is_all_kept(code):
    whole, kept = Scanner(load(code)), scanner(code)
    assert known(Links(whole.pack)) == known(Links(kept.pack))
    assert known(Ranging(whole)) == known(Ranging(kept))
    assert known(Numerals(whole, whole.pack.entries)) == known(Numerals(kept, kept.pack.entries))
    assert len(kept.pack.entries) < len(whole.pack.entries)


def known(words):
    """What an object knows as plain data."""
    return {name: value for name, value in vars(words).items() if isinstance(value, dict | frozenset | set | int)}


def test_what_is_made_is_kept_until_its_file_changes(folder, words):
    assert made(words) == (["one"], True)
    assert made(words) == (["one"], False)
    words.write_text("two three", encoding="utf-8")
    assert made(words) == (["two", "three"], True)
    assert len(list(folder.rglob("*.pack"))) == 2


@pytest.mark.parametrize("torn", [b"", b"\x93", b"\x81\xa1a\xa1b", "ключ".encode()])
def test_a_torn_cache_is_made_anew(folder, words, torn):
    made(words)
    (kept,) = folder.rglob("*.pack")
    kept.write_bytes(torn)
    assert made(words) == (["one"], True)
    assert made(words) == (["one"], False)


def test_a_cache_that_cannot_be_read_or_written_only_costs_time(folder, words):
    folder.write_text("no folder", encoding="utf-8")
    assert made(words) == (["one"], True)
    assert made(words) == (["one"], True)
    folder.unlink()
    made(words)
    (kept,) = folder.rglob("*.pack")
    kept.unlink()
    kept.mkdir()
    assert made(words) == (["one"], True)
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_of_what_was_compiled_before_only_the_last_few_are_kept(folder, words):
    cached("words-apart", [words], list[str], lambda _: ["other"])
    for count in range(1, KEPT + 4):
        words.write_text("one " * count, encoding="utf-8")
        made(words)
    names = sorted(path.name.rpartition("-")[0] for path in folder.rglob("*.pack"))
    assert names == ["words"] * KEPT + ["words-apart"]
    assert made(words) == (["one"] * count, False)


def test_reading_loads_no_more_than_it_needs(tmp_path):
    source = tmp_path / "said.jsonl"
    text = "Trade between Kazakhstan and Türkiye reached $5 billion last year."
    source.write_text(json.dumps({"text": text, "language": "en"}), encoding="utf-8")
    for _ in range(2):  # what is compiled at first needs more
        done = run(READ, source)
    assert json.loads(done.stdout)["concept"] == "trade.turnover"
    assert HEAVY & set(done.stderr.split()) == set()


def test_a_language_is_told_without_the_words_of_any(folder):
    assert run(TELL).stdout.split() == ["en", str(len(available()))]
    assert run(TELL).stdout.split() == ["en", "0"]
    assert folder.is_dir()


def run(code, *arguments):
    """A program of its own."""
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
