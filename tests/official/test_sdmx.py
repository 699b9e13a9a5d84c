"""SDMX-ML of its real shape with figures of our own, in both versions and forms; and what is said without the extra."""

import sys
from pathlib import Path

import pytest

from servanda.errors import EmptyInput, InputError
from servanda.official import known, read

MESSAGES = Path(__file__).parent / "messages"
TOLD = {
    "structured-2.1": ("imf-imts", [
        ("KAZ-RUS", "2022", 1, "7100000000", "reported"), ("KAZ-RUS", "2023", 2, "8100000000", "reported"),
        ("RUS-KAZ", "2023", 3, "15900000000", "estimated"),
    ]),
    "generic-2.1": ("wits", [
        ("KAZ-RUS", "2019", 1, "5612345600", "reported"), ("KAZ-RUS", "2020", 2, "5012345600", "reported"),
    ]),
    "structured-3.0": ("imf-dip", [
        ("RUS-KAZ", "2022", 1, "8700000000", "reported"), ("RUS-KAZ", "2023", 2, "9100000000", "reported"),
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_a_message_is_read(name):
    pytest.importorskip("pysdmx.io.pd", exc_type=ImportError)
    path = MESSAGES / f"{name}.xml"
    source, told = known(path), TOLD[name]
    assert source.name == told[0]
    assert [("-".join(one.series.parties), *one.cell) for one in read(path, source)] == told[1]


def test_an_empty_document_says_why(tmp_path):
    pytest.importorskip("pysdmx.io.pd", exc_type=ImportError)
    path = MESSAGES / "empty-2.1.xml"
    with pytest.raises(EmptyInput, match="where the parts of a key stand in another order"):
        list(read(path, known(path)))
    broken = tmp_path / "broken.xml"
    broken.write_text((MESSAGES / "generic-2.1.xml").read_text(encoding="utf-8")[:-300], encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read as SDMX-ML"):
        list(read(broken, known(broken)))


def test_without_the_extra_it_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pysdmx.io", None)
    path = MESSAGES / "generic-2.1.xml"
    with pytest.raises(InputError, match=r"pip install 'servanda\[sdmx\]'; or ask the source for SDMX-CSV"):
        list(read(path, known(path)))
