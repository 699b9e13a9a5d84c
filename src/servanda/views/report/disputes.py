"""What does not fit: contradictions with their innocent explanations, and figures held against official statistics."""

from __future__ import annotations

from servanda.judge.questions.answer import Cell, Table
from servanda.judge.questions.checks import FEW, checks, tally
from servanda.judge.questions.contradictions import REASONS, contradictions
from servanda.views.report.known import Known
from servanda.views.report.model import Block, Paragraph, Section
from servanda.views.report.notes import Notes, Shape, spoken, state
from servanda.wording import count, say

CONTRADICTED = {
    "what": "What", "who": "Who", "one": "One says", "other": "Another says", "why": "What does not fit",
    "may be explained by": "May be explained by", "told by": "Told by", "id": "Id",
}  # fmt: skip
CHECKED = {
    "stated": "Stated", "of": "Of", "period": "Period", "official": "Official series", "verdict": "Verdict",
    "may be": "May be explained by",
}  # fmt: skip
UNKNOWN = "nothing that is known"


def contradicted(known: Known, notes: Notes) -> Section:
    """Contradictions inside one document and between documents, with the reason in words."""
    inside, across = contradictions(known.entries, "", known.judged).tables
    whole = known.command("contradictions PAIR")
    told = ((inside, say("Inside one document")), (across, say("Between documents")))
    blocks: list[Block] = [
        notes.grid(_explained(table), Shape(caption, CONTRADICTED, whole)) for table, caption in told if table.rows
    ]
    blocks.append(
        Paragraph(
            notes.words(
                say(
                    "Two texts that do not fit are no proof that one of them is wrong; the reasons "
                    "given are for a person to weigh."
                )
                if blocks
                else say("None was found.")
            ),
            note=bool(blocks),
        )
    )
    return Section("contradictions", say("Contradictions"), tuple(blocks))


def _explained(table: Table) -> Table:
    """Reasons in words in place of their codes, and what is not explained told so."""
    why, may = table.columns.index("why"), table.columns.index("may be explained by")
    rows = []
    for row in table.rows:
        cells = [*row]
        cells[why] = Cell(REASONS.get(str(row[why].value).replace(" ", "_"), row[why].value))
        cells[may] = Cell(row[may].value or UNKNOWN)
        rows.append(tuple(cells))
    return table._replace(rows=tuple(rows))


def checked(known: Known, notes: Notes) -> Section:
    """Stated figures against official series of both sides."""
    blocks: tuple[Block, ...]
    if known.checks:
        (table,) = checks(known.checks.values(), "").tables
        shape = Shape(
            say("Stated figures and what official series say"), CHECKED, known.command("figures PAIR CONCEPT")
        )
        told = Paragraph(notes.words(_tally(known)), note=True)
        blocks = (notes.grid(_spoken(table), shape), told) if table.rows else (told,)
    else:
        blocks = (Paragraph(notes.words(say("The ledger holds no official series beside these figures."))),)
    return Section("checks", say("Checks against official statistics"), blocks)


def _tally(known: Known) -> str:
    """How many figures were checked with which outcome, and what no series speaks of."""
    counts, lacking = tally(known.checks.values())
    checked = count("%(num)s figure checked", "%(num)s figures checked", sum(counts.values()))
    told = f"{checked}: {', '.join(state(say(one.replace('_', ' ')), number) for one, number in counts.items())}."
    named = ", ".join(map(spoken, lacking[:FEW]))
    more = say("and %(number)s more", number=len(lacking) - FEW) if len(lacking) > FEW else ""
    without = say("No series of: %(measures)s.", measures=f"{named} {more}".strip())
    return f"{told} {without}" if lacking else told


def _spoken(table: Table) -> Table:
    """Measures in words in place of their keys."""
    of = table.columns.index("of")
    rows = tuple((*row[:of], Cell(spoken(str(row[of].value))), *row[of + 1 :]) for row in table.rows)
    return table._replace(rows=rows)
