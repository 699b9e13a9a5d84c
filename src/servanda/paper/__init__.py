"""Reports as files: one module a form, each a thin writer of the same content; what a form needs loads with it."""

from __future__ import annotations

import importlib
from typing import BinaryIO, NamedTuple

from servanda.errors import MissingExtra
from servanda.views.report.model import Report
from servanda.views.tongue import wording
from servanda.wording import speaking

__all__ = ["FORMS", "Form", "ready", "write"]


class Form(NamedTuple):
    """A form by the module that writes it, the libraries that it needs, and whether it is text."""

    module: str
    libraries: tuple[str, ...] = ()
    text: bool = True


FORMS = {
    "html": Form("page"),
    "md": Form("marked"),
    "docx": Form("word", ("docx", "vl_convert"), text=False),
    "pdf": Form("typeset", ("typst", "vl_convert"), text=False),
}


def ready(form: str) -> None:
    """Raises `MissingExtra` where a library that a form needs is not installed."""
    try:
        for library in FORMS[form].libraries:
            importlib.import_module(library)
    except ImportError:
        raise MissingExtra(f'a dossier as {form} needs more: pip install "servanda[dossier]"') from None


def write(form: str, report: Report, out: BinaryIO) -> None:
    """Write a report in a form, in its language. Raises `MissingExtra` where a library is not installed."""
    ready(form)
    with speaking(wording(report.language)):
        importlib.import_module(f"servanda.paper.{FORMS[form].module}").write(report, out)
