"""Sound that came over a network, believed only when it decodes and is as long as its words."""

from __future__ import annotations

import tempfile
from pathlib import Path

from briefing.errors import AudioError
from briefing.models import Clip, Timing

_FASTEST = 45.0
"Characters a second: sound shorter than this allows is a part of the words, not all of them."
_BREATH = 0.18
"Silence between the pieces of one utterance, s."
_AGAIN = "Ask for it again."


def whole(sound: bytes, *, characters: int, words: tuple[Timing, ...] = ()) -> Clip:
    """Give a coded sound as a clip without silence at its ends.

    Raises AudioError when it is no sound, is silent, or is too short for that many characters.
    """
    from briefing.sound import read, trim  # noqa: PLC0415 - FFmpeg, only when a voice speaks

    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        file = Path(folder) / "reply.mp3"
        file.write_bytes(sound)
        try:
            heard = read(file)
            clip = trim(Clip(heard.samples, heard.rate, words))
        except AudioError as error:
            raise AudioError(f"{len(sound):,} bytes that are no sound", _AGAIN) from error
    if clip.seconds < characters / _FASTEST:
        raise AudioError(f"{clip.seconds:.1f} s of sound for {characters} characters", _AGAIN)
    return clip


def joined(clips: list[Clip]) -> Clip:
    """Give clips of one rate one after the other, a short breath between them."""
    import numpy as np  # noqa: PLC0415 - not needed to list voices

    rate = clips[0].rate
    breath = np.zeros(round(_BREATH * rate), dtype=np.float32)
    parts = [part for clip in clips for part in (breath, clip.samples)]
    words: list[Timing] = []
    begin = 0.0
    for clip in clips:
        words += [Timing(w.text, w.start + begin, w.end + begin) for w in clip.words]
        begin += clip.seconds + len(breath) / rate
    return Clip(np.concatenate(parts[1:]), rate, tuple(words))
