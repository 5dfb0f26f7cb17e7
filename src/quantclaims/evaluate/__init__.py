"""How good a claims table is, measured against gold: the same claims, made by hand.

A claim and a gold claim match when their spans in the same document overlap; each is used at most
once, larger overlaps first. A row is right when all of :data:`FIELDS` are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from quantclaims.evaluate.agree import FIELDS, agreement
from quantclaims.evaluate.statement import Statement, read_gold, statements

__all__ = ["FIELDS", "Bin", "Evaluation", "Rates", "evaluate"]

_EDGES = (0.0, 0.5, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and their harmonic mean, each from 0 to 1."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Rows whose confidence lies from ``low`` to below ``high``, and how many are wholly right."""

    low: float
    high: float
    rows: int
    right: int
    mean: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What :func:`evaluate` finds; ``errors`` counts kinds of errors, the commonest first.

    ``fields`` gives the share of matches whose field is right. ``misses`` and ``extras`` are gold
    claims that no row tells, and rows that tell none; ``wrong`` pairs a row and its gold with the
    fields that differ.
    """

    gold: int
    rows: int
    matched: int
    detection: Rates
    row: Rates
    fields: Mapping[str, float]
    errors: Mapping[tuple[str, str], int]
    calibration: tuple[Bin, ...]
    misses: tuple[Statement, ...]
    extras: tuple[Statement, ...]
    wrong: tuple[tuple[Statement, Statement, tuple[str, ...]], ...]


def evaluate(claims: pd.DataFrame, gold: Iterable[str | Path]) -> Evaluation:
    """Return how well a claims table agrees with files of gold.

    Rows of documents without gold are left out. For the forms of gold see
    :func:`quantclaims.evaluate.statement.read_gold`.
    """
    by_document: dict[str, list[Statement]] = {}
    for statement in statements(claims):
        for name in {statement.document, Path(statement.source).name}:
            by_document.setdefault(name, []).append(statement)
    pairs: list[tuple[Statement, Statement]] = []
    extras: list[Statement] = []
    misses: list[Statement] = []
    for document, wanted in read_gold(gold).items():
        found, more, lost = _match(by_document.get(document, []), wanted)
        pairs += found
        extras += more
        misses += lost
    return _evaluation(pairs, extras, misses)


def _match(
    rows: Sequence[Statement], gold: Sequence[Statement]
) -> tuple[list[tuple[Statement, Statement]], list[Statement], list[Statement]]:
    """Pair rows with gold, larger overlaps first; return what is left over on either side too."""
    overlaps = sorted(
        (
            (_overlap(row, claim), -i, -j)
            for i, row in enumerate(rows)
            for j, claim in enumerate(gold)
            if min(row.end, claim.end) > max(row.start, claim.start)
        ),
        reverse=True,
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in overlaps:
        if -i not in partner and -j not in taken:
            partner[-i] = -j
            taken.add(-j)
    return (
        [(rows[i], gold[j]) for i, j in partner.items()],
        [row for i, row in enumerate(rows) if i not in partner],
        [claim for j, claim in enumerate(gold) if j not in taken],
    )


def _overlap(one: Statement, other: Statement) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start))


def _evaluation(
    pairs: Sequence[tuple[Statement, Statement]],
    extras: Sequence[Statement],
    misses: Sequence[Statement],
) -> Evaluation:
    hits: Counter[str] = Counter()
    errors: Counter[tuple[str, str]] = Counter()
    wrong: list[tuple[Statement, Statement, tuple[str, ...]]] = []
    judged = [(row.confidence, False) for row in extras]
    for row, claim in pairs:
        right = agreement(row, claim)
        hits.update(name for name, good in right.items() if good)
        bad = tuple(name for name, good in right.items() if not good)
        judged.append((row.confidence, not bad))
        errors.update((name, _kind_of_error(name, row, claim)) for name in bad)
        if bad:
            wrong.append((row, claim, bad))
    errors.update(("missed", claim.kind) for claim in misses)
    errors.update(("extra", row.kind) for row in extras)
    rows, gold = len(pairs) + len(extras), len(pairs) + len(misses)
    return Evaluation(
        gold=gold,
        rows=rows,
        matched=len(pairs),
        detection=_rates(len(pairs), rows, gold),
        row=_rates(len(pairs) - len(wrong), rows, gold),
        fields={name: hits[name] / len(pairs) if pairs else 0.0 for name in FIELDS},
        errors=dict(sorted(errors.items(), key=lambda item: (-item[1], item[0]))),
        calibration=_calibration(judged),
        misses=tuple(misses),
        extras=tuple(extras),
        wrong=tuple(wrong),
    )


def _rates(right: int, rows: int, gold: int) -> Rates:
    precision = right / rows if rows else 0.0
    recall = right / gold if gold else 0.0
    both = precision + recall
    return Rates(precision, recall, 2 * precision * recall / both if both else 0.0)


def _kind_of_error(field: str, row: Statement, gold: Statement) -> str:
    """Say how a field went wrong, in terms that many rows share."""
    ours, theirs = _cell(field, row), _cell(field, gold)
    if field in _NAMED:
        return f"{ours or 'nothing'} for {theirs or 'nothing'}"
    return "another" if ours and theirs else "filled for nothing" if ours else "empty"


def _cell(field: str, statement: Statement) -> str:
    """Return what stands in the cells of a field, empty where nothing does."""
    if field == "period":
        return statement.period_start or statement.period_end
    if field == "indicator":
        return statement.indicators[0]
    if field == "value":
        given = statement.value_low if statement.value is None else statement.value
        return "" if given is None else str(given)
    return str(getattr(statement, field))


_NAMED = ("kind", "bound", "aspect", "direction", "modality")


def _calibration(judged: Sequence[tuple[float | None, bool]]) -> tuple[Bin, ...]:
    bins = []
    for low, high in zip(_EDGES, (*_EDGES[1:], 1.0), strict=True):
        inside = [
            (sure, right)
            for sure, right in judged
            if sure is not None and low <= sure and (sure < high or high == 1.0)
        ]
        mean = sum(sure for sure, _ in inside) / len(inside) if inside else 0.0
        bins.append(Bin(low, high, len(inside), sum(right for _, right in inside), mean))
    return tuple(bins)
