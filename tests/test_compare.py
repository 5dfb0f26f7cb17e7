"""How two claims about one thing stand to each other."""

import pytest
from claim_cases import Case, read_cases

from quantclaims.compare import compare


@pytest.mark.parametrize("case", list(read_cases("compare.txt")), ids=str)
def test_relation_of_two_claims(case: Case) -> None:
    found = compare(case.claims).to_dict("records")
    relation, *rules = case.wanted
    assert [row["relation"] for row in found] == [relation] * (relation != "none")
    for rule in rules:
        assert rule in found[0]["rule"]
