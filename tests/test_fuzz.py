"""Every fuzz target: its seeds, what once broke it, and a fixed sample of changed inputs."""

import math
from pathlib import Path
from random import Random

import pytest
from fuzz.mutate import mutated
from fuzz.target import FOUND, Target, attempt, found
from fuzz.targets import TARGETS, runnable

_SOUND = 300
"""Of more sound inputs than so many, each second one, or third, ..., is tried."""
_CHANGED = 60

# What libraries warn of in files that are broken on purpose is not for us to mend.
pytestmark = pytest.mark.filterwarnings("ignore")

KEPT = sorted(FOUND.glob("*/*"))
NAMES = {target.name: target for target in TARGETS}


@pytest.fixture(params=TARGETS, ids=lambda target: target.name)
def target(request: pytest.FixtureRequest) -> Target:
    """A fuzz target whose libraries are installed."""
    target: Target = request.param
    if not runnable(target):
        pytest.skip(f"needs {', '.join(target.needs)}")
    return target


def test_a_sound_input_is_taken(target: Target) -> None:
    seeds = target.seeds()
    assert seeds
    for data in seeds[:: math.ceil(len(seeds) / _SOUND)]:
        target.check(data)


def test_changed_inputs_break_nothing(target: Target) -> None:
    inputs = target.seeds()
    for seed in range(_CHANGED):
        data = mutated(Random(seed), inputs, target.words, target.longest)
        assert attempt(target, data) is None, (seed, data)


@pytest.mark.parametrize(
    "path", sorted(FOUND.glob("*/*")), ids=lambda p: f"{p.parent.name}/{p.name}"
)
def test_what_once_broke_it_is_mended(path: Path) -> None:
    target = NAMES[path.parent.name]
    if not runnable(target):
        pytest.skip(f"needs {', '.join(target.needs)}")
    assert path in found(target)
    target.check(path.read_bytes())
