"""Artwork: the square covers of show and episode, in the show's colours, or the producer's own."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageColor, ImageDraw, UnidentifiedImageError

from briefing import atomic
from briefing.clock import short_date
from briefing.episode.typeface import drawable, face, fitted, spacing
from briefing.errors import ConfigError

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.models import Show

SIDE = 3000
"Side of a drawn cover, pixels: the most that directories take."
_SMALLEST = 1400
"The least they take."
_MOST_BYTES = 512_000
_MARGIN = 190
_INNER = SIDE - 2 * _MARGIN
_SHOW_TITLE = 1560
"Room for the title on the show's own cover, pixels."
_TITLES = (620, 1000, 1340)
"The same on an episode's: the first in which it is legible."
_TITLE_LEGIBLE = 380
"Letters of this size are 7 pixels high where a player shows the cover 60 pixels wide."
_QUALITIES = ((90, 0), (82, 0), (74, 2), (55, 2), (35, 2), (15, 2))
"JPEG quality and chroma subsampling, tried in turn until the file is small enough."

Colour = tuple[int, int, int]


def show_cover(show: Show, to: Path) -> None:
    """Write the show's cover to `to` as JPEG: the producer's own picture, or one drawn.

    Raises ConfigError when the producer's picture is not a square of 1400 to 3000 pixels.
    """
    picture = producers_own(Path(show.image)) if show.image else _drawn(show, None, "")
    atomic.write_bytes(to, jpeg(picture))


def episode_cover(show: Show, when: datetime, headline: str) -> Image.Image:
    """Give the cover of one episode: the producer's picture, or one with date and headline."""
    if show.image:
        return producers_own(Path(show.image))
    return _drawn(show, when, headline)


def chapter_picture(show: Show, number: int, headline: str) -> Image.Image:
    """Give the picture of one story, 600 pixels wide: its number and headline."""
    ground, accent, ink = (_colour(text) for text in show.colours)
    picture = _ground(ground, accent, faint=True)
    draw = ImageDraw.Draw(picture)
    draw.text((_MARGIN, 60), str(number), font=face(640, "ExtraBold"), fill=accent)
    size, broken = fitted(drawable(headline), _INNER, 1900, range(420, 160, -20), "ExtraBold")
    _written(draw, broken, 900, (size, "ExtraBold"), ink)
    return picture.reduce(5)


def producers_own(path: Path) -> Image.Image:
    """Give the producer's picture as RGB; raises ConfigError naming what is wrong with it."""
    remedy = "Give a square JPEG or PNG of 1400 to 3000 pixels, or leave image empty."
    try:
        with Image.open(path, formats=("JPEG", "PNG")) as picture:
            width, height = picture.size
            if width != height or not _SMALLEST <= width <= SIDE:
                raise ConfigError(f"image {path} is {width}x{height} pixels", remedy)
            return _flat(picture)
    except (UnidentifiedImageError, SyntaxError) as error:
        raise ConfigError(f"image {path} is not a JPEG or PNG picture", remedy) from error
    except (OSError, Image.DecompressionBombError) as error:
        raise ConfigError(f"image {path} cannot be read: {error}", remedy) from error


