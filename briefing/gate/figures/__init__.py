"""Figures: numbers, shares, sums, ages, measures, lengths of time, and what they belong to."""
