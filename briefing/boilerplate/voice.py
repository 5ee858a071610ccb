"""The learned voice: a small model's opinion of each line, and of the lines around it.

Two passes. The first, linear, judges a line by its own letters, words and traits; the second
judges it again knowing what the first thought of its neighbours, so that a block is judged as a
block: small trees say whether it is news, since place, manner and company tell only together,
and a linear map says what else it is. Fragments have trees of their own, and so have full
sentences, which are looked at more closely where the first pass doubts that they are news.
Weights are made by `tools/train_voice.py`.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from briefing.boilerplate import company as lines_together
from briefing.boilerplate import ngrams
from briefing.boilerplate.line import Line
from briefing.boilerplate.sentence import told
from briefing.boilerplate.trees import Trees
from briefing.models import Article

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

CLASSES = (
    "body", "promo-app", "promo-newsletter", "promo-social", "related-link", "media-placeholder",
    "caption", "credit", "ad-marker", "ui-chrome", "contact", "duplicate", "byline", "other",
)  # fmt: skip
REACH = 4
"How many neighbours on each side the second pass looks at."
DOUBTED = 0.1
"From here on the first pass doubts that a full sentence is news, and the second judges it."
WEIGHTS = Path(__file__).with_name("weights.json")
_HEARD = 512
"Lines whose scores are kept at the most."


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of both passes."""

    hashed: npt.NDArray[Any]
    "Shape (BUCKETS + 1, classes): first pass, hashed letters and words, nothing for NONE last."
    scale: Floats
    "What one of them is worth, for each class."
    seen: Floats
    "Shape (traits + rule labels + 1, classes): first pass, the constant last."
    again: Floats
    "Shape (what `company` gives + 1, classes): second pass, what else a line is."
    fragments: Trees
    "Second pass: whether a line that is no full sentence is news."
    sentences: Trees
    "The same of a full sentence; it sees how the sentence is told as well."
    heard: dict[str, Floats] = field(default_factory=dict, compare=False)
    "Scores of letters and words of lines judged lately."


class Opinion(NamedTuple):
    """What the model thinks of a line."""

    label: str
    "The likeliest reason to cut it."
    cut: float
    "Probability that it is not news."


@cache
def shipped() -> Model:
    """Give the model that ships with the package."""
    plain = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    hashed, scale = _unpack(plain["hashed"])
    seen, again = (np.asarray(np.multiply(*_unpack(plain[name]))) for name in ("seen", "again"))
    fragments, sentences = (Trees.unpacked(plain[name]) for name in ("fragments", "sentences"))
    return Model(with_none(hashed), scale, seen, again, fragments, sentences)


