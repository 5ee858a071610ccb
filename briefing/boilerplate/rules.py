"""The cleaning rules: named patterns kept as data in `rules/*.toml`, one file a label.

Each rule says why it stands and carries examples it must match and must not; the tests run
them. Patterns see a line folded: lower case, straight quotes, look-alike letters made plain.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from briefing.models import Label
from briefing.text import straight_quotes

FOLDER = Path(__file__).with_name("rules")
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁӏɡοαερτυνικ０１２３４５６７８９", "aeopcyxijsdlgoaeptuvik0123456789"
)
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern for one kind of boilerplate."""

    name: str
    "Unique; stands on the receipt of each line it cuts."
    label: Label
    "What it recognises."
    why: str
    "Why a line like this is not news."
    pattern: re.Pattern[str]
    "Searched in the folded line."
    words: frozenset[str]
    "It is tried only on lines with one of these words; empty means on every line."
    sentence: bool
    "True when it may cut a full sentence; False when only a line that is none."
    zone: str
    "'any', 'head' (before the first sentence), 'tail' (after the last) or 'edge' (either)."
    yes: tuple[str, ...]
    "Lines it must match."
    no: tuple[str, ...]
    "Lines of news it must not match."


@dataclass(frozen=True, slots=True)
class Span:
    """A named pattern for boilerplate inside a line of news."""

    name: str
    "Unique; stands on the receipt."
    label: Label
    "What it recognises."
    why: str
    "Why these words are not news."
    pattern: re.Pattern[str]
    "Searched in the line as it stands; what it matches is removed."
    before: tuple[str, ...]
    "Lines before it is applied."
    after: tuple[str, ...]
    "The same lines after."


@lru_cache(maxsize=4096)  # an article is gone through until nothing changes
def fold(text: str) -> str:
    """Give a line as rules see it: lower case, plain letters, quotes, dashes and spaces."""
    folded = straight_quotes(text)
    if not folded.isascii():
        folded = unicodedata.normalize("NFKC", folded).casefold().translate(_LOOK_ALIKES)
        folded = _DASHES.sub("-", folded)
    return _SPACES.sub(" ", folded.casefold()).strip()


@cache
def shipped() -> tuple[Rule, ...]:
    """Give the rules that ship with the package, by file and place."""
    found: list[Rule] = []
    for path in sorted(FOLDER.glob("*.toml")):
        if path.stem != "spans":
            found += [_rule(entry, path.stem) for entry in _entries(path)]
    return tuple(found)


@cache
def spans() -> tuple[Span, ...]:
    """Give the patterns for boilerplate inside a line of news."""
    return tuple(
        Span(
            name=entry["name"],
            label=Label(entry["label"]),
            why=entry["why"],
            pattern=re.compile(entry["pattern"]),
            before=tuple(entry["before"]),
            after=tuple(entry["after"]),
        )
        for entry in _entries(FOLDER / "spans.toml")
    )


@lru_cache(maxsize=4096)
def match(folded: str, words: frozenset[str], *, sentence: bool, zone: str) -> Rule | None:
    """Give the first rule that recognises a line, or None.

    `folded` is the line as `fold` gives it, `words` its words, `sentence` whether it is a full
    sentence and `zone` where it stands ('head', 'body' or 'tail').
    """
    for rule in _candidates(words, sentence=sentence):
        if rule.zone not in ("any", zone) and not (rule.zone == "edge" and zone != "body"):
            continue
        if rule.pattern.search(folded):
            return rule
    return None


def _candidates(words: frozenset[str], *, sentence: bool) -> list[Rule]:
    index = _index(sentence=sentence)
    numbers = set(index[""])
    for word in words & index.keys():
        numbers.update(index[word])
    rules = shipped()
    return [rules[number] for number in sorted(numbers)]


@cache
def _index(*, sentence: bool) -> dict[str, tuple[int, ...]]:
    """Give for each word the rules that wait for it; under '' those that wait for none."""
    index: dict[str, list[int]] = {"": []}
    for number, rule in enumerate(shipped()):
        if rule.sentence or not sentence:
            for word in rule.words or ("",):
                index.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in index.items()}


def _entries(path: Path) -> list[dict]:  # type: ignore[type-arg]
    return list(tomllib.loads(path.read_text(encoding="utf-8")).get("rule", []))


def _rule(entry: dict, label: str) -> Rule:  # type: ignore[type-arg]
    return Rule(
        name=entry["name"],
        label=Label(label),
        why=entry["why"],
        pattern=re.compile(entry["pattern"]),
        words=frozenset(entry.get("words", ())),
        sentence=entry.get("sentence", False),
        zone=entry.get("zone", "any"),
        yes=tuple(entry["yes"]),
        no=tuple(entry["no"]),
    )
