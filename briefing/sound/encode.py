"""Encoding: blocks of mono samples into an MP3, AAC or Opus file, the same bytes every time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import av
import numpy as np

from briefing.errors import AudioError
from briefing.sound.units import RATE, Samples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Coding:
    """How a file is coded."""

    container: str
    "FFmpeg's name of the container: 'mp3', 'ipod' (.m4a) or 'ogg'."
    codec: str
    "FFmpeg's name of the encoder."
    mime: str
    "Type to serve it as."
    suffix: str
    "Ending of the file's name, with its dot."
    rate: int = RATE
    "Samples a second in the file, Hz."
    effort: str = ""
    "LAME's quality, '0' slowest to '9' fastest; empty for the encoder's own."


MP3 = Coding("mp3", "libmp3lame", "audio/mpeg", ".mp3", effort="5")
AAC = Coding("ipod", "aac", "audio/mp4", ".m4a")
OPUS = Coding("ogg", "libopus", "audio/ogg", ".opus", rate=48_000)

# Bit-exact muxing leaves version numbers and the date out of the file; the Info header of an
# MP3 tells players how many samples of encoder delay to drop, so that times stay true.
_MUXER = {
    "mp3": {"write_xing": "1", "id3v2_version": "0", "fflags": "+bitexact"},
    "ipod": {"movflags": "+faststart", "fflags": "+bitexact"},
    "ogg": {"fflags": "+bitexact", "serial_offset": "1"},
}


@dataclass(frozen=True, slots=True)
class Packet:
    """A piece of coded sound, as it was written to the file."""

    data: bytes
    "One frame of the coding."
    place: int
    "Its first sample; less than 0 while the encoder warms up, which players leave out."
    length: int
    "Samples of it that count: those before 0 are among them, those after the end are not."
    head: bytes
    "What a decoder is told before the first packet; empty for MP3."


def encode(
    blocks: Iterable[Samples], to: Path, coding: Coding, *, bit_rate: int, channels: int = 1
) -> None:
    """Write mono blocks at 44.1 kHz to the file `to`; two channels carry the same sound twice.

    Raises AudioError when FFmpeg refuses; OSError when the disk does.
    """
    for _ in packets(blocks, to, coding, bit_rate=bit_rate, channels=channels):
        pass


def packets(
    blocks: Iterable[Samples], to: Path, coding: Coding, *, bit_rate: int, channels: int = 1
) -> Iterator[list[Packet]]:
    """Write the file as `encode` does, and yield what goes into it, about a second at a time.

    The file is whole after the last.
    """
    layout = "mono" if channels == 1 else "stereo"
    options = {"compression_level": coding.effort} if coding.effort else {}
    try:
        with (
            to.open("wb") as file,
            av.open(file, "w", format=coding.container, options=_MUXER[coding.container]) as out,
        ):
            stream = out.add_stream(coding.codec, rate=coding.rate, layout=layout, options=options)
            if not isinstance(stream, av.AudioStream):
                raise TypeError(f"{coding.codec} is not an encoder of sound")
            stream.codec_context.bit_rate = bit_rate
            stream.codec_context.flags |= av.codec.context.Flags.bitexact
            for coded in _coded(_frames(blocks, channels, layout), stream):
                head = stream.codec_context.extradata or b""
                # The muxer may change times to its own: they are noted before.
                told = [
                    Packet(bytes(packet), packet.pts or 0, packet.duration or 0, head)
                    for packet in coded
                ]
                out.mux(coded)
                yield told
    except av.FFmpegError as error:
        raise AudioError(
            f"{to.name} could not be encoded with {coding.codec}: {error.strerror}",
            "Run 'briefing doctor'; try another profile.",
        ) from error


def _coded(
    frames: Iterable[av.AudioFrame], stream: av.AudioStream
) -> Iterator[list[av.Packet[av.AudioStream]]]:
    context = stream.codec_context
    resampler = av.AudioResampler(format=context.format, layout=context.layout, rate=context.rate)
    for frame in frames:
        for part in resampler.resample(frame):
            yield stream.encode(part)
    for part in resampler.resample(None):
        yield stream.encode(part)
    yield stream.encode(None)


def _frames(blocks: Iterable[Samples], channels: int, layout: str) -> Iterator[av.AudioFrame]:
    """Yield the blocks, cut to a second at most: packets come out as soon as there are any."""
    place = 0
    for block in blocks:
        for start in range(0, len(block), RATE):
            part = block[start : start + RATE]
            planes = np.ascontiguousarray(np.tile(part, (channels, 1)), dtype=np.float32)
            frame = av.AudioFrame.from_ndarray(planes, format="fltp", layout=layout)
            frame.sample_rate = RATE
            frame.pts = place
            place += len(part)
            yield frame
