"""Countries by their codes and by the domains of their sites."""

from __future__ import annotations

import functools

import msgspec

from servanda.packs.load import table

GENERIC_BELOW = {"gov", "mil"}  # second levels that keep a sold domain official


class Countries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`countries.yaml`: alpha-2 → alpha-3, further top-level domains, and those that are sold to anybody."""

    alpha3: dict[str, str]
    domains: dict[str, str]
    sold: frozenset[str]


@functools.cache
def _countries() -> Countries:
    read: Countries = table("countries", Countries)
    return read


def country_code(written: str) -> str | None:
    """ISO 3166-1 alpha-3 of an alpha-2 or alpha-3 code in any case; None for anything else."""
    code = written.strip().upper()
    known = _countries().alpha3
    if len(code) == 2:
        return known.get(code)
    return code if code in known.values() else None


def domain_country(host: str) -> str | None:
    """The country whose domain a host lies in, where that is sure: `www.example.kz` → KAZ, `example.tv` → None."""
    labels = host.rstrip(".").lower().split(".")
    if len(labels) < 2:
        return None
    top, second = labels[-1], labels[-2]
    known = _countries()
    if top in known.sold and second not in GENERIC_BELOW:
        return None
    return known.domains.get(top) or known.alpha3.get(top.upper())
