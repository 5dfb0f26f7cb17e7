"""Files, folders and streams into documents; what cannot be read is named and the rest goes on."""

import gzip
import io
import sys
from pathlib import Path

import pytest

from quantclaims.errors import ReadError
from quantclaims.lexicon import load_rows
from quantclaims.lexicon.holders import Site, country_of_office, publisher
from quantclaims.read import read_bytes, read_documents
from quantclaims.read.file_names import Address, FileName, known_from_name
from quantclaims.read.formats import FORMATS
from quantclaims.segment import segment
from quantclaims.types import Document

PAGE = """Events
Talks on trade
May 5, 2016
14:00
Anna Petrova: Trade’s share grew by 5 percent – well done.
Publication status
Published in section: Transcripts
Publication date: May 5, 2016, 14:00
Text version
"""


def _read(*paths: Path | str) -> tuple[list[Document], list[ReadError]]:
    found = list(read_documents(paths))
    documents = [item for item in found if isinstance(item, Document)]
    return documents, [item for item in found if isinstance(item, ReadError)]


@pytest.mark.parametrize(
    ("encoding", "reported"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf_16_le"),
        ("cp1252", "cp1252"),
    ],
)
def test_encodings_are_found_and_reported(encoding: str, reported: str) -> None:
    document = read_bytes("page.txt", PAGE.encode(encoding))
    assert (document.encoding, document.text) == (reported, PAGE)


def test_cyrillic_is_found() -> None:
    text = "Переговоры о торговле\nАнна Петрова: Доля торговли выросла на 5 процентов за год.\n"
    assert read_bytes("page.txt", text.encode("cp1251")).encoding == "cp1251"


def test_a_byte_order_mark_shifts_no_offset() -> None:
    marked = segment(read_bytes("a.txt", PAGE.encode("utf-8-sig")))
    assert marked.turns == segment(read_bytes("a.txt", PAGE.encode())).turns


def test_line_ends_stay_as_they_are() -> None:
    text = PAGE.replace("\n", "\r\n")
    transcript = segment(read_bytes("a.txt", text.encode()))
    assert transcript.document.text == text
    (turn,) = transcript.turns
    assert text[turn.start : turn.end].startswith("Trade’s share")
    assert text[turn.end :].startswith("\r\nPublication")


def test_folders_globs_and_gzip(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "b.txt").write_text(PAGE, encoding="utf-8")
    other = PAGE.replace("Talks", "More talks")
    (tmp_path / "below" / "a.txt.gz").write_bytes(gzip.compress(other.encode()))
    (tmp_path / ".hidden").write_text("no", encoding="utf-8")
    documents, errors = _read(tmp_path)
    assert [Path(d.source).name for d in documents] == ["b.txt", "a.txt.gz"]
    assert not errors
    assert _read(f"{tmp_path}/*.txt", tmp_path)[0] == documents


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream:
        buffer = io.BytesIO(PAGE.encode())

    monkeypatch.setattr(sys, "stdin", Stream)
    (document,), _ = _read("-")
    assert (document.source, document.text) == ("-", PAGE)


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    broken = {
        "binary": b"\x7fELF\x02\x01\x00\x00\x00\x00\xff\xfe\x00",
        "cut.gz": gzip.compress(PAGE.encode() * 50)[:60],
        "empty": b" \n",
        "page.html": b'<html>kremlin.ru <div class="read__in">no article</div></html>',
        "utf-16": b"\xff\xfea\x00b",
    }
    for name, data in broken.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good").write_text(PAGE, encoding="utf-8")
    documents, errors = _read(tmp_path, tmp_path / "missing", tmp_path / "*.docx")
    assert [Path(document.source).name for document in documents] == ["good"]
    told = {Path(error.source).name: error.reason for error in errors}
    assert set(told) == {*broken, "missing", "*.docx"}
    assert told["empty"] == "is empty"
    assert told["binary"] == "is not text"
    assert told["missing"] == "does not exist"
    assert told["*.docx"] == "matches no file"
    assert told["page.html"] == "read as kremlin_html, holds neither a title nor a paragraph"
    assert "end-of-stream" in told["cut.gz"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(b"a" * (33 << 20)), "is larger than 33,554,432 bytes"),
        (b"a\n" * 1_000_001, "has more than 1,000,000 lines, elements or objects"),
        (b"<p>a</p>" * 600_000, "has more than 1,000,000 lines, elements or objects"),
    ],
)
def test_what_is_too_large_is_refused_before_it_is_read(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    _, (error,) = _read(path)
    assert error.reason == reason


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ReadError, match=r"unknown format 'pptx'; accepted: .*kremlin_html"):
        read_bytes("a.txt", PAGE.encode(), "pptx")


