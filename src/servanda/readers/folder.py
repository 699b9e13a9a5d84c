"""A folder: the files in it and in the folders in it, by name; hidden ones are skipped."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from servanda.errors import EmptyInput, InputError
from servanda.readers import detect
from servanda.readers.raw import Failure, Raw

HIDDEN = (".", "~$")  # what begins so is of the system, or the lock of an open file


def handles(raw: Raw) -> bool:
    """Whether this is a folder."""
    return detect.form(raw) == "folder"


def read(raw: Raw) -> Iterator[Raw | Failure]:
    """A source for each file, and a failure for each that cannot be opened. Raises `EmptyInput` where there is none."""
    found = 0
    refused: list[OSError] = []
    for path in files(raw.folder or Path(), refused):
        found += 1
        try:
            stream = path.open("rb")
        except OSError as error:
            refused.append(error)
        else:
            yield raw.member(str(path), stream)
    for one in refused:
        yield Failure(raw.name, None, InputError(f"{one.filename}: may not be read: {one.strerror or one}"))
    if not found and not refused:
        raise EmptyInput(f"{raw.name}: a folder without files, nothing to read")


def files(folder: Path, refused: list[OSError]) -> Iterator[Path]:
    """Its files in order; folders that are links are not followed. What cannot be listed is added to `refused`."""
    for place, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith(HIDDEN))
        paths = (Path(place, name) for name in sorted(names) if not name.startswith(HIDDEN))
        yield from (path for path in paths if path.is_file())
