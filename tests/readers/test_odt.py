"""ODT: paragraphs and tables; what is no part of the text, and other OpenDocument files."""

from servanda import readers
from servanda.model import Document
from servanda.readers import Failure, Raw

from .made import odt, zipped


def read(data: bytes) -> list[Document | Failure]:
    return list(readers.read(Raw.of(data, "a.odt")))


def test_paragraphs_tables_and_what_is_left_out():
    row = "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>"  # noqa: E501
    body = (
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes><text:h>Переговоры</text:h>"
        "<text:p>Trade<text:s/>rose<text:line-break/><text:span>by</text:span><text:tab/>5 %."
        "<office:annotation><text:p>a comment</text:p></office:annotation></text:p>"
        f"<table:table>{row.format('Exports', '1 200')}{row.format('Imports', '340')}</table:table>"
    )
    meta = "<dc:title>Talks</dc:title><meta:creation-date>2024-03-12T09:00:00</meta:creation-date>"
    [document] = read(odt(body, meta + "<dc:date>2024-03-14T09:00:00</dc:date>"))
    assert isinstance(document, Document), document
    assert document.text == "Переговоры\n\nTrade rose\nby 5 %.\n\nExports | 1 200\nImports | 340"
    assert (document.title, document.published) == ("Talks", "2024-03-12")


def test_other_files():
    sheet = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}
    text = {"mimetype": "application/vnd.oasis.opendocument.text"}
    for files, said in ((sheet, "an OpenDocument file that is no text"), (text, "a broken ODT: ")):
        [failure] = read(zipped(dict(files)))
        assert isinstance(failure, Failure)
        assert said in str(failure.error)
