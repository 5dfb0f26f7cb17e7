"""The notebooks run, and each pair says one thing."""

import os
import runpy
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "notebooks"
NAMES = sorted(path.stem for path in FOLDER.glob("0*.py"))

jupytext = pytest.importorskip("jupytext")


@pytest.mark.parametrize("name", NAMES)
def test_a_pair_says_one_thing(name: str) -> None:
    source, notebook = (jupytext.read(FOLDER / f"{name}{end}") for end in (".py", ".ipynb"))
    pairs = zip(source.cells, notebook.cells, strict=True)
    assert all(a.source == b.source for a, b in pairs), "run: make notebooks"


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_has_its_outputs_and_no_error(name: str) -> None:
    cells = [cell for cell in jupytext.read(FOLDER / f"{name}.ipynb").cells if "outputs" in cell]
    outputs = [output for cell in cells for output in cell.outputs]
    assert [one for one in outputs if one.output_type == "error"] == []
    assert any("image/svg+xml" in one.get("data", {}) for one in outputs)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_runs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    execute = runpy.run_path(str(FOLDER / "execute.py"))["execute"]
    executed = execute(FOLDER / f"{name}.py")
    assert all(cell.get("execution_count") for cell in executed.cells if cell.cell_type == "code")
