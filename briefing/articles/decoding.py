"""Bytes to text: by byte-order mark, else strict UTF-8, else Windows-1252; never guessed over.

Text that was decoded wrongly by somebody before us ("â€™" for an apostrophe) is repaired by
ftfy; curly quotation marks stay curly, since they tell a caption from the body.
"""

from __future__ import annotations

import codecs

from briefing.errors import ArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOJIBAKE = ("Ã", "â€", "Â", "ï¿½", "\ufffd", "ðŸ")
# What text may hold below the space: tab, line ends, form feed, escape (from terminals).
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x0b\x1b")


def text(raw: bytes, where: str) -> str:
    """Give the text of a file's bytes. Raises ArticleError naming `where` when it is not text."""
    decoded = _decode(raw, where)
    if any(sign in decoded for sign in _MOJIBAKE):
        import ftfy  # noqa: PLC0415 - slow to load, seldom wanted

        # HTML entities stay: in pasted text "&amp;" may be meant, and pages are decoded elsewhere.
        decoded = ftfy.fix_text(decoded, uncurl_quotes=False, unescape_html=False)
    return decoded


def _decode(raw: bytes, where: str) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                break
    if _is_binary(raw):
        raise ArticleError(f"{where}: is not text (it looks binary)", "Give a text or HTML file.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        # Latin-1 differs only where Windows-1252 has no character, and there it never fails.
        return "".join(_windows_1252(raw))


def _windows_1252(raw: bytes) -> list[str]:
    try:
        return [raw.decode("cp1252")]
    except UnicodeDecodeError:
        return [raw.decode("latin-1")]


def _is_binary(raw: bytes) -> bool:
    if b"\x00" in raw:
        return True
    sample = raw[:65_536]
    odd = sum(1 for byte in sample if byte < 0x20 and byte not in _TEXT_CONTROLS)
    return odd > len(sample) / 100
