"""Asserted, projected, asked, conditional or negated."""

from dataclasses import dataclass

from quantclaims.link.context import Discourse, SentenceContext
from quantclaims.types import Mention, ModalityName


@dataclass(frozen=True, slots=True)
class Modality:
    name: ModalityName = "asserted"
    rule: str = "modality:asserted"


def link_modality(mention: Mention, context: SentenceContext, discourse: Discourse) -> Modality:
    """Return how a figure is put forward."""
    return Modality()
