"""Us: from files to claims, one process."""

from pathlib import Path

from common import run

from quantclaims.pipeline import run as run_files

EXAMPLES = Path(__file__).parents[3] / "examples" / "transcripts"

list(run_files([EXAMPLES]))  # lexicons are read at first use

run(lambda paths: sum(len(result.claims) for result in run_files(paths)))
