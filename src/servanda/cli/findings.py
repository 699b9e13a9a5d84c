"""Texts that were found by their words, on a terminal and as JSON Lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import msgspec
from rich.console import Console
from rich.text import Text

from servanda.cli.layout import console, in_context, safe, show
from servanda.ledger.search import Hit

SHOWN = 3  # places of one text
INDENT = 2


def write_lines(hits: Iterable[Hit], out: BinaryIO) -> None:
    """One text a line: what is known of it, and the spans of the words."""
    encode = msgspec.json.Encoder().encode
    for hit in hits:
        about = msgspec.structs.asdict(hit.version)
        spans = [{"start": start, "end": end, "quote": hit.document.text[start:end]} for start, end in hit.spans]
        out.write(encode(about | {"spans": spans}) + b"\n")


def write_table(hits: Iterable[Hit], out: BinaryIO) -> None:
    """Each text with the first places in which the words stand."""
    with console(out) as screen:
        found = False
        for hit in hits:
            show([Text()] * found, screen)
            found = True
            show(_rows(hit, screen), screen)
        if not found:
            show([Text("No text has all of these words.", "dim")], screen)


def _rows(hit: Hit, screen: Console) -> Iterator[Text]:
    version = hit.version
    head = [version.title or version.url or version.document, version.publisher, version.published, version.document]
    yield Text(safe(" · ".join(dict.fromkeys(filter(None, head)))), "bold")
    for span in _apart(hit, screen.width):
        for line in in_context(hit.document, span, screen, screen.width - INDENT):
            yield Text(" " * INDENT) + line
    if len(hit.spans) > 1:
        yield Text(f"{' ' * INDENT}{len(hit.spans)} places", "dim")


def _apart(hit: Hit, width: int) -> Iterator[tuple[int, int]]:
    """Some places that do not show the same words again."""
    last, shown = -width, 0
    for start, end in hit.spans:
        if start - last >= width and shown < SHOWN:
            last, shown = start, shown + 1
            yield start, end


WRITERS: dict[str, Callable[[Iterable[Hit], BinaryIO], None]] = {"table": write_table, "jsonl": write_lines}
