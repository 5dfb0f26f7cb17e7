"""Us without the screen before the parser: every sentence is parsed, figure or not."""

from pathlib import Path

from common import run

from quantclaims import link
from quantclaims.pipeline import run as run_files


def parse_all(contexts, parse, guarded):
    for context, doc in zip(contexts, parse([c.text for c in contexts]), strict=True):
        context.parsed = doc


link._parse_ahead = parse_all
EXAMPLES = Path(__file__).parents[3] / "examples" / "transcripts"

list(run_files([EXAMPLES]))  # lexicons are read at first use

run(lambda paths: sum(len(result.claims) for result in run_files(paths)))
