"""The ten functions that take most of our time, with cProfile.

python -m benchmarks.speed.profile FOLDER [--pages 200] [--sort tottime|cumtime]
"""

import argparse
import cProfile
import pstats
from pathlib import Path

from benchmarks.corpus import sample

SHOWN = 10


def main() -> None:
    """Profile a run over the folder's pages, the pipeline loaded and warm."""
    from quantclaims.engines import extract_document
    from quantclaims.pipeline import run
    from quantclaims.read import read_bytes

    parser = argparse.ArgumentParser(description="The ten functions that take most of our time.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--sort", choices=("tottime", "cumtime"), default="tottime")
    options = parser.parse_args()
    pages = sample(options.folder, options.pages)
    extract_document(read_bytes("warm.txt", b"Talks\nAnna Petrova: Trade grew by 5 percent."))
    with cProfile.Profile() as profile:
        list(run(pages))
    pstats.Stats(profile).strip_dirs().sort_stats(options.sort).print_stats(SHOWN)


if __name__ == "__main__":
    main()
