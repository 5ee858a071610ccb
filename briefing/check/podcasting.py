"""Checks of the podcast namespace, in the channel and in each item."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from briefing.check import attributes
from briefing.check.finding import Finding
from briefing.check.recurrence import is_rule
from briefing.check.rules import broken
from briefing.check.tree import Element
from briefing.check.values import duration, number, web_address
from briefing.check.vocabulary import MEDIA, PODCAST_NAMES, TRANSCRIPT_TYPES

_LABELS = {"daily": "DAILY", "weekly": "WEEKLY", "monthly": "MONTHLY", "yearly": "YEARLY"}
"What a label of one word must have as the FREQ of its rule."
_GUID_VERSION = 5
"Of the UUID: the namespace derives it from the feed's address."


def check_channel(channel: Element, name: str) -> Iterator[Finding]:
    """Give what is wrong with the show's podcast elements."""
    where = f"{name}, channel"
    guid = channel.said("podcast:guid")
    if not guid:
        yield broken("podcast-guid-missing", where, "no podcast:guid")
    elif not _uuid(guid):
        yield broken("podcast-guid", where, f"podcast:guid is {guid[:80]!r}")
    locked = channel.said("podcast:locked")
    if not locked:
        yield broken("podcast-locked-missing", where, "no podcast:locked")
    elif locked not in ("yes", "no"):
        yield broken("podcast-locked", where, f"podcast:locked is {locked[:40]!r}")
    medium = channel.first("podcast:medium")
    if medium is not None and medium.text.strip().removesuffix("L") not in MEDIA:
        yield broken("podcast-medium", where, f"podcast:medium is {medium.text.strip()!r}")
    frequency = channel.first("podcast:updateFrequency")
    if frequency is not None:
        rule = frequency.attributes.get("rrule")
        if (rule is not None and not is_rule(rule)) or len(frequency.text) > 128:
            text = f"podcast:updateFrequency says {frequency.text[:40]!r}, rule {rule!r}"
            yield broken("podcast-frequency", where, text)
        if rule and _belied(frequency.text, rule):
            text = (
                f"podcast:updateFrequency says {frequency.text.strip()[:40]!r}, its rule {rule!r}"
            )
            yield broken("podcast-frequency", where, text)
    for funding in channel.all("podcast:funding"):
        url = funding.attributes.get("url", "")
        if not url.startswith("https://") or not web_address(url) or len(funding.text) > 128:
            yield broken("podcast-funding", where, f"podcast:funding is {url!r}")
    yield from _common(channel, where)


def check_item(item: Element, name: str) -> Iterator[Finding]:
    """Give what is wrong with an episode's podcast elements."""
    where = f"{name}, item (line {item.line})"
    yield from _transcripts(item, where)
    for chapters in item.all("podcast:chapters"):
        kind, url = chapters.attributes.get("type"), chapters.attributes.get("url", "")
        if kind != "application/json+chapters" or not web_address(url):
            yield broken("podcast-chapters", where, f"podcast:chapters is {url!r}, type {kind!r}")
    for bite in item.all("podcast:soundbite"):
        yield from _soundbite(bite, item, where)
    for tag in ("season", "episode"):
        mine, theirs = number(item.said(f"podcast:{tag}")), number(item.said(f"itunes:{tag}"))
        if mine is not None and theirs is not None and mine != theirs:
            text = f"podcast:{tag} is {mine:g}, itunes:{tag} {theirs:g}"
            yield broken("podcast-number", where, text)
    yield from _common(item, where)


def _common(parent: Element, where: str) -> Iterator[Finding]:
    for child in parent.children:
        prefix, _, local = child.name.partition(":")
        if prefix == "podcast" and local not in PODCAST_NAMES:
            yield broken("podcast-unknown", where, f"there is no {child.name}")
        elif prefix == "podcast":
            yield from attributes.check(child, where)
    for person in parent.all("podcast:person"):
        if not 0 < len(person.text.strip()) <= 128:
            yield broken("podcast-person", where, f"podcast:person is {person.text.strip()[:40]!r}")
    for txt in parent.all("podcast:txt"):
        if len(txt.text) > 4_000 or len(txt.attributes.get("purpose", "")) > 128:
            yield broken("podcast-txt", where, f"podcast:txt has {len(txt.text)} characters")
    for image in parent.all("podcast:image"):
        if not image.attributes.get("alt", "").strip():
            yield broken("podcast-image-alt", where, "podcast:image has no alt")
        if not web_address(image.attributes.get("href", "")):
            text = f"podcast:image is {image.attributes.get('href', '')!r}"
            yield broken("podcast-image", where, text)


def _transcripts(item: Element, where: str) -> Iterator[Finding]:
    kinds = []
    for transcript in item.all("podcast:transcript"):
        kind, url = transcript.attributes.get("type", ""), transcript.attributes.get("url", "")
        kinds.append(kind)
        if kind not in TRANSCRIPT_TYPES:
            yield broken("podcast-transcript-type", where, f"podcast:transcript has type {kind!r}")
        if not web_address(url):
            yield broken("podcast-transcript", where, f"podcast:transcript is {url!r}")
    if not kinds:
        yield broken("podcast-transcript-missing", where, "no podcast:transcript")


def _belied(label: str, rule: str) -> bool:
    """Tell whether a label of one word, such as 'Daily', and the rule contradict each other."""
    meant = label.strip().lower()
    parts = dict(part.partition("=")[::2] for part in rule.split(";"))
    if meant not in _LABELS or parts.get("INTERVAL", "1") != "1":
        return False
    days = len(parts.get("BYDAY", "").split(",")) if parts.get("BYDAY") else 0
    most_days = meant == "daily" and parts.get("FREQ") == "WEEKLY" and days >= 5
    return (
        parts.get("FREQ") in _LABELS.values() and parts["FREQ"] != _LABELS[meant] and not most_days
    )


def _soundbite(bite: Element, item: Element, where: str) -> Iterator[Finding]:
    start = number(bite.attributes.get("startTime"))
    length = number(bite.attributes.get("duration"))
    if start is None or length is None:
        yield broken("podcast-soundbite", where, f"podcast:soundbite has {bite.attributes}")
        return
    whole = duration(item.said("itunes:duration"))
    if not 15 <= length <= 120:
        yield broken("podcast-soundbite", where, f"podcast:soundbite lasts {length:g} s")
    elif whole is not None and start + length > whole + 1:
        text = f"podcast:soundbite ends at {start + length:g} s, the episode at {whole} s"
        yield broken("podcast-soundbite", where, text)


def _uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower() and UUID(text).version == _GUID_VERSION
    except ValueError:
        return False
