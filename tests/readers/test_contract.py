"""What holds for every reader, whatever it reads."""

import gzip
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from servanda import readers
from servanda.errors import EmptyInput, ServandaError
from servanda.model import Document
from servanda.readers import READERS, Failure, Options, Raw
from servanda.readers.raw import FORMS

from .made import archived, column, docx, odt, paragraph, pdf, zipped

TEXT = "The presidents of Norland and Sutland met in Portville on Monday, and they spoke of trade. "
PAGE = f"<!doctype html><html><body><article><p>{TEXT * 2}</p><p>{TEXT * 2}</p></article></body></html>"
ENTRY = f"<item><title>Visit</title><description>{TEXT * 5}</description></item>"
SPECIMENS: dict[str, bytes] = {
    "text": TEXT.encode(),
    "html": PAGE.encode(),
    "jsonl": f'{{"text": "{TEXT}"}}\n'.encode(),
    "pdf": pdf([column([TEXT[:60], TEXT[60:]])]),
    "docx": docx(paragraph(TEXT)),
    "odt": odt(f"<text:p>{TEXT}</text:p>"),
    "feed": f"<rss><channel>{ENTRY}</channel></rss>".encode(),
    "mail": f"MIME-Version: 1.0\nSubject: Visit\nContent-Type: text/plain; charset=utf-8\n\n{TEXT}".encode(),
    "zip": zipped({"a.txt": TEXT}),
    "gzip": gzip.compress(TEXT.encode()),
    "warc": archived("https://news.example/visit", PAGE.encode()),
}
DATA = sorted(SPECIMENS)


def read(data: bytes, form: str | None = None, **more: str) -> list[Document | Failure]:
    return list(readers.read(Raw.of(data, "source", Options(input=form, **more))))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def handlers(raw: Raw) -> list[readers.Reader]:
    return [reader for reader in map(readers.reader, READERS) if reader.handles(raw)]


def test_every_form_has_a_specimen():
    assert sorted(FORMS) == DATA


@pytest.mark.parametrize("form", DATA)
def test_one_reader_alone_handles_a_source_and_looking_consumes_nothing(form: str):
    raw = Raw.of(SPECIMENS[form], "source")
    assert len(handlers(raw)) == 1
    assert handlers(raw) == handlers(Raw.of(b"anything", "source", Options(input=form)))
    [document] = readers.read(raw)
    assert isinstance(document, Document)
    assert "Norland" in document.text


def test_one_reader_alone_handles_a_folder(folder: Path):
    with readers.open_source(str(folder)) as raw:
        assert len(handlers(raw)) == 1
        [document] = readers.read(raw)
        assert isinstance(document, Document)


@pytest.mark.parametrize("form", DATA)
def test_read_twice_it_says_the_same_and_what_the_user_says_wins(form: str):
    said = {"published": "2024-03-12", "publisher": "A", "publisher_country": "KZ", "language": "en"}
    [one] = read(SPECIMENS[form], **said)
    assert [one] == read(SPECIMENS[form], form, **said)
    assert isinstance(one, Document)
    assert (one.published, one.publisher, one.publisher_country, one.language) == ("2024-03-12", "A", "KAZ", "en")
    assert list(one.pages) == sorted(one.pages)
    assert all(0 <= page <= len(one.text) for page in one.pages)


@pytest.mark.parametrize("form", DATA)
@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_nothing_is_an_empty_input(form: str, data: bytes):
    [failure] = read(data, form)
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, EmptyInput)


@pytest.mark.parametrize("form", DATA)
@pytest.mark.parametrize("other", DATA)
def test_what_is_taken_for_something_else_gives_documents_or_failures(form: str, other: str):
    for one in read(SPECIMENS[form], other):
        assert isinstance(one, Document | Failure)


@pytest.mark.parametrize("form", DATA)
def test_one_cut_or_changed_anywhere_gives_documents_or_failures(form: str):
    whole = SPECIMENS[form]
    for at in range(0, len(whole), max(1, len(whole) // 60)):
        for data in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]):
            for one in [*read(data), *read(data, form)]:
                assert isinstance(one, Document | Failure)
                if isinstance(one, Failure):
                    assert isinstance(one.error, ServandaError)
                    assert str(one.error).startswith("source")
                    assert "\n" not in str(one.error)


class Torn(io.BytesIO):
    """A stream that fails after some bytes, as on a disk that breaks."""

    def _fail(self) -> None:
        raise OSError(5, "Input/output error")

    def read(self, *_: object) -> bytes:
        self._fail()
        return b""

    def readline(self, *_: object) -> bytes:
        self._fail()
        return b""


@pytest.mark.parametrize("form", DATA)
@pytest.mark.parametrize("make", [Torn, io.BytesIO])
def test_the_stream_is_closed_whatever_happens(form: str, make: Callable[[bytes], io.BytesIO]):
    stream = make(SPECIMENS[form])
    [one] = readers.read(Raw("source", stream, Options(input=form)))
    assert isinstance(one, Failure) == (make is Torn)
    assert stream.closed
    if isinstance(one, Failure):
        assert "Input/output error" in str(one.error)


@pytest.mark.parametrize("form", DATA)
def test_options_that_are_wrong_are_a_failure(form: str):
    [failure] = read(SPECIMENS[form], form, published="soon")
    assert isinstance(failure, Failure)
    assert "published: 'soon' is no ISO date" in str(failure.error)
