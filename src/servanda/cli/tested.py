"""The report of a backtest: its sections, and their pictures."""

from __future__ import annotations

from servanda import charts
from servanda.cli.sections import Section
from servanda.forecast import Measured, Report

CAVEAT = (
    "War, sanctions and trade that takes other routes lie outside of these models. The values are today's, with their "
    "revisions; what was known at the time was less."
)


def sections(report: Report, lag: int = 0) -> list[Section]:
    """The report in words and tables."""
    known = f" Figures were known {lag} year{'s' * (lag > 1)} late." if lag else ""
    first, last = report.origins
    what = f"{report.cases:,} targets on {report.series} series, set in {first} to {last}"
    skill = f"{report.skill.value:.3f}; 80 % of redrawn years: {_bounds(report.skill)}."
    told = (
        f"{what}; {_percent(report.rate)} of them were reached in time.{known}",
        f"Skill against the past base rate: {skill}",
        CAVEAT,
    )
    return [Section("Backtest of the forecasts", told), _scores(report), _bins(report), _held(report)]


def pictures(report: Report) -> dict[str, str]:
    """The pictures as SVG, by name. Raises `MissingExtra`."""
    made = {"skill": charts.skill, "reliability": charts.reliability, "coverage": charts.coverage}
    return {name: charts.svg(draw(report)) for name, draw in made.items()}


def _scores(report: Report) -> Section:
    rows = [("forecast", "Brier score", "skill of “mixed” against it", "80 % of redrawn years")]
    for name, score in sorted(report.scores.items(), key=lambda one: one[1]):
        against = report.skills.get(name)
        rows.append((name, f"{score:.3f}", *((f"{against.value:.3f}", _bounds(against)) if against else ("", ""))))
    text = "A Brier score is the mean squared error of a chance; 0 is perfect. “Mixed” is what Servanda says."
    return Section("Scores", (text,), tuple(rows), "skill")


def _bins(report: Report) -> Section:
    rows = [
        (str(one.cases), _percent(one.said), _percent(one.came.value), _bounds(one.came, of=100)) for one in report.bins
    ]
    head = ("targets", "said", "came", "80 % of redrawn years, in %")
    return Section("What was said, and what came", (), (head, *rows), "reliability")


def _held(report: Report) -> Section:
    rows = [
        (f"{years} year{'s' * (years > 1)}", _percent(held.value), _bounds(held, of=100), str(count))
        for years, (held, count) in report.coverage.items()
        if count
    ]
    head = ("ahead", "inside", "80 % of redrawn years, in %", "outcomes")
    return Section("Outcomes inside 80 % intervals", (), (head, *rows), "coverage")


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _bounds(measured: Measured, of: int = 1) -> str:
    digits = 0 if of > 1 else 2
    return f"{measured.low * of:.{digits}f} to {measured.high * of:.{digits}f}"
