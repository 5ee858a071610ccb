"""Repeats: the headline again, pull quotes, key points, a paragraph pasted twice.

A repeat goes only when its words all stand elsewhere in the same order, so that nothing is
lost; lines that are merely alike, or differ in a name or a number, are separate facts. Only the
bullets above an article, which sum it up in other words, go where it tells their facts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.boilerplate.line import Line
from briefing.clean.verdicts import Trial

_FEWEST_WORDS = 5
KEY_POINT, TOLD_BELOW = 0.2, 0.6
"How likely a key point must be no news, and the share of its words and names told below it."
_STEM = 5
_BULLET = re.compile(r"\s*[-–—•*▪●■·]\s")
_NUMBER = re.compile(r"\d[\d.,]*")
QUOTES = 0.8
"How likely a line that quotes another must be no news, when it is no full sentence."
QUOTES_A_SENTENCE = 0.2
"The same where it ends in a stop, as no sub-heading does: nothing is lost with it."
REFRAIN = 0.3
"How likely a few words that come again and again must be no news: a button, a name, a divider."


def cut_repeats(trial: Trial) -> None:
    """Decide on every line whose words stand elsewhere in the article or are the headline's."""
    keys = [line.key for line in trial.lines]
    words = [line.vocabulary for line in trial.lines]
    whole = f" {' | '.join(keys)} "
    for i, own in enumerate(keys):
        if _is_headline(trial, i, own):
            trial.cut(i, "duplicate", "headline-again", certain=True)
        elif len(trial.lines[i].words) < _FEWEST_WORDS:
            _cut_refrain(trial, i, keys)
        # All its words, then: few lines have them, and looking is quicker than searching.
        elif sum(map(words[i].issubset, words)) > 1 and whole.count(f" {own} ") > 1:
            _cut_if_told(trial, i, keys)
    _cut_key_points(trial)


def _cut_refrain(trial: Trial, i: int, keys: list[str]) -> None:
    """Decide on a few words without a stop that come again and may be no news."""
    again = keys[i] and not trial.lines[i].ends and keys.count(keys[i]) > 1
    if again and trial.opinions[i].cut >= REFRAIN:
        trial.cut(i, trial.opinions[i].label, "again-and-again")


def _cut_key_points(trial: Trial) -> None:
    """Decide on the bullets before the article begins whose facts the article then tells."""
    for i, line in enumerate(trial.lines):
        if trial.zones[i] != "head" or trial.is_cut(i) or not _BULLET.match(line.text):
            continue
        if trial.opinions[i].cut >= KEY_POINT and _is_told(line, trial.lines[i + 1 :]):
            trial.cut(i, "duplicate", "key-point", certain=True)


def _is_told(line: Line, below: Sequence[Line]) -> bool:
    """Tell whether what a line says stands below it too: its numbers all, the rest mostly."""
    numbers = {n.strip(".,") for x in below for n in _NUMBER.findall(x.text)}
    if not {n.strip(".,") for n in _NUMBER.findall(line.text)} <= numbers:
        return False
    # "Russian" is told where "Russia" is.
    stems = {word[:_STEM] for x in below for word in x.telling}
    return all(
        sum(word[:_STEM] in stems for word in words) >= TOLD_BELOW * len(words)
        for words in (line.telling, line.named)
    )


def _is_headline(trial: Trial, i: int, own: str) -> bool:
    if not trial.title or len(trial.lines[i].words) < 3:
        return False
    if own == trial.title:
        return True
    # A page's title often carries the section or the site after the headline.
    longer = len(trial.lines[i].words) >= 4 and len(own) >= 0.6 * len(trial.title)
    return longer and not trial.lines[i].ends and f" {own} " in f" {trial.title} "


def _cut_if_told(trial: Trial, i: int, keys: list[str]) -> None:
    own, opinions, line = f" {keys[i]} ", trial.opinions, trial.lines[i]
    least = QUOTES_A_SENTENCE if line.ends else QUOTES
    for k, other in enumerate(keys):
        if k == i or trial.is_cut(k):
            continue
        if keys[i] == other:
            # Of two the voice says which; where it does not know, the first stays.
            if (opinions[i].cut, i) > (opinions[k].cut, k):
                trial.cut(i, "duplicate", "said-twice", certain=True)
        # A sub-heading quotes the paragraphs beneath it.
        elif (line.is_sentence or opinions[i].cut >= least) and own in f" {other} ":
            trial.cut(i, "duplicate", "told-in-full-elsewhere", certain=True)