def test_a_named_format_is_taken() -> None:
    assert read_bytes("a.txt", PAGE.encode(), "plain_text").format == "plain_text"
    assert len({known.name for known in FORMATS}) == len(FORMATS)


def test_a_page_that_is_there_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    second = PAGE.replace("14:00\n", "14:00\r\n", 1) + PAGE.replace("Talks", "More talks")
    (tmp_path / "b.txt").write_bytes(second.encode())
    (first, other), _ = _read(tmp_path / "b.txt", tmp_path / "a.txt")
    assert [event.title for event in segment(first).events] == ["Talks on trade"]
    assert [event.title for event in segment(other).events] == ["More talks on trade"]
    (warning,) = other.warnings
    assert warning == f"the page “Talks on trade” is also in {first.source}: read once"


HTML = """<html><body>kremlin.ru<article class="h-entry"><a class="read__categ">Events</a>
<h1 class="entry-title">Talks on trade</h1><div class="read__lead"><div><p>They met
in Moscow.</p></div></div><time class="read__published">May 5, 2016</time>
<div class="read__time">14:00</div><div class="read__place"><i></i>Moscow</div>
<div itemprop="articleBody"><div class="slider"><div class="slide" data-cycle-desc="No."></div>
<div class="slide starting-slide" data-cycle-desc="At the talks."></div></div>
<div class="read__cut"><h3 class="cut__title">See also</h3><a class="cut__item">Visit</a>
<div class="cut__date">May 4, 2016</div></div>
<p><b>President of Russia Vladimir Putin:</b> I thank <a>Anna Petrova<span
class="read__tooltip hidden">Governor, born in 1960</span></a>, who built 12&nbsp;schools.</p>
<blockquote><p>”I thank Anna Petrova, who built 12 schools.“</p></blockquote>
<div class="read__bottommeta"><h3>Persons</h3><ul><li><a>Petrova Anna</a></li></ul>
<h3>Publication status</h3><p>Published in section: <a>News</a></p>
<p>Publication date: <time>May 5, 2016, 14:00</time></p>
<p>Direct link: <a class="print_link" href="http://example.org/1">1</a></p><p>Text version</p>
</div></div></article></body></html>"""


def test_html_is_laid_out_like_the_pasted_page() -> None:
    transcript = segment(read_bytes("page.html", HTML.encode()))
    text = transcript.document.text
    (event,) = transcript.events
    assert (event.title, str(event.date), event.time) == ("Talks on trade", "2016-05-05", "14:00")
    assert (event.place, event.lede, event.persons) == (
        "Moscow",
        "They met in Moscow.",
        ("Petrova Anna",),
    )
    assert event.url == "http://example.org/1"
    assert [(turn.kind, text[turn.start : turn.end]) for turn in transcript.turns] == [
        ("narrator", "They met in Moscow."),
        ("narrator", "At the talks."),
        (
            "named",
            "I thank Anna Petrova, who built 12 schools.\n"
            "”I thank Anna Petrova, who built 12 schools.“",
        ),
    ]
    assert [sentence.block for sentence in transcript.sentences][2:] == ["paragraph", "pull_quote"]


@pytest.mark.parametrize("number", ["17634", "63050", "63411"])
def test_html_and_text_of_a_page_say_the_same(shared: Path, number: str) -> None:
    (text_file,) = (shared / "transcripts" / "kremlin").glob(f"*_{number}.txt")
    html_file = shared / "transcripts" / "formats" / "kremlin_html" / f"{number}.html"
    told = []
    for file in (text_file, html_file):
        (document,) = read_documents([file])
        assert isinstance(document, Document)
        transcript = segment(document)
        (event,) = transcript.events
        header = (event.event_id, event.lede, event.place, event.topics, event.persons)
        turns = [
            (
                turn.kind,
                turn.speaker,
                turn.speaker_role,
                "".join(document.text[turn.start : turn.end].split()),
            )
            for turn in transcript.turns
        ]
        told.append((header, turns))
    assert told[0] == told[1]


