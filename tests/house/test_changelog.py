"""The changelog holds headings, entries and nothing else, and no entry twice."""

from collections import Counter

from .conftest import ROOT

TEXT = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
LINES = TEXT[TEXT.index("\n## ") :].splitlines()


def test_every_line_is_a_heading_or_part_of_an_entry() -> None:
    strange = [line for line in LINES if line and not line.startswith(("## ", "### ", "- "))]
    assert strange == []


def test_no_entry_stands_twice() -> None:
    entries = Counter(line for line in LINES if line.startswith("- "))
    assert [entry for entry, times in entries.items() if times > 1] == []
