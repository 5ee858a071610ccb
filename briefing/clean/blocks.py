"""Blocks: lines that go together are judged together.

A full sentence of promotion goes only here: beside a line that is certainly promotion, and
with the learned voice's consent. A run of headlines goes with the header above it.
"""

from __future__ import annotations

from briefing.boilerplate import traits
from briefing.clean.verdicts import Trial

_PROMOTION = ("promo-app", "promo-newsletter", "promo-social", "contact")
_GO_TOGETHER = (*_PROMOTION, "ui-chrome", "other", "ad-marker", "byline")
_LISTS = ("related-link", "duplicate", "ui-chrome")
BESIDE = 0.95
"How likely a full sentence must be no news to go with its block."
BESIDE_AT_THE_END = 0.88
"The same, where the article's own sentences are over."
BETWEEN = 0.6
"The same with lines that go on both sides."
ADDRESSED = 0.15
"How much less is asked of a sentence that speaks to the reader."
FRAGMENT_BETWEEN = 0.3
"The same for a line that is no full sentence."
FRAGMENT_BESIDE = 0.65
"The same for one beside promotion, that reads as promotion itself."
IN_A_LIST = 0.25
"How likely a line under a header of other pieces must be one of them."


def cut_blocks(trial: Trial) -> None:
    """Decide on the lines that go with their neighbours, until nothing changes."""
    _cut_lists(trial)
    _cut_teasers(trial)
    _cut_before_the_lead(trial)
    changed = True
    while changed:
        changed = False
        for i in range(len(trial.lines)):
            if not trial.is_cut(i) and _goes_with_neighbours(trial, i):
                label = trial.opinions[i].label
                trial.cut(i, label, "block", certain=label in _PROMOTION)
                changed = True


def _goes_with_neighbours(trial: Trial, i: int) -> bool:
    line, opinion = trial.lines[i], trial.opinions[i]
    if i == trial.headline:
        return False
    if not line.is_sentence:
        return _fragment_goes(trial, i)
    if opinion.label not in _GO_TOGETHER:
        return False
    if not (_vouches(trial, i - 1, opinion.label) or _vouches(trial, i + 1, opinion.label)):
        return False
    least = BESIDE_AT_THE_END if _is_at_the_end(trial, i) else BESIDE
    if trial.is_cut(i - 1) and trial.is_cut(i + 1):
        least = BETWEEN
    addressed = traits.speaks_to_reader(traits.outside_quotes(line.text))
    return opinion.cut >= (least - ADDRESSED if addressed else least)


def _fragment_goes(trial: Trial, i: int) -> bool:
    label, cut = trial.opinions[i].label, trial.opinions[i].cut
    if trial.is_cut(i - 1) and trial.is_cut(i + 1) and label != "duplicate":
        return cut >= (FRAGMENT_BESIDE if label == "caption" else FRAGMENT_BETWEEN)
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
    return verdict.label in _PROMOTION or verdict.label == label


def _cut_lists(trial: Trial) -> None:
    """Under a header of other pieces, cut the headlines that follow until a sentence of news."""
    inside = False
    for i, line in enumerate(trial.lines):
        verdict = trial.verdicts[i]
        if verdict is not None:
            header = verdict.rule in ("related-header", "read-more-pointer")
            inside = header or (inside and verdict.label in _LISTS)
        elif inside and not line.is_sentence and trial.opinions[i].cut >= IN_A_LIST:
            trial.cut(i, "related-link", "under-a-related-header", certain=True)
        else:
            inside = False


def _cut_before_the_lead(trial: Trial) -> None:
    """Between promotion and a lead that tells of the headline, cut sentences that do not."""
    title = frozenset(word for word in trial.title.split() if len(word) > 3)
    for i, line in enumerate(trial.lines[:12]):
        if trial.is_cut(i) or i == trial.headline:
            continue
        # The first line that is kept decides; after it the article has begun.
        above = trial.verdicts[i - 1] if trial.is_cut(i - 1) else None
        following = trial.lines[i + 1] if i + 1 < len(trial.lines) else None
        if above is None or not above.certain or above.label not in _PROMOTION[:3]:
            return
        if following is None or title & line.telling or len(title & following.telling) < 2:
            return
        trial.cut(i, above.label.value, "before-the-lead", certain=True)


def _cut_teasers(trial: Trial) -> None:
    """Cut runs of paragraphs that all break off: the openings of other pieces, shown as bait."""
    run: list[int] = []
    for i in range(len(trial.lines) + 1):
        breaks_off = i < len(trial.lines) and trial.lines[i].text.rstrip().endswith(("...", "…"))
        if breaks_off and len(trial.lines[i].words) >= 8:
            run.append(i)
            continue
        if len(run) >= 3:
            for k in run:
                trial.cut(k, "related-link", "run-of-teasers", certain=True)
        run = []
