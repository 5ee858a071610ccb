"""The furniture of a page, told by its tags and class names: taken out, its captions noted.

Class names are evidence, not proof: nothing that holds the article's own text goes, whatever
it is called.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.text import tidy, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAGS = frozenset(
    "script style noscript template nav aside form button select textarea input iframe object embed "
    "svg video audio dialog menu canvas map progress meter footer figure figcaption link meta".split()
)
_ROLES = frozenset(
    "navigation complementary banner contentinfo dialog alertdialog search form toolbar menu "
    "menubar tablist alert status".split()
)
_AMP_TEXT = ("amp-layout", "amp-fit-text", "amp-accordion", "amp-script")
_NAMED = ("class", "id", "data-component", "data-testid", "data-module", "data-type", "data-qa")
_CAPTION_NAMES = re.compile(
    r"(?:^|-)(?:(?:image|img|photo|picture|media|video|figure|foto|pic|gallery|slide)-?(?:caption|credits?|legend|desc|"
    r"description|title|text|info|source|copyright)|captions?|cutlines?|photo-?credits?|credits?|"
    r"wp-caption-text|imgcaption|copyright-holder|photo-by)(?:-|$)"
)
_PLACE_NAMES = re.compile(
    r"(?:^|-)(?:newsletters?|e?mail-?(?:signup|capture|form|alerts?)|sign-?ups?|subscri(?:be|ption|ptions|ber)|paywall|"
    r"regwall|promos?|promotions?|promoted|cross-?promo|house-?ad|advert(?:s|isement|isements|ising|orial)?|ads?|"
    r"ad-?(?:slot|unit|wrapper|container|box|label|placeholder)|dfp|gpt|mpu|leaderboard|sponsor(?:s|ed)?|"
    r"shar(?:e|es|ing)|share-?(?:bar|buttons?|tools|links)|socials?|follow(?:-us)?|addthis|sharethis|whatsapp|"
    r"related|recommend(?:ed|ation|ations)?|recirc(?:ulation)?|read-?(?:more|next|also|on)|also-?read|more-?(?:from|on|stories|news|like)|"
    r"most-?(?:read|popular|viewed|shared)|popular|trending|up-?next|next-?(?:up|article|story)|you-?may(?:-also)?-?like|"
    r"see-?also|dont-?miss|top-?stories|latest-?(?:news|stories)|teasers?|onward|outbrain|taboola|zergnet|revcontent|"
    r"comments?|disqus|coral|viafoura|conversation|discussion|respond|breadcrumbs?|crumbs?|cookies?|consent|gdpr|cmp|onetrust|"
    r"privacy-(?:banner|notice|popup)|newsletter-?box|by-?lines?|author-?(?:bio|box|info|card|details|block)|bio|about-the-author|"
    r"contributors?|dateline|timestamps?|time-?stamp|publish(?:ed)?-?(?:date|time|on)|article-?(?:date|meta|info|tools|actions)|"
    r"(?:post|entry|story)-?(?:meta|date|tools|actions|footer|utility)|meta-?(?:data|info|bar)|read(?:ing)?-?time|tags?-?(?:list|links|cloud)?|"
    r"topics?|keywords|categories|toolbar|tools|print-?(?:only|button|link)?|paginat(?:ion|or)|pager|post-?nav(?:igation)?|"
    r"nav(?:igation|bar)?|menus?|masthead|side-?bar|rail|widgets?|modal|overlay|pop-?up|popover|lightbox|toast|tooltip|"
    r"banner|skip-?(?:link|links|to|nav)?|sr-only|visually-?hidden|screen-?reader(?:-text)?|hidden|off-?screen|"
    r"pull-?quotes?|pulled-?quote|drop-?quote|blockquote-pull|quote-?pull|gallery|galleries|slide-?shows?|carousel|swiper|"
    r"(?:video|audio|media)-?(?:player|embed|wrapper|container|placeholder)?|players?|jwplayer|brightcove|podcast-?(?:player|promo)|listen|"
    r"(?:app|download)-?(?:promo|banner|badge|badges|links|install|store)|app-?store|google-?play|push-?(?:notifications?|prompt|alerts?)|"
    r"donat(?:e|ion|ions)|support-us|contribute|membership|join-us|polls?|quiz|"
    r"toc|table-of-contents|key-?points|highlights|at-a-glance|summary-box|story-highlights|correction-?link|report-?(?:error|typo)|"
    r"feedback|contact-?(?:us|box|form)?|got-?a-?story|tips?-?(?:line|box)|licen[cs]ing|copyright|disclaimer|boilerplate|"
    r"instagram-media|tiktok-embed|fb-post|scorecard-?widget|weather-?widget|stock-?ticker|ticker|affiliate|commerce|buy-?box|deals)(?:-|$)"
)
_NOT_FURNITURE = re.compile(
    r"^(?:has|no|not|with|without|is|js|show|hide|enable|u|t|text|font|bg|border|color|hover|group|"
    r"category|tag|type|format|status|post-\d+|wp-image|align|size|col|row|grid|ng|css|sc|svelte)-|"
    r"-(?:free|enabled|disabled|less|active|allowed)$"
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_NAME = re.compile(r"[^a-z0-9]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|$)")
_BLOCKS = frozenset(
    "p div section article main li ul ol td th tr table tbody h1 h2 h3 h4 h5 h6 blockquote pre dl dt dd "
    "header figure aside footer form nav center details summary address hr fieldset".split()
)
_OWN_SHARE = 0.35
"A container with more than this share of the text belongs to the article."


def take_out(root: HtmlElement) -> tuple[str, ...]:
    """Remove the furniture from a page; gives the texts that it marked as captions."""
    kept = _article_parts(root)
    captions: list[str] = []
    doomed: list[HtmlElement] = []
    for element in _outermost(root, kept):
        captions += _captions(element)
        doomed.append(element)
    captions += _alternatives(root)
    for element in doomed:
        _drop(element)
    return tuple(dict.fromkeys(captions))


def sentence_words(text: str) -> int:
    """Give how many words of a text stand in what could be sentences, 0 for a label."""
    count = len(words(text))
    return count if count >= 8 and _SENTENCE.search(text) else 0


def own_text(element: HtmlElement) -> str:
    """Give the text of an element that is in none of its block children, on one line."""
    parts = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str) or child.tag in ("br", *_BLOCKS):
            parts.append(" ")
        else:
            parts.append(child.text_content())
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def _article_parts(root: HtmlElement) -> frozenset[HtmlElement]:
    """Give the element that holds most of the article's sentences, and all it stands in."""
    held: dict[HtmlElement, int] = {}
    for element in root.iter(
        "p", "div", "td", "section", "li", "article", "font", "center", "span"
    ):
        count = (
            sentence_words(own_text(element)) if len(element) < 200 or element.tag == "p" else 40
        )
        parent = element.getparent()
        if count and parent is not None and not _certain(element):
            place = parent if element.tag in ("p", "li", "span", "font") else element
            held[place] = held.get(place, 0) + count
    if not held:
        return frozenset({root})
    main = max(held, key=lambda element: held[element])
    total: dict[HtmlElement, int] = {}
    for element, count in held.items():
        for above in (element, *element.iterancestors()):
            total[above] = total.get(above, 0) + count
    whole = max(total.values())
    spread = {element for element, count in total.items() if count > _OWN_SHARE * whole}
    # Comments under an article may outweigh it: they are many, and none of them is long.
    return frozenset({main, root, *main.iterancestors()} | {e for e in spread if not _comments(e)})


