"""What stands in for pip where pages of documentation are run: it looks whether pip could.

``pip install '.[plot]'`` succeeds where the folder holds a project that has that extra.
"""

import re
import sys
import tomllib
from pathlib import Path

command, *targets = [word for word in sys.argv[1:] if not word.startswith("-")]
assert command == "install", command
for target in targets:
    folder, _, extras = target.rstrip("]").partition("[")
    project = tomllib.loads(Path(folder, "pyproject.toml").read_text(encoding="utf-8"))["project"]
    unknown = set(filter(None, re.split(", *", extras))) - set(project["optional-dependencies"])
    assert not unknown, f"no such extra: {unknown}"
