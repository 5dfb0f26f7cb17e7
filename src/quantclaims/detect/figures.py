"""From numerals to figures: a numeral, or a range of two, with its unit.

A figure's ``start`` and ``end`` hold the quote: the numeral with its unit as printed.
"""

from collections.abc import Sequence
from dataclasses import replace

from quantclaims.detect.amounts import single, with_coins, with_half
from quantclaims.detect.dates import Calendar
from quantclaims.detect.figure import Figure
from quantclaims.detect.numbers import Number
from quantclaims.detect.ranges import range_of

__all__ = ["figures"]


def figures(
    text: str, numbers: Sequence[Number], calendars: Sequence[Calendar], start: int, end: int
) -> list[Figure]:
    """Return the figures of ``text[start:end]``, in order: ranges joined, units attached."""
    found: list[Figure] = []
    index = 0
    while index < len(numbers):
        if found:
            whole = with_coins(text, found[-1], numbers[index], end)
            whole = whole or with_half(text, found[-1], numbers[index])
            if whole is not None:
                found[-1] = whole
                index += 1
                continue
        free = found[-1].end if found else start
        figure = single(text, numbers[index], calendars[index], free, end)
        index += 1
        if index < len(numbers):
            joined = range_of(text, figure, numbers[index], calendars[index], start, end)
            figure, index = (figure, index) if joined is None else (joined, index + 1)
        while index < len(numbers) and _holds(figure, numbers[index]):
            index += 1
        limit = numbers[index].start if index < len(numbers) else end
        found.append(_before_next(figure, limit))
    return found


def _holds(figure: Figure, number: Number) -> bool:
    """Tell whether a numeral is a word of the unit: "parts per million", "75 USD million"."""
    return number.end <= figure.end and number.start > figure.last.end


def _before_next(figure: Figure, limit: int) -> Figure:
    """Return a figure whose quote leaves out a unit that another numeral interrupts."""
    return figure if figure.end <= limit else replace(figure, end=figure.last.end)
