"""Fit the model of confidence to rows that people judged: ``lexicon/confidence.toml``.

    python models/confidence.py CLAIMS.csv GOLD... [--expect SHARE]

CLAIMS.csv is what ``quantclaims extract`` makes of the texts that the gold is of. The model is a
logistic regression with a ridge penalty; its calibration is printed as cross-validation by document
measures it, every document judged by a model that has not seen it. Rules do better on the texts
that they were written on than on others, so ``--expect`` shifts the base until the mean confidence
is the share of wholly right rows that was measured on texts set aside.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from quantclaims.evaluate import evaluate
from quantclaims.export import read_claims
from quantclaims.link.confidence import BASE, traits

TARGET = Path(__file__).parents[1] / "src/quantclaims/lexicon/confidence.toml"
RIDGE = 20.0
FEWEST = 8
"""A trait that fewer rows have is left out."""

_STEPS = 30
_EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True)
class Judged:
    """A row of a document: its traits, and whether it is wholly right."""

    document: str
    traits: tuple[str, ...]
    right: bool


def judged(claims: str, gold: Sequence[str]) -> list[Judged]:
    """Return the rows of the documents that gold is of."""
    table = read_claims([claims])
    found = evaluate(table, gold)
    of_row = {
        (Path(row["source"]).stem, row["start"]): traits(
            tuple(filter(None, row["rules"].split(";"))), row["indicator"], row["indicator_code"]
        )
        for row in table.to_dict("records")
    }
    wrong = {(row.document, row.start) for row, _, _ in found.wrong}
    wrong |= {(row.document, row.start) for row in found.extras}
    documents = {Path(path).name.removesuffix(".claims.json") for path in gold}
    return [
        Judged(key[0], named, key not in wrong)
        for key, named in of_row.items()
        if key[0] in documents
    ]


def fit(rows: Sequence[Judged]) -> dict[str, float]:
    """Return the weights of the traits that enough rows have."""
    seen = Counter(trait for row in rows for trait in row.traits)
    names = [BASE, *sorted(t for t, n in seen.items() if n >= FEWEST and t != BASE)]
    at = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        x[i, [at[t] for t in row.traits if t in at]] = 1.0
    y = np.array([row.right for row in rows], dtype=float)
    ridge = np.full(len(names), RIDGE)
    ridge[0] = 0.0
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + ridge * weights
        bend = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return dict(zip(names, weights.tolist(), strict=True))


def score(weights: dict[str, float], row: Judged) -> float:
    """Return the probability that a row is right."""
    return 1 / (1 + math.exp(-sum(weights.get(trait, 0.0) for trait in row.traits)))


def cross_validated(rows: Sequence[Judged]) -> Iterator[tuple[float, bool]]:
    """Yield each row's probability by a model without its document, and whether it is right."""
    for document in sorted({row.document for row in rows}):
        weights = fit([row for row in rows if row.document != document])
        for row in rows:
            if row.document == document:
                yield score(weights, row), row.right


def shifted(weights: dict[str, float], rows: Sequence[Judged], mean: float) -> dict[str, float]:
    """Return the weights with the base that makes the mean probability what is expected."""
    low, high = -10.0, 10.0
    for _ in range(60):
        middle = (low + high) / 2
        moved = weights | {BASE: weights[BASE] + middle}
        if sum(score(moved, row) for row in rows) / len(rows) < mean:
            low = middle
        else:
            high = middle
    return weights | {BASE: weights[BASE] + low}


def table(pairs: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """Yield the lines of a calibration table."""
    yield "confidence    rows   stated    found"
    for low, high in pairwise(_EDGES):
        inside = [(p, right) for p, right in pairs if low <= p < high]
        if inside:
            stated = sum(p for p, _ in inside) / len(inside)
            found = sum(right for _, right in inside) / len(inside)
            yield f"{low:.1f} to {min(high, 1):.1f} {len(inside):7} {stated:8.3f} {found:8.3f}"


def written(weights: dict[str, float], rows: Sequence[Judged]) -> str:
    """Return the weights as TOML."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        for trait in row.traits:
            counts[trait][0] += 1
            counts[trait][1] += row.right
    lines = ["# Made by models/confidence.py; weights in log odds, rows judged and wholly right."]
    for trait in [BASE, *sorted(weights.keys() - {BASE})]:
        number, right = counts[trait]
        lines.append(
            f'\n[[row]]\ntrait = "{trait}"\nweight = {weights[trait]:.3f}\n'
            f"rows = {number}\nright = {right}"
        )
    return "\n".join(lines) + "\n"


def main(
    claims: str,
    gold: list[str],
    expect: Annotated[float, typer.Option(help="The share of right rows on other texts.")] = 0.0,
) -> None:
    """Print the calibration, and write the weights."""
    rows = judged(claims, gold)
    for line in table(list(cross_validated(rows))):
        typer.echo(line)
    weights = fit(rows)
    if expect:
        weights = shifted(weights, rows, expect)
        typer.echo(f"shifted to a mean of {expect}")
        for line in table([(score(weights, row), row.right) for row in rows]):
            typer.echo(line)
    TARGET.write_text(written(weights, rows), encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
