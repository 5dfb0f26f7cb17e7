"""Where the claims that decisions speak of stand in a table of today.

By the claim's name first: the same words at the same event have the same name. Where a newer
extraction cuts a sentence or dates an event otherwise, by the quote and what stands beside it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import Literal

import pandas as pd

from quantclaims.export.sentences import ClaimSentence, claim_sentences
from quantclaims.review.decision import CONTEXT, Decision

__all__ = ["Found", "Key", "TextOf", "file_name", "key_of", "refind", "sources_by_name"]

Key = tuple[str, str]
"""A source's file name and a claim's name: folders differ from machine to machine."""

TextOf = Callable[[str], str | None]
"""Gives the text of a source, or None where it is not at hand."""

_ENOUGH = 24
"""How many code points beside a quote must agree, where as many are known."""

_LEAST = 8
"""How many must agree however few are known; where fewer are, only the place itself tells."""

How = Literal["name", "quote", "text", "unseen", "gone"]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a claim stands now.

    ``how``: a row of the same ``name``, a row with the ``quote`` in its context, no row but the
    quote in the ``text``, ``unseen`` where neither a row nor the text is at hand, or ``gone``.
    ``row`` is the position of the row in the table, -1 for none.
    """

    how: How
    row: int = -1
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place where a quote stands, and what is known to stand beside it."""

    start: int
    left: str
    right: str
    row: int = -1


def file_name(source: str) -> str:
    r"""Return the last part of a source's path, whichever system it is of.

    >>> file_name("talks/a.txt"), file_name(r"C:\talks\a.txt"), file_name("-")
    ('a.txt', 'a.txt', '-')
    """
    return PureWindowsPath(source).name or source


def sources_by_name(sources: Iterable[str]) -> dict[str, str]:
    """Return sources by their file names; of two that share one, the first."""
    return {file_name(source): source for source in reversed(list(sources))}


def key_of(decision: Decision) -> Key:
    """Return what tells the claims of decisions apart."""
    return file_name(decision.source), decision.claim_id


def refind(
    decisions: Iterable[Decision], claims: pd.DataFrame, text_of: TextOf
) -> dict[Key, Found]:
    """Return where the claim of each decision stands in a claims table, or that it is gone.

    ``text_of`` is asked only for sources of which some claim has no row of its name. On a tie, as
    where a passage stands twice, a claim is gone rather than guessed at.
    """
    wanted = {key_of(one): one for one in decisions}
    found = dict(_by_name(wanted, claims))
    rest: defaultdict[str, list[Key]] = defaultdict(list)
    for key in wanted.keys() - found.keys():
        rest[key[0]].append(key)
    rows_of = _rows_by_file(claims, rest.keys()) if rest else {}
    unmoved = {key[0] for key, here in found.items() if here.start == wanted[key].start}
    for name, keys in rest.items():
        rows = rows_of.get(name, claims.head(0))
        source = rows["source"].iloc[0] if len(rows) else wanted[keys[0]].source
        text = text_of(str(source))
        here = [wanted[key] for key in keys]
        if text is None:
            spots = _among_rows(here, rows, name in unmoved)
        else:
            spots = _in_text(here, rows, text)
        found |= dict(zip(keys, spots, strict=True))
    return {key: found[key] for key in wanted}


def _rows_by_file(claims: pd.DataFrame, names: Iterable[str]) -> dict[str, pd.DataFrame]:
    files = claims["source"].map({one: file_name(one) for one in claims["source"].unique()})
    return {str(name): rows for name, rows in claims[files.isin(list(names))].groupby(files)}


def _by_name(wanted: Mapping[Key, Decision], claims: pd.DataFrame) -> Iterator[tuple[Key, Found]]:
    """Find rows by their names; of rows of one name in two files, that of the decision's file."""
    rows: defaultdict[str, dict[str, int]] = defaultdict(dict)
    named = claims["claim_id"].isin({claim_id for _, claim_id in wanted})
    places = named.to_numpy().nonzero()[0]
    for place, (claim_id, source) in zip(
        places, claims.loc[named, ["claim_id", "source"]].itertuples(index=False), strict=True
    ):
        rows[claim_id].setdefault(file_name(source), int(place))
    for name, claim_id in wanted:
        here = rows.get(claim_id, {})
        if name in here or len(here) == 1:
            row = here.get(name, next(iter(here.values())))
            start, end = (int(claims[column].iloc[row]) for column in ("start", "end"))
            yield (name, claim_id), Found("name", row, start, end)


