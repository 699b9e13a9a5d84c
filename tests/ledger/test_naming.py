"""Names are matched as documents come, as if all were matched at once, and what they say is found by them."""

import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda import judge, pipeline
from servanda.errors import LedgerError
from servanda.judge import entities
from servanda.ledger import Ledger, Target, exported, faults, rows
from servanda.model import Document
from servanda.packs import digest, judging_digest
from servanda.pipeline import naming
from servanda.pipeline.keeping import filing
from servanda.pipeline.speaking import spoken

NOW = "2026-01-01T00:00:00Z"
SIGNED = ("user ayse", NOW)
NAMES = (
    "Serik Omarov", "S. Omarov", "Serik Omarof", "Omarov", "Sergei Omarov", "Ali Kaya", "A. Kaya", "Ali Qaya", "Kaya",
    "Arman Kayan",
)  # fmt: skip
TEXT = "{land} and Kazakhstan will sign 20 documents, President of Kazakhstan {name} said."
FORUM = "The {name} Business Forum of Kazakhstan and {land} took place in Astana on 3 May 2024."
DOCUMENTS = [
    *(
        Document(id=f"{name} {land}", text=TEXT.format(land=land, name=name), language="en", published=f"{year}-03-01")
        for year, (name, land) in enumerate(((name, land) for name in NAMES for land in ("Türkiye", "Norway")), 2004)
    ),
    *(Document(id=f"forum {name}", text=FORUM.format(land="Norway", name=name), language="en") for name in "AB"),
    Document(
        id="ru", language="ru", published="2024-05-04",
        text="Президент Казахстана Серик Омаров сообщил, что Казахстан и Норвегия подпишут 20 документов.",
    ),
]  # fmt: skip


@pytest.fixture
def crowd(monkeypatch):
    """Makes a crowd of fewer names."""

    def make(few):
        for place in ("servanda.judge.entities", "servanda.pipeline.naming"):
            monkeypatch.setattr(sys.modules[place], "CROWD", few)

    return make


@pytest.fixture
def empty(tmp_path_factory):
    return lambda: Ledger(tmp_path_factory.mktemp("naming") / "a.ledger")


def found(ledger):
    return {(one.left, one.right, one.reason, one.explanations) for one in ledger.matches()}


def at_once(ledger):
    return {(one.left, one.right, one.reason, one.explanations) for one in entities(ledger.entries())}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cut=st.tuples(st.permutations(range(len(DOCUMENTS))), st.integers(1, 9)), few=st.integers(2, 8),
    rejected=st.sets(st.integers(0, len(DOCUMENTS) - 1), max_size=4),
)  # fmt: skip
def test_names_are_matched_as_all_at_once_in_any_order(empty, crowd, cut, few, rejected):
    order, piece = cut
    crowd(few)
    with empty() as ledger:
        for start in range(0, len(order), piece):
            list(pipeline.ingest([DOCUMENTS[number] for number in order[start : start + piece]], ledger, NOW))
            assert found(ledger) == at_once(ledger)
        said = {entry.statement.document: entry for entry in ledger.entries() if entry.statement.speaker}
        for number in rejected:
            entry = said.get(DOCUMENTS[number].id)
            if entry is not None:
                pipeline.review(ledger, "rejected", Target(entry, None), "no", SIGNED)
                assert found(ledger) == at_once(ledger)
        before = b"".join(exported(ledger))
        naming.match_names(ledger, NOW)
        assert b"".join(exported(ledger)) == before
        assert list(faults(ledger, filing)) == []


def test_a_text_that_is_taken_down_takes_its_names_with_it(empty):
    with empty() as ledger:
        list(pipeline.ingest(DOCUMENTS, ledger, NOW))
        assert ledger.bearers.names("name:person:Arman")
        for land in ("Türkiye", "Norway"):
            pipeline.take_down(ledger, f"Arman Kayan {land}", "wrong", SIGNED)
        assert ledger.bearers.names("name:person:Arman") == []
        assert found(ledger) == at_once(ledger)


