"""Sources of statistics in words: how each is asked, what its columns mean, and what to beware of."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from servanda.cli.tables import named
from servanda.packs.sources import Source, sources

WIDTH = 96
INDENT = 2


def overview() -> Iterator[str]:
    """The sources, one a line."""
    names = sources()
    width = max(map(len, names))
    for name, source in names.items():
        how = "fetch" if source.ask else "file"
        yield f"{name:{width}}  {how:5}  {source.title}"
    yield ""
    yield "fetch: `servanda series fetch` can ask it; file: what it publishes is saved as CSV and loaded."


def described(name: str) -> Iterator[str]:
    """One source, all that is known of it."""
    source = named(name)
    yield source.title
    yield f"  {source.home}" if source.home else ""
    for what, told in _facts(source):
        yield from textwrap.wrap(f"{what}: {told}", WIDTH, initial_indent="  ", subsequent_indent="    ")
    for note in source.notes:
        yield from textwrap.wrap(f"! {note}", WIDTH, initial_indent="  ", subsequent_indent="    ")


def _facts(source: Source) -> Iterator[tuple[str, str]]:
    """What is told of a source."""
    if source.ask:
        yield "asked at", source.ask.url
        if source.ask.most:
            yield "rows of an answer at most", str(source.ask.most)
        yield "seconds between two requests", f"{source.ask.gap:g}"
    if source.key:
        yield "order of the key", source.key
    yield "columns", ", ".join(f"{field} = {column}" for field, column in source.columns.items())
    if source.only:
        yield "rows kept", "; ".join(f"{column} {' or '.join(map(repr, kept))}" for column, kept in source.only.items())
    for field, codes in source.codes.items():
        for code, meant in codes.items():
            told = meant if isinstance(meant, str) else ", ".join(f"{key} {value}" for key, value in meant.items())
            yield f"{field} {code or 'empty'}", told
    if source.licence:
        yield "licence", source.licence
    if source.attribution:
        yield "to be named as", source.attribution