def _outermost(root: HtmlElement, kept: frozenset[HtmlElement]) -> list[HtmlElement]:
    """Give the outermost pieces of furniture, in page order."""
    found: list[HtmlElement] = []
    waiting = [root]
    while waiting:
        element = waiting.pop()
        for child in reversed(element):
            if not isinstance(child.tag, str) or child.tag == "head":
                continue
            if child not in kept and _is_furniture(child):
                found.append(child)
            else:
                waiting.append(child)
    return found


def _is_furniture(element: HtmlElement) -> bool:
    tag = element.tag
    if tag in _TAGS or (tag.startswith("amp-") and tag not in _AMP_TEXT):
        return not (tag == "footer" and sentence_words(own_text(element)) > 60)
    if (element.get("role") or "").casefold() in _ROLES or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" or _HIDDEN.search(element.get("style") or ""):
        return True
    if tag == "table":
        return _is_figures(element)
    if tag in ("h1", "body", "html", "main"):
        return False
    if not any(_is_named(value) for name in _NAMED if (value := element.get(name))) and not (
        "-" in tag and _is_named(tag)
    ):
        return False
    return not _is_prose(element)


def _certain(element: HtmlElement) -> bool:
    """Tell whether an element stands in furniture by its tag or role alone."""
    return any(
        above.tag in ("aside", "nav", "footer", "form", "noscript", "figure")
        or (above.get("role") or "") in _ROLES
        for above in (element, *element.iterancestors())
    )


