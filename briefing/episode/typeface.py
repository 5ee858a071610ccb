"""The typeface of drawn pictures: Manrope where it is installed, else the one inside Pillow."""

from __future__ import annotations

import importlib.util
import unicodedata
from functools import cache
from pathlib import Path

import PIL
from PIL import ImageFont

from briefing.text import tidy

_PACKAGE = "font_manrope"
_PLAIN = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "…": "...",
        "£": "GBP ",
        "€": "EUR ",
    }
    | {"Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "Đ": "D", "đ": "d", "ß": "ss", "Æ": "AE", "æ": "ae"}
)


@cache
def _folder() -> Path | None:
    """Give the folder of Manrope's files (SIL Open Font License), None when not installed."""
    spec = importlib.util.find_spec(_PACKAGE)
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) / "files" if places else None


def facts() -> str:
    """Give what decides the bytes of a drawn picture: library, version and typeface."""
    return f"Pillow {PIL.__version__}, {'Manrope' if _folder() else 'Aileron'}"


@cache
def face(size: int, weight: str = "Bold") -> ImageFont.FreeTypeFont:
    """Give the typeface at `size` pixels; `weight` is 'Medium', 'Bold' or 'ExtraBold'."""
    folder = _folder()
    if folder:
        file = folder / f"Manrope-{weight}.ttf"
        return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("this Pillow was built without FreeType")
    return font


def drawable(text: str) -> str:
    """Give the text in characters that the typeface has.

    Manrope has Latin, Greek and Cyrillic. Pillow's own has ASCII: accents are dropped there.
    """
    text = tidy(text)
    if _folder():
        return "".join(sign for sign in text if ord(sign) < 0x2500)
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return plain.encode("ascii", "ignore").decode()


def fitted(text: str, width: int, height: int, sizes: range, weight: str) -> tuple[int, list[str]]:
    """Give the largest of `sizes` at which the text fits into width and height, and its lines.

    At the smallest size what does not fit is cut, with an ellipsis.
    """
    for size in sizes:
        font = face(size, weight)
        broken = _broken(text, width, font)
        wide = max((font.getlength(line) for line in broken), default=0.0)
        if wide <= width and len(broken) * spacing(size) <= height:
            return size, broken
    size = sizes[-1]
    font = face(size, weight)
    return size, _cut(_broken(text, width, font), width, max(1, height // spacing(size)), font)


def spacing(size: int) -> int:
    """Give the distance from one line of this size to the next, pixels."""
    return round(size * 1.14)


def _broken(text: str, width: int, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _cut(broken: list[str], width: int, lines: int, font: ImageFont.FreeTypeFont) -> list[str]:
    kept = broken[:lines]
    if len(broken) > lines:
        kept[-1] += "..."
    for place, line in enumerate(kept):
        shorter = line
        while shorter and font.getlength(shorter) > width:
            shorter = shorter.removesuffix("...")[:-1].rstrip() + "..."
        kept[place] = shorter
    return kept
