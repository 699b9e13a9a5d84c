"""E-mail and saved pages: the text, what the letter says of it, and documents that are attached."""

from email.message import EmailMessage

import pytest

from servanda import readers
from servanda.errors import EmptyInput, InputError
from servanda.model import Document
from servanda.readers import Failure, Options, Raw

from .made import column, pdf

TEXT = "Президенты двух стран встретились в понедельник и договорились увеличить торговлю. "
PAGE = f"<html><head><title>A page</title></head><body><article><p>{TEXT * 3}</p><p>{TEXT}</p></article></body></html>"


def read(data: bytes, name: str = "a.eml") -> list[Document | Failure]:
    return list(readers.read(Raw.of(data, name, Options())))


def letter(**headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    return made


def saved() -> bytes:
    """A page as browsers of one family save it."""
    place, day = "https://a.example/1", "Mon, 25 Nov 2024 10:00:00 -0000"
    made = letter(From="<Saved by Blink>", Snapshot_Content_Location=place, Subject="The page", Date=day)
    made.set_content(PAGE, subtype="html", cte="quoted-printable")
    made.make_related()
    made.add_related(b"\x89PNG\r\n", "image", "png", cid="<x>")
    return bytes(made)


def test_a_letter_with_a_document_attached():
    made = letter(From="Press service <press@a.example>", Subject="Communiqué", Date="Tue, 12 Mar 2024 01:30:00 +0300")
    made.set_content(TEXT)
    made.add_alternative(PAGE, subtype="html")
    made.add_attachment(pdf([column(["An annex of the letter."])]), "application", "pdf", filename="annex.pdf")
    made.add_attachment(b"\x89PNG\r\n\x1a\n", "image", "png", filename="logo.png")
    made.add_attachment(b"\x7fELF\x02\x01\x00\x00", "application", "octet-stream", filename="tool")
    body, annex, left_out = read(bytes(made))
    assert isinstance(body, Document)
    assert isinstance(annex, Document)
    assert (body.title, body.published, body.publisher) == ("A page", "2024-03-12", "Press service")
    assert TEXT.strip() in body.text
    assert annex.text == "An annex of the letter."
    assert isinstance(left_out, Failure)
    assert str(left_out.error) == "a.eml: a file that is no text was left out: tool"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r"])
def test_a_letter_in_any_encoding(charset: str):
    made = letter(Subject="Встреча", Date="Tue, 12 Mar 2024 01:30:00 +0300")
    made.set_content(TEXT, charset=charset)
    [document] = read(bytes(made))
    assert isinstance(document, Document)
    assert document.text.strip() == TEXT.strip()
    assert (document.title, document.publisher) == ("Встреча", None)


def test_a_page_that_a_browser_saved():
    for name in ("a.mhtml", "a"):
        [document] = read(saved(), name)
        assert isinstance(document, Document)
        assert (document.title, document.url, document.published) == ("A page", "https://a.example/1", None)
        assert TEXT.strip() in document.text


def test_letters_within_letters():
    made = letter(Subject="0")
    made.set_content(TEXT)
    for number in range(1, 6):
        outer = letter(Subject=str(number))
        outer.set_content(f"{number} {TEXT}")
        outer.add_attachment(made)
        made = outer
    *documents, failure = read(bytes(made))
    assert [one.title for one in documents if isinstance(one, Document)] == ["5", "4", "3"]
    assert isinstance(failure, Failure)
    assert "letters within letters" in str(failure.error)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"Subject: a\n\n", EmptyInput),
        (b"Content-Type: image/png\n\nx", EmptyInput),
        (b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(3000)), InputError),
    ],
)
def test_clear_answers(data: bytes, error: type[InputError]):
    [failure] = read(data)
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, error)
