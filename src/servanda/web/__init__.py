"""The ledger as a local web application: pages that work without scripts, and an interface for programs."""

from __future__ import annotations

from servanda.web.app import application
from servanda.web.settings import Settings

__all__ = ["Settings", "application"]
