"""The screen before the parser saves time and changes nothing."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from quantclaims import extract, link
from quantclaims.export import to_csv
from quantclaims.link.context import Parse, SentenceContext

EXAMPLES = Path(__file__).parents[1] / "examples" / "transcripts"


def test_without_the_screen_the_table_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = []

    def parse_all(contexts: Sequence[SentenceContext], parse: Parse, guarded: bool) -> None:
        for context, doc in zip(contexts, parse([c.text for c in contexts]), strict=True):
            context.parsed = doc
            parsed.append(doc)

    screened = to_csv(extract([EXAMPLES]))
    monkeypatch.setattr(link, "_parse_ahead", parse_all)
    assert to_csv(extract([EXAMPLES])) == screened
    assert len(parsed) > 100
