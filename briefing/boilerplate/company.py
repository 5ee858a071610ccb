"""What the lines of an article are to each other: place, repeats, and who tells of the same.

A line of news shares its people and things with the lines around it; the headline of another
story does not, and a caption or a pull quote shares nearly all of them with one line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from briefing.boilerplate.traits import Line, has, is_curly, is_disciplined, line, runs
from briefing.models import Article
from briefing.text import key

PLACE = (
    "site", "own_name", "own_mail", "title", "title_same", "odd_quotes", "spanned_credit",
    "spanned_other", "first", "second", "last", "near_last", "from_start", "to_end", "place",
    "head", "tail", "before", "after", "alone", "run", "run_place", "same_before", "same_after",
    "inside_other", "told_elsewhere", "next_alike", "before_alike", "head_fragment",
    "tail_fragment", "lone_fragment", "run_fragment", "head_sentence", "tail_sentence",
    "body_you", "edge_you", "tail_titled", "lone_told", "tail_short", "lone_long", "lone_odd",
    "lone_unclosed", "own_product",
)  # fmt: skip
KIN = (
    "named_elsewhere", "closest", "closest_after", "closest_before", "closest_near", "stranger",
    "retells", "told_around", "named_around", "told_after", "named_after", "told_before",
)  # fmt: skip
"Names of the traits of `measure` after those of `traits.SHAPE`, in order."
_COMMON = 8
"A word in more lines than this says nothing of any two of them."
_MAIL = re.compile(r"@([\w-]+(?:\.[\w-]+)+)")


def measure(
    article: Article, lines: Sequence[Line], spanned: Sequence[str] = ()
) -> list[list[float]]:
    """Give for each line its traits, in the order of SHAPE, PLACE and KIN.

    `spanned` says for each line which boilerplate inside it was set aside: 'credit', 'other'
    or ''.
    """
    company = _Company(article, lines, spanned or [""] * len(lines))
    kin = _kin(lines, company)
    return [[*x.shape, *_place(i, x, company), *kin[i]] for i, x in enumerate(lines)]


class _Company:
    """What the lines of one article have in common."""

    def __init__(self, article: Article, lines: Sequence[Line], spanned: Sequence[str]) -> None:
        self.lines, self.spanned = lines, spanned
        self.title = line(article.title).telling
        self.title_key = key(article.title)
        self.site = site_words(article.site)
        self.is_curly = is_curly(lines)
        self.is_disciplined = is_disciplined(lines)
        sentences = [i for i, x in enumerate(lines) if x.is_sentence]
        self.start = sentences[0] if sentences else len(lines)
        self.end = sentences[-1] if sentences else -1
        self.keys = [" ".join(x.words) for x in lines]
        self.count = Counter(self.keys)
        self.seen: Counter[str] = Counter()
        self.used: Counter[str] = Counter()
        for x in lines:
            self.used.update(x.telling)
        self.told = [_share(x.telling, self.used, unknown=0.0) for x in lines]
        self.named = [_share(x.names & x.telling, self.used, unknown=0.5) for x in lines]
        self.whole = " | ".join(self.keys)
        self.runs = runs(lines)


def _share(words: frozenset[str], used: Counter[str], *, unknown: float) -> float:
    """Give the share of words that another line uses too."""
    return sum(used[word] > 1 for word in words) / len(words) if words else unknown


def site_words(site: str | None) -> str:
    """Give the name in a site's address, letters only: 'www.tyne-lines.co.uk' gives 'tynelines'."""
    if not site:
        return ""
    parts = [part for part in site.casefold().split(".") if part not in ("www", "com", "co", "uk")]
    return re.sub(r"[^a-z0-9]", "", max(parts, key=len)) if parts else ""


def names_title(x: Line, site: str) -> bool:
    """Tell whether a line calls the title by its name, or by the last part of it: 'the Echo'."""
    return len(site) >= 4 and (site in "".join(x.words) or _ends_of_names(x.text, site))


@lru_cache(maxsize=4096)  # asked of a line by several, and once a pass
def _ends_of_names(text: str, site: str) -> bool:
    """Tell whether a word with a capital is the end of the name."""
    capitalised = (
        word.casefold().rstrip("’'s.,:;!?") for word in text.split() if word[0].isupper()
    )
    return any(len(name) >= 4 and site.endswith(name) for name in capitalised)


