"""Tags: the finished sound with title, cover and chapters in it, in whatever container it is."""

from __future__ import annotations

import shutil
from fractions import Fraction
from typing import TYPE_CHECKING

import av

from briefing.episode.id3 import Tags, language_code, tag
from briefing.errors import AudioError

if TYPE_CHECKING:
    from pathlib import Path

MP3 = "audio/mpeg"
SUFFIXES = {MP3: ".mp3", "audio/mp4": ".m4a", "audio/ogg": ".opus"}
_CONTAINERS = {"audio/mp4": "ipod", "audio/ogg": "ogg"}


def write(sound: Path, to: Path, tags: Tags, mime: str) -> None:
    """Copy `sound` to `to` with its tags; the coded sound itself is not touched.

    Raises AudioError when the file is not what its type says.
    """
    if mime == MP3:
        with sound.open("rb") as source, to.open("wb") as target:
            target.write(tag(tags))
            shutil.copyfileobj(source, target)
        return
    if mime not in _CONTAINERS:
        raise AudioError(f"{sound.name} is {mime}, which takes no tags", "Choose another profile.")
    try:
        _remuxed(sound, to, tags, _CONTAINERS[mime])
    except av.FFmpegError as error:
        raise AudioError(f"{sound.name} could not be tagged: {error.strerror}", "") from error


def _remuxed(sound: Path, to: Path, tags: Tags, container: str) -> None:
    with (
        av.open(str(sound)) as source,
        av.open(str(to), "w", format=container, options={"fflags": "+bitexact"}) as out,
    ):
        stream = out.add_stream_from_template(source.streams.audio[0])
        stream.metadata["language"] = language_code(tags.language)
        out.metadata.update(_plain(tags))
        out.set_chapters(_chapters(tags))
        for packet in source.demux(source.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = stream
                out.mux(packet)


def _plain(tags: Tags) -> dict[str, str]:
    return {
        "title": tags.title,
        "artist": tags.artist,
        "album": tags.album,
        "date": f"{tags.when:%Y-%m-%d}",
        "track": str(tags.number),
        "genre": "Podcast",
        "comment": tags.comment,
    }


def _chapters(tags: Tags) -> list[av.container.core.Chapter]:
    return [
        {
            "id": number,
            "start": start,
            "end": end,
            "time_base": Fraction(1, 1000),
            "metadata": {"title": chapter.title},
        }
        for number, (chapter, start, end) in enumerate(tags.spans())
    ]
