"""Sentences of telephones, stores and letters in an article that is of none of them.

A title's offer has another subject than the story it interrupts: it alone speaks of what is
read on, sent to or bought from. Less of the learned voice's consent is asked for such a
sentence, unless somebody is said to have said it. A council's app is the subject of its story,
and other paragraphs speak of it too.
"""

from __future__ import annotations

import re

from briefing.boilerplate.line import Line
from briefing.clean.manner import is_of_others, is_over, is_told
from briefing.clean.verdicts import Trial

LEAST = 0.4
"How likely such a sentence must be no news."
RULE = "offer-apart-from-the-story"
_OFFERS = ("promo-app", "promo-newsletter", "promo-social", "ui-chrome")
_OF_READING = re.compile(
    r"\b(?:phones?|mobiles?|handsets?|pockets?|screens?|lock ?screens?|home ?screens?|tablets?|"
    r"ping(?:s|ed)?|buzz(?:es|ed)?|alert(?:s|ed)?|notif\w+|apps?|inbox|e-?mails?|bell|icons?|"
    r"swipes?|taps?|tapping|thumbs?|widgets?|wrist|watch(?:es)?|smart ?speakers?|install\w*|"
    r"download\w*|upgrade|updates?|version|dark mode|offline|signal|battery|toggle|settings|menu|"
    r"whatsapp|telegram|channels?|newsletters?|podcasts?|subscri\w+|members?|membership|"
    r"bookmark\w*|press|scroll|qr|code|scan|e-?edition|edition|crosswords?|puzzles?|player|"
    r"readers?|paywall|android|iphones?|google play|stores?|ads|adverts|facebook|instagram|"
    r"tiktok|letter|briefing|bulletin)\b"
)


def cut_apart(trial: Trial, site: str) -> None:
    """Decide on the one sentence that speaks of what is read on, sent to or bought from."""
    # Where nobody has asked the voice yet, it is asked only if a line is of reading; where it was
    # asked, its opinion is at hand, and spares most lines the search.
    if trial.heard is None and not any(map(_is_of_reading, trial.lines)):
        return
    for i in trial.doubted(LEAST):
        line, opinion = trial.lines[i], trial.opinions[i]
        if opinion.label not in _OFFERS or trial.may_be_the_lead(i):
            continue
        if _is_of_reading(line) and not (_is_news(line, site) or _others_speak_of_it(trial, i)):
            trial.cut(i, opinion.label, RULE)


def _is_of_reading(line: Line) -> bool:
    return line.is_sentence and _OF_READING.search(line.folded) is not None


def _is_news(line: Line, site: str) -> bool:
    """Tell whether somebody says it, or it is over, or it is of others or of another's app."""
    return is_over(line) or is_told(line) or is_of_others(line, site)


def _others_speak_of_it(trial: Trial, i: int) -> bool:
    return any(
        k != i and not trial.is_cut(k) and _is_of_reading(line)
        for k, line in enumerate(trial.lines)
    )
