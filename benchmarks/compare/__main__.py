"""Time and memory of compare and check on synthetic claims.

    python -m benchmarks.compare [SIZE ...]

Each size runs in a process of its own: the claims are made, then compared, then checked. Printed
are the processor seconds of each step, the memory of the claims table, and the most that the
process held.
"""

import resource
import subprocess
import sys
import time

import numpy as np
import pandas as pd

SIZES = (10_000, 100_000, 1_000_000)
_NOUNS = (
    "exports imports investment output wages loans reserves revenue harvest capacity traffic "
    "construction employment prices debt profit enrolment visits deliveries supplies"
).split()
_TOPICS = (
    "grain timber steel coal gas oil fertiliser machinery aircraft ships medicine software fish "
    "sugar meat textiles paper cement copper aluminium cars tractors trains roads housing schools"
).split()
_AREAS = "RUS KAZ BLR CHN DEU TUR ITA FRA USA AUT HUN ARM UKR IND JPN VNM BRA ZAF EGY SRB".split()
_UNITS = (("money", "USD"), ("money", "RUB"), ("measure", "t"), ("percent", "percent"))


def synthetic_claims(size: int, seed: int = 1) -> pd.DataFrame:
    """Return a claims table in which a few things are spoken of often and many once."""
    random = np.random.default_rng(seed)

    def pick(values: list[str]) -> np.ndarray:
        return np.array(values, dtype=object)[random.integers(len(values), size=size)]

    rank = np.minimum(random.zipf(1.3, size), size // 3) - 1
    nouns, topics = np.array(_NOUNS, dtype=object), np.array(_TOPICS, dtype=object)
    indicator = (
        nouns[rank % len(nouns)]
        + " of "
        + topics[rank // len(nouns) % len(topics)]
        + np.where(rank >= 520, " to plant " + rank.astype(str).astype(object), "")
    )
    units = random.integers(len(_UNITS), size=size)
    year = random.integers(2000, 2020, size=size)
    growth = (units == 3) & (random.random(size) < 0.7)
    value = np.where(units == 3, random.uniform(0.5, 40, size), random.lognormal(20, 3, size))
    value = np.array([float(f"{x:.3g}") for x in value])
    said = pd.to_datetime("2000-01-01") + pd.to_timedelta(random.integers(0, 7300, size), "D")
    event = random.integers(0, max(size // 20, 1), size=size)
    return pd.DataFrame(
        {
            "claim_id": [f"{i:016x}" for i in range(size)],
            "event_id": event.astype(str),
            "event_title": "Meeting " + event.astype(str).astype(object),
            "event_date": said,
            "speaker": pick([f"Speaker {i}" for i in range(200)]),
            "speaker_kind": "named",
            "kind": np.array([kind for kind, _ in _UNITS], dtype=object)[units],
            "value": value,
            "value_low": np.nan,
            "value_high": np.nan,
            "bound": pick(["exact"] * 7 + ["about", "more_than"]),
            "qualifier": "",
            "unit": np.array([unit for _, unit in _UNITS], dtype=object)[units],
            "unit_per": "",
            "whole": np.where(random.random(size) < 0.02, value * 2, np.nan),
            "aspect": np.where(growth, "growth", "level"),
            "direction": np.where(growth, "up", ""),
            "indicator": indicator,
            "indicator_code": "",
            "area": pick(_AREAS),
            "counterpart": "",
            "period_start": pd.to_datetime(year.astype(str) + "-01-01"),
            "period_end": pd.to_datetime(year.astype(str) + "-12-31"),
            "baseline": "",
            "modality": pick(["asserted"] * 8 + ["projected"]),
            "source": "synthetic",
            "start": np.arange(size),
            "quote": [f"{x:g}" for x in value],
            "sentence": [f"Sentence number {i} of a synthetic speech." for i in range(size)],
        }
    )


def measure(size: int) -> None:
    """Print a line of the table for one size."""
    from quantclaims.check import check
    from quantclaims.compare import compare
    from quantclaims.table import typed

    claims = typed(synthetic_claims(size))
    table = claims.memory_usage(deep=True).sum() / 2**20
    before = _peak()
    clock = time.process_time()
    relations = compare(claims)
    compared, after_compare = time.process_time() - clock, _peak()
    clock = time.process_time()
    findings = check(claims)
    checked = time.process_time() - clock
    print(
        f"{size:>10,} {table:>8.0f} {before:>8.0f} {compared:>9.1f} {len(relations):>10,} "
        f"{after_compare:>8.0f} {checked:>9.1f} {len(findings):>9,} {_peak():>8.0f}",
        flush=True,
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
    else:
        print(
            f"{'claims':>10} {'table MB':>8} {'made MB':>8} {'compare s':>9} {'relations':>10} "
            f"{'peak MB':>8} {'check s':>9} {'findings':>9} {'peak MB':>8}",
            flush=True,
        )
        for size in map(int, sys.argv[1:] or SIZES):
            subprocess.run(
                [sys.executable, "-m", "benchmarks.compare", "--one", str(size)], check=True
            )
