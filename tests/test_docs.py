"""What the documentation shows is what happens: every code block is run, page by page."""

from pathlib import Path

import pytest
from docs_blocks import PAGES, ROOT, copied
from markdown_it import MarkdownIt

FILES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.slow
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs a git checkout")
@pytest.mark.parametrize("page", FILES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_of_a_page_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copied(tmp_path / "quantclaims"))
    for example in PAGES.parse(page).examples():
        example.evaluate()


@pytest.mark.parametrize("page", FILES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_block_of_a_page_goes_unrun(page: Path) -> None:
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    indented = [token.content for token in tokens if token.type == "code_block"]
    assert indented == [], "an indented block is not run; fence it as console"
