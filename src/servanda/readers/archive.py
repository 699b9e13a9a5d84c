"""ZIP: the files in it by name, one at a time and in memory only; what is too large or too much is not unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from servanda.errors import EmptyInput, InputError
from servanda.readers import detect
from servanda.readers.raw import LIMIT, Failure, Raw

MOST_FILES = 20_000
MOST_BYTES = 2 << 30  # unpacked, of all files together
MOST_PACKED = 200  # times that a file may grow, above `SMALL`
SMALL = 1 << 20
HIDDEN = (".", "~$", "__MACOSX")
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


def handles(raw: Raw) -> bool:
    """Whether this is an archive."""
    return detect.form(raw) == "zip"


def read(raw: Raw) -> Iterator[Raw | Failure]:
    """A source for each file, and a failure for each that is not unpacked.

    Raises `EmptyInput` where there is none, `InputError` for an archive that is broken, too large or in another one.
    """
    if "zip" in raw.within:
        raise InputError(f"{raw.name}: an archive within an archive; unpack it")
    room, stream = MOST_BYTES, raw.seekable()
    try:
        with zipfile.ZipFile(stream) as archive:
            for file in files(archive, raw.name):
                name = f"{raw.name}/{file.filename}"
                try:
                    data = unpacked(archive, file, room)
                except BROKEN as error:
                    yield Failure(raw.name, None, InputError(f"{name}: not unpacked: {error}"))
                    continue
                room -= len(data)
                yield raw.member(name, io.BytesIO(data))
    except BROKEN as error:
        raise InputError(f"{raw.name}: a broken ZIP: {error}; get the file once more") from None


def files(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    """Its files by name, without hidden ones. Raises `InputError` for too many, `EmptyInput` for none."""
    found = [
        one
        for one in archive.infolist()
        if not one.is_dir() and not any(part.startswith(HIDDEN) and part != ".." for part in one.filename.split("/"))
    ]
    if len(found) > MOST_FILES:
        raise InputError(f"{name}: more than {MOST_FILES} files; unpack it and name the folder")
    if not found:
        raise EmptyInput(f"{name}: an archive without files, nothing to read")
    return sorted(found, key=lambda one: one.filename)


def unpacked(archive: zipfile.ZipFile, file: zipfile.ZipInfo, room: int) -> bytes:
    """The bytes of a file. Raises `ValueError` where they are too many, and what `zipfile` raises."""
    if file.flag_bits & 1:
        raise ValueError("it is encrypted; unpack it with its password")
    most = min(LIMIT, max(SMALL, MOST_PACKED * file.compress_size))
    with archive.open(file) as stream:
        data = stream.read(min(most, room) + 1)
    if len(data) > room:
        raise ValueError(f"the archive holds more than {MOST_BYTES >> 30} GB; unpack it and name the folder")
    if len(data) > most:
        raise ValueError(f"it grows to more than {most >> 20} MB; unpack it and name the file")
    return data
