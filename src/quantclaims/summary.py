"""What a run found, in a few lines for a person to read."""

from datetime import date

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from quantclaims.tally import Tally
from quantclaims.types import Claim

__all__ = ["print_summary"]

_COLUMNS = ("speaker", "value", "unit", "indicator", "area", "period", "quote")
_WIDTH = 120
"""Columns of a line where the output is no terminal, which would tell its own."""


def print_summary(tally: Tally) -> None:
    """Print how much was read, the figures by kind, and the first rows of the table."""
    terminal = Console()
    console = terminal if terminal.is_terminal else Console(width=_WIDTH)
    console.print(_counts(tally))
    console.print(_kinds(tally))
    console.print(_first(tally.first))


def _counts(tally: Tally) -> RenderableType:
    return Text(
        f"{tally.files} files, {tally.events} events, {len(tally.speakers)} speakers, "
        f"{tally.sentences} sentences, {tally.claims} figures"
    )


def _kinds(tally: Tally) -> RenderableType:
    table = Table("kind", "figures", box=None)
    table.columns[1].justify = "right"
    for kind, number in tally.kinds.most_common():
        table.add_row(kind, str(number))
    return table


def _first(claims: list[Claim]) -> RenderableType:
    table = Table(*_COLUMNS, title=f"The first {len(claims)} rows", title_justify="left")
    for claim in claims:
        cells = (
            claim.speaker or claim.speaker_kind,
            _value(claim),
            f"{claim.unit} / {claim.unit_per}" if claim.unit_per else claim.unit,
            claim.indicator,
            claim.area,
            _period(claim.period_start, claim.period_end),
            claim.quote,
        )
        table.add_row(*map(Text, cells))
    return table


def _value(claim: Claim) -> str:
    """The number or both its ends, with its bound in front where it has one.

    >>> from types import SimpleNamespace as Some
    >>> _value(Some(value=2.5e9, value_low=None, value_high=None, bound="about", kind="money"))
    'about 2,500,000,000'
    >>> _value(Some(value=None, value_low=20.0, value_high=99.0, bound="vague", kind="count"))
    'vague 20 to 99'
    """
    ends = (claim.value,) if claim.value is not None else (claim.value_low, claim.value_high)
    style = ".0f" if claim.kind == "year" else ",.10g"
    number = " to ".join(format(end, style) for end in ends if end is not None)
    return number if claim.bound in ("exact", "range") else f"{claim.bound} {number}"


def _period(start: date | None, end: date | None) -> str:
    """Whole years as years, other periods by their first and last day.

    >>> _period(date(2012, 1, 1), date(2013, 12, 31)), _period(None, date(2017, 12, 31))
    ('2012 to 2013', 'to 2017-12-31')
    """
    if start and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    if start == end:
        return str(start or "")
    return f"{start or ''} to {end or ''}".strip()
