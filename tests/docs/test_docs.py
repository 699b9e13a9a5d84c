"""The docs say what the code says."""

import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from servanda import model, packs

ROOT = Path(__file__).parents[2]
PAGES = ["README.md", "CONTRIBUTING.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def listed(text: str, heading: str) -> list[str]:
    """First cells of the table below a heading."""
    section = text.split(f"\n{heading}\n", 1)[1].split("\n#", 1)[0]
    return re.findall(r"^\| `([^`]+)`", section, flags=re.MULTILINE)


def test_written_blocks_are_fresh():
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, ROOT / "tools" / "write_docs", "--check"], capture_output=True, text=True, check=False
    )
    assert done.stdout + done.stderr == ""


def test_properties_of_a_language_are_listed():
    fields = [field.name for field in msgspec.structs.fields(packs.Language)]
    assert listed(page("docs/languages.md"), "## Properties of `language.yaml`") == fields


RECORDS = [
    "Document", "Statement", "Value", "Period", "Speaker", "Refusal", "Version", "Entry", "Cell", "Observation",
    "Judgement", "Atom",
]  # fmt: skip


@pytest.mark.parametrize("record", RECORDS)
def test_records_are_documented(record):
    fields = [field.encode_name for field in msgspec.structs.fields(getattr(model, record))]
    assert listed(page("docs/records.md"), f"## {record}") == fields


@pytest.mark.parametrize("name", ["KINDS", "MODALITIES", "COMPARATORS", "VERDICTS", "CHECKS", "OUTCOMES", "REVIEWS"])
def test_closed_lists_are_documented(name):
    text = page("docs/records.md")
    assert [one for one in getattr(model, name) if f"`{one}`" not in text] == []


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name):
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page(name))
    assert [one for one in targets if not ((ROOT / name).parent / one).exists()] == []
