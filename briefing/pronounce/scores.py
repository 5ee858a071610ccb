"""Scores, votes and ranges: what a hyphen between two numerals means, by the words around it."""

from __future__ import annotations

import re

from briefing.pronounce.context import after, before, substitute, word_after, word_before
from briefing.pronounce.fractions import BETTING
from briefing.pronounce.numerals import NUMBER, cardinal, plural, spoken_number
from briefing.pronounce.tables import words

_NOT_INSIDE = r"(?<![\w.,:/£$€-])"
_PAIR = re.compile(rf"{_NOT_INSIDE}(\d{{1,3}})-(\d{{1,3}})(?![\d/:]|-\d|[.,]\d)(?=(\w?))")
_CHAIN = re.compile(rf"{_NOT_INSIDE}(\d{{1,2}}(?:-\d{{1,2}}){{2,4}})(?![\w/]|-\d|\.\d)")
_WIDE = re.compile(rf"{_NOT_INSIDE}({NUMBER})\s?-\s?({NUMBER})(?![\w/:]|-\d)")
_SIDE = r"[A-Z][\w'’-]{1,20}(?:\s[A-Z][\w'’-]{1,20}){0,2}"
_LINE = re.compile(
    rf"\b({_SIDE})\s(\d{{1,2}})(,?)\s({_SIDE})\s(\d{{1,2}})(?![\w%:/]|[.,-]\d|\s[a-z]+s\b)"
)
_SPELLS = re.compile(
    r"(\d\s(?:years?|months?|weeks?|days?|hours?|minutes?))\s?-\s?"
    r"(?=\d{1,3}\s(?:years?|months?|weeks?|days?|hours?|minutes?)\b)"
)
"From one length of time to another: '6 months-4 years'."
_TOTAL = re.compile(r"(?<![\w.,:/£$€-])(\d{2,3})/(\d)(?![\w/]|[.,]\d)")
_OVERS = re.compile(r"(?<=\()(\d{1,2}(?:\.\d)?) ovs?\b")
_DECLARED = re.compile(r"(?<![\w.,:/-])(\d{2,3})-(\d)\s?(?:\(?dec(?:lared)?\b\.?\)?|d\b)")
_SET_PAIR = re.compile(r"\b[0-7]-[0-7]\b(?:\s?\(\d+(?:-\d+)?\))?")


def _any(text: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(text.split())})\b", re.IGNORECASE)


_SPORT = _any(r"""
    won win wins winning beat beats beaten beating lost lose loses losing drew draw draws drawn
    lead leads led leading trail\w* defeat\w* victor\w* thrash\w* hammer\w* score\w* scoring goal\w*
    half-time full-time aggregate equalis\w* level\w* ahead behind up down go went going against v
    versus vs hosts side United City Town Rovers FC cup league final match game loss triumph\w*
    edged held penalt\w+ shoot-out set sets straight wicket\w* overs innings declared runs deuce
    tie-break best record series
""")
_VOTE = _any(r"""
    vot\w+ ballot councillors judges justices ruled ruling jury majority referendum approved
    rejected backed passed split poll motion verdict MPs peers senate committee
""")
_PLAY = _any("goal half-time full-time league cup")
_TENNIS = _any(r"sets? straight wimbledon tennis seed\w* tie-?break serve open semi-final")
_CRICKET = _any(r"""
    wickets? innings overs declared all\sout bowled cricket test odi t20 stumps ashes close tea
    ov lunch runs batting reached slumped made posted for
""")
_COUNTED = re.compile(
    r"(?:people|per\s?cent|percent|million|billion|thousand|mph|feet|old|year-old\w*|year|week|"
    r"month|day|hour|minute|per|men|women|children|staff|police|(?!goals|sets|wins|points|as|is|"
    r"was|has|its|his|this|us|across|versus|towards|success|always)[a-z]{2,}s)\b|%"
)
_RANGE_LEAD = re.compile(
    r"\b(?:ages?|aged|between|pages?|numbers?|rooms?|chapters?|verses?|years?|weeks?|days?|"
    r"junctions?|stages?|questions?|about|around|some|every|over|in|last|next|takes?|from|of|for)"
    r"\s?$",
    re.IGNORECASE,
)
_SIDE_BEFORE = re.compile(r"([A-Z]\w{1,20}\s\d{1,3}-\d{1,3},?\s)?([A-Z][\w'’]{1,20})\s$")
_RANKED = words("grades years levels bands tiers classes groups stages scales")
_OPENING = re.compile(
    r"\b(?:to\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|daily|weekdays|open|hours|opens),?\s$"
)
"Opening hours stand after these: 'Monday to Friday 9-5'."
_TALLIED = re.compile(
    r"\b(?!Pages?|Years?|Rooms?|Weeks?|Days?|Junctions?|Grades?|Chapters?|Ages?|Aged|Between|About|From|Over|Some|Around|Every|Numbers?|Nos|Verses?)"
    r"[A-Z][a-z'’]+\s$"
)
"A scorer or bowler's name: 'Ivory 4-39)' is a tally, not a range."
_PAGED = words("page pages paragraphs lines verses numbers")
"What is counted as '112-15', the last figures alone."
_WORK = words("job jobs shift hours working")
_STOOD = words("were are was is now stood")
_AHEAD = re.compile(r"\s(?:up|down|ahead|behind|clear|winners?|victors?|in front|at half)\b")
"After a score in rugby or a rout; without it '88-6' is a cricket side's."
_PRICED = re.compile(
    r"\b(?:odds(?: of)?|priced (?:up )?at|SP(?: of)?|backed (?:at|from)|cut to|drifted to|"
    r"bookmakers have \w+ at|tipped at|quoted at|returned at|(?:from )?evens (?:to|from))\s$"
)
_BOWLED = words("took takes taking claimed claiming figures")


