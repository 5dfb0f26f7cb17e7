"""Workers of a cluster that cannot do our work."""

import pytest

from quantclaims.engines import _check_workers
from quantclaims.errors import EngineError
from quantclaims.versions import source_hash


def test_workers_with_our_rules_and_none_at_all_will_do() -> None:
    _check_workers(lambda asked: {"tcp://1": asked(), "tcp://2": source_hash()})
    _check_workers(lambda _: {})


def test_workers_with_other_rules_are_refused() -> None:
    with pytest.raises(EngineError, match="another quantclaims than this one"):
        _check_workers(lambda asked: {"tcp://1": asked(), "tcp://2": "0" * 64})


def test_workers_without_the_package_are_refused() -> None:
    def run(_: object) -> dict[str, str]:
        raise ModuleNotFoundError("No module named 'quantclaims'")

    with pytest.raises(EngineError, match="lacks a package: No module named 'quantclaims'"):
        _check_workers(run)
