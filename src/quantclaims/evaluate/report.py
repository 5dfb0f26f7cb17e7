"""An evaluation for a person to read in a terminal."""

import dataclasses
import json
from collections.abc import Iterator

from quantclaims.evaluate import Evaluation, Rates

__all__ = ["report", "to_json"]

_KINDS_SHOWN = 25


def report(found: Evaluation, examples: int = 0) -> Iterator[str]:
    """Yield the lines of an evaluation, with up to ``examples`` rows of each sort of error."""
    yield f"{found.gold} gold claims, {found.rows} rows, {found.matched} matched"
    yield ""
    yield f"{'':12} {'precision':>9} {'recall':>9} {'F1':>9}"
    yield _rates("detection", found.detection)
    yield _rates("whole row", found.row)
    yield ""
    yield "right among the matched"
    yield from (f"  {name:12} {share:9.3f}" for name, share in found.fields.items())
    if found.errors:
        yield ""
        yield "errors by kind"
        for (field, kind), number in list(found.errors.items())[:_KINDS_SHOWN]:
            yield f"  {number:5}  {field}: {kind}"
    yield ""
    yield "confidence   rows    right   stated    found"
    for one in found.calibration:
        share = f"{one.right / one.rows:8.3f}" if one.rows else f"{'':>8}"
        stated = f"{one.mean:8.3f}" if one.rows else f"{'':>8}"
        yield f"{one.low:.1f} to {one.high:.1f} {one.rows:6} {one.right:8} {stated} {share}"
    yield from _examples(found, examples)


def to_json(found: Evaluation) -> str:
    """Return the figures of an evaluation as a JSON object."""
    return json.dumps(
        {
            "gold": found.gold,
            "rows": found.rows,
            "matched": found.matched,
            "detection": dataclasses.asdict(found.detection),
            "row": dataclasses.asdict(found.row),
            "fields": dict(found.fields),
            "errors": [{"field": f, "kind": k, "rows": n} for (f, k), n in found.errors.items()],
            "calibration": [dataclasses.asdict(one) for one in found.calibration],
        },
        indent=1,
    )


def _rates(name: str, rates: Rates) -> str:
    return f"{name:12} {rates.precision:9.3f} {rates.recall:9.3f} {rates.f1:9.3f}"


def _examples(found: Evaluation, most: int) -> Iterator[str]:
    if most:
        yield ""
    for claim in found.misses[:most]:
        yield f"missed  {claim.document} {claim.start}: {_flat(claim.quote)}"
    for row in found.extras[:most]:
        yield f"extra   {row.document} {row.start}: {_flat(row.quote)}"
    for row, gold, fields in found.wrong[:most]:
        yield f"wrong   {row.document} {row.start}: {_flat(row.quote)}"
        for name in fields:
            key = "indicators" if name == "indicator" else name
            if name == "period":
                ours, theirs = (f"{s.period_start}..{s.period_end}" for s in (row, gold))
            else:
                ours, theirs = (getattr(s, key) for s in (row, gold))
            yield f"        {name}: {ours!r} for {theirs!r}"


def _flat(text: str) -> str:
    return " ".join(text.split())
