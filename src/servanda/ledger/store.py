"""A ledger in one SQLite file: documents as they were read, what they say, and what is thought of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple, Self

import msgspec

from servanda.errors import LedgerError
from servanda.ledger import queries, rows, tallies, turns
from servanda.ledger.bearers import Bearers
from servanda.ledger.file import File
from servanda.ledger.official import Official
from servanda.ledger.queries import Wanted
from servanda.model import Document, Entry, Judgement, Statement, Version
from servanda.packs.folding import searched

UNRETIRED = """NOT EXISTS (SELECT 1 FROM standing j WHERE j."left" = r.id AND j.verdict = 'retired')"""
BEST = """INSERT INTO current (reading, version) SELECT n, version FROM (
  SELECT n, version, row_number() OVER (
    PARTITION BY version, CASE WHEN reader LIKE 'user %' THEN reader END ORDER BY reader DESC
  ) AS place FROM reading r WHERE {unretired} AND {where}
) WHERE place = 1"""  # of a version: what people read, and the best of what programs did

FOUND = """SELECT j.id, f."group", j."by", j.n FROM found f JOIN judgement j ON j.n = f.judgement
WHERE f."group" IN ({})"""
ALL = f"SELECT {rows.named(rows.JUDGEMENT)} FROM standing ORDER BY id"  # noqa: S608 - our own columns
OF = f"""WITH ended (n) AS (
  SELECT j.n FROM json_each(?1) k CROSS JOIN judgement j ON j."left" = k.value
  UNION SELECT j.n FROM json_each(?1) k CROSS JOIN judgement j ON j."right" = k.value)
