"""From a page on disk to rows."""

from pathlib import Path

import quantclaims

PAGE = """Events
Meeting with workers
March 6, 2013
President of Russia Vladimir Putin: Exports grew by 8.5 percent last year.
"""


def test_a_page_becomes_rows(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    (row,) = quantclaims.extract([page]).to_dict("records")
    assert (row["speaker"], row["value"], row["unit"]) == ("Vladimir Putin", 8.5, "percent")
    assert PAGE[row["start"] : row["end"]] == row["quote"] == "8.5 percent"
