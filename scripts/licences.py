"""Write ``docs/licences.md``: every locked package with its licence, from the packages' metadata.

    make licences

Needs all of ``requirements/*.txt`` installed, which the target sees to. Raises ``SystemExit`` with
the package's name where one names no licence or is not installed.
"""

import re
from importlib.metadata import PackageMetadata, PackageNotFoundError, distribution, metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "licences.md"

HEAD = """# Licences

quantclaims is under the [MIT licence](https://spdx.org/licenses/MIT.html). What it installs and
what it is built with, as locked in `requirements/`, each licence in the words of the package's own
metadata. `make licences` writes this page.

Of other people's work the wheel holds names alone: of currencies and countries, from Unicode CLDR
(Unicode-3.0) and ISO 3166 by way of Babel and pycountry, and demonyms and capitals from countryinfo
(MIT).

Of what is installed with the package, these are not under a permissive licence, and are used as
they come, unchanged: {others}.
"""
SECTIONS = (
    ("run", "Installed with quantclaims"),
    ("dev", "Extras, tests and tools"),
    ("docs", "Documentation"),
    ("audit", "Audit"),
    ("fuzz", "Fuzzing"),
    ("mutate", "Mutation testing"),
)
COPYLEFT = re.compile(r"GPL|MPL|Mozilla|GNU")
ONLY_ELSEWHERE = {"appnope": "BSD-2-Clause", "cffi": "MIT-0", "pycparser": "BSD-3-Clause"}
ONLY_ELSEWHERE |= {"pyyaml-ft": "MIT"}
"""What macOS, PyPy or one Python alone installs, so that its metadata is not at hand."""

IN_ITS_SOURCES = {"atheris": "Apache-2.0"}
"""What says its licence in every source file, and not in its metadata."""


def pins(lock: Path) -> list[tuple[str, str]]:
    """Return the name and version of each package in a lock, in order.

    A package that is locked in several versions, for several Pythons, stands several times.
    """
    return re.findall(r"^([\w.-]+)==([\w.]+)", lock.read_text(encoding="utf-8"), re.MULTILINE)


def licence(name: str) -> str:
    """Return the licence that a package's metadata states, the most exact field first."""
    if known := (ONLY_ELSEWHERE | IN_ITS_SOURCES).get(name):
        return known
    try:
        found = metadata(name)
    except PackageNotFoundError:
        raise SystemExit(f"{name}: not installed; run: make licences") from None
    stated = (
        _field(found, "License-Expression")
        or _one_line(found)
        or _classified(found)
        or _title_of_file(name, found)
    )
    if not stated:
        raise SystemExit(f"{name}: its metadata names no licence")
    return stated


def _field(found: PackageMetadata, name: str) -> str:
    return next(iter(found.get_all(name) or []), "")


def _one_line(found: PackageMetadata) -> str:
    text = _field(found, "License").strip()
    return "" if "\n" in text or text == "UNKNOWN" or text.startswith("Copyright") else text


def _classified(found: PackageMetadata) -> str:
    classifiers = found.get_all("Classifier") or []
    return ", ".join(one.split(" :: ")[-1] for one in classifiers if one.startswith("License ::"))


def _title_of_file(name: str, found: PackageMetadata) -> str:
    for file in found.get_all("License-File") or []:
        text = distribution(name).read_text(f"licenses/{file}") or ""
        return next((line.strip() for line in text.splitlines() if "icen" in line), "")
    return ""


def page() -> str:
    """Return the page: a table a lock, each package where it is needed first."""
    seen: set[tuple[str, str]] = set()
    tables = []
    others: list[str] = []
    for lock, title in SECTIONS:
        rows = [pin for pin in pins(ROOT / "requirements" / f"{lock}.txt") if pin not in seen]
        seen.update(rows)
        lines = [f"| {name} | {version} | {licence(name)} |" for name, version in rows]
        head = ["", f"## {title}", "", "| package | version | licence |", "|---|---|---|"]
        tables += [*head, *lines]
        if lock == "run":
            others = [f"{n} ({licence(n)})" for n, _ in rows if COPYLEFT.search(licence(n))]
    return HEAD.format(others=", ".join(others)) + "\n".join(tables) + "\n"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8", newline="\n")
