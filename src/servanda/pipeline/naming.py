"""Which names in a ledger are one: matched as documents come, whatever their order, as if all were matched at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from servanda.judge import Name, bearers, joined, merged, name_keys, named, names, tells, woven
from servanda.judge.entities import CROWD
from servanda.ledger import Ledger
from servanda.model import Bearer, Entry, judgement

RULE = "rule entities"
GROUP = "names"  # begins the group of all findings about names; each is found in that of its left one

LAST = "9999"  # no year is later

Changes = Mapping[str, Bearer | None]
Blocks = dict[str, list[Name]]


def add_names(ledger: Ledger, versions: Iterable[str], at: str) -> None:
    """Match the names that versions, by their ids, bring."""
    new = bearers(ledger.current(versions))
    known = ledger.bearers.told(new)
    _change(ledger, {name: merged([one, known[name]]) if name in known else one for name, one in new.items()}, at)


def count_names(ledger: Ledger, entries: Iterable[Entry], at: str) -> None:
    """Match anew the names of entries of which some may be asked no more."""
    touched = {one.name for entry in entries for one in names(entry)}
    _change(ledger, {name: _told(ledger, name) for name in sorted(touched)}, at)


def match_names(ledger: Ledger, at: str) -> int:
    """Find which names are one, of all that there are; how many matches there are."""
    told = bearers(ledger.entries())
    blocks: Blocks = {}
    with ledger.writing():
        ledger.bearers.clear()
        for one in told.values():
            ledger.bearers.put(one, name_keys(named(one)), ())
            for key in name_keys(named(one)):
                blocks.setdefault(key, []).append(named(one))
        found = list(joined(woven(map(named, told.values()), blocks.__getitem__)))
        placed = ((f"{GROUP} {one.left}", judgement(one, RULE, at)) for one in found)
        former = [group for group in ledger.found_in() if group.startswith(f"{GROUP} ")]
        ledger.find(former, placed, at)
    return len(found)


def name_marks(entry: Entry) -> Iterator[str]:
    """What an entry is filed under so that it is found by who speaks: names, and offices with their countries, by year.

    A year is the last word of each mark; it is empty for an entry without a date.
    """
    year = (entry.version.published or "")[:4]
    yield from (f"{one.name} {year}" for one in names(entry))
    speaker = entry.statement.speaker
    if speaker and speaker.office:
        yield f"office:{speaker.office}:{speaker.country or ''} {year}"


def _told(ledger: Ledger, name: str) -> Bearer | None:
    """What is told of the bearer of a name, by all that is asked now; None for nothing."""
    entries = (entry for year in ledger.bearers.by_year([name], LAST) for entry in year)
    return bearers(entries).get(name)


def _change(ledger: Ledger, changes: Changes, at: str) -> None:
    """Change what is told of the bearers of some names, and match what that touches.

    Besides these names, that is all to which a chain of likenesses leads from them, before or now; and from the names
    under keys that have begun or ceased to tell something.
    """
    known = ledger.bearers.told(changes)
    changed = {name: one for name, one in changes.items() if known.get(name) != one}
    if not changed:
        return
    old = {name: named(known[name]) for name in changed if name in known}
    new = {name: named(one) for name, one in changed.items() if one is not None}
    keys = sorted({key for one in (*old.values(), *new.values()) for key in name_keys(one)})
    before: Blocks = {key: _block(ledger, key) for key in keys}
    with ledger.writing():
        for name, one in changed.items():
            former = name_keys(old[name]) if name in old else ()
            if one is None:
                ledger.bearers.drop(name, former)
            else:
                ledger.bearers.put(one, name_keys(new[name]), former)
        after: Blocks = {key: _block(ledger, key) for key in keys}
        turned = [key for key in keys if tells(key, before[key]) != tells(key, after[key])]
        was = woven([*old.values(), *_under(turned, before)], _Lookup(ledger, before))
        same = ledger.bearers.told({one.key for one in was})
        now = woven([*new.values(), *map(named, same.values()), *_under(turned, after)], _Lookup(ledger, after))
        groups = {f"{GROUP} {one.key}" for one in (*was, *now)}
        ledger.find(groups, ((f"{GROUP} {one.left}", judgement(one, RULE, at)) for one in joined(now)), at)


def _under(keys: Sequence[str], blocks: Blocks) -> Iterator[Name]:
    """The names under some keys, of those keys that tell something."""
    return (name for key in keys if tells(key, blocks[key]) for name in blocks[key])


def _block(ledger: Ledger, key: str) -> list[Name]:
    """The names under a key; of a crowd, one too many."""
    return [named(one) for one in ledger.bearers.under(key, CROWD + 1)]


class _Lookup:
    """Names by their keys, each looked up once."""

    def __init__(self, ledger: Ledger, known: Blocks) -> None:
        self._ledger = ledger
        self._known = known

    def __call__(self, key: str) -> list[Name]:
        """The names under a key."""
        if key not in self._known:
            self._known[key] = _block(self._ledger, key)
        return self._known[key]
