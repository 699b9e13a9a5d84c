"""A reader that knows nothing but digits, the baseline: JSON Lines in, their runs of digits as atoms out."""

from __future__ import annotations

import json
import re
import sys


def main() -> None:
    """Every run of digits is a number."""
    for line in sys.stdin:
        document = json.loads(line)
        for run in re.finditer(r"\d+", document["text"]):
            atom = {"document": document["id"], "kind": "number", "start": run.start(), "end": run.end()}
            print(json.dumps(atom | {"text": run[0], "value": run[0], "unit": None}))


if __name__ == "__main__":
    main()
