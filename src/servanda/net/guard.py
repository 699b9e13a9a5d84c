"""Which addresses may be spoken to: public ones only, whatever name leads to them."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from servanda.errors import FetchError

NAT64 = ipaddress.ip_network("64:ff9b::/96")
Permit = Callable[[str], bool]


def public(address: str) -> bool:
    """Whether an IP address is of the public internet.

    Private, loopback, link-local, shared, metadata and multicast addresses are not, nor IPv6 ones that carry them.
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner: list[ipaddress.IPv4Address | None] = []
    if isinstance(found, ipaddress.IPv6Address):
        inner = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
        if found in NAT64:
            inner.append(ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF))
        if found.ipv4_mapped:
            return _open(found.ipv4_mapped)
    return _open(found) and all(_open(one) for one in inner if one is not None)


def _open(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved


def resolve(host: str, port: int, permit: Permit) -> str:
    """The address to speak to. Raises `FetchError` where the name leads nowhere, or anywhere that is not permitted."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(f"{host}: no such host; check the address, or the connection to the net") from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not permit(address):
            raise FetchError(f"{host}: leads to {address}, which is no public address; it is not fetched")
    if not addresses:
        raise FetchError(f"{host}: no such host; check the address")
    return addresses[0]
