"""Scores, votes, odds and ranges: what a hyphen, a stroke or a colon between two numerals means."""

from __future__ import annotations

import re

from briefing.pronounce.context import after, before, substitute, word_after, word_before
from briefing.pronounce.numerals import NUMBER, cardinal, fraction, plural, spoken_number

_PAIR = re.compile(r"(?<![\w.,:/£$€-])(\d{1,3})-(\d{1,3})(?![\d/:]|-\d|[.,]\d)(?=(\w?))")
_CHAIN = re.compile(r"(?<![\w.,:/£$€-])(\d{1,2}(?:-\d{1,2}){2,4})(?![\w/]|-\d|\.\d)")
_SIDE = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}"
_LINE = re.compile(rf"\b({_SIDE})\s(\d{{1,2}})(,?)\s({_SIDE})\s(\d{{1,2}})(?![\w%:/]|[.,-]\d|\s[a-z]+s\b)")
_WIDE = re.compile(rf"(?<![\w.,:/£$€-])({NUMBER})\s?-\s?({NUMBER})(?![\w/:]|-\d)")
_RATIO = re.compile(r"(?<![\w.,:/£$€])(\d{1,4}):(\d{1,4})(?![\w:/]|\.\d)")
_STROKE = re.compile(r"(?<![\w.,:/£$€-])(\d{1,4})/(\d{1,4})(?:(st|nd|rd|th)s?)?(?![\w/]|[.,]\d)")
_MIXED = re.compile(r"(?<![\w.,:/£$€-])(\d{1,4})[\s-](\d{1,2})/(\d{1,2})(?![\w/]|[.,]\d)")
_PARTS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6)}
_SIGNED_PART = re.compile(rf"(?<![\w.,£$€])(\d{{1,6}})?([{''.join(_PARTS)}])(?!\w)")
_SET_PAIR = re.compile(r"\b[0-7]-[0-7]\b(?:\s?\(\d+(?:-\d+)?\))?")

_SPORT = re.compile(
    r"\b(?:won|win|wins|winning|beat|beats|beaten|beating|lost|lose|loses|losing|drew|draw|draws|drawn|lead|leads|led|leading|trail\w*|"
    r"defeat\w*|victor\w*|victory|thrash\w*|hammer\w*|score\w*|scoring|goal\w*|half-time|full-time|full time|aggregate|"
    r"equalis\w*|level\w*|ahead|behind|up|down|go|went|going|against|v|versus|vs|hosts|side|"
    r"United|City|Town|Rovers|FC|cup|league|final|match|game|loss|triumph\w*|edged|held|penalt\w+|shoot-out|"
    r"set|sets|straight|wicket\w*|overs|innings|declared|runs|deuce|tie-break|best|record|series)\b",
    re.IGNORECASE,
)
_VOTE = re.compile(r"\b(?:vot\w+|ballot|councillors|judges|justices|ruled|ruling|jury|majority|referendum|approved|rejected|backed|passed|split|poll|motion|verdict|MPs|peers|senate|committee|supreme court)\b", re.IGNORECASE)
_ODDS = re.compile(r"\b(?:odds|favourites?|outsiders?|bookmakers?|bookies|priced|tipped|bet|punters|at|shot|evens|cut|backed|SP|returned|each-way|price)\b[^.]{0,25}$", re.IGNORECASE)
_TENNIS = re.compile(r"\b(?:sets?|straight|wimbledon|tennis|seed\w*|tie-?break|serve|djokovic|murray|federer|nadal|open|semi-final|quarter-final)\b", re.IGNORECASE)
_CRICKET = re.compile(r"\b(?:wickets?|innings|overs|declared|all out|bowled|cricket|test|odi|t20|stumps|ashes|close|tea|lunch|runs|batting|reached|slumped|made|posted|for)\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?:days?|weeks?|months?|years?|hours?|minutes?|mins|seconds|people|per\s?cent|percent|%|miles|metres|pupils|students|times|mph|million|billion|thousand|degrees|feet|inches|points|pages|jobs|homes|old|year-old\w*|per|cases|patients|men|women|children|staff|age\w*)\b|%")
_RANGE_LEAD = re.compile(r"(?:ages?|aged|between|pages?|pp|nos|numbers?|rooms?|chapters?|verses?|years?|years|weeks?|days?|junctions?|stages?|questions?|about|around|some|every|over|in|last|next|takes?|last|from|of|for)\s?$", re.IGNORECASE)
_STRAIGHT_NUMBERS = {(24, 7): "twenty-four seven", (9, 11): "nine eleven", (7, 7): "seven seven"}
_RATED = re.compile(r"\b(?:rat\w+|scor\w+|mark\w*|star\w*|review\w*|gave|got|out of)\b", re.IGNORECASE)


def in_words(text: str) -> str:
    """Give text with paired numerals in words: scores, votes, ratios, odds, fractions, ranges."""
    if not any(c.isdigit() or c in _PARTS for c in text):
        return text
    text = substitute(_SIGNED_PART, _signed_part, text)
    text = substitute(_MIXED, _mixed, text)
    text = substitute(_STROKE, _stroke, text)
    text = substitute(_RATIO, lambda m: f"{cardinal(int(m[1]))} to {cardinal(int(m[2]))}", text)
    text = substitute(_CHAIN, lambda m: " ".join(cardinal(int(n)) for n in m[1].split("-")), text)
    text = substitute(_PAIR, _pair, text)
    text = substitute(_LINE, _line, text)
    return substitute(_WIDE, _wide, text)


