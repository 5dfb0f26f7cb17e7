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
# # A first table
#
# From transcripts to a table with one row for each figure that somebody states, a look at it, and
# two charts. Set `QUANTCLAIMS_PATH` in the environment to read transcripts of your own: a file, a
# folder or a pattern.

# %%
import os

import altair as alt

import quantclaims

PATH = os.environ.get("QUANTCLAIMS_PATH", "../examples/transcripts")
alt.renderers.enable("svg")

claims = quantclaims.extract([PATH])
print(f"{len(claims)} figures by {claims['speaker'].nunique()} speakers")

# %% [markdown]
# Each row says who stated what, about whom, for when, and how. A few columns of the first rows:

# %%
columns = ["speaker", "quote", "value", "unit", "indicator", "area", "period_start", "modality"]
claims[columns].head(8)

# %% [markdown]
# The same claims where they were said. Marked are the figure, what is measured, the period and
# the areas; the line below each sentence is what the table holds.

# %%
quantclaims.show(claims, most=5)

# %% [markdown]
# ## Who states what kind of figure

# %%
table = claims.assign(speaker=claims["speaker"].where(claims["speaker"] != "", "(unnamed)"))
counts = table.groupby(["speaker", "kind"]).size().rename("figures").reset_index()
counts.pivot(index="speaker", columns="kind", values="figures").fillna(0).astype(int)

# %%
most = table["speaker"].value_counts().head(12).index
alt.Chart(counts[counts["speaker"].isin(most)], width=520).mark_bar().encode(
    alt.X("figures:Q", title="figures stated"),
    alt.Y("speaker:N", sort="-x", title=None),
    alt.Color("kind:N", scale=alt.Scale(scheme="tableau10"), title=None),
)

# %% [markdown]
# Each bar is a speaker, its length the figures that he or she stated, its parts their kinds:
# money, percentages and counts make up most of public speech.

# %% [markdown]
# ## How large the amounts are

# %%
money = claims[(claims["kind"] == "money") & claims["value"].notna()]
alt.Chart(money, width=520, height=alt.Step(26)).mark_tick(thickness=2, size=18).encode(
    alt.X("value:Q", scale=alt.Scale(type="log"), axis=alt.Axis(format="~s"), title="amount"),
    alt.Y("unit:N", title=None),
    tooltip=["speaker", "quote", "indicator"],
)

# %% [markdown]
# Each tick is an amount of money, each line a currency; the scale is logarithmic, for a price and
# a budget stand in one table. `G` is a billion.
