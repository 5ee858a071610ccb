"""Trains the cleaner's learned voice on the project's own corpus, and says what it learned.

    python tools/train_voice.py            train on the training corpus and write the weights
    python tools/train_voice.py --crossed  score every title by a voice that never saw it

Needs scikit-learn (the `train` extra). The same corpus gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import unittest.mock
import zlib
from collections.abc import Sequence

import numpy as np
from labelled import Labelled, corpus
from scipy.sparse import csr_matrix, hstack, vstack
from score_cleaning import Score, score, truth
from sklearn.linear_model import LogisticRegression

from briefing.boilerplate import traits, voice
from briefing.clean import clean
from briefing.clean.judging import matched
from briefing.models import CleanArticle

FOLDS = 5
FIRST_C, SECOND_C = 1.0, 0.5


def prepared(articles: Sequence[Labelled]) -> list[dict]:
    rows = []
    for labelled in articles:
        lines = [traits.line(text) for text in labelled.article.paragraphs]
        measured = voice.seen(labelled.article, lines, matched(lines))
        owners, buckets = voice.hashed(lines)
        counts = np.maximum(np.bincount(owners, minlength=len(lines)), 1)
        values = 1.0 / np.sqrt(counts)[owners]
        shape = (len(lines), voice.BUCKETS)
        rows.append(
            {
                "lines": lines,
                "measured": measured,
                "hashed": csr_matrix((values, (owners, buckets)), shape=shape),
                "labels": np.array([voice.CLASSES.index(x) for x in truth(labelled)]),
                "fold": zlib.crc32(labelled.group.encode()) % FOLDS,
            }
        )
    return rows


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
    sparse = hstack([shapes, vstack([r["hashed"] for r in rows])]).tocsr()
    labels = np.concatenate([r["labels"] for r in rows])
    fitted = LogisticRegression(C=FIRST_C, max_iter=400, random_state=0).fit(sparse, labels)
    full = weights_of(fitted, sparse.shape[1])
    width = rows[0]["measured"].shape[1]
    seen = np.vstack([full[:width], full[-1:]])
    return voice.Model(full[width:-1], seen, np.zeros((1, 1)))


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
    fitted = LogisticRegression(C=SECOND_C, max_iter=1000, random_state=0).fit(seen, labels)
    whole = first(rows)
    return voice.Model(whole.hashed, whole.seen, weights_of(fitted, seen.shape[1]))


def crossed() -> Score:
    """Score every title by a voice that was trained without it, a fifth of the titles at a time."""
    articles = corpus("training")
    rows = prepared(articles)
    models = {k: train([dict(r) for r in rows if r["fold"] != k]) for k in range(FOLDS)}
    folds = {labelled.article.id: row["fold"] for labelled, row in zip(articles, rows, strict=True)}

    def cleaner(labelled: Labelled) -> CleanArticle:
        model = models[folds[labelled.article.id]]
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
    voice.WEIGHTS.write_text(json.dumps(packed, indent=0) + "\n", encoding="utf-8")
    print(f"{voice.WEIGHTS}: {voice.WEIGHTS.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
