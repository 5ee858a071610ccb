"""Trains the cleaner's learned voice on the project's own corpus, and says what it learned.

    python tools/train_voice.py            train on the training corpus and write the weights
    python tools/train_voice.py --crossed  score every title by a voice that never saw it

Needs scikit-learn (the `train` extra), and some ten minutes of one core; OMP_NUM_THREADS=1
is quicker where others work. The same corpus and rules give the same weights.
"""

from __future__ import annotations

import argparse
import json
import unittest.mock
import warnings
import zlib
from collections.abc import Collection, Iterable
from dataclasses import replace

import numpy as np
from labelled import Labelled, corpus
from scipy.sparse import csr_matrix, hstack, vstack
from score_cleaning import Score, score, truth
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from briefing.boilerplate import ngrams, voice
from briefing.boilerplate.sentence import told
from briefing.boilerplate.trees import Trees
from briefing.clean import clean
from briefing.clean.judging import look
from briefing.models import CleanArticle

FOLDS = 4
warnings.simplefilter("ignore", ConvergenceWarning)  # it is stopped early on purpose
FIRST_C, SECOND_C = 1.0, 0.5
STEPS = 120
"Steps of the solver: it is stopped before it has learned the corpus by heart."
TREES, DEPTH, RATE = 300, 4, 0.06


def prepared(articles: Iterable[Labelled]) -> list[dict]:
    """Give what both passes are taught with, an entry for each article."""
    rows = []
    for labelled in articles:
        sight = look(labelled.article.paragraphs)
        lines = sight.lines
        measured = voice.seen(labelled.article, lines, sight.matched, sight.spanned)
        hashed = ngrams.hashed(lines)
        places, owners = np.nonzero(hashed != ngrams.NONE)
        buckets = hashed[places, owners]
        counts = np.maximum(np.bincount(owners, minlength=len(lines)), 1)
        values = 1.0 / np.sqrt(counts)[owners]
        shape = (len(lines), ngrams.BUCKETS)
        rows.append(
            {
                "lines": lines,
                "measured": measured,
                "hashed": csr_matrix((values, (owners, buckets)), shape=shape),
                "sentence": np.array([line.is_sentence for line in lines], dtype=bool),
                "told": told(lines, [i for i, line in enumerate(lines) if line.is_sentence]),
                "labels": np.array([voice.CLASSES.index(x) for x in truth(labelled)]),
                "fold": fold_of(labelled),
            }
        )
    return rows


def thinned(labelled: Labelled) -> Labelled:
    """Give an article with a fifth of its furniture, as tidy pages have it."""
    return _with(
        labelled,
        [
            i
            for i, label in enumerate(labelled.labels)
            if label == "body" or zlib.crc32(labelled.article.paragraphs[i].encode()) % 5 == 0
        ],
    )


def as_left(labelled: Labelled, model: voice.Model) -> Labelled:
    """Give an article as a cleaner leaves it that was not taught its title.

    The cleaner goes through an article until nothing changes, so the voice must know news that
    has lost its furniture, and what furniture is left then.
    """
    with unittest.mock.patch.object(voice, "shipped", return_value=model):
        cut = {cut.paragraph for cut in clean(labelled.article).cuts}
    return _with(labelled, [i for i in range(len(labelled.labels)) if i not in cut])


def _with(labelled: Labelled, kept: Collection[int]) -> Labelled:
    paragraphs = tuple(labelled.article.paragraphs[i] for i in kept)
    labels = tuple(labelled.labels[i] for i in kept)
    return replace(
        labelled, article=replace(labelled.article, paragraphs=paragraphs), labels=labels
    )


def fold_of(labelled: Labelled) -> int:
    """Which part of the corpus a title is in; its articles stay together."""
    return zlib.crc32(labelled.group.encode()) % FOLDS


def weights_of(fitted: LogisticRegression, width: int) -> np.ndarray:
    """Weights for every class, with the constant as the last row."""
    full = np.zeros((width + 1, len(voice.CLASSES)))
    full[-1] = -30.0
    for row, label in enumerate(fitted.classes_):
        full[:width, label] = fitted.coef_[row]
        full[-1, label] = fitted.intercept_[row]
    return full


def first(rows: list[dict]) -> voice.Model:
    shapes = csr_matrix(np.vstack([r["measured"] for r in rows]))
    sparse = hstack([shapes, vstack([r["hashed"] for r in rows])]).tocsr().astype(np.float32)
    labels = np.concatenate([r["labels"] for r in rows])
    fitted = LogisticRegression(C=FIRST_C, max_iter=STEPS, random_state=0).fit(sparse, labels)
    full = weights_of(fitted, sparse.shape[1])
    width = rows[0]["measured"].shape[1]
    seen = np.vstack([full[:width], full[-1:]])
    each = np.ones(len(voice.CLASSES))
    hashed = voice.with_none(full[width:-1])
    return voice.Model(hashed, each, seen, np.zeros((1, 1)), _NO_TREES, _NO_TREES)


