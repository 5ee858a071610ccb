"""A speech server on loopback, and the humming it calls speech."""

from __future__ import annotations

import io
import json
import wave

import numpy as np
from scripted_server import ScriptedServer, answer


def hum(characters: int, *, rate: int = 24_000) -> bytes:
    """Give 16-bit samples of a hum as long as speech of these characters would be."""
    time = np.arange(round(characters / 15 * rate)) / rate
    return (6000 * np.sin(1400 * time)).astype("<i2").tobytes()


def as_wav(samples: bytes, *, rate: int = 24_000) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(rate)
        made.writeframes(samples)
    return file.getvalue()


def good(handler, asked):
    samples = hum(len(asked["input"]))
    body = samples if asked["response_format"] == "pcm" else as_wav(samples)
    answer(handler, 200, body, kind=f"audio/{asked['response_format']}")


class SpeechServer(ScriptedServer):
    """Speaks as OpenAI's endpoint does."""

    def __init__(self) -> None:
        super().__init__(good, lambda handler, body: json.loads(body) | {"path": handler.path})