def _pair(match: re.Match[str]) -> str | None:
    left, right, glued = match.groups()
    first, second = int(left), int(right)
    if glued == "s" and second % 10 == 0:
        return f"{cardinal(first)} to {plural(cardinal(second))[:-1]}"
    if glued:
        return f"{spoken_number(left)} to {spoken_number(right)}" if _unit_follows(match) else None
    around = before(match).rpartition(". ")[2] + " " + re.split(r"[.;]\s", after(match))[0]
    rest = after(match, 30).lstrip(" -")
    if _COUNTED.match(rest) and first <= second:
        return f"{cardinal(first)} to {cardinal(second)}"
    if word_after(match) in ("job", "jobs", "shift", "hours", "working") and second < first < 13:
        return f"{cardinal(first)} to {cardinal(second)}"
    if word_before(match) in ("took", "takes", "claimed", "claiming", "taking") and first <= 10 < second:
        return f"{cardinal(first)} for {cardinal(second)}"
    if _VOTE.search(around) and not re.search(r"\b(?:goal|half-time|full-time|league|cup)\b", around):
        return f"{cardinal(first)} to {cardinal(second)}"
    if first < second and (_RANGE_LEAD.search(before(match, 20)) or not _SPORT.search(around)) and first:
        if not _is_set_list(match) and not _between_sides(match):
            return f"{cardinal(first)} to {cardinal(second)}"
    return _score(match, first, second, around)


def _unit_follows(match: re.Match[str]) -> bool:
    """Tell a range glued to its unit ('10-15km', '2-3am') from a name ('7-11s')."""
    return bool(re.match(r"(?:st|nd|rd|th|m|k|km|bn|p|x)\b", after(match, 4)))


def _is_set_list(match: re.Match[str]) -> bool:
    """Tell whether the pair stands in a row of tennis sets: '6-4, 3-6, 7-5'."""
    near = before(match, 30) + match[0] + after(match, 30)
    return len(_SET_PAIR.findall(near)) > 1


def _between_sides(match: re.Match[str]) -> bool:
    """Tell whether the pair stands between two names: 'Clonmullen 2-17 Kilcoo 1-10'."""
    lead = re.search(r"([A-Z][\w'’]+)\s$", before(match, 30))
    return bool(lead and not lead[1].endswith("s") and re.match(r"\s[A-Z]", after(match, 2)))


def _score(match: re.Match[str], first: int, second: int, around: str) -> str:
    if second <= 10 and (first >= 100 or (first > 50 and _CRICKET.search(around))):
        return f"{cardinal(first)} for {cardinal(second)}"
    if {first, second} & {0}:
        nil = "love" if _TENNIS.search(around) and max(first, second) in (6, 7, 40, 30, 15) and (_is_set_list(match) or "set" in around) else "nil"
        return f"{cardinal(first) if first else nil} {cardinal(second) if second else nil}"
    if first == second and first >= 10 and word_before(match) not in ("drew", "drawn"):
        return f"{cardinal(first)}-{cardinal(second)}"
    return f"{cardinal(first)} {cardinal(second)}"


def _line(match: re.Match[str]) -> str | None:
    """Give a result line: 'Leeds 2 Hull 0' as 'Leeds two Hull nil'."""
    home, first, comma, away, second = match.groups()
    if "0" not in (first, second):
        return None
    goals = [cardinal(int(n)) if n != "0" else "nil" for n in (first, second)]
    return f"{home} {goals[0]}{comma} {away} {goals[1]}"


def _wide(match: re.Match[str]) -> str:
    return f"{spoken_number(match[1])} to {spoken_number(match[2])}"


def _mixed(match: re.Match[str]) -> str | None:
    over, under = int(match[2]), int(match[3])
    if not 0 < over < under:
        return None
    return f"{cardinal(int(match[1]))} and {_a_part(over, under)}"


def _a_part(over: int, under: int) -> str:
    words = fraction(over, under)
    return words.replace("one ", "a ", 1) if over == 1 else words


def _signed_part(match: re.Match[str]) -> str:
    over, under = _PARTS[match[2]]
    if match[1]:
        return f"{cardinal(int(match[1]))} and {_a_part(over, under)}"
    return _part(match, over, under)


def _part(match: re.Match[str], over: int, under: int) -> str:
    """Give a fraction on its own: 'half an hour', 'a half share', 'one half', 'two thirds'."""
    following = word_after(match)
    if (over, under) == (1, 2) and (following in ("a", "an", "the") or word_before(match) in ("a", "the")):
        return "half"
    return fraction(over, under)


def _stroke(match: re.Match[str]) -> str | None:
    over, under = int(match[1]), int(match[2])
    named = _STRAIGHT_NUMBERS.get((over, under))
    if named:
        return named
    if match[3] and under:
        return fraction(over, under)
    if over == under:
        return f"{cardinal(over)}-{cardinal(under)}"
    if _ODDS.search(before(match, 40)) and not _RATED.search(before(match, 40)) or word_after(match) in ("favourite", "favourites", "shot", "chance", "on", "against", "outsider", "joint"):
        return f"{cardinal(over)} to {cardinal(under)}"
    if under in (2, 3, 4, 5, 6, 8, 16, 32) and over < under:
        return _part(match, over, under)
    if under in (10, 20, 25, 40, 50, 100) and over < under:
        if over == 1:
            return fraction(over, under)
        return f"{cardinal(over)} out of {cardinal(under)}"
    if under == 1 or over > under:
        return f"{cardinal(over)} to {cardinal(under)}" if under == 1 else f"{cardinal(over)} {cardinal(under)}"
    if len(match[1]) == len(match[2]) == 2 and under == over + 1:
        return f"{cardinal(over)} {cardinal(under)}"
    return fraction(over, under) if 0 < over < under and under < 100 else f"{cardinal(over)} slash {cardinal(under)}"


