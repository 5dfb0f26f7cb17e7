"""English kremlin.ru pages as pasted text, one page after another."""

import re

from quantclaims.types import Block, Document

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"({_MONTHS}) (\d{{1,2}}), (\d{{4}})")


def read(source: str, data: bytes) -> Document:
    """Return the document of a pasted page."""
    text = data.decode("utf-8")
    blocks: list[Block] = []
    offset = 0
    title_next = True
    for line in text.splitlines(keepends=True):
        start, end = offset, offset + len(line.rstrip())
        offset += len(line)
        body = text[start:end]
        if not body:
            continue
        if body.endswith("Events") and len(body) < 20:
            title_next = True
            blocks.append(Block("furniture", start, end))
        elif title_next:
            title_next = False
            blocks.append(Block("title", start, end))
        elif match := _DATE.fullmatch(body):
            iso = f"{match[3]}-{_MONTHS.split('|').index(match[1]) + 1:02}-{int(match[2]):02}"
            blocks.append(Block("date", start, end, iso))
        else:
            blocks.append(Block("paragraph", start, end))
    return Document(source, "kremlin_text", "utf-8", text, tuple(blocks))
