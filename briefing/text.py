"""Words and characters: folding for comparison, counting, tidying; nothing about meaning."""

from __future__ import annotations

import re
import unicodedata

_CURLY = tuple(zip("‘’‚‛“”„‟", "''''" + '"' * 4, strict=True))
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u061c\u2060-\u206f\ufeff\ufff9-\ufffb]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_NOT_KEY = re.compile(r"[\W_]+")
_ASCII_KEY = bytes(ord(chr(c).lower() if chr(c).isalnum() else " ") for c in range(128)) * 2


def tidy(text: str) -> str:
    """Give text on one line: NFC, no control or invisible characters, single spaces."""
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    return " ".join(text.split())


def straight_quotes(text: str) -> str:
    """Give text with every curly quotation mark and apostrophe made straight."""
    if text.isascii():
        return text
    for curly, straight in _CURLY:  # several times quicker than a translation
        text = text.replace(curly, straight)
    return text


def words(text: str) -> list[str]:
    """Give the words and numbers of a text, in order: 'It’s £1,250.' has two."""
    return _WORD.findall(text)


def key(text: str) -> str:
    """Give letters and digits only, lower case, spaces between: equal for equal wording."""
    return " ".join(key_words(text))


def key_words(text: str) -> list[str]:
    """Give the words of a text's key."""
    folded = straight_quotes(text)
    if folded.isascii():  # the same, several times quicker
        return folded.encode().translate(_ASCII_KEY, b"'").decode().split()
    folded = unicodedata.normalize("NFKC", folded).casefold().replace("'", "")
    return _NOT_KEY.sub(" ", folded).split()


def slug(text: str, *, limit: int = 60) -> str:
    """Give a file name's worth of a title: lower-case ASCII letters, digits and hyphens.

    Never empty ('untitled'), never longer than `limit` characters.
    """
    plain = unicodedata.normalize("NFKD", straight_quotes(text)).encode("ascii", "ignore").decode()
    joined = re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")
    if len(joined) > limit:
        whole_words = joined[: limit + 1].rpartition("-")[0]
        joined = whole_words or joined[:limit]
    return joined.rstrip("-") or "untitled"
