"""The learned voice's own word on a line that is no full sentence.

How sure it must be depends on where the line stands. Between paragraphs of news stand the
sub-headings, score lines and lists that look most like furniture and are not. The figures are
the least at which titles that the voice had not seen lost almost no news.
"""

from __future__ import annotations

import re

from briefing.boilerplate import traits
from briefing.boilerplate.line import Line
from briefing.boilerplate.traits import runs
from briefing.clean.verdicts import Trial

SCORE = 0.995
"How likely a line must be no news that looks like a result, an appeal or a letter's beginning."
HEAD, HEAD_TOLD = 0.85, 0.93
"The same before the first sentence; there, for what may be a standfirst."
STANDFIRST = 0.99
"The same for one that tells something and is taken for what no standfirst is."
TAIL, TAIL_ALONE = 0.85, 0.8
"The same after the last sentence: in a run, alone."
ALONE, IN_A_RUN = 0.92, 0.9
"The same between sentences."
LONG_ALONE, LONG_IN_A_RUN = 0.9, 0.8
"The same for LONG words and more, which few headings have."
LONG = 8
KNOWN = {
    "ui-chrome": 0.85, "credit": 0.8, "byline": 0.8, "media-placeholder": 0.82, "promo-app": 0.78,
    "duplicate": 0.8, "caption": 0.8,
}  # fmt: skip
"The same for what the voice has never taken a heading for."
LISTED = 0.88
"The same for what looks like an item of a list."
TOLD = 0.97
"The same for a few words that make a sentence and speak to nobody: 'Police are investigating.'."
INTRODUCES = 0.98
"The same for words that end in a colon, over something that stays."
HEADING, SURELY_NEWS = 0.97, 0.1
"The same for what seems a heading; below the second, a line is surely news."
POSTED = 0.1
"The same for an hour and a name: '12:48Jess Holroyd', who posted it."
_POSTED = re.compile(r"\d{1,2}[:.]\d\d ?[A-Z][a-z]+(?: [A-Z][\w'’-]+){1,2}$")
_FIGURES = 3
"Numbers in a line from which it is a result or a table's row."
_SHOWN_LABELS = ("credit", "byline", "caption", "related-link", "duplicate")
"What the voice takes a heading in capitals for."
_TOLD_LABELS = ("caption", "duplicate", "related-link", "byline", "other")
"What the voice takes a standfirst or an item of a list for."
_NO_STANDFIRST = ("ui-chrome", "related-link", "media-placeholder", "byline", "ad-marker", "other")
"What it takes a standfirst for that is like none it has seen."
_PAGE_LABELS = ("ui-chrome", "related-link", "promo-app", "contact")
"What it takes a short sentence of news for."
_LEAST = min(POSTED, HEAD, TAIL, LONG_IN_A_RUN, *KNOWN.values())
CERTAIN = 0.97
"From here on a line may vouch for its neighbours."
_LIST_LIKE = re.compile(
    r"\d.*[;,:].*\d|^[^:]{1,30}:\s|\b\d+-\d+\b|^\W*\d+[.)]?\s|^[•*–-]|^[A-Z][^,;]+;\s"
)


_APPEALS = re.compile(
    r"^(?:Anyone|Witnesses|Born|Died)\b|\b(?:is|are) (?:asked|urged) to\b"
    r"|^(?:Dear )?(?:Sir|Madam),?$"
)
_SCORE = re.compile(
    r"\b\d+[-–]\d+\b|^[£$€]?\d[\d,.]*%?: [a-z]|\d/(?:5|10)\b.*\d/(?:5|10)\b"
    r"|[A-Za-z)] \d{1,3} [A-Z][\w .'’-]+ \d{1,3}\b"
    r"|^(?!.*(?i:comment|share|image|photo|page|read|like|view))"
    r"(?:[A-Z][\w.'’&-]*(?: |$)){1,5}\d{1,3}(?: \d{1,3}| [½¼¾—-]+)*$"
)


