"""What a reading depends on, and what a judgement does, each in one short string."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable
from pathlib import Path

from servanda.packs.load import available, pack_files

READING = ("grammar/**/*.py", "packs/*.py")
JUDGING = ("judge/*.py", "ledger/rows.py", "packs/*.py", "pipeline/keeping.py", "pipeline/naming.py")
PACKAGE = Path(__file__).resolve().parents[1]


@functools.cache
def reading_digest() -> str:
    """Digest of the grammar's code and of all words in force, the user's own included."""
    return _digest(READING)


@functools.cache
def judging_digest() -> str:
    """Digest of the code that files and judges statements, and of all words in force."""
    return _digest(JUDGING)


def _digest(code: Iterable[str]) -> str:
    """Digest of some code and of all words."""
    digest = _words().copy()
    for path in (path for pattern in code for path in sorted(PACKAGE.glob(pattern))):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


@functools.cache
def _words() -> hashlib.blake2b:
    """What is digested of all words, read once."""
    digest = hashlib.blake2b(digest_size=8)
    shared = sorted((PACKAGE / "data").glob("*.yaml"))
    for path in (*shared, *(path for language in available() for path in pack_files(language))):
        digest.update(path.name.encode() + path.read_bytes())
    return digest
