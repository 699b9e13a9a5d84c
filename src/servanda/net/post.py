"""Send news to a webhook, signed as Standard Webhooks has it, through the guard of `fetch`; again where it may help."""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import hmac
import http.client
import time
from collections.abc import Mapping

from servanda.errors import WrongUsage
from servanda.net.client import BACK_OFF, PATIENCE, TRIES, Clock, pause
from servanda.net.fetch import HEADERS, LIMIT, PLAINLY, SECONDS, Answered, Failed, Limits, connected, failing, split
from servanda.net.guard import Permit, near, public

ENCODED = "whsec_"  # begins a secret that is written in base64
SHORTEST = 16  # characters of a secret


def secret_of(written: str) -> bytes:
    """The secret that is written: as it is, or behind `whsec_` in base64. Raises `WrongUsage`."""
    told = written.strip()
    if len(told) < SHORTEST:
        raise WrongUsage(f"a secret of a webhook has at least {SHORTEST} characters")
    if not told.startswith(ENCODED):
        return told.encode()
    try:
        return base64.b64decode(told.removeprefix(ENCODED), validate=True)
    except (binascii.Error, ValueError):
        raise WrongUsage(f"a secret that begins with {ENCODED} goes on in base64") from None


def signature(secret: bytes, identity: str, at: str, body: bytes) -> str:
    """The signature of a message, by which its receiver knows from whom it is."""
    digest = hmac.new(secret, f"{identity}.{at}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


class Hook:
    """An address to which news are sent; private addresses only where that is said."""

    def __init__(self, url: str, secret: bytes, *, private: bool = False, clock: Clock = time) -> None:
        self.url = url
        self._secret = secret
        self._permit = near if private else public
        self._clock = clock

    def send(self, identity: str, body: bytes) -> None:
        """Send a message, again where that may help. Raises `FetchError` where it was not taken."""
        for number in range(TRIES):
            at = str(int(self._clock.time()))
            headers = {
                "Content-Type": "application/json", "webhook-id": identity, "webhook-timestamp": at,
                "webhook-signature": signature(self._secret, identity, at, body),
            }  # fmt: skip
            try:
                post(self.url, body, headers, self._permit)
            except Failed as error:
                wait = pause(error.after, BACK_OFF * 2.0**number, self._clock.time())
                if number + 1 == TRIES or not _passes(error) or wait > PATIENCE:
                    raise
                self._clock.sleep(wait)
            else:
                return


def _passes(error: Failed) -> bool:
    """Whether it may help to try again: where the server is busy or broken, slow, or cannot be reached."""
    return error.status in {0, 408, 425, 429} or error.status >= http.client.INTERNAL_SERVER_ERROR


def post(url: str, body: bytes, headers: Mapping[str, str], permit: Permit = public, seconds: float = SECONDS) -> None:
    """Send a body to an address, which takes it; it is not sent on elsewhere. Raises `Failed`."""
    limits = Limits(permit, LIMIT, time.monotonic() + seconds, PLAINLY)
    with failing([url]):
        parts = split(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        own = {"User-Agent": HEADERS["User-Agent"], "Host": parts.netloc, **headers}
        with connected(parts, limits) as connection:
            connection.request("POST", path, body=body, headers=own)
            with contextlib.closing(connection.getresponse()) as answer:
                if not http.client.OK <= answer.status < http.client.MULTIPLE_CHOICES:
                    told = f"the server answers {answer.status} {answer.reason}".rstrip()
                    raise Answered(told, answer.status, answer.getheader("retry-after", ""))
