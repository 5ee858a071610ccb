"""What a sound file says of itself, and how long it really lasts, without decoding it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Packets:
    """What the packets and the tags of a sound file tell."""

    seconds: float
    "How long it lasts, s."
    codec: str
    "FFmpeg's name of the coding, such as 'mp3'."
    title: str
    "Its title by its own tags; empty without one."
    album: str
    "The album, by the same."


def count(path: Path) -> Packets | None:
    """Count the packets of a sound file; None when no sound in it can be read."""
    import av  # noqa: PLC0415 - heavy, and only wanted when there is sound

    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                return None
            stream = container.streams.audio[0]
            lengths = [packet.duration or 0 for packet in container.demux(stream)]
            base, codec = stream.time_base, stream.codec_context.name.removesuffix("float")
            tags = {key.lower(): value for key, value in container.metadata.items()}
    except (OSError, ValueError, av.FFmpegError):
        return None
    total = sum(lengths)
    if not base or not total:
        return None
    title, album = tags.get("title", ""), tags.get("album", "")
    return Packets(float(total * base), codec, title, album)
