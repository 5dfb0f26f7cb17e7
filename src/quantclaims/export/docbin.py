"""spaCy DocBin: a Doc a sentence, its claims as the span group ``claims``."""

from pathlib import Path

import pandas as pd

from quantclaims.export.sentences import claim_sentences
from quantclaims.export.tables import Tables

__all__ = ["read_docbin", "write_docbin"]

SPANS = "claims"


def write_docbin(tables: Tables, path: Path) -> None:
    """Write the sentences with their claims as spans: the label is the kind, the id the claim's.

    A Doc's ``user_data`` has its ``source``, its ``start`` there, and the rows of its ``claims``.
    Spans are widened to whole tokens; the rows have the exact places.
    """
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("en")
    docs = DocBin(store_user_data=True)
    for sentence in claim_sentences(tables.claims):
        doc = nlp.make_doc(sentence.text)
        spans = []
        for row in sentence.rows:
            start, end = sentence.place(row)
            span = doc.char_span(start, end, label=row["kind"], alignment_mode="expand")
            if span is not None:
                span.id_ = row["claim_id"]
                spans.append(span)
        doc.spans[SPANS] = spans
        doc.user_data |= {"source": sentence.source, "start": sentence.start}
        doc.user_data["claims"] = list(sentence.rows)
        docs.add(doc)
    docs.to_disk(path)


def read_docbin(path: Path) -> pd.DataFrame:
    """Return the claims of a DocBin that :func:`write_docbin` wrote."""
    import spacy
    from spacy.tokens import DocBin

    docs = DocBin(store_user_data=True).from_disk(path).get_docs(spacy.blank("en").vocab)
    return pd.DataFrame([row for doc in docs for row in doc.user_data["claims"]])
