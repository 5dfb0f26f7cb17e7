"""Score us and our peers side by side on quantity test sets.

    python -m benchmarks.quality SETS_FOLDER [--peer NAME ...]

``SETS_FOLDER`` holds sets as JSON (``[{"text", "quantities": [...]}]``) and their scorer,
``score_quantities.py``. Prints strict F1, a table a set, the best of each column marked ``*``.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.peers.environments import HERE, answers, pythons

COLUMNS = {
    "value": "value",
    "value+change": "change",
    "value+unit": "unit",
    "value+change+unit": "unit+change",
    "value+concept relaxed": "concept",
    "value+concept strict": "concept strict",
}
_WITHOUT_CONCEPTS = ("value", "value+unit")


def strict_f1(scorer: Path, gold: Path, found: str) -> dict[str, float]:
    """Return the scorer's strict F1, in percent, of the columns that the set's gold speaks of."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as kept:
        kept.write(found)
        kept.flush()
        command = [sys.executable, scorer, kept.name, "--gold", gold, "--mode", "strict"]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    spoken = COLUMNS if "referred_concepts" in gold.read_text("utf-8") else _WITHOUT_CONCEPTS
    figures = {}
    for line in printed.splitlines():
        column = line.partition(" P ")[0].strip()
        if column in spoken:
            figures[column] = float(line.split("F1")[1].split()[0])
    return figures


def table(results: dict[str, dict[str, float]]) -> str:
    """Return a set's figures as lines, the best of each column marked.

    >>> print(table({"us": {"value": 90.0}, "peer": {"value": 89.6}}))
                             value
    us                       90.0*
    peer                     89.6
    """
    columns = list(next(iter(results.values())))
    best = {column: max(row[column] for row in results.values()) for column in columns}
    lines = [" " * 14 + "".join(f"{COLUMNS[column]:>16}" for column in columns)]
    for name, row in results.items():
        cells = (f"{row[c]:.1f}{'*' if row[c] == best[c] else ' '}" for c in columns)
        lines.append(f"{name:14}" + "".join(f"{cell:>16}" for cell in cells))
    return "\n".join(lines)


def main() -> None:
    """Run every contestant on every set of the folder."""
    parser = argparse.ArgumentParser(description="Score us and our peers side by side.")
    parser.add_argument("sets", type=Path)
    parser.add_argument("--peer", action="append", default=[], help="only these peers")
    options = parser.parse_args()
    contestants = pythons(options.peer)
    for gold in sorted(options.sets.glob("*.json")):
        rows: Any = json.loads(gold.read_text(encoding="utf-8"))
        if not isinstance(rows, list):
            continue
        asked = "".join(
            json.dumps({"id": i, "text": row["text"]}) + "\n" for i, row in enumerate(rows)
        )
        results = {
            name: strict_f1(
                options.sets / "score_quantities.py",
                gold,
                answers(python, HERE / "quality" / f"read_{name}.py", asked),
            )
            for name, python in contestants.items()
        }
        print(f"\n{gold.stem}: {len(rows)} sentences, strict F1\n{table(results)}", flush=True)


if __name__ == "__main__":
    main()
