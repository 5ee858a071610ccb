"""Repeats: the headline again, pull quotes, key points, a paragraph pasted twice.

A repeat goes only when its words all stand elsewhere in the same order, so that nothing is
lost; lines that are merely alike, or differ in a name or a number, are separate facts.
"""

from __future__ import annotations

from briefing.clean.verdicts import Trial

_FEWEST_WORDS = 5
QUOTES = 0.8
"How likely a line that quotes another must be no news, when it is no full sentence."
QUOTES_A_SENTENCE = 0.2
"The same where it ends in a stop, as no sub-heading does: nothing is lost with it."
REFRAIN = 0.3
"How likely a few words that come again and again must be no news: a button, a name, a divider."


def cut_repeats(trial: Trial) -> None:
    """Decide on every line whose words stand elsewhere in the article or are the headline's."""
    keys = [line.key for line in trial.lines]
    whole = f" {' | '.join(keys)} "
    for i, own in enumerate(keys):
        if _is_headline(trial, i, own):
            trial.cut(i, "duplicate", "headline-again", certain=True)
        elif len(trial.lines[i].words) < _FEWEST_WORDS:
            _cut_refrain(trial, i, keys)
        elif whole.count(f" {own} ") > 1:
            _cut_if_told(trial, i, keys)


def _cut_refrain(trial: Trial, i: int, keys: list[str]) -> None:
    """Decide on a few words without a stop that come again and may be no news."""
    again = keys[i] and not trial.lines[i].ends and keys.count(keys[i]) > 1
    if again and trial.opinions[i].cut >= REFRAIN:
        trial.cut(i, trial.opinions[i].label, "again-and-again")


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
