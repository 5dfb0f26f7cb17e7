"""A pipeline made faster annotates the same."""

from pathlib import Path

from spacy.language import Language

from quantclaims.blas import one_thread, use_openblas
from quantclaims.hasten import hasten
from quantclaims.language import load_language
from quantclaims.pipeline import read_transcripts
from quantclaims.types import Transcript

EXAMPLES = Path(__file__).parents[1] / "examples" / "transcripts"
WORDS = ("There ain't any.", "We're gonna pay what we gotta.", "Let's see: it gets, it got. \n No.")
"""What rules about several tokens are about, and white space."""


def test_a_hastened_pipeline_annotates_the_same() -> None:
    sentences = [*WORDS]
    for page in read_transcripts([EXAMPLES]):
        assert isinstance(page, Transcript)
        sentences += [page.document.text[s.start : s.end] for s in page.sentences]
    plain, fast = load_language(), load_language()
    hasten(fast)
    use_openblas(fast)
    with one_thread():
        assert _annotated(fast, sentences) == _annotated(plain, sentences)


def _annotated(language: Language, sentences: list[str]) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.pos_, t.lemma_, str(t.morph), t.dep_, t.head.i)
        for doc in language.pipe(sentences)
        for t in doc
    ]
