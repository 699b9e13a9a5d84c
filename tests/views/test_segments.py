"""Cutting a text by spans that overlap."""

from hypothesis import given
from hypothesis import strategies as st

from servanda.views.segments import Segment, segments


def test_nested_and_crossing_spans():
    assert list(segments(10, [(1, 6), (3, 4), (5, 8)])) == [
        Segment(0, 1, (), ()),
        Segment(1, 3, (0,), (0,)),
        Segment(3, 4, (1, 0), (1,)),
        Segment(4, 5, (0,), ()),
        Segment(5, 6, (2, 0), (2,)),
        Segment(6, 8, (2,), ()),
        Segment(8, 10, (), ()),
    ]


def test_an_empty_text_has_none():
    assert list(segments(0, [])) == []


@given(st.lists(st.tuples(st.integers(0, 28), st.integers(1, 12)).map(lambda one: (one[0], one[0] + one[1]))))
def test_every_span_is_the_sum_of_its_segments(spans):
    made = list(segments(40, spans))
    assert [one.start for one in made[1:]] == [one.end for one in made[:-1]]
    assert (made[0].start, made[-1].end) == (0, 40)
    for number, (start, end) in enumerate(spans):
        inside = [one for one in made if number in one.covers]
        assert (inside[0].start, inside[-1].end) == (start, end)
        assert [one.start for one in made if number in one.opens] == [start]
