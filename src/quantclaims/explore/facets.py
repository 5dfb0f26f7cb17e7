"""What claims are filtered by: each facet gives every row its keys, and each key a label."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from quantclaims.compare.areas import area_name
from quantclaims.indicators import indicator_rows

__all__ = ["BANDS", "FACETS", "Facet", "facet_named", "pairs_of"]

UNNAMED = {"anonymous": "Unnamed voices", "narrator": "The press service", "author": "The author"}
"""What stands for the name of those who have none, by the kind of their voice."""

BANDS = {
    "3": "0.75 and more",
    "2": "0.5 to 0.75",
    "1": "0.25 to 0.5",
    "0": "below 0.25",
}
"""Bands of confidence, by their number from below."""

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Facet:
    """A question that claims are sorted into groups by.

    ``keys`` gives the key of each row, or several joined by a semicolon where ``several`` is true;
    an empty key puts a row into no group. ``labels`` gives the words for the keys that are not
    their own label. ``in_order`` lists groups by their keys, the last first, rather than by size.
    """

    name: str
    title: str
    keys: Callable[[pd.DataFrame], "pd.Series[Any]"]
    labels: Callable[[pd.DataFrame], Labels] = lambda frame: {}
    several: bool = False
    in_order: bool = False


def _column(name: str) -> Callable[[pd.DataFrame], "pd.Series[Any]"]:
    return lambda frame: frame[name]


def _speakers(frame: pd.DataFrame) -> "pd.Series[Any]":
    return frame["speaker"].where(frame["speaker"] != "", "(" + frame["speaker_kind"] + ")")


def _speaker_labels(frame: pd.DataFrame) -> Labels:
    return {"()": "Nobody named"} | {f"({kind})": name for kind, name in UNNAMED.items()}


def _years(frame: pd.DataFrame) -> "pd.Series[Any]":
    years: pd.Series[Any] = frame["event_date"].dt.year.astype("Int64").astype("string")
    return years.fillna("")


def _event_labels(frame: pd.DataFrame) -> Labels:
    events = frame.drop_duplicates("event_id")
    days = events["event_date"].dt.strftime("%Y-%m-%d").fillna("")
    named = zip(events["event_id"], events["event_title"], days, strict=True)
    return {key: ", ".join(filter(None, (title, day))) or key for key, title, day in named}


def _indicators(frame: pd.DataFrame) -> "pd.Series[Any]":
    """The code where there is one, else the phrase, capitals and spaces aside."""
    phrases: pd.Series[Any] = frame["indicator"].str.casefold().str.split().str.join(" ")
    codes = frame["indicator_code"]
    filled: pd.Series[Any] = codes.where(codes != "", phrases)
    return filled


@cache
def _code_labels() -> Labels:
    """The first words of each code's label; what follows a comma explains them."""
    return {row.code: row.label.partition(",")[0] for row in indicator_rows()}


def _indicator_labels(frame: pd.DataFrame) -> Labels:
    """The words of the codes, and each phrase as it is printed first."""
    phrases = frame["indicator"].drop_duplicates().iloc[::-1]
    return {_plain(phrase): phrase for phrase in phrases} | dict(_code_labels())


def _plain(phrase: str) -> str:
    return " ".join(phrase.casefold().split())


def _areas(frame: pd.DataFrame) -> "pd.Series[Any]":
    both: pd.Series[Any] = (frame["area"] + ";" + frame["counterpart"]).str.strip(";")
    return both


def _area_labels(frame: pd.DataFrame) -> Labels:
    areas = pd.concat([frame["area"], frame["counterpart"]]).drop_duplicates().str.split(";")
    codes = areas.explode().drop_duplicates().tolist()
    return {code: name for code in codes if (name := area_name(code)) != code}


def _bands(frame: pd.DataFrame) -> "pd.Series[Any]":
    band = np.clip(frame["confidence"].fillna(0) * 4, 0, 3).astype("int64")
    keys: pd.Series[Any] = band.astype("string").where(frame["confidence"].notna(), "")
    return keys


FACETS = (
    Facet("speaker", "Speaker", _speakers, _speaker_labels),
    Facet("event", "Event", _column("event_id"), _event_labels),
    Facet("year", "Year", _years, in_order=True),
    Facet("kind", "Kind", _column("kind")),
    Facet("indicator", "Indicator", _indicators, _indicator_labels),
    Facet("area", "Area, either side", _areas, _area_labels, several=True),
    Facet("aspect", "Aspect", _column("aspect")),
    Facet("modality", "Modality", _column("modality")),
    Facet("confidence", "Confidence", _bands, lambda frame: BANDS, in_order=True),
)


def facet_named(name: str) -> Facet | None:
    """Return the facet of a name, if there is one."""
    return next((facet for facet in FACETS if facet.name == name), None)


def pairs_of(facet: Facet, frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Return the groups of a table's rows: positions, the number of each one's key, and the keys.

    A row that is in several groups comes several times, one that is in none not at all.

    >>> from quantclaims.table import frame_of
    >>> frame = frame_of([{"area": "RUS;KAZ"}, {}, {"area": "KAZ", "counterpart": "KAZ"}])
    >>> rows, codes, keys = pairs_of(facet_named("area"), frame)
    >>> rows.tolist(), [keys[code] for code in codes]
    ([0, 0, 2], ['RUS', 'KAZ', 'KAZ'])
    """
    given = facet.keys(frame).fillna("").reset_index(drop=True)
    if facet.several:
        given = given.str.split(";").explode().str.strip()
        doubled = pd.DataFrame({"row": given.index, "key": given.to_numpy()}).duplicated()
        given = given[~doubled.to_numpy()]
    given = given[(given != "").to_numpy()]
    codes, keys = pd.factorize(given)
    return given.index.to_numpy("int32"), codes.astype("int32"), [str(key) for key in keys]
