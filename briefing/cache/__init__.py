"""The shelf of spoken takes: sound filed by what decides it, verified when taken down."""

from briefing.cache.shelf import DEFAULT_BYTES, Shelf, Stock, default_folder
from briefing.cache.tape import Tape

__all__ = ["DEFAULT_BYTES", "Shelf", "Stock", "Tape", "default_folder"]
