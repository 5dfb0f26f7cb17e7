"""What stands in for pip where pages of documentation are run: it looks whether pip could.

``pip install '.[plot]'`` succeeds where the folder holds a project that has that extra.
"""

import re
import sys
import tomllib
from pathlib import Path


def main(arguments: list[str]) -> None:
    command, *targets = [word for word in arguments if not word.startswith("-")]
    assert command == "install", command
    for target in targets:
        folder, _, extras = target.rstrip("]").partition("[")
        written = Path(folder, "pyproject.toml").read_text(encoding="utf-8")
        known = set(tomllib.loads(written)["project"]["optional-dependencies"])
        unknown = set(filter(None, re.split(", *", extras))) - known
        assert not unknown, f"no such extra: {unknown}"


if __name__ == "__main__":
    main(sys.argv[1:])
