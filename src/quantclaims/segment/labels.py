"""Speakers' labels: "President of Russia Vladimir Putin (in German):" and where they end."""

import re
from dataclasses import dataclass

from quantclaims.segment.names import (
    BODY,
    HONORIFIC,
    PARTICLE,
    is_name_word,
    is_office,
    split_role,
    titled,
)

__all__ = ["Label", "find_label", "read_label"]


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's label: ``text`` as printed, its parts, and where the words begin.

    ``name`` is empty for an unnamed voice ("Question").
    """

    text: str
    role: str
    name: str
    end: int


_CANDIDATE = re.compile(r"\s*([^:?!;…“”\"]{1,220}?)\s?:(?=\s|[A-Z“(…]|$)")
_ADDRESSED = re.compile(r"(?:the|mr|mrs|ms|mdm|madam|madame)\.? (?P<office>.+)", re.IGNORECASE)
_NOTE = re.compile(rf"\s*[(\[](?!{HONORIFIC.pattern} )[^()\[\]]*[)\]]")
_ANONYMOUS = re.compile(
    r"(?:Question|Repl(?:y|ies)|Remarks?|Answers?|Response|Exclamations?|Shouts?|Cries"
    r"|(?:From the )?(?:audience|floor)|Audience members?|Voices?(?: from the \w+)?"
    r"|(?:Male|Female) (?:voice|speaker)|Moderator|Host|Presenter|Interpreter|Translator"
    r"|Interviewer|Interviewee|Operator|Journalists?|Reporters?|All|Everyone|Q|A"
    r"|(?:Un(?:known|identified) )?(?:speaker|participants?|analyst|man|woman|male|female))"
    r"(?: (?:\d+|[A-Z]))?",
    re.IGNORECASE,
)
_NEVER_IN_LABELS = re.compile(
    r"i|we|you|he|she|they|it|this|that|these|those|there|here|my|our|your|his|her|their|its"
    r"|who|whose|whom|what|which|when|where|why|how|is|are|was|were|be|been|am|has|have|had|do"
    r"|does|did|will|would|shall|should|can|could|may|might|must|say|says|said|let|not|no|yes|so"
    r"|if|because|but|then|than|also|only|very|just|like|want|know|think|see|look|get|got|give"
    r"|go|come|came|as|by|from|with|about|following|first|second|third|finally|more|most|some"
    r"|any|all|each|every|both|such|other|another|one|two|three|many|few|a|an"
    r"|\w+['’](?:s|m|re|ll|ve)"
)
_NEVER_FIRST = re.compile(r"and|or|nor|for|of|in|on|at|to|dear", re.IGNORECASE)
_NOT_PERSONS = re.compile(
    r"photo|note|source|attention|ladies|gentlemen|friends|colleagues|address", re.IGNORECASE
)
_ABBREVIATION_STOP = re.compile(
    r"\b(?:[A-Z]|Mrs?|Ms|Dr|St|Prof|Lt|Maj|Gen|Col|Capt|Adm|Sgt|Sen|Rep|Gov|Hon|Rev|Jr|Sr|Nos?)\.",
    re.IGNORECASE,
)
_STOP = re.compile(r"\.(?:\s|$)")
_MOST_WORDS = 26
_OFFICE_WORDS = 14
_ONLY_A_NAME = re.compile(r"(?:[A-Z][\w’-]+ ){1,3}[A-Z][\w’-]+\.?\s*")


def find_label(text: str, start: int, end: int) -> Label | None:
    """Return the speaker's label that ``text[start:end]`` opens with, if it does.

    >>> find_label("Siemens CEO Joe Kaeser (retranslated): You can be proud.", 0, 56)
    Label(text='Siemens CEO Joe Kaeser', role='Siemens CEO', name='Joe Kaeser', end=39)
    >>> find_label("Question: Will it go on?", 0, 24)
    Label(text='Question', role='', name='', end=10)
    >>> find_label("I would like to report that the goals have been met: all.", 0, 57)
    """
    match = _CANDIDATE.match(text, start, min(end, start + 260))
    if not match:
        return None
    printed = _without_notes(match[1])
    after = match.end()
    while after < end and text[after].isspace():
        after += 1
    if _ANONYMOUS.fullmatch(printed):
        return Label(printed, "", "", after)
    if not printed or not _may_be_label(printed):
        return None
    if _is_addressed(printed):
        return read_label(printed, after)
    role, name = split_role(printed)
    titled_name = bool(role) or HONORIFIC.match(printed) is not None
    if not (_is_name(name, titled_name) or (not name and _is_office_alone(role))):
        return None
    if role and _ONLY_A_NAME.fullmatch(text, after, end):
        return None
    return Label(printed, role, name, after)


def read_label(printed: str, end: int) -> Label:
    """Return what a label says that is known to be one; a tab parts a name from its office.

    >>> [read_label(label, 0).name for label in ("MR. HARWOOD", "THE PRESIDENT", "Q")]
    ['Harwood', 'The President', '']
    """
    if "\t" in printed:
        name, _, role = printed.partition("\t")
        return Label(name, role, HONORIFIC.sub("", name, count=1).strip() or name, end)
    words = _without_notes(printed)
    if _ANONYMOUS.fullmatch(words):
        return Label(printed, "", "", end)
    if _is_addressed(words):
        alone = titled(words)
        return Label(printed, "", alone[0].upper() + alone[1:], end)
    role, name = split_role(words)
    return Label(printed, role if name else "", name or words, end)


def _without_notes(label: str) -> str:
    """A label less what brackets say of the manner; an office or its holder in brackets stays.

    >>> _without_notes("Anna  Fox (in German)"), _without_notes("Mr. Fox (Minister for Roads)")
    ('Anna Fox', 'Mr. Fox (Minister for Roads)')
    """

    def kept(note: re.Match[str]) -> str:
        return note[0] if any(map(is_office, re.findall(r"[\w.-]+", note[0]))) else ""

    return " ".join(_NOTE.sub(kept, label).split())


def _is_addressed(words: str) -> bool:
    """Say whether a label is an office as it is spoken of or to.

    >>> _is_addressed("THE VICE PRESIDENT"), _is_addressed("Mdm Speaker"), _is_addressed("Mr Fox")
    (True, True, False)
    """
    match = _ADDRESSED.fullmatch(words)
    return bool(match) and is_office(words.split(" ")[-1]) and "(" not in words


def _may_be_label(printed: str) -> bool:
    """A label is a noun phrase: it opens with a capital and holds no verb and no pronoun.

    >>> _may_be_label("Minister of Culture Olga Petrova"), _may_be_label("Now we can say it")
    (True, False)
    >>> _may_be_label("St. Petersburg Governor A. Petrov"), _may_be_label("Good. Now Crimea")
    (True, False)
    """
    words = printed.split(" ")
    opens = words[0][0].isupper() or PARTICLE.fullmatch(words[0]) or is_office(words[0])
    if not opens or len(words) > _MOST_WORDS or _NEVER_FIRST.fullmatch(words[0]):
        return False
    if _STOP.search(_ABBREVIATION_STOP.sub("", printed)):
        return False
    shouted = printed.isupper()
    return not any(
        _NEVER_IN_LABELS.fullmatch(word.strip(",()").lower())
        for i, word in enumerate(words)
        if i == 0 or word[0].islower() or (shouted and i < len(words) - 1)
    )


def _is_office_alone(role: str) -> bool:
    """An office that stands for its unnamed holder.

    >>> _is_office_alone("Interior Minister"), _is_office_alone("Winner of the State Prize")
    (True, True)
    >>> _is_office_alone("Tasks of the Governor"), _is_office_alone("")
    (False, False)
    """
    words = role.split()
    if not words or len(words) > _OFFICE_WORDS or HONORIFIC.fullmatch(words[0]):
        return False
    if is_office(words[0]):
        return len(words) > 1
    return is_office(words[-1]) and all(word[0].isupper() for word in words)


def _is_name(name: str, after_title: bool) -> bool:
    """Two words or more, or one after an office or title; no comma, no body of people."""
    words = name.split()
    if not words or "," in name or BODY.fullmatch(words[-1]) or _NOT_PERSONS.fullmatch(words[-1]):
        return False
    return all(map(is_name_word, words)) and (len(words) >= 2 or after_title)
