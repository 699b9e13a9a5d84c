"""What a person sees when something is wrong: what, where, and what to do; never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from servanda.cli.app import app

GOOD = '{"id": "good", "text": "Trade between Kazakhstan and Turkey reached $6 bn.", "language": "en"}'


def answer(*arguments: object, stdin: str | bytes = "") -> tuple[int, str]:
    """Exit status and the one line on standard error."""
    result = CliRunner().invoke(app, ["read", *map(str, arguments)], input=stdin)
    assert "Traceback" not in result.output
    (line,) = result.stderr.splitlines()
    return result.exit_code, line.removeprefix("servanda: ")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.txt", None, "no such file; check the path, or give - for standard input"),
        ("empty.txt", b"", "empty, nothing to read"),
        ("blank.html", b" \n\t", "empty, nothing to read"),
        ("a.pdf", b"%PDF-1.7\n%", "a broken PDF; open it in a viewer and save it again, or get it once more"),
        ("a.docx", b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", "a broken ZIP or DOCX; get the file once more"),
        ("a.rss", b'<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', "a feed without entries, nothing"),
        ("a.json", b'{"items": []}', 'JSON, but not JSON Lines; write one object with a "text" on each line'),
        ("a.bin", bytes(range(256)) * 20, "binary data, not text; give text, HTML or JSON Lines"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "looks like a PNG image, not text"),
        ("few.txt", b"12 %", "its language cannot be told from so few words; name one with --language: az, en, kk"),
        ("de.txt", "Der Handel zwischen den beiden Ländern ist im letzten Jahr gestiegen.".encode(),
         "its language (de) has no pack; name one with --language: az, en, kk"),
        ("menu.html", b"<!doctype html><html><body></body></html>", "main text"),
    ],
)  # fmt: skip
def test_files(tmp_path, name, content, said):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    status, line = answer(path)
    assert status == 1
    assert line.startswith(f"{path}: {said}" if said != "main text" else f"{path}: ")
    assert said in line


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{bad", "not JSON: object keys must be strings (byte 1): {bad"),
        ("[1]", 'no record: Expected `object`, got `array`; each line is an object with "text"'),
        ('{"text": 5}', "no record: Expected `str`, got `int` - at `$.text`"),
        ('{"txt": "a"}', "no record: Object missing required field `text`"),
        ('{"text": ""}', "empty, nothing to read"),
        ('{"text": "a b", "published": "soon"}', "published: 'soon' is no ISO date (2024-11-28)"),
        ('{"text": "a b", "publisher_country": "Mars"}', "publisher_country: 'Mars' is no country code (KAZ, TUR)"),
        ('{"text": "a b", "language": "?"}', "language: '?' is no language code (tr, en, ru, kk)"),
        ("\x00\x01", "not JSON"),
    ],
)
def test_lines(tmp_path, line, said):
    path = tmp_path / "news.jsonl"
    path.write_text(f"{GOOD}\n{line}\n{GOOD}\n", encoding="utf-8")
    status, answered = answer(path, "--format", "jsonl")
    assert status == 1
    assert answered.startswith(f"{path}:2: {said}")


def test_a_document_is_named_by_the_id_that_it_brought():
    _, line = answer("-", "--input", "jsonl", stdin='{"id": "n7", "text": "x", "language": "de"}')
    assert line.startswith("standard input, document n7: no language pack for 'de'; there are: az, ")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", "an empty name: give a path, a web address, or - for standard input"),
        ("a\0b", "cannot be opened"),
        ("x" * 300, "cannot be opened: File name too long"),
        ("ftp://example.org/a", "ftp://example.org/a: only http and https are fetched; give a path for a file"),
        ("file:///etc/passwd", "only http and https are fetched"),
        ("http://169.254.169.254/latest/", "http://169.254.169.254/latest/: 169.254.169.254 is no public address"),
        ("http://localhost:9/", "localhost leads to "),
        ("http://no-such-host.invalid/", "no host no-such-host.invalid found; check the address, or the connection"),
        ("https://", "https://: no valid address"),
        ("http://user:secret@example.org/", "an address with a name or password in it is not fetched"),
    ],
)
def test_names(source, said):
    status, line = answer(source)
    assert status == 1
    assert said in line


def test_a_folder(tmp_path):
    assert answer(tmp_path) == (1, f"{tmp_path}: a folder without files, nothing to read")


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    def refuse(self, *_, **__):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    assert answer(tmp_path / "mine.txt") == (1, f"{tmp_path / 'mine.txt'}: may not be read; check its permissions")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--language", "xx"), "--language xx: no such pack; there are: az, en, "),
        (("--date", "tomorrow"), "--date tomorrow: no such day; give it as 2024-11-28"),
        (("--date", "2024-02-30"), "--date 2024-02-30: no such day"),
        (("--publisher-country", "Mars"), "--publisher-country Mars: no country code; give two or three letters"),
    ],
)
def test_wrong_usage(arguments, said):
    status, line = answer("-", *arguments, stdin="Trade grew.")
    assert status == 2
    assert line.startswith(said)


def command(*arguments: str, **streams: object) -> subprocess.Popen:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    environment.pop("PYTHONUNBUFFERED", None)  # a person's output is buffered, and flushed when all is over
    return subprocess.Popen([sys.executable, "-m", "servanda", *arguments], stderr=-1, env=environment, **streams)  # noqa: S603 - our own command


@pytest.mark.parametrize("form", ["table", "jsonl", "json", "html"])
def test_a_reader_that_goes_away_ends_it_quietly(form):
    with command("demo", "--format", form, stdout=-1) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full on this system")
@pytest.mark.parametrize("arguments", [("demo",), ("demo", "--format", "jsonl"), ("demo", "-o", "/dev/full")])
def test_a_disk_that_is_full(arguments):
    with Path("/dev/full").open("wb") as full, command(*arguments, stdout=full) as process:
        said = process.stderr.read().decode().splitlines()
    assert process.returncode == 1
    assert len(said) == 1
    assert "cannot be written: No space left on device" in said[0]
