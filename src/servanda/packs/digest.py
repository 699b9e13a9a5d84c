"""What a reading depends on, in one short string."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

from servanda.packs.load import available, pack_files

CODE = ("grammar", "packs")
PACKAGE = Path(__file__).resolve().parents[1]


@functools.cache
def reading_digest() -> str:
    """Digest of the grammar's code and of all words in force, the user's own included."""
    code = [path for name in CODE for path in sorted((PACKAGE / name).glob("*.py"))]
    shared = sorted((PACKAGE / "data").glob("*.yaml"))
    words = [path for language in available() for path in pack_files(language)]
    digest = hashlib.blake2b(digest_size=8)
    for path in (*code, *shared, *words):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