def _comments(element: HtmlElement) -> bool:
    names = " ".join(element.get(name) or "" for name in ("class", "id"))
    return (
        re.search(r"\b(?:comments?(?:-list|-section|s)?|disqus|coral|respond)\b", names) is not None
    )


def _is_prose(element: HtmlElement) -> bool:
    """Tell whether a paragraph with a furniture's name nevertheless reads as news.

    One word of a class name is weak evidence against two full sentences in a bare paragraph;
    captions, credits, pull quotes and the like are as often full sentences.
    """
    if element.tag != "p" or _is_caption(element):
        return False
    names = " ".join(element.get(name) or "" for name in _NAMED)
    if re.search(
        r"(?i)quote|newsletter|promo|adver|sponsor|share|social|cookie|comment|read|related", names
    ):
        return False
    return (
        len(_SENTENCE.findall(own_text(element))) >= 1 and sentence_words(own_text(element)) >= 20
    )


@lru_cache(maxsize=8192)
def _is_named(value: str) -> bool:
    """Tell whether one of the class names in an attribute is that of furniture."""
    return any(
        _PLACE_NAMES.search(name) or _CAPTION_NAMES.search(name) for name in _class_names(value)
    )


@lru_cache(maxsize=4096)
def _names_caption(value: str) -> bool:
    return any(_CAPTION_NAMES.search(name) for name in _class_names(value))


def _class_names(value: str) -> list[str]:
    """Give class names in one spelling: articleBody__imgCaption--wide is article-body-img-caption."""
    names = []
    for written in value[:1_000].split():
        plain = written.partition("--")[0]
        name = _NOT_NAME.sub("-", _CAMEL.sub("-", plain).casefold()).strip("-")
        if name and ":" not in written and not _NOT_FURNITURE.search(name):
            names.append(name)
    return names


def _is_caption(element: HtmlElement) -> bool:
    return element.tag == "figcaption" or any(
        _names_caption(value)
        for name in ("class", "id", "itemprop")
        if (value := element.get(name))
    )


def _captions(element: HtmlElement) -> list[str]:
    """Give the caption texts in a piece of furniture: whole, and line by line."""
    found: list[str] = []
    for inner in element.iter():
        if isinstance(inner.tag, str) and _is_caption(inner):
            whole = tidy(inner.text_content())
            parts = [tidy(own_text(part)) for part in inner.iter() if isinstance(part.tag, str)]
            found += [
                text for text in (whole, *parts) if len(words(text)) >= 2 and len(text) < 2_000
            ]
    return found


def _alternatives(root: HtmlElement) -> list[str]:
    """Give the alternative texts of pictures, which pages print again as captions."""
    heads = {tidy(head.text_content()) for head in root.iter("h1", "h2", "h3", "title")}
    texts = [tidy(image.get("alt") or "") for image in root.iter("img", "amp-img")]
    return [
        text for text in texts if len(words(text)) >= 4 and text not in heads and len(text) < 500
    ]


def _is_figures(table: HtmlElement) -> bool:
    """Tell whether a table holds figures to look at, rather than text laid out in columns."""
    cells = list(table.iter("td", "th"))
    return len(cells) >= 4 and not any(sentence_words(cell.text_content()) for cell in cells)


def _drop(element: HtmlElement) -> None:
    """Remove an element but not the text after it, which belongs to what it stood in."""
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()
