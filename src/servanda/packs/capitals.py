"""Words with a capital, as a pattern sees them: `re` knows no class of capitals by itself."""

from __future__ import annotations

_LAST = 0x1F00  # behind the alphabets that have capitals
_LETTERS = "".join(char for char in map(chr, range(_LAST)) if char.isupper())

CAPITAL = f"[{_LETTERS}]"
CAPITALISED = rf"{CAPITAL}[\w’']*"
