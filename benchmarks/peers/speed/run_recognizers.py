"""Microsoft Recognizers-Text: numbers, percentages and units, a paragraph at a time."""

from common import run, texts
from ms_recognizers_number import recognize_number, recognize_percentage
from ms_recognizers_number_with_unit import (
    recognize_age,
    recognize_currency,
    recognize_dimension,
    recognize_temperature,
)

READERS = (
    recognize_number,
    recognize_percentage,
    recognize_age,
    recognize_currency,
    recognize_dimension,
    recognize_temperature,
)


def work(paths: list[str]) -> int:
    lines = [line for text in texts(paths) for line in text.splitlines() if line]
    return sum(len(read(line, "en-us")) for line in lines for read in READERS)


run(work)
