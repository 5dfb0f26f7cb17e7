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
# # Many pages
#
# Who cites which indicators, how often figures are rounded, and how much of what is said is about
# the future. The examples are few; set `QUANTCLAIMS_PATH` to a folder of transcripts, or to a
# claims table that `quantclaims extract` wrote.

# %%
import os

import altair as alt

import quantclaims
from quantclaims.export import read_claims

PATH = os.environ.get("QUANTCLAIMS_PATH", "../examples/transcripts")
alt.renderers.enable("svg")

is_table = PATH.endswith((".csv", ".parquet", ".jsonl", ".sqlite"))
claims = read_claims([PATH]) if is_table else quantclaims.extract([PATH])
named = claims[claims["speaker"] != ""].copy()
named["year"] = named["event_date"].dt.year.astype("Int64").astype("string")
print(f"{len(claims)} figures at {claims['event_id'].nunique()} events")

# %% [markdown]
# ## Who cites which indicators

# %%
coded = named[named["indicator_code"] != ""]
speakers = coded["speaker"].value_counts().head(15).index
codes = coded["indicator_code"].value_counts().head(15).index
cited = coded[coded["speaker"].isin(speakers) & coded["indicator_code"].isin(codes)]
counts = cited.groupby(["speaker", "indicator_code"]).size().rename("figures").reset_index()
base = alt.Chart(counts, width=alt.Step(34), height=alt.Step(24)).encode(
    alt.X("indicator_code:N", title=None, axis=alt.Axis(labelAngle=-45)),
    alt.Y("speaker:N", title=None),
)
base.mark_rect().encode(
    alt.Color("figures:Q", scale=alt.Scale(scheme="blues"), title="figures")
) + base.mark_text(fontSize=10).encode(
    text="figures:Q",
    color=alt.when(alt.datum.figures > counts["figures"].max() / 2)
    .then(alt.value("white"))
    .otherwise(alt.value("black")),
)

# %% [markdown]
# Each square is a speaker and an indicator, the number how often the one cites the other; blank
# squares are never.

# %% [markdown]
# ## How figures are put
#
# A number is round here when it has one or two digits that are not zero: 20, 1.5 million, 3,000.

# %%
numbers = claims[claims["value"].notna() & ~claims["kind"].isin(["year", "rank"])].copy()
digits = numbers["value"].map(lambda x: len(f"{x:.6e}".split("e")[0].replace(".", "").rstrip("0")))
numbers["put as"] = numbers["bound"].where(numbers["bound"] != "exact", "without a hedge")
numbers["round"] = (digits <= 2).map({True: "round", False: "not round"})
put = numbers.groupby(["kind", "put as", "round"]).size().rename("figures").reset_index()
alt.Chart(put, width=300).mark_bar().encode(
    alt.X("sum(figures):Q", stack="normalize", axis=alt.Axis(format="%"), title="share of figures"),
    alt.Y("kind:N", title=None),
    alt.Color("put as:N", scale=alt.Scale(scheme="tableau10"), title=None),
    alt.Row("round:N", title=None),
)

# %% [markdown]
# Each bar is a kind of figure, its colours how the words bound it. Round numbers come with
# "about" and "more than", the others mostly without.

# %% [markdown]
# ## How much is about the future

# %%
said = named[named["speaker"].isin(named["speaker"].value_counts().head(8).index)]
future = (
    said.assign(projected=said["modality"] == "projected")
    .groupby(["speaker", "year"])
    .agg(figures=("projected", "size"), share=("projected", "mean"))
    .reset_index()
)
alt.Chart(future, width=420, height=260).mark_point(filled=True, opacity=0.85).encode(
    alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0)),
    alt.Y("share:Q", axis=alt.Axis(format="%"), title="share of projections"),
    alt.Color("speaker:N", scale=alt.Scale(scheme="tableau10"), title=None),
    alt.Shape("speaker:N", title=None),
    alt.Size("figures:Q", title="figures"),
)

# %% [markdown]
# Each mark is a speaker in a year: the higher, the more of the figures are plans, forecasts and
# targets; the larger, the more figures there are to judge by.
