"""Key points: a list under "Key points" or "In short" that the article then tells in full.

The list as a whole is judged: its points are one writer's summary, and a summary is told below
or it is news of its own. Where the article tells most of what the points say and the learned
voice doubts them, the points that it tells go with their header. Where it does not, as under
"What we know so far", the list is the only place of its facts, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.boilerplate import traits
from briefing.boilerplate.line import Line
from briefing.boilerplate.traits import has
from briefing.clean.verdicts import Trial
from briefing.english import stem

TOLD, DOUBTED = 0.55, 0.22
"Of a list: the mean share of its words told below, and how likely it must be no news."
TOLD_POINT, SURE = 0.45, 0.6
"Of a point in such a list: the same share, or how likely it must be no news where it is less."
_MOST_POINTS, _LONGEST_POINT, _LONGEST_TOLD = 8, 22, 18
"Points of a list; words of a point, and of one that is a full sentence."
_LONGEST_BEFORE_A_STEP = 40
"Words of a point in a list that ends with what comes next, and so ends for sure."
_MOST_STEPS = 5
"Lines within which such a list says what comes next."
_IS_NEWS = 0.15
"Below this a sentence after the points is the article's own beginning."
_HEADER = re.compile(
    r"\W{0,4}(?:the |article |story )?(?:key (?:points?|facts|takeaways?|details|developments"
    r"|events|moments|updates|things)|summary|highlights|at a glance|in (?:brief|short)"
    r"|(?:the )?main points|takeaways?|the gist|the essentials|(?:what (?:you )?)?need to know"
    r"|things to know|what we know(?: so far)?|quick read|bullet points)\W{0,4}"
)
_HOUR = re.compile(r"\W{0,4}\d{1,2}[:.]\d\d\b|.*?\b\d{1,2}[:.]\d\d$")
"When a point of a live page's list was posted, before it or behind."
_STEP = re.compile(r"what(?:'s| is| happens) next\??")
"What a broadcaster puts between its points."


def cut_keypoints(trial: Trial) -> None:
    """Decide on each list of key points, and keep the one that nothing else tells."""
    for i, line in enumerate(trial.lines):
        if len(line.words) > 6 or not _HEADER.fullmatch(line.folded):
            continue
        points = _points(trial, i + 1)
        if points:
            _judge(trial, i, points)


def _points(trial: Trial, start: int) -> list[int]:
    """Give the places of the points of a list, which ends where the article's own text begins."""
    for step in range(start + 1, min(start + _MOST_STEPS, len(trial.lines) - 1)):
        if _STEP.fullmatch(trial.lines[step].folded):
            points = [k for k in range(start, step + 2) if trial.ruled[k] is None]
            longest = max(len(trial.lines[k].words) for k in points)
            return points if longest <= _LONGEST_BEFORE_A_STEP else []
    points = []
    for k in range(start, min(start + _MOST_POINTS, len(trial.lines))):
        if trial.ruled[k] is not None or not _may_be_a_point(trial.lines[k]):
            break
        if points and not _is_kin(trial.lines[points[0]], trial.lines[k]):
            break
        points.append(k)
    return _without_the_beginning(trial, points)


def _without_the_beginning(trial: Trial, points: list[int]) -> list[int]:
    """Give the points without the article's first sentences, which the list may run into."""
    bulleted = bool(points) and has(trial.lines[points[0]], "bullet")
    while points and not bulleted and trial.lines[points[-1]].is_sentence:
        if trial.opinions[points[-1]].cut >= _IS_NEWS:
            break
        points.pop()
    return points


def _may_be_a_point(line: Line) -> bool:
    """Tell whether a line is short, more than an hour or a number, and speaks to nobody."""
    longest = _LONGEST_TOLD if line.is_sentence else _LONGEST_POINT
    worded = any(word.isalpha() and len(word) > 2 for word in line.words)
    return worded and len(line.words) <= longest and not traits.speaks_to_reader(line)


def _is_kin(first: Line, line: Line) -> bool:
    """Tell whether a line is marked as the first point is: by a bullet, by the hour or not."""
    bulleted = has(line, "bullet") or not has(first, "bullet")
    timed = _is_timed(first)
    alike = not timed or _begins(first) == _begins(line)
    return bulleted and timed == _is_timed(line) and alike


def _is_timed(line: Line) -> bool:
    return _HOUR.match(line.text) is not None


def _begins(line: Line) -> bool:
    """Tell whether a line begins with a digit."""
    return line.key[:1].isdigit()


def _judge(trial: Trial, header: int, points: Sequence[int]) -> None:
    told = _stems(word for line in trial.lines[points[-1] + 1 :] for word in line.telling)
    shares = {
        k: _share(trial.lines[k], told)
        for k in points
        if not _STEP.fullmatch(trial.lines[k].folded)
    }
    if not shares:
        return
    # What comes next, or the hour at every point: such a list is a summary for sure.
    timed = len(points) > 1 and all(_is_timed(trial.lines[k]) for k in points)
    sure = timed or len(shares) < len(points)
    doubt = sum(trial.opinions[k].cut for k in shares) / len(shares)
    if sum(shares.values()) < TOLD * len(shares):
        trial.introduced |= frozenset(shares)
    elif sure or doubt >= DOUBTED:
        trial.cut(header, "ui-chrome", "key-points", certain=True)
        for k in points:
            if k not in shares or shares[k] >= TOLD_POINT or trial.opinions[k].cut >= SURE:
                trial.cut(k, "duplicate", "key-point", certain=True)


def _share(line: Line, told: frozenset[str]) -> float:
    """Give the share of a point's telling words that are told, whatever their endings."""
    own = _stems(line.telling)
    return len(own & told) / max(len(own), 1)


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, words))
