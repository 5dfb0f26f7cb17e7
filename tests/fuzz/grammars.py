"""The grammars of sentences, numbers, times and file names: any words whatever."""

import zlib
from collections.abc import Callable, Sequence
from datetime import date

from fuzz import mentions, seeds
from fuzz.target import Target
from quantclaims.detect import detect_text
from quantclaims.read.dates import clock_time, iso_date
from quantclaims.read.file_names import known_from_name
from quantclaims.segment.labels import find_label
from quantclaims.segment.sentences import sentence_spans
from quantclaims.timex import Interval, find_periods

__all__ = ["TARGETS"]

_ANCHORS = (None, date(2018, 5, 10), date(2016, 2, 29), date.min, date.max, date(2000, 1, 31))
_TIMES = (
    "in|on|by|since|until|before|after|over|for|of|the|to|from|between|a|than|early|late|mid-|"
    "first|second|last|next|this|past|quarter|half|years|months|week|days|ago|earlier|2012|"
    "2000–2002|1990s|’90s|0000|9999|January|May|March 26|Feb. 30|29 February|8–11|nine|three|"
    "end of|beginning of|summer|winter|same period|until then|during|so far|a decade|century"
).split("|")


def _words(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _check_sentences(data: bytes) -> None:
    """All words of a text stand in its sentences, which do not overlap."""
    text = _words(data)
    reached = 0
    for start, end in sentence_spans(text, 0, len(text)):
        assert reached <= start < end <= len(text)
        assert not text[reached:start].strip()
        assert text[start:end] == text[start:end].strip()
        reached = end
    assert not text[reached:].strip()
    label = find_label(text, 0, len(text))
    assert label is None or 0 < label.end <= len(text)


def _check_numbers(data: bytes) -> None:
    text = _words(data)
    mentions.check(text)
    middle = len(text) // 3, len(text) - len(text) // 3
    assert all(middle[0] <= m.start < m.end <= middle[1] for m in detect_text(text, *middle))


def _check_periods(data: bytes) -> None:
    """Times stand in order, apart, and no stretch ends before it begins."""
    text, choice = _words(data), zlib.crc32(data)
    anchor = _ANCHORS[choice % len(_ANCHORS)]
    focus = None if choice & 64 else Interval(date(2013, 1, 1), date(2013, 9, 30))
    found = find_periods(text, anchor, focus)
    reached = 0
    for phrase in found:
        assert reached <= phrase.start < phrase.end <= len(text), phrase
        assert text[phrase.start : phrase.end].strip(), phrase
        if phrase.first and phrase.last:
            assert phrase.first <= phrase.last, phrase
        reached = phrase.end
    assert found == find_periods(text, anchor, focus)


def _check_names(data: bytes) -> None:
    """Days, hours and what file names say: ISO 8601, or nothing."""
    text = _words(data)
    for day in (iso_date(text), known_from_name(text.replace("/", "-")).date):
        assert not day or date.fromisoformat(day).isoformat() == day
    time = clock_time(text)
    assert not time or (len(time) == 5 and int(time[:2]) < 24 and int(time[3:]) < 60), time


def _grammar(
    name: str,
    check: Callable[[bytes], None],
    made: Callable[[], Sequence[bytes]],
    words: Sequence[str],
) -> Target:
    pieces = tuple(f"{word} ".encode() for word in words)
    return Target(name, check, made, pieces, longest=2_000)


_NAMES = (
    b"2019-05-06",
    b"May 5, 2016",
    b"14:30",
    b"IND_72_2017.txt",
    b"2:05 p.m. EST",
    b"06.05.19",
)

TARGETS = (
    _grammar(
        "sentences", _check_sentences, seeds.cases("sentences"), [w.decode() for w in seeds.WORDS]
    ),
    _grammar("numbers", _check_numbers, seeds.cases("detect", "negative"), mentions.PIECES),
    _grammar("periods", _check_periods, seeds.cases("timex"), _TIMES),
    _grammar("names", _check_names, lambda: _NAMES, ["2019", "-", "p.m.", "Jan", ":", "31", "T"]),
)
