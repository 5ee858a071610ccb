"""Pictures hurt where no header and no end tells of it; and every kind of whole one."""

import io

import numpy as np
import pytest
from PIL import Image

from briefing.check import artwork
from briefing.check.artwork import is_damaged


def rules(content):
    return {finding.rule for finding in artwork.check(content, "cover.jpg")}


DAMAGE = {
    "gone": lambda middle: b"",
    "zeros": lambda middle: bytes(len(middle)),
    "noise": lambda middle: np.random.default_rng(len(middle)).bytes(len(middle)),
    "ones": lambda middle: b"\xff" * len(middle),
}


@pytest.mark.parametrize(
    ("damage", "progressive"),
    [*((name, False) for name in DAMAGE), ("noise", True), ("ones", True)],
)
def test_a_picture_that_is_damaged_in_its_middle_is_found(damage, progressive):
    """Four kilobytes of it; its header and its end stand.

    What refines a progressive picture may be missing or all zeros, and no decoder sees it.
    """
    rng = np.random.default_rng(7)
    dots = Image.fromarray(rng.integers(0, 255, (175, 175, 3), dtype=np.uint8))
    out = io.BytesIO()
    dots.resize((1400, 1400)).save(out, "JPEG", quality=75, progressive=progressive)
    whole = out.getvalue()
    assert rules(whole) == set()
    for place in (0.4, 0.5, 0.6):
        middle = round(place * len(whole))
        hurt = (
            whole[:middle] + DAMAGE[damage](whole[middle : middle + 4096]) + whole[middle + 4096 :]
        )
        assert rules(hurt) == {"artwork-format"}, place


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("chroma", [0, 1, 2])
@pytest.mark.parametrize(
    "how",
    [
        {}, {"progressive": True}, {"restart_marker_rows": 1}, {"optimize": True}, {"quality": 1},
        {"icc_profile": bytes(3000), "comment": b"by nobody", "dpi": (300, 300)},
    ],
)  # fmt: skip
def test_no_whole_picture_is_called_damaged(mode, chroma, how):
    wave = np.add.outer(np.arange(97), np.arange(61))[..., np.newaxis] * np.array([1, 2, 3])
    out = io.BytesIO()
    picture = Image.fromarray((wave % 256).astype(np.uint8)).convert(mode)
    picture.save(out, "JPEG", subsampling=chroma, **how)
    assert not is_damaged(out.getvalue())
    assert not is_damaged(out.getvalue() + b"maker's notes")
