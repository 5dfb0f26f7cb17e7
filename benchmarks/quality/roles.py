"""Score the roles of numbers that are no claims against hand-made mentions.

    python -m benchmarks.quality.roles GOLD_FOLDER TRANSCRIPTS_FOLDER [--errors N]

``GOLD_FOLDER`` holds ``STEM.mentions.json`` files (``[{"start", "end", "quote", "role"}]``),
``TRANSCRIPTS_FOLDER`` the texts. A mention of ours and one of the gold match when their spans
overlap, each at most once, the best overlaps first; a gold mention without a match counts as
wrong. Prints, a line a role, how many are right.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from quantclaims.detect import detect, detect_furniture
from quantclaims.errors import QuantclaimsError
from quantclaims.read import read_documents
from quantclaims.segment import segment

_CLAIMS = ("claim", "whole")


class Marked(NamedTuple):
    """A span of text and the role it plays."""

    start: int
    end: int
    role: str
    rule: str = ""


def matched(found: Sequence[Marked], wanted: Sequence[Marked]) -> dict[Marked, Marked]:
    """Return wanted -> found for the pairs that overlap, best first, each used once.

    >>> matched([Marked(0, 8, "name")], [Marked(4, 8, "name"), Marked(9, 12, "period")])
    {Marked(start=4, end=8, role='name', rule=''): Marked(start=0, end=8, role='name', rule='')}
    """
    pairs = []
    for i, mine in enumerate(found):
        for j, gold in enumerate(wanted):
            shared = min(mine.end, gold.end) - max(mine.start, gold.start)
            if shared > 0:
                union = max(mine.end, gold.end) - min(mine.start, gold.start)
                pairs.append((-shared / union, i, j))
    used: set[int] = set()
    result: dict[Marked, Marked] = {}
    for _, i, j in sorted(pairs):
        if i not in used and wanted[j] not in result:
            used.add(i)
            result[wanted[j]] = found[i]
    return result


def marked(transcript: Path) -> tuple[str, list[Marked]]:
    """Return a transcript's text and all our mentions in it, furniture included."""
    (document,) = read_documents([transcript])
    if isinstance(document, QuantclaimsError):
        raise document
    parts = segment(document)
    mentions = [m for said in detect(parts) for m in said] + list(detect_furniture(parts))
    return document.text, [Marked(m.start, m.end, m.role, m.rules[-1]) for m in mentions]


def wanted(gold: Path) -> list[Marked]:
    """Return the gold mentions of a file that are no claims."""
    rows = json.loads(gold.read_text(encoding="utf-8"))
    return [Marked(r["start"], r["end"], r["role"]) for r in rows if r["role"] not in _CLAIMS]


def main() -> None:
    """Score every transcript that has gold."""
    parser = argparse.ArgumentParser(description="Score the roles of numbers that are no claims.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("transcripts", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print up to N wrong ones")
    options = parser.parse_args()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong: list[str] = []
    for gold in sorted(options.gold.glob("*.mentions.json")):
        stem = gold.name.removesuffix(".mentions.json")
        text, found = marked(options.transcripts / f"{stem}.txt")
        pairs = matched(found, wanted(gold))
        for want in wanted(gold):
            got = pairs.get(want, Marked(0, 0, "missed"))
            total[want.role] += 1
            right[want.role] += got.role == want.role
            if got.role != want.role:
                around = text[max(0, want.start - 60) : want.end + 40].replace("\n", " ")
                wrong.append(f"{stem}: {got.role} ({got.rule}) for {want.role}: {around}")
    for role, count in sorted(total.items()):
        print(f"{role:12} {right[role]:4} of {count:4}  {right[role] / count:.3f}")
    print(f"{'all':12} {right.total():4} of {total.total():4}  {right.total() / total.total():.3f}")
    print("\n".join(wrong[: options.errors]))


if __name__ == "__main__":
    main()
