"""An id is what a statement says: rules and doubts do not move it, anything said does."""

import hypothesis.strategies as st
from hypothesis import given

from servanda.model import IDENTITY, statement_id

NAMES = st.sampled_from([name for name in IDENTITY if name not in ("start", "end", "parties")])
FIELDS = st.fixed_dictionaries(
    {
        "document": st.text(max_size=8),
        "kind": st.sampled_from(["figure", "event"]),
        "concept": st.text(max_size=8),
        "start": st.integers(0, 99),
        "end": st.integers(100, 199),
        "parties": st.lists(st.sampled_from(["KAZ", "RUS"])).map(tuple),
        "modality": st.just("reported"),
    }
)


@given(fields=FIELDS, rule=st.text(), doubts=st.lists(st.text()))
def test_rules_and_doubts_do_not_move_an_id(fields, rule, doubts):
    assert statement_id(fields) == statement_id({**fields, "rule": rule, "doubts": tuple(doubts), "quote": rule})


@given(fields=FIELDS, name=NAMES, said=st.text(min_size=9))
def test_what_is_said_moves_it(fields, name, said):
    assert statement_id(fields) != statement_id({**fields, name: said})


@given(fields=FIELDS)
def test_the_order_of_parties_is_said(fields):
    turned = {**fields, "parties": ("KAZ", "RUS", *fields["parties"])}
    other = {**fields, "parties": ("RUS", "KAZ", *fields["parties"])}
    assert statement_id(turned) != statement_id(other)


def test_halves_of_surrogate_pairs_have_an_id_too():
    fields = {"document": "d", "kind": "event", "concept": "event.talks", "start": 0, "end": 3, "name": "a\ud800b"}
    assert statement_id(fields) != statement_id({**fields, "name": "a\udc00b"})