def cut_learned(trial: Trial) -> None:
    """Decide on the lines that are no full sentence and that the voice is sure enough of."""
    lengths = runs(trial.lines)
    for i, line in enumerate(trial.lines):
        if line.is_sentence or trial.is_cut(i) or trial.opinions[i].cut < _LEAST:
            continue
        opinion = trial.opinions[i]
        alone = lengths[i][0] == 1
        # Nothing asks for more than SCORE.
        if opinion.cut >= SCORE or opinion.cut >= _least(trial, i, alone=alone):
            label = "caption" if alone and _shows_a_picture(trial, i) else opinion.label
            trial.cut(i, label, "learned", certain=opinion.cut >= CERTAIN)


def _shows_a_picture(trial: Trial, i: int) -> bool:
    """Tell whether a line between paragraphs says who is doing what, without a verb: a caption."""
    line = trial.lines[i]
    doing = traits.has(line, "participle") and not traits.has(line, "finite")
    return trial.zones[i] == "body" and doing and line.titled < 0.5


def _least(trial: Trial, i: int, *, alone: bool) -> float:
    """Give how likely line i must be no news, by where it stands and what it looks like."""
    label, text, zone = trial.opinions[i].label, trial.lines[i].text, trial.zones[i]
    if _POSTED.match(text) or _SCORE.search(text) or _APPEALS.search(text):
        return POSTED if _POSTED.match(text) else SCORE
    if traits.makes_a_sentence(trial.lines[i]) and label in _PAGE_LABELS:
        return TOLD
    if zone == "body" and (_is_crosshead(trial, i, label) or _heads_a_list(trial, i)):
        return HEADING
    if zone == "head":
        return _least_at_the_head(trial.lines[i], label)
    if zone == "tail":
        least = TAIL_ALONE if alone else TAIL
        return max(least, LISTED) if _LIST_LIKE.search(text) and label in _TOLD_LABELS else least
    return _least_between(trial, i, alone=alone)


def _least_at_the_head(line: Line, label: str) -> float:
    """Give the same for a line before the first sentence."""
    if _COMPETITION.search(line.text):
        return SCORE
    if _tells(line, label):
        return STANDFIRST
    return HEAD_TOLD if _may_be_a_standfirst(line, label) else HEAD


_COMPETITION = re.compile(
    r"^(?!.*[.|/]).{0,60}\b(?:League|Division(?: \w+)?|Championship|Cup|[Ss]emi-?[Ff]inals?"
    r"|[Qq]uarter-?[Ff]inals?|[Ff]inal|Premiership|Trophy|[Rr]ound|[Rr]eplay)$"
)
"Over a report: what was played for."


def _tells(line: Line, label: str) -> bool:
    """Tell whether a line tells something in many words, whatever of the page it is taken for."""
    told = traits.has(line, "finite") or traits.has(line, "told_past")
    return label in _NO_STANDFIRST and told and len(line.words) >= LONG and not line.you


def _may_be_a_standfirst(line: Line, label: str) -> bool:
    """Tell whether a line is what a standfirst is taken for, and speaks to nobody."""
    long = len(line.words) >= LONG and label in _TOLD_LABELS
    told = label == "ui-chrome" and not traits.speaks_to_reader(line)
    return long or told or label in ("caption", "duplicate")


def _is_crosshead(trial: Trial, i: int, label: str) -> bool:
    """Tell whether a few words in capitals stand alone between paragraphs, as agencies set them."""
    text, lines = trial.lines[i].text, trial.lines
    between = lines[i - 1].is_sentence and lines[i + 1].is_sentence
    return between and text.isupper() and len(lines[i].words) > 1 and label in _SHOWN_LABELS


def _heads_a_list(trial: Trial, i: int) -> bool:
    """Tell whether a line stands over results or a list that are surely news."""
    below = trial.lines[i + 1]
    listed = not below.is_sentence and trial.opinions[i + 1].cut < SURELY_NEWS
    return listed and len(re.findall(r"\d+", below.text)) >= _FIGURES


def _least_between(trial: Trial, i: int, *, alone: bool) -> float:
    """Give the same for a line between sentences."""
    label, text = trial.opinions[i].label, trial.lines[i].text
    if text.endswith(":") and not trial.is_cut(i + 1):
        return INTRODUCES
    least = KNOWN.get(label)
    if least is None:
        long = len(trial.lines[i].words) >= LONG
        alone_or_not = (LONG_ALONE, LONG_IN_A_RUN) if long else (ALONE, IN_A_RUN)
        least = alone_or_not[0 if alone else 1]
    return max(least, LISTED) if _LIST_LIKE.search(text) else least
