"""The page of licences lists what is locked."""

import re

from test_requirements import LOCKS, ROOT, pins


def test_the_licences_listed_are_those_of_the_locks() -> None:
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| ([\w.-]+) \| (\d[\w.]*) \| .+ \|$", page, re.MULTILINE)
    locked = {(p.name, next(iter(p.specifier)).version) for lock in LOCKS for p in pins(lock)}
    assert sorted(listed) == sorted(locked), "run: make licences"
