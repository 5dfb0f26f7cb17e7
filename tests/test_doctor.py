"""What is missing is said, with the command that mends it."""

from importlib.metadata import PackageNotFoundError

import pytest

from quantclaims import doctor


def test_a_missing_package_names_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(doctor, "_requirements", lambda: ["spacy<3.9,>=3.8.7"])
    monkeypatch.setattr(doctor, "version", nothing)
    check = doctor.examine()[-1]
    assert (check.name, check.found, check.good) == ("spacy", "not installed", False)
    assert check.remedy.endswith("-m pip install 'spacy<3.9,>=3.8.7'")


def test_a_release_that_does_not_fit_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_requirements", lambda: ["spacy<3.9,>=3.8.7"])
    monkeypatch.setattr(doctor, "version", lambda name: "2.0")
    assert doctor.examine()[-1].found == "2.0 does not fit"
