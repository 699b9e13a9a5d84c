"""FollowTheMoney takes every entity as it is; it drops what it finds invalid without a word, so nothing may change."""

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from servanda.export import write
from servanda.export.codes import codes
from servanda.export.ftm import exact
from servanda.export.harmless import unwritten
from servanda.packs.countries import alpha2
from servanda.packs.load import OWN

MODEL = OWN / "followthemoney"
CHECK = """
import json, sys
from followthemoney import model
for line in sys.stdin:
    given = json.loads(line)
    proxy = model.get_proxy(given, cleaned=False)
    proxy.schema.validate(given)
    kept = {name: sorted(proxy.get(name)) for name in given["properties"]}
    lost = {name: [some, kept[name]] for name, some in given["properties"].items() if sorted(some) != kept[name]}
    if lost or proxy.schema.name != given["schema"]:
        print(given["id"], lost)
"""


@pytest.fixture
def entities(source):
    out = io.BytesIO()
    write("ftm", source(), out)
    return out.getvalue()


def by_quote(data, quote):
    return next(one for line in data.splitlines() if quote in (one := json.loads(line))["properties"].get("quote", []))


def test_each_claim_is_an_entity_with_its_evidence(entities, ordinary):
    document, *_ = map(json.loads, entities.splitlines())
    trade = by_quote(entities, "$6.4 billion")
    assert (document["schema"], document["properties"]["language"]) == ("Article", ["eng"])
    assert trade["schema"] == "Claim"
    assert trade["properties"] | {
        "proof": [document["id"]], "amount": ["6400000000"], "currency": ["USD"], "country": ["kz", "tr"],
        "parties": ["KAZ TUR"], "startDate": ["2024-01-01"], "endDate": ["2024-12-31"], "speakerCountry": ["kz"],
        "record": [min(ordinary.said[0].id, ordinary.said[1].id)],
    } == trade["properties"]  # fmt: skip


def test_kinds_have_schemata(entities):
    assert by_quote(entities, "10 billion by 2028")["schema"] == "Pledge"
    assert by_quote(entities, "10 billion by 2028")["properties"]["deadline"] == ["2028-12-31"]
    assert by_quote(entities, "memorandum on the Caspian Cable")["properties"]["instrument"] == ["memorandum"]
    assert by_quote(entities, "arrived in Ankara on a state visit")["schema"] == "ClaimedEvent"
    assert by_quote(entities, "power station is being built")["properties"]["status"] == ["under_way"]


def test_every_property_is_in_a_schema(entities):
    own = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))[path.stem] for path in MODEL.glob("*.yaml")}
    inherited = {"name", "country", "amount", "currency", "startDate", "endDate", "recordId", "proof", "publisher",
                 "sourceUrl", "status"}  # fmt: skip
    for line in map(json.loads, entities.splitlines()):
        if line["schema"] != "Article":
            known = inherited | own["Claim"]["properties"].keys() | own[line["schema"]].get("properties", {}).keys()
            assert line["properties"].keys() <= known


def test_codes_of_states_and_languages_are_there():
    known = codes()
    assert set(known.cow) | set(known.gw) <= alpha2().keys()
    assert (known.cow["KAZ"], known.gw["TUR"], known.gw["VNM"], known.languages["kk"]) == (705, 640, 816, "kaz")


@pytest.fixture
def model_folder(tmp_path) -> Path:
    """FollowTheMoney's own schemata with ours beside them, as its documentation says."""
    real = pytest.importorskip("followthemoney")
    folder = tmp_path / "model"
    shutil.copytree(Path(real.__file__).parent / "schema", folder)
    for path in MODEL.glob("*.yaml"):
        shutil.copy(path, folder)
    return folder


def run(command, folder, data):
    environment = {"FTM_MODEL_PATH": str(folder), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, input=data, capture_output=True, env=environment, check=False)  # noqa: S603 - ours
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def test_followthemoney_keeps_every_value(entities, model_folder):
    assert run([sys.executable, "-c", CHECK], model_folder, entities).decode() == ""


def test_ftm_validate_gives_every_entity_back(entities, model_folder):
    ftm = Path(sys.executable).parent / "ftm"
    given = [json.loads(line) for line in entities.splitlines()]
    back = [json.loads(line) for line in run([ftm, "validate"], model_folder, entities).splitlines()]
    assert [one["id"] for one in back] == [one["id"] for one in given]
    assert [{k: sorted(v) for k, v in one["properties"].items()} for one in back] == [
        {k: sorted(v) for k, v in one["properties"].items()} for one in given
    ]


def test_every_country_has_a_code_there(model_folder):
    asked = (
        "from followthemoney.types import registry as r; import sys; "
        "print(*[c for c in sys.stdin.read().split() if r.country.clean(c) != c])"
    )
    known = " ".join([*alpha2().values(), "EU"]).lower().encode()
    assert run([sys.executable, "-c", asked], model_folder, known) == b"\n"


@given(st.text(st.characters(exclude_categories=())))
def test_an_exact_text_can_be_had_back(text):
    assert unwritten(exact(text)) == text
