"""A review as a person does it, in Chromium: nothing that the page called saved is ever lost."""

import getpass
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import PHONE, WIDE, chromium
from playwright.sync_api import Browser, Error, Page

from quantclaims.compare.examples import example_claim
from quantclaims.export import export, read_claims
from quantclaims.pipeline import extract
from quantclaims.review import Decision, apply, read
from quantclaims.table import to_frame
from quantclaims.types import Claim

pytestmark = pytest.mark.slow

MANY = 200
PAGES = 5
VERDICTS = {"accepted": "accept", "rejected": "reject"}
WAIT = 30_000
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
TALK = """Events
Meeting with the head of a dairy
March 6, 2019
Head of the dairy Olga Zimina: We milk 1,200 cows. Last year, output grew by 8 percent, to
14,000 tonnes of milk. Exports to Kazakhstan came to $3 million.

President of Russia Andrei Sokolov: How many people work here? I was told 450 people.

Head of the dairy Olga Zimina: Yes, 450. We want to double exports by 2024. The second of your
plants has a hall of 30 hectares.
"""


@dataclass(frozen=True)
class Server:
    """An explorer in a process of its own."""

    process: "subprocess.Popen[str]"
    link: str
    journal: Path

    @property
    def root(self) -> str:
        return self.link.partition("/open")[0]

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def decisions(self) -> tuple[Decision, ...]:
        return read([self.journal]).decisions


