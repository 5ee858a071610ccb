"""Blocks: lines that go together are judged together.

A full sentence of promotion may go beside a line that is certainly promotion, with less of the
learned voice's consent than it needs alone. A run of headlines goes with the header above it.
"""

from __future__ import annotations

import re

from briefing.boilerplate import traits
from briefing.boilerplate.line import Line
from briefing.clean.manner import is_of_others
from briefing.clean.verdicts import Trial

_PROMOTION = ("promo-app", "promo-newsletter", "promo-social", "contact")
_GO_TOGETHER = (*_PROMOTION, "ui-chrome", "other", "ad-marker", "byline")
_PICTURED = ("caption", "credit")
_LISTS = ("related-link", "duplicate", "ui-chrome")
BESIDE = 0.88
"How likely a full sentence must be no news to go with its block."
BESIDE_AT_THE_END = 0.82
"The same, where the article's own sentences are over."
TEASER_BESIDE, TEASER_BETWEEN = 0.85, 0.7
"The same for the opening of another story, beside its headline or among others."
LEAD = 0.96
"The same for a caption where the article's first sentence may stand."
BETWEEN = 0.5
"The same with lines that go on both sides."
BYLINE = 0.8
"The same for one that seems to say who wrote it, and has no time."
ADDRESSED = 0.15
"How much less is asked of a sentence that speaks to the reader."
FRAGMENT_BETWEEN = 0.5
"The same for a line that is no full sentence."
STANDFIRST = 0.95
"The same for one of STANDFIRST_WORDS or more before the first sentence."
STANDFIRST_WORDS = 5
CAPTION_BETWEEN = 0.85
"The same for one that seems a caption: a lead or a standfirst may stand there."
FRAGMENT_BESIDE = 0.75
"The same for one beside promotion, that reads as promotion itself."
_FEWEST_TEASERS = 3
"Paragraphs that break off, from which they are a run; one that does not may stand between two."
_LONG_TEASER = 15
"Words of a line that no list item, heading or caption is likely to have."
_LISTED = re.compile(r"^\W*\d+[.)]\s|^[•▪●■*–—-]|^[\w ]{3,30}: |(?:\d\D+){5}")
IN_A_LIST, HEADLINE_IN_A_LIST = 0.55, 0.08
"How likely a line under a header of other pieces must be one of them; one like a headline."
_HEADLINE_WORDS = 5
TOLD = 0.9
"The same for a few words that make a sentence and speak to nobody."
_RANK = re.compile(r"\d{1,2}[.)]?")


def cut_blocks(trial: Trial, site: str) -> None:
    """Decide on the lines that go with their neighbours, until nothing changes."""
    _cut_lists(trial)
    _cut_teasers(trial)
    changed = any(trial.verdicts)
    while changed:
        changed = False
        for i in range(len(trial.lines)):
            if not trial.is_cut(i) and _goes_with_neighbours(trial, i, site):
                label = trial.opinions[i].label
                trial.cut(i, label, "block", certain=label in _PROMOTION)
                changed = changed or trial.is_cut(i)


def _goes_with_neighbours(trial: Trial, i: int, site: str) -> bool:
    if not (trial.is_cut(i - 1) or trial.is_cut(i + 1)):
        return False
    line = trial.lines[i]
    if not line.is_sentence:
        return _fragment_goes(trial, i)
    return _sentence_goes(trial, i) and not is_of_others(line, site)


def _sentence_goes(trial: Trial, i: int) -> bool:
    label, cut = trial.opinions[i].label, trial.opinions[i].cut
    if not (_vouches(trial, i - 1, label) or _vouches(trial, i + 1, label)):
        return False
    stamp = traits.has(trial.lines[i], "time")
    if label == "byline" and not stamp and trial.may_be_the_lead(i):
        return False  # under a name and an hour stands the lead
    between = trial.is_cut(i - 1) and trial.is_cut(i + 1)
    if label == "related-link":
        return cut >= (TEASER_BETWEEN if between else TEASER_BESIDE)
    if label in _PICTURED:
        return cut >= (LEAD if trial.may_be_the_lead(i) else CAPTION_BETWEEN)
    least = BETWEEN if between else BESIDE_AT_THE_END if _is_at_the_end(trial, i) else BESIDE
    if label == "byline" and not stamp:
        least = max(least, BYLINE)
    if traits.speaks_to_reader(trial.lines[i]):
        least -= ADDRESSED
    return label in _GO_TOGETHER and cut >= least


