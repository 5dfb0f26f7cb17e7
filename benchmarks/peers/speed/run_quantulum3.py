"""quantulum3 without its classifier, a paragraph at a time."""

import quantulum3.classifier
from common import run, texts

quantulum3.classifier.USE_CLF = False

from quantulum3 import parser  # noqa: E402

parser.parse("5 miles")


def work(paths: list[str]) -> int:
    lines = (line for text in texts(paths) for line in text.splitlines())
    return sum(len(parser.parse(line)) for line in lines if line)


run(work)
