"""The head of a report: what it is of, up to when, made of what, and how it is cited."""

from __future__ import annotations

import datetime as dt

from servanda import __version__
from servanda.views.report.known import Known, days, fingerprint
from servanda.views.report.notes import counted

GROUP = 4  # characters of a digest between two blanks


def title(known: Known) -> str:
    """`Kazakhstan – Türkiye`."""
    return " – ".join(known.names)


def subtitle(known: Known) -> str:
    """What it is, and as of when."""
    return f"What the two said of each other, and what came of it, as of {written(known.today)}"


def facts(known: Known) -> tuple[tuple[str, str], ...]:
    """What has to be known of the report, line by line."""
    versions = known.versions
    by = counted(len({one.publisher or one.source for one in versions}), "publisher")
    read = " · ".join(
        filter(
            None,
            (
                f"{counted(len(known.entries), 'statement')} of {counted(len(versions), 'document')} by {by}",
                days(versions),
                counted(len(known.observations), "official figure") if known.observations else "no official series",
            ),
        )
    )
    return (
        ("Between", " and ".join(f"{name} ({code})" for name, code in zip(known.names, known.pair, strict=True))),
        ("As of", f"{written(known.today)}: nothing that was published later is in it"),
        ("Made", f"{known.made[:10]} {known.made[11:16]} UTC by Servanda {__version__}"),
        ("Rests on", read),
        ("Fingerprint", f"{_grouped(fingerprint(known))} (BLAKE2b of what it rests on)"),
        ("To make it again", known.command("dossier PAIR")),
    )


def cite(known: Known) -> str:
    """How to cite the report."""
    return (
        f"Servanda {__version__}: {title(known)}. Dossier as of {written(known.today)}. Made on {known.made[:10]}. "
        f"Fingerprint {_grouped(fingerprint(known))}."
    )


def written(day: str) -> str:
    """`1 December 2025`."""
    at = dt.date.fromisoformat(day)
    return f"{at.day} {at:%B %Y}"


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + GROUP] for at in range(0, len(digest), GROUP))
