"""What an export holds: the claims, and the events, turns and mentions around them."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from quantclaims.types import Transcript

__all__ = ["Tables", "tables_of", "with_transcripts"]

_EVENT_COLUMNS = ("source", "event_id", "event_title", "event_date", "event_time", "event_place")


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one export; turns and mentions are there where transcripts were at hand."""

    claims: pd.DataFrame
    events: pd.DataFrame
    turns: pd.DataFrame | None = None
    mentions: pd.DataFrame | None = None

    def named(self) -> dict[str, pd.DataFrame]:
        """The tables by name, the ones that others point to first."""
        tables = {
            "events": self.events,
            "turns": self.turns,
            "mentions": self.mentions,
            "claims": self.claims,
        }
        return {name: table for name, table in tables.items() if table is not None}


def tables_of(claims: pd.DataFrame) -> Tables:
    """Return the tables that a claims table alone gives: its events are those of its claims.

    >>> from quantclaims.table import frame_of
    >>> claims = frame_of([{"event_id": "e", "quote": "2"}, {"event_id": "e", "quote": "3"}])
    >>> tables_of(claims).events["event_id"].tolist()
    ['e']
    """
    events = claims[list(_EVENT_COLUMNS)].drop_duplicates(["source", "event_id"])
    renamed = {name: name.removeprefix("event_") for name in _EVENT_COLUMNS[2:]}
    return Tables(claims, events.rename(columns=renamed).reset_index(drop=True))


def with_transcripts(claims: pd.DataFrame, transcripts: Iterable[Transcript]) -> Tables:
    """Return the tables of claims and of the transcripts that they were found in."""
    from quantclaims.listings import events_frame, mentions_frame, turns_frame

    read = list(transcripts)
    events = events_frame(read)
    events["date"] = events["date"].astype("datetime64[s]")
    return Tables(claims, events, turns_frame(read), mentions_frame(read))
