"""The learned voice's own word: enough for a line that is no full sentence, never for one that is.

How sure it must be depends on where the line stands. Between paragraphs of news stand the
sub-headings, score lines and lists that look most like furniture and are not; there it must
be surest. The figures are the least at which the corpus shows almost no news lost.
"""

from __future__ import annotations

import re

from briefing.boilerplate.traits import runs
from briefing.clean.verdicts import Trial

EDGE, ALONE, IN_A_RUN, LIST = 0.9, 0.94, 0.9, 0.985
"How likely a line must be no news: at either end, alone between sentences, in a run, a list."
CAPTION_IN_A_RUN, REPEAT_INSIDE = 0.85, 0.5
"The same for captions in company, and for repeats between sentences."
HEADING, SCORE = 0.95, 0.99
"The same for a few words over a paragraph of news, and for a result."
CERTAIN = 0.97
"From here on a line may vouch for its neighbours."
_LIST_LIKE = re.compile(
    r"\d.*[;,:].*\d|^[^:]{1,30}:\s|\b\d+-\d+\b|^\W*\d+[.)]?\s|^[•*–-]|^[A-Z][^,;]+;\s"
)


_SCORE = re.compile(r"\b\d+[-–]\d+\b|[A-Za-z)] \d{1,3} [A-Z][\w .'’-]+ \d{1,3}\b")


def cut_learned(trial: Trial) -> None:
    """Decide on the lines that are no full sentence and that the voice is sure enough of."""
    lengths = runs(trial.lines)
    for i, opinion in enumerate(trial.opinions):
        line = trial.lines[i]
        if line.is_sentence or trial.is_cut(i):
            continue
        if opinion.cut >= _least(trial, i, alone=lengths[i][0] == 1):
            trial.cut(i, opinion.label, "learned", certain=opinion.cut >= CERTAIN)


def _least(trial: Trial, i: int, *, alone: bool) -> float:
    """Give how likely line i must be no news, by where it stands and what it looks like."""
    label, text = trial.opinions[i].label, trial.lines[i].text
    if _SCORE.search(text):
        return SCORE
    listed = _LIST_LIKE.search(text) is not None
    if trial.zones[i] != "body":
        return _least_at_an_edge(trial, i, listed=listed)
    if label != "caption" and _heads_news(trial, i):
        return HEADING
    if label == "duplicate" and not listed and len(trial.lines[i].words) >= 6:
        return REPEAT_INSIDE
    if listed or label == "duplicate":
        return LIST
    kind = CAPTION_IN_A_RUN if label == "caption" else IN_A_RUN
    return ALONE if alone else kind


def _least_at_an_edge(trial: Trial, i: int, *, listed: bool) -> float:
    if trial.opinions[i].label == "caption":
        return CAPTION_IN_A_RUN
    return LIST if listed and trial.zones[i] == "tail" else EDGE


def _heads_news(trial: Trial, i: int) -> bool:
    """Tell whether line i may be the sub-heading of the paragraph beneath it."""
    following = trial.lines[i + 1] if i + 1 < len(trial.lines) else None
    short = len(trial.lines[i].words) <= 5
    return short and following is not None and following.is_sentence and not trial.is_cut(i + 1)
