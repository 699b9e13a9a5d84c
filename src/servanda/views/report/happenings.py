"""What happened between a pair: visits, other events, grades of relations, documents, projects, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.judge.questions.answer import Cell, Table
from servanda.judge.questions.documents import documents
from servanda.judge.questions.dossier import FAR, relations
from servanda.judge.questions.due import due
from servanda.judge.questions.events import MEETINGS, timeline, visits
from servanda.model import Entry
from servanda.views import validity
from servanda.views.phrasing import column
from servanda.views.report.known import Known
from servanda.views.report.model import Block, Paragraph, Section
from servanda.views.report.notes import ROWS, Notes, Shape, all_of
from servanda.wording import capital, say

TOLD = {"told": "Documents", "by": "Told by"}
VISITS = {"when": "When", "what": "What", "who": "Who", "name": "Name", **TOLD}
EVENTS = {"when": "When", "what": "What", "who": "Who", "said": "In words", "stage": "Told as", "by": "Told by"}
GRADES = {"when": "When", "grade": "Grade", "who": "Who", "words": "Words", **TOLD}
COUNTS = {
    "told on": "Told on", "how many": "How many", "stage": "Stage", "side": "By the count of", "by": "By",
    "words": "Words",
}  # fmt: skip
LADDER = {"when": "Validity or day", "what": "Type", "name": "Name", "steps": "Stages", "valid": "Today", **TOLD}
DUE = {
    "until": "Until", "what falls due": "What", "who": "Who", "what": "Of", "said": "Said", "told by": "Told by",
    "status": "Status",
}  # fmt: skip


def events(known: Known, notes: Notes) -> Section:
    """Visits and meetings, then what else happened."""
    others = [one for one in known.entries if one.statement.kind == "event" and one.statement.concept not in MEETINGS]
    told = (
        (
            visits(known.entries, "", known.judged),
            Shape(say("Visits and meetings"), VISITS, known.command("visits PAIR")),
        ),
        (timeline(others, "", known.judged), Shape(say("Other events"), EVENTS, known.command("timeline PAIR"))),
    )
    blocks = tuple(notes.grid(answer.tables[0], shape) for answer, shape in told if answer.tables[0].rows)
    return Section("events", say("Visits and events"), blocks or _nothing(notes, say("No visit or event is told.")))


def grades(known: Known, notes: Notes) -> Section:
    """Declared grades of relations, by when they were told: the order is how they changed."""
    table = relations(known.entries, known.judged)
    shape = Shape(
        say("Grades of relations in the order in which they were told"), GRADES, known.command("timeline PAIR")
    )
    blocks = (
        (notes.grid(table, shape),) if table.rows else _nothing(notes, say("No document names a grade of relations."))
    )
    return Section("relations", say("Relations and how they changed"), blocks)


def papers(known: Known, notes: Notes) -> Section:
    """How many documents, of which type and stage, each with its validity; and joint projects."""
    how_many, ladder, projects = documents(known.entries, "", known.judged).tables
    whole = known.command("documents PAIR")
    blocks: list[Block] = []
    if ladder.rows:
        table = validity.by_stage(validity.papers(known.entries, known.judged))
        shape = Shape(say("Documents by type and last stage"), {one: capital(column(one)) for one in table.columns})
        blocks.append(notes.grid(table, shape))
    told = (
        (how_many, Shape(say("How many documents, by whose count"), COUNTS, whole)),
        (
            _valid(ladder, known.today),
            Shape(
                say("Documents"),
                LADDER,
                whole,
                note=say(
                    "A document is shown with the period for which it was made, where one is told, "
                    "and else with its day."
                ),
            ),
        ),
        (projects, Shape(say("Joint projects"), LADDER | {"when": "When"}, whole)),
    )
    blocks += [notes.grid(table, shape) for table, shape in told if table.rows]
    return Section(
        "documents", say("Documents and projects"), tuple(blocks) or _nothing(notes, say("No document is named."))
    )


def coming(known: Known, notes: Notes) -> Section:
    """What falls due, ends or is planned."""
    (table,) = due(known.entries, "", known.judged, (known.today, FAR), known.promised).tables
    whole = known.command(f"due PAIR --before {FAR}")
    many = len(table.rows)
    cut = say("The next %(shown)s of %(all)s.", shown=ROWS, all=many)
    more = f"{cut} {all_of(whole)}" if many > ROWS else ""
    shape = Shape(say("What falls due, ends or is planned"), DUE, note=more)
    table = table._replace(rows=table.rows[:ROWS])
    blocks = (notes.grid(table, shape),) if table.rows else _nothing(notes, say("Nothing that is known falls due."))
    return Section("due", say("What comes next"), blocks)


def _nothing(notes: Notes, words: str) -> tuple[Block, ...]:
    return (Paragraph(notes.words(words)),)


def _valid(ladder: Table, today: str) -> Table:
    """A column beside that tells whether the period of a document is over."""
    rows = tuple((*row, Cell(_state(row[0].said, today))) for row in ladder.rows)
    return ladder._replace(columns=(*ladder.columns, "valid"), rows=rows)


def _state(said: Sequence[Entry], today: str) -> str | None:
    """Of a document with a period of more than a year: whether that is over, runs, or is ahead."""
    spans = [one.statement.period for one in said if one.statement.period]
    period = next((one for one in spans if one.start and one.end and int(one.end[:4]) - int(one.start[:4]) > 1), None)
    if period is None or period.start is None or period.end is None:
        return None
    return "has ended" if period.end <= today else "ahead" if period.start > today else "runs"
