"""What each element of the podcast namespace must have: attributes, words, elements within."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from briefing.check import languages
from briefing.check.finding import Finding
from briefing.check.rules import broken
from briefing.check.tree import Element
from briefing.check.values import EMAIL, date, moment, web_address
from briefing.check.vocabulary import GROUPS, ROLES

Judge = Callable[[str], bool]


def _matching(pattern: str) -> Judge:
    return lambda text: bool(re.fullmatch(pattern, text))


def _is_moment(text: str) -> bool:
    return moment(text) is not None


def _srcset(text: str) -> bool:
    """Tell whether it lists addresses with widths, as HTML's srcset does."""
    parts = [part.split() for part in text.split(",") if part.strip()]
    widths = [part[1] if len(part) == 2 else "1w" for part in parts]
    return bool(parts) and all(
        web_address(part[0]) and re.fullmatch(r"\d+(?:\.\d+)?[wx]", width)
        for part, width in zip(parts, widths, strict=True)
    )


_WHOLE = _matching(r"\d{1,15}")
_NUMBER = _matching(r"\d{1,9}(?:\.\d{1,9})?")
_YES_NO = _matching(r"yes|no")
_TRUE_FALSE = _matching(r"true|false")
_ANYTHING = _matching(r"(?s).*\S.*")


@dataclass(frozen=True, slots=True)
class Shape:
    """What an element must, and may, look like."""

    needs: Mapping[str, Judge] = field(default_factory=dict)
    "Attributes that must be there, and what they must be."
    may: Mapping[str, Judge] = field(default_factory=dict)
    "Attributes that may be there, and what they then must be."
    text: Judge | None = None
    "What its text must be; None for anything."
    within: tuple[str, ...] = ()
    "Elements that must stand within it, at least one of each."
    unless: tuple[str, str] = ("", "")
    "Attribute and value that spare it the attribute uri."


SHAPES: Mapping[str, Shape] = {
    "alternateEnclosure": Shape(
        needs={"type": _matching(r"[\w.+-]+/[\w.+-]+")},
        may={"length": _WHOLE, "bitrate": _NUMBER, "height": _WHOLE, "default": _TRUE_FALSE},
        within=("podcast:source",),
    ),
    "block": Shape(text=_YES_NO),
    "chat": Shape(needs={"server": _ANYTHING, "protocol": _ANYTHING}),
    "contentLink": Shape(needs={"href": web_address}, text=_ANYTHING),
    "episode": Shape(text=_NUMBER),
    "funding": Shape(text=_ANYTHING),
    "image": Shape(
        may={
            "aspect-ratio": _matching(r"[1-9]\d*(?:\.\d+)?(?:\s*/\s*[1-9]\d*(?:\.\d+)?)?"),
            "width": _WHOLE, "height": _WHOLE, "type": _matching(r"image/[\w.+-]+"),
        },
    ),
    "images": Shape(needs={"srcset": _srcset}),
    "integrity": Shape(needs={"type": _matching(r"sri|pgp-signature"), "value": _ANYTHING}),
    "license": Shape(text=_ANYTHING, may={"url": web_address}),
    "liveItem": Shape(
        needs={"status": _matching(r"pending|live|ended"), "start": _is_moment},
    ),
    "location": Shape(
        text=_ANYTHING,
        may={"geo": _matching(r"geo:-?\d.*"), "osm": _matching(r"[NWR]\d+(?:#\d+)?")},
    ),
    "locked": Shape(may={"owner": lambda text: bool(EMAIL.fullmatch(text))}),
    "person": Shape(
        may={
            "img": web_address, "href": web_address,
            "role": lambda text: text.strip().lower() in ROLES,
            "group": lambda text: text.strip().lower() in GROUPS,
        },
    ),
    "podping": Shape(needs={"usesPodping": _TRUE_FALSE}),
    "podroll": Shape(within=("podcast:remoteItem",)),
    "remoteItem": Shape(
        needs={"feedGuid": _matching(r"(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")},
        may={"feedUrl": web_address},
    ),
    "season": Shape(text=_WHOLE),
    "socialInteract": Shape(needs={"protocol": _ANYTHING}, unless=("protocol", "disabled")),
    "soundbite": Shape(),
    "source": Shape(needs={"uri": _matching(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")}),
    "trailer": Shape(
        needs={"url": web_address, "pubdate": lambda text: date(text) is not None},
        may={"length": _WHOLE, "season": _WHOLE},
        text=_ANYTHING,
    ),
    "transcript": Shape(may={"language": languages.known, "rel": _matching("captions")}),
    "txt": Shape(text=_ANYTHING),
    "updateFrequency": Shape(
        may={"complete": _TRUE_FALSE, "dtstart": _is_moment}, text=_ANYTHING
    ),
    "value": Shape(
        needs={"type": _ANYTHING, "method": _ANYTHING}, within=("podcast:valueRecipient",)
    ),
    "valueRecipient": Shape(
        needs={"type": _ANYTHING, "address": _ANYTHING, "split": _WHOLE}, may={"fee": _TRUE_FALSE}
    ),
    "valueTimeSplit": Shape(needs={"startTime": _NUMBER, "duration": _NUMBER}),
}  # fmt: skip
"What the namespace's page of each element asks, by its name."


def check(element: Element, where: str) -> Iterator[Finding]:
    """Give what an element of the podcast namespace, and those within it, lack or have wrong."""
    local = element.name.removeprefix("podcast:")
    shape = SHAPES.get(local) if local != element.name else None
    if shape:
        for fault in _faults(element, shape):
            yield broken("podcast-element", where, f"{element.name} {fault}")
    for child in element.children:
        yield from check(child, where)


def _faults(element: Element, shape: Shape) -> Iterator[str]:
    given = element.attributes
    for key, judge in shape.needs.items():
        if key not in given:
            yield f"has no {key}"
        elif not judge(given[key]):
            yield f"has {key} {given[key][:80]!r}"
    free, value = shape.unless
    if (
        free
        and given.get(free) != value
        and not re.match(r"[A-Za-z][\w+.-]*:", given.get("uri", ""))
    ):
        yield f"has uri {given.get('uri', '')[:80]!r}"
    for key, judge in shape.may.items():
        if key in given and not judge(given[key]):
            yield f"has {key} {given[key][:80]!r}"
    if shape.text and not shape.text(element.text.strip()):
        yield f"says {element.text.strip()[:60]!r}"
    for name in shape.within:
        if element.first(name) is None:
            yield f"has no {name} in it"
