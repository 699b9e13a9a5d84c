"""PDF: the text layer in the order of reading, with the offsets at which pages begin; scans by `servanda[ocr]`.

Running heads, page numbers and hyphens at line ends are left out; offsets refer to the text that is left.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from servanda.errors import EmptyInput, InputError
from servanda.model import Document
from servanda.readers import columns, detect, document, filedates, flow, glyphs, notes, ocr, running
from servanda.readers.glyphs import Piece
from servanda.readers.raw import Failure, Raw

MOST_PAGES = 10_000
PASSWORD = 4  # pdfium's number of the error
FEW = 8  # characters of a page that has no text layer
COVERED = 0.4  # part of a scanned page that its pictures cover, at least
DRAWN = 200  # lines of a page
SHOWN = 10
DAY = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
ENCRYPTED = "an encrypted PDF; open it with its password and save it without one"


def handles(raw: Raw) -> bool:
    """Whether this is a PDF."""
    return detect.form(raw) == "pdf"


def read(raw: Raw) -> Iterator[Document | Failure]:
    """One document, and a failure that names the pages which could not be read.

    Raises `InputError` for a PDF that is broken or encrypted, or that has no text layer and cannot be recognised.
    """
    with opened(raw) as pdf:
        pages, failed = read_pages(pdf, raw)
        if not any(pages):
            raise failed[0].error if failed else EmptyInput(f"{raw.name}: a PDF without text, nothing to read")
        made = flow.text(notes.placed([list(columns.lines(page)) for page in running.without_heads(pages)]))
        yield msgspec.structs.replace(
            document.make(made.text, raw.name, raw.options, {"url": raw.url} | told(pdf)), pages=made.pages
        )
    yield from failed


@contextlib.contextmanager
def opened(raw: Raw) -> Iterator[Any]:
    """The PDF. Raises `InputError` where it is broken or encrypted."""
    import pypdfium2  # noqa: PLC0415 - loaded only for PDFs

    data = raw.everything()
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        broken = "a broken PDF; open it in a viewer and save it again, or get it once more"
        what = ENCRYPTED if getattr(error, "err_code", None) == PASSWORD else broken
        raise InputError(f"{raw.name}: {what}") from None
    with contextlib.closing(pdf):
        if len(pdf) > MOST_PAGES:
            raise InputError(f"{raw.name}: a PDF of more than {MOST_PAGES} pages; split it")
        if not len(pdf):
            raise InputError(f"{raw.name}: a PDF without a page")
        yield pdf


def read_pages(pdf: Any, raw: Raw) -> tuple[list[list[Piece]], list[Failure]]:  # noqa: ANN401 - pypdfium2's
    """The pieces of each page, and failures for those that could not be read."""
    from pypdfium2 import PdfiumError  # noqa: PLC0415 - loaded only for PDFs

    pages: list[list[Piece]] = [[] for _ in range(len(pdf))]
    broken, scanned = [], []
    for number in range(len(pdf)):
        try:
            with contextlib.closing(pdf[number]) as page:
                pages[number] = glyphs.pieces(page)
                letters = sum(len(one.text) - one.text.count(glyphs.UNKNOWN) for one in pages[number])
                if glyphs.unreadable(page, letters) or (letters < FEW and pictured(page)):
                    pages[number] = []
                    scanned.append(number)
        except (PdfiumError, ValueError):
            broken.append(number)
    failures = [failure(raw, f"{listed(broken, pdf)} broken or overfull; get the file once more")] if broken else []
    try:
        for number in scanned:
            with contextlib.closing(pdf[number]) as page:
                pages[number] = ocr.pieces(page, raw.options.language)
    except InputError as error:
        failures.append(failure(raw, f"{listed(scanned, pdf)} scanned, or in letters that cannot be read; {error}"))
    return pages, failures


def failure(raw: Raw, what: str) -> Failure:
    """What is wrong with some pages."""
    return Failure(raw.name, None, InputError(f"{raw.name}: {what}"))


def listed(numbers: list[int], pdf: Any) -> str:  # noqa: ANN401 - pypdfium2's
    """Some pages by their numbers, with the verb."""
    if len(numbers) == len(pdf):
        return "a PDF whose pages are"
    shown = ", ".join(str(number + 1) for number in numbers[:SHOWN]) + ("…" if len(numbers) > SHOWN else "")
    return f"page {shown} is" if len(numbers) == 1 else f"pages {shown} are"


def pictured(page: Any) -> bool:  # noqa: ANN401 - pypdfium2's
    """Whether pictures cover much of a page, or so many lines are drawn that they may be letters."""
    from pypdfium2 import raw  # noqa: PLC0415 - loaded only for PDFs

    covered, drawn = 0.0, 0
    for one in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH)):
        if one.type == raw.FPDF_PAGEOBJ_PATH:
            drawn += 1
            continue
        left, bottom, right, top = one.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return covered > COVERED * page.get_width() * page.get_height() or drawn > DRAWN


def told(pdf: Any) -> dict[str, str | None]:  # noqa: ANN401 - pypdfium2's
    """Title and day, where the file tells them."""
    said = pdf.get_metadata_dict(skip_empty=True)
    days = [DAY.match(said.get(name, "")) for name in ("CreationDate", "ModDate")]
    made, changed = ("-".join(day.groups()) if day else None for day in days)
    return {"title": filedates.title(said.get("Title")), "published": filedates.day(made, changed)}
