"""The command `notify`: tell a webhook what is new in a ledger."""

from __future__ import annotations

from pathlib import Path

import click

from servanda.cli.guard import guard, say
from servanda.cli.options import LEDGER, options

FILE = click.Path(path_type=Path, dir_okay=False)
HELP = "A file with the secret of the webhook; by default $SERVANDA_WEBHOOK_SECRET."
URL = click.argument("url", metavar="URL")
SECRET = click.option("--secret", type=FILE, metavar="FILE", help=HELP)
PRIVATE = click.option("--private", is_flag=True, help="The webhook may be on this machine or in a private network.")
ALL = click.option("--all", "everything", is_flag=True, help="Tell a new webhook all that is there already.")


@click.command()
@options(URL, SECRET, PRIVATE, ALL, LEDGER)
def notify(url: str, *, secret: Path | None, private: bool, everything: bool, ledger: Path | None) -> None:
    """Tell a webhook what has come into a ledger since it was last told.

    New statements, contradictions and pledges that have fallen due are sent as JSON, signed with a secret; what is not
    taken is sent again the next time. The first time nothing is sent: from then on it is told what comes.
    """
    from servanda.cli.hooking import Delivery, hook  # noqa: PLC0415 - cold start
    from servanda.views.place import there  # noqa: PLC0415

    with guard(), there(ledger) as found:
        delivery = Delivery(found, hook(url, secret, private=private))
        if delivery.begin(everything=everything) and not everything:
            say(f"{url}: will be told what comes from now on")
        else:
            say(f"{url}: {delivery.deliver()} events sent")
