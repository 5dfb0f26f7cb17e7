"""Every reader: bytes in, documents or a ReadError out, and the segmenter over what came out."""

import gzip
from collections.abc import Callable, Sequence
from functools import partial

from fuzz import seeds
from fuzz.invariants import check_document, check_transcript
from fuzz.target import Target
from quantclaims.errors import ReadError
from quantclaims.read import ReadOptions, read_documents
from quantclaims.segment import segment

__all__ = ["TARGETS"]

_SPEECHES = [("Anna Fox", "We built 12 roads. They cost $3 million."), ("", "How many?")]
_DOCX = (
    "== [Content_Types].xml\n"
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>\n'
    "== _rels/.rels\n"
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>\n'
    "== word/document.xml\n"
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Talks</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>May 5, 2016</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Anna Fox: We built 12 roads.</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Paul Low</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:t>In 2011?</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "</w:body></w:document>"
)
_PDF = (
    "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
    "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources "
    "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>\nendobj\n"
    "4 0 obj\n<< /Length 90 >>\nstream\nBT /F1 10 Tf 14 TL 50 700 Td (Talks) Tj T* "
    "(ANNA FOX. We built 12 roads.) Tj T* ET\nendstream\nendobj\n"
    "trailer << /Size 5 /Root 1 0 R >>\nstartxref\n0\n%%EOF"
)
_JSON = '{"title":|"text":|"turns":[|"speaker":|"date":"2019-05-06"|null|{}|"events":[{'
_XML = "<p>|</p>|<speech by='#a'>|<u who='#a'>|<note>|<seg>|&amp;|<!--|-->|<?xml version='1.0'?>"
_HTML = "<p>|<b>|<br>|<table>|<td>|<script>|<h1>|&nbsp;|<div class=|<hr>|<!--|</p>|&#0;"
_TIMES = "00:00:01,000 --> 00:00:02,000\n|WEBVTT\n\n|<v Anna Fox>|NOTE |{\\an8}|- "
_WORD = "<w:p>|<w:r>|<w:tbl>|<w:tc>|</w:p>|\n== word/styles.xml\n|w:val|<w:tr>|<w:br/>"
_OBJECTS = "/Kids [3 0 R]|/Length 99999|stream\n|endobj\n|1 0 obj|/Filter /FlateDecode|3 0 R"
_MARKDOWN = "# |## |**|[a](b)|---\n|> |* "
_CELLS = ',|;|"|text|speaker,text\n|\t'


def _check(name: str, format: str, pack: Callable[[bytes], bytes], data: bytes) -> None:
    """Read bytes as what they show themselves to be, and as the format that they once were."""
    path = seeds.temporary(name, pack(data))
    for options in (ReadOptions(), ReadOptions(format=format)):
        try:
            for document in read_documents([path], options):
                if not isinstance(document, ReadError):
                    check_document(document)
                    check_transcript(segment(document))
        except ReadError:
            continue


def _parquet() -> Sequence[bytes]:
    import pandas as pd

    return [pd.DataFrame(_SPEECHES, columns=["speaker", "text"]).to_parquet()]


def _separated() -> Sequence[bytes]:
    header = "date,speaker,title,text\n2019-05-06,Anna Fox,Talks,"
    return [
        f'{header}"We built 12 roads."\n,,,"How\nmany?"\n'.encode(),
        f"{header}Yes.\n".replace(",", ";").encode("cp1252"),
        f"{header}Yes.\n".replace(",", "\t").encode("utf-16"),
    ]


def _as_it_is(data: bytes) -> bytes:
    return data


def _reader(
    format: str,
    made: Callable[[], Sequence[bytes]],
    words: str = "",
    name: str = "page.txt",
    pack: Callable[[bytes], bytes] = _as_it_is,
    needs: tuple[str, ...] = (),
) -> Target:
    pieces = (*words.encode().split(b"|"), *seeds.WORDS)
    return Target(f"read_{format}", partial(_check, name, format, pack), made, pieces, needs)


TARGETS = (
    _reader("kremlin_text", seeds.pages("kremlin")),
    _reader("whitehouse_text", seeds.pages("whitehouse")),
    _reader("presidency_text", seeds.pages("presidency"), name="Obama-2013.txt"),
    _reader("markdown_text", seeds.pages("markdown"), _MARKDOWN),
    _reader("plain_text", seeds.pages("plain", "un_general", "fed_text")),
    _reader("kremlin_html", seeds.pages("steppe"), _HTML),
    _reader("fed_html", seeds.pages("fed_html"), _HTML),
    _reader("web_page", seeds.pages("web_page"), _HTML),
    _reader("subtitles", seeds.pages("subtitles"), _TIMES),
    _reader("json", seeds.pages("json_turns"), _JSON),
    _reader("json_lines", seeds.pages("json_lines"), _JSON),
    _reader("akoma_ntoso", seeds.pages("akoma"), _XML),
    _reader("tei", seeds.pages("tei"), _XML),
    _reader("docx", lambda: [_DOCX.encode()], _WORD, pack=seeds.archive),
    _reader("pdf", lambda: [_PDF.encode()], _OBJECTS),
    _reader("separated", _separated, _CELLS, "talks.csv"),
    _reader("parquet", _parquet, needs=("pyarrow",)),
    _reader("sqlite", lambda: [seeds.sqlite_file(_SPEECHES)]),
    _reader("gzip", seeds.pages("plain"), name="page.txt.gz", pack=partial(gzip.compress, mtime=0)),
    _reader("broken_gzip", lambda: [gzip.compress(one) for one in seeds.pages("plain")()]),
)
