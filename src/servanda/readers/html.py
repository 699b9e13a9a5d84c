"""HTML: the main text of a page and what the page says about itself. Offsets refer to the extracted text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from servanda.errors import EmptyInput, InputError
from servanda.model import Document
from servanda.readers import detect, document, encoding, language, metadata
from servanda.readers.raw import Raw

META_ROOM = 4096  # bytes in which a page must name its encoding
META = re.compile(rb"<meta\b[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
ENDLESS = frozenset({  # elements that close themselves, or that the next one closes
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p",
    "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup",
})  # fmt: skip
FULLER = 3  # times as long as what is seen is the text that a page written by scripts tells to machines
MENU_DEPTH = 7  # elements from the top of a page, at most, in which lists are taken for menus
MOST_LISTS = 200
PARAGRAPH = 40  # characters
DEEPEST = 500  # elements within elements; the extraction takes time by the square of it
MOST_ATTRIBUTES = 2000


def handles(raw: Raw) -> bool:
    """Whether this is a page."""
    return detect.form(raw) == "html"


def read(raw: Raw) -> Iterator[Document]:
    """One document. Raises `EmptyInput` for a page without a main text, `NotText`, `InputError`."""
    data = raw.everything()
    declared = META.search(data[:META_ROOM])
    named = encoding.charset(raw.media) or (declared[1].decode("ascii") if declared else None)
    page = encoding.decode(data, raw.name, declared=named)
    check(page, raw.name)
    tree = parsed(page)
    shelter(tree)
    text = main_text(tree)
    told = metadata.body(tree)
    if len(told) > FULLER * len(text):
        text = told
    if not text:
        raise EmptyInput(f"{raw.name}: a page without a main text, perhaps written by scripts; save it from a browser")
    stated = metadata.language(tree)
    spoken = stated if stated and spoken_throughout(text, stated) else None
    found = metadata.found(tree, raw.url, stated or language.identify(text))
    yield document.make(text, raw.name, raw.options, found | {"language": spoken})


def parsed(page: str) -> Any:  # noqa: ANN401 - the parser's tree
    """The tree of a page."""
    from resiliparse.parse.html import HTMLTree  # noqa: PLC0415 - loaded only for pages

    return HTMLTree.parse(page)


def shelter(tree: Any) -> None:  # noqa: ANN401 - the parser's tree
    """Put lists that stand among paragraphs deeper into the page: near its top they are taken for menus."""
    for one in list(tree.document.query_selector_all("ul")[:MOST_LISTS]):
        if one.parent is None or deep(one) or not among_paragraphs(one):
            continue
        for _ in range(MENU_DEPTH):
            wrapper = tree.create_element("div")
            one.parent.insert_before(wrapper, one)
            wrapper.append_child(one)


def among_paragraphs(one: Any) -> bool:  # noqa: ANN401 - the parser's node
    """Whether a list has a paragraph beside it, and says more than its links do."""
    beside = any(other.tag == "p" and len(other.text.strip()) > PARAGRAPH for other in one.parent.child_nodes)
    return beside and 2 * sum(len(link.text) for link in one.query_selector_all("a")) < len(one.text)


def deep(one: Any) -> bool:  # noqa: ANN401 - the parser's node
    """Whether an element stands so deep in the page that it is taken for no menu."""
    for _ in range(MENU_DEPTH):
        one = one.parent
        if one is None:
            return False
    return True


def main_text(tree: Any) -> str:  # noqa: ANN401 - the parser's tree
    """What a reader came for, without menus and teasers; paragraphs apart by an empty line."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 - loaded only for pages

    text: str = extract_plain_text(tree, main_content=True, list_bullets=False, alt_texts=False)
    return text.replace("\0", "\ufffd").strip()


def spoken_throughout(text: str, stated: str) -> bool:
    """Whether the text is in the language that the page states, or too short to tell."""
    stretches = list(language.paragraphs(text))
    return len(stretches) == 1 and stretches[0].language in (stated, None)


def check(page: str, source: str) -> None:
    """Raise `InputError` for pages that no browser makes: endless nesting, endless tags."""
    depth = 0
    for closing, name in TAG.findall(page):
        if name.lower() not in ENDLESS:
            depth = max(0, depth - 1) if closing else depth + 1
            if depth > DEEPEST:
                raise InputError(f"{source}: a page of more than {DEEPEST} elements within each other; give its text")
    for part in page.split("<"):
        if len(part) > 2 * MOST_ATTRIBUTES and len(part.partition(">")[0].split()) > MOST_ATTRIBUTES:
            raise InputError(f"{source}: a tag of more than {MOST_ATTRIBUTES} attributes; give the text of the page")
