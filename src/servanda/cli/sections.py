"""A report of sections, each with text, a table and a picture: as Markdown, or as a page that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import NamedTuple

WIDTH = 120  # of lines of Markdown
STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 46rem; background: #fff; color: #1b1f24;
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 1rem; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
figure { margin: 1rem 0; overflow-x: auto; } svg { max-width: 100%; height: auto; display: block; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
th { text-align: start; font-weight: 600; }
td, th { padding: .25rem 1.4rem .25rem 0; border-bottom: 1px solid #e3e6e9; }
"""


class Section(NamedTuple):
    """A heading with paragraphs, a table whose first row is its head, and the name of its picture."""

    title: str
    text: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    picture: str = ""


def save(sections: Iterable[Section], pictures: Mapping[str, str], output: Path) -> None:
    """Write a page, or Markdown with the pictures beside it, by the ending of the output."""
    if output.suffix.lower() == ".html":
        output.write_text(page(sections, pictures), encoding="utf-8")
        return
    files = {name: f"{output.stem}-{name}.svg" for name in pictures}
    for name, file in files.items():
        output.with_name(file).write_text(pictures[name], encoding="utf-8")
    output.write_text(markdown(sections, files), encoding="utf-8")


def markdown(sections: Iterable[Section], files: Mapping[str, str] = {}) -> str:
    """As Markdown; `files` are the names of files of pictures, those that there are."""
    return "\n".join(_lines(sections, files)).rstrip() + "\n"


def _lines(sections: Iterable[Section], files: Mapping[str, str]) -> Iterator[str]:
    for number, one in enumerate(sections):
        yield f"# {one.title}\n" if number == 0 else f"## {one.title}\n"
        if one.picture in files:
            yield f"![{one.title}]({files[one.picture]})\n"
        for text in one.text:
            yield from (*textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False), "")
        for at, row in enumerate(one.rows):
            yield f"| {' | '.join(row)} |"
            if at == 0:
                yield f"| {' | '.join('---' for _ in row)} |"
        if one.rows:
            yield ""


def page(sections: Iterable[Section], pictures: Mapping[str, str]) -> str:
    """One page with the SVG of the pictures in it; nothing in it runs, and nothing is fetched."""
    style = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    body, title = [], ""
    for number, one in enumerate(sections):
        title = title or one.title
        level = 1 if number == 0 else 2
        body.append(f"<section><h{level}>{escape(one.title)}</h{level}>")
        body += [f"<p>{escape(text)}</p>" for text in one.text]
        if one.picture in pictures:
            body.append(f"<figure>{pictures[one.picture]}</figure>")
        body += [*_table(one.rows), "</section>"]
    policy = f"default-src 'none'; style-src 'sha256-{style}'"
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>",
            *body,
            "</body>\n</html>\n",
        ]
    )


def _table(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    if not rows:
        return
    yield "<table>"
    for at, row in enumerate(rows):
        cell = "th" if at == 0 else "td"
        yield "<tr>" + "".join(f"<{cell}>{escape(words)}</{cell}>" for words in row) + "</tr>"
    yield "</table>"
