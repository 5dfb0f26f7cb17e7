# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # How good is the table?
#
# The claims of the examples against what a careful reader would write down. Set
# `QUANTCLAIMS_PATH` to transcripts of your own and `QUANTCLAIMS_GOLD` to a folder with a
# `NAME.claims.json` for each of them, a list of claims with the columns of the table.

# %%
import csv
import json
import os
import tempfile
from pathlib import Path

import altair as alt
import pandas as pd

import quantclaims
from quantclaims.evaluate import evaluate
from quantclaims.pipeline import read_transcripts
from quantclaims.types import Transcript

PATH = os.environ.get("QUANTCLAIMS_PATH", "../examples/transcripts")
GOLD = os.environ.get("QUANTCLAIMS_GOLD", "")
NUMBERS = ("value", "value_low", "value_high", "whole")
alt.renderers.enable("svg")
pd.set_option("display.max_colwidth", 80)

# %% [markdown]
# The examples' expected rows give quotes in the order of the text; this finds their places. In them
# `|` parts phrases that are as good as each other, and `*` lets anything stand.


# %%
def with_places(rows: list[dict[str, str]], transcript: Transcript) -> list[dict[str, object]]:
    """Return expected rows as gold claims, each with its event and the place of its quote."""
    gold: list[dict[str, object]] = []
    text, place = transcript.document.text, 0
    said = claims[claims["source"] == transcript.document.source].set_index("start")
    dates = ("period_start", "period_end")
    said = said.assign(**{name: said[name].dt.strftime("%Y-%m-%d").fillna("") for name in dates})
    for row in rows:
        start = text.find(row["quote"], place)
        place = start + 1
        cells: dict[str, object] = {name: cell.split("|")[0] or None for name, cell in row.items()}
        cells |= {name: float(row[name]) if row[name] else None for name in NUMBERS}
        cells |= {name: said.at[start, name] for name, cell in row.items() if cell == "*"}
        cells["event"] = next(e.title for e in transcript.events if e.start <= start < e.end)
        cells |= {"start": start, "end": start + len(row["quote"])}
        gold.append(cells | {"indicator_accept": row["indicator"].split("|")[1:]})
    return gold


def gold_of_examples(folder: Path) -> list[Path]:
    """Write the gold of the examples and return its files."""
    files = []
    for transcript in read_transcripts([PATH]):
        assert isinstance(transcript, Transcript)
        name = Path(transcript.document.source).stem
        table = Path("../examples/expected", f"{name}.csv").read_text(encoding="utf-8")
        rows = with_places(list(csv.DictReader(table.splitlines())), transcript)
        files.append(folder / f"{name}.claims.json")
        files[-1].write_text(json.dumps(rows))
    return files


claims = quantclaims.extract([PATH])
gold = sorted(Path(GOLD).glob("*.claims.json")) if GOLD else []
found = evaluate(claims, gold or gold_of_examples(Path(tempfile.mkdtemp())))
print(f"{found.gold} gold claims, {found.rows} rows, {found.matched} matched")
pd.DataFrame([found.detection, found.row], index=["figures found", "rows wholly right"])

# %% [markdown]
# ## Which columns are right

# %%
fields = pd.DataFrame({"field": found.fields.keys(), "right": found.fields.values()})
bars = alt.Chart(fields, width=420).encode(
    alt.X("right:Q", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1]), title="right"),
    alt.Y("field:N", sort=None, title=None),
)
bars.mark_bar() + bars.mark_text(align="left", dx=3).encode(text=alt.Text("right:Q", format=".0%"))

# %% [markdown]
# Each bar is a column of the table: the share of found figures for which it says what the gold
# says.

# %% [markdown]
# ## What goes wrong

# %%
errors = pd.DataFrame(
    [
        {"field": field, "kind of error": kind, "rows": n}
        for (field, kind), n in found.errors.items()
    ]
)
errors.head(12)

# %%
rows = [
    {
        "figure": row.quote,
        "field": field,
        "found": row.indicators[0] if field == "indicator" else getattr(row, field, ""),
        "wanted": wanted.indicators[0] if field == "indicator" else getattr(wanted, field, ""),
    }
    for row, wanted, wrong in found.wrong
    for field in wrong
]
pd.DataFrame(rows).head(12)

# %% [markdown]
# ## Can its confidence be believed?

# %%
bins = pd.DataFrame(
    {"confidence": one.mean, "wholly right": one.right / one.rows, "rows": one.rows}
    for one in found.calibration
    if one.rows
)
diagonal = alt.Chart(pd.DataFrame({"x": [0, 1]})).mark_line(color="#bbb", strokeDash=[4, 4])
points = alt.Chart(bins, width=320, height=320).mark_circle(color="#1b5e9e", opacity=1)
diagonal.encode(alt.X("x:Q"), alt.Y("x:Q")) + points.encode(
    alt.X("confidence:Q", scale=alt.Scale(domain=[0, 1]), title="confidence, mean of the bin"),
    alt.Y("wholly right:Q", scale=alt.Scale(domain=[0, 1]), title="share of rows wholly right"),
    alt.Size("rows:Q"),
)

# %% [markdown]
# Each circle is a bin of rows by confidence, its size their number. On the dashed line, rows of
# confidence 0.8 are wholly right four times in five; above it the extractor is too modest, below
# it too sure.