SELECT {rows.named(rows.JUDGEMENT, "j")} FROM ended e CROSS JOIN standing j ON j.n = e.n ORDER BY j.id"""  # noqa: S608
FIND = "INSERT OR REPLACE INTO found SELECT n, ? FROM judgement WHERE id = ?"


class Said(NamedTuple):
    """A statement with the groups in which it is judged."""

    statement: Statement
    groups: tuple[str, ...] = ()


class Ledger(Official):
    """An open ledger; use it as a context manager. All that goes wrong with its file is a `LedgerError`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = File(path)
        self.bearers = Bearers(self.file)

    def __enter__(self) -> Self:
        """Nothing to open: it is open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.file.close()

    def writing(self) -> AbstractContextManager[None]:
        """All or nothing: what is added inside is on disk when the block ends, or none of it is there."""
        return self.file.writing()

    def has(self, version: Version, reader: str | None = None) -> bool:
        """Whether a version is there, or this reader's reading of it.

        Raises `LedgerError` where its text was taken down.
        """
        ((reason, there, read),) = self.file.query(queries.HAS, [version.text_hash, version.id, reader])
        if reason is not None:
            raise LedgerError(f"this text was taken down: {reason}")
        return bool(there if reader is None else read)

    def add(self, document: Document, version: Version, reader: str, said: Iterable[Said]) -> bool:
        """Add one reading of a document, all or nothing; False where it was there already."""
        if self.has(version, reader):
            return False
        with self.writing():
            number = self.keep(version, document.text, document.pages)
            self._read(number or self._number(version.id), (version.id, reader), said, again=number is None)
        return True

    def keep(self, version: Version, text: str | None, pages: tuple[int, ...] = ()) -> int | None:
        """Add a version unless it is there; without a text where that was taken down. The number of a new one."""
        with self.writing():
            number = self.file.add("version", rows.VERSION, rows.version_row(version))
            if number is not None and text is not None:
                self.file.add("text", rows.TEXT, (number, text, msgspec.json.encode(pages).decode()))
                self.file.change("INSERT INTO words (rowid, text) VALUES (?, ?)", [(number, searched(text))])
        return number

    def read(self, version: str, reader: str, said: Iterable[Said]) -> None:
        """Add a reading of a version that is there, unless it is there too."""
        with self.writing():
            self._read(self._number(version), (version, reader), said, again=True)

    def _read(self, number: int, read: tuple[str, str], said: Iterable[Said], *, again: bool) -> None:
        """Add a reading: of which version, and whose it is; `again` where there may be others of the version."""
        reading = self.file.add("reading", ("id", "version", "reader"), (reading_id(*read), number, read[1]))
        if reading is not None:
            self.file.add("current", ("reading", "version"), (reading, number))
            self._say(list(said), reading)
            if again:
                self._settle("version = ?", [number])

    def _number(self, version: str) -> int:
        ((number,),) = self.file.query("SELECT n FROM version WHERE id = ?", [version])
        return int(number)

    def retire(self, version: str) -> None:
        """Ask no more those readings of a version, by its id, that a judgement which stands has retired."""
        with self.writing():
            self._settle("version = ?", [self._number(version)])

    def settle(self) -> None:
        """Ask of every version what people read, and of the readings by programs one that is not retired."""
        with self.writing():
            self._settle("1", [])

    def say(self, version: str, reader: str, said: Said) -> None:
        """Add a statement to a reading that is there, unless it is there too."""
        with self.writing():
            ((reading,),) = self.file.query(queries.READ, [version, reader])
            there = "SELECT 1 FROM statement WHERE reading = ? AND id = ?"
            if not self.file.query(there, [reading, said.statement.id]):
                self._say([said], reading)

    def _settle(self, where: str, values: list[int]) -> None:
        """Ask the right readings of the versions that pass a test, and count what these say."""
        asked = f"SELECT reading FROM current WHERE {where}"  # noqa: S608 - our own names
        former = {one for (one,) in self.file.query(asked, values)}
        self.file.change(f"DELETE FROM current WHERE {where}", [values])  # noqa: S608
        self.file.change(BEST.format(unretired=UNRETIRED, where=where), [values])
        now = {one for (one,) in self.file.query(asked, values)}
        tallies.count(self.file, tallies.of_readings(self.file, now - former))
        tallies.uncount(self.file, tallies.of_readings(self.file, former - now))

    def _say(self, said: list[Said], reading: int) -> None:
        """Add the statements of a reading that is asked; they are numbered one after the other."""
        if said:
            told = [rows.statement_row(one.statement, reading) for one in said]
            first = self.file.add_numbered("statement", rows.STATEMENT, told)
            filed = ((n, rows.marks(one.statement, one.groups)) for n, one in enumerate(said, first))
            self.file.change(queries.FILE, filed)
            tallies.count(self.file, (one.statement for one in said))
            tallies.end(self.file, ((n, one.statement) for n, one in enumerate(said, first)))

    def judge(self, judgements: Iterable[Judgement]) -> int:
        """Add judgements, all or nothing; how many were new."""
        with self.writing():
            return self.file.add_all("judgement", rows.JUDGEMENT, map(rows.judgement_row, judgements))

    def find(self, groups: Collection[str], found: Iterable[tuple[str, Judgement]], at: str) -> None:
        """What rules find in some groups now, each with its group; what they found there before no longer stands.

        What falls, or is found again, leaves a `withdrawn` judgement of that time.
        """
        placed = {judgement.id: (group, judgement) for group, judgement in found}
        with self.writing():
            stood = {one: told for one, *told in self.file.among(FOUND, sorted(groups))}
            new = [(group, one) for group, one in placed.values() if stood.get(one.id, ("",))[0] != group]
            fallen = [(one, by) for one, (_, by, _) in stood.items() if one not in placed]
            turns.turned(self.file, turns.former(self.file, (one.id for _, one in new)), at, falls=False)
            turns.turned(self.file, fallen, at, falls=True)
            self.file.change("DELETE FROM found WHERE judgement = ?", [(stood[one][2],) for one, _ in fallen])
            self.judge(judgement for _, judgement in new)
            self.file.change(FIND, [(group, judgement.id) for group, judgement in new])

    @property
    def rules(self) -> str:
        """By which rules statements are filed and names gathered; empty where nothing is yet."""
        return next((str(rules) for (rules,) in self.file.query("SELECT rules FROM filing")), "")

    @rules.setter
    def rules(self, rules: str) -> None:
        with self.writing():
            self.file.change("DELETE FROM filing")
            self.file.change("INSERT INTO filing VALUES (?)", [(rules,)])

    def refile(self, grouping: Callable[[Entry], tuple[str, ...]]) -> set[str]:
        """File all statements anew under their pairs and groups; all groups."""
        groups: set[str] = set()
        with self.writing():
            self.file.change("INSERT INTO filed (filed) VALUES ('delete-all')")
            for number, entry in queries.numbered(self.file):
                own = grouping(entry)
                groups.update(own)
                self.file.change(queries.FILE, [(number, rows.marks(entry.statement, own))])
        return groups

    def read_in(self, versions: Iterable[str]) -> Iterator[Entry]:
        """The entries of versions by their ids, in all of their readings."""
        return queries.any_of(self.file, queries.OF_VERSIONS, queries.listed(versions))

    def members(self, groups: Iterable[str]) -> Iterator[Entry]:
        """The entries of some groups, each once."""
        return queries.members(self.file, groups)

    def current(self, versions: Iterable[str]) -> Iterator[Entry]:
        """What the current readings of versions, by their ids, say."""
        return queries.current(self.file, versions)

    def found_in(self) -> list[str]:
        """The groups in which something stands."""
        return [group for (group,) in self.file.query('SELECT DISTINCT "group" FROM found')]

    def said(self, ids: Iterable[str]) -> Iterator[Entry]:
        """The entries of statements by their ids, asked or not."""
        return queries.any_of(self.file, queries.NUMBERED, queries.numbers(self.file, ids))

    def entries(self, wanted: Wanted = Wanted()) -> Iterator[Entry]:  # noqa: B008 - immutable
        """What the current readings say, by date of publication, document and place."""
        return queries.entries(self.file, wanted)

    def judgements(self, of: Iterable[str] | None = None) -> Iterator[Judgement]:
        """Judgements that stand: all, or those of some ids, by either end; each once, by its id."""
        found = self.file.query(ALL) if of is None else self.file.query(OF, [queries.listed(of)])
        return map(rows.judgement, found)

    def readings(self, but: str) -> Iterator[tuple[Version, list[str]]]:
        """Versions that another reader than `but` has read, with the ids of those readings that are not retired."""
        query = f"""SELECT {rows.named(rows.VERSION, "v")}, json_group_array(r.id) FROM reading r
            JOIN version v ON v.n = r.version JOIN text t ON t.version = v.n
            WHERE r.reader != ? AND r.reader NOT LIKE 'user %' AND {UNRETIRED} GROUP BY v.n ORDER BY v.id"""  # noqa: S608
        for *fields, readings in self.file.query(query, [but]):
            yield rows.version(fields), sorted(msgspec.json.decode(readings))

    def versions(self, document: str | None = None) -> Iterator[Version]:
        """All versions, or those of one document: its id, its address, or the id of the version."""
        query = f"SELECT {rows.named(rows.VERSION)} FROM version"  # noqa: S608 - our own columns
        if document is not None:
            query += " WHERE document = ?1 OR source = ?1 OR id = ?1"
        found = self.file.query(f"{query} ORDER BY published, id", [document] if document is not None else [])
        yield from map(rows.version, found)

    def newest(self, most: int) -> list[Version]:
        """The versions that were published last, at most so many."""
        query = f"SELECT {rows.named(rows.VERSION)} FROM version ORDER BY published DESC, n DESC LIMIT ?"  # noqa: S608
        return list(map(rows.version, self.file.query(query, [most])))

    def judged(self, verdict: str) -> Iterator[Judgement]:
        """Judgements of one verdict that stand."""
        query = f"SELECT {rows.named(rows.JUDGEMENT)} FROM standing WHERE verdict = ? ORDER BY id"  # noqa: S608
        yield from map(rows.judgement, self.file.query(query, [verdict]))

    def contradictions(self, most: int) -> list[Judgement]:
        """The contradictions that were found last and stand, at most so many."""
        query = f"""SELECT {rows.named(rows.JUDGEMENT)} FROM standing
            WHERE verdict = 'contradicts' ORDER BY n DESC LIMIT ?"""  # noqa: S608 - our own columns
        return list(map(rows.judgement, self.file.query(query, [most])))

    def matches(self) -> Iterator[Judgement]:
        """Matches of names that stand; their ends are `name:SORT:WRITTEN`."""
        query = f"""SELECT {rows.named(rows.JUDGEMENT)} FROM standing
            WHERE "left" >= 'name:' AND "left" < 'name;' AND verdict = 'same' ORDER BY "left", "right" """  # noqa: S608
        yield from map(rows.judgement, self.file.query(query))

    def readers(self, version: str) -> tuple[str, ...]:
        """Whose readings of a version are asked: programs by their version, people as `user NAME`."""
        query = """SELECT r.reader FROM version v JOIN current c ON c.version = v.n JOIN reading r ON r.n = c.reading
            WHERE v.id = ? ORDER BY r.reader"""
        return tuple(reader for (reader,) in self.file.query(query, [version]))

    def text(self, version: str) -> str | None:
        """The text of a version; None where it was taken down. Raises `LedgerError` for one that is not there."""
        found = self._document(version)
        return found.text if found else None

    def document(self, version: Version) -> Document | None:
        """A version as it was read, with its text and pages; None where it was taken down."""
        return self._document(version.id)

    def pages(self, versions: Iterable[str]) -> dict[str, tuple[int, ...]]:
        """Where the pages of versions begin, by their ids; without those of one page or none."""
        query = """SELECT v.id, t.pages FROM version v JOIN text t ON t.version = v.n
            WHERE v.id IN ({}) AND t.pages LIKE '%,%'"""
        return {one: tuple(msgspec.json.decode(pages)) for one, pages in self.file.among(query, sorted(versions))}

    def pairs(self) -> list[tuple[str, int]]:
        """The pairs of which the current readings say something, and how often; the most first."""
        return tallies.pairs(self.file)

    def texts(self, versions: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The ids of versions, each with its text; without those that were taken down."""
        query = "SELECT v.id, t.text FROM version v JOIN text t ON t.version = v.n WHERE v.id IN ({})"
        yield from self.file.among(query, sorted(versions))

    def _document(self, version: str) -> Document | None:
        query = f"""SELECT t.text, t.pages, {rows.named(rows.VERSION, "v")}
            FROM version v LEFT JOIN text t ON t.version = v.n WHERE v.id = ?"""  # noqa: S608 - our own names
        for text, pages, *row in self.file.query(query, [version]):
            return None if text is None else rows.document(rows.version(row), text, pages)
        raise LedgerError(f"{self.path}: no version {version}")


def reading_id(version: str, reader: str) -> str:
    """Hash of a version's id and its reader."""
    return hashlib.blake2b(f"{version} {reader}".encode(), digest_size=12).hexdigest()
