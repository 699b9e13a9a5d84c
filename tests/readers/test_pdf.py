"""PDF: the order of reading, broken words, running heads, pages, scans, and clear answers."""

import os
import sys

import pytest

from servanda import readers
from servanda.errors import EmptyInput, InputError
from servanda.model import Document
from servanda.readers import Failure, Options, Raw, flow, glyphs

from .made import Mark, column, pdf, scan

LEFT = [
    "The presidents of Norland and Sutland met in Port-",
    "ville on Monday and agreed to raise their mutual",
    "trade to ten billion dollars by the end of the",
    "decade, the press service said.",
    "The ministers signed twelve documents, among",
    "them a memorandum on well-being and on trans-",
    "port links between the two countries. They",
]
RIGHT = [
    "also spoke of energy and of schools. Trade rose",
    "by 12 percent last year, the statement said, and",
    "the sides want more of it in the coming years.",
    "Nobody asked how the delegations saw the well-",
    "being of their hosts. In 2023-",
    "2024 the talks will go on in the Norland-",
    "Sutland commission.",
]
HEADING = [(60, 790, "Presidents meet in Portville for the first time in many years, and speak of trade and transport")]
TEXT = (
    "The presidents of Norland and Sutland met in Portville on Monday and agreed to raise their mutual trade to ten "
    "billion dollars by the end of the decade, the press service said.\n\n"
    "The ministers signed twelve documents, among them a memorandum on well-being and on transport links between the "
    "two countries. They also spoke of energy and of schools. Trade rose by 12 percent last year, the statement said, "
    "and the sides want more of it in the coming years. Nobody asked how the delegations saw the well-being of their "
    "hosts. In 2023-2024 the talks will go on in the Norland-Sutland commission."
)


def read(data: bytes, options: Options | None = None) -> list[Document | Failure]:
    return list(readers.read(Raw.of(data, "a.pdf", options or Options())))


def only(data: bytes, options: Options | None = None) -> Document:
    [document] = read(data, options)
    assert isinstance(document, Document), document
    return document


def test_columns_are_read_one_after_the_other_and_broken_words_are_whole_again():
    page = [*HEADING, *column(LEFT), *column(RIGHT, left=335)]
    assert only(pdf([page])).text == f"{HEADING[0][2]}\n\n{TEXT}"


def test_columns_written_line_by_line_are_columns_too():
    lines = [mark for pair in zip(column(LEFT), column(RIGHT, left=335, top=757), strict=True) for mark in pair]
    assert only(pdf([lines])).text == TEXT


def test_three_columns():
    words = iter("abcdefghijklmnopqrstuvwxyz" * 2)
    columns = [[f"{next(words)} line of the column {at}" for _ in range(9)] for at in range(3)]
    page = [mark for at, lines in enumerate(columns) for mark in column(lines, left=60 + at * 160)]
    document = only(pdf([[(60, 800, "Heading"), *sorted(page, key=lambda mark: -mark[1])]]))
    assert document.text == "Heading\n\n" + " ".join(line for lines in columns for line in lines)


@pytest.mark.parametrize(
    ("above", "below", "kept"),
    [
        ("the mutual trans-", "port of goods", False),
        ("the free-", "trade zone", True),  # both stand in the text as words
        ("a free-", "dom of trade", False),
        ("their co-", "operation", True),  # as it is written elsewhere
        ("the year 2023-", "2024", True),
        ("Norland-", "Sutland", True),
        ("a hidden\u00ad", "Hyphen", False),
        ("no hyphen", "at all", None),
        ("a dash -", "and more", None),
    ],
)
def test_words_broken_at_the_end_of_a_line(above: str, below: str, kept: bool | None):  # noqa: FBT001 - what comes out
    words = flow.whole_words(["Free passage was what the trade", "asked of a co-operation in trans-", "port"])
    assert flow.rejoined(above, below, words) is kept


def test_a_heading_between_columns_parts_them():
    right = ["And on the right there are", "three lines which belong to", "the second part of it all."]
    below = [*column(LEFT[4:], top=600), *column(right, left=335, top=600)]
    heading = (60, 640, "What the ministers did while the presidents were speaking to each other in the garden of it")
    text = only(pdf([[*column(LEFT[:4]), *column(RIGHT[:4], left=335), heading, *below]])).text
    assert text.index("also spoke") < text.index("What the ministers did") < text.index("The ministers signed")
    assert text.index("two countries") < text.index("And on the right")


def test_a_table_is_read_row_by_row():
    names = column(["Exports of wheat and barley", "Exports of machines", "Imports of oil products"])
    figures = [*column(["1 200", "340", "5 600"], left=320), *column(["1 300", "360", "5 700"], left=400)]
    text = only(pdf([[*names, *figures]])).text
    near = [(60, 760, "Exports"), (150, 760, "1 200"), (186, 760, "1 300"), (60, 747, "Imports"), (150, 747, "5")]
    assert only(pdf([near])).text == "Exports | 1 200 | 1 300\nImports | 5"
    assert text.splitlines() == [
        "Exports of wheat and barley | 1 200 | 1 300",
        "Exports of machines | 340 | 360",
        "Imports of oil products | 5 600 | 5 700",
    ]


