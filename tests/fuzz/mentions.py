"""What holds of the mentions of any text whatever; the property tests and the fuzzer ask it."""

import math
from typing import get_args

from quantclaims.detect import detect_text
from quantclaims.types import Bound, Kind, Mention, Role

PIECES = (
    "5|12|1,200|1 500|3.5|0.1|1/2|½|2013|2003-2012|two|twenty-five|one hundred|half a|dozens|"
    "tens of|hundreds|million|billion|bn|$|US$|€|EUR|%|percent|percentage points|"
    "rubles|tonnes|km|m3|per|"
    "a year|years|employees|joint ventures|people|of|the|of the|and|or|to|from|between|by|in|up|"
    "more than|about|at least|at most|or so|doubled|twice|times|-fold|first|third|No.|top|minus|"
    "-|–|—|.|,|;|:|(|)|[|]|’s|'|\"|\n|\t|\u00a0|\u200b|May|October|last year|how many"
    "|ratio of|S-400|percent of which|in 2015|fold|dozens and|thousands No.|ships|years ago|who|١٢|"
    "1990s|per tonnes|including|K2|24/7|15:30|21st|top +7|1.5m|²|ones"
).split("|")
_KINDS, _ROLES, _BOUNDS = (frozenset(get_args(literal)) for literal in (Kind, Role, Bound))


def check(text: str, start: int = 0, end: int | None = None) -> None:
    """Fail where the mentions in a stretch of text break what every reader of them relies on."""
    end = len(text) if end is None else end
    mentions = detect_text(text, start, end)
    assert mentions == detect_text(text, start, end)
    reached = start
    for mention in mentions:
        assert reached <= mention.start < mention.end <= end, (mention, reached)
        assert any(map(str.isalnum, text[mention.start : mention.end])), mention
        reached = mention.end
        _check_one(mention)


def _check_one(mention: Mention) -> None:
    assert mention.kind in _KINDS
    assert mention.role in _ROLES
    assert mention.bound in _BOUNDS
    assert mention.rules[-1].startswith("role:")
    numbers = (mention.value, mention.value_low, mention.value_high, mention.whole)
    assert all(n is None or (n >= 0 and math.isfinite(n)) for n in numbers), mention
    low, high = mention.value_low, mention.value_high
    assert (low is None) == (high is None), mention
    if low is not None and high is not None:
        assert mention.value is None, mention
        assert low < high, mention