def _mails_title(x: Line, site: str) -> bool:
    """Tell whether a line gives an e-mail address at the title's own domain."""
    return len(site) > 3 and any(site_words(host) == site for host in _MAIL.findall(x.folded))


def _place(i: int, x: Line, company: _Company) -> list[float]:
    lines, n, own = company.lines, len(company.lines), company.keys[i]
    run, place = company.runs[i]
    before = lines[i - 1] if i else None
    after = lines[i + 1] if i + 1 < n else None
    said_before = company.seen[own] > 0
    company.seen[own] += 1
    inside = len(x.words) >= 5 and company.whole.count(own) > company.count[own]
    own_name = names_title(x, company.site)
    return [
        len(company.site) > 3 and company.site in "".join(x.words), own_name,
        _mails_title(x, company.site),
        len(x.telling & company.title) / max(len(x.telling), 1),
        bool(company.title_key) and own == company.title_key,
        company.is_curly and x.straight,
        company.spanned[i] == "credit", company.spanned[i] == "other",
        i == 0, i == 1, i == n - 1, n - 4 <= i < n - 1, min(i, 12) / 6, min(n - 1 - i, 12) / 6,
        i / max(n - 1, 1), i < company.start, i > company.end,
        before is not None and before.is_sentence, after is not None and after.is_sentence,
        run == 1, min(run, 10) / 5, min(place, 10) / 5,
        said_before, company.count[own] > 1 and not said_before, inside, company.told[i],
        _alike(x, after), _alike(x, before), *_together(i, x, company),
        own_name and has(x, "product"),
    ]  # fmt: skip


def _together(i: int, x: Line, company: _Company) -> list[float]:
    """Give traits that mean something only together: what a line is, and where it stands."""
    head, tail = i < company.start, i > company.end
    fragment, inside = not x.is_sentence, not head and not tail
    lone = fragment and inside and company.runs[i][0] == 1
    return [
        head and fragment, tail and fragment, lone, fragment and inside and not lone,
        i == company.start, i == company.end, x.you and inside, x.you and not inside,
        tail * x.titled, lone * company.told[i], tail and len(x.words) <= 4,
        lone and len(x.words) >= 8 and company.is_disciplined,
        lone and company.is_curly and x.straight, lone and x.unclosed,
    ]  # fmt: skip


def _alike(x: Line, other: Line | None) -> float:
    if other is None or not x.telling or not other.telling:
        return 0.0
    return len(x.telling & other.telling) / min(len(x.telling), len(other.telling))


def _kin(lines: Sequence[Line], company: _Company) -> list[list[float]]:
    """Give for each line how much of it other lines tell too: nearest, around, after, before."""
    shared = _shared_words(lines, company.used)
    told = [0.0, *accumulate(company.told)]
    named = [0.0, *accumulate(company.named)]
    found = []
    for i, x in enumerate(lines):
        parts = {k: count / len(x.telling) for k, count in shared[i].items()}
        closest = max(parts.values(), default=0.0)
        found.append([
            company.named[i], closest,
            max((part for k, part in parts.items() if k > i), default=0.0),
            max((part for k, part in parts.items() if k < i), default=0.0),
            max((part for k, part in parts.items() if abs(k - i) <= 2), default=0.0),
            len(x.telling) > 2 and company.told[i] == 0.0, closest >= 0.6 and len(x.telling) >= 4,
            _mean(told, i - 2, i + 2), _mean(named, i - 2, i + 2),
            _mean(told, i + 1, i + 4), _mean(named, i + 1, i + 4), _mean(told, i - 4, i - 1),
        ])  # fmt: skip
    return found


def _shared_words(lines: Sequence[Line], used: Counter[str]) -> list[Counter[int]]:
    """Give for each line how many telling words it shares with each other line."""
    where: dict[str, list[int]] = {}
    for i, x in enumerate(lines):
        for word in x.telling:
            if 1 < used[word] <= _COMMON:
                where.setdefault(word, []).append(i)
    shared: list[Counter[int]] = [Counter() for _ in lines]
    for places in where.values():
        for i in places:
            shared[i].update(k for k in places if k != i)
    return shared


def _mean(summed: list[float], first: int, last: int) -> float:
    """Give the mean of values first to last, of which `summed` holds the sums before each."""
    first, last = max(first, 0), min(last, len(summed) - 2)
    return (summed[last + 1] - summed[first]) / (last - first + 1) if last >= first else 0.5
