"""PDF: the order of reading, broken words, running heads, pages, scans, and clear answers."""

import pytest

from servanda import readers
from servanda.errors import EmptyInput, InputError
from servanda.model import Document
from servanda.readers import Failure, Options, Raw, flow, glyphs

from .made import Mark, column, pdf

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


def test_footnotes_do_not_part_a_paragraph_that_runs_on():
    one = column(["A paragraph ends in this line.", "The two presidents, who met in the capital for"])
    notes = [(60, 60, "1 As the press service said on Monday.", 7), (60, 51, "2 Without services.", 7)]
    two = column(["the first time, spoke of trade and of transport, and", "of the many things besides that they have"])
    document = only(pdf([[*one, *notes], two]))
    assert document.text.split("\n\n") == [
        "A paragraph ends in this line.",
        "1 As the press service said on Monday.",
        "2 Without services.",
        f"{one[1][2]} {two[0][2]} {two[1][2]}",
    ]
    assert document.page(document.text.index("Without services")) == 1


def test_numbers_of_footnotes_are_no_part_of_a_number():
    year = [(60, 700, "It was 27 billion in 2023"), (185, 704, "1", 6), (190, 700, " and in 5 km"), (250, 704, "2", 6)]
    assert only(pdf([year])).text == "It was 27 billion in 2023¹ and in 5 km²"


def test_stamps_are_no_part_of_the_text():
    page = pdf([column(LEFT[:4])]).replace(
        b"BT /F 10", b"q 0.7 0.7 -0.7 0.7 9 9 cm BT /F 60 Tf (DRAFT) Tj ET Q BT /F 10", 1
    )
    assert only(page).text == TEXT.partition("\n")[0]


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


def test_what_repeats_at_another_place_is_no_running_head():
    text = "A plan of action until 2030."
    pages = [[(60, 800 - 90 * number, text), (60, 100 + 90 * number, text)] for number in range(4)]
    assert only(pdf(pages)).text.count(text) == 8


def test_letters_that_the_file_does_not_name_are_seen_to_be_missing():
    assert only(pdf([column(["Trade was \ue001 27 billion", "\uf0b7 A plan of action until 2030."])])).text == (
        "Trade was \ufffd 27 billion\n\n• A plan of action until 2030."
    )


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
