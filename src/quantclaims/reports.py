"""Relations and findings for a person to read in a terminal."""

from collections import Counter
from collections.abc import Hashable
from typing import Any

import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text

__all__ = ["print_findings", "print_relations"]

_WIDTH = 120


def print_relations(relations: pd.DataFrame) -> None:
    """Print the relations of :func:`quantclaims.compare.compare`, two claims a row."""
    table = Table("relation", "earlier", "later", "of", "rule", box=None, padding=(0, 1, 1, 0))
    for row in relations.to_dict("records"):
        about = f"{row['indicator_b']}, {row['aspect']}"
        table.add_row(
            Text(row["relation"]),
            _said(row, "a"),
            _said(row, "b"),
            Text("\n".join(filter(None, (about, _areas(row))))),
            Text(row["rule"].replace(";", "\n")),
        )
    _print(table, Counter(relations["relation"]))


def print_findings(findings: pd.DataFrame) -> None:
    """Print the findings of :func:`quantclaims.check.check`, a finding a row."""
    table = Table("verdict", "rule", "arithmetic", "said", box=None, padding=(0, 1, 1, 0))
    for row in findings.to_dict("records"):
        about = ", ".join(filter(None, (row["indicator"], _areas(row))))
        occasion = ", ".join(filter(None, (row["speakers"], row["event_dates"])))
        table.add_row(
            Text(row["verdict"]),
            Text(row["rule"].replace("_", " ")),
            Text(row["arithmetic"].replace("; ", "\n")),
            Text(f"{about}\n{occasion}"),
        )
    _print(table, Counter(findings["verdict"]))


def _print(table: Table, counts: "Counter[str]") -> None:
    console = Console()
    if not console.is_terminal:
        console = Console(width=_WIDTH)
    if table.row_count:
        console.print(table)
    found = ", ".join(f"{number} {name}" for name, number in counts.most_common())
    console.print(Text(found or "nothing found"))


def _said(row: dict[Hashable, Any], side: str) -> Text:
    """A claim as said: its quote, then who said it when, then its period."""
    day = row[f"event_date_{side}"]
    who = ", ".join(filter(None, (row[f"speaker_{side}"], str(day)[:10] if day else "")))
    period = row[f"period_{side}"]
    lines = (row[f"quote_{side}"], who, f"for {period}" if period else "")
    return Text("\n".join(filter(None, lines)))


def _areas(row: dict[Hashable, Any]) -> str:
    return " – ".join(filter(None, (row["area"], row["counterpart"])))
