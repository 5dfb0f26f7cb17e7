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
# # One thing said in many speeches
#
# Which figures repeat, agree with, revise, contradict or continue others, and do they add up? Set
# `QUANTCLAIMS_PATH` to read transcripts of your own, `QUANTCLAIMS_INDICATOR` to follow another
# indicator: a code, or words of the phrase.

# %%
import os

import altair as alt
import pandas as pd

import quantclaims
from quantclaims.check import check
from quantclaims.compare import Selection, compare, select
from quantclaims.plot import plot_series

PATH = os.environ.get("QUANTCLAIMS_PATH", "../examples/transcripts")
INDICATOR = os.environ.get("QUANTCLAIMS_INDICATOR", "trade_turnover")
alt.renderers.enable("svg")
pd.set_option("display.max_colwidth", 90)

claims = quantclaims.extract([PATH])

# %% [markdown]
# ## How figures stand to each other
#
# Two claims are compared when they are about the same thing: indicator, area, counterpart,
# aspect, dimension of the unit and period. `rule` says why they meet, and what decided.

# %%
relations = compare(claims)
relations["relation"].value_counts().to_frame("pairs")

# %%
relations[["relation", "quote_a", "quote_b", "indicator_b", "period_a", "period_b", "rule"]].head(
    12
)

# %% [markdown]
# ## One indicator over time

# %%
chosen = select(claims, Selection(indicator=INDICATOR))
plot_series(chosen, Selection(indicator=INDICATOR).title)

# %% [markdown]
# Each mark is what a speaker said of a period, which its bar spans; what is planned is hollow.
# Marks far from the others for the same period are worth a look: they may be of another partner,
# or a slip.

# %% [markdown]
# ## Do the figures add up?
#
# `check` compares growth with levels, gaps, parts and shares with what they are of. It never says
# "false": figures are consistent, inconsistent, or it cannot tell. The arithmetic is shown.

# %%
findings = check(claims)
findings[["verdict", "rule", "quotes", "arithmetic"]]

# %%
alt.Chart(findings, width=420).mark_bar().encode(
    alt.X("count():Q", title="findings"),
    alt.Y("rule:N", sort="-x", title=None),
    alt.Color(
        "verdict:N",
        scale=alt.Scale(
            domain=["consistent", "cannot tell", "inconsistent"],
            range=["#3a7d34", "#b8b8b8", "#c8500a"],
        ),
        title=None,
    ),
)

# %% [markdown]
# Each bar is a rule, its length how often it found its operands, its colours how they stood.
