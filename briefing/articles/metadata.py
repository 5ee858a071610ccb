"""What a page says about itself: JSON-LD first, then OpenGraph and meta tags, then its markup.

Nothing is guessed: a field that the page does not state stays None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from briefing.articles import jsonld
from briefing.articles.jsonld import strings
from briefing.text import key, tidy, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLES = ("og:title", "twitter:title", "dc.title", "title", "sailthru.title", "parsely-title")
_SITES = ("og:site_name", "application-name", "publisher", "dc.publisher")
_DATES = (
    "article:published_time", "og:article:published_time", "date", "pubdate", "publishdate",
    "publish-date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date",
    "parsely-pub-date", "sailthru.date", "article.published", "datepublished",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_IMAGES = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*$", re.IGNORECASE)
_BY = re.compile(r"^(?:written |posted |report(?:ed)? )?by[:\s]+", re.IGNORECASE)
_PARTS = re.compile(r"\s+[|–—·»:-]{1,2}\s+")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says about the article in it."""

    title: str
    "Headline; empty when there is none."
    url: str | None
    "Canonical address."
    site: str | None
    "Name of the title, else its host."
    published: str | None
    "ISO 8601."
    language: str | None
    "BCP 47."
    byline: str | None
    "Names of the writers."
    image: str | None
    "Address of the lead picture."
    paywalled: bool
    "True when the page says that not everybody may read the article."


def read(root: HtmlElement, address: str | None = None) -> Facts:
    """Give what a page says about itself; `address` is where it was fetched from, if it was."""
    linked = jsonld.article(root)
    metas = _metas(root)
    url = _url(root, linked, metas, address)
    base = address or url
    site = _site(linked, metas, None) or _signed(root) or _site(linked, metas, url or address)
    return Facts(
        title=_title(root, linked, metas, site),
        url=url or (address if _is_web(address) else None),
        site=site,
        published=_published(root, linked, metas),
        language=_language(root, linked, metas),
        byline=_byline(root, linked, metas, site),
        image=_image(linked, metas, base),
        paywalled=str(linked.get("isAccessibleForFree", "")).casefold() == "false",
    )


