"""The transcripts that claims were found in, read again from where the table says they stand.

No request names a file: it names a claim, whose source is in the table. And nothing of a file is
shown unless the claim's quote stands in it where the table says.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from quantclaims.errors import ReadError
from quantclaims.read import read_documents
from quantclaims.read.options import ReadOptions
from quantclaims.segment import segment
from quantclaims.types import Claim, Document, Event, Transcript

__all__ = ["Place", "Transcripts"]

_KEPT = 16


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands: its transcript and its event, offsets in the document's text."""

    transcript: Transcript
    event: Event

    @property
    def text(self) -> str:
        return self.transcript.document.text

    @property
    def offset(self) -> int:
        """Where the document's text begins in that of its source, which claims count in."""
        return self.transcript.document.offset


class Transcripts:
    """Transcripts by the names of their sources, looked for in some folders.

    The last few that were read are kept, for as long as their files stay the same.
    """

    def __init__(self, folders: Sequence[Path], options: ReadOptions) -> None:
        self._folders, self._options = tuple(folders), options
        self._kept: deque[tuple[Path, int, Transcript]] = deque(maxlen=_KEPT)
        self._lock = Lock()

    def place(self, claim: Claim) -> Place | str:
        """Return where a claim stands, or the reason why it cannot be shown there."""
        reason = f"The transcript {claim.source} is not where it was, or not on this machine."
        for file in self._files(claim.source):
            try:
                transcript = self._transcript(file, claim)
            except (ReadError, OSError) as error:
                reason = f"The transcript cannot be read: {error}."
                continue
            if transcript is not None and _stands(transcript.document, claim):
                return Place(transcript, _event(transcript, claim))
            reason = f"The transcript {claim.source} has changed since the claims were found."
        return reason

    def text(self, source: str) -> str | None:
        """Return the text that the claims of a source count in, None where it is not at hand."""
        for file in self._files(source):
            parts = list(read_documents([file], self._options))
            texts = [part.text for part in parts if not isinstance(part, ReadError)]
            if len(texts) == len(parts):
                return "".join(texts)
        return None

    def _files(self, source: str) -> Iterator[Path]:
        if not source or "\0" in source:
            return
        for file in dict.fromkeys(folder / source for folder in self._folders):
            try:
                there = file.is_file()
            except OSError:
                continue
            if there:
                yield file

    def _transcript(self, file: Path, claim: Claim) -> Transcript | None:
        """The transcript that holds a claim's place in a file, if there is one."""
        changed = file.stat().st_mtime_ns
        with self._lock:
            for known, then, transcript in self._kept:
                if (known, then) == (file, changed) and _holds(transcript.document, claim):
                    return transcript
            for document in read_documents([file], self._options):
                if isinstance(document, ReadError):
                    raise document
                if _holds(document, claim):
                    transcript = segment(document)
                    self._kept.append((file, changed, transcript))
                    return transcript
        return None


def _holds(document: Document, claim: Claim) -> bool:
    return document.offset <= claim.start and claim.end <= document.offset + len(document.text)


def _stands(document: Document, claim: Claim) -> bool:
    start, end = claim.start - document.offset, claim.end - document.offset
    return bool(claim.quote) and document.text[start:end] == claim.quote


def _event(transcript: Transcript, claim: Claim) -> Event:
    """The event that a claim stands in, or the whole text where it stands in none."""
    at = claim.start - transcript.document.offset
    whole = Event("", transcript.document.source, 0, len(transcript.document.text), "")
    return next((event for event in transcript.events if event.start <= at < event.end), whole)
