"""The explorer's pages, asked for without a browser."""

import csv
import html
import io
import re
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from explorer import Explorer, explorer_of
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import characters, text

from quantclaims.compare.examples import example_claim
from quantclaims.explore.download import endings
from quantclaims.explore.index import ClaimIndex
from quantclaims.explore.inputs import Inputs, open_index
from quantclaims.explore.passage import PART
from quantclaims.explore.state import SORTS, State, address
from quantclaims.explore.transcripts import Transcripts
from quantclaims.export import export, read_claims
from quantclaims.export.formats import format_of
from quantclaims.read import Columns, ReadOptions
from quantclaims.table import to_frame
from quantclaims.types import Claim

TEXT = (
    "Anna Fox: Last year, exports of grain grew by 8 percent. They came to $3 billion.\n"
    "Question: And imports?\n"
    "Anna Fox: About 40 ships in 2018.\n"
)
YEAR = {"period_start": date(2018, 1, 1), "period_end": date(2018, 12, 31)}


def said(number: int, quote: str, sentence: str, **cells: object) -> Claim:
    """A claim at its place in ``TEXT``."""
    start = TEXT.index(quote)
    place = {"source": "fox.txt", "start": start, "end": start + len(quote)}
    given = {
        "claim_id": f"c{number}",
        "event_id": "e1",
        "event_title": "Grain forum",
        "event_date": date(2019, 5, 14),
        "speaker": "Anna Fox",
        "quote": quote,
        "sentence": sentence,
        "confidence": 0.3 * number,
    }
    return example_claim(**{**given, **place, **cells})


CLAIMS = (
    said(
        1,
        "8 percent",
        "Last year, exports of grain grew by 8 percent.",
        **{"kind": "percent", "unit": "percent", "value": 8.0, "aspect": "growth"},
        **{"direction": "up", "indicator": "exports of grain", "indicator_code": "exports_goods"},
        **{"area": "RUS", "counterpart": "KAZ", "period_text": "Last year", **YEAR},
        rules=("digits", "unit:percent", "period:last_year", "indicator:subject"),
    ),
    said(
        2,
        "$3 billion",
        "They came to $3 billion.",
        **{"kind": "money", "unit": "USD", "value": 3e9, "aspect": "level"},
        **{"indicator": "exports of grain", "indicator_code": "exports_goods"},
        **{"area": "RUS", "counterpart": "KAZ", "period_text": "Last year", **YEAR},
    ),
    said(
        3,
        "40 ships",
        "About 40 ships in 2018.",
        **{"kind": "count", "unit": "ship", "value": 40.0, "qualifier": "About"},
        **{"bound": "about", "indicator": "ships", "area": "RUS", **YEAR},
    ),
    example_claim(
        **{"claim_id": "c4", "kind": "count", "value": 9.0, "quote": "Nine ships"},
        **{"sentence": "Nine ships.", "unit": "ship", "speaker": "", "event_date": None},
        **{"speaker_kind": "anonymous", "source": "gone.txt", "confidence": 0.9, "indicator": ""},
        end=len("Nine ships"),
    ),
)


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    folder = tmp_path_factory.mktemp("explore")
    (folder / "fox.txt").write_text(TEXT, encoding="utf-8")
    return explorer_of(CLAIMS, folder, ["not read: broken.txt: is empty"])


def ids(page: str) -> list[str]:
    """The claims of a table's rows."""
    return re.findall(r'<tr role="row" data-claim="([^"]*)"', page)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["c1", "c2", "c3", "c4"]),
        ("kind=money", ["c2"]),
        ("kind=money&kind=percent", ["c1", "c2"]),
        ("kind=money&speaker=Nobody", []),
        ("speaker=(anonymous)", ["c4"]),
        ("year=2019", ["c1", "c2", "c3"]),
        ("area=KAZ", ["c1", "c2"]),
        ("indicator=exports_goods&aspect=growth", ["c1"]),
        ("confidence=3", ["c3", "c4"]),
        ("modality=asserted&event=e1&kind=count", ["c3"]),
        ("q=grain", ["c1", "c2", "c3"]),
        ("q=ship", ["c3", "c4"]),
        ("q=grain+-billion", ["c1", "c3"]),
        ("q=%22exports+of%22+grain", ["c1", "c2"]),
        ("q=gra*+3*", ["c2"]),
        ("q=AND+OR+%22+%27+%3B--", []),
        ("q=%22%22", []),
        ("sort=value", ["c1", "c4", "c3", "c2"]),
        ("sort=-value", ["c2", "c3", "c4", "c1"]),
        ("sort=speaker", ["c1", "c2", "c3", "c4"]),
        ("sort=nonsense&page=99&unknown=1&kind=", ["c1", "c2", "c3", "c4"]),
    ],
)
def test_the_table_shows_what_the_address_asks_for(
    explorer: Explorer, asked: str, found: list[str]
) -> None:
    answer = explorer.get(f"/?{asked}")
    assert answer.status == 200
    assert ids(answer.text) == found
    heading = f"<h1>{len(found)} {'claim' if len(found) == 1 else 'claims'}</h1>"
    assert heading in answer.text


