"""Tables into documents: separated values, Parquet, SQLite, streamed and cut."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from quantclaims.errors import ReadError
from quantclaims.read import Columns, Known, ReadOptions, read_documents
from quantclaims.read.tables import documents_of_rows
from quantclaims.segment import segment
from quantclaims.types import Document, Transcript


def _read(path: Path, options: ReadOptions | None = None) -> list[Transcript]:
    found = list(read_documents([path], options))
    assert all(isinstance(item, Document) for item in found), found
    return [segment(item) for item in found if isinstance(item, Document)]


def _turns(transcript: Transcript) -> list[tuple[str, str, str]]:
    text = transcript.document.text
    return [
        (turn.speaker, turn.speaker_role, text[turn.start : turn.end]) for turn in transcript.turns
    ]


def _error(path: Path, options: ReadOptions | None = None) -> str:
    (error,) = read_documents([path], options)
    assert isinstance(error, ReadError)
    return f"{error.reason}; {error}"


def test_a_sentence_a_row_and_a_date_in_the_name(tmp_path: Path) -> None:
    path = tmp_path / "FOMCpresconf20190619.csv"
    path.write_text(
        ",speaker,sentence\n0,CHAIR POWELL,Good afternoon."
        '\n1,CHAIR POWELL,"Inflation June 19, 2019 is 2 percent."'
        '\n2,ANNA MCFOX,"Anna McFox, Daily."\n3,[0:24:15.5] CHAIR POWELL,Yes.\n',
        encoding="utf-8",
    )
    (transcript,) = _read(path)
    (event,) = transcript.events
    assert (event.title, str(event.date)) == ("FOMC press conference", "2019-06-19")
    assert (event.country, event.origins[:2]) == ("USA", ("title: file name", "date: file name"))
    office = "Chair of the Federal Reserve"
    assert _turns(transcript) == [
        ("Jerome Powell", office, "Good afternoon.\nInflation is 2 percent."),
        ("Anna McFox", "", "Anna McFox, Daily."),
        ("Jerome Powell", office, "Yes."),
    ]


def test_a_page_a_row_whose_body_lost_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "pages.csv"
    path.write_text(
        "link,headline,date,location,summary,body\n"
        "http://en.kremlin.ru/1,Talks,2019-06-19T17:30:00Z,Moscow,They met.,"
        '"They spoke of trade. * * * President of Russia Vladimir Putin: Trade grew by 5 percent.'
        ' It did. Anna Fox: Yes. <…>"\n'
        "http://en.kremlin.ru/2,Greetings,2019-06-20T09:00:00Z,NA,,"
        '"The message reads, in part:""I wish you well."""\n',
        encoding="utf-8",
    )
    (transcript,) = _read(path)
    talks, greetings = transcript.events
    assert (talks.title, str(talks.date), talks.time) == ("Talks", "2019-06-19", "17:30")
    assert (talks.place, talks.lede, talks.url) == ("Moscow", "They met.", "http://en.kremlin.ru/1")
    assert (greetings.place, greetings.country) == ("", "RUS")
    assert _turns(transcript) == [
        ("", "", "They met."),
        ("", "", "They spoke of trade."),
        ("Vladimir Putin", "President of Russia", "Trade grew by 5 percent. It did."),
        ("Anna Fox", "", "Yes."),
        ("", "", "The message reads, in part:"),
        ("Vladimir Putin", "", '"I wish you well."'),
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_separators_and_encodings(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "table.txt"
    rows = [("Date", "Speaker", "Role", "Text"), ("6 May 2019", "Anna Fox", "Mayor", "5 – Zoë’s.")]
    path.write_text("\n".join(map(separator.join, rows)) + "\n", encoding=encoding)
    (transcript,) = _read(path)
    assert transcript.document.encoding == encoding
    assert str(transcript.events[0].date) == "2019-05-06"
    assert _turns(transcript) == [("Anna Fox", "Mayor", "5 – Zoë’s.")]


def test_columns_that_the_caller_names(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b,c\nTrade grew.,Anna Fox,2019-05-06\n", encoding="utf-8")
    columns = Columns(text="a", speaker="b", date="c")
    (transcript,) = _read(path, ReadOptions(columns=columns))
    assert _turns(transcript) == [("Anna Fox", "", "Trade grew.")]
    wrong = ReadOptions(format="separated", columns=Columns(text="a", speaker="who"))
    assert "has no column 'who' for speaker; " in _error(path, wrong)
    unnamed = ReadOptions(format="separated")
    assert "has no column of text that we know" in _error(path, unnamed)


def test_a_broken_table_is_named(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("date,speaker,text\n1,2,3,4,5,6\n", encoding="utf-8")
    assert "is broken: " in _error(path)
    path.write_bytes(b"PAR1 and no more")
    assert "is broken: " in _error(path) or "needs pyarrow" in _error(path)
    path.write_bytes(b"SQLite format 3\0 and no more")
    assert "is broken: " in _error(path)


def test_sqlite(tmp_path: Path) -> None:
    path = tmp_path / "speeches.db"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE speeches (title TEXT, day TEXT, speaker TEXT, text TEXT)")
        database.execute("INSERT INTO speeches VALUES ('Talks', '2019-05-06', 'Anna Fox', 'Yes.')")
        database.execute("INSERT INTO speeches VALUES ('Talks', '2019-05-06', 'Paul Fox', NULL)")
    (transcript,) = _read(path)
    assert [str(event.date) for event in transcript.events] == ["2019-05-06"]
    assert _turns(transcript) == [("Anna Fox", "", "Yes.")]


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "speeches.parquet"
    pq.write_table(pa.table({"title": ["Talks"], "speaker": ["Anna Fox"], "text": ["Yes."]}), path)
    (transcript,) = _read(path)
    assert _turns(transcript) == [("Anna Fox", "", "Yes.")]


def _long_table(events: Sequence[int]) -> list[dict[str, str]]:
    """Rows of events of so many rows each, a thousand characters a row."""
    return [
        {"title": f"Event {number}", "speaker": "Anna Fox", "text": f"{row} {'x' * 1000}."}
        for number, rows in enumerate(events)
        for row in range(rows)
    ]


def test_a_long_table_comes_in_parts_whose_texts_follow_each_other() -> None:
    rows = _long_table([150, 150, 150])
    documents = list(documents_of_rows("a.csv", "separated", "utf-8", rows, Columns()))
    assert [len(segment(document).events) for document in documents] == [2, 1]
    assert documents[1].offset == len(documents[0].text)
    assert documents[1].text.startswith("Event 2\n")


def test_an_event_too_long_for_one_part_goes_on_in_the_next() -> None:
    rows = _long_table([1700])
    first, second = documents_of_rows("a.csv", "separated", "utf-8", rows, Columns())
    (event,), (again,) = segment(first).events, segment(second).events
    assert event.event_id == again.event_id
    (turn,) = segment(second).turns
    assert turn.speaker == "Anna Fox"
    assert second.text[turn.start : turn.start + 5].split()[0].isdigit()
    assert "Event 0" not in second.text


def test_a_sidecar_and_the_caller_fill_in_what_is_not_there(tmp_path: Path) -> None:
    page = tmp_path / "talk.txt"
    page.write_text("We built 12 schools. I am glad.\n", encoding="utf-8")
    sidecar = tmp_path / "sidecar.csv"
    sidecar.write_text("file,date,speaker\ntalk.txt,6 May 2019,Mayor Anna Fox\n", encoding="utf-8")
    known = Known(date="2000-01-01", title="Opening", country="CAN")
    (transcript,) = _read(page, ReadOptions(sidecar=str(sidecar), known=known))
    (event,) = transcript.events
    assert (event.title, str(event.date), event.country) == ("Opening", "2019-05-06", "CAN")
    assert event.origins == (
        *("title: option", "date: sidecar", "voice: sidecar", "country: option"),
    )
    assert _turns(transcript) == [("Anna Fox", "Mayor", "We built 12 schools. I am glad.")]


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("name,date\na.txt,2019-05-06\n", "has no column 'file'; accepted: file, title, date"),
        ("file,date\na.txt,May\n", "says 'May' for the date of a.txt; accepted: a date"),
    ],
)
def test_a_sidecar_that_cannot_be_used(tmp_path: Path, table: str, reason: str) -> None:
    sidecar = tmp_path / "sidecar.csv"
    sidecar.write_text(table, encoding="utf-8")
    with pytest.raises(ReadError, match=reason):
        list(read_documents([], ReadOptions(sidecar=str(sidecar))))


def test_every_file_of_the_collections(shared: Path) -> None:
    folder = shared / "transcripts" / "formats"
    for path in sorted((folder / "fomc_csv").glob("*.csv")):
        (transcript,) = _read(path)
        assert {turn.speaker for turn in transcript.turns} & {"Janet Yellen", "Jerome Powell"}
    transcripts = _read(folder / "kremlin_csv" / "putin-60.csv")
    assert sum(len(transcript.events) for transcript in transcripts) == 60
