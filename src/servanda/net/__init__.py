"""The only way to the net: a guarded fetch."""

from servanda.net.fetch import Page, fetch
from servanda.net.guard import public

__all__ = ["Page", "fetch", "public"]
