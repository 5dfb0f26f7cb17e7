"""Rows of the lexicons of areas: countries by ISO 3166-1, and what else areas are called."""

from dataclasses import dataclass
from typing import Literal

PlaceKind = Literal["country", "group", "region", "place"]


@dataclass(frozen=True, slots=True)
class Country:
    """A row of ``areas.toml``."""

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    example: str


@dataclass(frozen=True, slots=True)
class Alias:
    """A row of ``area_aliases.toml``; without a ``code``, an area is called as it is said."""

    kind: PlaceKind
    names: tuple[str, ...]
    example: str
    code: str = ""
    demonyms: tuple[str, ...] = ()
    country: str = ""
