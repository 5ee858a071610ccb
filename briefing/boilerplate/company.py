"""What the lines of an article are to each other: place, repeats, the title's own name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from briefing.boilerplate.beside import beside
from briefing.boilerplate.kin import COMMON, kin
from briefing.boilerplate.line import Line
from briefing.boilerplate.traits import has, is_curly, is_disciplined, runs, telling
from briefing.models import Article
from briefing.text import key_words

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Column = Floats | Flags | list[bool] | list[float]

PLACE = (
    "site", "own_name", "own_mail", "title", "title_same", "odd_quotes", "spanned_credit",
    "spanned_other", "first", "second", "last", "near_last", "from_start", "to_end", "place",
    "head", "tail", "before", "after", "alone", "run", "run_place", "same_before", "same_after",
    "inside_other", "told_elsewhere", "next_alike", "before_alike", "head_fragment",
    "tail_fragment", "lone_fragment", "run_fragment", "head_sentence", "tail_sentence",
    "body_you", "edge_you", "tail_titled", "lone_told", "tail_short", "lone_long", "lone_odd",
    "lone_unclosed", "own_product", "title_names", "new_names",
)  # fmt: skip
"Names of the traits of `measure` between those of `traits.SHAPE` and `kin.KIN`, in order."
_MAIL = re.compile(r"@([\w-]+(?:\.[\w-]+)+)")


def measure(article: Article, lines: Sequence[Line], spanned: Sequence[str] = ()) -> Floats:
    """Give for each line its traits, in the order of SHAPE, PLACE, KIN and BESIDE.

    `spanned` says for each line which boilerplate inside it was set aside: 'credit', 'other'
    or ''. The shape of the result is (lines, traits).
    """
    company = _Company(article, lines, spanned or [""] * len(lines))
    shapes = np.frombuffer(b"".join([x.shape for x in lines]))
    shapes = shapes.reshape(len(lines), -1).T
    columns = np.array([*_place(company), *_together(company)], dtype=float)
    alike = kin(lines, company.shared, company.told, company.named)
    return np.concatenate([shapes, columns, alike, beside(shapes, company.runs)]).T


class _Company:
    """What the lines of one article have in common; arrays have an entry for each line."""

    def __init__(self, article: Article, lines: Sequence[Line], spanned: Sequence[str]) -> None:
        self.lines, self.spanned = lines, spanned
        title = key_words(article.title)
        self.title, self.title_key = telling(title), " ".join(title)
        self.site = site_words(article.site)
        self.own_name = [names_title(x, self.site) for x in lines]
        self.is_curly = is_curly(lines)
        self.is_disciplined = is_disciplined(lines)
        self.sentence = np.array([x.is_sentence for x in lines])
        self.at = np.arange(len(lines))
        sentences = np.flatnonzero(self.sentence)
        self.start = sentences[0] if sentences.size else len(lines)
        self.end = sentences[-1] if sentences.size else -1
        used = Counter(chain.from_iterable([x.telling for x in lines]))
        shared = frozenset([word for word, times in used.items() if times > 1])
        both = [x.telling & shared for x in lines]
        rare = frozenset([word for word in shared if used[word] <= COMMON])
        self.shared = [words & rare for words in both]
        "Telling words of each line that another line uses too, and not many."
        self.own = [len(x.telling) - len(words) for x, words in zip(lines, both, strict=True)]
        "How many telling words of each line no other line uses."
        self.told = np.array([
            len(words) / len(x.telling) if words else 0.0
            for x, words in zip(lines, both, strict=True)
        ])  # fmt: skip
        "Share of each line's telling words that another uses."
        known = [len(x.named & words) for x, words in zip(lines, both, strict=True)]
        self.named = np.array([
            n / len(x.named) if x.named else 0.5 for x, n in zip(lines, known, strict=True)
        ])  # fmt: skip
        "The same of its names."
        self.new = [len(x.named) - n for x, n in zip(lines, known, strict=True)]
        "How many names of each line no other has."
        self.runs = np.array(runs(lines))


_NO_NAMES = ("www", "m", "com", "co", "org", "net", "ac", "gov")
"Parts of an address beside the name and the last."


def site_words(site: str | None) -> str:
    """Give the name in a site's address, letters only: 'www.tyne-lines.co.uk' gives 'tynelines'."""
    if not site:
        return ""
    labels = site.casefold().split(".")
    parts = [part for part in labels[: max(len(labels) - 1, 1)] if part not in _NO_NAMES]
    return re.sub(r"[^a-z0-9]", "", max(parts, key=len)) if parts else ""


