"""By which rule two phrases were taken to mean one thing."""

from quantclaims.compare.phrase import reduce_phrase
from quantclaims.compare.words import content, tokens
from quantclaims.types import Claim


def meeting(a: Claim, b: Claim) -> str:
    """Return the rule that lets two claims be about one thing, with the words that decided.

    >>> from quantclaims.compare.examples import example_claim as claim
    >>> meeting(claim(indicator="trade turnover"), claim(indicator="volume of trade"))
    'synonym(trade turnover=trade; volume)'
    >>> meeting(claim(indicator="grain exports"), claim(indicator="exports of grain"))
    'lemma'
    >>> meeting(claim(indicator="trade", indicator_code="trade_turnover"),
    ...         claim(indicator="trade with Japan", indicator_code="trade_turnover",
    ...               counterpart="JPN"))
    'code(trade_turnover)'
    """
    if tokens(a.indicator) == tokens(b.indicator):
        return "phrase"
    x, y = (
        reduce_phrase(one.indicator, one.indicator_code, one.area, one.counterpart)
        for one in (a, b)
    )
    if a.indicator_code and not x.words and not y.words:
        return f"code({a.indicator_code})"
    if set(content(a.indicator)) == set(content(b.indicator)):
        return "lemma"
    if x.words == y.words:
        used = sorted(set(x.used) ^ set(y.used))
        return f"synonym({'; '.join(used)})" if used else "area_words"
    pairs = zip(x.words, y.words, strict=True)
    return f"near({'; '.join(f'{one}~{other}' for one, other in pairs if one != other)})"
