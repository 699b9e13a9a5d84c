"""The only way to the net: a guarded fetch, and a client that fetches politely."""

from servanda.net.client import Brief, Client, Clock, Fetches, Kept
from servanda.net.fetch import Page, fetch
from servanda.net.guard import near, public
from servanda.net.post import Hook, secret_of

__all__ = ["Brief", "Client", "Clock", "Fetches", "Hook", "Kept", "Page", "fetch", "near", "public", "secret_of"]
