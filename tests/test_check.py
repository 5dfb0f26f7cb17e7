"""What the arithmetic among claims says."""

import pytest
from claim_cases import Case, read_cases

from quantclaims.check import check


@pytest.mark.parametrize("case", list(read_cases("check.txt")), ids=str)
def test_verdict_on_claims(case: Case) -> None:
    found = check(case.claims, case.reference).to_dict("records")
    if case.wanted == ["none"]:
        assert found == []
        return
    verdict, rule, *words = (word.replace("_", " ") for word in case.wanted)
    rule = rule.replace(" ", "_")
    matching = [row for row in found if row["rule"] == rule]
    assert [row["verdict"] for row in matching] == [verdict]
    for word in words:
        assert word in matching[0]["arithmetic"]
