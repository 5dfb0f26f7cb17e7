"""Country codes of two letters into those of three."""

from functools import cache

from babel.core import get_global

__all__ = ["alpha3"]


# Codes of ISO 3166-3: of countries that there are no more, and of Metropolitan France.
_WITHDRAWN = frozenset(
    {"ANT", "BUR", "DDR", "FXX", "NTZ", "SCG", "SUN", "TMP", "YMD", "YUG", "ZAR"}
)


@cache
def _codes() -> dict[str, str]:
    aliases = get_global("territory_aliases")
    pairs = ((new[0], old) for old, new in aliases.items() if len(old) == 3 and old.isalpha())
    return {two: three for two, three in pairs if len(two) == 2 and three not in _WITHDRAWN}


def alpha3(code: str) -> str:
    """Return the ISO 3166-1 alpha-3 code of a country given by either code, "" for none.

    >>> alpha3("fr"), alpha3("fra"), alpha3("DE"), alpha3("ak")
    ('FRA', 'FRA', 'DEU', '')
    """
    code = code.upper()
    return code if code in _codes().values() else _codes().get(code, "")
