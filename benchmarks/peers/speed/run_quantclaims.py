"""Us: from files to claims, one process."""

from common import run

from quantclaims.language import load_language
from quantclaims.pipeline import extract_claims

language = load_language()

run(lambda paths: sum(1 for _ in extract_claims(paths, language.pipe)))
