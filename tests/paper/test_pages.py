"""A report as PDF and DOCX: text that can be taken out, links both ways, and no text taken for markup."""

import ctypes
import io
import re
import zipfile

import msgspec
import pypdfium2
import pytest
from pypdfium2 import raw

from servanda import paper

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(form, report):
    out = io.BytesIO()
    paper.write(form, report, out)
    return out.getvalue()


def flat(text: str) -> str:
    """Letters alone: lines are broken wherever they are full."""
    return re.sub(r"[\s\u200b\u00a0\ufffe-]+", "", text)


@pytest.fixture(scope="module")
def pdf(report):
    pytest.importorskip("typst")
    return pypdfium2.PdfDocument(made("pdf", report))


@pytest.fixture(scope="module")
def document(report):
    docx = pytest.importorskip("docx")
    return docx.Document(io.BytesIO(made("docx", report)))


def text_of(pdf) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def test_the_text_of_a_pdf_can_be_taken_out(pdf, report):
    told = flat(text_of(pdf))
    for one in ("Kazakhstan – Türkiye", "Сарыжайлау хабаршысы", "Каспий қақпасы", "İş Forumu", report.cite):
        assert flat(one) in told
    missing = [one.number for one in report.evidence if flat(one.quote) not in told]
    assert missing == []


def test_a_pdf_says_what_it_is(pdf, report):
    about = pdf.get_metadata_dict()
    assert about["Title"] == f"{report.title}: dossier"
    assert about["CreationDate"].startswith("D:20260102030405")
    assert raw.FPDFCatalog_IsTagged(pdf)
    outline = [one.get_title() for one in pdf.get_toc() if one.level == 0]
    assert outline == [*(one.title for one in report.sections), "Evidence"]
    told = pdf[len(pdf) - 1].get_textpage().get_text_range()
    assert f"{len(pdf)} / {len(pdf)}" in told


def test_numbers_of_a_pdf_are_links_both_ways(pdf, report):
    links = 0
    for page in pdf:
        at, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page, at, link):
            links += 1
    cites = sum(one.places for one in report.evidence)
    back = sum(len(one.back) for one in report.evidence)
    assert links >= cites + back


def test_a_pdf_is_the_same_bytes(report):
    pytest.importorskip("typst")
    assert made("pdf", report) == made("pdf", report)


def test_no_text_is_markup_in_a_pdf(hostile):
    pytest.importorskip("typst")
    told = flat(text_of(pypdfium2.PdfDocument(made("pdf", hostile))))
    typst = '#panic()#read("/etc/passwd")$x$*b*_i_`raw`<label>@ref'
    for one in ("<script>alert(1)</script>", typst, "\\u202eright", "W" * 300):
        assert flat(one) in told
    assert "root:" not in told


def test_letters_that_no_font_has_make_a_pdf_all_the_same(report):
    pytest.importorskip("typst")
    odd = msgspec.structs.replace(report, subtitle="Linear A 𐘀, and a private letter \ue123")
    assert made("pdf", odd).startswith(b"%PDF")


def test_a_docx_has_headings_tables_and_pictures(document, report):
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings == ["Contents", *(one.title for one in report.sections), "Evidence"]
    tables = document.element.body.findall(f"{W}tbl")
    assert len(tables) > 10
    assert all(one.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for one in tables[1:])
    shapes = document.inline_shapes
    assert len(shapes) >= 4
    described = [one.get("descr") for one in document.element.body.iter() if one.tag.endswith("}docPr")]
    assert all(len(one) > 40 for one in described)
    assert len(described) == len(shapes)
    assert document.core_properties.title == f"{report.title}: dossier"


def test_links_of_a_docx_lead_somewhere(document):
    marks = [one.get(f"{W}name") for one in document.element.body.iter(f"{W}bookmarkStart")]
    assert len({*marks}) == len(marks)
    links = [one.get(f"{W}anchor") for one in document.element.body.iter(f"{W}hyperlink")]
    assert {one for one in links if one} <= {*marks}
    assert all(len(one) <= 40 for one in marks)


def test_the_text_of_a_docx_is_whole(document, report):
    told = "".join(one.text or "" for one in document.element.body.iter(f"{W}t"))
    assert [one.number for one in report.evidence if one.quote not in told] == []


def test_a_docx_is_the_same_bytes(report):
    pytest.importorskip("docx")
    assert made("docx", report) == made("docx", report)


def test_no_text_is_markup_in_a_docx(hostile):
    docx = pytest.importorskip("docx")
    data = made("docx", hostile)
    document = docx.Document(io.BytesIO(data))
    told = "".join(one.text or "" for one in document.element.body.iter(f"{W}t"))
    assert "<script>alert(1)</script>" in told
    assert "]]> <w:p/> &amp; <!-- c -->" in told
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert b"javascript:" not in file.read("word/_rels/document.xml.rels")
