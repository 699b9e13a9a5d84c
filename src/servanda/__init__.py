"""Servanda reads what states say to each other and keeps the record.

>>> import servanda
>>> [atom.value for atom in servanda.atoms("trade reached $27 bn", "en")]
['27000000000']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from servanda.pipeline import atoms
    from servanda.pipeline.reading import statements

__version__ = "0.1.0"
__all__ = ["ask", "atoms", "statements"]
PLACES = {"ask": "servanda.views.questions", "atoms": "servanda.pipeline", "statements": "servanda.pipeline.reading"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the grammar is loaded when it is first asked for
    if name not in PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib  # noqa: PLC0415

    return getattr(importlib.import_module(PLACES[name]), name)
