"""What goes into a reader: a named stream of bytes with what is known beside it; and what comes out when it fails."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Self

import msgspec

from servanda.errors import EmptyInput, InputError, ServandaError

if TYPE_CHECKING:
    from servanda.net import Fetches

LIMIT = 64 << 20  # bytes of one document; longer ones are refused, not cut
STDIN = "standard input"
FORMS = ("text", "html", "jsonl", "pdf", "docx", "odt", "feed", "mail", "zip", "gzip", "warc")
PROLOGUE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*(?:<!--.*)?", re.DOTALL)
LONGEST_PROLOGUE = 1 << 14  # bytes


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says about a source; it wins over what the source says about itself.

    `input` is one of `FORMS`; `published` an ISO date; `publisher_country` ISO 3166-1, alpha-3 or alpha-2.
    """

    input: str | None = None
    language: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    publisher_country: str | None = None
    title: str | None = None
    licence: str | None = None


NOTHING_SAID = Options()


class Failure(NamedTuple):
    """A document that could not be read. `line` counts from 1 where the source has one document a line."""

    source: str
    line: int | None
    error: ServandaError


class Raw:
    """A source before it is read.

    `name` is a path or URL for messages, `media` a media type as a server sends it (`text/html; charset=…`), `url`
    where the bytes came from. Close it, or use it as a context manager; `readers.read` does.
    """

    def __init__(
        self, name: str, stream: BinaryIO, options: Options = NOTHING_SAID, *, media: str = "", url: str | None = None
    ) -> None:
        self.name = name
        self.options = options
        self.media = media
        self.url = url
        self.form: str | None = None  # once it is known
        self.folder: Path | None = None  # what it is instead of a stream
        self.within: tuple[str, ...] = ()  # forms of what it was found in, outermost first
        self.told: dict[str, str | None] = {}  # what that says about it, where it does not say so itself
        self.instead: Raw | None = None  # what is read where no document can be made of it
        self.client: Fetches | None = None  # what fetches further pages
        self._stream = stream
        self._ahead: list[bytes] | None = None

    @classmethod
    def of(cls, data: bytes, name: str = STDIN, options: Options = NOTHING_SAID) -> Self:
        """Bytes at hand as a source."""
        return cls(name, io.BytesIO(data), options)

    def member(self, name: str, stream: BinaryIO, *, media: str = "", url: str | None = None) -> Raw:
        """A source that was found in this one: what the user said of it holds for its members, but not its form."""
        options = self.options if self.folder else msgspec.structs.replace(self.options, input=None)
        made = Raw(name, stream, options, media=media, url=url)
        made.within = (*self.within, self.form or "")
        made.client = self.client
        return made

    def __enter__(self) -> Self:
        """Nothing to open: the stream is open already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the stream; standard input stays open."""
        if self.name != STDIN:
            self._stream.close()

    def head(self) -> bytes:
        """Everything up to the end of the first line that says something, without consuming it.

        Blank lines do not, nor what may stand before a page or feed: an XML declaration, comments.
        """
        if self._ahead is None:
            self._ahead = []
            room = LIMIT
            while room > 0 and (line := self._stream.readline(room)):
                self._ahead.append(line)
                room -= len(line)
                if line.strip() and not self._opening():
                    break
        return b"".join(self._ahead)

    def _opening(self) -> bool:
        """Whether all that was read yet may stand before a page or feed."""
        read = b"".join(self._ahead or ())
        return len(read) < LONGEST_PROLOGUE and bool(PROLOGUE.fullmatch(read))

    def opening(self, size: int) -> bytes:
        """At least so many first bytes, where there are as many, without consuming them."""
        head = self.head()
        if self._ahead is not None and len(head) < size:
            self._ahead.append(self._stream.read(size - len(head)))
        return b"".join(self._ahead or ())

    def lines(self) -> Iterator[bytes]:
        """The lines one after the other; one longer than `LIMIT` bytes comes in pieces."""
        yield from self._ahead or ()
        self._ahead = []
        while line := self._stream.readline(LIMIT):
            yield line

    def seekable(self) -> BinaryIO:
        """The source from its beginning as a file, however large; one that cannot be read again is written to one.

        Raises `EmptyInput` for none or blanks only.
        """
        if not self._stream.seekable():
            import shutil  # noqa: PLC0415 - cold start
            import tempfile  # noqa: PLC0415 - cold start

            file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the source
            file.writelines(self._ahead or ())
            shutil.copyfileobj(self._stream, file)
            self._stream = file
        self._ahead = None
        self._stream.seek(0)
        if not self.head().strip():
            raise EmptyInput(f"{self.name}: empty, nothing to read")
        self._stream.seek(0)
        return self._stream

    def everything(self) -> bytes:
        """All bytes. Raises `EmptyInput` for none or blanks only, `InputError` for more than `LIMIT`."""
        head = self.head()
        self._ahead = []
        data = head + self._stream.read(LIMIT + 1 - len(head))
        if len(data) > LIMIT:
            raise InputError(f"{self.name}: one document of more than {LIMIT >> 20} MB; split it, or give JSON Lines")
        if not data.strip():
            raise EmptyInput(f"{self.name}: empty, nothing to read")
        return data