_NO_TREES = Trees(np.zeros((0, 1), dtype=np.int64), np.zeros((0, 1)), np.zeros((0, 2)), 0.0)


def grown(rows: np.ndarray, cut: np.ndarray) -> Trees:
    """Grow the trees that tell news from the rest."""
    fitted = HistGradientBoostingClassifier(
        max_iter=TREES, max_depth=DEPTH, learning_rate=RATE, min_samples_leaf=15,
        l2_regularization=2.0, early_stopping=False, random_state=0,
    ).fit(rows, cut)  # fmt: skip
    inner = 2**DEPTH - 1
    features = np.zeros((TREES, inner), dtype=np.int64)
    thresholds = np.full((TREES, inner), np.inf)
    leaves = np.zeros((TREES, inner + 1))
    for number, (predictor,) in enumerate(fitted._predictors):  # noqa: SLF001
        todo = [(0, 0)]
        while todo:
            node, place = todo.pop()
            found = predictor.nodes[node]
            if place >= inner:
                leaves[number, place - inner] = found["value"]
            elif found["is_leaf"]:
                todo.append((node, 2 * place + 1))  # everything goes left here
            else:
                features[number, place] = found["feature_idx"]
                thresholds[number, place] = found["num_threshold"]
                todo += [(found["left"], 2 * place + 1), (found["right"], 2 * place + 2)]
    return Trees(features, thresholds, leaves, float(fitted._baseline_prediction[0, 0]))  # noqa: SLF001


class Firsts:
    """First passes by the part of the corpus they were not taught, each trained once."""

    def __init__(self, rows: list[dict]) -> None:
        self.rows = rows
        self.models: dict[int | None, voice.Model] = {}

    def without(self, fold: int | None) -> voice.Model:
        """Give the first pass that was taught everything but a part, if any."""
        if fold not in self.models:
            self.models[fold] = first([r for r in self.rows if r["fold"] != fold])
        return self.models[fold]

    def company(self, row: dict) -> np.ndarray:
        """Give what the second pass sees of an article, by a first that saw none of its title."""
        opinions = voice.first_pass(row["lines"], row["measured"], self.without(row["fold"]))
        return voice.company(opinions, row["measured"])


def train(firsts: Firsts, rows: list[dict], without: int | None = None) -> voice.Model:
    """Train the second pass on all but a part of the corpus, and give it with its first."""
    taught = [row for row in rows if row["fold"] != without and len(row["labels"])]
    seen = np.vstack([firsts.company(row) for row in taught])
    labels = np.concatenate([row["labels"] for row in taught])
    sentence = np.concatenate([row["sentence"] for row in taught])
    manner = np.vstack([row["told"] for row in taught])
    # Trees say whether a line is news; the map says only what it is when it is not.
    cut = labels > 0
    fitted = LogisticRegression(C=SECOND_C, max_iter=STEPS, random_state=0)
    fitted.fit(seen[cut].astype(np.float32), labels[cut])
    return replace(
        firsts.without(without),
        again=weights_of(fitted, seen.shape[1]),
        fragments=grown(seen[~sentence], cut[~sentence]),
        sentences=grown(np.hstack([seen[sentence], manner]), cut[sentence]),
    )


def lessons(articles: list[Labelled]) -> tuple[Firsts, list[dict]]:
    """Give the first passes, and all that the second is taught: pages whole, tidy and cleaned."""
    rows = prepared(variant for whole in articles for variant in (whole, thinned(whole)))
    firsts = Firsts(rows)
    early = {k: train(firsts, rows, k) for k in range(FOLDS)}
    left = (as_left(whole, early[fold_of(whole)]) for whole in articles)
    return firsts, rows + prepared(labelled for labelled in left if labelled.labels)


def crossed() -> Score:
    """Score every title by a voice that was trained without it, a quarter of them at a time."""
    articles = corpus("training")
    firsts, rows = lessons(articles)
    models = {k: train(firsts, rows, k) for k in range(FOLDS)}

    def cleaner(labelled: Labelled) -> CleanArticle:
        model = models[fold_of(labelled)]
        with unittest.mock.patch.object(voice, "shipped", return_value=model):
            return clean(labelled.article)

    return score(articles, cleaner)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--crossed", action="store_true", help="score instead; some minutes")
    if parser.parse_args().crossed:
        print(crossed())
        return
    model = train(*lessons(corpus("training")))
    packed = {"hashed": voice.pack(model.hashed[:-1])}
    packed |= {name: voice.pack(getattr(model, name)) for name in ("seen", "again")}
    packed |= {name: getattr(model, name).packed() for name in ("fragments", "sentences")}
    voice.WEIGHTS.write_text(json.dumps(packed, indent=0) + "\n", encoding="utf-8")
    print(f"{voice.WEIGHTS}: {voice.WEIGHTS.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
