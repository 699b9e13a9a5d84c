"""Web archives and compressed files: every page as it comes, and what is broken leaves what stands before it."""

import gzip
import io

import pytest

from servanda import readers
from servanda.model import Document
from servanda.readers import Failure, Options, Raw, warc

from .made import archived, zipped

TEXT = "The presidents of Norland and Sutland met in Portville on Monday, and they spoke of trade. "
PAGE = f"<!doctype html><html><body><article><p>{TEXT * 2}</p><p>{TEXT * 2}</p></article></body></html>".encode()
FIRST = archived("https://news.example/first", PAGE)


class Piped(io.BytesIO):
    """A stream that cannot be read again."""

    def seekable(self) -> bool:
        """Never."""
        return False


def read(data: bytes, name: str = "archive") -> list[Document | Failure]:
    return list(readers.read(Raw.of(data, name)))


def urls(found: list[Document | Failure]) -> list[str | None]:
    return [one.url for one in found if isinstance(one, Document)]


def failures(found: list[Document | Failure]) -> list[str]:
    return [str(one.error) for one in found if isinstance(one, Failure)]


def test_pages_come_with_their_addresses_and_other_things_are_passed_over():
    data = b"".join(
        [
            FIRST,
            archived("https://news.example/picture", b"\x89PNG", "image/png"),
            archived("https://news.example/gone", PAGE, status="404 Not Found"),
            archived("https://news.example/robots.txt", b"User-agent: *\nDisallow:", "text/plain"),
            archived("https://news.example/first", b"", kind="request"),
            archived("https://news.example/packed", gzip.compress(PAGE), more="Content-Encoding: gzip\r\n"),
            archived("https://news.example/note", TEXT.encode("cp1251"), "text/plain; charset=windows-1251"),
        ]
    )
    found = read(data)
    assert urls(found) == [f"https://news.example/{name}" for name in ("first", "packed", "note")]
    assert failures(found) == []
    assert all(isinstance(one, Document) and "Norland" in one.text for one in found)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
@pytest.mark.parametrize("stream", [io.BytesIO, Piped])
def test_an_archive_is_read_from_a_file_or_a_pipe_packed_or_not(pack, stream):
    data = pack(FIRST) + pack(archived("https://news.example/second", PAGE))
    assert urls(list(readers.read(Raw("archive", stream(data))))) == [
        "https://news.example/first", "https://news.example/second",
    ]  # fmt: skip
    assert urls(read(zipped({"a.warc": data}))) == ["https://news.example/first", "https://news.example/second"]


def test_what_stands_before_a_broken_record_is_read():
    found = read(FIRST + b"nonsense\r\n\r\n" + b"WARC/1.0\r\nContent-Length: -5\r\n\r\n")
    assert urls(found) == ["https://news.example/first"]
    [told] = failures(found)
    assert told.startswith("archive: a broken record behind 1 pages: ")


def test_an_archive_without_pages_says_so():
    assert failures(read(archived("https://news.example/picture", b"\x89PNG", "image/png"))) == [
        "archive: a web archive without pages, nothing to read"
    ]


def test_a_page_that_is_too_large_leaves_the_others(monkeypatch):
    monkeypatch.setattr(warc, "LIMIT", len(PAGE))
    found = read(archived("https://news.example/long", PAGE + b" ") + FIRST)
    assert urls(found) == ["https://news.example/first"]
    assert failures(found)[0].startswith("archive, https://news.example/long: one document of more than")


def test_a_compressed_file_is_read_as_what_it_holds():
    lines = b'{"text": "One."}\n{"text": "Two."}\n'
    one, two = read(gzip.compress(lines), "news.jsonl.gz")
    assert [one.text, two.text] == ["One.", "Two."]
    [page] = readers.read(Raw.of(gzip.compress(PAGE), "page.html.gz", Options(url="https://news.example/page")))
    assert page.url == "https://news.example/page"
    assert "Norland" in page.text
    assert read(gzip.compress(TEXT.encode()), "a.txt.gz")[0].text.strip() == TEXT.strip()


def test_broken_and_doubly_compressed_files_get_a_clear_answer():
    many = b"".join(b'{"text": "Number %d."}\n' % number for number in range(5000))
    *found, last = read(gzip.compress(many)[:-5000], "news.jsonl.gz")
    assert len(found) > 1
    assert str(last.error).startswith("news.jsonl: broken gzip data; what stands before was read")
    assert failures(read(b"\x1f\x8bno gzip at all")) == ["archive: broken gzip data; get the file once more"]
    assert failures(read(gzip.compress(gzip.compress(TEXT.encode())), "a.gz")) == [
        "a: compressed twice; unpack it once"
    ]
