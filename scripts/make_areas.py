"""Write ``src/quantclaims/lexicon/areas.toml`` from CLDR, ISO 3166 and a table of demonyms.

    pip install babel pycountry countryinfo && python scripts/make_areas.py

Every ISO 3166-1 country gets a row: its English names (CLDR's, and ISO's where they read as
plain words), the demonym where it is its own, and its capital. What speech adds to that, and all
that is no country, stands in ``area_aliases.toml``.
"""

import json
import warnings
from collections import Counter
from pathlib import Path

import pycountry
from babel import Locale
from countryinfo import CountryInfo

TARGET = Path(__file__).parents[1] / "src/quantclaims/lexicon/areas.toml"
ENGLISH = tuple(Locale(tag).territories for tag in ("en", "en_GB"))
NOT_A_DEMONYM = frozenset(("Djibouti", "Gibraltar", "Motswana", "Mosotho", "Icelander"))
"""Words of the table that are the country's own name, or name one inhabitant only."""


def names(country: object) -> list[str]:
    """The plain English names of a country, the everyday one first."""
    alpha_2 = getattr(country, "alpha_2", "")
    found = [territories.get(alpha_2, "") for territories in ENGLISH]
    found += [getattr(country, key, "") for key in ("common_name", "name", "official_name")]
    both = [form for name in found for form in (name, name.replace("&", "and"))]
    return list(dict.fromkeys(name for name in both if name and plain(name)))


def plain(name: str) -> bool:
    """Tell whether speech would use a name as it stands."""
    return not any(mark in name for mark in "(),-&") and len(name) < 45


def known(country: object) -> dict[str, str]:
    """Demonyms and capital of a country, where the table has them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            info = CountryInfo(getattr(country, "alpha_2", "")).info()
        except (KeyError, ValueError):
            return {}
    return {"demonym": info.get("demonym") or "", "capital": info.get("capital") or ""}


def rows() -> list[dict[str, object]]:
    """One row a country, in the order of the codes."""
    countries = sorted(pycountry.countries, key=lambda country: country.alpha_3)
    facts = {country.alpha_3: known(country) for country in countries}
    shared = Counter(fact.get("demonym", "") for fact in facts.values())
    out = []
    for country in countries:
        code, fact = country.alpha_3, facts[country.alpha_3]
        demonyms = [
            word
            for word in fact.get("demonym", "").split(",")
            if word and word not in NOT_A_DEMONYM and (shared[fact["demonym"]] == 1 or leads(code))
        ]
        found = names(country)
        if found:
            out.append(
                {
                    "code": code,
                    "names": found,
                    "demonyms": demonyms,
                    "capital": fact.get("capital", ""),
                    "example": f"The trade of {found[0]} grew.",
                }
            )
    return out


def leads(code: str) -> bool:
    """Tell whether a demonym that several territories share is this country's own."""
    return code in ("USA", "CHN", "FRA", "NOR", "IND", "COD")


def main() -> None:
    """Write the lexicon."""
    lines = [
        "# Written by scripts/make_areas.py from CLDR, ISO 3166 and countryinfo; not by hand.",
        "",
    ]
    for row in rows():
        lines.append("[[row]]")
        lines += [f"{key} = {json.dumps(cell, ensure_ascii=False)}" for key, cell in row.items()]
        lines.append("")
    TARGET.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
