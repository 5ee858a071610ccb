"""Furniture run together with news, without so much as a stop between: 'Follow us on Facebook She'.

An extractor that takes a box out of its frame leaves its words in the paragraph. A rule knows
them by themselves; where they end is told by where a sentence may begin, or go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.boilerplate import rules, traits
from briefing.boilerplate.rules import Rule
from briefing.models import Label
from briefing.text import key_words

_LABELS = (Label.PROMO_APP, Label.PROMO_NEWSLETTER, Label.PROMO_SOCIAL, Label.RELATED_LINK)
"What invites or points elsewhere: its rules know it by more than a word or a date."
_LONGEST, _SHORTEST = 16, 3
"Words of furniture at the most and at the least."
_NEWS = 10
"Words of the news around it, at the least."
_READ = 400
"Characters of a paragraph in which it may begin."
_STARTS = frozenset(
    "get sign join follow read download subscribe click already like want keep stay see never "
    "enjoy support become register log find check choose try tap buy unlock dont also hide story "
    "article advertisement listen picture pic photo image".split()
)
_CAPITALS = re.compile(r"(?:^|(?<=[a-z.!?,\"”’)] ))[A-Z][A-Za-z']+")
"Where it may begin."
_GOES_ON = frozenset("so but and which who where when while because although or as with".split())
"Words with which a sentence goes on behind a comma."
_WITHIN = re.compile(r"[.!;][\"'”’)]* |[\"“”]")
"What stands in no box that was run into a paragraph: a stop, a quotation."
_WORD = re.compile(r"\S+")
_OPEN = frozenset(
    "the a an of to in on at for and or but with from by as our your its their this that these "
    "us more about into via new latest all get up out".split()
)
"Words behind which nothing ends."
_ORDERS = frozenset("sign log read tune join".split())
"But behind one of these: 'Sign in', 'Read on'."


def parted(text: str) -> tuple[str, str, Rule] | None:
    """Give a paragraph without the furniture run into it, that furniture, and its rule; or None."""
    if _STARTS.isdisjoint(traits.line(text).vocabulary):
        return None
    begins = [
        found.start()
        for found in _CAPITALS.finditer(text, 0, _READ)
        if found[0].lower().replace("'", "") in _STARTS
    ]
    if not begins:
        return None
    words = list(_WORD.finditer(text))
    for first in [at for at, word in enumerate(words) if word.start() in begins]:
        found = None if _is_quoted(text[: words[first].start()]) else _from(text, words, first)
        if found:
            return found
    return None


def _is_quoted(before: str) -> bool:
    """Tell whether a quotation is open at the end of a text: what stands in it is somebody's."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _from(text: str, words: list[re.Match[str]], first: int) -> tuple[str, str, Rule] | None:
    """Give the same for furniture that begins with one word."""
    for last in _ends(words, first):
        inside = text[words[first].start() : words[last].end()]
        rule = None if _WITHIN.search(inside) else _rule_of(inside)
        if rule is None or not _may_be_run_in(rule, last - first + 1):
            continue
        pointed = rule.label is Label.RELATED_LINK
        end = words[_of_a_headline(words, first, last) if pointed else last].end()
        inside = text[words[first].start() : end]
        rest = f"{text[: words[first].start()]}{text[end:].lstrip()}".strip()
        if _is_news(rest):
            return rest, inside, rule
    return None


def _may_be_run_in(rule: Rule, length: int) -> bool:
    """Tell whether a rule knows what it knows well enough: by more than a word or a date."""
    if rule.label in (Label.AD_MARKER, Label.CREDIT):
        return length <= _LABEL
    return rule.sentence and rule.label in _LABELS and length >= _SHORTEST


_LABEL = 5
"Words of a label over an advertisement, or of a credit, at the most."


def _ends(words: list[re.Match[str]], first: int) -> Iterator[int]:
    """Give where it may end, nearest first: before a word with which news begins or goes on."""
    before = words[first - 1][0] if first else "."
    stopped, parted_by_comma = (
        before.rstrip("\"'”’)").endswith((".", "!", "?")),
        before.endswith(","),
    )
    for last in range(first, min(len(words), first + _LONGEST)):
        following = words[last + 1][0] if last + 1 < len(words) else "A"  # as if another came
        bare = words[last][0].strip("\"'“”‘’").casefold()
        verb = words[max(last - 1, 0)][0].casefold()
        if (bare in _OPEN and verb not in _ORDERS) or words[last][0].endswith((",", "-", "–", "—")):
            continue
        if parted_by_comma:
            ends = following.casefold() in _GOES_ON
        elif stopped or words[last][0].endswith((".", "!", "?")):
            ends = following[:1].isupper()
        else:
            ends = following[:1].islower()
        if ends:
            yield last


def _of_a_headline(words: list[re.Match[str]], first: int, last: int) -> int:
    """Give where a headline ends that is pointed to: behind it a sentence begins."""
    places = [
        at
        for at in range(last, min(len(words) - 1, first + _LONGEST))
        if words[at + 1][0][:1].isupper()
        and words[at][0].casefold() not in _OPEN
        and not words[at][0].endswith((",", ":"))
        and not words[at][0][:1].isupper()
    ]
    return places[-1] if places else last


def _rule_of(text: str) -> Rule | None:
    words = key_words(text)
    sentence = len(words) >= traits.SENTENCE and traits.ends(text)
    return rules.match(rules.fold(text), frozenset(words), sentence=sentence, zone="body")


def _is_news(rest: str) -> bool:
    """Tell whether what is left is a sentence that no rule knows."""
    line = traits.line(rest)
    return (
        line.is_sentence
        and len(line.words) >= _NEWS
        and not rest[:1].islower()
        and line.words[0] not in _STARTS
        and not traits.speaks_to_reader(line)
        and _rule_of(rest) is None
    )
