"""News for webhooks: what each was told is kept beside the ledger, and what it did not take is sent again."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

import msgspec

from servanda.errors import InputError, WrongUsage
from servanda.export.harmless import encoded
from servanda.ledger import Ledger
from servanda.net import Hook, secret_of
from servanda.views.events import Mark, event, following, present
from servanda.views.place import now

SECRET = "SERVANDA_WEBHOOK_SECRET"  # noqa: S105 - the name of a variable


class Pending(msgspec.Struct):
    """An event that is on its way: its id, and up to where it tells."""

    id: str
    to: Mark


class Told(msgspec.Struct):
    """Up to where a webhook was told, and what it has not taken yet."""

    done: Mark
    pending: Pending | None = None


class Delivery:
    """News of a ledger for one webhook."""

    def __init__(self, ledger: Ledger, hook: Hook) -> None:
        self._ledger = ledger
        self._hook = hook
        self._place = ledger.path.with_name(f"{ledger.path.name}.webhooks.json")

    def begin(self, *, everything: bool = False) -> bool:
        """Take note of a webhook: from now on it is told what comes. False where it was known."""
        known, last = self._load(), present(self._ledger, now()[:10])
        there = known.get(self._hook.url)
        if there and there.done.statement <= last.statement:  # else the ledger is another one than it was
            return False
        known[self._hook.url] = Told(Mark() if everything else last)
        self._save(known)
        return True

    def deliver(self) -> int:
        """Send what is new; how many events were taken. Raises `FetchError` where one was not: it is sent again."""
        known, taken = self._load(), 0
        told = known[self._hook.url]
        while (pending := told.pending or self._next(told)) is not None:
            told.pending = pending
            self._save(known)
            made = event(self._ledger, pending.id, now(), (told.done, pending.to))
            if not made.is_empty:
                self._hook.send(made.id, encoded(made))
                taken += 1
            told.done, told.pending = pending.to, None
            self._save(known)
        return taken

    def _next(self, told: Told) -> Pending | None:
        """The next event; None where all was told."""
        to = following(self._ledger, told.done, now()[:10])
        return Pending(f"msg_{uuid.uuid4().hex}", to) if to else None

    def _load(self) -> dict[str, Told]:
        try:
            return msgspec.json.decode(self._place.read_bytes(), type=dict[str, Told])
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.DecodeError) as error:
            raise InputError(f"{self._place}: cannot be read: {error}; remove it to begin anew") from None

    def _save(self, known: dict[str, Told]) -> None:
        """Keep what was told, all or nothing."""
        torn = self._place.with_name(f"{self._place.name}.new")
        torn.write_bytes(msgspec.json.encode(known))
        torn.replace(self._place)


def hook(url: str, file: Path | None, *, private: bool) -> Hook:
    """A webhook with its secret, of a file or of the environment. Raises `WrongUsage` where there is none."""
    try:
        written = file.read_text(encoding="utf-8") if file else os.environ.get(SECRET, "")
    except (OSError, UnicodeError) as error:
        raise InputError(f"{file}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if not written.strip():
        raise WrongUsage(f"a webhook needs a secret to sign with: ${SECRET}, or a file with it")
    return Hook(url, secret_of(written), private=private)
