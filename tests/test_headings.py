"""What the title of a document tells beside its text."""

from servanda import pipeline
from servanda.model import Document, Statement


def parties(title: str | None) -> set[tuple[str, ...]]:
    text = (
        "The harbour was full on Monday. Kenya and Uganda sent nobody, and Oman sent one ship.\n\n"
        "The trade between the two countries came to 5 million dollars last year.\n\n"
        "Egypt and Oman may build a hotel. Nobody knows what Kenya and Egypt will do, or Oman and Uganda."
    )
    found = pipeline.statements(Document(id="it", text=text, language="en", title=title))
    return {tuple(sorted(one.parties)) for one in found if isinstance(one, Statement) and one.kind == "figure"}


def test_the_two_states_that_a_title_names_are_the_sides_of_a_text() -> None:
    assert parties("Kenya and Egypt count their trade") == {("EGY", "KEN")}
    assert parties("Trade is counted in Africa") != {("EGY", "KEN")}
