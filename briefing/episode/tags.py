"""Tags: the finished sound with title, cover and chapters in it, in whatever container it is."""

from __future__ import annotations

import base64
import io
import shutil
import struct
from fractions import Fraction
from typing import TYPE_CHECKING

import av
from av.stream import Disposition
from PIL import Image

from briefing.episode.id3 import Tags, language_code, tag
from briefing.errors import AudioError

if TYPE_CHECKING:
    from pathlib import Path

MP3 = "audio/mpeg"
SUFFIXES = {MP3: ".mp3", "audio/mp4": ".m4a", "audio/ogg": ".opus"}
_FRONT_COVER = 3


def write(sound: Path, to: Path, tags: Tags, mime: str) -> None:
    """Copy `sound` to `to` with its tags; the coded sound itself is not touched.

    Raises AudioError when the file is not what its type says.
    """
    if mime == MP3:
        with sound.open("rb") as source, to.open("wb") as target:
            target.write(tag(tags))
            shutil.copyfileobj(source, target)
        return
    if mime not in SUFFIXES:
        raise AudioError(f"{sound.name} is {mime}, which takes no tags", "Choose another profile.")
    try:
        if mime == "audio/mp4":
            _into_mp4(sound, to, tags)
        else:
            _into_ogg(sound, to, tags)
    except av.FFmpegError as error:
        raise AudioError(f"{sound.name} could not be tagged: {error.strerror}", "") from error


def _into_mp4(sound: Path, to: Path, tags: Tags) -> None:
    """Copy the sound into an M4A with tags, cover, a table and a track of chapters."""
    # FFmpeg's muxer for .m4a takes no picture through PyAV; the one for MP4 does.
    options = {"fflags": "+bitexact", "movflags": "+faststart", "brand": "M4A "}
    with (
        av.open(str(sound)) as source,
        av.open(io.BytesIO(tags.cover), "r", format="jpeg_pipe") as cover,
        av.open(str(to), "w", format="mp4", options=options) as out,
    ):
        stream = out.add_stream_from_template(source.streams.audio[0])
        picture = out.add_stream_from_template(cover.streams.video[0])
        picture.disposition = Disposition.attached_pic
        stream.metadata["language"] = language_code(tags.language)
        out.metadata.update(_plain(tags))
        out.set_chapters(_chapters(tags))
        for packet in cover.demux(cover.streams.video[0]):
            if packet.size:
                packet.stream, packet.pts, packet.dts = picture, 0, 0
                out.mux(packet)
        _copied(source, out, stream)


def _into_ogg(sound: Path, to: Path, tags: Tags) -> None:
    """Copy the sound into an Ogg file with its comments, chapters and cover among them."""
    with (
        av.open(str(sound)) as source,
        av.open(str(to), "w", format="ogg", options={"fflags": "+bitexact"}) as out,
    ):
        stream = out.add_stream_from_template(source.streams.audio[0])
        stream.metadata["language"] = language_code(tags.language)
        out.metadata.update(_plain(tags) | {"METADATA_BLOCK_PICTURE": _flac_picture(tags.cover)})
        out.set_chapters(_chapters(tags))
        _copied(source, out, stream)


def _copied(
    source: av.container.InputContainer, out: av.container.OutputContainer, stream: av.AudioStream
) -> None:
    for packet in source.demux(source.streams.audio[0]):
        if packet.dts is not None:
            packet.stream = stream
            out.mux(packet)


def _flac_picture(jpeg: bytes) -> str:
    """Give a front cover as Vorbis comments hold it: FLAC's picture block, in base 64."""
    with Image.open(io.BytesIO(jpeg)) as picture:
        width, height = picture.size
    mime = b"image/jpeg"
    head = struct.pack(">II", _FRONT_COVER, len(mime)) + mime + struct.pack(">I", 0)
    size = struct.pack(">IIIII", width, height, 24, 0, len(jpeg))
    return base64.b64encode(head + size + jpeg).decode("ascii")


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
