"""Lets these tests borrow one another's shows and hosts."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
sys.path.append(str(Path(__file__).parents[1] / "publishers"))
