"""Synthetic claims with words to search for."""

import numpy as np
import pandas as pd

from benchmarks.compare.__main__ import synthetic_claims
from quantclaims.table import typed

COMMON = "growth"
"""A word of about half of all sentences."""

_WORDS = (
    "we have seen trade over years with partners while investment in regions rose and people "
    "worked hard for the country budget percent plan industry market export school road energy"
).split()
_LENGTH = 18


def claims_with_words(size: int) -> pd.DataFrame:
    """Return a claims table whose sentences hold common words and the indicator's rare ones."""
    claims = synthetic_claims(size)
    random = np.random.default_rng(2)
    words = np.array([*_WORDS, COMMON], dtype=object)
    picked = words[random.integers(len(words), size=(size, _LENGTH))]
    rows = zip(picked, claims["indicator"], claims["quote"], strict=True)
    claims["sentence"] = [f"{' '.join(row)} {what}: {figure}." for row, what, figure in rows]
    claims["confidence"] = random.random(size).round(3)
    claims["end"] = claims["start"] + claims["quote"].str.len()
    return typed(claims)