@pytest.mark.parametrize("name", SORTS)
def test_every_order_goes_both_ways(explorer: Explorer, name: str) -> None:
    up, down = (ids(explorer.get(f"/?sort={way}{name}").text) for way in ("", "-"))
    assert sorted(up) == sorted(down) == ["c1", "c2", "c3", "c4"]


def test_a_facet_counts_what_choosing_would_show(explorer: Explorer) -> None:
    page = explorer.get("/?kind=money").text
    counted = dict(re.findall(r'title="(percent|count|money)">.*?class="count">(\d+)<', page))
    assert counted == {"percent": "1", "count": "2", "money": "1"}
    assert 'href="/?kind=money&amp;kind=percent"' in page
    speaker = re.search(r'title="Anna Fox">.*?class="count">(\d+)<', page)
    assert speaker is not None
    assert speaker[1] == "1"


def test_every_link_of_a_page_keeps_the_selection_or_leaves_it(explorer: Explorer) -> None:
    page = explorer.get("/?q=grain&kind=money").text
    links = {html.unescape(link) for link in re.findall(r'href="(/[^"]*)"', page)}
    assert address("/chart", State("grain", (("kind", "money"),))) in links
    for link in sorted(links):
        assert explorer.get(link.partition("#")[0]).status == 200, link


def test_an_empty_page_says_what_to_drop(explorer: Explorer) -> None:
    page = explorer.get("/?q=wheat&kind=money").text
    assert "Nothing fits all of this at once" in page
    assert 'href="/?kind=money"' in page
    assert 'href="/?q=wheat"' in page


def test_a_table_without_claims_says_where_claims_come_from(tmp_path: Path) -> None:
    none = explorer_of([], tmp_path)
    for view in ("/", "/chart", "/compare", "/check", "/values?of=kind"):
        assert none.get(view).status == 200
    assert "quantclaims extract" in none.get("/").text


def test_a_claim_stands_in_its_transcript_with_all_figures_marked(explorer: Explorer) -> None:
    page = explorer.get("/claim?id=c2&kind=money").text
    shown = re.sub(r"<[^>]+>", "", page)
    assert "Last year, exports of grain grew by 8 percent. They came to $3 billion." in shown
    assert re.findall(r'data-claim="(c\d)"', page) == ["c1", "c2", "c3"]
    assert re.search(r'data-claim="c2"[^>]* id="here" aria-current="true"', page)
    assert '<span class="indicator own">exports of grain</span>' in page
    assert '<span class="period own">Last year</span>' in page
    assert "1 of 1" in shown


def test_the_start_of_a_paragraph_is_its_place_in_the_source(explorer: Explorer) -> None:
    page = explorer.get("/claim?id=c1").text
    paragraphs = re.findall(r'<p data-start="(\d+)">(.*?)</p>', page, re.DOTALL)
    assert len(paragraphs) == 3
    for start, marked in paragraphs:
        words = html.unescape(re.sub(r"<[^>]+>", "", marked))
        assert TEXT.startswith(words, int(start))


def test_rules_are_told_by_the_field_that_they_fill(explorer: Explorer) -> None:
    page = explorer.get("/claim?id=c1").text
    period = page[page.index("<dt>Period</dt>") : page.index("<dt>Aspect</dt>")]
    assert re.findall(r"<code>(.*?)</code>", period) == ["period:last_year"]


