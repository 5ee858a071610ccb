"""The words by which pages name their furniture: tags, roles and class names, as data.

Class names come in one spelling: lower case, words parted by hyphens, without the BEM modifier.
"""

from __future__ import annotations

import re

TAGS = frozenset((
    "script", "style", "noscript", "template", "nav", "aside", "form", "button",
    "select", "textarea", "input", "iframe", "object", "embed", "svg", "video",
    "audio", "dialog", "menu", "canvas", "map", "progress", "meter", "footer",
    "figure", "figcaption", "link", "meta"
))  # fmt: skip
"Elements that never hold the article's own text."
ROLES = frozenset((
    "navigation", "complementary", "banner", "contentinfo", "dialog", "alertdialog",
    "search", "form", "toolbar", "menu", "menubar", "tablist", "alert", "status"
))  # fmt: skip
"ARIA roles of what stands around an article."
CAPTION_NAMES = re.compile(
    r"(?:^|-)(?:"
    r""
    r"(?:image|img|photo|picture|media|video|figure|foto|pic|gallery|slide)-?(?:caption|credits?|legend|desc|description|title|text|info|source|copyright)|"
    r"captions?|cutlines?|photo-?credits?|credits?|wp-caption-text|imgcaption|"
    r"copyright-holder|photo-by"
    r")(?:-|$)"
)
"Names of captions and credits."
PLACE_NAMES = re.compile(
    r"(?:^|-)(?:"
    r"newsletters?|e?mail-?(?:signup|capture|form|alerts?)|sign-?ups?|"
    r"subscri(?:be|ption|ptions|ber)|paywall|regwall|promos?|promotions?|promoted|"
    r"cross-?promo|house-?ad|advert(?:s|isement|isements|ising|orial)?|ads?|"
    r"ad-?(?:slot|unit|wrapper|container|box|label|placeholder)|dfp|gpt|mpu|"
    r"leaderboard|sponsor(?:s|ed)?|shar(?:e|es|ing)|"
    r"share-?(?:bar|buttons?|tools|links)|socials?|follow(?:-us)?|addthis|sharethis|"
    r"whatsapp|related|recommend(?:ed|ation|ations)?|recirc(?:ulation)?|"
    r"read-?(?:more|next|also|on)|also-?read|more-?(?:from|on|stories|news|like)|"
    r"most-?(?:read|popular|viewed|shared)|popular|trending|up-?next|"
    r"next-?(?:up|article|story)|you-?may(?:-also)?-?like|see-?also|dont-?miss|"
    r"top-?stories|latest-?(?:news|stories)|teasers?|onward|outbrain|taboola|zergnet|"
    r"revcontent|comments?|disqus|coral|viafoura|conversation|discussion|respond|"
    r"breadcrumbs?|crumbs?|cookies?|consent|gdpr|cmp|onetrust|"
    r"privacy-(?:banner|notice|popup)|newsletter-?box|by-?lines?|"
    r"author-?(?:bio|box|info|card|details|block)|bio|about-the-author|contributors?|"
    r"dateline|timestamps?|time-?stamp|publish(?:ed)?-?(?:date|time|on)|"
    r"article-?(?:date|meta|info|tools|actions)|"
    r"(?:post|entry|story)-?(?:meta|date|tools|actions|footer|utility)|"
    r"meta-?(?:data|info|bar)|read(?:ing)?-?time|tags?-?(?:list|links|cloud)?|topics?|"
    r"keywords|categories|toolbar|tools|print-?(?:only|button|link)?|"
    r"paginat(?:ion|or)|pager|post-?nav(?:igation)?|nav(?:igation|bar)?|menus?|"
    r"masthead|side-?bar|rail|widgets?|modal|overlay|pop-?up|popover|lightbox|toast|"
    r"tooltip|banner|skip-?(?:link|links|to|nav)?|sr-only|visually-?hidden|"
    r"screen-?reader(?:-text)?|hidden|off-?screen|pull-?quotes?|pulled-?quote|"
    r"drop-?quote|blockquote-pull|quote-?pull|gallery|galleries|slide-?shows?|"
    r"carousel|swiper|"
    r"(?:video|audio|media)-?(?:player|embed|wrapper|container|placeholder)?|players?|"
    r"jwplayer|brightcove|podcast-?(?:player|promo)|listen|"
    r"(?:app|download)-?(?:promo|banner|badge|badges|links|install|store)|app-?store|"
    r"google-?play|push-?(?:notifications?|prompt|alerts?)|donat(?:e|ion|ions)|"
    r"support-us|contribute|membership|join-us|polls?|quiz|(?:info|fact)-?box(?:es)?|"
    r"toc|table-of-contents|key-?points|highlights|at-a-glance|summary-box|"
    r"story-highlights|correction-?link|report-?(?:error|typo)|feedback|"
    r"contact-?(?:us|box|form)?|got-?a-?story|tips?-?(?:line|box)|licen[cs]ing|"
    r"copyright|disclaimer|boilerplate|instagram-media|tiktok-embed|fb-post|"
    r"scorecard-?widget|weather-?widget|stock-?ticker|ticker|affiliate|commerce|"
    r"buy-?box|deals"
    r")(?:-|$)"
)
"Names of everything else that is not the article."
NOT_FURNITURE = re.compile(
    r"^(?:has|no|not|with|without|is|js|show|hide|enable|u|t|text|font|bg|border|color|hover|group|"
    r"category|tag|type|format|status|post-\d+|wp-image|align|size|col|row|grid|ng|css|sc|svelte)-|"
    r"-(?:free|enabled|disabled|less|active|allowed)$"
)
"Names that speak of a style or a state (has-video, ad-free), not of a thing."
