"""Opening a neural voice's network: on one thread, so that sentences run beside each other."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from briefing.errors import VoiceUnavailable


def session(model: Path, *, who: str, keep: bool = True) -> Any:
    """Give an onnxruntime session with one thread inside each run.

    Several threads may call it at once, which is faster than one run on several threads. With
    `keep` the memory of the longest sentence is kept for the next, once for each thread; without,
    it goes back: a small network loses no time by it.
    Raises VoiceUnavailable when onnxruntime is missing or the file is no model.
    """
    try:
        import onnxruntime  # noqa: PLC0415 - slow to load
    except ImportError:
        raise VoiceUnavailable(
            f"voice {who}: onnxruntime is not installed", "pip install onnxruntime"
        ) from None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = keep
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            str(model), sess_options=options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:
        raise VoiceUnavailable(
            f"voice {who}: {model} is no model: {str(error)[:200]}", "Get the file again."
        ) from error


def mark(path: Path) -> str:
    """Give the digest of a file that decides the sound; read once while it stays as it is."""
    status = path.stat()
    return _digest(path, status.st_size, status.st_mtime_ns)


@cache
def _digest(path: Path, _size: int, _changed: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]
