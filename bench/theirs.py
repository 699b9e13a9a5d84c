"""The forecasts beside those of statsforecast (bench/forecasts.txt): whether they agree, and which errs less.

python bench/theirs.py          write what statsforecast says of invented series, which tests/forecast compares with
"""

from __future__ import annotations

import json
import math
import statistics
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np
from statsforecast import models as theirs

from servanda.cli.sections import Section
from servanda.forecast import Known, Tuning
from servanda.forecast.backtest import HORIZONS
from servanda.forecast.cases import Series, origins
from servanda.forecast.chances import mixed
from servanda.forecast.models import MODELS, TUNED, half_drift

Ahead = list[float]  # logarithms of the next years
FULL = Tuning(half=1, fades=1)
LAST = max(HORIZONS)
PLACE = Path(__file__).resolve().parents[1] / "tests" / "forecast" / "theirs.json"


def ours(name: str) -> Callable[[Known], Ahead]:
    """A model of ours."""
    return lambda known: [MODELS[name](known, TUNED).mean(ahead) for ahead in range(1, LAST + 1)]


def of_theirs(model: object) -> Callable[[Known], Ahead]:
    """A model of theirs, on logarithms."""
    return lambda known: list(map(float, model.forecast(y=np.array(known.logs), h=LAST)["mean"]))


FORECASTS: dict[str, Callable[[Known], Ahead]] = {
    "mixed": lambda known: [mixed(known).mean(ahead) for ahead in range(1, LAST + 1)],
    "theta": ours("theta"),
    "naive": ours("naive"),
    "half drift": ours("half drift"),
    "random walk with drift": lambda known: [half_drift(known, FULL).mean(ahead) for ahead in range(1, LAST + 1)],
    "statsforecast Theta": of_theirs(theirs.Theta(season_length=1)),
    "statsforecast RandomWalkWithDrift": of_theirs(theirs.RandomWalkWithDrift()),
    "statsforecast AutoETS": of_theirs(theirs.AutoETS(season_length=1)),
}
SAME = {"theta": "statsforecast Theta", "random walk with drift": "statsforecast RandomWalkWithDrift"}


def section(series: Series) -> Section:
    """Errors by years ahead, and how far apart two forecasts are that should be the same."""
    at = origins(series, 0)
    said = {name: [forecast(one.known) for one in at] for name, forecast in FORECASTS.items()}
    rows = [("forecast", *(f"{ahead} year{'s' * (ahead > 1)} ahead" for ahead in HORIZONS))]
    for name, all_ in said.items():
        errors: dict[int, list[float]] = defaultdict(list)
        for one, means in zip(at, all_, strict=True):
            for ahead in HORIZONS:
                if (amount := series[one.series].get(one.year + ahead)) is not None:
                    errors[ahead].append(_smape(amount, math.exp(means[ahead - 1])))
        rows.append((name, *(f"{statistics.fmean(errors[ahead]):.1f}" for ahead in HORIZONS)))
    agree = "; ".join(f"{name}: {_apart(said[name], said[other])}" for name, other in SAME.items())
    theirs_version = f"statsforecast {version('statsforecast')} on the same logarithms"
    text = (
        f"Symmetric mean absolute percentage errors from {len(at)} years of origin; {theirs_version}.",
        f"How far apart the same models are over five years: {agree}.",
    )
    return Section("Beside statsforecast", text, tuple(rows))


def _smape(amount: float, said: float) -> float:
    return 200 * abs(amount - said) / (amount + said)


def _apart(ones: Sequence[Ahead], others: Sequence[Ahead]) -> str:
    off = sorted(
        max(abs(math.expm1(one - other)) for one, other in zip(*pair, strict=True))
        for pair in zip(ones, others, strict=True)
    )
    middle, most, last = statistics.median(off), off[len(off) * 9 // 10], off[-1]
    return f"{middle:.2%} in the middle, {most:.2%} at most in nine of ten, {last:.2%} at most"


def invented() -> dict[str, list[float]]:
    """Three series of logarithms that are the same everywhere: a steady one, a wavy one and one with a break."""
    return {
        "steady": [1 + 0.05 * at + 0.02 * (-1) ** at for at in range(20)],
        "wavy": [2 + 0.03 * at + 0.2 * math.sin(at) for at in range(25)],
        "broken": [0.1 * at - (0.8 if at >= 12 else 0) + 0.05 * math.cos(3 * at) for at in range(18)],
    }


def main() -> None:
    """Write the file of the test."""
    made = {}
    for name, logs in invented().items():
        known = Known(2000, tuple(logs), len(logs))
        said = {other: [round(one, 6) for one in FORECASTS[other](known)] for other in SAME.values()}
        made[name] = {"logs": [round(one, 9) for one in logs], **said}
    PLACE.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
