"""The head of a report: what it is of, up to when, made of what, and how it is cited."""

from __future__ import annotations

from collections.abc import Iterator

from servanda import __version__
from servanda.views.report.known import Known, days, fingerprint
from servanda.wording import ENGLISH, count, say, spoken

GROUP = 4  # characters of a digest between two blanks


def title(known: Known) -> str:
    """`Kazakhstan – Türkiye`."""
    return " – ".join(known.names)


def subtitle(known: Known) -> str:
    """What it is, and as of when."""
    return say("What the two said of each other, and what came of it, as of %(date)s", date=written(known.today))


def facts(known: Known) -> tuple[tuple[str, str], ...]:
    """What has to be known of the report, line by line."""
    ends = [f"{name} ({code})" for name, code in zip(known.names, known.pair, strict=True)]
    made = {"time": f"{known.made[:10]} {known.made[11:16]} UTC", "version": __version__}
    return (
        (say("Between"), spoken().listed(ends)),
        (say("As of"), say("%(date)s: nothing that was published later is in it", date=written(known.today))),
        (say("Made"), say("%(time)s by Servanda %(version)s", **made)),
        (say("Rests on"), " · ".join(filter(None, _base(known)))),
        (say("Fingerprint"), say("%(digest)s (BLAKE2b of what it rests on)", digest=_grouped(fingerprint(known)))),
        (say("To make it again"), known.command("dossier PAIR") + _tongue()),
    )


def _base(known: Known) -> Iterator[str]:
    """How much there is, and from when to when."""
    versions = known.versions
    yield count("%(num)s statement", "%(num)s statements", len(known.entries))
    yield count("%(num)s document", "%(num)s documents", len(versions))
    yield count("%(num)s publisher", "%(num)s publishers", len({one.publisher or one.source for one in versions}))
    yield days(versions)
    yield (
        count("%(num)s official figure", "%(num)s official figures", len(known.observations))
        if known.observations
        else say("no official series")
    )


def _tongue() -> str:
    """What names the language, where it has to be named."""
    return "" if spoken() == ENGLISH else f" --language {spoken().code}"


def cite(known: Known) -> str:
    """How to cite the report."""
    return say(
        "Servanda %(version)s: %(title)s. Dossier as of %(date)s. Made on %(made)s. Fingerprint %(digest)s.",
        version=__version__, title=title(known), date=written(known.today), made=known.made[:10],
        digest=_grouped(fingerprint(known)),
    )  # fmt: skip


def written(day: str) -> str:
    """`1 December 2025`."""
    return spoken().day(day)


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + GROUP] for at in range(0, len(digest), GROUP))
