"""The Data Package: checksums and schemas hold, and the real validator finds it valid."""

import csv
import hashlib
import io
import json
import zipfile

import pytest

from servanda.export import write
from servanda.export.source import Source
from servanda.model import Finding, judgement


@pytest.fixture
def packed(ordinary, bare, hostile):
    pair = {"left": ordinary.said[0].id, "right": ordinary.said[1].id, "reason": "test"}
    judged = {
        verdict: [judgement(Finding(verdict=verdict, **pair), "rule test", "2025-06-01T00:00:00Z")]
        for verdict in ("same", "restated")
    }
    elsewhere = Finding(verdict="same", left="elsewhere", right="too", reason="test")
    judged["same"].append(judgement(elsewhere, "rule test", "2025-06-01T00:00:00Z"))
    out = io.BytesIO()
    told = iter([ordinary, bare, hostile])
    write("package", Source(told, lambda verdict: judged.get(verdict, ()), "Statements of KAZ-TUR"), out)
    return out.getvalue()


def test_sizes_checksums_and_fields_are_those_of_the_files(packed):
    archive = zipfile.ZipFile(io.BytesIO(packed))
    described = json.loads(archive.read("datapackage.json"))
    assert described["name"] == "statements-of-kaz-tur"
    assert {one["path"] for one in described["resources"]} == set(archive.namelist()) - {"datapackage.json"}
    for one in described["resources"]:
        data = archive.read(one["path"])
        assert (one["bytes"], one["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        head = next(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
        assert head == [field["name"] for field in one["schema"]["fields"]]


def test_judgements_are_those_of_the_statements_that_are_there_each_once(packed):
    rows = list(csv.DictReader(io.StringIO(zipfile.ZipFile(io.BytesIO(packed)).read("judgements.csv").decode())))
    assert [row["verdict"] for row in rows] == ["same", "restated"]


@pytest.mark.filterwarnings("ignore")  # of the validator, about itself
def test_the_real_validator_finds_it_valid(packed, tmp_path):
    frictionless = pytest.importorskip("frictionless")
    place = tmp_path / "package.zip"
    place.write_bytes(packed)
    with zipfile.ZipFile(place) as archive:
        archive.extractall(tmp_path / "there")
    report = frictionless.Package(str(tmp_path / "there" / "datapackage.json")).validate()
    assert report.flatten(["type", "note"]) == []
    assert report.valid
