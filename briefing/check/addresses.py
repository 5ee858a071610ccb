"""Checks of the addresses in a feed: by https, to be had by everybody, and without a password."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from briefing.check.finding import Finding
from briefing.check.rules import broken
from briefing.check.tree import Element
from briefing.check.values import is_http, is_public, web_address

_FETCHED = {
    "enclosure": "url",
    "itunes:image": "href",
    "podcast:image": "href",
    "podcast:transcript": "url",
    "podcast:chapters": "url",
}
"What apps fetch by themselves, and where its address stands."
_FOLLOWED = ("link", "comments", "itunes:new-feed-url")
"Elements whose text is an address that people follow."


def check(
    self_link: str, channel: Element, items: Sequence[Element], name: str
) -> Iterator[Finding]:
    """Give what is wrong with where a feed leads; one finding tells of all addresses alike."""
    fetched = [self_link, *_fetched(channel, items)]
    plain = [url for url in fetched if is_http(url)]
    public = [url for url in plain if is_public(url)]
    if public:
        text = f"{len(public)} addresses are http, such as {public[0]}"
        yield broken("https-public", name, text)
    elif plain:
        text = f"{len(plain)} addresses are http, such as {plain[0]}"
        yield broken("https-local", name, text)
    every = [
        url for url in dict.fromkeys((*fetched, *_followed(channel, items))) if web_address(url)
    ]
    closed = [url for url in every if not is_public(url)]
    # A feed that itself lies within the house is being tried out.
    if closed and len(closed) < len(every) and (not self_link or is_public(self_link)):
        text = f"{len(closed)} addresses cannot be had from outside, such as {closed[0][:120]}"
        yield broken("address-private", name, text)
    odd = [url for url in every if _odd_port(url)]
    if odd:
        yield broken("address-port", name, f"{len(odd)} such addresses, as {odd[0][:120]}")
    secret = [url for url in every if "@" in urlsplit(url).netloc]
    if secret:
        parts = urlsplit(secret[0])
        text = f"{len(secret)} addresses carry a name or a password, such as that of {parts.path}"
        yield broken("address-password", name, text)


def _odd_port(url: str) -> bool:
    parts = urlsplit(url)
    return parts.port == {"https": 80, "http": 443}.get(parts.scheme)


def _fetched(channel: Element, items: Sequence[Element]) -> Iterator[str]:
    """Give every address that an app fetches by itself."""
    image = channel.first("image")
    yield image.said("url") if image is not None else ""
    for parent in (channel, *items):
        for child in parent.children:
            wanted = child.name in _FETCHED
            yield child.attributes.get(_FETCHED[child.name], "") if wanted else ""


def _followed(channel: Element, items: Sequence[Element]) -> Iterator[str]:
    for parent in (channel, *items):
        for child in parent.children:
            if child.name in _FOLLOWED:
                yield child.text.strip()