def test_neighbours_are_those_of_the_selection(explorer: Explorer) -> None:
    page = explorer.get("/claim?id=c2&sort=-value").text
    assert 'rel="next" href="/claim?id=c3&amp;sort=-value#here"' in page
    assert 'rel="prev"' not in page


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda file: file.unlink(), "is not where it was"),
        (lambda file: file.write_text("Anna Fox: Other words.", encoding="utf-8"), "has changed"),
        (lambda file: file.write_bytes(b"\x7fELF\x00"), "cannot be read"),
    ],
)
def test_without_its_transcript_a_claim_shows_its_sentence(
    tmp_path: Path, change: object, reason: str
) -> None:
    file = tmp_path / "fox.txt"
    file.write_text(TEXT, encoding="utf-8")
    explorer = explorer_of(CLAIMS, tmp_path)
    assert callable(change)
    change(file)
    page = explorer.get("/claim?id=c1").text
    assert reason in page
    assert "exports of grain</span> grew by" in page
    assert "ELF" not in page


def test_a_source_is_shown_only_where_the_quote_stands_in_it(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("root: the secret words", encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    for source in (str(secret), "../secret.txt", "/etc/passwd", "\0", "/dev/zero", "~"):
        claim = said(1, "8 percent", "8 percent.", source=source)
        answer = explorer_of([claim], inside).get("/claim?id=c1")
        assert answer.status == 200
        assert "secret words" not in answer.text
        assert "root:" not in answer.text


@pytest.mark.parametrize(
    "asked", ["/claim", "/claim?id=none", "/nowhere", "/values?of=mood", "/beside", "/beside?id=x"]
)
def test_what_is_not_here_is_said(explorer: Explorer, asked: str) -> None:
    answer = explorer.get(asked)
    assert answer.status == 404
    assert "Not here" in answer.text
    assert 'href="/"' in answer.text


def test_groups_of_a_facet_can_be_searched(explorer: Explorer) -> None:
    page = explorer.get("/values?of=indicator&containing=SHIP").text
    assert "1 found" in page
    assert 'href="/?indicator=ships"' in page


def test_a_chart_is_drawn_for_an_indicator(explorer: Explorer) -> None:
    assert "What should be drawn?" in explorer.get("/chart").text
    page = explorer.get("/chart?indicator=exports_goods").text
    assert "Level, billion USD" in page
    assert 'aria-label="Anna Fox: $3 billion, for 2018"' in page
    assert " style=" not in page


def test_compare_and_check_list_both_passages(tmp_path: Path) -> None:
    (tmp_path / "fox.txt").write_text(TEXT, encoding="utf-8")
    cells = {"kind": "money", "unit": "USD", "indicator": "exports of grain", "area": "RUS"}
    claims = [
        said(2, "$3 billion", "They came to $3 billion.", **cells, **YEAR, value=3e9),
        example_claim(
            **{"claim_id": "c9", "quote": "4 billion", "sentence": "Grain brought 4 billion."},
            **{"event_id": "e2", "event_date": date(2019, 6, 1), "speaker": "Bo Lind"},
            **{**cells, **YEAR, "value": 4e9, "indicator": "exports of grain"},
        ),
        said(3, "40 ships", "About 40 ships in 2018.", value=40.0, whole=90.0, unit="ship"),
    ]
    explorer = explorer_of(claims, tmp_path)
    compared = explorer.get("/compare").text
    assert "1 pair<" in compared
    assert "$3 billion</a>" in compared
    assert "4 billion</a>" in compared
    assert "/beside?id=c2&amp;id=c9&amp;" in compared
    beside = explorer.get("/beside?id=c2&id=c9")
    assert beside.text.count('<article class="transcript">') == 2
    checked = explorer.get("/check?only=consistent").text
    assert "40 ≤ 90" in checked


@given(search=text(characters(exclude_categories=["Cs"])))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_search_is_refused(explorer: Explorer, search: str) -> None:
    index = explorer.site.index
    assert 0 <= index.count(State(search=search)) <= index.size


@given(asked=text(characters(exclude_categories=["Cs"]), max_size=40))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_address_is_answered(explorer: Explorer, asked: str) -> None:
    for view in ("/?q=", "/?kind=", "/?page=", "/?sort=", "/claim?id=", "/values?of=speaker&only="):
        answer = explorer.get(view + quote(asked))
        assert answer.status in (200, 404)


def test_notes_on_the_files_read_are_told(explorer: Explorer) -> None:
    assert "not read: broken.txt: is empty" in explorer.get("/").text


@pytest.mark.parametrize("ending", endings())
def test_the_selection_is_downloaded_in_every_format(
    explorer: Explorer, ending: str, tmp_path: Path
) -> None:
    answer = explorer.get(f"/download?to={ending}&area=KAZ")
    assert answer.status == 200
    assert f'filename="claims.{ending}"' in answer.headers["content-disposition"]
    file = tmp_path / f"claims.{ending}"
    file.write_bytes(answer.body)
    format_of(file)
    assert read_claims([file])["claim_id"].tolist() == ["c1", "c2"]


def test_all_that_is_downloaded_is_the_table(explorer: Explorer) -> None:
    rows = list(csv.DictReader(io.StringIO(explorer.get("/download").text)))
    assert [row["claim_id"] for row in rows] == ["c1", "c2", "c3", "c4"]
    assert explorer.get("/download?to=exe").status == 400
    assert explorer.get("/download?to=../csv").status == 400


def test_a_failure_is_a_page_that_says_so(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("<b>secret</b>")

    monkeypatch.setattr(ClaimIndex, "positions", fail)
    answer = explorer.get("/")
    assert answer.status == 500
    assert "Something failed here" in answer.text
    assert "secret" not in answer.text


def test_an_index_is_built_once_for_the_same_files(tmp_path: Path) -> None:
    table, cache = tmp_path / "claims.csv", tmp_path / "cache"
    export(to_frame(CLAIMS), table, beside=False)
    inputs = Inputs((str(table),))
    assert open_index(inputs, cache).size == len(CLAIMS)
    (built,) = cache.glob("*.sqlite")
    before = built.stat().st_ino
    assert open_index(inputs, cache).title == "claims.csv"
    assert built.stat().st_ino == before
    export(to_frame(CLAIMS[:2]), table, beside=False)
    assert open_index(inputs, cache).size == 2


def test_a_folder_of_transcripts_is_read_for_claims(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "fox.txt").write_text(TEXT, encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"")
    index = open_index(Inputs((str(folder),)), tmp_path / "cache")
    assert index.size >= 3
    failed = [note for note in index.notes if note.startswith("not read:")]
    assert [note.partition(" is empty")[0] for note in failed] == [
        f"not read: {folder / 'broken.txt'}:"
    ]


def test_a_table_of_speeches_is_read_for_claims(tmp_path: Path) -> None:
    table = tmp_path / "speeches.csv"
    table.write_text("speaker,date,text\nAnna Fox,2019-05-14,We built 40 ships.\n")
    assert open_index(Inputs((str(table),)), tmp_path / "cache").size == 1


def test_a_claim_of_a_long_table_opens_the_row_that_holds_it(tmp_path: Path) -> None:
    table, long = tmp_path / "speeches.csv", "Words and words. " * 13_000
    rows = [f"Anna Fox,2019-05-{day},{long}We built {day} ships.\n" for day in (11, 12)]
    table.write_text("who,on,words\n" + "".join(rows))
    options = ReadOptions(columns=Columns(text="words", speaker="who", date="on"))
    inputs = Inputs((str(table),), options)
    index = open_index(inputs, tmp_path / "cache")
    transcripts = Transcripts(inputs.folders, options)
    offsets = []
    for claim in index.claims(range(index.size)):
        place = transcripts.place(claim)
        assert not isinstance(place, str)
        assert f"built {claim.quote}" in place.text
        offsets.append(place.offset)
    assert len(offsets) == 2
    assert offsets[0] < offsets[1]


def test_a_long_transcript_is_shown_in_parts(tmp_path: Path) -> None:
    long = TEXT + "".join(f"Anna Fox: Words and words, day after day. {PART * 'z'}\n\n" * 2)
    (tmp_path / "fox.txt").write_text(long, encoding="utf-8")
    explorer = explorer_of(CLAIMS, tmp_path)
    page = explorer.get("/claim?id=c1").text
    assert "Part 1 of 3" in page
    assert 'data-claim="c1"' in page
    later = explorer.get("/claim?id=c1&part=2").text
    assert "Part 2 of 3" in later
    assert 'data-claim="c1"' not in later
    assert "Part 1 of 3" in explorer.get("/claim?id=c1&part=99").text
