"""Wording: words, quotations and endings that the sources do not have."""
