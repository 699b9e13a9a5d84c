"""Every `examples.yaml`: what a text must give, and what it must not. The format: docs/languages.md."""

import msgspec
import pytest

from servanda import pipeline
from servanda.model import Document, Statement

from .examples import Example, Pattern, examples, fits, unanswered

EXAMPLES = examples()


def statements(example: Example) -> list[Pattern]:
    document = Document(
        id="example",
        text=example.text,
        language=example.language,
        published=example.published,
        publisher_country=example.publisher_country,
        title=example.title,
    )
    return [msgspec.to_builtins(one) for one in pipeline.statements(document) if isinstance(one, Statement)]


def atoms(example: Example) -> list[Pattern]:
    return [msgspec.to_builtins(one) for one in pipeline.atoms(example.text, example.language, example.published)]


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_example(example: Example, request: pytest.FixtureRequest) -> None:
    if example.fails:
        request.applymarker(pytest.mark.xfail(reason=example.fails, strict=True))
    if not hasattr(pipeline, "statements" if example.atoms is None else "atoms"):
        pytest.skip("the grammar is not assembled yet")
    if example.atoms is not None:
        found = atoms(example)
        assert unanswered(example.atoms, found) == [], found
        assert example.atoms or not found
    if example.none or example.statements or example.unwanted:
        found = statements(example)
        assert unanswered(example.statements or [], found) == [], found
        assert [one for one in found if any(fits(pattern, one) for pattern in example.unwanted)] == []
        assert not example.none or found == []


def test_patterns_are_partial_and_answered_one_by_one():
    found = [{"kind": "money", "value": {"low": "5", "high": None}}, {"kind": "money", "value": {"low": "5"}}]
    assert unanswered([{"kind": "money"}, {"value": {"low": "5", "high": "null"}}], found) == []
    assert unanswered([{"kind": "money"}] * 3, found) == [{"kind": "money"}]
    assert unanswered([{"value": {"low": "6"}}], found) == [{"value": {"low": "6"}}]
    assert unanswered([{"parties": ["KAZ", "TUR"]}], [{"parties": ("TUR", "KAZ")}]) == [{"parties": ["KAZ", "TUR"]}]
