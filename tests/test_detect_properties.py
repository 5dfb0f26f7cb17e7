"""What holds of mentions on texts that nobody wrote."""

import sys

import pytest
from fuzz.mentions import PIECES, check
from hypothesis import given, settings
from hypothesis import strategies as st

from quantclaims.detect import detect_text

PIECE = st.sampled_from(PIECES)


@settings(max_examples=300)
@given(st.lists(PIECE, max_size=40).map(" ".join) | st.lists(PIECE, max_size=40).map("".join))
def test_words_beside_numbers(text: str) -> None:
    check(text)


@given(st.text())
def test_any_text(text: str) -> None:
    check(text)


@given(st.text(st.characters(codec="utf-8", categories=("Nd", "Nl", "No", "Sc", "P", "Z"))))
def test_digits_signs_and_spaces_of_every_script(text: str) -> None:
    check(text)


def calls(text: str) -> int:
    """Return how many functions run while a text is read."""
    number = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        detect_text(text)
    finally:
        sys.setprofile(None)
    return number


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1 ", "[", ",", "5-6 ", "2013 ", "million ", "$5 ", "5 of ", "two and "]
)
def test_work_grows_as_the_text_does(piece: str) -> None:
    once, four_times = (calls(piece * (length // len(piece))) for length in (600, 2_400))
    assert four_times < 5 * once


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["1", "[", ",", "(", " "])
def test_ten_megabytes_of_one_sign(piece: str) -> None:
    check(piece * 10_000_000)
