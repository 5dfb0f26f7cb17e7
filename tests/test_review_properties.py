"""What holds of every review: nothing is lost, nothing lands on other words."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from quantclaims.compare.examples import example_claim
from quantclaims.export.json_lines import plain_rows
from quantclaims.export.schema import validate
from quantclaims.review import Decision, apply, decision_of
from quantclaims.review.values import EDITABLE
from quantclaims.table import to_frame
from quantclaims.types import Claim

SENTENCES = (
    "We have 5 cows. ",
    "They had 5 cows, and 5 cows more. ",
    "He sold 20 sheep to the farm beyond the river in spring. ",
    "5 cows. ",
    "In that year, as all of us remember well, we bought 5 cows from the farm beyond the river. ",
)
QUOTES = ("5 cows", "20 sheep")

talks = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8)
steps = st.lists(
    st.tuples(
        st.sampled_from(["Ann", "Ben"]),
        st.sampled_from(["accept", "reject", "edit", "undo", "note"]),
        st.integers(0, 20),
        st.sampled_from(["FRA", "DEU"]),
    ),
    max_size=15,
)


def claims_of(sentences: list[str]) -> list[Claim]:
    """A claim for each quote of a text, in order."""
    claims, begins = [], 0
    for sentence in sentences:
        for quote in QUOTES:
            start = sentence.find(quote)
            while start >= 0:
                place = {"start": begins + start, "end": begins + start + len(quote)}
                number, unit = quote.split()
                claims.append(
                    example_claim(
                        claim_id=f"c{begins + start}",
                        source="talk.txt",
                        quote=quote,
                        sentence=sentence.strip(),
                        kind="count",
                        unit=unit,
                        value=float(number),
                        **place,
                    )
                )
                start = sentence.find(quote, start + 1)
        begins += len(sentence)
    return sorted(claims, key=lambda claim: claim.start)


def decided(
    claims: list[Claim], text: str, taken: list[tuple[str, str, int, str]]
) -> list[Decision]:
    made = []
    for number, (who, action, at, area) in enumerate(taken):
        claim = claims[at % len(claims)]
        (row,) = plain_rows(to_frame([claim]))
        own = {"decision_id": str(number), "who": who, "when": "2026-03-01T10:00:00Z"}
        place = {name: row[name] for name in ("claim_id", "source", "start", "end", "quote")}
        beside = {"left": text[: claim.start][-80:], "right": text[claim.end :][:80]}
        cells = {"changes": {"area": area} if action == "edit" else {}}
        seen = {"seen": {name: row[name] for name in EDITABLE if row[name]}}
        note = {"note": "so" if action == "note" else ""}
        made.append(
            decision_of({**own, **place, **beside, **cells, **seen, **note, "action": action})
        )
    return made


@given(talks, steps)
@settings(deadline=None, max_examples=30)
def test_every_decision_that_stands_is_applied_once(
    sentences: list[str], taken: list[tuple[str, str, int, str]]
) -> None:
    claims, text = claims_of(sentences), "".join(sentences)
    decisions = decided(claims, text, taken)
    once = apply(to_frame(claims), decisions, lambda source: text)
    validate(once.claims)
    rows = {row["claim_id"]: row for row in plain_rows(once.claims)}
    assert [one.claim_id for one in once.outcomes] == list(
        dict.fromkeys(one.claim_id for one in decisions)
    )
    rejected = {one.claim_id for one in once.outcomes if one.standing.state == "rejected"}
    assert rows.keys() == {claim.claim_id for claim in claims} - rejected
    for one in once.outcomes:
        if one.claim_id in rows:
            state, last = one.standing.state, one.standing.changes.get("area", "RUS")
            assert rows[one.claim_id]["rules"] == (f"review:{state}" if state else "")
            assert rows[one.claim_id]["area"] == last
    twice = apply(once.claims, decisions, lambda source: text)
    assert twice.claims.equals(once.claims)


@given(talks, talks, st.data())
@settings(deadline=None, max_examples=30)
def test_a_claim_is_found_at_its_own_words_or_told_as_gone(
    sentences: list[str], before: list[str], data: st.DataObject
) -> None:
    """After sentences put in front, under other names, with rows missing."""
    claims, text = claims_of(sentences), "".join(sentences)
    prefix = "".join(before) if data.draw(st.booleans()) else ""
    newer = [
        replace(
            one,
            claim_id=f"n{one.claim_id}",
            start=one.start + len(prefix),
            end=one.end + len(prefix),
        )
        for one in claims
        if data.draw(st.booleans())
    ]
    taken = [("Ann", "accept", number, "FRA") for number in range(len(claims))]
    decisions = decided(claims, text, taken)
    at_hand = data.draw(st.booleans()) or bool(prefix)
    now = prefix + text
    applied = apply(to_frame(newer), decisions, lambda source: now if at_hand else None)
    sentence = {
        one.start: one.sentence for one in claims_of([*(before if prefix else ()), *sentences])
    }
    said = {one.claim_id: one.sentence for one in claims}
    for outcome in applied.outcomes:
        for one in outcome.standing.decisions:
            here = outcome.found
            assert here.how == "gone" or sentence[here.start] == said[one.claim_id]
    if not prefix:
        assert not applied.lost
        assert len(applied.claims) == len(claims)
