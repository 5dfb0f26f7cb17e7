"""How a sentence was read, line by line."""

import io

from rich.console import Console
from rich.text import Text

from quantclaims.detect import detect_text
from quantclaims.explain import explain

SENTENCE = "In the first nine months output grew by about 8.5 percent to 5-6 million tonnes a year."


def printed(lines: list[Text], colour: bool) -> str:
    out = io.StringIO()
    console = Console(
        file=out, force_terminal=colour, color_system="standard" if colour else None, soft_wrap=True
    )
    console.print(*lines)
    return out.getvalue()


def test_every_mention_is_explained_in_order() -> None:
    first, *lines = [line.plain for line in explain(SENTENCE)]
    assert first == SENTENCE
    assert [line for line in lines if not line.startswith(" ")] == [
        f"{SENTENCE[mention.start : mention.end]}: {mention.role}"
        for mention in detect_text(SENTENCE)
    ]


def test_a_mention_that_is_no_claim_shows_its_value_and_its_rules() -> None:
    lines = [line.plain for line in explain(SENTENCE)]
    of_months = lines[lines.index("nine months: period") + 1]
    assert "kind measure, value 9, bound exact, unit mo  by words, unit:duration" in of_months


def test_colours_are_for_terminals() -> None:
    lines = list(explain(SENTENCE))
    assert "\x1b[" not in printed(lines, colour=False)
    assert "\x1b[1;32m8.5 percent" in printed(lines, colour=True)
