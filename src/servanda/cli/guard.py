"""How a command ends: failures on standard error, one line each; exit status 0, 1, 2; never a traceback."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

import click
from click.exceptions import Exit

from servanda.errors import ServandaError, WrongUsage

FAILED = 1
WRONG_USAGE = 2
PIPE_CLOSED = 141  # as shells report a reader that went away


class Report:
    """Counts failures and names them on standard error."""

    def __init__(self) -> None:
        self.failures = 0

    def fail(self, failure: Exception, place: str = "") -> None:
        """One line for a person. What is neither a `ServandaError` nor the system's is a bug of ours and says so."""
        if "SERVANDA_DEBUG" in os.environ and not isinstance(failure, ServandaError):
            raise failure
        self.failures += 1
        say(f"servanda: {place}{_message(failure)}")


def _message(failure: Exception) -> str:
    if isinstance(failure, ServandaError):
        return str(failure)
    if isinstance(failure, OSError):
        return f"{failure.filename or 'output'}: cannot be written: {failure.strerror or failure}"
    return f"a bug in servanda, please report it: {type(failure).__name__}: {failure}"


def say(message: str) -> None:
    """One line on standard error, without what a terminal would obey."""
    printable = "".join(char if char.isprintable() else " " for char in message)
    click.echo(" ".join(printable.split()), err=True)


@contextlib.contextmanager
def guard() -> Iterator[Report]:
    """Run the body of a command. Raises `click.exceptions.Exit` with the exit status where it is not 0."""
    report = Report()
    try:
        yield report
        sys.stdout.flush()
    except BrokenPipeError:
        _discard()
        raise Exit(PIPE_CLOSED) from None
    except Exit:
        raise
    except WrongUsage as failure:
        say(f"servanda: {failure}")
        raise Exit(WRONG_USAGE) from None
    except Exception as failure:  # noqa: BLE001 - a person must never see a traceback
        report.fail(failure)
        _let_go()
    if report.failures:
        raise Exit(FAILED)


def _let_go() -> None:
    """What standard output cannot take has been told: it must not be tried again when the interpreter ends."""
    try:
        sys.stdout.flush()
    except OSError:
        _discard()


def _discard() -> None:
    """Let what is still to be written to standard output go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
