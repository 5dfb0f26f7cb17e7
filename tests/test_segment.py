"""Pages into events, turns and sentences."""

from quantclaims.lexicon import load_rows
from quantclaims.segment import names, people


def test_every_office_is_found_in_its_example() -> None:
    for office in load_rows("offices", names.Office):
        role, name = names.split_role(office.example)
        assert office.noun in role.lower(), office
        assert name, office


def test_every_given_name_is_found_in_its_example() -> None:
    for row in load_rows("given_names", people.GivenName):
        assert people.canonical_spelling(row.example).split()[0] == row.name
