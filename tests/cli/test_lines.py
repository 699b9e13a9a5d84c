"""Records as JSON."""

import io
import json

from servanda.cli.lines import write_array, write_lines
from servanda.views.reading import Reading


def test_one_record_a_line_in_the_order_found(reading, statements, refusals):
    out = io.BytesIO()
    write_lines([reading], out)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line.get("id") for line in lines] == [one.id for one in statements] + [None]
    assert lines[0]["value"] == {
        "low": "6400000000", "high": "6400000000", "unit": "USD", "comparator": "=", "unit_stated": True,
    }  # fmt: skip
    assert lines[-1] == {
        "refused": refusals[0].refused, "document": "visit", "start": refusals[0].start, "end": refusals[0].end,
        "quote": refusals[0].quote,
    }  # fmt: skip


def test_a_document_is_on_its_way_before_the_next_is_read(reading, document):
    out = io.BytesIO()

    def readings():
        yield reading
        assert out.getvalue().count(b"\n") == 11
        yield Reading(document, [])

    write_lines(readings(), out)


def test_one_array(reading, document):
    out = io.BytesIO()
    write_array([reading, Reading(document, [])], out)
    assert len(json.loads(out.getvalue())) == 11


def test_an_empty_array():
    out = io.BytesIO()
    write_array([], out)
    assert json.loads(out.getvalue()) == []