def _metas(root: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        name = (name or meta.get("http-equiv") or "").strip().casefold()
        content = tidy(meta.get("content") or "")
        if name and content:
            found.setdefault(name, []).append(content[:2_000])
    return found


def _firsts(metas: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [metas[name][0] for name in names if name in metas]


def _title(
    root: HtmlElement, linked: dict[str, Any], metas: dict[str, list[str]], site: str | None
) -> str:
    """Give the headline: the page's one h1 when other evidence has the same words."""
    stated = [*strings(linked.get("headline")), *_firsts(metas, _TITLES)]
    heads = [tidy(head.text_content()) for head in list(root.iter("h1"))[:10]]
    heads = [head for head in heads if 2 <= len(words(head)) <= 40]
    window = root.find(".//title")
    if window is not None and tidy(window.text_content()):
        stated.append(tidy(window.text_content()))
    for head in heads:
        told = set(key(head).split())
        if any(len(told & set(key(text).split())) * 2 >= len(told) for text in stated):
            return head
    if not stated:
        return heads[0] if heads else ""
    # Without a headline of the first order, one that the window's title ends or begins with.
    for head in list(root.iter("h2", "h3"))[:20]:
        text, whole = tidy(head.text_content()), key(stated[0])
        if len(words(text)) >= 4 and (whole.endswith(key(text)) or whole.startswith(key(text))):
            return text
    return _without_site(stated[0], site)


def _signed(root: HtmlElement) -> str | None:
    """Give the title's name at the end of the window's title, when the page says it elsewhere."""
    parts = _PARTS.split(tidy(root.findtext(".//title") or ""))
    name = key(parts[-1])
    if len(parts) < 2 or not 1 <= len(name.split()) <= 5 or any(map(str.isdigit, name)):
        return None
    logos = [key(image.get("alt") or "") for image in root.iter("img")]
    signs = [key(link.text_content()) for link in list(root.iter("a"))[:30]]
    return parts[-1] if name in (*logos, *signs) else None


def _without_site(title: str, site: str | None) -> str:
    """Take the site's name off the end of a title: "Bridge reopens | The Courier"."""
    parts = _PARTS.split(title)
    if len(parts) < 2 or len(words(parts[0])) < 3:
        return title
    name = key(site or "").replace(" ", "")
    last = key(parts[-1]).replace(" ", "")
    if last and name and (last in name or name in last):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»:-")
    return parts[0] if "|" in title else title


def _url(
    root: HtmlElement, linked: dict[str, Any], metas: dict[str, list[str]], address: str | None
) -> str | None:
    stated = [
        (link.get("href") or "").strip()
        for link in root.iter("link")
        if "canonical" in (link.get("rel") or "").casefold().split()
    ]
    stated += _firsts(metas, ("og:url",))
    main = linked.get("mainEntityOfPage")
    stated += strings(main.get("@id") if isinstance(main, dict) else main)
    stated += strings(linked.get("url"))
    return next((full for text in stated if (full := _absolute(text, address))), None)


def _absolute(text: str, base: str | None) -> str | None:
    try:
        full = urljoin(base or "", text.strip())
    except ValueError:
        return None
    return full if _is_web(full) else None


def _is_web(address: str | None) -> bool:
    try:
        parts = urlsplit(address or "")
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _site(linked: dict[str, Any], metas: dict[str, list[str]], url: str | None) -> str | None:
    stated = [
        *_firsts(metas, _SITES[:1]),
        *strings(linked.get("publisher")),
        *_firsts(metas, _SITES[1:]),
    ]
    for name in stated:
        if not name.startswith(("http:", "https:", "#", "@")) and len(words(name)) <= 8:
            return name
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


def _published(
    root: HtmlElement, linked: dict[str, Any], metas: dict[str, list[str]]
) -> str | None:
    stated = [*strings(linked.get("datePublished")), *_firsts(metas, _DATES)]
    stated += [
        e.get("datetime") or e.get("content") or ""
        for e in root.xpath("//*[@itemprop='datePublished']")
    ]
    times = [time for time in root.iter("time") if time.get("datetime")]
    marked = [time for time in times if time.get("pubdate") is not None]
    inside = [
        time
        for time in times
        if next(time.iterancestors("article", "header", "main"), None) is not None
    ]
    stated += [time.get("datetime") or "" for time in (*marked, *inside, *times)[:6]]
    return next((date for text in stated if (date := _iso(text))), None)


def _iso(text: str) -> str | None:
    """Give an ISO 8601 date or date and time as Python writes it; None for anything else."""
    text = text.strip()
    compact = re.sub(r"([+-]\d{2})(\d{2})$", r"\1:\2", re.sub(r"\.\d+", "", text))
    try:
        read = datetime.fromisoformat(compact)
    except ValueError:
        return None
    if not 1990 <= read.year <= 2100:
        return None
    return read.date().isoformat() if len(text) <= 10 else read.isoformat()


def _language(root: HtmlElement, linked: dict[str, Any], metas: dict[str, list[str]]) -> str | None:
    stated = [root.get("lang") or root.get("xml:lang") or "", *strings(linked.get("inLanguage"))]
    stated += _firsts(metas, ("og:locale", "content-language", "dc.language", "language"))
    for text in stated:
        name = text.strip().replace("_", "-")
        if _LANGUAGE.match(name):
            head, _, rest = name.partition("-")
            return (
                f"{head.lower()}-{rest.upper() if len(rest) == 2 else rest}"
                if rest
                else head.lower()
            )
    return None


def _byline(
    root: HtmlElement, linked: dict[str, Any], metas: dict[str, list[str]], site: str | None
) -> str | None:
    stated = strings(linked.get("author")) or [
        name for field in _AUTHORS for name in metas.get(field, ())
    ]
    marks = "//*[@itemprop='author' or @rel='author' or contains(@class, 'author-name')]"
    stated = stated or [tidy(element.text_content()) for element in root.xpath(marks)[:4]]
    names: list[str] = []
    for text in stated:
        name = _BY.sub("", text).strip(" ,|")
        plausible = 0 < len(words(name)) <= 12 and "://" not in name and "@" not in name
        if plausible and key(name) != key(site or "") and name not in names:
            names.append(name)
    return ", ".join(names[:6]) or None


def _image(linked: dict[str, Any], metas: dict[str, list[str]], base: str | None) -> str | None:
    image = linked.get("image")
    first = image[0] if isinstance(image, list) and image else image
    stated = _firsts(metas, _IMAGES)
    stated += [str(first["url"])] if isinstance(first, dict) and "url" in first else []
    stated += [first] if isinstance(first, str) else []
    return next((full for text in stated if (full := _absolute(text, base))), None)
