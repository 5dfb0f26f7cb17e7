"""Numbers written out, in words and in grouped digits, and read back."""

import random

import pytest
from hypothesis import given
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
