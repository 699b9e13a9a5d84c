"""The command `serve`: the ledger as a web application on this machine."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TypedDict, Unpack

import click

from servanda.cli.guard import guard, say
from servanda.cli.keeping import BY, user
from servanda.cli.options import LEDGER, options
from servanda.errors import MissingExtra, WrongUsage

HOST = click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
PORT = click.option(
    "--port", type=click.IntRange(0, 65535), default=8642, show_default=True, help="The port to listen on; 0: any."
)
NAME = click.option("--name", "names", multiple=True, help="A further name under which it answers; may be repeated.")
READ_ONLY = click.option("--read-only", is_flag=True, help="Nothing can be reviewed, and no address can be read.")


@click.command()
@options(LEDGER, HOST, PORT, NAME, READ_ONLY, BY)
def serve(*, ledger: Path | None, host: str, port: int, names: tuple[str, ...], **shown: Unpack[Shown]) -> None:
    """Show the ledger as pages in the browser: dossiers, sources, pledges, search, review.

    Only this machine is served, unless --host names another address; then nothing can be reviewed. Needs the extra
    servanda[web].
    """
    with guard():
        try:
            import uvicorn  # noqa: PLC0415 - an extra

            from servanda.web import Settings, application  # noqa: PLC0415
            from servanda.web.settings import LOCAL  # noqa: PLC0415
        except ModuleNotFoundError as missing:
            told = f"serve needs {missing.name}, which is installed on demand: pip install 'servanda[web]'"
            raise MissingExtra(told) from None
        from servanda.views.place import default  # noqa: PLC0415 - cold start

        shown_host = f"[{host}]" if ":" in host else host.lower()
        writable = shown_host in LOCAL and not shown["read_only"]
        hosts = (*LOCAL, shown_host, *map(str.lower, names))
        settings = Settings(ledger or default(), user(shown["by"]), writable=writable, hosts=hosts)
        made = application(settings)
        with _listening(host, port) as listening:
            say(f"http://{shown_host}:{listening.getsockname()[1]}/ shows {settings.ledger} (stop: Ctrl-C)")
            config = uvicorn.Config(made, log_level="warning", server_header=False)
            uvicorn.Server(config).run(sockets=[listening])


class Shown(TypedDict):
    """Who works with the ledger, and whether anybody may."""

    read_only: bool
    by: str | None


def _listening(host: str, port: int) -> socket.socket:
    """A socket on an address. Raises `WrongUsage` where that is taken, or not of this machine."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        told = error.strerror or str(error)
        raise WrongUsage(f"{host}:{port}: cannot be listened on ({told}); give another --port or --host") from None
