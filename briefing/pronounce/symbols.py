"""Symbols in words: '&', '+', '=', '/', '>100', '@'; marks that are never spoken fall away."""

from __future__ import annotations

import re

from briefing.pronounce.context import before, substitute
from briefing.pronounce.tables import pairs
from briefing.pronounce.units import UNITS

_EDGE = r"[\w)\ue001]"
"A word, or letters marked to be spelled, ends before a sign."
_START = r"[\w(£$€\ue000]"
_AND_OR = re.compile(r"\band\s?/\s?or\b", re.IGNORECASE)
_EITHER_OR = re.compile(r"\b([Ee]ither|[Nn]either)/(n?or)\b")
_EITHER = re.compile(
    r"\b(he|she|his|him|her|hers|himself|yes|either)/(she|he|her|hers|him|his|they|herself|no|them)\b",
    re.IGNORECASE,
)
_PER = re.compile(
    r"(?<=[a-z])/(day|week|month|year|hour|person|head|night|litre|kg|km|mile|hr|oz|lb|bbl|tonne|ton|barrel|unit|kWh|MWh|GB|MB|min|minute|second|sec|serving|dose)\b"
)
_PLUS_AFTER = re.compile(rf"(?<={_EDGE})\+(?=$|[\s,.;:!?)-])")
_PLUS = re.compile(rf"(?<={_EDGE})\s?\+\s?(?={_START})|(?<!\w)\+(?=\w)")
_RATE_OF = re.compile(r"\s?([£$€])/([£$€])(?=\s|$|[,.])")
_SEPARATOR = re.compile(r"(?<=[\w.)\ue001])\s/\s(?=[\w(\ue000])")
_NAMES_SLASH = re.compile(r"(?<=[A-Za-z\ue001])\s?/\s?(?=[A-Z\ue000])")
_SLASH = re.compile(r"(?<=[A-Za-z\ue001])\s?/\s?(?=[A-Za-z(\ue000])")
_SAID = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"\s?&\s?", " and "),
        (r"\s?±\s?", " plus or minus "),
        (r"\s?÷\s?", " divided by "),
        (r"\s?×\s?", " times "),
        (r"\s?≠\s?", " does not equal "),
        (r"\s?=\s?(?=[\w-])", " equals "),
        (r"\s?[→⇒]\s?|\s-{1,3}>\s", " to "),
        (r"§{1,2}\s?", " section "),
        (r"\s?°\s?", " degrees "),
        (r"(?<=\w)\s?@\s?(?=\w)|(?<!\S)@\s", " at "),
        (r"²", " squared"),
        (r"³", " cubed"),
    )
)
_COMPARED = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"\s?(?:≥|>=)\s?", " at least "),
        (r"\s?(?:≤|<=)\s?", " at most "),
        (r"(?<![\w<])<\s?(?=[\d£$€])|(?<=\w)\s<\s(?=[\d£$€])", " less than "),
        (r"(?<![\w>-])>\s?(?=[\d£$€])|(?<=\w)\s>\s(?=[\d£$€])", " more than "),
        (r"\s?≈\s?|~(?=\s?[\d£$€])", " about "),
    )
)
_SIGNS = pairs("£ = pounds | $ = dollars | € = euros | % = percent | ¥ = yen | ₹ = rupees")
_LONE_SIGN = re.compile(r"[£$€%¥₹](?=\s|$|[,.;:!?])")
_SILENT = re.compile(r"[™®©℠•·▪■●◆†‡¶*_\\^~|<>#=@`¦¬¤¨¯¸←↑↓£$€%¥₹]|(?<!\S)/|/(?!\S)")


def compared(text: str) -> str:
    """Give text with '>100', '<5' and '~200' in words, while their numerals still stand."""
    for pattern, said in _COMPARED:
        text = pattern.sub(said, text)
    return text


def in_words(text: str) -> str:
    """Give text with the symbols that are spoken in words, and without those that are not."""
    text = substitute(_AND_OR, lambda _: "and or", text)
    text = _EITHER_OR.sub(r"\1 \2", text)
    text = substitute(_EITHER, lambda m: f"{m[1]} or {m[2]}", text)
    text = substitute(_PER, lambda m: f" per {UNITS.get(m[1], m[1])}", text)
    text = re.sub(r"(?<=[A-Z\ue001])\+\+(?!\w)", " plus plus", text)
    text = _PLUS_AFTER.sub(" plus", text)
    text = _PLUS.sub(" plus ", text)
    text = _RATE_OF.sub(
        lambda m: f" {_SIGNS[m[1]].removesuffix('s')} {_SIGNS[m[2]].removesuffix('s')}", text
    )
    text = _SEPARATOR.sub(", ", text)
    text = substitute(_NAMES_SLASH, _between_names, text)
    text = _SLASH.sub(" slash ", text)
    for pattern, said in _SAID:
        text = pattern.sub(said, text)
    text = substitute(_LONE_SIGN, lambda m: f" {_SIGNS[m[0]]}", text)
    return _SILENT.sub(" ", text)


def _between_names(match: re.Match[str]) -> str | None:
    """Give a mere gap between two names: 'the London/Paris route', 'a Lab/Con marginal'."""
    lead = before(match, 30).split()
    return " " if lead and re.match(r"[(\ue000]?[A-Z]", lead[-1].rsplit("/", 1)[-1]) else None
