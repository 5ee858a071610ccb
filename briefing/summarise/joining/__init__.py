"""Joining: what two articles are compared by, to tell whether they are on one event."""
