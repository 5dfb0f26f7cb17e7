"""Read damaged copies of real pages: no crash, no page over ten seconds, every quote in its place.

    python scripts/damage.py FOLDER --copies 10000 --jobs 2

Pages are those of the folder, small ones first, in turn; kinds of damage take turns too. What is
done to a copy follows from ``--seed`` and its number alone, so that ``--only NUMBER`` makes a copy
again and shows what it does. Seconds are of the processor, so that they mean the same on a busy
machine. Prints a table by kind of damage; the status is 1 if something went wrong.
"""

import argparse
import signal
import sys
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from random import Random

from quantclaims.engines import extract_document
from quantclaims.errors import ReadError
from quantclaims.read import read_bytes

LIMIT = 10.0
"""Seconds that a page may take."""

_AT_ONCE = 16
_ENCODINGS = ("utf-8", "cp1252", "cp1251", "utf-16-le", "koi8-r")


def cut(data: bytes, random: Random) -> bytes:
    """Keep what comes before, after or between random places."""
    start, end = sorted(random.randrange(len(data) + 1) for _ in range(2))
    return random.choice((data[:end], data[start:], data[start:end]))


def shuffled(data: bytes, random: Random) -> bytes:
    """Put the lines in another order."""
    lines = data.splitlines(keepends=True)
    random.shuffle(lines)
    return b"".join(lines)


def flipped(data: bytes, random: Random) -> bytes:
    """Flip a bit in one byte of a thousand to one of ten."""
    damaged = bytearray(data)
    for _ in range(int(len(data) * 10 ** random.uniform(-3, -1)) + 1):
        damaged[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(damaged)


def mixed(data: bytes, random: Random) -> bytes:
    """Write each line in one of two encodings."""
    two = random.sample(_ENCODINGS, 2)
    lines = data.decode("utf-8", "replace").splitlines(keepends=True)
    return b"".join(line.encode(random.choice(two), "replace") for line in lines)


def everything(data: bytes, random: Random) -> bytes:
    """Do all of it, one after the other."""
    for damage in random.sample((cut, shuffled, flipped, mixed), 4):
        data = damage(data or b"\n", random)
    return data


KINDS: tuple[Callable[[bytes, Random], bytes], ...] = (cut, shuffled, flipped, mixed, everything)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a copy; ``fault`` is empty where all went well."""

    number: int
    kind: str
    read: bool = False
    claims: int = 0
    skipped: bool = False
    seconds: float = 0.0
    fault: str = ""
    detail: str = ""


class TooSlow(BaseException):
    """A page took longer than its limit; no handler of ``Exception`` may swallow it."""


def damaged(pages: Sequence[Path], number: int, seed: int) -> tuple[str, bytes]:
    """Return the kind of damage of a copy, and the copy."""
    damage = KINDS[number % len(KINDS)]
    page = pages[number // len(KINDS) % len(pages)]
    return damage.__name__, damage(page.read_bytes(), Random(f"{seed} {number}"))


def outcome(pages: Sequence[Path], seed: int, number: int) -> Outcome:
    """Read one copy and look at every row."""
    kind, data = damaged(pages, number, seed)
    begin = time.process_time()
    try:
        signal.setitimer(signal.ITIMER_PROF, LIMIT)
        try:
            document = read_bytes("page.txt", data)
            extraction = extract_document(document)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except ReadError:
        return Outcome(number, kind, seconds=time.process_time() - begin)
    except (Exception, TooSlow) as error:
        name = "slow" if isinstance(error, TooSlow) else "crash"
        took = time.process_time() - begin
        return Outcome(number, kind, seconds=took, fault=name, detail=traceback.format_exc())
    took = time.process_time() - begin
    wrong = [c for c in extraction.claims if document.text[c.start : c.end] != c.quote]
    skipped = any("not linked" in warning for warning in extraction.warnings)
    failed = [warning for warning in extraction.warnings if "something failed" in warning]
    fault = "wrong" if wrong else "failed" if failed else ""
    detail = f"{wrong[:1] or failed[:1]}" if fault else ""
    return Outcome(number, kind, True, len(extraction.claims), skipped, took, fault, detail)


def prepare() -> None:
    """Set the alarm that ends a page."""

    def stop(*_: object) -> None:
        raise TooSlow

    signal.signal(signal.SIGPROF, stop)


def table(outcomes: Sequence[Outcome]) -> list[str]:
    """Return the lines of a table by kind of damage."""
    titles = ("copies", "read", "refused", "claims", "skipped", "slowest")
    faults = ("crash", "slow", "wrong", "failed")
    lines = [f"{'damage':12}" + "".join(f"{title:>9}" for title in (*titles, *faults))]
    by_kind: defaultdict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        by_kind[one.kind].append(one)
    for kind, some in (*by_kind.items(), ("all", list(outcomes))):
        counts = (
            len(some),
            sum(one.read for one in some),
            sum(not one.read and not one.fault for one in some),
            sum(one.claims for one in some),
            sum(one.skipped for one in some),
        )
        slowest = max((one.seconds for one in some), default=0.0)
        fault = Counter(one.fault for one in some)
        lines.append(
            f"{kind:12}"
            + "".join(f"{count:>9,}" for count in counts)
            + f"{slowest:>8.2f}s"
            + "".join(f"{fault[name]:>9}" for name in faults)
        )
    return lines


def main() -> None:
    """Parse the options, read the copies, print the table."""
    parser = argparse.ArgumentParser(description="Read damaged copies of real pages.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int, help="the number of one copy, to see what it does")
    options = parser.parse_args()
    files = (path for path in options.folder.rglob("*") if path.is_file() and path.stat().st_size)
    pages = sorted(files, key=lambda path: (path.stat().st_size, path.name))
    if not pages:
        parser.error(f"{options.folder}: holds no pages")
    work = partial(outcome, pages, options.seed)
    if options.only is not None:
        prepare()
        sys.stdout.buffer.write(damaged(pages, options.only, options.seed)[1] + b"\n")
        print(work(options.only))
        return
    numbers = range(options.copies)
    with ProcessPoolExecutor(options.jobs, get_context("spawn"), prepare) as pool:
        outcomes = list(pool.map(work, numbers, chunksize=_AT_ONCE))
    print("\n".join(table(outcomes)))
    faulty = [one for one in outcomes if one.fault]
    print("\n".join(chain.from_iterable((f"\n{one}", one.detail) for one in faulty[:20])))
    sys.exit(bool(faulty))


if __name__ == "__main__":
    main()
