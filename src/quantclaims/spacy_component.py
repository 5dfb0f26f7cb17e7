"""The component ``quantclaims`` for anybody's spaCy pipeline that parses English.

>>> from quantclaims.language import load_language
>>> nlp = load_language()
>>> component = nlp.add_pipe("quantclaims", config={"event_date": "2019-05-14"})
>>> doc = nlp("Exports grew by 8 percent last year.")
>>> for span in doc.spans["quantclaims"]:
...     print(span.text, span.label_, span._.claim.value, span._.claim.unit)
8 percent percent 8.0 percent

The text of a ``Doc`` is taken as the words of one voice; whole transcripts, with their headers and
speakers' labels, go through :func:`quantclaims.extract` instead.
"""

import functools
from collections.abc import Callable, Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from quantclaims.detect import detect
from quantclaims.errors import ModelError
from quantclaims.link import link
from quantclaims.records import plain, revive
from quantclaims.segment.voice import transcript_of_voice
from quantclaims.types import Claim

__all__ = ["add_claims", "make_component"]

KEY = "quantclaims"
_NEEDED = {"DEP": "a parser", "TAG": "a tagger", "POS": "parts of speech", "LEMMA": "lemmas"}


@Language.factory(
    KEY,
    default_config={"event_date": "", "speaker": "", "speaker_role": ""},
    requires=["doc.sents", "token.dep", "token.head", "token.tag", "token.pos", "token.lemma"],
    assigns=["doc.spans", "span._.claim"],
)
def make_component(
    nlp: Language, name: str, event_date: str, speaker: str, speaker_role: str
) -> Callable[[Doc], Doc]:
    """Return the component; spaCy calls this at ``nlp.add_pipe("quantclaims")``.

    ``event_date`` (ISO 8601) anchors "last year"; ``speaker`` and ``speaker_role`` are who talks.
    """
    Span.set_extension("claim", getter=_claim_of, force=True)
    return functools.partial(
        add_claims, event_date=event_date, speaker=speaker, speaker_role=speaker_role
    )


def add_claims(doc: Doc, event_date: str = "", speaker: str = "", speaker_role: str = "") -> Doc:
    """Set ``doc.spans["quantclaims"]``, one span a figure, in the order of the text.

    A span's label is the figure's kind, ``span.id_`` the claim's name and ``span._.claim`` the
    :class:`~quantclaims.types.Claim`. What ``doc.user_data`` holds under ``event_date``,
    ``speaker``, ``speaker_role`` and ``source`` wins over the arguments. Raises
    :class:`~quantclaims.errors.ModelError` where the ``Doc`` lacks a parse.
    """
    _check(doc)
    transcript = transcript_of_voice(
        doc.text,
        [(sentence.start_char, sentence.end_char) for sentence in doc.sents],
        str(doc.user_data.get("event_date", event_date)),
        doc.user_data.get("speaker", speaker),
        doc.user_data.get("speaker_role", speaker_role),
        doc.user_data.get("source", ""),
    )
    parses = {_flat(sentence.text): sentence for sentence in doc.sents}

    def parse(texts: Iterable[str]) -> Iterator[Doc]:
        return (parses[text].as_doc() for text in texts)

    claims = link(transcript, detect(transcript), parse)
    doc.spans[KEY] = [_span(doc, claim) for claim in claims]
    # Plain values, because spaCy packs the user data of a Doc that crosses processes.
    doc.user_data[KEY] = {claim.claim_id: plain(claim) for claim in claims}
    return doc


def _span(doc: Doc, claim: Claim) -> Span:
    """The tokens that hold a figure, all of a token where the figure is a part of it."""
    span = doc.char_span(
        claim.start, claim.end, claim.kind, span_id=claim.claim_id, alignment_mode="expand"
    )
    assert span is not None
    return span


def _check(doc: Doc) -> None:
    missing = [words for name, words in _NEEDED.items() if not doc.has_annotation(name)]
    if missing:
        raise ModelError(
            f"quantclaims: the pipeline gives no {', '.join(w.split()[-1] for w in missing)}; "
            f"accepted: {', '.join(_NEEDED.values())} before it, as in en_core_web_sm"
        )


def _flat(text: str) -> str:
    """A sentence as linking asks for it: line breaks as spaces, see ``SentenceContext.text``."""
    return text.replace("\n", " ").replace("\r", " ")


def _claim_of(span: Span) -> Claim | None:
    """The claim of a span of ``doc.spans["quantclaims"]``, nothing for another span."""
    cells = span.doc.user_data.get(KEY, {}).get(span.id_)
    if cells is None:
        return None
    return revive(cells, Claim)
