"""Where our time goes: the seconds of each stage over some pages, in one process."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

Item = TypeVar("Item")

STAGES = ("read", "segment", "detect", "parse", "link", "table")


def stages(pages: Sequence[Path]) -> Counter[str]:
    """Return the processor seconds of each stage, from when the pipeline is loaded and warm."""
    from quantclaims.detect import detect
    from quantclaims.export import to_csv
    from quantclaims.language import load_language
    from quantclaims.link import link
    from quantclaims.read import read_documents
    from quantclaims.segment import segment
    from quantclaims.table import to_frames
    from quantclaims.types import Claim, Document

    spent: Counter[str] = Counter()

    def timed(stage: str, items: Iterable[Item]) -> Iterator[Item]:
        """Pass items on, counting the time that each takes to come."""
        source = iter(items)
        while True:
            began = time.process_time()
            try:
                item = next(source)
            except StopIteration:
                spent[stage] += time.process_time() - began
                return
            spent[stage] += time.process_time() - began
            yield item

    made: list[tuple[Claim, ...]] = []
    language = load_language()
    list(language.pipe(["Trade grew by 5 percent."]))
    for document in timed("read", read_documents(pages)):
        if not isinstance(document, Document):
            continue
        (transcript,) = timed("segment", map(segment, [document]))
        (mentions,) = timed("detect", map(detect, [transcript]))
        with language.memory_zone():
            parsed = spent["parse"]
            began = time.process_time()
            claims = link(transcript, mentions, lambda texts: timed("parse", language.pipe(texts)))
            spent["link"] += time.process_time() - began - (spent["parse"] - parsed)
        made.append(claims)
    list(timed("table", map(to_csv, to_frames(made))))
    return spent


def stage_lines(spent: Counter[str]) -> list[str]:
    """Return a table of the stages and their shares."""
    whole = spent.total()
    return [f"{'':10}{'seconds':>10}{'share':>8}"] + [
        f"{stage:10}{spent[stage]:>10.2f}{spent[stage] / whole:>8.0%}" for stage in STAGES
    ]
