"""What a text states that can be counted off: numbers, dates, names, quotations, words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from briefing import english, sentences, text
from briefing.gate import numbers


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a text."""

    text: str
    "As it stands."
    stem: str
    "Lower case, ending off."
    kind: str
    "'number', 'date', 'name', 'word', or 'empty' for a word of grammar."
    sentence: int
    "Which sentence, from 0."
    first: bool = False
    "True when it opens its sentence, so that its capital says nothing."
    values: tuple[float, ...] = ()
    "What a number is worth."
    unit: str = ""
    "The sign before or after a number: '£', '%'."
    joined: bool = False
    "True for a name that goes on from the token before it."


@dataclass(frozen=True)
class Reading:
    """A text read into tokens."""

    text: str
    "As given, quotation marks made straight."
    tokens: tuple[Token, ...]
    "In order."

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem in the text."""
        return frozenset(token.stem for token in self.tokens)

    @cached_property
    def values(self) -> frozenset[float]:
        """Every number in the text."""
        return frozenset(value for token in self.tokens for value in token.values)

    @cached_property
    def spelled(self) -> frozenset[str]:
        """Every word in the text, lower case."""
        return frozenset(token.text.lower() for token in self.tokens)

    @cached_property
    def by_sentence(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens of each sentence."""
        last = self.tokens[-1].sentence if self.tokens else -1
        rows: list[list[Token]] = [[] for _ in range(last + 1)]
        for token in self.tokens:
            rows[token.sentence].append(token)
        return tuple(tuple(row) for row in rows)


