"""Checks of a cover: square, 1400 to 3000 pixels, JPEG or PNG as its name says, RGB, not heavy."""

from __future__ import annotations

import io
import re
import struct
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.check.finding import Finding
from briefing.check.rules import broken

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

_ENDINGS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}
_LAST_BYTES = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82"}
_GLANCE = (64, 64)
"Pixels that a picture is made small to, to be looked at."
_OPAQUE, _NEARLY = 250, 2
"Of 255: more than this is no glass; so far from black or white is black or white."
_ORIENTATION = 0x0112
"EXIF's tag for which way up a picture is; 1 is as it stands."
_WIDEST = 3000
HEAVY = 512 * 1024
"Bytes beyond which a cover is slow to load."


def check(
    content: bytes, name: str, *, least: int = 1400, glance: bool = True
) -> Iterator[Finding]:
    """Check a picture by its header; `name` is its file name or address.

    `least` is the narrowest it may be; `glance` looks at what is on it, too, which takes longer.
    """
    from PIL import Image  # noqa: PLC0415 - heavy, and only wanted when there is a picture

    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(content)) as picture:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            kind, mode, (width, height) = picture.format or "", picture.mode, picture.size
            moving = kind == "PNG" and getattr(picture, "n_frames", 1) > 1
            kind = "JPEG" if kind == "MPO" else kind  # a JPEG with a second one behind it
            density = picture.info.get("dpi")
            turned = _turned(picture)
    except (OSError, ValueError, Image.DecompressionBombError):
        yield broken("artwork-format", name, "it is no picture that can be read")
        return
    if not is_whole(content):
        yield broken("artwork-format", name, "it is not whole: a part of it cannot be decoded")
    elif glance:
        yield from _seen(content, name)
    if moving:
        yield broken("artwork-moving", name, "it is of several pictures")
    if not name.lower().split("?")[0].endswith(_ENDINGS.get(kind, ("\0",))):
        yield broken("artwork-format", name, f"it is a {kind or 'picture of unknown kind'}")
    if width != height:
        yield broken("artwork-square", name, f"{width} by {height} pixels")
    if not (least <= width <= _WIDEST and least <= height <= _WIDEST):
        yield broken("artwork-size", name, f"{width} by {height} pixels")
    if mode not in ("RGB", "P", "RGBA"):
        yield broken("artwork-colour", name, f"colours are {mode}")
    if turned not in (0, 1):
        yield broken("artwork-orientation", name, f"its EXIF orientation is {turned}")
    if len(content) > HEAVY:
        yield broken("artwork-bytes", name, f"{len(content) // 1024} KB")
    if density and round(float(density[0])) not in (0, 1, 72):
        yield broken("artwork-density", name, f"{float(density[0]):g} dots per inch")


def is_whole(content: bytes) -> bool:
    """Tell whether a picture can be decoded to its end, as far as decoders can tell.

    A few bytes changed may still be a picture, only another; and a progressive JPEG has parts
    whose loss no decoder notices.
    """
    from PIL import Image  # noqa: PLC0415 - heavy, and only wanted when there is a picture

    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(content)) as picture:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            if max(picture.size) > _WIDEST:
                return True  # too large to be looked into, and found for that
            kind = picture.format or ""
            if not _ends(content, kind):
                # Without its end it may still be whole, with something else behind it.
                picture.load()
    except (OSError, ValueError, Image.DecompressionBombError):
        return False
    return kind != "JPEG" or not is_damaged(content)


def is_damaged(jpeg: bytes) -> bool:
    """Tell whether a JPEG holds what no encoder writes; Pillow shows such a one with a smear."""
    import av  # noqa: PLC0415 - heavy, and only wanted when there is a picture

    decoder = av.CodecContext.create("mjpeg", "r")
    decoder.options = {"err_detect": "explode"}
    try:
        if isinstance(decoder, av.VideoCodecContext):
            decoder.decode(av.Packet(jpeg))
            decoder.decode(None)
    except av.InvalidDataError:
        return True
    except av.FFmpegError:
        return False  # a kind of JPEG that FFmpeg does not know
    return False


def _ends(content: bytes, kind: str) -> bool:
    return content.endswith(_LAST_BYTES.get(kind, b""))


def _seen(content: bytes, name: str) -> Iterator[Finding]:
    """Look at a picture, small: is anything on it, and can one see through it."""
    from PIL import Image  # noqa: PLC0415 - heavy, and only wanted when there is a picture

    with warnings.catch_warnings(), Image.open(io.BytesIO(content)) as picture:
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        if max(picture.size) > _WIDEST:
            return
        picture.draft("RGB", _GLANCE)
        small = picture.convert("RGBA").reduce(max(1, min(picture.size) // _GLANCE[0]))
    clear = min(pixel for pixel, count in enumerate(small.getchannel("A").histogram()) if count)
    if clear < _OPAQUE:
        yield broken("artwork-transparent", name, "one sees through a part of it")
    grey = [level for level, count in enumerate(small.convert("L").histogram()) if count]
    if grey[-1] <= _NEARLY or grey[0] >= 255 - _NEARLY:
        yield broken(
            "artwork-blank", name, f"it is all {'black' if grey[-1] <= _NEARLY else 'white'}"
        )


def _turned(picture: ImageFile) -> int:
    """Give the orientation that a picture's EXIF data has; 1 without any that can be read."""
    try:
        said = picture.getexif().get(_ORIENTATION, 1)
    except (OSError, ValueError, KeyError, TypeError, SyntaxError, struct.error):
        return 1
    return said if isinstance(said, int) else 1


def ratio(content: bytes, name: str, said: str) -> Iterator[Finding]:
    """Compare a picture with the aspect ratio it is said to have, such as '1/1' or '1.91'."""
    from PIL import Image  # noqa: PLC0415 - heavy, and only wanted when there is a picture

    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(?:/\s*(\d+(?:\.\d+)?))?\s*", said)
    if not match or not float(match[2] or 1):
        return
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(content)) as picture:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            width, height = picture.size
    except (OSError, ValueError, Image.DecompressionBombError):
        yield broken("podcast-image", name, "it is no picture that can be read")
        return
    meant = float(match[1]) / float(match[2] or 1)
    if abs(width / height - meant) > 0.02 * meant:
        text = f"it is {width} by {height} pixels, and said to be {said.strip()!r}"
        yield broken("podcast-image", name, text)
