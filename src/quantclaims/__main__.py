"""``python -m quantclaims`` is the command ``quantclaims``."""

from quantclaims.cli import app

app(prog_name="quantclaims")
