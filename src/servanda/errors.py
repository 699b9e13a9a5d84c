"""What can go wrong, as a tree.

ServandaError          everything below: has a message for a person, never a traceback
├── InputError         a file, stream or page cannot be read (names it and says what to do)
│   ├── NotText        binary data where text was expected
│   └── EmptyInput     nothing to read
├── FetchError         a URL was refused or failed
│   └── Unchanged      a page is as it was when it was last fetched
├── LanguageError      no pack for a language
├── LedgerError        a ledger cannot be opened, read or added to (names the file and says what to do)
├── MissingExtra       a part that is installed on demand is not there (says how)
├── PackError          a language folder is wrong (names file and place)
├── WorkError          a process that read documents died (says what to do)
└── WrongUsage         a code, a day or an option that cannot be (says what can)
"""

from __future__ import annotations


class ServandaError(Exception):
    """Something a person can mend; its text says what is wrong, where, and what to do."""


class InputError(ServandaError):
    """A file, stream or page that cannot be read."""


class NotText(InputError):  # noqa: N818 - reads as what it is
    """Binary data where text was expected."""


class EmptyInput(InputError):  # noqa: N818 - reads as what it is
    """There is nothing to read."""


class FetchError(ServandaError):
    """A URL that was refused or that failed."""


class Unchanged(FetchError):  # noqa: N818 - reads as what it is
    """A page that is as it was when it was last fetched."""


class LanguageError(ServandaError):
    """No pack reads this language."""


class LedgerError(ServandaError):
    """A ledger that cannot be opened, read or added to."""


class MissingExtra(ServandaError):  # noqa: N818 - reads as what it is
    """A part of Servanda that is installed on demand, and is not there."""


class PackError(ServandaError):
    """A language folder that is wrong; names the file and the place in it."""


class WorkError(ServandaError):
    """A process that was to read documents died."""


class WrongUsage(ServandaError):  # noqa: N818 - reads as what it is
    """A code, a day, a field or an option with a value that it cannot have."""