def with_none(hashed: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Give the weights of buckets with those of NONE, which are nothing, added."""
    return np.concatenate([hashed, np.zeros_like(hashed[:1])])


def opinions(
    article: Article,
    lines: list[Line],
    matched: Sequence[str],
    spanned: Sequence[str],
    model: Model | None = None,
) -> list[Opinion]:
    """Give the model's opinion of each line.

    `matched` is the label a rule gave each line, or ''; `spanned` what was set aside of it
    ('credit', 'other' or '').
    """
    if not lines:
        return []
    model = model or shipped()
    measured = seen(article, lines, matched, spanned)
    first = first_pass(lines, measured, model)
    cut, labels = 1.0 - first[:, 0], first[:, 1:].argmax(axis=1) + 1
    sentence = np.array([line.is_sentence for line in lines])
    fragments, doubted = np.flatnonzero(~sentence), np.flatnonzero(sentence & (cut >= DOUBTED))
    asked = np.concatenate([fragments, doubted])
    if asked.size:
        about = company(first, measured, asked)
        second = softmax(about @ model.again[:-1] + model.again[-1])
        labels[asked] = (first[asked] * second)[:, 1:].argmax(axis=1) + 1
        if fragments.size:
            cut[fragments] = model.fragments.probability(about[: fragments.size])
        if doubted.size:
            manner = told(lines, doubted.tolist())
            rows = np.concatenate([about[fragments.size :], manner], axis=1)
            cut[doubted] = model.sentences.probability(rows)
    pairs = zip(labels.tolist(), cut.tolist(), strict=True)
    return [Opinion(CLASSES[label], p) for label, p in pairs]


def seen(
    article: Article, lines: list[Line], matched: Sequence[str], spanned: Sequence[str]
) -> Floats:
    """Give what the first pass sees beside letters and words: traits, and what rules say."""
    ruled = np.zeros((len(lines), len(CLASSES) - 1))
    for i, label in enumerate(matched):
        if label:
            ruled[i, CLASSES.index(label) - 1] = 1.0
    return np.concatenate([lines_together.measure(article, lines, spanned), ruled], axis=1)


def first_pass(lines: list[Line], measured: Floats, model: Model) -> Floats:
    """Give the first pass's probabilities, shape (lines, classes)."""
    scores = measured @ model.seen[:-1] + model.seen[-1]
    return softmax(scores + _worded(lines, model))


def _worded(lines: list[Line], model: Model) -> Floats:
    """Give the scores of letters and words, shape (lines, classes); lines come again and again."""
    new = list({line.text: line for line in lines if line.text not in model.heard}.values())
    if new:
        if len(model.heard) + len(new) > _HEARD:
            model.heard.clear()
            new = list({line.text: line for line in lines}.values())
        buckets = ngrams.hashed(new)
        counts = np.add.reduce(buckets != ngrams.NONE, axis=0, dtype=np.int32)
        kind = np.result_type(model.hashed, np.int32)
        summed = np.add.reduce(model.hashed.take(buckets, axis=0), axis=0, dtype=kind)
        scores = summed * model.scale / np.sqrt(np.maximum(counts, 1))[:, None]
        model.heard.update(zip((line.text for line in new), scores, strict=True))
    return np.concatenate([model.heard[line.text] for line in lines]).reshape(len(lines), -1)


def company(first: Floats, measured: Floats, at: Ints | None = None) -> Floats:
    """Give what the second pass sees of lines: their neighbours' first opinions, and their own.

    `at` says of which lines; of all where it is None.
    """
    n, classes = first.shape
    at = np.arange(n) if at is None else at
    padded = np.zeros((n + 2 * REACH, classes))
    padded[REACH : REACH + n] = first
    cut = 1.0 - first[:, 0]
    beyond = np.maximum(np.arange(n), 1)
    above, below = np.zeros(n), np.zeros(n)
    np.add.accumulate(cut[:-1], out=above[1:])
    np.add.accumulate(cut[:0:-1], out=below[-2::-1])
    above /= beyond
    below /= beyond[::-1]
    # A row for each line, of the lines from REACH before it to REACH after it.
    windows = at[:, None] + np.arange(2 * REACH + 1)
    around = padded.take(windows, axis=0).reshape(len(at), -1)
    own = slice(REACH * classes, (REACH + 1) * classes)
    around[:, own] = np.log(np.minimum(np.maximum(around[:, own], 1e-4), 1.0)) / 3.0
    sides = np.array([above, below, *_blocks(padded, n)]).T
    return np.concatenate([around, sides[at], measured[at]], axis=1)


def _blocks(padded: Floats, n: int) -> list[Floats]:
    """Give how the lines around each are, taken together: news on a side, and of one kind."""
    news = padded[:, 0]
    # Beyond the ends there is nothing: neither news nor anything else.
    cut = np.add.reduce(padded[:, 1:], axis=1)
    alike = np.add.reduce(padded[1:, 1:] * padded[:-1, 1:], axis=1)
    summed = np.zeros(len(cut) + 1)
    np.add.accumulate(cut, out=summed[1:])
    before, own, after = (slice(REACH + k, REACH + k + n) for k in (-1, 0, 1))
    first = summed[:n]  # of all the cut before the reach of each line
    return [
        np.minimum(news[before], news[after]),
        np.minimum(cut[before], cut[after]), np.maximum(cut[before], cut[after]),
        alike[before], alike[own],
        (cut[before] + cut[REACH - 2 : REACH - 2 + n]) / 2,
        (cut[after] + cut[REACH + 2 : REACH + 2 + n]) / 2,
        (summed[2 * REACH + 1 : 2 * REACH + 1 + n] - first - cut[own]) / (2 * REACH),
    ]  # fmt: skip


def softmax(scores: Floats) -> Floats:
    """Give rows of scores as rows of probabilities."""
    raised = np.exp(scores - np.maximum.reduce(scores, axis=1, keepdims=True))
    return np.asarray(raised / np.add.reduce(raised, axis=1, keepdims=True))


def pack(weights: Floats) -> dict[str, Any]:
    """Give weights as JSON: one byte each, with a scale for each class."""
    scale = np.abs(weights).max(axis=0) / 127.0
    scale[scale == 0] = 1.0
    small = np.round(weights / scale).astype(np.int8)
    return {
        "shape": list(weights.shape),
        "scale": [round(float(s), 9) for s in scale],
        "bytes": base64.b64encode(zlib.compress(small.tobytes(), 9)).decode("ascii"),
    }


def _unpack(plain: dict[str, Any]) -> tuple[npt.NDArray[np.int8], Floats]:
    """Give weights as `pack` wrote them: small integers, and what one is worth in each class."""
    raw = zlib.decompress(base64.b64decode(plain["bytes"]))
    small = np.frombuffer(raw, dtype=np.int8).reshape(plain["shape"])
    return small, np.array(plain["scale"])
