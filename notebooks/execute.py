"""Execute the notebooks and write them with their outputs: ``python notebooks/execute.py``."""

import sys
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).parent


def execute(source: Path) -> nbformat.NotebookNode:
    """Return the notebook of a ``.py`` file with its outputs; the first error stops it."""
    notebook = jupytext.read(source)
    notebook.metadata["kernelspec"] = {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number}"
    client = NotebookClient(
        notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(HERE)}}
    )
    client.execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # when it ran, which is nobody's business
    return notebook


def main() -> None:
    """Execute those named, or all."""
    names = sys.argv[1:] or sorted(path.stem for path in HERE.glob("0*.py"))
    for name in names:
        nbformat.write(execute(HERE / f"{name}.py"), HERE / f"{name}.ipynb")


if __name__ == "__main__":
    main()
