"""Trains the cleaner's learned voice on the project's own corpus, and says what it learned.

    python tools/train_voice.py            train on the training corpus and write the weights
    python tools/train_voice.py --crossed  score every title by a voice that never saw it

Needs scikit-learn (the `train` extra). The same corpus gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import unittest.mock
import warnings
import zlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from labelled import Labelled, corpus
from scipy.sparse import csr_matrix, hstack, vstack
from score_cleaning import Score, score, truth
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from briefing.boilerplate import ngrams, voice
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


def prepared(articles: Sequence[Labelled]) -> list[dict]:
    rows = []
    for labelled in (variant for whole in articles for variant in (whole, thinned(whole))):
        sight = look(labelled.article.paragraphs)
        lines = sight.lines
        measured = voice.seen(labelled.article, lines, sight.matched, sight.spanned)
        owners, buckets = ngrams.hashed(lines)
        counts = np.maximum(np.bincount(owners, minlength=len(lines)), 1)
        values = 1.0 / np.sqrt(counts)[owners]
        shape = (len(lines), ngrams.BUCKETS)
        rows.append(
            {
                "lines": lines,
                "measured": measured,
                "hashed": csr_matrix((values, (owners, buckets)), shape=shape),
                "labels": np.array([voice.CLASSES.index(x) for x in truth(labelled)]),
                "fold": fold_of(labelled),
            }
        )
    return rows


def thinned(labelled: Labelled) -> Labelled:
    """Give an article with a fifth of its furniture: as it is seen again, and as tidy pages are.

    The cleaner goes through an article until nothing changes, so the voice must know news that
    has lost its furniture, and one line left over among much news.
    """
    kept = [
        i
        for i, label in enumerate(labelled.labels)
        if label == "body" or zlib.crc32(labelled.article.paragraphs[i].encode()) % 5 == 0
    ]
    paragraphs = tuple(labelled.article.paragraphs[i] for i in kept)
    return replace(
        labelled,
        article=replace(labelled.article, paragraphs=paragraphs),
        labels=tuple(labelled.labels[i] for i in kept),
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
    return voice.Model(full[width:-1], each, seen, np.zeros((1, 1)), _NO_TREES)


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


def train(rows: list[dict]) -> voice.Model:
    """Train both passes, the second on first opinions of titles the first had not seen."""
    for fold in range(FOLDS):
        held = [r for r in rows if r["fold"] == fold]
        if not held:
            continue
        model = first([r for r in rows if r["fold"] != fold])
        for row in held:
            row["first"] = voice.first_pass(row["lines"], row["measured"], model)
    seen = np.vstack([voice.company(r["first"], r["measured"]) for r in rows])
    labels = np.concatenate([r["labels"] for r in rows])
    fitted = LogisticRegression(C=SECOND_C, max_iter=300, random_state=0).fit(seen, labels)
    whole = first(rows)
    again = weights_of(fitted, seen.shape[1])
    return replace(whole, again=again, trees=grown(seen, labels > 0))


def crossed() -> Score:
    """Score every title by a voice that was trained without it, a fifth of the titles at a time."""
    articles = corpus("training")
    rows = prepared(articles)
    models = {k: train([dict(r) for r in rows if r["fold"] != k]) for k in range(FOLDS)}

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
    model = train(prepared(corpus("training")))
    packed = {name: voice.pack(getattr(model, name)) for name in ("hashed", "seen", "again")}
    packed["trees"] = model.trees.packed()
    voice.WEIGHTS.write_text(json.dumps(packed, indent=0) + "\n", encoding="utf-8")
    print(f"{voice.WEIGHTS}: {voice.WEIGHTS.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
