"""What people decide of claims: kept in a journal, and applied again after every extraction.

decisions --append--> corrections.jsonl --read--> decisions
          --apply, onto any newer table--> claims --write_gold--> gold
"""

from quantclaims.review.apply import Applied, Outcome, apply
from quantclaims.review.decision import Decision, decision_of
from quantclaims.review.gold import write_gold
from quantclaims.review.journal import Journal, append, read
from quantclaims.review.report import report
from quantclaims.review.texts import text_of

__all__ = [
    "Applied",
    "Decision",
    "Journal",
    "Outcome",
    "append",
    "apply",
    "decision_of",
    "read",
    "report",
    "text_of",
    "write_gold",
]
