"""Promises that no figure tells (to sign, ratify, open, build, complete), in sentences of our own in four languages."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from servanda import pipeline
from servanda.model import Document, Statement

CASES = yaml.safe_load((Path(__file__).parent / "acts.yaml").read_text("utf-8"))
FLOORS = {"en": 0.85, "kk": 0.92, "ru": 1, "tr": 0.85}


def read(text, language):
    document = Document(id="d", text=text, language=language, published="2025-06-18")
    return [one for one in pipeline.statements(document) if isinstance(one, Statement)]


def fits(one, expect):
    if one.kind != "pledge" or one.concept not in expect["concepts"] or set(one.parties) != set(expect["parties"]):
        return False
    end = one.deadline and one.deadline.end
    return bool(end) and str(date.fromisoformat(end) - timedelta(days=1)).startswith(expect["deadline"])


@pytest.mark.parametrize("language", CASES)
def test_promised_acts_are_read_no_worse_than_before(language):
    cases = CASES[language]
    missed = [
        case["text"] for case in cases if not any(fits(one, case["expect"]) for one in read(case["text"], language))
    ]
    assert 1 - len(missed) / len(cases) >= FLOORS[language], missed
