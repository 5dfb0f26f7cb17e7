"""Subtitles: SubRip and WebVTT. Cues are joined into the sentences that they cut.

Who speaks stands in a WebVTT voice tag, ``<v Anna Fox>``, in a label, ``ANNA FOX:``, or nowhere;
``>>`` and a leading dash open the turn of somebody else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quantclaims.read.compose import Part, compose
from quantclaims.read.lines import lines_of
from quantclaims.read.source import Format, Source
from quantclaims.types import Document

__all__ = ["FORMAT"]

_STAMP = r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMING = re.compile(rf"{_STAMP}\s+-->\s+{_STAMP}.*")
_COUNTER = re.compile(r"\d+")
_VOICE = re.compile(r"<v(?:\.[^ >]*)? (?P<who>[^>]+)>")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>|<\d[\d:.]*>|\{\\\w+\d*\}")
_CHANGE = re.compile(r"(?:>>+|--?|–)\s*(?=\S)")
_LABEL = re.compile(
    r"(?P<who>[A-Z][A-Z.’' -]{1,40}|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}):\s+(?=\S)"
)
_NOTES = re.compile(r"(?:NOTE|STYLE|REGION)\b")
_ENDS = re.compile(r"[.?!…][”“\"')\]]*$")
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class _Cue:
    speaker: str
    words: str
    changes: bool


def _recognises(source: Source) -> bool:
    return source.text.startswith("WEBVTT") or any(
        _TIMING.fullmatch(line.text) for line in lines_of(source.text, 0, 2000)
    )


def _read(source: Source) -> Document:
    text, blocks = compose(_parts(source.text))
    return Document(source.name, FORMAT.name, source.encoding, text, blocks)


def _parts(text: str) -> Iterator[Part]:
    """Yield a part for each sentence, and a speaker where one is named or changes."""
    open_words = ""
    for cue in _cues(text):
        opens = bool(cue.speaker) or cue.changes
        if open_words and (opens or _ENDS.search(open_words) or len(open_words) > _LONGEST):
            yield Part("paragraph", open_words)
            open_words = ""
        if opens:
            yield Part("speaker", cue.speaker, cue.speaker or "Speaker")
        open_words = f"{open_words} {cue.words}"
    yield Part("paragraph", open_words)


def _cues(text: str) -> Iterator[_Cue]:
    """Yield the lines of the cues, their marks read and left out."""
    lines = [line.text for line in lines_of(text)]
    shown, noted, last = False, False, ""
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else ""
        if _TIMING.fullmatch(line):
            shown, noted = True, False
        elif not shown or noted or _NOTES.match(line):
            noted = noted or bool(_NOTES.match(line))
        elif _COUNTER.fullmatch(line) and _TIMING.fullmatch(following):
            shown = False
        else:
            cue = _cue(line, last)
            last = cue.speaker or ("" if cue.changes else last)
            if cue.words:
                yield cue


def _cue(line: str, last: str) -> _Cue:
    """A line's speaker, where it names one who did not speak before, and its words.

    >>> _cue("<v Anna Fox>It <i>grew</i>.", "")
    _Cue(speaker='Anna Fox', words='It grew.', changes=False)
    >>> _cue(">> And then?", "Anna Fox")
    _Cue(speaker='', words='And then?', changes=True)
    """
    voice = _VOICE.search(line)
    words = _TAG.sub("", _VOICE.sub("", line)).strip()
    change = _CHANGE.match(words)
    if change:
        words = words[change.end() :]
    label = _LABEL.match(words)
    if label:
        words = words[label.end() :]
    who = voice["who"].strip() if voice else label["who"] if label else ""
    return _Cue(who if who != last else "", words, change is not None and not who)


FORMAT = Format(
    name="subtitles",
    title="Subtitles: SubRip (SRT) or WebVTT",
    marks="the word WEBVTT, or lines such as 00:00:01,000 --> 00:00:03,000",
    recognises=_recognises,
    read=_read,
)
