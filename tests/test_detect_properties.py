"""What holds of mentions on texts that nobody wrote."""

from detect_invariants import PIECES, check
from hypothesis import given, settings
from hypothesis import strategies as st

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
