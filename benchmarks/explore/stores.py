"""What could stand below the pages: SQL of SQLite, DuckDB, or arrays beside SQLite."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import numpy as np
import pandas as pd

from benchmarks.explore.claims import COMMON, claims_with_words

_FACETS = ("speaker", "event_id", "year", "kind", "indicator", "area", "aspect", "modality")
_RUNS = 3


def compare_stores(size: int) -> None:
    """Print milliseconds of what a page asks for, from each store."""
    claims = claims_with_words(size)
    claims["year"] = claims["event_date"].dt.year
    rows = claims.astype({"event_date": str, "period_start": str, "period_end": str})
    with TemporaryDirectory() as folder:
        lite = sqlite3.connect(Path(folder) / "claims.sqlite")
        rows.to_sql("claims", lite, chunksize=20_000)
        for facet in _FACETS:
            lite.execute(f"CREATE INDEX by_{facet} ON claims ({facet})")
        lite.execute("CREATE VIRTUAL TABLE words USING fts5 (sentence, content='')")
        lite.execute('INSERT INTO words (rowid, sentence) SELECT "index" + 1, sentence FROM claims')
        duck = duckdb.connect(str(Path(folder) / "claims.duckdb"))
        duck.execute("CREATE TABLE claims AS SELECT * FROM rows")
        print(f"{size:,} claims: milliseconds, the best of {_RUNS}")
        _facets(claims, lite, duck)
        _orders(claims, lite, duck)
        _searches(lite, duck)


def _facets(
    claims: pd.DataFrame, lite: sqlite3.Connection, duck: duckdb.DuckDBPyConnection
) -> None:
    codes = {facet: pd.factorize(claims[facet])[0] for facet in _FACETS}
    chosen = (claims["kind"] == "money").to_numpy()

    def asked(where: str) -> list[str]:
        return [
            f"SELECT {facet}, count(*) FROM claims {where} GROUP BY 1 ORDER BY 2 DESC LIMIT 8"
            for facet in _FACETS
        ]

    for name, where in (("all", ""), ("of one kind", "WHERE kind = 'money'")):
        queries = asked(where)
        mask = chosen if where else slice(None)
        _print(f"{len(_FACETS)} facets, {name}: SQLite", lambda q=queries: _all(lite, q))
        _print(f"{len(_FACETS)} facets, {name}: DuckDB", lambda q=queries: _all(duck, q))
        _print(
            f"{len(_FACETS)} facets, {name}: arrays",
            lambda mask=mask: [np.bincount(codes[facet][mask]) for facet in _FACETS],
        )


def _orders(
    claims: pd.DataFrame, lite: sqlite3.Connection, duck: duckdb.DuckDBPyConnection
) -> None:
    query = ["SELECT * FROM claims WHERE kind = 'money' ORDER BY value DESC LIMIT 50"]
    order = np.argsort(-claims["value"].to_numpy(), kind="stable")
    chosen = (claims["kind"] == "money").to_numpy()

    def cut() -> None:
        rows = order[chosen[order]][:50]
        places = ", ".join(map(str, rows))
        _all(lite, [f"SELECT * FROM claims WHERE rowid IN ({places})"])

    _print("a page in order: SQLite", lambda: _all(lite, query))
    _print("a page in order: DuckDB", lambda: _all(duck, query))
    _print("a page in order: arrays, rows from SQLite", cut)


def _searches(lite: sqlite3.Connection, duck: duckdb.DuckDBPyConnection) -> None:
    for word in (COMMON, "timber"):
        found = [f"SELECT rowid FROM words WHERE words MATCH '{word}'"]
        read = [f"SELECT rowid FROM claims WHERE sentence ILIKE '%{word}%'"]
        _print(f"search “{word}”: FTS5", lambda q=found: _all(lite, q))
        _print(f"search “{word}”: DuckDB, reading all", lambda q=read: _all(duck, q))


def _all(base: sqlite3.Connection | duckdb.DuckDBPyConnection, queries: list[str]) -> None:
    for query in queries:
        base.execute(query).fetchall()


def _print(name: str, work: Callable[[], object]) -> None:
    times = []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    print(f"  {name:44} {min(times) * 1000:10.1f}", flush=True)
