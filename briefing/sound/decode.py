"""Decoding: any sound file, of any rate, depth and number of channels, into mono samples.

FFmpeg's libraries do the work through PyAV. The file is handed over open, and only plain
sound containers are admitted, so that no file can make the decoder open another.
"""

from __future__ import annotations

import struct
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

import av
import numpy as np

from briefing.errors import AudioError
from briefing.models import Clip
from briefing.sound.units import RATE, Samples, count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from briefing.sound.encode import Coding, Packet

CONTAINERS = "wav,w64,aiff,au,caf,flac,mp3,ogg,aac,mov,mp4,m4a,3gp,3g2,mj2,matroska,webm"
"Containers admitted, by FFmpeg's names; playlists and other files that name files are not."

_GUARD = {"format_whitelist": CONTAINERS, "protocol_whitelist": "file"}
_UNKNOWN_SIZES = (0, 0xFFFFFFFF)
_HEAD = 4096
"Where the first frame of an MP3 is looked for, bytes."
_XING_PLACES = (36, 21, 13)
"How far into the first frame its count stands: MPEG-1 stereo; mono, or MPEG-2; MPEG-2 mono."
_DECODERS = {"libmp3lame": "mp3float", "aac": "aac", "libopus": "opus"}
"FFmpeg's decoder, the one it takes for files, of what each encoder makes."
_NEGLIGIBLE = 8192
"Fewer bytes are not missed."


def read(path: Path, *, rate: int = RATE, longest: float | None = None) -> Clip:
    """Give the file as mono sound at `rate`; at most its first `longest` seconds when given.

    Raises AudioError naming the file when it holds no sound, is cut short, or cannot be decoded.
    """
    wanted = None if longest is None else count(longest, rate)
    parts: list[Samples] = []
    total = 0
    for _, block in blocks(path, rate=rate, mono=True):
        parts.append(block[0])
        total += block.shape[1]
        if wanted is not None and total >= wanted:
            break
    if not total:
        raise AudioError(f"{path.name} holds no sound", "Export it again, or take it away.")
    samples = np.concatenate(parts)[:wanted]
    if not np.isfinite(samples).all():
        raise AudioError(f"{path.name} holds samples that are not numbers", "Export it again.")
    return Clip(samples, rate)


def blocks(
    path: Path, *, rate: int | None = None, mono: bool = False
) -> Iterator[tuple[int, Samples]]:
    """Yield the file's sound block after block: its rate (Hz), and samples (channels, n), float32.

    `rate` resamples (None keeps the file's own); `mono` mixes all channels into one.
    Raises AudioError naming the file when it cannot be decoded to its end.
    """
    try:
        with path.open("rb") as file:
            refuse_cut_short(file, path.name)
            with av.open(file, "r", options=_GUARD) as container:
                yield from _decoded(container, path.name, rate, mono)
    except av.FFmpegError as error:
        raise AudioError(
            f"{path.name} cannot be decoded as sound: {error.strerror}",
            "Export it again as WAV, FLAC or MP3.",
        ) from error
    except OSError as error:
        raise AudioError(f"{path} cannot be read: {error.strerror}", "Look at its name.") from error


def _decoded(
    container: av.container.InputContainer, name: str, rate: int | None, mono: bool
) -> Iterator[tuple[int, Samples]]:
    if not container.streams.audio:
        raise AudioError(f"{name} holds no sound, only pictures", "Give a sound file.")
    stream = container.streams.audio[0]
    rate = rate or stream.rate
    resampler = av.AudioResampler(format="fltp", layout="mono" if mono else None, rate=rate)
    for frame in container.decode(stream):
        frame.pts = None
        for part in resampler.resample(frame):
            yield rate, part.to_ndarray().astype(np.float32, copy=False)
    for part in resampler.resample(None):
        yield rate, part.to_ndarray().astype(np.float32, copy=False)


def played(coded: Iterable[list[Packet]], coding: Coding) -> Iterator[Samples]:
    """Yield what a player makes of coded packets, as `blocks` does of the file they are in.

    What encoders put before the first sample and after the last is left out.
    """
    decoder = av.CodecContext.create(_DECODERS[coding.codec], "r")
    if not isinstance(decoder, av.AudioCodecContext):
        raise TypeError(f"{coding.codec} is not a coding of sound")
    early = heard = 0
    for packet in chain.from_iterable(coded):
        if not decoder.is_open:
            decoder.extradata = packet.head or None
            # Opus's head tells its decoder by itself what to leave out.
            early = 0 if coding.codec == "libopus" else -packet.place
        for frame in decoder.decode(av.Packet(packet.data)):
            block = frame.to_ndarray().astype(np.float32, copy=False)
            late = min(early, block.shape[1])
            early -= late
            block = block[:, late:][:, : packet.place + packet.length - heard]
            heard += block.shape[1]
            if block.shape[1]:
                yield block


def refuse_cut_short(file: BinaryIO, name: str) -> None:
    """Raise AudioError when a WAV's or an MP3's header promises more bytes than the file holds.

    FFmpeg plays what there is and says nothing. The file is left at its start.
    """
    end = file.seek(0, 2)
    missing = _missing_from_mp3(file, end)
    if missing:
        raise AudioError(
            f"{name} is cut short: {missing:,} bytes of its sound are missing",
            "Copy or export it again.",
        )
    file.seek(0)
    head = file.read(12)
    place = 12
    while head[:4] == b"RIFF" and head[8:] == b"WAVE" and place + 8 <= end:
        file.seek(place)
        kind, size = struct.unpack("<4sI", file.read(8))
        if kind == b"data" and size not in _UNKNOWN_SIZES and place + 8 + size > end:
            raise AudioError(
                f"{name} is cut short: it promises {size:,} bytes of sound and "
                f"holds {end - place - 8:,}",
                "Copy or export it again.",
            )
        if kind == b"data":
            break
        place += 8 + size + size % 2
    file.seek(0)


def _missing_from_mp3(file: BinaryIO, end: int) -> int:
    """Give how many bytes an MP3 lacks by the count in its first frame; 0 when none, or no count.

    The count (Xing or Info, flag 2) may be a frame or two out; less than a second is no matter.
    """
    file.seek(0)
    head = file.read(_HEAD)
    if head[:3] == b"ID3" and len(head) >= 10:
        size = sum(
            (byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True)
        )
        file.seek(10 + size)
        head, begin = file.read(_HEAD), 10 + size
    else:
        begin = 0
    for mark in (b"Xing", b"Info"):
        place = head.find(mark)
        frame = next((at for at in _XING_PLACES if place >= at and _is_frame(head, place - at)), 0)
        flags = int.from_bytes(head[place + 4 : place + 8], "big")
        if place < 0 or not frame or not flags & 2:
            continue
        count = place + 8 + (4 if flags & 1 else 0)
        stated = int.from_bytes(head[count : count + 4], "big")
        missing = begin + place - frame + stated - end
        return missing if missing > _NEGLIGIBLE else 0
    return 0


def _is_frame(head: bytes, place: int) -> bool:
    return head[place] == 0xFF and head[place + 1] & 0xE0 == 0xE0
