"""Numbers written out in words and read back, and what must hold of any text at all."""

import random
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quantclaims.detect import detect_text

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
)
_UNITS += "fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = ["", "thousand", "million", "billion", "trillion", "quadrillion"]


def spell(number: int, british: bool = True) -> str:
    """Write a whole number out, as in "two million, one thousand and five"."""
    if number < 20:
        return _UNITS[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_UNITS[number % 10]}" if number % 10 else "")
    if number < 1000:
        head = f"{_UNITS[number // 100]} hundred"
        joint = " and " if british else " "
        return head + (joint + spell(number % 100, british) if number % 100 else "")
    groups = []
    rest, power = number, 0
    while rest:
        rest, group = divmod(rest, 1000)
        if group:
            groups.append((group, power))
        power += 1
    words = ""
    for group, scale in reversed(groups):
        joint = " and " if british and not scale and group < 100 else (", " if british else " ")
        words += (joint if words else "") + f"{spell(group, british)} {_SCALES[scale]}".rstrip()
    return words


def _read_back(number: int, british: bool) -> None:
    words = spell(number, british)
    text = f"They counted {words} of them."
    mentions = detect_text(text)
    assert [text[m.start : m.end] for m in mentions] == [words]
    assert mentions[0].value == float(number)


def _numbers(count: int, seed: int) -> list[int]:
    """Return numbers of every length, small ones all of them."""
    source = random.Random(seed)
    drawn = [source.randrange(10 ** source.randint(3, 18)) for _ in range(count)]
    return [*range(min(count, 1001)), *drawn][:count]


@pytest.mark.parametrize("british", [True, False])
def test_numbers_in_words_are_read_back(british: bool) -> None:
    for number in _numbers(2000, seed=1):
        _read_back(number, british)


@pytest.mark.slow
@pytest.mark.parametrize("british", [True, False])
def test_a_hundred_thousand_numbers_are_read_back(british: bool) -> None:
    for number in _numbers(50_000, seed=2):
        _read_back(number, british)


@given(number=st.integers(0, 10**15), places=st.integers(0, 3))
def test_grouped_digits_are_read_back(number: int, places: int) -> None:
    printed = f"{number / 10**places:,.{places}f}"
    (mention,) = detect_text(f"It weighs {printed} kg.")
    assert mention.value == pytest.approx(float(printed.replace(",", "")))


_PIECES = st.sampled_from(
    "one two half a million percent of which in 2015 3 . , $ 5-6 about the first twice fold May"
    " dozens and € 1/2 hundred thousands No. ( ) – ships years ago who ’s ١٢ ½ per tonnes minus"
    " from to between including K2 \n \u00a0 24/7 15:30 21st 1990s top +7 bn 1.5m ² ones".split(" ")
)
_TEXT = st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=30).map(" ".join))


@given(text=_TEXT, edges=st.tuples(st.integers(0, 90), st.integers(0, 90)))
@settings(max_examples=400)
def test_mentions_stand_in_order_inside_the_stretch_that_was_asked_for(
    text: str, edges: tuple[int, int]
) -> None:
    start, end = sorted(min(edge, len(text)) for edge in edges)
    mentions = detect_text(text, start, end)
    ends = [start]
    for mention in mentions:
        assert ends[-1] <= mention.start < mention.end <= end
        assert any(character.isalnum() or character in "½¼¾" for character in _quote(text, mention))
        assert mention.rules[-1].startswith("role:")
        ends.append(mention.end)


def _quote(text: str, mention: object) -> str:
    return text[mention.start : mention.end]  # type: ignore[attr-defined]


@given(text=_TEXT)
def test_the_same_text_gives_the_same_mentions(text: str) -> None:
    assert detect_text(text) == detect_text(text)


def _calls(run: Callable[[], object]) -> int:
    """Return how many calls a function makes, those into C included."""
    count = 0

    def tick(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


_REPEATED = (
    "1|1 |1,|11,|111,|([|one |5 to |in 2014, |5 of which |May 5, |1 million |number of 5 |half |$5 "
    "|10 ships including 5, |A-1|twice |1/|1.|5 or |(5 |“5” |5, and the |how many 5 "
)


@pytest.mark.parametrize("piece", _REPEATED.split("|"))
def test_work_grows_with_the_length_of_the_text(piece: str) -> None:
    detect_text("5 ships")
    short, long = (_calls(lambda n=n: detect_text(piece * n)) for n in (400, 800))  # type: ignore[misc]
    assert long <= 2.1 * short + 200


@pytest.mark.slow
@pytest.mark.parametrize("character", ["7", "[", ","])
def test_a_line_of_ten_megabytes_is_read(character: str) -> None:
    assert len(detect_text(character * 10_000_000)) <= 1
