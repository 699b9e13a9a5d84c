"""What the language folders say must mean something: classes, concepts, and keys of the closed lists."""

import re

import pytest
import yaml

from servanda import packs
from servanda.model import KINDS, MODALITIES
from servanda.packs.load import OWN, alternatives

UNIT = r"[A-Z][A-Z0-9_/]*|currency|physical|size|any"
NUMBER = r"\d+(\.\d+)?"
STEP = "YEARS|QUARTERS|MONTHS|WEEKS|DAYS|HALVES|DECADES|CENTURIES|WEEKENDS"
KEYS = {
    "number": r"\d{1,3}(/weak)?",
    "scale": r"(1?0+|[15]\d*0)(/plural)?",
    "fraction": NUMBER,
    "ordinal": r"\d+",
    "collective": rf"{NUMBER}(/plural)?",
    "currency": r"[A-Z]{3}(\|[A-Z]{3})*( 0\.\d+| 10+)?",
    "percent": r"PERCENT|PERMILLE|PERCENTAGE_POINTS( 0\.01)?",
    "unit": r"[A-Z][A-Z0-9_/]*( 10+)?",
    "subunit": r"[A-Z][A-Z0-9]*",
    "over": "(words)?",
    "denominator": r"\d+(/whole)?",
    "comparator": r"(=|~|<~|>=?|<=?)(/before|/after|/verb)?(/to|/from|/in|/of|/bare)?(/goal|/age|/direct)?",
    "age": "(stop)?",
    "outcome": r"works(/done)?|[a-z_]+(\.[a-z_]+)*|other/study",
    "money": r"[A-Z]{3}(\|[A-Z]{3})*",
    "numbered": "(ordinal(/after)?)?",
    "elision": "and|of|more",
    "range": "(between|and|from|to)(/after)?",
    "month": "([1-9]|1[0-6])(/weak)?",
    "weekday": "[1-7](/weak)?",
    "time_unit": rf"({STEP}|HOURS|MINUTES|SECONDS)( \d+)?(/count|/age|/under|/over|/plural|/word|/ytd)?",
    "relative": "(-2|-1|0|1|2)(/near|/count)?",
    "deictic": rf"({STEP}) -?\d+(/end)?",
    "part": "H[12]|Q[1-4]|START|MIDDLE|END(/year)?|FIRST|LAST",
    "decade": r"\d\d\d0",
    "ago": "(-1|1)(/after)?",
    "deadline": "(by|until|through|since|before|after|within|in|onward)(/after)?",
    "time_link": "(of|in|from|to|and|between|with|whole|ended|lasting|few|exact|ytd|now|decade)(/after)?",
    "vague_time": "past|future|then|season",
    "clock": "before|after|hour|at",
    "holiday": r"\d\d-\d\d",
    "modality": f"({'|'.join(MODALITIES)})(/weak)?|planned/(held|open|past|duty)|denied/(held|each|mere)"
    "|target/(moved|hope)",
    "multiple": r"\d+(\.\d+)?( PERCENT)?",
    "portion": NUMBER,
    "noun": r"[A-Z][A-Z0-9_]*",
}


@pytest.mark.parametrize("code", packs.available())
def test_concepts_are_of_the_closed_list(code):
    known = packs.concepts()
    used = {entry.key.partition("/")[0] for entry in packs.load(code).entries if entry.cls in ("concept", "project")}
    used |= {entry.key.partition("/")[0] for entry in packs.load(code).entries if entry.cls == "outcome"} - {"works"}
    assert used - set(known) == set()


@pytest.mark.parametrize("code", packs.available())
def test_keys_mean_what_their_class_says(code):
    wrong = [
        (entry.cls, entry.key, entry.form)
        for entry in packs.load(code).entries
        if entry.cls in KEYS and not re.fullmatch(KEYS[entry.cls], entry.key)
    ]
    assert wrong == []


@pytest.mark.parametrize("code", packs.available())
def test_a_folder_is_named_by_its_code(code):
    assert packs.load(code).language.code == code


def test_concepts_are_defined():
    for key, concept in packs.concepts().items():
        assert concept.means, key
        assert set(concept.kinds) <= set(KINDS), key
        assert all(re.fullmatch(UNIT, unit) for unit in concept.units), key
        assert bool(concept.units) == ("figure" in concept.kinds), key


def doubled(path):
    """Keys that a file of YAML gives twice in one mapping: the second would hide the first."""
    found = []
    nodes = [yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)]
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            found += [key for key in set(keys) if keys.count(key) > 1]
            nodes += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            nodes += node.value
    return found


@pytest.mark.parametrize("code", packs.available())
def test_no_key_hides_another(code):
    files = (OWN / "languages" / code).glob("*.yaml")
    assert {path.name: keys for path in files if (keys := doubled(path))} == {}


@pytest.mark.parametrize("code", packs.available())
def test_a_form_stands_once_under_its_key(code):
    files = [
        one for one in (OWN / "languages" / code).glob("*.yaml") if one.stem not in {"cldr", "examples", "language"}
    ]
    lists = []
    for path in files:
        for cls, keys in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader).items():  # noqa: S506 - our own file
            said = keys if isinstance(keys, dict) else {"": keys}  # glosses have no classes
            lists += [(path.stem, cls, key, forms) for key, forms in said.items()]
    assert len(lists) > 50
    meant = [(*one[:3], [form for pattern in one[3] for form in alternatives(pattern)]) for one in lists]
    assert [one[:3] for one in meant if len(set(one[3])) < len(one[3])] == []


def test_words_in_brackets_stand_for_one_another():
    assert [*alternatives("(begin|start*) (work| building)")] == [
        "begin work", "begin building", "start* work", "start* building",
    ]  # fmt: skip
    assert [*alternatives("plain* form (in brackets)")] == ["plain* form (in brackets)"]


MOST_FORMS = 3000  # of one pattern: each costs memory and a part of the first start


@pytest.mark.parametrize("code", packs.available())
def test_no_pattern_stands_for_more_forms_than_anybody_writes(code):
    for path in (OWN / "languages" / code).glob("*.yaml"):
        if path.stem in {"examples", "language"}:
            continue
        said = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - our own file
        lists = [forms for keys in said.values() if isinstance(keys, dict) for forms in keys.values()]
        patterns = [one for forms in lists for one in forms]
        assert [one for one in patterns if len([*alternatives(one)]) > MOST_FORMS] == []
