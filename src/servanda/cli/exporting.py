"""The command `export`: a ledger, or what it says of a pair, in the formats that other tools open."""

from __future__ import annotations

from pathlib import Path

import click

from servanda.cli.guard import guard
from servanda.cli.options import LEDGER, OUTPUT, options
from servanda.cli.questions import ANY_PAIR
from servanda.export import FORMATS

AS_OF = click.option("--as-of", metavar="YYYY-MM-DD", help="Only what was published up to this day.")
WIDEST = max(map(len, FORMATS))
LISTED = "\n".join(f"{name:<{WIDEST}}  {one.means}" for name, one in FORMATS.items())
HELP = f"""Write what a ledger says in a format that other tools open; docs/exports.md has more on each.

\b
{LISTED}

PAIR is two codes of countries or organisations (KAZ-RUS); without one it is all. What a tool has no place for is lost:
to keep, merge or hand on a whole ledger, use `servanda ledger export`, which loses nothing.
"""


@click.command(help=HELP)
@options(click.argument("format_", metavar="FORMAT", type=click.Choice(list(FORMATS))), ANY_PAIR, AS_OF, LEDGER, OUTPUT)
def export(format_: str, pair: str | None, as_of: str | None, ledger: Path | None, output: Path | None) -> None:
    """Write what a ledger says in a format that other tools open."""
    from servanda.cli.exports import export_ledger  # noqa: PLC0415 - cold start
    from servanda.views.place import there  # noqa: PLC0415

    with guard(), there(ledger) as found:
        export_ledger(format_, found, (pair, as_of), output)
