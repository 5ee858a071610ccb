"""Pages without an article in them: robot checks, paywalls, consent walls, errors; and why."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.errors import ArticleError
from briefing.text import words

FEWEST_WORDS = 40
"Pages with less are refused."
_SHORT = 240
_REASONS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "asks whether a person is reading",
        "Open it in a browser and save the whole page.",
        re.compile(
            r"are you (?:a )?(?:robot|human)|verify(?:ing)? (?:that )?you are (?:a )?(?:human|"
            r"not a robot)|"
            r"checking (?:if the site connection is secure|your browser)|just a moment\b|"
            r"unusual (?:traffic|activity)|pardon our interruption|complete the (?:captcha|"
            r"security check)|"
            r"attention required|ddos protection|press (?:&|and) hold|security verification",
            re.IGNORECASE,
        ),
    ),
    (
        "wants JavaScript and shows no article without it",
        "Open it in a browser and save the whole page.",
        re.compile(
            r"(?:enable|turn on|requires?|needs?|activate|without) javascript|"
            r"javascript (?:is|must be|to be|has been|seems to be) (?:disabled|required|enabled|"
            r"turned|switched)|"
            r"browser (?:does not|doesn.t) support javascript",
            re.IGNORECASE,
        ),
    ),
    (
        "is closed to those who have not paid or signed in",
        "Sign in with a browser and save the whole article.",
        re.compile(
            r"(?:subscribe|sign ?in|log ?in|register|join)(?: now| today| here)? to (?:continue|"
            r"keep|read|unlock|get access)|"
            r"to (?:continue|keep) reading(?: this)?|to read (?:the (?:full|rest)|"
            r"this (?:full )?(?:article|story))|"
            r"(?:already|existing) (?:a )?(?:subscriber|member)s?\b|subscribers? only|"
            r"for subscribers|"
            r"(?:article|story|content) is (?:only )?(?:for|available to|reserved for|"
            r"exclusive to) (?:our )?(?:paid |paying )?(?:subscribers|members)|"
            r"(?:create|register for) (?:a |your )?free account|you(?:.ve| have) (?:reached|used|"
            r"read) (?:your|all)[^.]{0,40}(?:free )?articles?|"
            r"this post is for pa(?:id|ying) subscribers|keep reading with|start your free trial|"
            r"unlock this (?:article|story)",
            re.IGNORECASE,
        ),
    ),
    (
        "asks for consent to cookies and shows no article before it",
        "Answer it in a browser and save the whole page.",
        re.compile(
            r"we (?:and our|use) (?:\d+ )?(?:partners|cookies)|legitimate interest|"
            r"manage (?:your )?(?:cookie|privacy|consent)|"
            r"accept (?:all )?cookies|we value your privacy|before you continue|"
            r"consent (?:or pay|to)",
            re.IGNORECASE,
        ),
    ),
    (
        "says that there is no such page or no entry",
        "Check the address.",
        re.compile(
            r"page (?:not found|you(?:.re| are| were) looking for|cannot be found|"
            r"no longer exists)|\b40[34] (?:error|not found|forbidden)|"
            r"access (?:to this page )?(?:has been )?denied|you don.t have permission|"
            r"(?:not available|unavailable) in your (?:country|region|location)|"
            r"temporarily unavailable|"
            r"(?:451|legal reasons)[^.]{0,40}unavailable|european economic area",
            re.IGNORECASE,
        ),
    ),
)


def refuse(lines: Sequence[str], page: str, title: str, source: str, *, paywalled: bool) -> None:
    """Raise ArticleError with the reason when a page holds no article, or only its beginning.

    `page` is all the text a reader would see, `title` the window's title, and `paywalled` what
    the page says of itself.
    """
    text = " ".join(lines)
    count = len(words(text))
    if count < FEWEST_WORDS:
        reason = _reason(f"{title} {page[:20_000]}") or _reason(page[-5_000:])
        _stop(source, reason or _nothing(count))
    if count >= _SHORT:
        return
    # A wall's own words may be long enough for an article; news that quotes one has more to say.
    said = [_reason(line) for line in lines]
    walls = [reason for reason in said if reason]
    wordy = sum(len(words(line)) for line, reason in zip(lines, said, strict=True) if reason)
    if walls and (wordy * 2 >= count or len(walls) * 2 >= len(lines) or _reason(title)):
        _stop(source, walls[0])
    closed = _REASONS[2]
    if closed[2].search(" ".join(lines[-4:])) and len(lines[-1].split()) < 40:
        _stop(source, closed[:2])
    if (paywalled and closed[2].search(page)) or (paywalled and _is_cut_off(lines)):
        _stop(source, closed[:2])


def _reason(text: str) -> tuple[str, str] | None:
    for reason, remedy, pattern in _REASONS:
        if pattern.search(text):
            return reason, remedy
    return None


def _nothing(count: int) -> tuple[str, str]:
    reason = f"holds no article ({count} words of text)"
    return reason, "Give the page of one article, or paste its text into a file."


def _is_cut_off(lines: Sequence[str]) -> bool:
    return lines[-1].endswith(("...", "…")) or re.search(r"[.!?:][\"'”’)\]]*$", lines[-1]) is None


def _stop(source: str, why: tuple[str, str]) -> None:
    reason, remedy = why
    raise ArticleError(f"{source}: the page {reason}", remedy)
