"""The commands: exit statuses, options, and one clear line for everything that can go wrong."""

import fcntl
import json
import os
import re
import signal
import subprocess
import sys
import termios
import time

import pytest
from click.testing import CliRunner

from servanda import pipeline
from servanda.cli.app import app
from servanda.model import Atom, Document, Refusal, Statement, Value, statement_id

DIGITS = re.compile(r"\d+")


def figures(document: Document):
    """Every number as a figure, and every word "refuse" as a refusal."""
    if "crash" in document.text:
        raise RuntimeError("a bug\nin two lines")
    for hit in DIGITS.finditer(document.text):
        fields = {
            "document": document.id, "kind": "figure", "concept": "trade.turnover", "start": hit.start(),
            "end": hit.end(), "quote": hit[0], "value": Value(low=hit[0], high=hit[0], unit="USD"),
            "modality": "reported", "rule": f"{document.language} {document.published} {document.publisher_country}",
        }  # fmt: skip
        yield Statement(id=statement_id(fields), **fields)
    if (at := document.text.find("refuse")) >= 0:
        yield Refusal(refused="no_parties", document=document.id, start=at, end=at + 6, quote="refuse")


def numbers(document: Document):
    return [
        Atom(kind="number", start=hit.start(), end=hit.end(), text=hit[0], value=hit[0], comparator=">")
        for hit in DIGITS.finditer(document.text)
    ]


@pytest.fixture(autouse=True)
def grammar(monkeypatch):
    monkeypatch.setattr(pipeline, "statements", figures)
    monkeypatch.setattr(pipeline, "read", lambda document: pipeline.Read(list(figures(document)), []))
    monkeypatch.setattr(pipeline, "document_atoms", numbers)
    monkeypatch.setenv("COLUMNS", "80")


def run(*arguments: object, stdin: str | bytes = ""):
    return CliRunner().invoke(app, list(map(str, arguments)), input=stdin)


def one_line(result) -> str:
    """The single line on standard error."""
    (line,) = result.stderr.splitlines()
    assert line.startswith("servanda: ")
    assert "Traceback" not in line
    return line


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "news.txt"
    path.write_text("Bilateral trade reached 27 billion dollars last year.", encoding="utf-8")
    return path


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "news.jsonl"
    records = [
        '{"id": "a", "text": "Trade was 27.", "language": "en"}',
        '{"id": "b", "text": "refuse", "language": "en"}',
    ]
    path.write_text("\n".join([records[0], "{broken", records[1], ""]), encoding="utf-8")
    return path


def test_a_table_is_the_default(news):
    result = run("read", news, "--language", "en")
    assert result.exit_code == 0
    assert "FIGURES 1" in result.stdout
    assert "trade reached [27] billion" in result.stdout
    assert result.stderr == ""


def test_standard_input_as_json_lines():
    result = run("read", "-", "--format", "jsonl", "--language", "en", stdin="Trade was 27 and 30.")
    assert [json.loads(line)["quote"] for line in result.stdout.splitlines()] == ["27", "30"]


def test_options_win_over_the_document():
    record = json.dumps({"text": "27", "language": "en", "published": "2020-01-01", "publisher_country": "RUS"})
    options = ("--language", "tr", "--date", "2024-11-28", "--publisher-country", "KZ")
    result = run("read", "-", "--format", "jsonl", *options, stdin=record)
    assert json.loads(result.stdout)["rule"] == "tr 2024-11-28 KAZ"


def test_a_broken_line_is_named_and_the_others_are_read(lines):
    result = run("read", lines, "--format", "jsonl", "--refusals")
    assert result.exit_code == 1
    assert f"{lines}:2: " in one_line(result)
    assert [json.loads(line)["document"] for line in result.stdout.splitlines()] == ["a", "b"]


def test_refusals_are_shown_on_request_only(lines):
    assert "refused" not in run("read", lines, "--format", "jsonl").stdout
    assert json.loads(run("read", lines, "--format", "json", "--refusals").stdout)[-1]["refused"] == "no_parties"
    assert "REFUSED 1" in run("read", lines, "--refusals").stdout


