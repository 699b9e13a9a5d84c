"""Scanned pages, recognised by Tesseract: the extra `servanda[ocr]` and the program itself."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterator
from types import ModuleType
from typing import Any, cast

from servanda.errors import InputError
from servanda.packs import available, load
from servanda.readers.glyphs import Box, Piece

DPI = 300
MOST_PIXELS = 60_000_000
SECONDS = 300  # for a page
SURE = 20.0  # percent: words that Tesseract is less sure of are specks


def pieces(page: Any, language: str | None) -> list[Piece]:  # noqa: ANN401 - pypdfium2's page
    """The lines of a scanned page. Raises `InputError` that says what to install where it cannot be recognised."""
    tesseract = program()
    models = "+".join(chosen(installed(), language))
    wide, high = page.get_size()
    scale = min(DPI / 72, (MOST_PIXELS / max(1.0, wide * high)) ** 0.5)
    picture = page.render(scale=scale, grayscale=True).to_pil()
    try:
        found = tesseract.image_to_data(
            picture, lang=models, config=f"--dpi {round(72 * scale)}", timeout=SECONDS, output_type="dict"
        )
    except (RuntimeError, OSError) as error:  # a `TesseractError` is the former
        raise InputError(f"Tesseract fails: {' '.join(str(error).split())[:200]}") from None
    return list(lines(found, scale))


def program() -> ModuleType:
    """What speaks to Tesseract. Raises `InputError` where it is not installed."""
    try:
        import pytesseract  # noqa: PLC0415 - an extra
    except ImportError:
        raise InputError("pip install 'servanda[ocr]' reads it, with the program Tesseract") from None
    return cast(ModuleType, pytesseract)


def installed() -> frozenset[str]:
    """The models of Tesseract. Raises `InputError` where the program is not installed."""
    tesseract = program()
    try:
        return frozenset(tesseract.get_languages())
    except tesseract.TesseractNotFoundError:
        raise InputError("the program Tesseract reads it, which is not installed (package tesseract-ocr)") from None
    except (RuntimeError, OSError) as error:
        raise InputError(f"Tesseract fails: {' '.join(str(error).split())[:200]}") from None


def chosen(models: frozenset[str], language: str | None) -> list[str]:
    """The models to use: that of the language, or else those of all languages that are read. Raises `InputError`."""
    codes = [language] if language in available() else available()
    wanted = [name for code in codes if (name := load(code).language.tesseract)]
    found = [name for name in wanted if name in models]
    if not found:
        raise InputError(f"Tesseract has no model for it; install one ({', '.join(wanted)})")
    return found


def lines(found: dict[str, list[Any]], scale: float) -> Iterator[Piece]:
    """The words that were recognised, line by line."""
    groups: dict[tuple[int, int, int], list[tuple[str, Box]]] = defaultdict(list)
    for at, word in enumerate(found["text"]):
        if word.strip() and float(found["conf"][at]) >= SURE:
            left, top = found["left"][at] / scale, found["top"][at] / scale
            place = Box(left, top, left + found["width"][at] / scale, top + found["height"][at] / scale)
            groups[found["block_num"][at], found["par_num"][at], found["line_num"][at]].append((word, place))
    if not groups:
        return
    size = statistics.median(box.height for words in groups.values() for _, box in words)
    for words in groups.values():
        boxes = [box for _, box in words]
        place = Box(boxes[0].left, min(box.top for box in boxes), boxes[-1].right, max(box.bottom for box in boxes))
        yield Piece(" ".join(word for word, _ in words), place, size)
