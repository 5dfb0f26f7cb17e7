"""Inputs out of inputs: the changes that a fuzzer makes, drawn by a seeded generator."""

from collections.abc import Callable, Sequence
from random import Random

__all__ = ["mutated"]

_ODD = (
    *(b"\0", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\r", b"\x85", b"\x0c"),
    *(b"-1", b"0", b"1e400", b"nan", b"99999999999999999999", b"9" * 400, b"null", b"[]", b"{}"),
    *(b"<", b">", b'"', b"'", b";", b",", b"\t", b"((((", b"[[[[", b"<b><b>", b"\\ud800"),
)
Change = Callable[[bytes, Random, Sequence[bytes], Sequence[bytes]], bytes]


def mutated(
    random: Random, inputs: Sequence[bytes], words: Sequence[bytes] = (), longest: int = 1 << 14
) -> bytes:
    """Return one of the inputs, changed a few times, at most ``longest`` bytes long.

    >>> mutated(Random(1), [b"from 2 to 3"]) == mutated(Random(1), [b"from 2 to 3"])
    True
    """
    data = random.choice(inputs)
    for _ in range(1 << random.randrange(4)):
        data = random.choice(_CHANGES)(data, random, inputs, words)
    return data[:longest]


def _place(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + 1 + int(random.expovariate(1 / 12)))


def _flip(data: bytes, random: Random, *_: Sequence[bytes]) -> bytes:
    if not data:
        return bytes([random.randrange(256)])
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :]


def _delete(data: bytes, random: Random, *_: Sequence[bytes]) -> bytes:
    start, end = _place(data, random)
    return data[:start] + data[end:]


def _cut(data: bytes, random: Random, *_: Sequence[bytes]) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] if random.random() < 0.5 else data[at:]


def _repeat(data: bytes, random: Random, *_: Sequence[bytes]) -> bytes:
    start, end = _place(data, random)
    return data[:start] + data[start:end] * (1 << random.randrange(1, 8)) + data[end:]


def _insert(data: bytes, random: Random, inputs: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    word = random.choice(words if words and random.random() < 0.7 else _ODD)
    start, end = _place(data, random)
    return data[:start] + word + data[end if random.random() < 0.5 else start :]


def _splice(data: bytes, random: Random, inputs: Sequence[bytes], *_: Sequence[bytes]) -> bytes:
    other = random.choice(inputs)
    return data[: random.randint(0, len(data))] + other[random.randint(0, len(other)) :]


def _swap_lines(data: bytes, random: Random, *_: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    a, b = random.randrange(len(lines)), random.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"\n".join(lines)


_CHANGES: tuple[Change, ...] = (
    *(_flip, _delete, _cut, _repeat, _insert, _insert, _insert, _splice, _swap_lines),
)
