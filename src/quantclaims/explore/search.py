"""What a person types into the search box, as a query of SQLite's full-text search."""

import re

__all__ = ["match_expression"]

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


def match_expression(search: str) -> str:
    """Return the FTS5 query of a search; empty where it holds no word.

    All words must occur, words in quotes one after the other; a minus leaves out the claims that
    hold a word, and a star stands for the rest of one. Nothing else has a meaning of its own.

    >>> match_expression('grain "export duty" -wheat transp*')
    '("grain" AND "export duty" AND "transp" *) NOT "wheat"'
    >>> match_expression('NEAR(a b) OR "')
    '("NEAR(a" AND "b)" AND "OR")'
    >>> match_expression("-wheat")
    ''
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _TERM.findall(search.replace("\0", " ")):
        text = phrase or word
        if not any(character.isalnum() for character in text):
            continue
        star = " *" if word.endswith("*") else ""
        term = '"' + text.rstrip("*").replace('"', '""') + '"' + star
        (unwanted if minus else wanted).append(term)
    if not wanted:
        return ""
    left_out = "".join(f" NOT {term}" for term in unwanted)
    return f"({' AND '.join(wanted)}){left_out}"
