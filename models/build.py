"""Assemble ``en_quantclaims``: the English pipeline, and the component that reads figures.

    python models/build.py [FOLDER]

The folder, by default beside this file, is what ``spacy.load`` takes.
"""

import sys
from pathlib import Path

from spacy.language import Language

import quantclaims
from quantclaims.language import load_language
from quantclaims.spacy_component import KEY

NAME = "quantclaims"


def build(folder: Path) -> Language:
    """Write the pipeline to a folder, and return it."""
    nlp = load_language()
    parser = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
    nlp.add_pipe(KEY)
    nlp.meta.update(
        name=NAME,
        version=quantclaims.__version__,
        description=f"{parser}, and a component that reads quantitative claims.",
        author="The quantclaims authors",
        email="",
        url="",
        license="MIT",
        requirements=[f"quantclaims=={quantclaims.__version__}"],
    )
    nlp.to_disk(folder)
    return nlp


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "en_quantclaims"
    print(f"{target}: {', '.join(build(target).pipe_names)}")
