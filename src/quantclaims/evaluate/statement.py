"""Claims and gold in one form, as far as they are compared."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from quantclaims.errors import TableError, reason
from quantclaims.export import read_claims
from quantclaims.table import from_frame
from quantclaims.types import Claim

__all__ = ["Statement", "read_gold", "statements"]

_JSON = ".claims.json"
_NEEDED = ("event", "speaker", "start", "end", "kind", "value", "indicator")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a row says, empty cells as empty strings; ``document`` names its text without ending.

    ``indicators`` are the phrases that will do, the first the best.
    """

    source: str
    document: str
    start: int
    end: int
    event: str
    speaker: str
    kind: str
    value: float | None
    value_low: float | None
    value_high: float | None
    bound: str
    unit: str
    aspect: str
    direction: str
    indicators: tuple[str, ...]
    indicator_code: str
    area: str
    counterpart: str
    period_start: str
    period_end: str
    period_text: str
    period_basis: str
    modality: str
    quote: str
    confidence: float | None = None


def statements(claims: pd.DataFrame) -> list[Statement]:
    """Return the rows of a claims table."""
    return [_of_claim(claim) for claim in from_frame(claims)]


def read_gold(paths: Iterable[str | Path]) -> dict[str, list[Statement]]:
    """Return the gold of each document.

    A file ``NAME.claims.json`` is a list of claims of the document ``NAME``, each with the
    columns of the claims table but for the event's, which is called ``event``, and with further
    good phrases in ``indicator_accept``. Any other file is a claims table that somebody put
    right. Raises :class:`~quantclaims.errors.TableError` for a file that is neither.
    """
    gold: dict[str, list[Statement]] = {}
    for path in map(Path, paths):
        if path.name.endswith(_JSON):
            gold.setdefault(path.name.removesuffix(_JSON), []).extend(_of_json(path))
        else:
            for statement in statements(read_claims([path])):
                gold.setdefault(statement.document, []).append(statement)
    return gold


def _of_claim(claim: Claim) -> Statement:
    return Statement(
        source=claim.source,
        document=Path(claim.source).stem,
        start=claim.start,
        end=claim.end,
        event=claim.event_title,
        speaker=claim.speaker,
        kind=claim.kind,
        value=claim.value,
        value_low=claim.value_low,
        value_high=claim.value_high,
        bound=claim.bound,
        unit=claim.unit.strip(),
        aspect=claim.aspect,
        direction=claim.direction,
        indicators=(claim.indicator,),
        indicator_code=claim.indicator_code,
        area=claim.area,
        counterpart=claim.counterpart,
        period_start=_iso(claim.period_start),
        period_end=_iso(claim.period_end),
        period_text=claim.period_text,
        period_basis=claim.period_basis,
        modality=claim.modality,
        quote=claim.quote,
        confidence=claim.confidence,
    )


def _iso(day: object) -> str:
    return "" if day is None else str(day)


def _of_json(path: Path) -> Iterator[Statement]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise TableError(f"{path}: cannot be read: {reason(error)}") from error
    if not isinstance(rows, list):
        raise TableError(f"{path}: holds no list; accepted: a list of claims")
    for number, row in enumerate(rows, 1):
        missing = [key for key in _NEEDED if not isinstance(row, dict) or key not in row]
        if missing:
            raise TableError(f"{path}: claim {number} lacks {', '.join(missing)}")
        try:
            yield _of_mapping(row, path.name.removesuffix(_JSON))
        except (ValueError, TypeError, OverflowError) as error:
            raise TableError(f"{path}: claim {number}: {reason(error)}") from error


def _of_mapping(row: Mapping[str, Any], document: str) -> Statement:
    def text(key: str) -> str:
        return "" if row.get(key) is None else str(row[key]).strip()

    def number(key: str) -> float | None:
        return None if row.get(key) is None else float(row[key])

    return Statement(
        source=document,
        document=document,
        start=int(row["start"]),
        end=int(row["end"]),
        event=text("event"),
        speaker=text("speaker"),
        kind=text("kind"),
        value=number("value"),
        value_low=number("value_low"),
        value_high=number("value_high"),
        bound=text("bound"),
        unit=text("unit"),
        aspect=text("aspect"),
        direction=text("direction"),
        indicators=(text("indicator"), *map(str, row.get("indicator_accept") or ())),
        indicator_code=text("indicator_code"),
        area=text("area"),
        counterpart=text("counterpart"),
        period_start=text("period_start"),
        period_end=text("period_end"),
        period_text=text("period_text"),
        period_basis=text("period_basis"),
        modality=text("modality"),
        quote=text("quote"),
    )
