"""Versions: which libraries decided the samples and bytes, for the record of an episode."""

from __future__ import annotations

import av
import numpy as np
import pyebur128 as ebur


def versions() -> tuple[str, ...]:
    """Give one fact each: FFmpeg and PyAV (resampling, coding), numpy (limiter), libebur128."""
    return (
        f"PyAV {av.__version__} with FFmpeg {av.ffmpeg_version_info}",
        f"numpy {np.__version__}",
        f"libebur128 {ebur.get_libebur128_version()}",
    )