@contextmanager
def serving(claims: Path, *options: str) -> Iterator[Server]:
    """Start ``quantclaims explore --review`` on a table; the journal is kept beside it."""
    journal = claims.with_name("corrections.jsonl")
    command = [sys.executable, "-m", "quantclaims", "explore", str(claims), "--no-browser"]
    review = ["--review", "--corrections", str(journal), *options]
    environment = {**os.environ, "XDG_CACHE_HOME": str(claims.parent / "cache")}
    with subprocess.Popen(
        [*command, *review], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        try:
            yield Server(process, process.stdout.readline().strip(), journal)
        finally:
            process.kill()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


Opened = Callable[[Server], Page]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Open a server's link in a window of its own; what a page's script throws is an error."""
    contexts = []
    thrown: list[str] = []

    def open_link(server: Server) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        context.set_default_timeout(WAIT)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: thrown.append(str(error)))
        page.goto(server.link)
        return page

    yield open_link
    for context in contexts:
        context.close()
    assert thrown == []


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def said(page: Page, words: str) -> None:
    page.locator("#said", has_text=words).wait_for()


def states(page: Page) -> dict[str, str]:
    """The state that each row of the table shows, as its badge has it."""
    script = """rows => rows.map(row => {
        const badge = row.querySelector("[data-badge]");
        return [row.dataset.claim, badge.hidden ? "" : badge.textContent];
    })"""
    return dict(page.locator("tr[data-claim]").evaluate_all(script))


def select(page: Page, words: str) -> None:
    """Select words of the transcript, as with the mouse."""
    script = """(article, words) => {
        const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(
                walker.currentNode, at, walker.currentNode, at + words.length);
            return;
        }
        throw new Error(`no ${words}`);
    }"""
    page.locator("article.transcript").evaluate(script, words)
    page.locator("#add").wait_for()


def some_claims(number: int) -> list[Claim]:
    return [
        replace(
            example_claim(claim_id=f"c{n:03}", value=float(n), quote=f"{n:03} percent"),
            source="talk.txt",
            start=100 * n,
            end=100 * n + 11,
            sentence=f"Exports grew by {n:03} percent.",
        )
        for n in range(number)
    ]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    export(to_frame(some_claims(50 * PAGES)), tmp_path / "claims.csv", beside=False)
    return tmp_path / "claims.csv"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    export(extract([tmp_path / "talk.txt"]), tmp_path / "claims.csv", beside=False)
    return tmp_path / "claims.csv"


def test_a_review_by_keyboard_is_kept_by_a_new_extraction(talk: Path, opened: Opened) -> None:
    claims = read_claims([talk])
    with serving(talk, "--who", "Ann") as server:
        page = opened(server)
        page.goto(f"{server.root}/?q=output")
        assert page.locator("tr[data-claim]").count() >= 2
        press(page, "j", "Enter")
        page.wait_for_url("**/claim**")
        press(page, "a")
        said(page, "Saved: accepted")
        press(page, "e")
        page.locator("#f-area").fill("KZA")
        press(page, "Enter")
        page.locator("#fault-area", has_text="Accepted: an ISO 3166-1 alpha-3 code").wait_for()
        said(page, "Not saved")
        page.locator("#f-area").fill("Kazakhstan")
        page.locator("#f-aspect").select_option("share")
        press(page, "Tab")
        page.locator("#f-area").press("Enter")
        said(page, "Saved: edited")
        page.goto(server.root)
        press(page, "j", "x")
        page.locator(".badge-rejected").wait_for()
        press(page, "u")
        said(page, "Saved: taken back")
        press(page, "n")
        page.locator("#note-text").fill("Ask the head of the dairy.")
        press(page, "Control+Enter")
        said(page, "Saved: noted")
        select(page, "second")
        press(page, "+")
        page.locator("#adding").wait_for()
        assert page.locator("#f-value").input_value() == "2"
        page.locator("#f-kind").select_option("rank")
        page.locator("#f-unit").fill("rank")
        page.locator("#f-indicator").fill("plants")
        press(page, "Enter")
        page.locator("#review .badge-added").wait_for()
        said(page, "Saved: added “second”")
        press(page, "?")
        page.locator("#help[open]", has_text="make a claim of the selected words").wait_for()
        kept = server.decisions()
    actions = [one.action for one in kept]
    assert actions == ["accept", "edit", "reject", "undo", "note", "add"]
    (talk.parent / "talk.txt").write_text(TALK.replace("March 6", "\nMarch 7"), encoding="utf-8")
    newer = extract([talk.parent / "talk.txt"])
    assert not set(newer["claim_id"]) & set(claims["claim_id"]), "another date, other names"
    text = (talk.parent / "talk.txt").read_text(encoding="utf-8")
    applied = apply(newer, kept, lambda source: text)
    assert not applied.lost
    assert not applied.refused
    assert len(applied.claims) == len(claims) + 1
    rows = {row["quote"]: row for row in applied.claims.to_dict("records")}
    assert rows["second"]["rules"] == "review:added"
    accepted, edited = (rows[one.quote] for one in kept[:2])
    assert accepted["rules"].endswith("review:accepted")
    assert (edited["area"], edited["aspect"]) == ("KAZ", "share")
    assert all(text[row["start"] : row["end"]] == quote for quote, row in rows.items())


def decide_some(page: Page, server: Server, number: int) -> dict[str, str]:
    """Decide the first undecided rows of a page one after the other; return what it then shows."""
    for name in [name for name, state in states(page).items() if not state][:number]:
        page.locator(f'tr[data-claim="{name}"] a.open').focus()
        press(page, "x" if int(name[1:]) % 3 == 2 else "a")
    page.locator(".badge-saving").first.wait_for(state="detached")
    return {name: state for name, state in states(page).items() if state}


def review_all(page: Page, server: Server) -> dict[str, str]:
    """Decide on some rows of every page, until all is done or the server is gone."""
    shown: dict[str, str] = {}
    for number in range(1, PAGES + 1):
        try:
            page.goto(f"{server.root}/?page={number}")
        except Error:
            break
        shown |= decide_some(page, server, MANY // PAGES - len(decided_on(page)))
    return shown


def decided_on(page: Page) -> list[str]:
    return [name for name, state in states(page).items() if state]


def kill_amid(server: Server, decisions: int) -> None:
    # Lines alone are counted: to read them again and again would hold up the one who presses.
    while not server.journal.exists() or _lines(server.journal) < decisions:
        sleep(0.01)
    server.kill()


def _lines(journal: Path) -> int:
    return journal.read_bytes().count(b"\n")


def test_killed_amid_two_hundred_decisions(many: Path, opened: Opened) -> None:
    with serving(many) as server:
        page = opened(server)
        killer = Thread(target=kill_amid, args=[server, 93])
        killer.start()
        shown = review_all(page, server)
        killer.join()
    told = {name: state for name, state in shown.items() if state in VERDICTS}
    kept = {one.claim_id: one.action for one in server.decisions()}
    assert {name: kept.get(name) for name in told} == {n: VERDICTS[told[n]] for n in told}
    assert 93 <= len(kept) < MANY
    assert len(told) >= 90
    assert "not saved" in shown.values()
    with serving(many) as server:
        shown = review_all(opened(server), server)
        assert {name: shown[name] for name in told} == told
        assert len(shown) == len(server.decisions()) == MANY


def test_two_windows_of_two_people_at_once(many: Path, opened: Opened) -> None:
    with serving(many, "--who", "Ann") as one, serving(many, "--who", "Ben") as other:
        pages = [opened(one), opened(other)]
        for page in pages:
            press(page, "j")
        for row in range(24):
            press(pages[0], "a")
            press(pages[1], "x" if row % 4 == 0 else "a")
        for page in pages:
            page.locator(".badge-saving").first.wait_for(state="detached")
            assert len([state for state in states(page).values() if state]) == 24
        decisions = one.decisions()
        for who in ("Ann", "Ben"):
            own = [d.claim_id for d in decisions if d.who == who]
            assert own == [f"c{n:03}" for n in range(24)]
        pages[0].reload()
        assert pages[0].locator(".badge-conflict").count() == 6
        assert not read([one.journal]).unread


def test_two_windows_of_one_person_at_once(many: Path, opened: Opened) -> None:
    with serving(many) as server:
        first = opened(server)
        second = first.context.new_page()
        second.goto(f"{server.root}/?page=2")
        for page in (first, second):
            press(page, "j")
        for _ in range(24):
            press(first, "a")
            press(second, "x")
        for page in (first, second):
            page.locator(".badge-saving").first.wait_for(state="detached")
        decisions = server.decisions()
        assert {one.who for one in decisions} == {getpass.getuser()}
        accepted = [one.claim_id for one in decisions if one.action == "accept"]
        rejected = [one.claim_id for one in decisions if one.action == "reject"]
        assert accepted == [f"c{n:03}" for n in range(24)]
        assert rejected == [f"c{n:03}" for n in range(50, 74)]


def check_as_everybody_sees_it(page: Page) -> None:
    """Nothing on a page hinders anybody, wide or narrow, light or dark."""
    for width, height in (WIDE, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "it fits the window"
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = Axe().run(page).response["violations"]
            nodes = [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
            assert nodes == [], (width, scheme)


def test_a_review_is_accessible(talk: Path, browser: Browser) -> None:
    with serving(talk) as server:
        page = browser.new_page(bypass_csp=True)  # or axe could not be put into the page
        page.goto(server.link)
        press(page, "j", "a", "x")
        page.locator(".badge-rejected").wait_for()
        check_as_everybody_sees_it(page)
        press(page, "n")
        page.locator("#note-text").fill("Is that so?")
        check_as_everybody_sees_it(page)
        press(page, "Control+Enter")
        said(page, "Saved: noted")
        press(page, "e")
        page.locator("#f-value").fill("-1")
        press(page, "Enter")
        page.locator("#fault-value").wait_for()
        check_as_everybody_sees_it(page)
        press(page, "Escape")
        select(page, "second")
        check_as_everybody_sees_it(page)
        page.close()
