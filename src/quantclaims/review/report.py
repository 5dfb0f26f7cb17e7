"""What became of a review, for a person to read in a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator

from quantclaims.review.apply import Applied, Outcome
from quantclaims.review.journal import Unread

__all__ = ["report"]


def report(applied: Applied, unread: Iterable[Unread] = ()) -> Iterator[str]:
    """Yield the lines of a report: how many claims of each state, then whatever needs a look."""
    here = [one.standing.state for one in applied.outcomes if not (one.is_lost or one.fault)]
    states = Counter(filter(None, here))
    told = ", ".join(f"{number} {state}" for state, number in states.most_common())
    yield f"{told or 'no claims decided'}; {len(applied.claims)} rows"
    yield from (f"not read: {one}" for one in unread)
    yield from (f"gone: {_of(one)}; no such words in its context" for one in applied.lost)
    yield from (f"refused: {_of(one)}; {one.fault}" for one in applied.refused)
    for one in applied.outcomes:
        yield from _looks(one)
    for row in applied.replaced:
        place = f"{row['source']} {row['start']}"
        yield f"replaced: {place} “{_flat(row['quote'])}” by the reviewed claim there"


def _looks(outcome: Outcome) -> Iterator[str]:
    """What of a claim that was applied a person may want to look at again."""
    yield from (f"conflict: {_of(outcome)}; {one}" for one in outcome.standing.conflicts)
    if outcome.row is not None and outcome.found.how == "text":
        yield f"not extracted: {_of(outcome)}; kept, for its words still stand there"
    if outcome.row is not None and outcome.found.how == "unseen":
        yield f"not extracted: {_of(outcome)}; kept unseen, for its transcript is not at hand"
    for column, (seen, now) in sorted(outcome.changed.items()):
        yield f"kept: {_of(outcome)}; {column} {seen!r}, where the extraction now says {now!r}"
    for note in outcome.standing.notes:
        yield f"note: {_of(outcome)}; {note.who}: {_flat(note.note)}"


def _of(outcome: Outcome) -> str:
    one = outcome.decision
    by = f"{outcome.standing.state or 'noted'} by {one.who}"
    return f"{one.source} {one.start} “{_flat(one.quote)}” ({one.claim_id}, {by})"


def _flat(text: str) -> str:
    return " ".join(text.split())
