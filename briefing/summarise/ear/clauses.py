"""What the rules for long sentences know of clauses: verbs, names, what hangs, what is quoted."""

from __future__ import annotations

import re

from briefing import english, sentences
from briefing.summarise.ear.rule import capitalised

FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|said"
    r"|says)"
)
"Verbs that make a clause whole, as a pattern."
PAST = (
    r"(?:took|went|saw|began|gave|came|became|drove|wrote|broke|chose|fell|flew|rose|ran|spoke"
    r"|drew|threw|knew|grew|swam|sank|stole|wore|shook|ate|forgot|withdrew|overtook|underwent"
    r"|outdid|arose|awoke|swore|rode)"
)
"Verbs that are past and never participles, as a pattern."
PAST_OR_PARTICIPLE = (
    r"(?:[a-z]{2,}(?:[^e]ed|ied)|won|lost|made|left|held|led|met|paid|sold|told|kept|found|beat"
    r"|sent|built|bought|brought|caught|fought|taught|thought|struck|stood|sat|shot|spent|got"
    r"|heard|felt|meant|fled|sought|denied|died|agreed|freed|clung|hung|dug|spun|stuck|slept"
    r"|swept|hurt|cut|put|hit|set|shut|spread|read|quit|laid|lent|bent|rebuilt)"
)
"Verbs that are past or participles, so that what stands before them decides, as a pattern."
NAME = (
    r"[A-Z][\w'’.]+(?:-[A-Z]\w+)*"
    r"(?: (?:of |the |and |de |van |von |al-)?[A-Z][\w'’.]+(?:-[A-Z]\w+)*){0,4}"
)
"A name of one or more words, as a pattern."
HANGING = re.compile(
    rf"\b(?:{'|'.join(sorted(english.EMPTY))}|second|minute|moment|hour|day|week|month|year"
    r"|(?:second|minute|moment|hour|day|week|month|year)s|shortly|soon|just|only|even|part)$",
    re.IGNORECASE,
)
"A last word after which something is still to come."
SAID_AT_END = re.compile(
    rf", [^,]{{2,90}} (?:{english.SAYING})(?: [^,]{{2,40}})?\.$"
    r"|, (?:says?|said|reported|according to) [^,]+\.$"
    r"|, [^,]{2,60} (?:has|have|had|can) (?:heard|found|established|learn(?:ed|t)"
    r"|reveal(?:ed)?|ruled|seen|shown|confirmed)\b[^,]{0,60}\.$"
)
"A sentence that ends by saying who says so."
NO_SOURCE = (
    r"(?:in|at|on|as|by|for|with|after|before|under|amid|despite|through|during|since|until|among"
    r"|from|to|which|who|what|where|when|while|but)"
)
"First words after a comma that begin no name of whoever says something, as a pattern."
_SOURCE = re.compile(
    rf", (?!{NO_SOURCE}\b)(?:[\w'’.&/-]+ ){{1,7}}(?:has |have )?(?:{english.SAYING}|heard|shows?)"
    r"(?: (?:on )?[A-Z]\w+day)?(?: (?:after|in) an? [\w-]+(?: [\w-]+)?)?\.$"
)
HAS_VERB = re.compile(rf"\b{FINITE}\b|\b[a-z]+ed\b|\b{PAST}\b|\b(?:{english.SAYING})\b")
"Something that can be the verb of a sentence."
MAY_BE_VERB = re.compile(
    rf"{HAS_VERB.pattern}|\b{PAST_OR_PARTICIPLE}\b|\b(?:believes|thinks|fit)\b"
)
"The same of what may be a participle."
WITHIN = re.compile(
    r"\b(?:of|in|at|on|to|from|for|by|with|into|onto|above|below|near|over|under|through|about|as"
    r"|against|around|behind|between|across|outside|inside|and|or)"
    r"(?: (?:an?|the|its|his|her|their|one|\d+|[a-z][\w-]*(?<!ed))){0,5} ?$"
    r"|\band\b[^,]{3,60}$"
)
"Before a noun: it stands within another's phrase, and which of them is meant is not sure."
REPORTS = re.compile(
    rf"\b(?:{english.SAYING}|alleged|alleges|claims?|accord\w+|believed?|think|thought|if|whether"
    r"|because|unless|although|though|when|while|after|before|since|as|that|who|which|how|heard)\b",
    re.IGNORECASE,
)
"What makes a second clause depend on the first, so that it cannot be told alone."

_PLAIN = r"(?!(?:and|or|but|that|who|which|where|when|while|as|if|because|than|not)\b)[\w'’.&-]+"
_SUBJECT = re.compile(
    rf"^(?P<name>(?:(?:The|A|An|His|Her|Its|Their|Our) )?{_PLAIN}(?: {_PLAIN}){{0,7}}?"
    rf"(?:(?<= from) {_PLAIN} and(?: {_PLAIN}){{1,2}})?) "
    rf"(?P<verb>{FINITE}|{PAST}|{PAST_OR_PARTICIPLE})\b(?! by\b)"
)
_OF = re.compile(r" (?:of|in|at|from|on|for|to|near|with|by|behind|against|between) .*$")
_PARTICLES = frozenset("van von de der den di da du del la al bin ibn".split())
_CONNECTIVE = re.compile(r"^(?:But|And|So|Yet) ")
_COUPLE = re.compile(r"[A-Z]\w+ and [A-Z]")
_NUMBERS = frozenset("One Two Three Four Five Six Seven Eight Nine Ten Some Most Many".split())
_THEMSELVES = ("Police", "He", "She", "It", "They", "Officials", "Detectives", "Firefighters")
_NO_HEAD = re.compile(r"(?:[A-Z]|.*(?:ing|ed|ly)$)")