def test_the_seed_holds_five_events_once(shared: Path) -> None:
    documents, errors = _read(shared / "transcripts" / "*.txt")
    transcripts = [segment(document) for document in documents]
    assert not errors
    assert [len(transcript.events) for transcript in transcripts] == [5, 0]
    (warning,) = documents[1].warnings
    assert warning.startswith("the page “Meeting with President of Kazakhstan")


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("FOMCpresconf20190619.csv", "2019-06-19 FOMC press conference USA"),
        ("KOR_73_2018.txt", "2018-09-25 UN General Debate, session 73 KOR"),
        ("2020-Trump-1.txt", "2020-02-04 State of the Union address USA"),
        ("brainard20161202a.htm", "2016-12-02  USA"),
        ("199903122.txt", "1999-03-12  "),
        ("2016-05-05_talks.txt", "2016-05-05  "),
        ("notes.txt", "  "),
    ],
)
def test_a_file_name_says_what_it_says(name: str, known: str) -> None:
    said = known_from_name(name)
    country = said.country or country_of_office(said.institution)
    assert f"{said.date} {said.title} {country}" == known


def test_every_row_of_file_names_is_found_in_its_example() -> None:
    for row in load_rows("file_names", FileName):
        assert known_from_name(row.example).date, row


def test_every_address_has_its_year() -> None:
    for row in load_rows("state_of_the_union", Address):
        assert row.date.startswith(f"{row.year}-")
        assert row.example == str(row.year)


def test_every_site_is_found_in_its_example() -> None:
    for row in load_rows("sites", Site):
        assert publisher(row.example) == row.institution


BOMB = """<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;">]>
<TEI><text><body><p>&b;</p></body></text></TEI>"""
EXTERNAL = """<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<TEI><text><body><p>&a;</p></body></text></TEI>"""
DEEP = "<TEI>" + "<p>" * 5000 + "</p>" * 5000 + "</TEI>"


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.xml", BOMB, "declares entities, which we do not expand"),
        ("a.xml", EXTERNAL, "declares entities, which we do not expand"),
        ("a.xml", DEEP, "is broken XML: Excessive depth"),
        ("a.xml", "<?xml version='1.0'?><TEI><text><body><p>cut", "is broken XML: "),
        ("a.xml", "<?xml version='1.0'?><rss><p>News</p></rss>", "is XML with the root 'rss'"),
        ("a.json", '{"turns": [{"text": "cut', "is broken JSON: "),
        ("a.json", "[" * 100_000, "is broken JSON: "),
        ("a.jsonl", '{"text": "Yes."}\n{"text": "cu\n', "is broken JSON in line 2: "),
        ("a.json", '{"number": 3}', "has no column of text that we know"),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n", "read as subtitles, holds neither"),
    ],
)
def test_a_broken_file_is_told_in_one_message(name: str, text: str, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(name, text.encode())
    assert caught.value.reason.startswith(reason)
    assert "\n" not in str(caught.value)


HELD_OUT = Path(__file__).parents[1] / "benchmarks" / "quality" / "heldout.txt"
READ_AS = {
    "fed_html": ("fed_html", "named"),
    "fed_txt": ("plain_text", "anonymous"),
    "fomc_csv": ("separated", "named"),
    "hansard_xml": ("akoma_ntoso tei", "named narrator"),
    "kremlin_csv": ("separated", "named"),
    "kremlin_html": ("kremlin_html", "named narrator"),
    "singapore_md": ("markdown_text", "named"),
    "sotu_txt": ("plain_text presidency_text", "named"),
    "ungdc_txt": ("plain_text", "anonymous"),
    "whitehouse_txt": ("whitehouse_text", "named"),
}


@pytest.mark.parametrize("folder", READ_AS)
def test_every_file_of_the_collections_is_known_by_what_it_holds(shared: Path, folder: str) -> None:
    formats, kinds = READ_AS[folder]
    held_out = HELD_OUT.read_text(encoding="utf-8").split()
    for path in sorted((shared / "transcripts" / "formats" / folder).iterdir()):
        if f"whitehouse_{path.stem}" in held_out:
            continue
        documents, errors = _read(path)
        assert not errors
        for document in documents:
            transcript = segment(document)
            assert document.format in formats.split()
            assert all(event.title or event.date for event in transcript.events)
            assert {turn.kind for turn in transcript.turns} & set(kinds.split())
            assert all(sentence.start < sentence.end for sentence in transcript.sentences)
