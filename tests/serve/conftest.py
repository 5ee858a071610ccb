"""Lets these tests borrow the made-up show of the feed's tests."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "feed"))
