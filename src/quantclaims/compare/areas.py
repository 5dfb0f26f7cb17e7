"""The words that name a claim's own areas, which a phrase need not say again."""

from functools import lru_cache

from quantclaims.compare.words import content

_TEMP = {
    "RUS": "russia russian",
    "KAZ": "kazakhstan kazakhstani kazakh",
    "VNM": "vietnam vietnamese",
    "BLR": "belarus belarusian",
    "CHN": "china chinese",
    "DEU": "germany german",
    "TUR": "turkey turkish",
    "ITA": "italy italian",
    "FRA": "france french",
    "USA": "us u.s american america",
    "AUT": "austria austrian",
    "HUN": "hungary hungarian",
    "ARM": "armenia armenian",
    "UKR": "ukraine ukrainian",
    "IND": "india indian",
    "JPN": "japan japanese",
}


@lru_cache(maxsize=4096)
def area_words(area: str) -> frozenset[str]:
    """Return the lower-case words of the names and adjectives of areas joined by ``;``.

    >>> "kazakhstan" in area_words("RUS;KAZ")
    True
    >>> sorted(area_words("Sverdlovsk Region"))
    ['region', 'sverdlovsk']
    """
    words: set[str] = set()
    for one in filter(None, area.split(";")):
        words.update(_TEMP.get(one, "").split() or content(one))
    return frozenset(words)
