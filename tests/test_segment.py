"""Pages into events, turns and sentences."""

from quantclaims.lexicon import load_rows
from quantclaims.segment import labels


def test_every_office_is_found_in_its_example() -> None:
    for office in load_rows("offices", labels.Office):
        role, name = labels.split_role(office.example)
        assert office.noun in role.lower(), office
        assert name, office