def _fragment_goes(trial: Trial, i: int) -> bool:
    label, cut = trial.opinions[i].label, trial.opinions[i].cut
    if trial.is_cut(i - 1) and trial.is_cut(i + 1) and label != "duplicate":
        if trial.zones[i] == "head" and len(trial.lines[i].words) >= STANDFIRST_WORDS:
            return cut >= STANDFIRST
        least = CAPTION_BETWEEN if label == "caption" else FRAGMENT_BETWEEN
        return cut >= (TOLD if traits.makes_a_sentence(trial.lines[i]) else least)
    beside = _vouches(trial, i - 1, label) or _vouches(trial, i + 1, label)
    return beside and label in _PROMOTION and cut >= FRAGMENT_BESIDE


def _is_at_the_end(trial: Trial, i: int) -> bool:
    """Tell whether no sentence of news follows line i."""
    return trial.zones[i] != "body" or not any(
        other.is_sentence and not trial.is_cut(k)
        for k, other in enumerate(trial.lines[i + 1 :], start=i + 1)
    )


def _vouches(trial: Trial, i: int, label: str) -> bool:
    """Tell whether line i certainly goes, and for a reason that its neighbour may share."""
    if not trial.is_cut(i):
        return False
    verdict = trial.verdicts[i]
    if verdict is None or not verdict.certain:
        return False
    if label in _PICTURED:
        return verdict.label in _PICTURED
    return verdict.label == label or (verdict.label in _PROMOTION and label != "related-link")


def _cut_lists(trial: Trial) -> None:
    """Under a header of other pieces, cut the headlines that follow until a sentence of news."""
    inside = False
    for i, line in enumerate(trial.lines):
        verdict = trial.verdicts[i]
        if verdict is not None:
            header = verdict.rule in ("related-header", "read-more-pointer")
            inside = header or (inside and verdict.label in _LISTS)
        elif inside and not line.is_sentence and _is_listed(trial, i):
            trial.cut(i, "related-link", "under-a-related-header", certain=True)
        else:
            inside = False


def _is_listed(trial: Trial, i: int) -> bool:
    """Tell whether a line is one of a list of headlines, or an item's number by itself."""
    return bool(_RANK.fullmatch(trial.lines[i].text)) or (
        trial.opinions[i].cut >= _least_listed(trial.lines[i])
    )


def _least_listed(line: Line) -> float:
    long = len(line.words) >= _HEADLINE_WORDS
    headline = long and line.names and not line.ends and not _LISTED.search(line.text)
    if traits.makes_a_sentence(line):
        return TOLD
    # A colon introduces, and a quotation alone is a sub-heading.
    return HEADLINE_IN_A_LIST if headline and line.text[-1] not in ":\"'”’" else IN_A_LIST


def _cut_teasers(trial: Trial) -> None:
    """Cut runs of paragraphs that all break off: the openings of other pieces, shown as bait."""
    run: list[int] = []
    for i in range(len(trial.lines) + 1):
        if i < len(trial.lines) and _breaks_off(trial, i):
            run.append(i)
            continue
        if len(run) >= _FEWEST_TEASERS:
            for k in run:
                trial.cut(k, "related-link", "run-of-teasers", certain=True)
        run = []
    for i in range(len(trial.lines)):
        if trial.is_cut(i) or not (trial.is_cut(i - 1) and trial.is_cut(i + 1)):
            continue
        if _is_a_teaser(trial, i - 1, -1) and _is_a_teaser(trial, i + 1, 1):
            trial.cut(i, "related-link", "run-of-teasers", certain=True)


def _is_a_teaser(trial: Trial, i: int, way: int) -> bool:
    """Tell whether a run of teasers begins at line i, on or back."""
    run = [i + way * k for k in range(_FEWEST_TEASERS)]
    return all(
        trial.is_cut(k) and (found := trial.verdicts[k]) and found.rule == "run-of-teasers"
        for k in run
    )


def _breaks_off(trial: Trial, i: int) -> bool:
    """Tell whether a long line stops in mid-air: at an ellipsis, or where others have a stop."""
    line = trial.lines[i]
    bait = len(line.words) >= traits.SENTENCE and line.text.rstrip().endswith(("...", "…"))
    if not bait and (line.ends or len(line.words) < _LONG_TEASER):
        return False
    if _LISTED.search(line.text):
        return False
    if bait:
        return True
    long = [other for other in trial.lines[:i] if len(other.words) >= _LONG_TEASER]
    return sum(other.ends for other in long) >= max(3, 0.6 * len(long))
