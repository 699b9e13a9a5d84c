"""Where a command writes."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


@contextlib.contextmanager
def opened(output: Path | None) -> Iterator[BinaryIO]:
    """The file of `--output`, else standard output."""
    if output is None:
        yield sys.stdout.buffer
        return
    with output.open("wb") as out:
        yield out
