"""What a linking rule may look at: a sentence, its parse on demand, and what went before.

A spaCy ``Doc`` never leaves this package.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, TypeVar

from spacy.tokens import Doc, Span, Token

from quantclaims.timex import Interval, PeriodPhrase, find_periods
from quantclaims.types import Claim, Event, Mention, Sentence, Transcript, Turn

Answer = TypeVar("Answer")

Reason = Literal["too_long", "too_many_figures", "failed"]
"""Why a sentence is not linked."""

Parse = Callable[[Iterable[str]], Iterator[Doc]]
"""Sentences in, their parses out, in order: ``Language.pipe`` of a spaCy pipeline fits."""


@dataclass(eq=False)
class SentenceContext:
    """One sentence in its place; its parse is made at the first look, if not given, and kept."""

    transcript: Transcript
    index: int
    mentions: tuple[Mention, ...]
    parse: Parse
    previous: "SentenceContext | None" = field(default=None, repr=False)
    """The sentence before in the same event, by any speaker."""
    parsed: Doc | None = field(default=None, repr=False)
    skipped: Reason | None = None
    error: str = ""
    """What failed, where it is skipped because something did."""
    _answers: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)

    def once(self, question: Hashable, ask: Callable[[], Answer]) -> Answer:
        """Return what ``ask`` returns, from memory where the question was asked before.

        Several rules ask the same of a sentence and its figures: every third of all calls.
        """
        if question not in self._answers:
            self._answers[question] = ask()
        answer: Answer = self._answers[question]
        return answer

    @property
    def sentence(self) -> Sentence:
        return self.transcript.sentences[self.index]

    @property
    def turn(self) -> Turn:
        return self.transcript.turns[self.sentence.turn]

    @property
    def event(self) -> Event:
        return self.transcript.events[self.turn.event]

    @property
    def start(self) -> int:
        return self.sentence.start

    @cached_property
    def words(self) -> str:
        """The sentence as it stands in the document."""
        return self.transcript.document.text[self.sentence.start : self.sentence.end]

    @cached_property
    def text(self) -> str:
        """The sentence with line breaks as spaces, so that offsets stay true."""
        return self.words.replace("\n", " ").replace("\r", " ")

    @cached_property
    def times(self) -> tuple[PeriodPhrase, ...]:
        """The times that the sentence names, but for those that are figures themselves."""
        return self.times_after(None)

    def times_after(self, focus: Interval | None) -> tuple[PeriodPhrase, ...]:
        """Return its times where ``focus`` is the one said last before it."""
        rows = [m for m in self.mentions if m.role in ("claim", "whole")]
        spans = [(m.start - self.start, m.end - self.start) for m in rows]
        return tuple(
            phrase
            for phrase in find_periods(self.text, self.event.date, focus)
            if not any(start < phrase.end and phrase.start < end for start, end in spans)
        )

    @property
    def doc(self) -> Doc:
        if self.parsed is None:
            self.parsed = next(iter(self.parse([self.text])))
        return self.parsed

    def span(self, start: int, end: int) -> Span:
        """The tokens that cover ``start:end`` of the document's text."""
        span = self.doc.char_span(start - self.start, end - self.start, alignment_mode="expand")
        assert span is not None
        return span

    def head(self, mention: Mention) -> Token:
        """The syntactic head of a mention."""
        return self.span(mention.start, mention.end).root


@dataclass(frozen=True, slots=True)
class Discourse:
    """What a rule may know besides the sentence: the claims made so far in the event."""

    claims: Sequence[Claim]
