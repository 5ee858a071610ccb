"""Articles in, a spoken news bulletin out, as a podcast that listeners subscribe to."""

__version__ = "0.1.0"
