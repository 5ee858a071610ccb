"""What stands beside a line, and how an article's lines are as a rule.

A caption in the present tense gives itself away only in an article told in the past, a list
item by the items beside it, and a sub-heading by the others of its length.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from briefing.boilerplate.shape import SHAPE

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_SHOWN = ("words", "titled", "ends", "colon", "bullet", "digits", "quoted", "told_past", "finite")
"Traits of the lines before and after that are looked at."
BESIDE = (
    *(f"before_{trait}" for trait in _SHOWN), *(f"after_{trait}" for trait in _SHOWN),
    "run_words", "run_titled", "run_numbered", "lone_lines", "lone_words", "lone_longer",
    "length", "taken_up", "odd_tense", "tense", "addressed", "sentences", "fragments",
)  # fmt: skip
"Names of the traits of `beside`, in order."
_AT = {trait: SHAPE.index(trait) for trait in SHAPE}
_MANNER = ("told_past", "quoted", "starts_pronoun", "you", "we", "sentence")
_TOLD = np.array([_AT[trait] for trait in _MANNER])
_RUN = np.array([_AT[trait] for trait in ("words", "titled", "digits")])
_LOOKED_AT = np.array([_AT[trait] for trait in _SHOWN])


def beside(shapes: Floats, runs: Ints) -> Floats:
    """Give the traits of BESIDE for each line, shape (traits, lines).

    `shapes` holds the traits of SHAPE, a column for each line; `runs` the length of each line's
    run of lines that are no sentences, and its place in it.
    """
    shown = np.full((len(_SHOWN), shapes.shape[1] + 2), -1.0)
    shown[:, 1:-1] = shapes.take(_LOOKED_AT, axis=0)
    return np.concatenate([shown[:, :-2], shown[:, 2:], _runs(shapes, runs), _manner(shapes)])


def _runs(shapes: Floats, runs: Ints) -> Floats:
    """Give how the lines of a run are, on average, and how those are that stand alone."""
    length, place = runs.T
    values = shapes.take(_RUN, axis=0)
    values[2] = values[2] > 0
    begins = np.flatnonzero((length == 0) | (place == 0))
    size = np.maximum(length[begins], 1)
    means = np.repeat(np.add.reduceat(values, begins, axis=1) / size, size, axis=1) * (length > 0)
    lone = length == 1
    some = int(np.count_nonzero(lone))
    words = np.add.reduce(values[0, lone]) / (some or 1)
    several = np.full(len(lone), min(some, 10) / 5)
    alone = (several, np.full(len(lone), words), np.where(lone, values[0] - words, 0.0))
    return np.concatenate([means, alone])


def _manner(shapes: Floats) -> Floats:
    """Give how a line is told beside how the article's sentences are told."""
    past, quoted, pronoun, you, we, sentence = shapes.take(_TOLD, axis=0) > 0
    words, n = shapes[_AT["words"]], shapes.shape[1]
    sentences = int(np.count_nonzero(sentence))
    several = max(sentences, 1)
    usual = max(np.add.reduce(words * sentence) / several, 0.1)
    of_the_past = sentence & (past | quoted)
    tense = np.count_nonzero(of_the_past) / several
    addressed = np.count_nonzero(sentence & (you | we)) / several
    manner = np.empty((7, n))
    manner[0] = np.minimum(words / usual, 2.5)
    manner[1, :-1], manner[1, -1] = pronoun[1:], 0.0
    manner[2] = (sentence & ~of_the_past) * tense
    rule = np.array([tense, addressed, min(several, 40) / 20, (n - sentences) / n])
    manner[3:] = rule[:, None]
    return manner