def totals(text: str) -> str:
    """Give text with innings such as '250/4' in words, before they are taken for fractions."""
    return substitute(_TOTAL, _total, text)


def in_words(text: str) -> str:
    """Give text with hyphened numerals in words: scores, votes, odds and ranges."""
    text = _SPELLS.sub(r"\1 to ", text)
    text = _OVERS.sub(r"\1 overs", text)
    text = substitute(_CHAIN, lambda m: " ".join(cardinal(int(n)) for n in m[1].split("-")), text)
    text = substitute(_DECLARED, _declared, text)
    text = substitute(_PAIR, _pair, text)
    text = substitute(_LINE, _line, text)
    return substitute(_WIDE, lambda m: f"{spoken_number(m[1])} to {spoken_number(m[2])}", text)


def _pair(match: re.Match[str]) -> str | None:
    first, second, glued = int(match[1]), int(match[2]), match[3]
    if glued:
        return _glued(match, first, second)
    if second < first and word_before(match) in _PAGED and len(match[2]) < len(match[1]):
        return f"{cardinal(first)} to {cardinal(int(match[1][: -len(match[2])] + match[2]))}"
    around = f"{before(match).rpartition('. ')[2]} {re.split(r'[.;] ', after(match))[0]}"
    if _is_bowling(match, first, second):
        return f"{cardinal(first)} for {cardinal(second)}"
    if _is_range(match, around) or _is_price(match) or _is_vote(around):
        return f"{cardinal(first)} to {cardinal(second)}"
    if _is_innings(match, first, second, around):
        return f"{cardinal(first)} for {cardinal(second)}"
    return _score(match, first, second, around)


def _is_bowling(match: re.Match[str], first: int, second: int) -> bool:
    """Tell wickets for runs: 'took 5-34', and 'Ivory 4-39' where nothing else follows."""
    if first > 10 or second <= first:
        return False
    return word_before(match) in _BOWLED or (second > 30 and _is_alone(match))


def _is_innings(match: re.Match[str], first: int, second: int, around: str) -> bool:
    """Tell runs for wickets: '212-4', and 'were 88-6' where no side of rugby is ahead."""
    if second > 10:
        return False
    if first >= 100 or (first > 50 and _CRICKET.search(around)):
        return True
    if first > 70 and second > 0 and _is_alone(match):
        return True
    stood = word_before(match) in _STOOD and not _AHEAD.match(after(match))
    return stood and first > 20 and 0 < second < 10


