"""Which addresses may be spoken to: public ones only, whatever name leads to them."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from servanda.errors import FetchError

REFUSED = tuple(
    map(
        ipaddress.ip_network,
        (
            "168.63.129.16/32",  # services of the host in a cloud, at an address that looks public
            "192.0.0.0/24",  # assignments of the protocol, metadata of a cloud among them
            "192.88.99.0/24",  # relays that lead anywhere
            "fec0::/10",  # what link-local addresses of sites once were
        ),
    )
)
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


def near(address: str) -> bool:
    """Whether it is public, or of this machine or a private network; link-local and metadata addresses are neither."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    found = getattr(found, "ipv4_mapped", None) or found
    listed = any(found in network for network in REFUSED)
    other = found.is_link_local or found.is_multicast or found.is_unspecified or listed
    return public(address) or (not other and (found.is_private or found.is_loopback))


def _open(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    listed = any(address in network for network in REFUSED)
    return address.is_global and not (address.is_multicast or address.is_reserved or listed)


def resolve(host: str, port: int, permit: Permit) -> list[str]:
    """The addresses to speak to. Raises `FetchError` where a name leads nowhere, or anywhere that is not permitted."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        found = []
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not addresses:
        raise FetchError(f"no host {host} found; check the address, or the connection to the net")
    for address in addresses:
        if not permit(address):
            leads = f"{host} leads to {address}, which" if host != address else address
            raise FetchError(f"{leads} is no public address, and is not fetched")
    return addresses
