"""From a specification to SVG, without a browser: `vl-convert-python`, the extra `servanda[plots]`."""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape

from servanda.charts.data import Picture
from servanda.charts.layers import printable
from servanda.errors import MissingExtra

VERSION = "6.1"  # of Vega-Lite
FINE = 2.0
TAG = re.compile(r"<(?:g|path|text) [^<>]*>")
ROLES = re.compile(r' (?:role|aria-roledescription)="[^"]*"')  # of marks: without names they tell nobody anything
OPENING = re.compile(r"<svg ([^>]*)>")


def svg(picture: Picture) -> str:
    """The picture as SVG, with its title and description for those who do not see it. Raises `MissingExtra`."""
    drawn = _convert().vegalite_to_svg(picture.spec, vl_version=VERSION, allowed_base_urls=[])
    drawn = TAG.sub(lambda found: ROLES.sub("", found[0]), drawn)
    named = f"<title>{escape(printable(picture.title))}</title><desc>{escape(printable(picture.description))}</desc>"
    return OPENING.sub(lambda found: f'<svg role="img" {found[1]}>{named}', drawn, count=1) + "\n"


def png(drawn: str) -> bytes:
    """A picture that is SVG as PNG, with two points a pixel. Raises `MissingExtra`."""
    made: bytes = _convert().svg_to_png(drawn, scale=FINE)
    return made


def _convert() -> Any:  # noqa: ANN401 - an extra
    try:
        import vl_convert  # noqa: PLC0415
    except ImportError:
        raise MissingExtra('pictures need vl-convert: pip install "servanda[plots]"') from None
    return vl_convert
