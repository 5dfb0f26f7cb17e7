"""How sure a row is, from the rules that made it."""

from collections.abc import Sequence


def confidence(rules: Sequence[str]) -> float:
    """Return a probability that the row is wholly right."""
    return 0.5
