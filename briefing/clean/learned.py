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
    label, inside = trial.opinions[i].label, trial.zones[i] == "body"
    text = trial.lines[i].text
    listed = _LIST_LIKE.search(text) is not None
    if _SCORE.search(text):
        return SCORE
    if inside and label != "caption" and _heads_news(trial, i):
        return HEADING
    if not inside:
        if label == "caption":
            return CAPTION_IN_A_RUN
        return LIST if listed and trial.zones[i] == "tail" else EDGE
    if label == "duplicate":
        return LIST if listed or len(trial.lines[i].words) < 6 else REPEAT_INSIDE
    if listed:
        return LIST
    if alone:
        return ALONE
    return CAPTION_IN_A_RUN if label == "caption" else IN_A_RUN


def _heads_news(trial: Trial, i: int) -> bool:
    """Tell whether line i may be the sub-heading of the paragraph beneath it."""
    following = trial.lines[i + 1] if i + 1 < len(trial.lines) else None
    short = len(trial.lines[i].words) <= 5
    return short and following is not None and following.is_sentence and not trial.is_cut(i + 1)
