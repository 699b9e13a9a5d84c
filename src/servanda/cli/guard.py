"""How a command ends: failures on standard error, one line each; exit status 0, 1, 2; never a traceback."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

import typer

from servanda.errors import ServandaError

FAILED = 1
PIPE_CLOSED = 141  # as shells report a reader that went away


class Report:
    """Counts failures and names them on standard error."""

    def __init__(self) -> None:
        self.failures = 0

    def fail(self, failure: Exception) -> None:
        """One line for a person. What is no `ServandaError` is a bug of ours and says so."""
        self.failures += 1
        if isinstance(failure, ServandaError):
            message = str(failure)
        elif isinstance(failure, OSError):
            message = f"{failure.filename}: {failure.strerror}" if failure.filename else str(failure)
        else:
            message = f"a bug in servanda, please report it: {type(failure).__name__}: {failure}"
        line = " ".join("".join(char if char.isprintable() else " " for char in message).split())
        typer.echo(f"servanda: {line}", err=True)


@contextlib.contextmanager
def guard() -> Iterator[Report]:
    """Run the body of a command. Raises `typer.Exit` with the exit status where it is not 0."""
    report = Report()
    try:
        yield report
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None
    except (typer.Exit, typer.BadParameter):
        raise
    except Exception as failure:
        if "SERVANDA_DEBUG" in os.environ:
            raise
        report.fail(failure)
    if report.failures:
        raise typer.Exit(FAILED)
