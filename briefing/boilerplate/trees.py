"""Boosted trees, small and of one depth, scored with a handful of array look-ups.

Friedman, "Greedy function approximation: a gradient boosting machine" (2001); grown by
`tools/train_voice.py`, read here.
"""

from __future__ import annotations

import base64
import zlib
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trees:
    """Complete binary trees of one depth d, each level's nodes from left to right."""

    features: Ints
    "Shape (trees, 2**d - 1): which column a node looks at."
    thresholds: Floats
    "The same shape: above it a row goes right."
    leaves: Floats
    "Shape (trees, 2**d): what a tree adds to the score."
    base: float
    "The score before any tree."

    def probability(self, rows: Floats) -> Floats:
        """Give for each row the probability that the trees' sum stands for (logistic)."""
        count, inner = self.features.shape
        first = inner * np.arange(count)
        row = rows.shape[1] * np.arange(len(rows))[:, None]
        # The roots are the same for every row; below them, look-ups by flat index and in place
        # are several times quicker than by pairs.
        node = 1 + (rows.take(self.features[:, 0], axis=1) > self.thresholds[:, 0])
        for _ in range((inner + 1).bit_length() - 2):
            at = node + first
            seen = self.features.take(at)
            seen += row
            right = rows.take(seen) > self.thresholds.take(at)
            node *= 2
            node += 1
            node += right
        node += first + np.arange(count) - inner
        score = np.add.reduce(self.leaves.take(node), axis=1) + self.base
        return np.asarray(1.0 / (1.0 + np.exp(-score)))

    def packed(self) -> dict[str, Any]:
        """Give the trees as JSON."""
        return {
            "shape": list(self.features.shape),
            "base": round(self.base, 6),
            "features": _text(self.features.astype("<i2")),
            "thresholds": _text(self.thresholds.astype("<f4")),
            "leaves": _text(self.leaves.astype("<f4")),
        }

    @classmethod
    def unpacked(cls, plain: dict[str, Any]) -> Trees:
        """Give the trees that `packed` wrote."""
        trees, inner = plain["shape"]
        return cls(
            _array(plain["features"], "<i2").reshape(trees, inner).astype(np.int64),
            _array(plain["thresholds"], "<f4").reshape(trees, inner).astype(np.float64),
            _array(plain["leaves"], "<f4").reshape(trees, inner + 1).astype(np.float64),
            float(plain["base"]),
        )


def _text(array: npt.NDArray[Any]) -> str:
    return base64.b64encode(zlib.compress(array.tobytes(), 9)).decode("ascii")


def _array(text: str, kind: str) -> npt.NDArray[Any]:
    return np.frombuffer(zlib.decompress(base64.b64decode(text)), dtype=kind)
