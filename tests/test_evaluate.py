"""Scores against gold: small cases by hand, and the same figures as the reference scorer's."""

import csv
import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from quantclaims.cli import app
from quantclaims.errors import TableError
from quantclaims.evaluate import FIELDS, evaluate
from quantclaims.evaluate.report import report
from quantclaims.export import read_claims, write_csv
from quantclaims.table import frame_of

GOLD: list[dict[str, Any]] = [
    {
        "event": "Meeting with miners",
        "speaker": "Anna Petrova",
        "start": 10 * i,
        "end": 10 * i + 8,
        "quote": f"{i} tonnes",
        "kind": "measure",
        "value": float(i),
        "value_low": None,
        "value_high": None,
        "bound": "exact",
        "unit": "t",
        "aspect": "level",
        "direction": None,
        "indicator": "coal output",
        "indicator_accept": ["output of the mines"],
        "indicator_code": "coal_production",
        "area": "RUS",
        "counterpart": None,
        "period_start": "2012-01-01",
        "period_end": "2012-12-31",
        "period_text": "last year",
        "modality": "asserted",
    }
    for i in range(1, 7)
]
_OTHERS: dict[str, list[Any]] = {
    "event_title": ["Meeting with the miners", "Another meeting"],
    "speaker": ["anna petrova", ""],
    "kind": ["count"],
    "value": [1.0, 2.0003, None],
    "bound": ["about", "range", "vague"],
    "unit": ["tonne", "ton", "kg", "joint venture", "venture", ""],
    "aspect": ["growth"],
    "direction": ["up", ""],
    "indicator": ["output", "coal", "mines’ output", ""],
    "area": ["RUS;KAZ", "Russia", "KAZ", ""],
    "counterpart": ["RUS", "KAZ", ""],
    "period_start": ["2012-06-01", "2011-01-01", ""],
    "period_end": ["2012-06-30", "2013-01-01", ""],
    "period_basis": ["as_of_event", "explicit"],
    "modality": ["projected"],
}


def claim(gold: dict[str, Any]) -> dict[str, Any]:
    """The row that tells a gold claim right."""
    row = {key: "" if value is None else value for key, value in gold.items()}
    row |= {name: gold[name] for name in ("value", "value_low", "value_high")}
    fixed = {"claim_id": str(gold["start"]), "source": "mine.txt", "confidence": 0.8}
    return row | fixed | {"event_title": gold["event"]}


def gold_file(folder: Path, gold: list[dict[str, Any]]) -> Path:
    path = folder / "mine.claims.json"
    path.write_text(json.dumps(gold), encoding="utf-8")
    return path


def test_all_right(tmp_path: Path) -> None:
    found = evaluate(frame_of(map(claim, GOLD)), [gold_file(tmp_path, GOLD)])
    assert (found.row.precision, found.row.recall, found.row.f1) == (1, 1, 1)
    assert (found.errors, set(found.fields.values())) == ({}, {1})


def test_missed_extra_and_wrong(tmp_path: Path) -> None:
    rows = [claim(gold) for gold in GOLD[1:]]
    rows[0] |= {"aspect": "growth", "period_start": "", "period_end": ""}
    rows.append(rows[1] | {"start": 500, "end": 503})
    found = evaluate(frame_of(rows), [gold_file(tmp_path, GOLD)])
    assert (found.gold, found.rows, found.matched) == (6, 6, 5)
    assert (found.row.precision, found.row.recall) == (4 / 6, 4 / 6)
    assert found.fields["aspect"] == found.fields["period"] == 4 / 5
    assert found.errors == {
        ("aspect", "growth for level"): 1,
        ("extra", "measure"): 1,
        ("missed", "measure"): 1,
        ("period", "empty"): 1,
    }
    sure = next(one for one in found.calibration if one.rows)
    assert (sure.low, sure.rows, sure.right, round(sure.mean, 9)) == (0.8, 6, 4, 0.8)
    text = "\n".join(report(found, examples=1))
    assert "missed  mine 10: 1 tonnes" in text
    assert "aspect: 'growth' for 'level'" in text


def test_a_table_put_right_is_gold_too(tmp_path: Path) -> None:
    table = frame_of(map(claim, GOLD))
    right = tmp_path / "right.csv"
    write_csv([table], str(right))
    assert evaluate(table, [right]).row.f1 == 1


def test_broken_gold_is_named(tmp_path: Path) -> None:
    broken = {name: cell for name, cell in GOLD[1].items() if name != "start"}
    path = gold_file(tmp_path, [GOLD[0], broken])
    with pytest.raises(TableError, match=r"mine\.claims\.json: claim 2 lacks start"):
        evaluate(frame_of([]), [path])


def test_command(tmp_path: Path) -> None:
    table = tmp_path / "claims.csv"
    write_csv([frame_of(map(claim, GOLD))], str(table))
    gold = gold_file(tmp_path, GOLD)
    shown = CliRunner().invoke(app, ["evaluate", str(table), str(gold)])
    assert shown.exit_code == 0
    assert "whole row        1.000     1.000     1.000" in shown.output
    figures = CliRunner().invoke(app, ["evaluate", "--json", str(table), str(gold)])
    assert json.loads(figures.output)["matched"] == len(GOLD)


@pytest.mark.parametrize("seed", range(40))
def test_the_same_figures_as_the_reference_scorer(seed: int, tmp_path: Path, shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score_claims.py")
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    draw = random.Random(seed)
    gold = [_changed_gold(one, draw) for one in GOLD]
    rows = [_changed(claim(one), draw) for one in gold for _ in range(draw.choice((1, 1, 1, 2)))]
    table, path = tmp_path / "claims.csv", gold_file(tmp_path, gold)
    write_csv([frame_of(rows)], str(table))
    with table.open(encoding="utf-8", newline="") as file:
        expected, *_ = reference.score(list(csv.DictReader(file)), [path])
    found = evaluate(read_claims([table]), [path])
    assert (found.gold, found.rows, found.matched) == tuple(
        expected[key] for key in ("gold", "predicted", "matched")
    )
    for name, rates in (("detection", found.detection), ("row", found.row)):
        assert (rates.precision, rates.recall, rates.f1) == tuple(expected[name].values())
    assert dict(found.fields) == expected["fields"]
    assert list(FIELDS) == list(expected["fields"])


def _changed_gold(gold: dict[str, Any], draw: random.Random) -> dict[str, Any]:
    changes: list[dict[str, Any]] = [
        {},
        {"value": None, "value_low": 20.0, "value_high": 99.0, "bound": "vague"},
        {"value": None, "value_low": 2.0, "value_high": 3.0, "bound": "range"},
        {"period_start": None, "period_end": None, "period_text": None},
        {"period_text": "over the past three years", "period_start": "2009-11-11"},
        {"indicator_code": "trade_turnover", "counterpart": "KAZ"},
        {"kind": "count", "unit": "joint venture"},
        {"area": "Dubna special economic zone", "kind": "year"},
    ]
    return gold | draw.choice(changes)


def _changed(row: dict[str, Any], draw: random.Random) -> dict[str, Any]:
    fields = draw.sample(sorted(_OTHERS), draw.randint(0, 3))
    moved = {"start": row["start"] + draw.choice((0, 0, 2, 40)), "confidence": draw.random()}
    row = row | {name: draw.choice(_OTHERS[name]) for name in fields} | moved
    return row | {"end": max(row["end"], row["start"] + 1)}
