"""Expressions of time in running text, found by rules and dated from an anchor.

The rules are data: a name, a pattern, a resolver and an example, in the order in which they read
(:data:`quantclaims.timex.find.RULES`). No parser is needed, and spaCy is not imported.
"""

from quantclaims.timex.find import PeriodPhrase, find_periods
from quantclaims.timex.interval import Interval

__all__ = ["Interval", "PeriodPhrase", "find_periods"]
