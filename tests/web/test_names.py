"""Two names are joined and parted on the web."""

import pytest

from servanda import pipeline
from servanda.ledger import Ledger
from servanda.model import Document
from servanda.pipeline.speaking import known_as, matches

NOW = "2026-01-01T00:00:00Z"


def sent(client, path, **data):
    return client.post(path, data={"reason": "I looked", "back": "/review"} | data, follow_redirects=False)


def test_two_names_are_joined_and_parted(own):
    ledger = own.app.state.desk.ledger
    names = {one.left.split(":", 2)[2] for one in matches(ledger) if one.left.startswith("name:person:")}
    one, other = sorted(names)[:2]
    answer = sent(own, "/review/names", left=one, right=other, act="merge", back="/review?what=names")
    assert answer.status_code == 303, answer.text
    assert other in known_as(ledger, one)
    assert "Joined." in own.get(answer.headers["location"]).text
    again = sent(own, "/review/names", left=one, right=other, act="merge")
    assert again.status_code == 409
    assert "one already" in again.text
    assert sent(own, "/review/names", left=one, right=other, act="split").status_code == 303
    assert other not in known_as(ledger, one)


@pytest.mark.parametrize(("data", "field"), [
    ({"left": "Nobody At All", "right": "Nobody Else"}, "left"), ({"left": "", "right": "x"}, "left"),
    ({"left": "x", "right": ""}, "right"),
])  # fmt: skip
def test_names_that_are_not_there_are_told_and_what_was_written_is_kept(own, data, field):
    answer = sent(own, "/review/names", **data, act="merge")
    assert answer.status_code in {409, 422}
    assert f'id="{field}-error"' in answer.text
    assert all(f'value="{one}"' in answer.text for one in data.values())


def test_a_name_with_any_mark_is_joined(serving, tmp_path):
    place = tmp_path / "a.ledger"
    with Ledger(place) as ledger:
        text = "Norway and Kazakhstan will sign 20 documents, President of Kazakhstan {name} said."
        texts = [
            Document(id=str(at), text=text.format(name=name), language="en")
            for at, name in enumerate(("Serik O'Mar", "Ali Kaya"))
        ]
        list(pipeline.ingest(texts, ledger, NOW))
        names = [one.split(":", 2)[2] for one in ledger.bearers.names("name:person:")]
        assert len(names) == 2
        with serving(place) as client:
            answer = sent(client, "/review/names", left=names[0], right=names[1], act="merge")
            assert answer.status_code == 303, answer.text
            made = answer.headers["location"].rpartition("=")[2]
            assert sent(client, f"/review/{made}/undo").status_code == 303
