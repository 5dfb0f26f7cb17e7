"""Us: from files to claims, one process."""

from common import run

from quantclaims.engines import extract_document
from quantclaims.pipeline import run as run_files
from quantclaims.read.formats import read_bytes

extract_document(read_bytes("warm.txt", b"Talks\nAnna Petrova: Trade grew by 5 percent."))

run(lambda paths: sum(len(result.claims) for result in run_files(paths)))
