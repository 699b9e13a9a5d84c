"""Where a statement can be found again: its address at the very words."""

from __future__ import annotations

from urllib.parse import quote

from servanda.model import Version

WHOLE = 100  # characters of a quote that stands in an address as it is; of a longer one its ends do
ENDS = 5  # words


def address(version: Version, words: str) -> str | None:
    """The address of a document at some words of it, as browsers find them; None where it has none that may be linked.

    A text fragment: https://wicg.github.io/scroll-to-text-fragment/
    """
    if not linked(version.url):
        return None
    mark = ":~:text=" if "#" in str(version.url) else "#:~:text="
    return f"{version.url}{mark}{_fragment(words)}"


def _fragment(words: str) -> str:
    flat = " ".join(words.split())
    single = flat.split(" ")
    if len(flat) <= WHOLE or len(single) <= 2 * ENDS:
        return _coded(flat)
    return f"{_coded(' '.join(single[:ENDS]))},{_coded(' '.join(single[-ENDS:]))}"


def _coded(text: str) -> str:
    """Text in which no character means anything: `-` marks what stands around, `,` parts ends, `&` parts fragments."""
    return quote(text, safe="", errors="replace").replace("-", "%2D")


def linked(url: str | None) -> bool:
    """Whether an address can stand in a link: of the web, and without what would end the link."""
    return bool(url) and str(url).startswith(("http://", "https://")) and not set("<>\n ") & set(str(url))
