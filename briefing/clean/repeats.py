"""Repeats: the headline again, pull quotes, key points, a paragraph pasted twice.

A repeat goes only when its words all stand elsewhere in the same order, so that nothing is
lost; lines that are merely alike, or differ in a name or a number, are separate facts.
"""

from __future__ import annotations

from briefing.clean.verdicts import Trial

_FEWEST_WORDS = 5


def cut_repeats(trial: Trial) -> None:
    """Decide on every line whose words stand elsewhere in the article or are the headline's."""
    keys = [" ".join(line.words) for line in trial.lines]
    whole = f" {' | '.join(keys)} "
    for i, own in enumerate(keys):
        if _is_headline(trial, i, own):
            trial.cut(i, "duplicate", "headline-again", certain=True)
        elif len(trial.lines[i].words) >= _FEWEST_WORDS and whole.count(f" {own} ") > 1:
            _cut_if_told(trial, i, keys)


def _is_headline(trial: Trial, i: int, own: str) -> bool:
    if not trial.title or len(trial.lines[i].words) < 3:
        return False
    if own == trial.title:
        return True
    # A page's title often carries the section or the site after the headline.
    longer = len(trial.lines[i].words) >= 4 and len(own) >= 0.6 * len(trial.title)
    return longer and not trial.lines[i].ends and f" {own} " in f" {trial.title} "


def _cut_if_told(trial: Trial, i: int, keys: list[str]) -> None:
    own = f" {keys[i]} "
    for k, other in enumerate(keys):
        if k == i or trial.is_cut(k):
            continue
        if keys[i] == other and k < i:
            trial.cut(i, "duplicate", "said-before", certain=True)
        elif len(other) > len(keys[i]) and own in f" {other} ":
            trial.cut(i, "duplicate", "told-in-full-elsewhere", certain=True)
