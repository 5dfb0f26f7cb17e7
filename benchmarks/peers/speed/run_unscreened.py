"""Us without the screen before the parser: every sentence is parsed, figure or not."""

from common import run

from quantclaims import link
from quantclaims.engines import extract_document
from quantclaims.pipeline import run as run_files
from quantclaims.read.formats import read_bytes


def parse_all(contexts, parse, guarded):
    for context, doc in zip(contexts, parse([c.text for c in contexts]), strict=True):
        context.parsed = doc


link._parse_ahead = parse_all
extract_document(read_bytes("warm.txt", b"Talks\nAnna Petrova: Trade grew by 5 percent."))

run(lambda paths: sum(len(result.claims) for result in run_files(paths)))
