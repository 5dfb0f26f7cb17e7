"""What the README says is so."""

import re
from pathlib import Path

from typer.main import get_command

import quantclaims
from quantclaims.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def table_rows(title: str) -> list[list[str]]:
    """The cells of a section's table, its head left out."""
    lines = [line for line in section(title).splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def named(cell: str) -> list[str]:
    return re.findall(r"`(\w+)`", cell)


def test_the_row_explained_is_the_row_made() -> None:
    frame = quantclaims.extract([ROOT / "examples" / "transcripts" / "forum_week.txt"])
    (row,) = frame[frame["quote"] == "$9.4 billion"].to_dict("records")
    for names, cells, _ in table_rows("One row"):
        values = cells.split(", ")
        if cells != "...":
            made = [str(row[name]).removesuffix(" 00:00:00") for name in named(names)]
            assert made == values


def test_the_commands_shown_are_those_there_are() -> None:
    shown = {
        name for row in table_rows("From the shell") for name in re.findall(r"`\w+ (\w+)`", row[0])
    }
    assert shown == set(get_command(app).commands)  # type: ignore[attr-defined]