_WORD = re.compile(r"[^\W\d_]+(?:['’.&-]?[^\W\d_]+)*")
_DATE_WORDS = frozenset(
    [*english.WEEKDAYS, *english.MONTHS, "today", "yesterday", "tomorrow", "tonight"]
)
_SHORT_DATES = {name[:3]: name for name in (*english.WEEKDAYS, *english.MONTHS)} | {
    "sept": "september", "tues": "tuesday", "thurs": "thursday", "thur": "thursday",
}  # fmt: skip
_UNIT_WORDS = {
    "pound": "£", "pounds": "£", "dollar": "$", "dollars": "$", "euro": "€", "euros": "€",
    "per": "%", "percent": "%", "pc": "%", "quid": "£", "sterling": "£",
}  # fmt: skip
_APPROXIMATE = re.compile(
    r"\b(?:about|around|nearly|almost|some|roughly|approximately|more than|over|less than|fewer than"
    r"|under|at least|up to|just over|just under|close to)\s+[£$€]?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)
def read(passage: str) -> Reading:
    """Read a text into tokens."""
    straight = text.straight_quotes(passage)
    tokens: list[Token] = []
    for place, sentence in enumerate(
        part for block in straight.split("\n\n") for part in sentences.split(block)
    ):
        tokens.extend(_tokens(sentence, place))
    return Reading(straight, tuple(tokens))


def _tokens(sentence: str, place: int) -> Iterator[Token]:
    taken, end_of_name = 0, -1
    pieces = sorted(
        [*numbers.NUMBER.finditer(sentence), *_WORD.finditer(sentence)],
        key=lambda match: (match.start(), match.re is not numbers.NUMBER),
    )
    opening = True
    for found in pieces:
        if found.start() < taken:
            continue
        taken = found.end()
        if found.re is numbers.NUMBER:
            yield _number(sentence, found, place)
        else:
            token = _word(found, place, first=opening or _after_mark(sentence, found.start()))
            gap = sentence[end_of_name : found.start()] if end_of_name >= 0 else None
            if token.kind == "name":
                joined = gap is not None and gap in (" ", ". ")
                token = Token(
                    token.text, token.stem, "name", place, first=token.first, joined=joined
                )
                end_of_name = found.end()
            yield token
        opening = False


def _after_mark(sentence: str, at: int) -> bool:
    """Tell whether a word opens a quotation, so that its capital says nothing."""
    return sentence[at - 1 : at] in ('"', "'") and sentence[: at - 1].rstrip()[-1:] in (
        ",",
        ":",
        "",
    )


def _number(sentence: str, found: re.Match[str], place: int) -> Token:
    sign = found["sign"] or ""
    after = sentence[found.end() : found.end() + 12].lstrip(" -")
    if not sign:
        sign = "%" if after.startswith("%") else ""
        following = re.match(r"[a-z]+", after.lower())
        if following and following[0] in _UNIT_WORDS:
            sign = _UNIT_WORDS[following[0]]
    spelled = found[0]
    return Token(spelled, spelled.lower(), "number", place, values=numbers.values(found), unit=sign)


def _word(found: re.Match[str], place: int, *, first: bool) -> Token:
    spelled = re.sub(r"'s?$", "", found[0]) or found[0]
    low = spelled.lower().replace(".", "")
    capital = spelled[:1].isupper()
    if capital and low in _SHORT_DATES and low not in ("mar", "sat", "sun", "dec", "may"):
        low = _SHORT_DATES[low]
    if (
        low in _DATE_WORDS
        and (capital or low not in ("may", "march"))
        and not (first and low == "may")
    ):
        return Token(spelled, low, "date", place, first=first)
    if low in english.EMPTY or low in ("mr", "mrs", "ms", "miss"):
        return Token(spelled, low, "empty", place, first=first)
    kind = "name" if capital else "word"
    return Token(spelled, english.stem(low.removesuffix("'s")), kind, place, first=first)


def new_numbers(said: Reading, told: Reading) -> list[str]:
    """Name each number that the sources do not hold, or hold with another unit."""
    reasons = []
    for token in said.tokens:
        if token.kind != "number" or token.text.lower() in ("one", "dozens"):
            continue
        value = token.values[0]
        if value not in told.values and not _near(token, said, told):
            reasons.append(f"number: {token.text} is not in the source")
        elif token.unit and value in told.values:
            units = {other.unit for other in told.tokens if value in other.values}
            if token.unit not in units and units != {""}:
                reasons.append(f"number: {token.unit}{token.text} has another unit in the source")
    return reasons


def _near(token: Token, said: Reading, told: Reading) -> bool:
    """Tell whether a rounded number says that it is rounded and is close to one in the sources."""
    at = said.text.find(token.text)
    if not _APPROXIMATE.search(said.text[:at] + (token.unit if token.unit in "£$€" else "")):
        return False
    return any(abs(token.values[0] - value) <= 0.1 * value for value in told.values if value)


def new_dates(said: Reading, told: Reading) -> list[str]:
    """Name each weekday, month or day word that the sources do not hold."""
    known = {token.stem for token in told.tokens if token.kind == "date"} | told.spelled
    return [
        f"date: {token.text} is not in the source"
        for token in said.tokens
        if token.kind == "date" and token.stem not in known
    ]


_ALIASES = (
    frozenset({"uk", "britain", "british", "u.k", "united", "kingdom"}),
    frozenset({"us", "usa", "u.s", "u.s.a", "america", "american", "united", "states"}),
    frozenset({"eu", "europe", "european", "union", "e.u"}),
    frozenset({"un", "united", "nations", "u.n"}),
    frozenset({"mp", "member", "parliament"}),
    frozenset({"pm", "prime", "minister"}),
    frozenset({"pc", "constable", "officer"}),
    frozenset({"dutch", "netherlands", "holland"}),
    frozenset({"greek", "greece"}),
    frozenset({"french", "france"}),
    frozenset({"welsh", "wales"}),
    frozenset({"spanish", "spain"}),
    frozenset({"swiss", "switzerland"}),
    frozenset({"danish", "denmark"}),
    frozenset({"turkish", "turkey", "turkiye"}),
    frozenset({"polish", "poland"}),
    frozenset({"scottish", "scotland", "scots"}),
    frozenset({"irish", "ireland"}),
    frozenset({"english", "england"}),
)
_GO_ON = frozenset("said says was is has had were told will would may can could did does".split())


def new_names(said: Reading, told: Reading) -> list[str]:
    """Name each proper name that the sources do not hold, or hold only in other company."""
    reasons = []
    runs = _runs(told)
    for place, token in enumerate(said.tokens):
        if token.kind != "name":
            continue
        if not _known(token, told):
            if not token.first or _looks_proper(said, place, told):
                reasons.append(f"name: {token.text} is not in the source")
        elif token.joined and _mixed(said.tokens[place - 1], token, told, runs):
            pair = f"{said.tokens[place - 1].text} {token.text}"
            reasons.append(f"name: {pair} are not one name in the source")
    return reasons


def _known(token: Token, told: Reading) -> bool:
    low = token.text.lower()
    if low in told.spelled or token.stem in told.stems or _alias(low, told):
        return True
    parts = low.split("-")
    if len(parts) > 1 and all(
        part in told.spelled or english.stem(part) in told.stems for part in parts
    ):
        return True
    if len(low) >= 5 and any(_kin(low, other) for other in told.spelled):
        return True
    return token.text.isupper() and 2 <= len(low) <= 6 and _spells(low, told)


def _kin(one: str, other: str) -> bool:
    """Tell whether two words share all but their ending: 'Russian', 'Russia'."""
    shorter, longer = sorted((one, other), key=len)
    root = len(shorter) - 1 if len(shorter) > 5 else len(shorter)
    return (
        len(shorter) >= 4 and longer.startswith(shorter[:root]) and len(longer) - len(shorter) <= 3
    )


def _alias(low: str, told: Reading) -> bool:
    groups = [group for group in _ALIASES if low.replace(".", "") in group or low in group]
    known = told.spelled | {word.replace(".", "") for word in told.spelled}
    return any(group & known for group in groups)


def _spells(low: str, told: Reading) -> bool:
    """Tell whether capital letters are the initials of a name in the sources."""
    capitals = "".join(
        token.text[0].lower() if token.text[:1].isupper() else " " for token in told.tokens
    )
    return low in capitals


def _looks_proper(said: Reading, place: int, told: Reading) -> bool:
    """Tell whether an unknown word that opens a sentence is a name rather than a common noun."""
    token = said.tokens[place]
    following = said.tokens[place + 1] if place + 1 < len(said.tokens) else None
    if following is None or following.sentence != token.sentence:
        return False
    if following.kind == "name":
        return not _known(following, told) or (following.joined and _is_surname(following, told))
    return following.text.lower() in _GO_ON and not token.text.endswith("s")


def _is_surname(token: Token, told: Reading) -> bool:
    """Tell whether the sources give this name after another name: 'Palmer' in 'Keith Palmer'."""
    return any(other.joined and other.stem == token.stem for other in told.tokens)


def _runs(told: Reading) -> list[frozenset[str]]:
    runs: list[set[str]] = []
    for token in told.tokens:
        if token.kind == "name" and token.joined and runs:
            runs[-1].add(token.stem)
        elif token.kind == "name":
            runs.append({token.stem})
    return [frozenset(run) for run in runs]


def _mixed(before: Token, token: Token, told: Reading, runs: list[frozenset[str]]) -> bool:
    """Tell whether two names stand as one here and only apart in the sources."""
    if before.kind != "name" or before.first or before.text.lower() in _RANKS:
        return False
    lower = {word.text for word in told.tokens if word.text.islower()}
    if before.text.lower() in lower or token.text.lower() in lower:
        return False
    together = any({before.stem, token.stem} <= run for run in runs)
    apart = any(before.stem in run for run in runs) and any(token.stem in run for run in runs)
    return apart and not together


_RANKS = frozenset(
    "pc dc ds di sgt dr sir lord lady dame prof professor rev cllr councillor judge president minister "
    "prime king queen prince princess pope captain coach chief inspector detective constable officer "
    "sergeant superintendent senator governor mayor general colonel secretary chancellor mp".split()
)


def new_quotations(said: Reading, told: Reading) -> list[str]:
    """Name each quotation whose words do not stand together in the sources."""
    whole = f" {text.key(told.text)} "
    reasons = []
    for start, end in sentences.quotations(said.text):
        inside = text.key(said.text[start:end])
        if inside and f" {inside} " not in whole:
            reasons.append(
                f"quotation: “{said.text[start:end].strip(chr(34))[:60]}” is not in the source"
            )
    return reasons


def new_words(said: Reading, told: Reading) -> list[str]:
    """Refuse a text most of whose words of meaning are not the sources'."""
    words = [token for token in said.tokens if token.kind == "word"]
    new = [token.text for token in words if not _familiar(token, told)]
    if len(new) >= 4 and len(new) > 0.6 * len(words):
        return [f"wording: {len(new)} of {len(words)} words are new ({', '.join(new[:5])})"]
    return []


def _familiar(token: Token, told: Reading) -> bool:
    if token.stem in told.stems:
        return True
    return len(token.stem) >= 4 and any(_kin(token.stem, other) for other in told.stems)
