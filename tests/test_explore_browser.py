"""The explorer in Chromium, driven as a person would."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import PHONE, WIDE, Visit, chromium, served, visiting
from playwright.sync_api import Browser, expect

from quantclaims.compare.examples import example_claim
from quantclaims.export import read_claims
from quantclaims.export.json_lines import to_json_lines
from quantclaims.table import to_frame

pytestmark = pytest.mark.slow

VIEWS = (
    "/",
    "/?q=nothingofthesort",
    "/?kind=money&sort=-value",
    "/claim?id={claim}#here",
    "/chart",
    "/chart?indicator=trade_turnover",
    "/compare",
    "/check",
    "/beside?id={claim}&id={other}",
    "/values?of=indicator",
    "/nowhere",
)
CLAIM, OTHER = "$9.4 billion", "$1.65 billion"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    cache = tmp_path_factory.mktemp("cache")
    with served("examples/transcripts", cache=cache) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, link: str) -> Iterator[Visit]:
    with visiting(browser, link) as found:
        yield found


def number(visit: Visit) -> int:
    """How many claims the heading says there are."""
    return int(visit.page.locator("h1").inner_text().split()[0].replace(",", ""))


def claim_id(visit: Visit, figure: str) -> str:
    visit.go(f"/?q={quote(f'{chr(34)}{figure}{chr(34)}')}")
    found = visit.page.locator("tr[data-claim]", has=visit.page.get_by_text(figure, exact=True))
    return found.first.get_attribute("data-claim") or ""


def test_claims_are_filtered_searched_sorted_and_the_view_has_a_link(
    visit: Visit, browser: Browser, link: str
) -> None:
    page = visit.page
    everything = number(visit)
    page.get_by_role("link", name="money").click()
    money = number(visit)
    assert 0 < money < everything
    page.get_by_role("searchbox").fill("trade")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Remove: “trade”")).to_be_visible()
    page.get_by_role("columnheader").get_by_role("link", name="Figure").click()
    expect(page.locator("th[aria-sort=descending]")).to_contain_text("Figure")
    shown = visit.texts("td.value a")
    assert 0 < len(shown) < money
    with visiting(browser, link) as another:
        another.page.goto(page.url)
        assert another.texts("td.value a") == shown
    page.get_by_role("link", name="Remove Kind: money").click()
    page.get_by_role("link", name="Remove: “trade”").click()
    assert number(visit) == everything
    page.go_back()
    assert number(visit) < everything


def test_a_claim_opens_its_transcript_at_the_passage(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("searchbox").fill("reaching billion")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=CLAIM).click()
    expect(page.locator("#here")).to_have_text(CLAIM)
    expect(page.locator("#here")).to_be_in_viewport()
    assert page.locator("a.figure").count() > 8
    assert "In the first six months of this year" in visit.texts(".period.own")
    page.locator(".facts div", has_text="Period").get_by_text("Why").click()
    assert any(rule.startswith("period:") for rule in visit.texts(".why[open] code"))
    page.get_by_role("link", name="11 percent").first.click()
    expect(page.locator("#here")).to_have_text("11 percent")
    expect(page.get_by_role("complementary")).to_contain_text("growth")
    page.go_back()
    page.locator("#back").click()
    assert "q=reaching" in page.url


def test_all_can_be_done_by_keyboard(visit: Visit) -> None:
    page = visit.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("trade")
    page.keyboard.press("Enter")
    expect(page.locator(".chips")).to_be_visible()
    figures = visit.texts("td.value a")
    for key in ("j", "j", "k", "j"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    page.wait_for_url("**/claim?**")
    assert page.locator("#here").inner_text() in figures[1]
    for key, place in (("j", "3 of"), ("k", "2 of")):
        page.wait_for_load_state()
        page.keyboard.press(key)
        expect(page.locator(".place")).to_contain_text(place)
    page.wait_for_load_state()
    page.keyboard.press("b")
    expect(page.locator("h1")).to_contain_text("claims")


def test_an_indicator_is_drawn_and_a_mark_leads_to_its_claim(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("link", name="Chart").click()
    page.locator("main").get_by_role("link", name=re.compile("^Trade turnover")).click()
    marks = page.locator("svg.wide a")
    expect(marks.first).to_be_visible()
    assert marks.count() >= 5
    page.get_by_text("As a table").first.click()
    assert page.locator(".points").first.locator("tbody tr").count() >= 4
    mark = page.get_by_role("link", name="Daniyar Akhmetov: $25–30 billion, planned, for 2025")
    mark.locator(".glyph").click()
    expect(page.locator("#here")).to_have_text("$25–30 billion")


def test_findings_show_both_passages_side_by_side(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("link", name="Compare").click()
    page.get_by_role("link", name=re.compile("^agrees")).click()
    pair = page.locator("li.pair").first
    assert pair.locator("article").count() == 2
    tops = [box["y"] for one in pair.locator("article").all() if (box := one.bounding_box())]
    assert tops[0] == tops[1]
    pair.get_by_text("Why").click()
    assert visit.texts("li.pair .why[open] code")
    pair.get_by_role("link", name="Read in their transcripts").click()
    assert page.locator("article.transcript").count() == 2
    page.get_by_role("link", name="Check").click()
    expect(page.locator("li.pair").first).to_contain_text("18 billion USD / 6 billion USD = 3")


def test_what_is_filtered_is_downloaded(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    page.get_by_role("link", name="rank").click()
    shown = {row.get_attribute("data-claim") for row in page.locator("tr[data-claim]").all()}
    for title in ("CSV .csv", "Parquet", "SQLite"):
        page.get_by_text("Download", exact=True).click()
        with page.expect_download() as waited:
            page.get_by_role("link", name=title).click()
        file = tmp_path / waited.value.suggested_filename
        waited.value.save_as(file)
        assert set(read_claims([file])["claim_id"]) == shown
        page.keyboard.press("Escape")


def test_all_groups_of_a_facet_can_be_found(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("link", name=re.compile("^All .* of Indicator")).click()
    page.get_by_label("Holding the words").fill("pipe")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="pipeline").click()
    assert number(visit) == len(visit.texts("td.indicator")) > 0


@pytest.mark.parametrize(
    ("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")], ids=["wide light", "phone dark"]
)
def test_no_page_hinders_anybody(
    browser: Browser, link: str, size: tuple[int, int], scheme: str
) -> None:
    with visiting(browser, link, size, scheme) as visit:
        names = {"claim": claim_id(visit, CLAIM), "other": claim_id(visit, OTHER)}
        reports = []
        for view in VIEWS:
            page = visit.go(view.format(**names))
            found = Axe().run(page)
            if found.violations_count:
                reports.append(f"{view}: {found.generate_report()}")
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0], view
        assert "\n".join(reports) == ""
        visit.problems[:] = [one for one in visit.problems if "status of 404" not in one]


def test_a_phone_hides_the_filters_until_asked(browser: Browser, link: str) -> None:
    with visiting(browser, link, PHONE) as visit:
        page = visit.page
        money = page.locator("#facets").get_by_role("link", name="money")
        expect(money).to_be_hidden()
        page.get_by_role("button", name="Filters").click()
        money.click()
        expect(page.get_by_role("button", name="Filters (1)")).to_be_visible()
        page.get_by_text("Sort", exact=True).click()
        page.get_by_role("link", name="Value").click()
        assert "sort=-value" in page.url


def test_it_works_without_a_script(browser: Browser, link: str) -> None:
    with visiting(browser, link, PHONE, js=False) as visit:
        page = visit.page
        page.locator("#facets").get_by_role("link", name="multiple").click()
        assert number(visit) > 0
        page.get_by_role("link", name="tripled").click()
        expect(page.locator("#here")).to_have_text("tripled")


def test_another_browser_is_refused_until_it_opens_the_link(browser: Browser, link: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(link.partition("/open")[0] + "/")
    assert answer is not None
    assert answer.status == 403
    expect(page.locator("h1")).to_have_text("This browser has not opened the link.")
    assert Axe().run(page).violations_count == 0
    page.goto(link)
    expect(page.locator("h1")).to_contain_text("claims")
    assert "token" not in page.url
    context.close()


LONG = "w" * 10_000
HOSTILE = (
    '<script>window.ran = 1; alert(1)</script><img src=x onerror="alert(2)">'
    "\u202e]]>{{ 7 * 7 }}</title></style><a href='javascript:alert(3)'>x</a>\u2066"
)
SPOKEN = (
    f"{HOSTILE}\n\nMay 14, 2019\n12:00\nOmsk\n\n"
    f"President OF RUSSIA {HOSTILE}: Exports of {HOSTILE} grew by 8 percent in 2018. {LONG}\n\n"
    f"{HOSTILE}: We built 40 {LONG} ships and \u202e300 homes\u202c in 2018.\n\n"
    f"Published in sections: News, Transcripts\njavascript:alert(4)\n"
)
CELLS = (
    *("claim_id", "event_id", "event_title", "event_place", "speaker", "speaker_role", "unit"),
    *("indicator", "area", "counterpart", "period_text", "baseline", "qualifier", "source"),
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An explorer of a hostile transcript, and of claims that are hostile in every cell."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "page.txt").write_text(SPOKEN, encoding="utf-8")
    cells = dict.fromkeys(CELLS, HOSTILE) | {"sentence": f"{HOSTILE} {LONG} {HOSTILE}"}
    claims = [
        example_claim(**{**cells, "claim_id": f"{i}{HOSTILE}", "value": i, "quote": HOSTILE})
        for i in (1.0, 2.0)
    ]
    for quoted in ("8 percent", "300 homes"):
        start = SPOKEN.index(quoted)
        place = {"source": "page.txt", "start": start, "end": start + len(quoted)}
        claims.append(example_claim(**{**cells, **place, "claim_id": quoted, "quote": quoted}))
    claims.append(example_claim(claim_id="long", quote="8", sentence=f"8 {LONG}", indicator=LONG))
    table = folder / "claims.jsonl"
    table.write_bytes(to_json_lines(to_frame(claims)))
    with served(str(table), cache=folder / "cache") as link:
        yield link


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_hostile_words_are_shown_as_words(
    browser: Browser, hostile: str, size: tuple[int, int]
) -> None:
    with visiting(browser, hostile, size) as visit:
        page = visit.page
        ids = ("1.0" + HOSTILE, "8 percent", "300 homes", "long")
        addresses = ["/", "/chart", "/compare", "/check", "/values?of=event", "/values?of=area"]
        addresses += [f"/claim?id={quote(one)}" for one in ids]
        addresses += [f"/?{name}={quote(HOSTILE)}" for name in ("q", "speaker", "event", "only")]
        addresses += [f"/chart?indicator={quote(HOSTILE.lower())}", f"/{quote(HOSTILE)}"]
        addresses += ["/beside?id=" + "&id=".join(map(quote, ids))]
        for address in addresses:
            visit.go(address)
            body = page.locator("body").inner_text()
            assert page.evaluate("window.ran") is None
            assert page.locator("img, main script, [onerror], a[href^=javascript]").count() == 0
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0], address
            assert not re.search("[\u202a-\u202e\u2066-\u2069]", body)
            if address.startswith(("/claim", "/beside")) and "long" not in address:
                assert "<script>window.ran = 1; alert(1)</script><img" in body
        visit.problems[:] = [one for one in visit.problems if "status of 404" not in one]
