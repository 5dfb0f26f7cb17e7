"""The spaCy component in a pipeline that is not ours."""

import dataclasses
import subprocess
import sys
import tomllib
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from quantclaims.errors import ModelError
from quantclaims.language import load_language
from quantclaims.spacy_component import make_component

ROOT = Path(__file__).parents[1]
TEXT = "Exports grew by 8 percent last year. We are happy with that."


def pipeline() -> Language:
    """A pipeline put together from parts, ready for ours at its end."""
    source = load_language()
    parts = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")
    language = spacy.blank("en", vocab=source.vocab)
    for part in parts:
        language.add_pipe(part, source=source)
    return language


@pytest.fixture
def nlp() -> Language:
    return pipeline()


def spoken(nlp: Language, **user_data: str) -> Doc:
    doc = nlp.make_doc(TEXT)
    doc.user_data.update(user_data)
    return nlp(doc)


def test_spans_carry_their_claims(nlp: Language) -> None:
    nlp.add_pipe("quantclaims", config={"event_date": "2019-05-14", "speaker": "Anna Petrova"})
    doc = nlp(TEXT)
    (span,) = doc.spans["quantclaims"]
    assert (span.text, span.label_, span.id_) == ("8 percent", "percent", span._.claim.claim_id)
    claim = span._.claim
    assert (claim.value, claim.unit, claim.speaker) == (8.0, "percent", "Anna Petrova")
    assert (claim.event_date, claim.speaker_kind) == (date(2019, 5, 14), "named")
    assert TEXT[claim.start : claim.end] == claim.quote


def test_user_data_wins_over_the_settings(nlp: Language) -> None:
    nlp.add_pipe("quantclaims", config={"event_date": "2019-05-14", "speaker": "Anna Petrova"})
    doc = spoken(nlp, event_date="2001-01-31", speaker="Ivan Orlov")
    (span,) = doc.spans["quantclaims"]
    assert (span._.claim.event_date, span._.claim.speaker) == (date(2001, 1, 31), "Ivan Orlov")


def test_without_settings_nobody_speaks_on_no_day(nlp: Language) -> None:
    nlp.add_pipe("quantclaims")
    doc = nlp(TEXT)
    (span,) = doc.spans["quantclaims"]
    assert (span._.claim.speaker_kind, span._.claim.event_date) == ("anonymous", None)


def test_other_spans_have_no_claim(nlp: Language) -> None:
    nlp.add_pipe("quantclaims")
    doc = nlp(TEXT)
    assert doc[0:2]._.claim is None
    empty = nlp("")
    assert list(empty.spans["quantclaims"]) == []


def test_claims_survive_packing(nlp: Language) -> None:
    nlp.add_pipe("quantclaims", config={"event_date": "2019-05-14"})
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    (before,), (after,) = doc.spans["quantclaims"], again.spans["quantclaims"]
    assert dataclasses.asdict(after._.claim) == dataclasses.asdict(before._.claim)


ONE_AND_TWO = """
from test_spacy_component import TEXT, pipeline

nlp = pipeline()
nlp.add_pipe("quantclaims")
texts = [TEXT, "Imports fell by 3 percent.", "No figure here."]
one, two = (
    [[s._.claim for s in d.spans["quantclaims"]] for d in nlp.pipe(texts, n_process=n)]
    for n in (1, 2)
)
assert one == two
assert [len(claims) for claims in one] == [1, 1, 0]
"""


@pytest.mark.slow
def test_processes_give_the_same_claims() -> None:
    # In a process without threads: spaCy forks, and a fork of other tests' servers stands still.
    subprocess.run(
        [sys.executable, "-c", ONE_AND_TWO], cwd=Path(__file__).parent, check=True, timeout=300
    )


def test_a_pipeline_without_a_parser_is_refused_in_words() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quantclaims")
    with pytest.raises(ModelError, match=r"gives no parser.*accepted: a parser"):
        nlp(TEXT)


def test_the_entry_point_names_the_factory() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, _, name = project["entry-points"]["spacy_factories"]["quantclaims"].partition(":")
    assert getattr(import_module(module), name) is make_component
    assert Span.has_extension("claim")
