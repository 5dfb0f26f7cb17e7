"""Sound inputs to start from: the invented pages and cases of the tests, and tables of claims."""

import io
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

__all__ = ["WORDS", "archive", "cases", "members", "pages", "temporary", "workplace"]

_TESTS = Path(__file__).parents[1]
_EXAMPLES = _TESTS.parent / "examples" / "transcripts"
_SIGN = b"== "

WORDS = tuple(
    word.encode()
    for word in (
        "President OF RUSSIA ANNA FOX:|Question:|Reply:|Mr. Fox:|\n\n|\n|<…>|***|May 5, 2016|14:00|"
        "The Kremlin, Moscow|Published in section:|Transcripts|For Immediate Release|(Applause.)|"
        "THE PRESIDENT:|(photo: |[|]|“|”|…|. |? |No. |U.S. |e.g. |Mr. |—|5 percent|$3 billion|"
        "last year|2013|12 of 15|10:00 A.M. EST|END|Q  |##|# |**|>>"
    ).split("|")
)


@cache
def workplace() -> Path:
    """Return a folder of this process for the files that it reads, in memory where there is."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="fuzz-", dir=memory if memory.is_dir() else None))


def temporary(name: str, data: bytes) -> Path:
    """Write a file of this name and return its path."""
    path = workplace() / name
    path.write_bytes(data)
    return path


def pages(*names: str) -> Callable[[], Sequence[bytes]]:
    """Seeds from ``cases/pages/NAME.txt`` and, shorter first, from the examples of such a name."""

    def read() -> Iterator[bytes]:
        for path in sorted((_TESTS / "cases" / "pages").glob("*.txt")):
            if path.stem.startswith(names):
                page = path.read_bytes().partition(b"=== holds\n")[0]
                yield page.partition(b"\n")[2] if page.startswith(b"=== source") else page
        for path in sorted(_EXAMPLES.glob("*"), key=lambda path: path.stat().st_size):
            if path.stem.startswith(names):
                yield path.read_bytes()

    return lambda: tuple(read())


def cases(*names: str) -> Callable[[], Sequence[bytes]]:
    """Seeds from the lines of ``cases/NAME.txt``, the sentence of each."""

    def read() -> Iterator[bytes]:
        for name in names:
            for line in (_TESTS / "cases" / f"{name}.txt").read_text("utf-8").splitlines():
                if line and not line.startswith("#"):
                    yield line.rpartition(" | ")[2].replace(" / ", " ").encode()

    return lambda: tuple(read())


def members(data: bytes) -> bytes:
    r"""Return the members of a ZIP archive one after the other, each under a line with its name.

    >>> members(archive(b"== a.xml\n<a/>"))
    b'== a.xml\n<a/>'
    """
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        parts = [_SIGN + name.encode() + b"\n" + opened.read(name) for name in opened.namelist()]
    return b"\n".join(parts)


def archive(data: bytes) -> bytes:
    """Return the ZIP archive of such members; what is none stays as it is.

    A fuzzer that changes the bytes of an archive itself gets no further than its check sums.
    """
    if not data.startswith(_SIGN):
        return data
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as opened:
        for part in data[len(_SIGN) :].split(b"\n" + _SIGN):
            name, _, content = part.partition(b"\n")
            written = zipfile.ZipInfo("".join(map(chr, name.replace(b"\0", b"")))[:200] or "none")
            opened.writestr(written, content)
    return stream.getvalue()


def sqlite_file(rows: Sequence[tuple[str, str]]) -> bytes:
    """Return a database of one table, who said what."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE talks (speaker TEXT, text TEXT)")
    base.executemany("INSERT INTO talks VALUES (?, ?)", rows)
    base.commit()
    return base.serialize()
