"""Typography: the page's marks made fit for a voice; quotation marks go, pauses become commas."""

from __future__ import annotations

import re
import unicodedata

from briefing.pronounce.marks import without_marks
from briefing.text import tidy

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_RATED = re.compile(r"(?<=\d)\s?[★⭐☆](?:\ufe0f)?")
_STARS = re.compile(r"(?<![\w★⭐])([★⭐](?:\ufe0f)?){2,5}(?:☆)*(?![★⭐])")
_BETWEEN_DIGITS = re.compile(
    r"(?:(?<=[\d%)])|(?<=\d[mkpCF])|(?<=\d(?:bn|tn|am|pm|kg|km|cm|mm|ft)))\s?[–‒‑‐](?=[\d£$€])"
)
_SPACED_RANGE = re.compile(r"(?<=\d)\s[–—]\s(?=\d)")
_WORD_DASH = re.compile(r"(?<=\w)[–‒‑‐](?=\w)")
_MINUS = re.compile(r"(?<![\w.])[−–](?=\d)|−")
_DOUBLE_QUOTES = re.compile('["“”„‟«»″]')
_SINGLE_LOW = re.compile("[‚‛‹›`´]")
_QUOTE_OPENS = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–,/:-]))['‘](?=[\w£$€(\[])")
_ELISIONS = re.compile(
    r"['‘’](?:\d0s|\d\d\b(?!\w)|tis\b|twas\b|em\b|til\b|cause\b|cos\b|bout\b|n['’]|appen\b|ere\b|ello\b)",
    re.IGNORECASE,
)
_QUOTE_CLOSES = re.compile(r"(?<=[\w.,!?…%)\]])['’](?=$|[\s.,;:!?…)\]—–/-])")
_STRAY_QUOTE = re.compile(r"(?<![\w])['‘’](?![\w])|(?<=[.,!?])['’](?=\s|$)")
_BRACKETS = re.compile(r"\s*[()\[\]{}]+\s*")
_LETTER_BRACKET = re.compile(r"(?<=\w)\((s|es|ren)\)")
_DASHES = re.compile(r"\s*(?:—+|\s[–-]{1,3}\s|(?<=\w)--+(?=\w))\s*")
_ELLIPSIS = re.compile(r"\s*(?:…|\.{2,})+[.\s]*")
_REPEATED = re.compile(r"([!?])[!?]+")
_PAUSES = re.compile(r"\s*,(?:\s*,)+")
_SPACE_BEFORE = re.compile(r"\s+(?=[,.;:!?](?:\s|$))")
_COMMA_THEN_STOP = re.compile(r",\s*([.;:!?])(?=\s|$)")
_STOP_THEN_COMMA = re.compile(r"([;:!?])\s*,+")
_POINT_THEN_COMMA = re.compile(r"\.(?=,)")
_EDGES = re.compile(r"^[\s,;:.!?]+(?=\w|[\ue000£$€#@&+-])|[\s,;:]+$|^[\s,;:]+")


def cleaned(text: str) -> str:
    """Give one line without mark-up, emoji or control characters; dashes in ranges are hyphens."""
    text = _TAG.sub(" ", without_marks(tidy(text)))
    text = _RATED.sub("-star", text)
    text = _STARS.sub(lambda m: f" {sum(c in '★⭐' for c in m[0])} stars ", text)
    text = "".join(c for c in text if not _is_picture(c))
    text = _BETWEEN_DIGITS.sub("-", text)
    text = _MINUS.sub("-", text)
    return tidy(_WORD_DASH.sub("-", text))


def _is_picture(character: str) -> bool:
    """Tell whether a character is an emoji or part of one (variation selector, skin tone)."""
    if character < "\u2190":
        return False
    if "\ufe00" <= character <= "\ufe0f" or character == "\u20e3":
        return True
    kind = unicodedata.category(character)
    return kind == "So" or (kind == "Sk" and character > "\U0001f000")


def without_quotes(text: str) -> str:
    """Give text without quotation marks; apostrophes of words, plurals and decades stay."""
    text = _SINGLE_LOW.sub("'", _DOUBLE_QUOTES.sub("", text))
    pieces: list[str] = []
    place, open_at = 0, False
    for match in re.finditer("['‘’]", text):
        drop, open_at = _drops(text, match.start(), is_open=open_at)
        pieces.append(text[place : match.start()])
        if not drop:
            pieces.append(match[0])
        place = match.end()
    return tidy("".join([*pieces, text[place:]]))


def _drops(text: str, place: int, *, is_open: bool) -> tuple[bool, bool]:
    """Tell whether the mark at `place` is a quotation mark, and whether one is open after it."""
    if _ELISIONS.match(text, place) and not _closes(text, place):
        return False, is_open
    if _QUOTE_OPENS.match(text, place):
        return True, True
    if _closes(text, place):
        if is_open and text[place - 1] in "sS" and _closes_later(text, place):
            return False, True
        return is_open or not text[place - 1].isalnum(), False
    return bool(_STRAY_QUOTE.match(text, place)), is_open


def _closes(text: str, place: int) -> bool:
    return bool(_QUOTE_CLOSES.match(text, place))


def _closes_later(text: str, place: int) -> bool:
    """Tell whether a closing mark comes after a plural's apostrophe, before an opening one."""
    for match in re.finditer("['‘’]", text[place + 1 : place + 400]):
        here = place + 1 + match.start()
        if _QUOTE_OPENS.match(text, here):
            return False
        if _closes(text, here):
            return True
    return False


def paused(text: str) -> str:
    """Give text with brackets, dashes and dots of omission turned into pauses, then tidied."""
    text = _LETTER_BRACKET.sub(r"\1", tidy(text))
    text = _ELLIPSIS.sub(_omission, text)
    text = _DASHES.sub(", ", text)
    text = _BRACKETS.sub(", ", text)
    text = _REPEATED.sub(r"\1", text)
    return _tidied(text)


def _omission(match: re.Match[str]) -> str:
    rest = match.string[match.end() : match.end() + 1]
    if not rest:
        return "."
    return ". " if rest.isupper() else ", "


def _tidied(text: str) -> str:
    """Give text with no doubled, leading or hanging commas."""
    text = _PAUSES.sub(",", text)
    text = _COMMA_THEN_STOP.sub(r"\1", text)
    text = _STOP_THEN_COMMA.sub(r"\1", text)
    text = _POINT_THEN_COMMA.sub("", text)
    text = _SPACE_BEFORE.sub("", text)
    return tidy(_EDGES.sub("", text))
