"""A browser to visit the explorer with, as a person would."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

ROOT = Path(__file__).parents[1]
NEEDS_CHROMIUM = "needs Chromium: apt-get install chromium"

WIDE, PHONE = (1280, 860), (400, 860)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window; the test is skipped where there is none."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip(NEEDS_CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        yield browser
        browser.close()


@contextmanager
def served(*arguments: str, cache: Path) -> Iterator[str]:
    """The link that ``quantclaims explore`` prints, served until the block is left."""
    command = [sys.executable, "-m", "quantclaims", "explore", *arguments, "--no-browser"]
    paths = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": paths}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            link = process.stdout.readline().strip()
            assert link.startswith("http://127.0.0.1:"), link
            yield link
        finally:
            process.terminate()


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that has opened the link, and all that went wrong on it."""

    page: Page
    base: str
    problems: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        """Open an address of the explorer."""
        self.page.goto(self.base + address)
        return self.page

    def texts(self, selector: str) -> list[str]:
        return [text.strip() for text in self.page.locator(selector).all_inner_texts()]


@contextmanager
def visiting(
    browser: Browser, link: str, size: Sequence[int] = WIDE, scheme: str = "light", js: bool = True
) -> Iterator[Visit]:
    """A fresh browser that opens the link; nothing may go wrong while it visits.

    That is: no error on the page or in the console, where Chromium reports what the content
    security policy stops; no dialog; no request to any other place.
    """
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=js,
    )
    page = context.new_page()
    visit = Visit(page, link.partition("/open")[0])
    page.set_default_timeout(10_000)
    page.on("pageerror", lambda error: visit.problems.append(f"error: {error}"))
    page.on("console", lambda said: visit.problems.append(f"console: {said.text}"))
    page.on("dialog", lambda dialog: _dismiss(visit, dialog))
    page.on("request", lambda asked: _watch(visit, asked.url))
    page.goto(link)
    yield visit
    context.close()
    assert visit.problems == []


def _dismiss(visit: Visit, dialog: Dialog) -> None:
    visit.problems.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def _watch(visit: Visit, url: str) -> None:
    if not url.startswith(f"{visit.base}/"):
        visit.problems.append(f"request: {url}")
