"""The commands `servanda review …`: what a person thinks of a statement, a match or a contradiction."""

from __future__ import annotations

from pathlib import Path

import click

from servanda.cli.guard import guard, say
from servanda.cli.keeping import BY, opened, user
from servanda.cli.options import LEDGER, options

WHAT = click.argument("identity", metavar="ID")
WHY = click.option("--reason", metavar="WORDS", required=True, help="Why; it is kept with your name and the time.")
NAMES = click.argument("names", metavar="NAME NAME", nargs=2, required=True)
CHANGES = click.argument("changes", metavar="FIELD=VALUE…", nargs=-1, required=True)


@click.group()
def review() -> None:
    """Accept, reject or correct what was read and judged; nothing is lost, and all of it can be undone.

    ID is the id of a statement or a judgement, or its beginning; answers show it behind each source.
    """


@review.command()
@options(WHAT, WHY, BY, LEDGER)
def accept(identity: str, reason: str, by: str | None, ledger: Path | None) -> None:
    """Note that a statement or a judgement was looked at and is right."""
    _judge("accepted", identity, (reason, by), ledger)


@review.command()
@options(WHAT, WHY, BY, LEDGER)
def reject(identity: str, reason: str, by: str | None, ledger: Path | None) -> None:
    """Set a statement or a judgement aside: it stays in the ledger, and no answer uses it."""
    _judge("rejected", identity, (reason, by), ledger)


@review.command()
@options(WHAT, CHANGES, WHY, BY, LEDGER)
def correct(identity: str, changes: tuple[str, ...], reason: str, by: str | None, ledger: Path | None) -> None:
    """Put a corrected statement in the place of one.

    FIELD is kind, concept, name, parties (KAZ,RUS), value (27e9, or 26e9..27e9), unit, comparator, period (2023, as in
    questions), deadline, modality or stage; nothing behind the sign clears it.
    """
    from servanda import pipeline  # noqa: PLC0415 - cold start
    from servanda.errors import WrongUsage  # noqa: PLC0415
    from servanda.ledger import target  # noqa: PLC0415
    from servanda.views.corrections import corrected  # noqa: PLC0415
    from servanda.views.place import now  # noqa: PLC0415

    with guard(), opened(ledger) as found:
        entry = target(found, identity).entry
        if entry is None:
            raise WrongUsage(f"{identity}: a judgement is accepted or rejected, not corrected")
        right = corrected(entry.statement, changes)
        made = pipeline.correct(found, entry, right, reason, (user(by), now()))
        say(f"corrected: {entry.statement.id} is now {right.id} (undo: servanda review undo {made.id})")


@review.command()
@options(WHAT, WHY, BY, LEDGER)
def undo(identity: str, reason: str, by: str | None, ledger: Path | None) -> None:
    """Take back what was accepted, rejected or corrected; ID is that of the judgement which the command named."""
    from servanda import pipeline  # noqa: PLC0415 - cold start
    from servanda.errors import WrongUsage  # noqa: PLC0415
    from servanda.ledger import target  # noqa: PLC0415
    from servanda.views.place import now  # noqa: PLC0415

    with guard(), opened(ledger) as found:
        done = target(found, identity).judgement
        if done is None:
            raise WrongUsage(f"{identity}: this is a statement; name the judgement that is to be taken back")
        pipeline.undo(found, done, reason, (user(by), now()))
        say(f"taken back: {done.verdict} {done.left}")


@review.command()
@options(NAMES, WHY, BY, LEDGER)
def merge(names: tuple[str, str], reason: str, by: str | None, ledger: Path | None) -> None:
    """Note that two names are one person, forum, programme or project, written as `servanda names` shows them."""
    from servanda.pipeline.merging import join  # noqa: PLC0415 - cold start
    from servanda.views.place import now  # noqa: PLC0415

    with guard(), opened(ledger) as found:
        made = join(found, names, reason, (user(by), now()))
        say(f"one: {made.left} and {made.right} (undo: servanda review undo {made.id})")


@review.command()
@options(NAMES, WHY, BY, LEDGER)
def split(names: tuple[str, str], reason: str, by: str | None, ledger: Path | None) -> None:
    """Part the first of two names from the second: what joins it on the way to that one no longer stands."""
    from servanda.pipeline.merging import part  # noqa: PLC0415 - cold start
    from servanda.views.place import now  # noqa: PLC0415

    with guard(), opened(ledger) as found:
        for made in part(found, names, reason, (user(by), now())):
            say(f"{made.verdict}: {made.left} (undo: servanda review undo {made.id})")


@review.command()
@options(WHAT, LEDGER)
def history(identity: str, ledger: Path | None) -> None:
    """Show what people did to a statement or a judgement, and to what it came from."""
    from servanda.ledger import history as told  # noqa: PLC0415 - cold start
    from servanda.ledger import target  # noqa: PLC0415

    with guard(), opened(ledger) as found:
        for one in told(found, target(found, identity).id):
            ends = " → ".join(filter(None, (one.left, one.right)))
            click.echo(f"{one.at}  {one.by.removeprefix('user ')}  {one.verdict}  {ends}  {one.reason}  ({one.id})")


def _judge(verdict: str, identity: str, why: tuple[str, str | None], ledger: Path | None) -> None:
    from servanda import pipeline  # noqa: PLC0415 - cold start
    from servanda.ledger import target  # noqa: PLC0415
    from servanda.views.place import now  # noqa: PLC0415

    reason, by = why
    with guard(), opened(ledger) as found:
        what = target(found, identity)
        made = pipeline.review(found, verdict, what, reason, (user(by), now()))
        say(f"{verdict}: {what.id} (undo: servanda review undo {made.id})")
