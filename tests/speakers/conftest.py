"""Lets these tests borrow the made-up show of the feed's tests and the server of serve's."""

import sys
from pathlib import Path

sys.path += [str(Path(__file__).parents[1] / name) for name in ("feed", "serve")]
