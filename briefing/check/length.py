"""How long a sound file really lasts, counted from its packets without decoding them."""

from __future__ import annotations

from pathlib import Path


def seconds(path: Path) -> float | None:
    """Give the length of a sound file, s; None when no sound in it can be read."""
    import av  # noqa: PLC0415 - heavy, and only wanted when there is sound

    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                return None
            stream = container.streams.audio[0]
            lengths = [packet.duration or 0 for packet in container.demux(stream)]
            base = stream.time_base
    except (OSError, ValueError, av.FFmpegError):
        return None
    total = sum(lengths)
    return float(total * base) if base and total else None
