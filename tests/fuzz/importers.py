"""Every importer: files of claims, labels, reference data and gold, in or a TableError out."""

import zlib
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

import pandas as pd

from fuzz import seeds
from fuzz.target import Target
from quantclaims.check import read_reference
from quantclaims.compare.examples import example_claim
from quantclaims.errors import ReadError, TableError
from quantclaims.evaluate.statement import read_gold
from quantclaims.export import export, read_claims
from quantclaims.export.formats import FORMATS
from quantclaims.read.metadata import read_sidecar
from quantclaims.table import COLUMNS, to_frame

__all__ = ["TARGETS"]

_NEEDS = {".parquet": ("pyarrow",), ".xlsx": ("openpyxl",), ".duckdb": ("duckdb",)}
_LARGE = {".xlsx", ".duckdb", ".parquet", ".spacy"}
_SELDOM = 8
"""Every how many inputs are checked by the schema and written again, which takes longest."""

_WORDS = tuple(
    word.encode()
    for word in (
        *COLUMNS,
        *('"claims":[', '"label":[[0,1,"money"]]', '"annotations":[]', '"result":', "NaN", "inf"),
        *("2013-01-01", "0000-00-00", "'=1", "\r\n", "a;b", "1e308", "-1", "true", '"",'),
    )
)


@cache
def _claims() -> pd.DataFrame:
    said = {"event_id": "e", "source": "a.txt", "sentence": "It is 20 percent of 5, or two."}
    return to_frame(
        [
            example_claim(claim_id="1", value=20.0, start=6, end=16, quote="20 percent", **said),
            example_claim(
                claim_id="2",
                kind="count",
                value_low=5.0,
                value_high=9.0,
                bound="range",
                start=20,
                end=21,
                quote="5",
                area="RUS;KAZ",
                rules=("a", "b"),
                **said,
            ),
        ]
    )


def _written(ending: str) -> bytes:
    path = seeds.workplace() / f"claims{ending}"
    export(_claims(), path, beside=False)
    return path.read_bytes()


def _seeds(ending: str) -> Sequence[bytes]:
    data = _written(ending)
    if ending == ".xlsx":
        return [seeds.members(data)]
    return [zlib.decompress(data) if ending == ".spacy" else data]


def _check_claims(ending: str, pack: Callable[[bytes], bytes], data: bytes) -> None:
    """A table comes back typed, or our error says why not; a table that is sound stays so."""
    path = seeds.temporary(f"given{ending}", pack(data))
    try:
        frame = read_claims([path])
    except TableError:
        return
    assert list(frame.columns) == list(COLUMNS)
    if zlib.crc32(data) % _SELDOM:
        return
    again = seeds.workplace() / "again.csv"
    try:
        export(frame, again, beside=False)
    except TableError:
        return
    pd.testing.assert_frame_equal(read_claims([again]), frame)


def _check_read(name: str, read: Callable[[Path], object], data: bytes) -> None:
    path = seeds.temporary(name, data)
    try:
        read(path)
    except (TableError, ReadError):
        return


def _importer(ending: str) -> Target:
    packs: dict[str, Callable[[bytes], bytes]] = {".xlsx": seeds.archive, ".spacy": zlib.compress}
    pack = packs.get(ending, bytes)
    return Target(
        f"import{ending.replace('.', '_')}",
        partial(_check_claims, ending, pack),
        partial(_seeds, ending),
        _WORDS,
        _NEEDS.get(ending, ()),
        longest=1 << 17 if ending in _LARGE else 1 << 14,
    )


_REFERENCE = (
    b"area,indicator,period,value,unit\nRUS,gdp,2013,2292.5e9,USD\nKAZ,population,2014,17,\n",
    b"DATAFLOW,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MULT\nX,RUS,CPI,2013-Q1,6.5,0\n",
    b'"Data Source","WDI"\n\n"Country Name","Country Code","Indicator Name","Indicator Code",'
    b'"2012","2013"\n"Russian Federation","RUS","GDP (current US$)","NY.GDP.MKTP.CD","","2.3e12"\n',
)
_GOLD = (
    b'[{"event": "Talks", "speaker": "Anna Fox", "start": 6, "end": 16, "kind": "percent", '
    b'"value": 20, "indicator": "gdp", "indicator_accept": ["output"], "period_start": null}]',
)
_SIDECAR = (b"file,title,date,speaker,country\na.txt,Talks,2013-05-06,Anna Fox,RUS\n",)

TARGETS = (
    *map(_importer, dict.fromkeys(one.ending for one in FORMATS if one.ending != ".db")),
    Target(
        "reference",
        partial(_check_read, "reference.csv", read_reference),
        lambda: _REFERENCE,
        _WORDS,
    ),
    Target(
        "gold",
        partial(_check_read, "a.claims.json", lambda path: read_gold([path])),
        lambda: _GOLD,
        _WORDS,
    ),
    Target(
        "sidecar",
        partial(_check_read, "known.csv", lambda path: read_sidecar(str(path))),
        lambda: _SIDECAR,
        _WORDS,
    ),
)
