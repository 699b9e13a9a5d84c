"""Scanned PDFs: recognised by Tesseract where it is installed, and a clear answer where it is not."""

import os
import sys

from servanda import readers
from servanda.errors import InputError
from servanda.model import Document
from servanda.readers import Failure, Options, Raw

from .made import column, pdf, scan

LINES = ["The presidents of Norland and Sutland met in the", "capital on Monday and agreed to raise their trade."]


def read(data: bytes, options: Options | None = None) -> list[Document | Failure]:
    return list(readers.read(Raw.of(data, "a.pdf", options or Options())))


def failed(data: bytes) -> str:
    [failure] = read(data)
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, InputError)
    return str(failure.error)


NUMBERED = ["level", "page_num", "block_num", "par_num", "line_num", "word_num"]
FOUND = [*NUMBERED, "left", "top", "width", "height", "conf", "text"]
WORDS = [(1, "Trade"), (1, "rose"), (1, "by"), (2, "27"), (2, "percent."), (3, "~~")]
TESSERACT = """#!{python}
import sys
if "--list-langs" in sys.argv:
    print("List of available languages (2):\\neng\\nosd")
elif "--version" in sys.argv:
    print("tesseract 5.3.0")
else:
    assert sys.argv[sys.argv.index("-l") + 1] == "eng", sys.argv
    if {fails}:
        sys.exit("no memory")
    open(sys.argv[2] + ".tsv", "w").write({rows!r})
"""


def tesseract(folder, *, fails: bool = False) -> None:
    """A program that says the same of every picture."""
    rows = ["\t".join(FOUND)]
    for at, (line, word) in enumerate(WORDS):
        place = (200 + (at - 3 * (line - 1)) * 100, 200 + line * 60, 90, 40, 10 if word == "~~" else 95)
        rows.append("\t".join(map(str, (5, 1, 1, 1, line, at, *place, word))))
    program = folder / "tesseract"
    program.write_text(TESSERACT.format(python=sys.executable, rows="\n".join(rows) + "\n", fails=fails))
    program.chmod(0o755)


def test_a_scan_is_recognised(tmp_path, monkeypatch):
    tesseract(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    [document] = read(scan(2))
    assert isinstance(document, Document), document
    assert document.text == "Trade rose by 27 percent.\n\nTrade rose by 27 percent."
    assert document.pages == (0, 27)


def test_a_scan_where_tesseract_fails_or_lacks_the_language(tmp_path, monkeypatch):
    tesseract(tmp_path, fails=True)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert "Tesseract fails: (1, 'no memory')" in failed(scan())
    [failure] = read(scan(), Options(language="kk"))
    assert isinstance(failure, Failure)
    assert "no model for it; install one (kaz)" in str(failure.error)


def test_a_scan_without_the_program_or_the_extra(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert failed(scan()).startswith(
        "a.pdf: a PDF whose pages are scanned, or in letters that cannot be read; the program"
    )
    monkeypatch.setitem(sys.modules, "pytesseract", None)
    assert "pip install 'servanda[ocr]'" in failed(scan())


def test_one_scanned_page_among_others_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    document, failure = read(pdf([column(LINES), [], column(LINES)], pictured=(1,)))
    assert isinstance(document, Document)
    assert "Sutland" in document.text
    assert len(document.pages) == 3
    assert isinstance(failure, Failure)
    assert "a.pdf: page 2 is scanned" in str(failure.error)


def test_letters_that_cannot_be_read_are_said_to_be(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    unknown = [line.translate({code: 0xE000 + code for code in range(33, 127)}) for line in LINES]
    document, failure = read(pdf([column(LINES), column(unknown)]))
    assert isinstance(document, Document)
    assert isinstance(failure, Failure)
    assert str(failure.error).startswith("a.pdf: page 2 is scanned, or in letters that cannot be read; the program")