def names_title(x: Line, site: str) -> bool:
    """Tell whether a line calls the title by its name, or by the last part of it: 'the Echo'."""
    if len(site) < 4:
        return False
    return site in x.letters or (site[-4:] in x.folded and _ends_of_names(x.text, site))


def _ends_of_names(text: str, site: str) -> bool:
    """Tell whether a word with a capital is the end of the name."""
    capitalised = (
        word.casefold().rstrip("’'s.,:;!?") for word in text.split() if word[0].isupper()
    )
    return any(len(name) >= 4 and site.endswith(name) for name in capitalised)


def _mails_title(x: Line, site: str) -> bool:
    """Tell whether a line gives an e-mail address at the title's own domain."""
    if len(site) <= 3 or "@" not in x.folded:
        return False
    return any(site_words(host) == site for host in _MAIL.findall(x.folded))


def _place(company: _Company) -> list[Column]:
    """Give the traits of place up to 'before_alike', each for every line."""
    lines, site, at = company.lines, company.site, company.at
    sentence, run, place = company.sentence, company.runs[:, 0], company.runs[:, 1]
    keys = [x.key for x in lines]
    count, again = Counter(keys), _seen_before(keys)
    alike = [_alike(x, after) for x, after in zip(lines, lines[1:], strict=False)]
    edge = np.zeros(1, dtype=bool)
    return [
        [
            own and site in x.letters
            for own, x in zip(company.own_name, lines, strict=True)
        ],
        company.own_name,
        [_mails_title(x, site) for x in lines],
        [len(x.telling & company.title) / max(len(x.telling), 1) for x in lines],
        [bool(company.title_key) and x.key == company.title_key for x in lines],
        [company.is_curly and x.straight for x in lines],
        [part == "credit" for part in company.spanned],
        [part == "other" for part in company.spanned],
        *_ends(len(lines)), at < company.start, at > company.end,
        np.concatenate([edge, sentence[:-1]]), np.concatenate([sentence[1:], edge]),
        run == 1, np.minimum(run, 10) / 5, np.minimum(place, 10) / 5,
        again,
        [count[x.key] > 1 and not said for x, said in zip(lines, again, strict=True)],
        _inside_others(company, keys, count),
        company.told, [*alike, 0.0], [0.0, *alike],
    ]  # fmt: skip


def _inside_others(company: _Company, keys: Sequence[str], count: Counter[str]) -> list[bool]:
    """Tell which lines stand word for word inside a longer one.

    The telling words of such a line are all another's too, but for its first and its last, which
    may be parts of longer words: with more of its own a line need not be looked for.
    """
    whole = " | ".join(keys)
    return [
        own <= 2 and len(x.words) >= 5 and whole.count(x.key) > count[x.key]
        for x, own in zip(company.lines, company.own, strict=True)
    ]


@lru_cache(maxsize=256)
def _ends(n: int) -> list[Column]:
    """Give where each of n lines stands, counted from either end."""
    at = np.arange(n)
    to_end = n - 1 - at
    return [
        at == 0, at == 1, to_end == 0, (to_end > 0) & (to_end <= 3),
        np.minimum(at, 12) / 6, np.minimum(to_end, 12) / 6, at / max(n - 1, 1),
    ]  # fmt: skip


def _seen_before(keys: Sequence[str]) -> list[bool]:
    seen: set[str] = set()
    again = []
    for own in keys:
        again.append(own in seen)
        seen.add(own)
    return again


def _together(company: _Company) -> list[Column]:
    """Give traits that mean something only together: what a line is, and where it stands."""
    lines, at, told = company.lines, company.at, company.told
    head, tail = at < company.start, at > company.end
    fragment, inside = ~company.sentence, ~(head | tail)
    lone = fragment & inside & (company.runs[:, 0] == 1)
    you = np.array([x.you for x in lines])
    long = np.array([len(x.words) for x in lines])
    straight = np.array([x.straight for x in lines])
    unclosed = np.array([x.unclosed for x in lines])
    return [
        head & fragment, tail & fragment, lone, fragment & inside & ~lone,
        at == company.start, at == company.end, you & inside, you & ~inside,
        tail * np.array([x.titled for x in lines]), lone * told, tail & (long <= 4),
        lone & (long >= 8) & company.is_disciplined,
        lone & company.is_curly & straight, lone & unclosed,
        [own and has(x, "product") for own, x in zip(company.own_name, lines, strict=True)],
        [len(x.names & company.title) / (len(x.names) or 1) for x in lines],
        np.minimum(company.new, 4) / 2,
    ]  # fmt: skip


def _alike(x: Line, other: Line) -> float:
    fewer = min(len(x.telling), len(other.telling))
    return len(x.telling & other.telling) / fewer if fewer else 0.0