def jpeg(picture: Image.Image, *, side: int | None = None) -> bytes:
    """Give the picture as a JPEG of at most 512,000 bytes, made smaller to `side` when given.

    Where no quality is enough the picture is made smaller, down to 1400 pixels.
    """
    written = b""
    for most in (side or SIDE, (_SMALLEST + SIDE) // 2, _SMALLEST):
        smaller = picture
        if picture.width > most:
            smaller = picture.resize((most, most), Image.Resampling.LANCZOS)
        for quality, chroma in _QUALITIES:
            out = io.BytesIO()
            smaller.save(out, "JPEG", quality=quality, subsampling=chroma, dpi=(72, 72))
            written = out.getvalue()
            if len(written) <= _MOST_BYTES:
                return written
    return written


def _flat(picture: Image.Image) -> Image.Image:
    """Give the picture as RGB, what is transparent in it laid on white."""
    if picture.mode in ("RGBA", "LA", "P", "PA"):
        layer = picture.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(ground, layer).convert("RGB")
    return picture.convert("RGB")


def _drawn(show: Show, when: datetime | None, headline: str) -> Image.Image:
    ground, accent, ink = (_colour(text) for text in show.colours)
    picture = _ground(ground, accent, faint=when is not None)
    draw = ImageDraw.Draw(picture)
    title = drawable(show.title)
    if when is None:
        _title(draw, title, _SHOW_TITLE, ink, accent)
        return picture
    rooms = (room for room in _TITLES if _fitted_title(title, room)[0] >= _TITLE_LEGIBLE)
    below = _title(draw, title, next(rooms, _TITLES[-1]), ink, accent)
    _edition(draw, drawable(short_date(when)), drawable(headline), below, (accent, ink))
    return picture


def _colour(text: str) -> Colour:
    try:
        red, green, blue = ImageColor.getrgb(text)[:3]
    except ValueError:
        raise ConfigError(f"colour {text!r} is not a colour", "Write it as #14213d.") from None
    return red, green, blue


def _mixed(ground: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (
        round(low + (high - low) * part) for low, high in zip(ground, other, strict=True)
    )
    return red, green, blue


def _ground(ground: Colour, accent: Colour, *, faint: bool = False) -> Image.Image:
    """Give the empty picture: rings that spread from a corner, as a transmitter's on a map.

    `faint` is for pictures with words all over: the rings barely show, and the dot is left out.
    """
    picture = Image.new("RGB", (SIDE, SIDE), ground)
    draw = ImageDraw.Draw(picture)
    centre = SIDE - _MARGIN - 130
    for ring in range(7, 0, -1):
        radius = 150 + ring * 300
        box = (centre - radius, centre - radius, centre + radius, centre + radius)
        part = (0.30 - 0.035 * ring) * (0.35 if faint else 1.0)
        draw.ellipse(box, outline=_mixed(ground, accent, part), width=74)
    if faint:
        return picture
    dot = (centre - 130, centre - 130, centre + 130, centre + 130)
    draw.ellipse(dot, fill=accent)
    return picture


def _fitted_title(title: str, room: int) -> tuple[int, list[str]]:
    return fitted(title, _INNER, room, range(760, 180, -20), "ExtraBold")


def _title(draw: ImageDraw.ImageDraw, title: str, room: int, ink: Colour, accent: Colour) -> int:
    """Draw the show's title across the top and a bar under it; give where that ends."""
    size, broken = _fitted_title(title, room)
    place = _written(draw, broken, _MARGIN - size // 5, (size, "ExtraBold"), ink)
    bar = place + 90
    draw.rectangle((_MARGIN, bar, _MARGIN + 560, bar + 56), fill=accent)
    return bar + 56


def _edition(
    draw: ImageDraw.ImageDraw, date: str, headline: str, below: int, colours: tuple[Colour, Colour]
) -> None:
    """Draw the date under the bar, as large as it fits, and the headline at the foot."""
    accent, ink = colours
    size, broken = fitted(date, _INNER, 520, range(440, 90, -10), "ExtraBold")
    under = _written(draw, broken, below + 30, (size, "ExtraBold"), accent)
    room = SIDE - _MARGIN - under
    size, broken = fitted(headline, _INNER, room, range(340, 100, -10), "ExtraBold")
    top = SIDE - _MARGIN + size // 6 - spacing(size) * len(broken)
    _written(draw, broken, top, (size, "ExtraBold"), ink)


def _written(
    draw: ImageDraw.ImageDraw, lines: list[str], place: int, how: tuple[int, str], ink: Colour
) -> int:
    """Write the lines from `place` down, in that size and weight; give where they end."""
    size, weight = how
    for line in lines:
        draw.text((_MARGIN, place), line, font=face(size, weight), fill=ink)
        place += spacing(size)
    return place