def _in_text(decisions: Iterable[Decision], rows: pd.DataFrame, text: str) -> Iterator[Found]:
    """Find decisions in a text, and the rows that stand there."""
    places = zip(rows["start"].tolist(), rows["quote"].tolist(), rows.index, strict=True)
    row_at = {(start, quote): row for start, quote, row in places}
    for decision in decisions:
        spot = _nearest(decision, list(_occurrences(decision.quote, text)))
        if spot is None:
            yield Found("gone")
            continue
        row = row_at.get((spot.start, decision.quote), -1)
        end = spot.start + len(decision.quote)
        yield Found("quote" if row >= 0 else "text", row, spot.start, end)


def _among_rows(
    decisions: Sequence[Decision], rows: pd.DataFrame, unmoved: bool
) -> Iterator[Found]:
    """Find decisions among rows alone, by the sentences that these give.

    A row at another place is taken only where the whole text may have moved, and never to be
    rejected: the claim meant may be one that the table lacks, and the row its repetition.
    """
    spots = _by_sentences(rows, {one.quote for one in decisions})
    nearest = [_nearest(one, spots.get(one.quote, ())) for one in decisions]
    pairs = list(zip(decisions, nearest, strict=True))
    unmoved = unmoved or any(spot and spot.start == one.start for one, spot in pairs)
    for one, spot in pairs:
        if spot and (spot.start == one.start or not (unmoved or one.action == "reject")):
            yield Found("quote", spot.row, spot.start, spot.start + len(one.quote))
        else:
            yield Found("unseen", -1, one.start, one.end)


def _by_sentences(rows: pd.DataFrame, quotes: Collection[str]) -> Mapping[str, list[_Spot]]:
    """The places of rows with some quotes, and what their sentences say stands beside them."""
    spots: defaultdict[str, list[_Spot]] = defaultdict(list)
    rows = rows[rows["sentence"].isin(rows.loc[rows["quote"].isin(quotes), "sentence"])]
    places = iter(rows.index)
    for sentence in claim_sentences(rows):
        begins = _beginning(sentence)
        for row, place in zip(sentence.rows, places, strict=False):
            left = "" if begins is None else sentence.text[: row["start"] - begins]
            right = "" if begins is None else sentence.text[row["end"] - begins :]
            spots[row["quote"]].append(_Spot(row["start"], left, right, place))
    return spots


def _beginning(sentence: ClaimSentence) -> int | None:
    """Where a sentence begins, None where its quotes stand in it at several places alike."""
    last = max(row["start"] for row in sentence.rows)
    begins = [
        begin
        for begin in range(last - len(sentence.text), last + 1)
        if all(
            sentence.text.startswith(row["quote"], row["start"] - begin) for row in sentence.rows
        )
    ]
    return begins[0] if len(begins) == 1 else None


def _occurrences(quote: str, text: str) -> Iterator[_Spot]:
    start = text.find(quote)
    while start >= 0:
        yield _Spot(start, *_beside(text, start, start + len(quote)))
        start = text.find(quote, start + 1)


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def _nearest(decision: Decision, spots: Sequence[_Spot]) -> _Spot | None:
    """The spot whose surroundings agree best, if they agree enough and no other's do as well."""
    scored = sorted(((_agreement(decision, spot), spot) for spot in spots), key=lambda s: -s[0])
    best = [spot for score, spot in scored if score and score == scored[0][0]]
    here = [spot for spot in best if spot.start == decision.start]
    return (here or best)[0] if len(here or best) == 1 else None


def _agreement(decision: Decision, spot: _Spot) -> int:
    """How many code points beside a spot are as beside the decision's quote, 0 for too few.

    White space does not count, so that a text whose lines are broken anew agrees.
    """
    left, right = (_dense(one) for one in (decision.left[::-1], decision.right))
    beside, after = (_dense(one) for one in (spot.left[::-1], spot.right))
    agree = _common(left, beside) + _common(right, after)
    comparable = min(len(left), len(beside)) + min(len(right), len(after))
    same_place = spot.start == decision.start and 2 * agree >= comparable
    return agree + 1 if same_place or agree >= min(_ENOUGH, max(_LEAST, comparable)) else 0


def _dense(text: str) -> str:
    return "".join(text.split())


def _common(one: str, other: str) -> int:
    """The length of the longest common beginning."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
