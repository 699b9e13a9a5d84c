"""DOCX: paragraphs, tables as lines, footnotes, tracked changes, and clear answers."""

import io
import zipfile

import pytest

from servanda import readers
from servanda.errors import EmptyInput, InputError
from servanda.model import Document
from servanda.readers import Failure, Options, Raw

from .made import W, docx, paragraph, zipped

CORE = (
    '<p:coreProperties xmlns:p="p" xmlns:dc="d" xmlns:dcterms="t"><dc:title>{}</dc:title>'
    "<dcterms:created>{}</dcterms:created><dcterms:modified>{}</dcterms:modified></p:coreProperties>"
)


def office(files: dict[str, str]) -> bytes:
    return zipped({"[Content_Types].xml": "", "mimetype": "", **files})


def read(data: bytes, options: Options | None = None) -> list[Document | Failure]:
    return list(readers.read(Raw.of(data, "a.docx", options or Options())))


def only(data: bytes, options: Options | None = None) -> Document:
    [document] = read(data, options)
    assert isinstance(document, Document), document
    return document


def failed(data: bytes) -> str:
    [failure] = read(data)
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, InputError)
    return str(failure.error)


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def test_paragraphs_and_tables_as_lines():
    inner = f"<w:tbl>{row(paragraph('in'), paragraph('side'))}</w:tbl>"
    table = row(paragraph("Exports"), paragraph("1 200")) + row(paragraph(""), paragraph("")) + row(
        paragraph("Imports") + paragraph("of oil"), paragraph("340"), inner
    )  # fmt: skip
    body = paragraph("Тауар айналымы") + f"<w:tbl>{table}</w:tbl>" + paragraph("  ") + paragraph("The end.")
    text = "Тауар айналымы\n\nExports | 1 200\nImports of oil | 340 | in | side\n\nThe end."
    assert only(docx(body)).text == text


def test_runs_breaks_and_tabs():
    body = (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr><w:r><w:t>Tra</w:t></w:r>'
        "<w:r><w:t>de</w:t><w:tab/><w:t>rose</w:t><w:br/><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t><w:instrText>"
        "PAGE</w:instrText></w:r></w:p>"
    )
    assert only(docx(body)).text == "Trade rose\nwell-known"


def test_what_tracked_changes_deleted_and_what_stands_twice_is_left_out():
    box = f"<w:txbxContent>{paragraph('In a box')}</w:txbxContent>"
    body = (
        "<w:p><w:del><w:r><w:delText>not</w:delText><w:t>ten</w:t></w:r></w:del><w:ins><w:r><w:t>twelve</w:t></w:r></w:ins>"
        f'<w:r><mc:AlternateContent xmlns:mc="mc"><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
        "</mc:AlternateContent></w:r><w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom></w:p>"
    )
    assert only(docx(body)).text == "In a box\n\ntwelve"


def test_footnotes_stand_at_the_end():
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote>{paragraph("As reported.")}</w:footnote></w:footnotes>'
    assert only(docx(paragraph("Trade rose."), **{"word/footnotes.xml": notes})).text == "Trade rose.\n\nAs reported."


@pytest.mark.parametrize(
    ("said", "title", "published"),
    [
        (("Talks in Portville", "2024-03-12T09:00:00Z", "2024-03-14T09:00:00Z"), "Talks in Portville", "2024-03-12"),
        (("Document1", "2011-03-12T09:00:00Z", "2024-03-14T09:00:00Z"), None, None),
        (("T", "2013-12-23T23:15:00Z", "2013-12-23T23:15:00Z"), "T", None),
        (("", "soon", ""), None, None),
        (("<broken", "", ""), None, None),
    ],
)
def test_what_the_file_says_about_itself(said: tuple[str, ...], title: str | None, published: str | None):
    document = only(docx(paragraph("Trade rose."), **{"docProps/core.xml": CORE.format(*said)}))
    assert (document.title, document.published) == (title, published)


def test_a_text_part_by_another_name():
    part = f'<w:document xmlns:w="{W}">{paragraph("Trade rose.")}</w:document>'
    assert only(office({"word/document2.xml": part})).text == "Trade rose."


def test_broken_and_hostile_ones():
    whole = docx(paragraph("Trade rose."))
    assert failed(whole[:-30]).startswith("a.docx: a broken ZIP or DOCX")
    assert "it has no text part" in failed(office({"word/styles.xml": "<a/>"}))
    assert "a broken DOCX: line 1: mismatched tag" in failed(office({"word/document.xml": "<a><b></a>"}))
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert "declares an entity" in failed(office({"word/document.xml": bomb}))
    assert "elements within each other" in failed(office({"word/document.xml": "<a>" * 999 + "</a>" * 999}))
    [empty] = read(docx(paragraph(" ")))
    assert isinstance(empty, Failure)
    assert isinstance(empty.error, EmptyInput)


def test_a_bomb_is_not_unpacked():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "")
        with archive.open("word/document.xml", "w") as part:
            for _ in range(65):
                part.write(b" " * (1 << 20))
    assert "more than 64 MB unpacked" in failed(made.getvalue())


@pytest.mark.parametrize(
    ("name", "said"),
    [("xl/workbook.xml", "a spreadsheet"), ("ppt/presentation.xml", "a presentation"), ("content.xml", "OpenDocument")],
)
def test_other_office_files_are_named(name: str, said: str):
    assert said in failed(office({name: "<a/>"}))


def test_one_cut_or_changed_anywhere_gives_a_document_or_a_failure():
    whole = docx(paragraph("Trade rose."), **{"docProps/core.xml": CORE.format("T", "2024-03-12", "2024-03-12")})
    for at in range(0, len(whole), 7):
        for data in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]):
            for one in read(data):
                assert isinstance(one, Document | Failure)