def within_marks(text: str, at: int) -> bool:
    """Tell whether a place stands inside quotation marks or brackets."""
    if text.count("(", 0, at) > text.count(")", 0, at):
        return True
    return any(start <= at < end for start, end in sentences.quotations(text))


def without_source(text: str) -> tuple[str, str] | None:
    """Give a sentence's statement and how it ends: ', the board said.', or its full stop.

    None where somebody may be said to say it in the statement's last part too.
    """
    source = _SOURCE.search(text)
    if source is None or source[0].startswith((", and ", ", but ")):
        return (text[:-1], ".") if text.endswith(".") and not _ends_said(text) else None
    body = text[: source.start()]
    return None if _ends_said(f"{body}.") else (body, source[0])


def _ends_said(text: str) -> bool:
    said = SAID_AT_END.search(text)
    return said is not None and not said[0].startswith((", and ", ", but "))


def called_again(name: str) -> str:
    """Give what somebody is called the second time: a surname, or the whole when no person."""
    name = _CONNECTIVE.sub("", name)
    people = english.people(name)
    # Nobody is called 'The Ann Lowe': it is a body, 'The Bitterne Larder'.
    if not people or name.lower().startswith(f"the {people[-1].lower()}"):
        return re.sub(r"^[Tt]he ", "The ", name)
    parts = people[-1].split()
    first = len(parts) - 1
    while first > 1 and parts[first - 1].lower() in _PARTICLES:
        first -= 1
    surname = " ".join(parts[first:])
    return surname[:1].upper() + surname[1:]


def subject(text: str) -> tuple[str, str] | None:
    """Give what a sentence opens by speaking of, and its verb; None where that is not sure."""
    found = _SUBJECT.match(text)
    if found is None:
        return None
    name, verb = found["name"], found["verb"]
    if re.fullmatch(PAST_OR_PARTICIPLE, verb) and not _acts(name, text[found.end() :]):
        return None
    return name, verb


def _acts(name: str, rest: str) -> bool:
    """Tell whether a name before a verb in -ed does it: 'Ann Lowe stopped', not 'men accused'."""
    if re.match(r" (?:of|in|at|by|with|from|as|during|near|outside)\b", rest):
        return False
    if re.search(rf"\b(?:{FINITE})\b", rest.split(",", maxsplit=1)[0]):
        return False
    if not re.search(rf"\b(?:{PAST}|{PAST_OR_PARTICIPLE})\b", rest.split(",", maxsplit=1)[0]):
        return True  # there is no other verb
    named = all(word[:1].isupper() for word in name.split()) and len(name.split()) <= 4
    return (
        named or bool(english.people(name)) or bool(re.match(r"(?:The|His|Her|Its|Their) ", name))
    )


def again(name: str) -> str | None:
    """Give how a subject is named in the next sentence: 'The driver' for 'A lorry driver'.

    None when no name is sure to mean the same.
    """
    name = capitalised(_CONNECTIVE.sub("", name))
    if _COUPLE.match(name):
        return None  # 'Jim and Carol Roper'
    people = english.people(name)
    if people and name.endswith(people[-1]) and not _OF.search(name) and "'s " not in name:
        return called_again(name)
    if people or name.split()[0] in _NUMBERS:
        return None  # 'Leader of the House Ann Lowe', 'Two of his friends'
    if _BODY.fullmatch(name):
        return name  # 'The Office of Public Works' is no 'Office'
    head = _OF.sub("", name)
    if english.people(head):
        return None
    return _head_again(head, more=head != name)


_BODY = re.compile(
    r"The [A-Z]\w+ (?:of|for) (?:the )?[A-Z][\w'’]+(?: [A-Z][\w'’]+| and [A-Z]\w+){0,3}"
)


def _head_again(head: str, *, more: bool) -> str | None:
    words = head.split()
    if more and len(words) == 1 and re.fullmatch(r"[A-Z][a-z]{3,}[^sui]s", head):
        return f"The {head.lower()}"  # 'Campaigners from Carlow'
    if words[0] in ("The", "His", "Her", "Its", "Their") and 2 <= len(words) <= 5:
        return head
    owned = re.fullmatch(r"[A-Z]\w+(?:'s|’s) (?:[a-z]+ ){0,2}([a-z]+)", head)
    if owned and not _NO_HEAD.match(owned[1]):
        return f"The {owned[1]}"  # 'Kenya's central bank'
    if words[0] in ("A", "An") and len(words) >= 2 and not _NO_HEAD.match(words[-1]):
        return f"The {words[-1]}"
    named = re.fullmatch(NAME, head) and words[0].lower() not in english.EMPTY
    if more and len(words) == 1:
        return None  # 'Member for Giles'
    return head if (named and len(words) <= 4) or head in _THEMSELVES else None
