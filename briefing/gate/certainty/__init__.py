"""Certainty: what is denied, doubted, claimed or only possible, told otherwise."""
