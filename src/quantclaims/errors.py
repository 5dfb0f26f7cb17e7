"""Our errors. A message says what was found, where, and what is accepted."""

from collections.abc import Mapping


class QuantclaimsError(Exception):
    """The root of every error that this package raises on purpose."""


class ReadError(QuantclaimsError):
    """A source that cannot be read: names the source and the reason.

    >>> str(ReadError("page.txt", "is empty", "a transcript with at least one line"))
    'page.txt: is empty; accepted: a transcript with at least one line'
    """

    def __init__(self, source: str, reason: str, accepted: str = "") -> None:
        super().__init__(f"{source}: {reason}" + (f"; accepted: {accepted}" if accepted else ""))
        self.source = source
        self.reason = reason


class LexiconError(QuantclaimsError):
    """A lexicon row that does not fit its table."""


class ModelError(QuantclaimsError):
    """The language pipeline is missing or does not fit."""


class EngineError(QuantclaimsError):
    """The machinery that spreads the work gave up: a process was killed, say."""


class OutputError(QuantclaimsError):
    """A table that cannot be written: names the place and the reason."""


class TableError(QuantclaimsError):
    """A table that is not a claims table, or reference data that cannot be understood."""


class ReviewError(QuantclaimsError):
    """A decision that cannot be kept or applied; ``faults`` says for each cell what is wrong.

    >>> error = ReviewError({"kind": "'sum'; accepted: money, percent"})
    >>> str(error), list(error.faults)
    ("kind: 'sum'; accepted: money, percent", ['kind'])
    """

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {reason}" for name, reason in faults.items()))
        self.faults = dict(faults)


class MissingExtraError(QuantclaimsError):
    """An optional library that is not installed: names it and the command that installs it.

    >>> str(MissingExtraError("plot", "Altair"))
    "Altair is not installed; pip install 'quantclaims[plot]'"
    """

    def __init__(self, extra: str, library: str) -> None:
        super().__init__(f"{library} is not installed; pip install 'quantclaims[{extra}]'")


def reason(error: BaseException) -> str:
    r"""Return in one line what somebody else's error says.

    >>> reason(ValueError("two\nlines")), reason(KeyError("text")), reason(RecursionError())
    ('two lines', "lacks 'text'", 'RecursionError')
    """
    said = " ".join(str(error).split())
    if isinstance(error, KeyError) and said:
        return f"lacks {said}"
    return said or type(error).__name__
