"""The linker, and the whole way from a page to its rows."""

import zlib
from functools import cache

import pandas as pd
from spacy.language import Language

from fuzz import mentions, seeds
from fuzz.invariants import check_claims
from fuzz.target import Target
from quantclaims.detect import detect
from quantclaims.errors import ReadError
from quantclaims.export.delimited import read_csv, to_csv
from quantclaims.export.schema import validate
from quantclaims.language import load_language
from quantclaims.link import link
from quantclaims.read import read_bytes
from quantclaims.records import plain, revive
from quantclaims.segment import segment
from quantclaims.segment.sentences import sentence_spans
from quantclaims.segment.voice import transcript_of_voice
from quantclaims.table import to_frame, typed
from quantclaims.types import Claim, Transcript

__all__ = ["TARGETS"]

_ROLES = ("", "President of Russia", "Governor of Pskov Region", "Chair of the Board", "Minister")
_DAYS = ("", "2018-05-10", "2016-02-29", "0001-01-01", "9999-12-31")


@cache
def _language() -> Language:
    return load_language()


def _linked(transcript: Transcript) -> tuple[Claim, ...]:
    found = detect(transcript)
    with _language().memory_zone():
        claims = link(transcript, found, _language().pipe)
    check_claims(transcript, found, claims)
    return claims


def _check_sentences(data: bytes) -> None:
    """Some sentences of one voice on some day, linked."""
    text, choice = data.decode("utf-8", "replace"), zlib.crc32(data)
    role, day = _ROLES[choice % len(_ROLES)], _DAYS[choice // 8 % len(_DAYS)]
    spans = list(sentence_spans(text, 0, len(text)))
    for claim in _linked(transcript_of_voice(text, spans, day, "Anna Fox", role)):
        assert revive(plain(claim), Claim) == claim


def _check_page(data: bytes) -> None:
    """A page's rows keep to the schema, and come back from CSV as they were."""
    try:
        document = read_bytes("page.txt", data)
    except ReadError:
        return
    claims = _linked(segment(document))
    frame = validate(to_frame(claims))
    back = typed(read_csv(seeds.temporary("page.csv", to_csv(frame))))
    pd.testing.assert_frame_equal(back, frame)


_TALKS = ("aspect", "area", "indicator", "modality", "period", "detect", "roles", "peer_faults")
_PAGES = ("kremlin", "plain", "presidency", "whitehouse", "un_general", "fed_text", "markdown")

TARGETS = (
    Target(
        "link",
        _check_sentences,
        seeds.cases(*_TALKS),
        tuple(f"{piece} ".encode() for piece in mentions.PIECES) + seeds.WORDS,
        longest=600,
    ),
    Target("page", _check_page, seeds.pages(*_PAGES), seeds.WORDS, longest=4_000),
)
