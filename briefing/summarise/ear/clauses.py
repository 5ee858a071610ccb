"""What the rules for long sentences know of clauses: verbs, names, what hangs, what is quoted."""

from __future__ import annotations

import re

from briefing import english, sentences

FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|said"
    r"|says)"
)
"Verbs that make a clause whole, as a pattern."
NAME = (
    r"[A-Z][\w'’.]+(?:-[A-Z]\w+)*"
    r"(?: (?:of |the |and |de |van )?[A-Z][\w'’.]+(?:-[A-Z]\w+)*){0,4}"
)
"A name of one or more words, as a pattern."
HANGING = re.compile(
    rf"\b(?:{'|'.join(sorted(english.EMPTY))}|second|minute|moment|hour|day|week|month|year"
    r"|(?:second|minute|moment|hour|day|week|month|year)s|shortly|soon|just|only|even|part)$",
    re.IGNORECASE,
)
"A last word after which something is still to come."
SAID_AT_END = re.compile(
    rf", [^,]{{2,90}} (?:{english.SAYING})(?: [^,]{{2,40}})?\.$|, (?:says?|said) [^,]+\.$"
)
"A sentence that ends by saying who says so."
HAS_VERB = re.compile(rf"\b{FINITE}\b|\b[a-z]+ed\b|\b(?:{english.SAYING})\b")
"Something that can be the verb of a sentence."


def within_marks(text: str, at: int) -> bool:
    """Tell whether a place stands inside quotation marks or brackets."""
    if text.count("(", 0, at) > text.count(")", 0, at):
        return True
    return any(start <= at < end for start, end in sentences.quotations(text))


def called_again(name: str) -> str:
    """Give what somebody is called the second time: a surname, or the whole when no person."""
    people = english.people(name)
    return people[-1].split()[-1] if people else re.sub(r"^[Tt]he ", "The ", name)
