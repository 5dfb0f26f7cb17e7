"""Word documents and PDF: what they hold, and what broken ones say."""

import io
import zipfile
from collections.abc import Sequence

import docx
import pytest
from pypdf import PdfReader, PdfWriter

from quantclaims.errors import ReadError
from quantclaims.read import read_bytes
from quantclaims.segment import segment
from quantclaims.types import Document


def _docx(*paragraphs: tuple[str, str]) -> bytes:
    """A Word document of paragraphs, each with its style."""
    document = docx.Document()
    for style, words in paragraphs:
        document.add_paragraph(words, style=style)
    return _bytes(document)


def _bytes(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _pdf(*pages: Sequence[str]) -> bytes:
    """A PDF whose pages show lines of text in Helvetica."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj T* " for line in lines)
        stream = f"BT /F1 10 Tf 14 TL 50 700 Td {shown}ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        font = "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects)} 0 R"
            f" /Resources << /Font {font} >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def _told(document: Document) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Each event's title and day, and its turns."""
    transcript = segment(document)
    text = document.text
    return [
        (
            event.title,
            str(event.date or ""),
            [(t.speaker, text[t.start : t.end]) for t in transcript.turns if t.event == number],
        )
        for number, event in enumerate(transcript.events)
    ]


def test_a_word_document_of_many_transcripts() -> None:
    data = _docx(
        ("Title", "Talks of the year"),
        ("Heading 1", "Talk on trains"),
        ("Normal", "6 May 2019"),
        ("Normal", "Anna Fox: Trains carried 3 million people."),
        ("Heading 2", "Buses"),
        ("Normal", "They carried more."),
        ("Heading 1", "Talk on roads"),
        ("Normal", "Question: How many?"),
    )
    document = read_bytes("talks.docx", data)
    assert document.format == "docx"
    assert _told(document) == [
        (
            "Talk on trains",
            "2019-05-06",
            [("Anna Fox", "Trains carried 3 million people.\nBuses\nThey carried more.")],
        ),
        ("Talk on roads", "", [("", "How many?")]),
    ]


def test_a_word_document_that_holds_a_pasted_page() -> None:
    lines = ["Events", "Talks", "May 5, 2016", "14:00", "Moscow", "Anna Fox: Trade grew."]
    document = read_bytes("page.docx", _docx(*(("Normal", line) for line in lines)))
    assert _told(document) == [("Talks", "2016-05-05", [("Anna Fox", "Trade grew.")])]


def test_a_table_in_a_word_document() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, [("Anna Fox", "Yes."), ("Paul Fox", "No.")], strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    told = _told(read_bytes("table.docx", _bytes(document)))
    assert told == [("", "", [("Anna Fox", "Yes."), ("Paul Fox", "No.")])]


def test_a_pdf_of_two_pages() -> None:
    document = read_bytes(
        "conference.pdf",
        _pdf(
            ["Conference of May 6 Page 1", "CHAIR FOX. Good afternoon. Rates stand at two per-"],
            ["Conference of May 6 Page 2", "cent. So it is.", "MR. LOW. And next year, if I may?"],
        ),
    )
    assert document.format == "pdf"
    (event,) = _told(document)
    assert event[2] == [
        ("Fox", "Good afternoon. Rates stand at two percent. So it is."),
        ("Low", "And next year, if I may?"),
    ]


def test_a_pdf_of_pictures_says_so() -> None:
    with pytest.raises(ReadError, match=r"has no text layer: 2 pages of pictures.*run OCR first"):
        read_bytes("scan.pdf", _pdf([], []))


def test_a_locked_pdf_says_so() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_pdf(["Trade grew."]))))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(ReadError, match="is locked with a password"):
        read_bytes("locked.pdf", stream.getvalue())


def _zip(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_docx(("Normal", "Trade grew."))[:2000], "is a broken DOCX: "),
        (_zip(a_txt=b"Trade grew."), "is a ZIP archive, but no Word document"),
        (_zip(word__document_xml=b"\0" * (65 << 20)), "unpacks to more than 33,554,432 bytes"),
        (_zip(word__document_xml=b"<w"), "is a broken DOCX: "),
        (_pdf(["Trade grew."])[:200], "is a broken PDF: "),
        (b"%PDF-1.7 and no more", "is a broken PDF: "),
    ],
)
def test_a_broken_container_is_told_in_one_message(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes("file", data)
    assert caught.value.reason.startswith(reason)
    assert "\n" not in str(caught.value)
