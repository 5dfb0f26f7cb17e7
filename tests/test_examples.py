"""What the extractor must say about the example transcripts, cell by cell.

``examples/expected/NAME.csv`` holds the rows of one transcript in the order of its text. ``|``
parts words that are as good as each other, and ``*`` stands for anything. What comes out wrong at
present is listed in ``cases/examples.todo.txt``, one cell a line, and must stay wrong until its
line is taken out. ``python tests/test_examples.py`` prints what is wrong, each with what comes
out; with ``--write`` it writes the list anew.
"""

import csv
import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from quantclaims.pipeline import run
from quantclaims.types import Claim, Extraction

ROOT = Path(__file__).parents[1]
EXPECTED = ROOT / "examples" / "expected"
TODO = ROOT / "tests" / "cases" / "examples.todo.txt"
NUMBERS = ("value", "value_low", "value_high", "whole")

pytestmark = pytest.mark.slow

Row = dict[str, str]


class Cell(NamedTuple):
    """One cell of an expected table; ``column`` is "row" for the row's being there at all."""

    name: str
    number: int
    quote: str
    column: str

    def __str__(self) -> str:
        return f"{self.name} {self.number} [{self.quote}] {self.column}"


def expected(name: str) -> list[Row]:
    with (EXPECTED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


NAMES = sorted(path.stem for path in EXPECTED.glob("*.csv"))
ROWS = [(name, number) for name in NAMES for number in range(len(expected(name)))]


@cache
def claims(name: str) -> tuple[Claim, ...]:
    (file,) = (ROOT / "examples" / "transcripts").glob(f"{name}.*")
    (extraction,) = run([file])
    assert isinstance(extraction, Extraction)
    return extraction.claims


@cache
def aligned(name: str) -> dict[int, Claim]:
    """The claim that answers each expected row, paired in the order of the text."""
    wanted = [row["quote"] for row in expected(name)]
    found = [claim.quote for claim in claims(name)]
    pairs: dict[int, Claim] = {}
    for a, b, size in SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks():
        pairs.update((a + k, claims(name)[b + k]) for k in range(size))
    return pairs


def wrong(name: str, number: int) -> Iterator[tuple[Cell, str]]:
    """Yield the cells of a row that come out otherwise than expected, each with what comes out."""
    row = expected(name)[number]
    claim = aligned(name).get(number)
    if claim is None:
        yield Cell(name, number + 1, row["quote"], "row"), "absent"
        return
    for column, cell in row.items():
        found = getattr(claim, column)
        if not fits(cell, found, column):
            yield Cell(name, number + 1, row["quote"], column), f"{found!r}, not {cell!r}"


def fits(cell: str, found: object, column: str) -> bool:
    if cell == "*":
        return True
    if column in NUMBERS and cell:
        return isinstance(found, float) and found == pytest.approx(float(cell), rel=1e-4)
    words = "" if found is None else str(found).casefold().removeprefix("the ")
    return words in cell.casefold().split("|")


@cache
def todo() -> list[str]:
    lines = TODO.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def extra(name: str) -> list[str]:
    """The rows that nobody expects, as lines of the list of what is wrong."""
    answers = {id(claim) for claim in aligned(name).values()}
    return [f"{name} + [{claim.quote}]" for claim in claims(name) if id(claim) not in answers]


def all_wrong(name: str) -> dict[str, str]:
    """Everything wrong with a transcript's table: line of the list to what comes out."""
    cells = [cell for number in range(len(expected(name))) for cell in wrong(name, number)]
    return {str(cell): found for cell, found in cells} | dict.fromkeys(extra(name), "not expected")


@pytest.mark.parametrize("name", NAMES)
def test_no_row_too_many(name: str) -> None:
    assert [line for line in extra(name) if line not in todo()] == []


@pytest.mark.parametrize(("name", "number"), ROWS)
def test_row(name: str, number: int) -> None:
    found = [f"{cell}: {found}" for cell, found in wrong(name, number) if str(cell) not in todo()]
    assert found == []


@pytest.mark.parametrize("line", todo())
def test_what_is_listed_as_wrong_is_still_wrong(line: str) -> None:
    still_wrong = line in all_wrong(line.split()[0])
    assert still_wrong, "this has come right: take the line out of tests/cases/examples.todo.txt"


def main(write: bool) -> None:
    """Print what is wrong, or write the list of it."""
    every = {line: found for each in NAMES for line, found in all_wrong(each).items()}
    if write:
        head = [line for line in TODO.read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
        TODO.write_text("\n".join([*head, *every]) + "\n", encoding="utf-8")
    else:
        print(*(f"{line}: {found}" for line, found in every.items()), sep="\n")


if __name__ == "__main__":
    main(write="--write" in sys.argv[1:])