def _glued(match: re.Match[str], first: int, second: int) -> str | None:
    """Read 'the 18-30s' and a range that touches its unit; leave names such as '7-11s'."""
    if match[3] == "s" and (second % 10 == 0 or 11 < first < second):
        return f"{cardinal(first)} to {plural(cardinal(second)).removesuffix('s')}"
    unit = re.match(r"(?:st|nd|rd|th|m|k|km|bn|p|x)\b", after(match, 4))
    return f"{cardinal(first)} to {cardinal(second)}" if unit else None


def _is_range(match: re.Match[str], around: str) -> bool:
    first, second = int(match[1]), int(match[2])
    if first <= second and _COUNTED.match(after(match, 30).lstrip(" -")):
        return True
    if word_before(match) in _RANKED or (_OPENING.search(before(match, 40)) and first < 13):
        return True
    if word_after(match) in _WORK and second < first < 13:
        return True
    if _is_alone(match):
        return False
    if not 0 < first < second or _is_set_list(match) or _stands_between_sides(match):
        return False
    return bool(_RANGE_LEAD.search(before(match, 20))) or not _SPORT.search(around)


def _is_alone(match: re.Match[str]) -> bool:
    """Tell whether the pair stands alone after a name: 'Ivory 4-39)', as tallies do."""
    alone = re.match(r"[,;)]|$|\.\s", after(match, 2))
    return bool(alone and _TALLIED.search(before(match, 30)))


def _is_price(match: re.Match[str]) -> bool:
    first, second = int(match[1]), int(match[2])
    at_a_price = word_before(match) in ("at", "priced") and second <= 4 and first > second + 1
    stated = bool(_PRICED.search(before(match, 40)))
    return word_after(match) in BETTING or at_a_price or stated


def _is_vote(around: str) -> bool:
    return bool(_VOTE.search(around)) and not _PLAY.search(around)


def _is_set_list(match: re.Match[str]) -> bool:
    """Tell whether the pair stands in a row of tennis sets: '6-4, 3-6, 7-5'."""
    near = before(match, 30) + match[0] + after(match, 30)
    return len(_SET_PAIR.findall(near)) > 1 or "7-6 (" in near or "6-7 (" in near


def _stands_between_sides(match: re.Match[str]) -> bool:
    """Tell whether the pair stands beside two names: 'Clonmullen 2-17 Kilcoo 1-10'."""
    lead = _SIDE_BEFORE.search(before(match, 60))
    if lead and re.match(r"\s[A-Z][\w'’]+(?:\s[A-Z][\w'’]+)?\s\d{1,2}-\d", after(match, 40)):
        return True
    if lead is None or lead[2].endswith("s"):
        return False
    return bool(lead[1]) or bool(re.match(r"\s[A-Z]", after(match, 2)))


def _score(match: re.Match[str], first: int, second: int, around: str) -> str:
    if 0 in (first, second):
        in_sets = _is_set_list(match) or "set" in around
        love = in_sets and _TENNIS.search(around) and max(first, second) in (6, 7, 15, 30, 40)
        nil = "love" if love else "nil"
        return f"{cardinal(first) if first else nil} {cardinal(second) if second else nil}"
    if first >= 100 and second >= 100 and word_before(match) == "by":
        return f"{cardinal(first)} to {cardinal(second)}"
    halves = first == second and first >= 10 and word_before(match) not in ("drew", "drawn")
    return f"{cardinal(first)}{'-' if halves else ' '}{cardinal(second)}"


def _total(match: re.Match[str]) -> str | None:
    """Give an innings written '171/7' as 'one hundred and seventy-one for seven'."""
    around = f"{before(match).rpartition('. ')[2]} {after(match)}"
    if int(match[1]) <= 20 or not _CRICKET.search(around) or word_after(match) in BETTING:
        return None
    return f"{cardinal(int(match[1]))} for {cardinal(int(match[2]))}"


def _declared(match: re.Match[str]) -> str:
    return f"{cardinal(int(match[1]))} for {cardinal(int(match[2]))} declared"


def _line(match: re.Match[str]) -> str | None:
    """Give a result with a nought: 'Leeds 2 Hull 0' as 'Leeds two Hull nil'."""
    home, first, comma, away, second = match.groups()
    if "0" not in (first, second):
        return None
    goals = [cardinal(int(n)) if n != "0" else "nil" for n in (first, second)]
    return f"{home} {goals[0]}{comma} {away} {goals[1]}"