def test_paragraphs_by_distance_and_by_indent():
    lines = ["The first of them begins here and it goes on", "until the end of this line, where it ends now."]
    apart = [*column(lines), *column(lines, top=725)]
    indented = [(75, 760, lines[0]), (60, 747, lines[1]), (75, 734, lines[0]), (60, 721, lines[1])]
    for page in (apart, indented):
        assert only(pdf([page])).text == "\n\n".join([" ".join(lines)] * 2)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_turned_pages(turned: int):
    assert only(pdf([column(LEFT[:4], top=500)], turned=turned)).text == TEXT.partition("\n")[0]


def pages(count: int) -> list[list[Mark]]:
    """Pages with a head, a number, and a sentence that runs on to the next page."""
    return [
        [
            (60, 810, "Annual report of the ministry" if number % 2 and count > 4 else "Norland and its trade"),
            (60, 760, f"of {number * 700} million dollars which were paid in it."),
            (60, 747, f"Chapter {number * number} tells of the trade"),
            (60, 60, f"in the year {number} and of"),
            (60, 47, f"the many goods worth more than {number * 3} dollars and"),
            (280, 20, f"- {number + 1} -"),
        ]
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [2, 6, 30])
def test_running_heads_and_page_numbers_are_dropped_and_pages_are_known(count: int):
    document = only(pdf(pages(count)))
    assert "- 2 -" not in document.text
    assert "Annual report" not in document.text
    assert len(document.pages) == count
    for number, begin in enumerate(document.pages):
        assert document.text[begin:].startswith(f"of {number * 700} million")
        assert document.page(begin) == number + 1
        assert document.page(begin - 1) == (number or None)
    assert "more than 0 dollars and of 700 million" in document.text


def test_a_text_without_pages_has_no_page():
    [document] = readers.read(Raw.of(b"Some words.", "a.txt"))
    assert isinstance(document, Document)
    assert (document.pages, document.page(3)) == ((), None)


def test_letters_of_any_script():
    lines = ["Президенты Казахстана и Турции договорились о том, что товаро-", "оборот вырастет до 30 млрд долларов."]
    assert "товарооборот вырастет" in only(pdf([column(lines)])).text
    assert only(pdf([column(["Türkiye’nin ticareti ﬁilen arttı"])])).text == "Türkiye’nin ticareti fiilen arttı"


@pytest.mark.parametrize(
    ("info", "title", "published"),
    [
        ("/Title(Talks in Portville)/CreationDate(D:20240312101010+06'00')", "Talks in Portville", "2024-03-12"),
        ("/Title(Microsoft Word - talks.doc)/CreationDate(D:20240312)/ModDate(D:20240401)", None, "2024-03-12"),
        ("/Title(talks_final.docx)/CreationDate(D:20190312)/ModDate(D:20240401)", None, None),
        ("/Title(Untitled)/CreationDate(D:20241399)", None, None),
        ("/Title( )/CreationDate(yesterday)", None, None),
        ("", None, None),
    ],
)
def test_what_the_file_says_about_itself(info: str, title: str | None, published: str | None):
    document = only(pdf([column(LEFT)], info=info))
    assert (document.title, document.published) == (title, published)


def test_what_the_user_says_wins():
    document = only(pdf([column(LEFT)], info="/CreationDate(D:20240312)"), Options(published="2024-03-01", title="T"))
    assert (document.title, document.published) == ("T", "2024-03-01")


def failed(data: bytes) -> str:
    [failure] = read(data)
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, InputError)
    return str(failure.error)


def test_a_page_that_cannot_be_read_is_named_and_the_others_are_read(monkeypatch):
    monkeypatch.setattr(glyphs, "MOST_CHARACTERS", 200)
    document, failure = read(pdf([column(LEFT[:2]), column(LEFT), column(LEFT[2:4])]))
    assert isinstance(document, Document)
    assert document.text == TEXT.partition("\n")[0]
    assert isinstance(failure, Failure)
    assert str(failure.error) == "a.pdf: page 2 is broken or overfull; get the file once more"


def test_broken_and_empty_ones():
    whole = pdf([column(LEFT)])
    assert failed(whole[:200]).startswith("a.pdf: a broken PDF")
    assert failed(pdf([])).startswith("a.pdf: a ")
    [empty] = read(pdf([[]]))
    assert isinstance(empty, Failure)
    assert isinstance(empty.error, EmptyInput)


@pytest.mark.parametrize("end", range(0, 1500, 37))
def test_one_cut_anywhere_gives_a_document_or_a_failure(end: int):
    for one in read(pdf([column(LEFT)])[:end]):
        assert isinstance(one, Document | Failure)


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
    document = only(scan(2))
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
    assert failed(scan()).startswith("a.pdf: a PDF whose pages are scanned, without a text layer; the program")
    monkeypatch.setitem(sys.modules, "pytesseract", None)
    assert "pip install 'servanda[ocr]'" in failed(scan())


def test_one_scanned_page_among_others_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    document, failure = read(pdf([column(LEFT), [], column(RIGHT)], pictured=(1,)))
    assert isinstance(document, Document)
    assert "Sutland commission" in document.text
    assert len(document.pages) == 3
    assert isinstance(failure, Failure)
    assert "a.pdf: page 2 is scanned" in str(failure.error)
