"""Breaking off: words that want more, so that nothing may be cut behind them."""

from __future__ import annotations

import re

from briefing.summarise.ear.clauses import HANGING

_BEGUN = re.compile(
    r"\b(?:that|and|but|which|who|because|if|so|as), [^,]*$"
    r"|\b(?:that|said|says) (?:if|when|while|although|unless) [^,]*$"
    r"|\bto (?:go|come|be|have|take|make|get|put|do)$"
    r"|\b(?:describ|call|nam|regard|treat|dismiss|portray|brand|hail)\w+ (?:it|him|her|them|this)$"
)
"A clause of which only what stands before its main part is left: 'fear that, with snow coming'."
_WANTING = re.compile(
    r"\b(?:by|for|after|with|at|of|to|in|from|on|into|about|than|as|is|are|was|were|be|been|has|have"
    r"|had|ask(?:s|ed|ing)?|describe[sd]?|hear|hears|told|telling|reported|trust|which|who|that|whose"
    r"|and|or|but|the|an?|times|\w{2,}est|first|last|only|so|such|more|less|most|least)$"
    r"|\bput(?:s|ting)? (?!up\b|out\b|off\b|on\b|in\b|into\b|back\b|down\b|to\b)[^,]*$"
    r"|\b(?:is|are|was|were|be), according to [^,]+$"
    r"|\bon the (?:night|day|morning|evening)(?: in \d{4})?$"
    r"|\b(?:asked|told|ordered|invited) by [^,]*(?:, [^,]*)?$"
    r"|\bfrom .{3,25} to (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*(?: \d+)?$"
)
"What wants more: a preposition, a verb whose object is to come, a day without its year."
_COMPARED = re.compile(r"\b(?:as|so|twice|half|times|more|less|fewer)\b[^,]*$")
"Before 'as': what is compared."
_HALF = re.compile(r"\b(?:and|or|but|the|an?|of|to|that|which|who|including|as|than|with)$")
_BARE = re.compile(r"\b(?:will|would|can|could|may|might|to|is|are|was|were|be|been|has|have) \w+$")
"A verb of which nothing is said yet but when."
_WANTS_MORE = re.compile(
    r"\b(?:plans?|bid|rights?|attempts?|efforts?|decision|moves?|calls?|chance|ability|way|order"
    r"|needs?|power|pledges?|promises?|vow\w*|threats?|deals?|proposals?|agreement|failure|refusal"
    r"|time|campaign|battle|fight|race|able|unable|set|due|likely|want\w*|agreed?|refus\w*|try\w*"
    r"|tried|decid\w*|hop\w+|fail\w*|continu\w*|used|help\w*|seek\w*|expected|supposed|going"
    r"|ready|willing|forced|asked|told|urged|ordered|allowed|enough|known|seen|described|regarded"
    r"|such|same|so|as \w+|look\w*|named|called|tak(?:e|es|ing)|comes?|came|soon|shortly|just"
    r"|days?|weeks?|months?|years?|decades?|hours?|minutes?|seconds?|moments?)$"
)
_LASTED = re.compile(
    r"\bfor (?:at least |up to |more than |about )?[\w-]+ (?:days|weeks|months|years)$"
)
"'Shut for 20 weeks': nothing more is wanted."


def breaks_off(first: str, mark: str) -> bool:
    """Tell whether what is left wants something to follow; before a comma few words do."""
    if _BEGUN.search(first) or _WANTING.search(first):
        return True
    if mark.strip(" ,–—-").startswith("as") and _COMPARED.search(first):
        return True
    return (_HALF if mark.startswith(",") else HANGING).search(first) is not None


def wants_more(first: str) -> bool:
    """Tell whether a last word wants what it is for, or how long ago: 'a plan', 'nine days'."""
    return _WANTS_MORE.search(first) is not None and _LASTED.search(first) is None


def is_bare(first: str) -> bool:
    """Tell whether a verb stands last of which nothing is said yet but when: 'and will run'."""
    return _BARE.search(first) is not None
