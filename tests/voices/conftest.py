"""The speech server that misbehaves as it is told."""

from __future__ import annotations

import pytest
from loopback import SpeechServer


@pytest.fixture
def speech_server():
    made = SpeechServer()
    yield made
    made.close()
