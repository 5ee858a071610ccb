"""Captions that a paste leaves between the paragraphs: no credit, no bracket, often a fact.

One sign is not enough. A fragment that stands alone between sentences is weighed by several:
quotation marks unlike the article's, no full stop where every paragraph has one, a fact told
again elsewhere, a quotation cut short, a credit or another caption beside it, and what the
learned voice thinks.
"""

from __future__ import annotations

import re

from briefing.boilerplate import traits
from briefing.clean.verdicts import Trial

ENOUGH = 7
"Signs that make a caption."
_FEWEST_WORDS = 5
_PICTURED = ("caption", "credit")
_NO_PICTURE = re.compile(r"^(?!.*[\"“”]).*\b(?:I|my)\b|\bborn\b.{0,80}\bdied\b|\d+\.\d+ \(\d+\)")
"What no caption has: somebody speaking for himself, a life's two dates, points and their sum."
_OVER_CREDIT, _OVER_CREDIT_BELOW, _IN_ITS_FRAME = 0.7, 0.75, 0.01
"How sure the voice must be of a caption over its credit: at the head, further down, in a frame."
_CREDIT = re.compile(
    r"\W{0,3}(?:photo|photograph|picture|pic|image|source|credit|video)s? ?"
    r"(?::|by\b|credit|courtesy)"
)
_FRAME = re.compile(
    r"^\W{0,3}(?:expand|enlarge|zoom|image)\W*$|^\W{0,3}(?:view|open|see|show|enlarge|expand)\b.*"
    r"\b(?:images?|pictures?|photos?|gallery)\b"
)
"What a page shows with a picture."
_LIST_LIKE = re.compile(
    r"^\s*(?:[•▪●■*–—-]|\d{1,2}(?:[.)\s]|[:.]\d\d)|\(?[a-z]\))|^[^.]{1,40}:\s|:$|^[\"“‘']|\b\d+-\d+\b"
)


def cut_captions(trial: Trial) -> None:
    """Decide on fragments between sentences that show enough signs of being captions."""
    _cut_credited(trial)
    lines = trial.lines
    disciplined = traits.is_disciplined(lines)
    curly = traits.is_curly(lines)
    for i, line in enumerate(lines):
        if line.ends or len(line.words) < _FEWEST_WORDS or trial.zones[i] != "body":
            continue
        if trial.is_cut(i) or trial.may_be_the_lead(i) or _LIST_LIKE.search(line.text):
            continue
        if _NO_PICTURE.search(line.text):
            continue
        if _stands_alone(trial, i):
            signs = _signs(trial, i, disciplined=disciplined, curly=curly)
            if signs >= ENOUGH:
                trial.cut(i, "caption", "caption-by-its-signs")


def _cut_credited(trial: Trial) -> None:
    """Decide on lines, whole sentences too, that stand over a credit on a line of its own.

    Where a picture's frame stands over the line as well, 'View image in fullscreen', little more
    is asked.
    """
    sentences = [i for i, line in enumerate(trial.lines) if line.is_sentence]
    for i in range(len(trial.lines) - 1):
        if trial.is_cut(i) or not _is_credit(trial, i + 1):
            continue
        if not any(k > i for k in sentences):
            continue  # there is nothing else to open with
        opinion = trial.opinions[i]
        framed = i > 0 and _is_frame(trial, i - 1) and opinion.cut >= _IN_ITS_FRAME
        told = any(k < i and not trial.is_cut(k) for k in sentences)
        least = _OVER_CREDIT_BELOW if told else _OVER_CREDIT
        if framed or (opinion.label == "caption" and opinion.cut >= least):
            trial.cut(i, "caption", "caption-over-its-credit", certain=True)


def _is_credit(trial: Trial, i: int) -> bool:
    """Tell whether a line is cut as what names a picture's maker, whatever it was called."""
    verdict = trial.verdicts[i]
    if verdict is None or verdict.label not in _PICTURED:
        return False
    return verdict.label == "credit" or _CREDIT.match(trial.lines[i].folded) is not None


def _is_frame(trial: Trial, i: int) -> bool:
    """Tell whether a line is cut as what a page shows with a picture."""
    return trial.is_cut(i) and _FRAME.search(trial.lines[i].folded) is not None


def _stands_alone(trial: Trial, i: int) -> bool:
    def is_news_or_cut(k: int) -> bool:
        return trial.is_cut(k) or (0 <= k < len(trial.lines) and trial.lines[k].is_sentence)

    return is_news_or_cut(i - 1) and is_news_or_cut(i + 1)


def _signs(trial: Trial, i: int, *, disciplined: bool, curly: bool) -> int:
    line, opinion = trial.lines[i], trial.opinions[i]
    beside = [trial.verdicts[k] for k in (i - 1, i + 1) if trial.is_cut(k)]
    return (
        2 * (curly and line.straight)
        + disciplined
        + (2 if len(line.words) >= 8 else -1)
        + (_told_elsewhere(trial, i) >= 0.6)
        + line.unclosed
        + 2 * (opinion.cut >= 0.3 and opinion.label in _PICTURED)
        + (opinion.cut >= 0.1)
        + any(verdict is not None and verdict.label in ("caption", "credit") for verdict in beside)
    )


def _told_elsewhere(trial: Trial, i: int) -> float:
    telling = trial.lines[i].telling
    others = set().union(*(line.telling for k, line in enumerate(trial.lines) if k != i))
    return len(telling & others) / max(len(telling), 1)
