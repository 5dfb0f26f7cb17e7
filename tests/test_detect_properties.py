"""What holds of mentions on texts that nobody wrote."""

import sys

import pytest
from fuzz.mentions import PIECES, check
from hypothesis import given, settings
from hypothesis import strategies as st

from quantclaims.detect import detect_text

PIECE = st.sampled_from(PIECES)
TEXT = st.lists(PIECE, max_size=40).map(" ".join) | st.lists(PIECE, max_size=40).map("".join)


@settings(max_examples=300)
@given(TEXT)
def test_words_beside_numbers(text: str) -> None:
    check(text)


@settings(max_examples=200)
@given(TEXT, st.tuples(st.integers(0, 90), st.integers(0, 90)))
def test_a_stretch_of_a_text(text: str, edges: tuple[int, int]) -> None:
    check(text, *sorted(min(edge, len(text)) for edge in edges))


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


REPEATED = (
    "1|1 |1,|1.|11,|111,|1/|(|[|[1],|,|one |two and |half |twice |million |1 million |$5 |(5 |“5” |"
    "5 or |5-6 |5 to |5 of |5 of which |5, and the |2013 |in 2014, |May 5, |A-1|"
    "number of 5 |how many 5 |10 ships including 5, "
)


@pytest.mark.parametrize("piece", REPEATED.split("|"))
def test_work_grows_as_the_text_does(piece: str) -> None:
    detect_text("5 ships")  # what is read once is read
    short, long = (calls(piece * times) for times in (150, 300))
    assert long <= 2.1 * short + 200


@pytest.mark.slow
@pytest.mark.parametrize("sign", ["1", "[", ",", "(", " "])
def test_ten_megabytes_of_one_sign(sign: str) -> None:
    check(sign * 10_000_000)
