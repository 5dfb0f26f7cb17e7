"""Time and memory of the explorer on synthetic claims.

    python -m benchmarks.explore [SIZE ...]
    python -m benchmarks.explore --stores [SIZE]

For each size a Parquet file is written and ``quantclaims explore`` started on it twice: the first
time it builds its index, the second time it finds it. Then pages are asked for over HTTP, as a
browser does, one after the other, each view for the first time and then four times more. Printed
are seconds and megabytes of starting, and milliseconds of pages: the first time, and the median of
the others. ``--stores`` compares what could stand below the pages.
"""

import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

from benchmarks.explore.claims import COMMON, claims_with_words

SIZES = (100_000, 1_000_000)
_AGAIN = 4
PAGES = {
    "first page": "/",
    "facet: a kind": "/?kind=money",
    "facet: a speaker": "/?speaker=Speaker%2017",
    "facets: three": "/?kind=money&area=KAZ&year=2010",
    "search: a rare phrase": f"/?q={quote(chr(34) + 'exports of timber' + chr(34))}",
    "search: a common word": f"/?q={COMMON}",
    "search and facet": f"/?q={COMMON}&kind=percent",
    "by value": "/?sort=-value",
    "the last page": "/?page=9999999",
    "a claim": "/claim?id=0000000000000400",
    "all indicators": "/values?of=indicator",
    "a chart": "/chart?indicator=exports%20of%20steel",
}


class Server:
    """An explorer that was started, and the cookie that its link gave."""

    def __init__(self, process: "subprocess.Popen[str]", link: str) -> None:
        self.process = process
        self._address = urlsplit(link)
        self._cookie = ""
        headers = self._ask(f"{self._address.path}?{self._address.query}")
        self._cookie = headers["set-cookie"].partition(";")[0]

    def timed(self, address: str) -> float:
        """Milliseconds until the whole answer is there."""
        begun = time.perf_counter()
        self._ask(address)
        return (time.perf_counter() - begun) * 1000

    def megabytes(self, what: str) -> float:
        """Memory now (VmRSS) or at most (VmHWM)."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith(what)) / 1024

    def _ask(self, address: str) -> dict[str, str]:
        connection = http.client.HTTPConnection(self._address.netloc)
        connection.request("GET", address, headers={"Cookie": self._cookie})
        answer = connection.getresponse()
        assert answer.status in (200, 303), (address, answer.status)
        answer.read()
        connection.close()
        return {name.lower(): value for name, value in answer.getheaders()}


@contextmanager
def explorer(table: Path) -> Iterator[tuple[Server, float]]:
    """An explorer of a table, and the seconds until it printed its link."""
    command = [sys.executable, "-m", "quantclaims", "explore", str(table), "--no-browser"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(table.parent)}
    begun = time.perf_counter()
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        try:
            link = process.stdout.readline().strip()
            yield Server(process, link), time.perf_counter() - begun
        finally:
            process.terminate()


def measure(size: int) -> None:
    """Print the figures of one size."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "claims.parquet"
        claims_with_words(size).to_parquet(table)
        print(f"\n{size:,} claims, {table.stat().st_size / 2**20:,.0f} MB as Parquet")
        with explorer(table) as (server, seconds):
            peak = server.megabytes("VmHWM")
            index = next(Path(folder).rglob("*.sqlite")).stat().st_size / 2**20
        print(f"  started, index built      {seconds:8.1f} s   {peak:8,.0f} MB at most")
        with explorer(table) as (server, seconds):
            opened = server.megabytes("VmRSS")
            print(f"  started again             {seconds:8.1f} s   {opened:8,.0f} MB")
            print(f"  index on disk                          {index:8,.0f} MB")
            for name, address in PAGES.items():
                first, *others = (server.timed(address) for _ in range(_AGAIN + 1))
                again = statistics.median(others)
                print(f"  {name:24} {first:8.0f} ms  {again:8.0f} ms", flush=True)
            print(f"  after all this                         {server.megabytes('VmRSS'):8,.0f} MB")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--stores"]:
        from benchmarks.explore.stores import compare_stores

        compare_stores(int(sys.argv[2]) if sys.argv[2:] else SIZES[-1])
    else:
        for size in map(int, sys.argv[1:] or SIZES):
            measure(size)
