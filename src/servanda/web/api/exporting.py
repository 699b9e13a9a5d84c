"""What a ledger says in the formats that other tools open."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Annotated, BinaryIO

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import PathParameter
from litestar.response import Stream

from servanda import __version__
from servanda.export import FORMATS, write
from servanda.pipeline.exporting import of_ledger
from servanda.web.api.asked import AsOf, Pair, day, pair_of
from servanda.web.api.records import ExportRecord
from servanda.web.api.sent import sent
from servanda.web.desk import OnDesk
from servanda.web.settings import Asks

CHUNK = 1 << 16
MEDIA = {
    ".csv": "text/csv", ".jsonld": "application/ld+json", ".jsonl": "application/jsonl",
    ".zip": "application/zip",
}  # fmt: skip
OTHER = "application/octet-stream"
INSTALLED = {name: one for name, one in FORMATS.items() if not one.library or find_spec(one.library)}
Name = Annotated[
    str, PathParameter(description="The name of a format.", schema_extra={"enum": list(INSTALLED), "example": "csv"})
]


@get("/exports", summary="Formats", tags=["Exports"], sync_to_thread=False)
def exports(request: Asks) -> Response[list[ExportRecord]]:
    """The formats for other tools, with the addresses at which all that the ledger says comes in them."""
    base = f"{request.base_url}api/v1/exports/"
    return sent([
        ExportRecord(name=one.name, means=one.means, suffix=one.suffix, link=f"{base}{one.name}")
        for one in INSTALLED.values()
    ])  # fmt: skip


@get("/exports/{name:str}", summary="An export", tags=["Exports"], media_type=OTHER, sync_to_thread=True)
def export(request: Asks, desk: OnDesk, name: Name, pair: Pair = None, as_of: AsOf = None) -> Response[bytes] | Stream:
    """All that the ledger says, or what it says of a pair, as a file of a format; see `exports` for these.

    Formats that need a library are there where it is installed.
    """
    if name not in INSTALLED:
        raise NotFoundException(f"{name}: no such format here; there are: {', '.join(INSTALLED)}")
    form = INSTALLED[name]
    code, until = pair_of(pair) if pair else None, day(as_of)
    tag = _tag(__version__, form.name, code, until, desk.state)
    named = "-".join(filter(None, ("servanda", form.name, code, until)))
    headers = {
        "etag": tag, "cache-control": "no-cache",
        "content-disposition": f'attachment; filename="{named}{form.suffix}"',
    }  # fmt: skip
    if tag in {one.strip() for one in request.headers.get("if-none-match", "").split(",")}:
        return Response(b"", status_code=304, headers=headers)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the stream closes it
    write(form.name, of_ledger(desk.ledger, code, until), file)
    return Stream(_pieces(file), media_type=MEDIA.get(form.suffix, OTHER), headers=headers)


def _tag(*made_of: object) -> str:
    return f'"{hashlib.blake2b(repr(made_of).encode(), digest_size=16).hexdigest()}"'


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(CHUNK):
            yield piece


HANDLERS = (exports, export)