def test_a_document_that_fails_does_not_keep_others_from_being_read():
    stdin = '{"id": "a", "text": "crash 1", "language": "en"}\n{"id": "b", "text": "2", "language": "en"}\n'
    result = run("read", "-", "--format", "jsonl", stdin=stdin)
    assert result.exit_code == 1
    assert [json.loads(line)["document"] for line in result.stdout.splitlines()] == ["b"]
    assert one_line(result) == (
        "servanda: standard input, document a: a bug in servanda, please report it: RuntimeError: a bug in two lines"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "no such file"), (b"", "empty"), (b" \n ", "empty"), (b"\x7fELF\x02\x01\x00\x00\x00\xff\xfe", "program")],
)
def test_files_that_cannot_be_read(tmp_path, news, content, said):
    path = tmp_path / "bad.txt"
    if content is not None:
        path.write_bytes(content)
    result = run("read", path, news, "--language", "en", "--format", "jsonl")
    assert result.exit_code == 1
    assert said in one_line(result)
    assert str(path) in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_a_directory(tmp_path):
    result = run("read", tmp_path)
    assert result.exit_code == 1
    assert "folder without files" in one_line(result)


def test_an_address_that_is_refused():
    result = run("read", "http://127.0.0.1:1/news")
    assert result.exit_code == 1
    assert "127.0.0.1" in one_line(result)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--language", "xx"), "--language xx"),
        (("--date", "28.11.2024"), "--date 28.11.2024"),
        (("--date", "2024-02-30"), "--date 2024-02-30"),
        (("--publisher-country", "Atlantis"), "--publisher-country Atlantis"),
    ],
)
def test_wrong_values_are_wrong_usage(news, arguments, said):
    result = run("read", news, *arguments)
    assert result.exit_code == 2
    assert said in one_line(result)
    assert result.stdout == ""


@pytest.mark.parametrize("arguments", [("read",), ("read", "x", "--format", "xml"), ("fly",), ("read", "--fast", "x")])
def test_wrong_usage(arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("name", "begin"), [("a.html", "<!DOCTYPE"), ("a.jsonl", '{"id"'), ("a.json", "[\n"), ("a", "news.txt")]
)
def test_the_name_of_the_output_tells_its_format(tmp_path, news, name, begin):
    path = tmp_path / name
    result = run("read", news, "--language", "en", "--output", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_text(encoding="utf-8").startswith(begin)


def test_an_output_that_cannot_be_written(news, tmp_path):
    result = run("read", news, "--output", tmp_path / "no" / "such" / "folder.html")
    assert result.exit_code == 1
    assert "folder.html" in one_line(result)


def test_atoms(lines):
    result = run("atoms", lines, "--format", "jsonl")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "document": "a", "kind": "number", "start": 10, "end": 12, "text": "27", "value": "27", "unit": None,
        "from": None, "to": None, "comparator": ">",
    }  # fmt: skip


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_atoms_as_a_table(news, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    result = run("atoms", news, "--language", "en")
    assert result.exit_code == 0
    assert "> 27" in result.stdout
    assert "[27]" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= int(columns)


def test_version():
    assert re.fullmatch(r"servanda \d+\.\d+\.\d+\n", run("--version").stdout)


def test_languages():
    result = run("languages")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].split()[:3] == ["code", "language", "script"]


def servanda(*arguments: str) -> subprocess.Popen:
    command = [sys.executable, "-m", "servanda", *arguments]
    return subprocess.Popen(command, stdout=-1, stderr=-1, stdin=-1)  # noqa: S603 - our own command


def test_a_reader_that_goes_away_is_no_failure():
    process = servanda("languages")
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() in (0, 141)
    process.stdin.close()
    process.stderr.close()


def test_an_interrupt_is_quiet():
    with servanda("read", "-", "--format", "jsonl", "--language", "en") as process:
        process.stdin.write(b'{"text": "no facts"}\n{"text": "1 = ')
        process.stdin.flush()
        while int.from_bytes(fcntl.ioctl(process.stdin, termios.FIONREAD, bytes(4)), sys.byteorder):
            time.sleep(0.05)  # it has not come to reading yet
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1.0)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
    assert errors == b""
    assert process.returncode in (-signal.SIGINT, 130)


def test_help_and_version_load_nothing_heavy():
    code = "import sys, servanda.cli.app; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()  # noqa: S603 - ours
    heavy = {"rich.console", "msgspec", "yaml", "resiliparse", "pycld2", "ssl", "http.client"}
    assert heavy & set(loaded) == set()


def test_a_traceback_for_developers(monkeypatch):
    monkeypatch.setitem(os.environ, "SERVANDA_DEBUG", "1")
    assert isinstance(run("read", "-", "--language", "en", stdin="crash").exception, RuntimeError)