def test_shards_are_matched_as_the_whole(empty):
    with empty() as whole, empty() as one, empty() as other:
        list(pipeline.ingest(DOCUMENTS, whole, NOW))
        list(pipeline.ingest(DOCUMENTS[::2], one, NOW))
        list(pipeline.ingest(DOCUMENTS[1::2], other, NOW))
        pipeline.merge(one, exported(other), "other", NOW)
        assert b"".join(exported(one)) == b"".join(exported(whole))


def test_a_person_is_found_under_all_names_and_the_latest_come_first(empty):
    with empty() as ledger:
        list(pipeline.ingest(DOCUMENTS, ledger, NOW))
        told = spoken(ledger, "serik omarov", "2026-01-01", 100)
        assert {one.statement.speaker.name for one in told.said} >= {"Serik Omarov", "S. Omarov", "Серик Омаров"}
        assert not told.more
        last = spoken(ledger, "serik omarov", "2026-01-01", 2)
        assert [one.statement.id for one in last.said] == [one.statement.id for one in told.said[-2:]]
        assert last.more
        assert spoken(ledger, "head_of_state:kaz", "2006-12-31", 10).said
        assert spoken(ledger, "nobody", "2026-01-01", 10).said == []


def test_no_more_is_decoded_than_is_shown(empty, monkeypatch):
    year = [
        Document(id=f"d{day:02}", text=TEXT.format(land="Norway", name="Ali Kaya"), language="en",
                 published=f"2024-03-{day:02}", publisher="The Paper")
        for day in range(1, 31)
    ]  # fmt: skip
    decoded = []
    with empty() as ledger:
        list(pipeline.ingest(year, ledger, NOW))
        read = rows.statement
        monkeypatch.setattr(rows, "statement", lambda said: decoded.append(said) or read(said))
        for who in ("ali kaya", "the paper"):
            decoded.clear()
            told = spoken(ledger, who, "2026-01-01", 4)
            days = [one.version.published for one in told.said]
            assert days == sorted(days)
            assert (days[-1], len(days), told.more) == ("2024-03-30", 4, True)
            assert 4 < len(decoded) < 10


def test_what_other_rules_filed_is_judged_anew_before_something_is_added(empty):
    with empty() as ledger:
        list(pipeline.ingest(DOCUMENTS[:4], ledger, NOW))
        expected = found(ledger)
        ledger.rules = ""
        ledger.bearers.clear()
        with pytest.raises(LedgerError, match="servanda ledger judge"):
            spoken(ledger, "omarov", "2026-01-01", 10)
        list(pipeline.ingest(DOCUMENTS[:4], ledger, NOW))
        assert ledger.rules == judging_digest()
        assert found(ledger) == expected


def test_the_rules_are_others_when_any_code_that_files_or_judges_is(tmp_path, monkeypatch):
    begun = judging_digest()
    place = tmp_path / "servanda"
    shutil.copytree(digest.PACKAGE, place, ignore=shutil.ignore_patterns("data", "__pycache__"))
    monkeypatch.setattr(digest, "PACKAGE", place)
    assert judging_digest.__wrapped__() == begun
    for one in ("judge/measures.py", "judge/bearers.py", "pipeline/naming.py", "ledger/rows.py"):
        with (place / one).open("a", encoding="utf-8") as file:
            file.write("# another rule\n")
        assert judging_digest.__wrapped__() != begun
        begun = judging_digest.__wrapped__()
    (place / "cli" / "app.py").write_text("")
    assert judging_digest.__wrapped__() == begun


def test_all_code_that_tells_what_is_filed_under_what_is_among_it():
    told = {path for pattern in digest.JUDGING for path in digest.PACKAGE.glob(pattern)}
    open_, reached = [judge.group_keys.__module__, judge.names.__module__], set()
    while open_:
        name = open_.pop()
        if name not in reached and name.startswith(("servanda.judge", "servanda.packs")):
            reached.add(name)
            values = vars(sys.modules[name]).values()
            open_ += filter(None, (getattr(one, "__module__", None) for one in values))
    assert len(reached) > 8
    assert {Path(sys.modules[name].__file__) for name in reached} <= told
