"""The cleaning rules: named patterns kept as data in `rules/*.toml`, one file a label.

Each rule says why it stands and carries examples it must match and must not; the tests run
them. Patterns see a line folded: lower case, straight quotes, look-alike letters made plain.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefing.models import Label
from briefing.text import straight_quotes

LONGEST = 4000
"Characters of the longest line a rule is tried on: no furniture is longer, and time is bounded."
FOLDER = Path(__file__).with_name("rules")
_LOOK_ALIKE = "аеорсухіјѕԁӏɡοαερτυνικ０１２３４５６７８９"
_PLAIN = str.maketrans(_LOOK_ALIKE, "aeopcyxijsdlgoaeptuvik0123456789")
_LOOKS_ALIKE = re.compile(f"[{_LOOK_ALIKE}]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")


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
    find: Callable[[str], re.Match[str] | None]
    "The pattern's search; its match where every alternative stands at the beginning."
    words: frozenset[str]
    "It is tried only on lines with one of these words; empty means on every line."
    needs: tuple[str, ...]
    "Without one of these in the folded line its pattern cannot match; empty when unknown."
    sentence: bool
    "True when it may cut a full sentence; False when only a line that is none."
    zone: str
    "'any', 'head' (before the first sentence), 'tail' (after the last) or 'edge' (either)."
    sure: bool
    "True when no line of news can have its words, whatever the learned voice thinks."
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
    needs: frozenset[str]
    "Without one of these in the line its pattern cannot match; each best begins rarely met."
    before: tuple[str, ...]
    "Lines before it is applied."
    after: tuple[str, ...]
    "The same lines after."


def fold(text: str) -> str:
    """Give a line as rules see it: lower case, plain letters, quotes, dashes and spaces."""
    folded = straight_quotes(text)
    if not folded.isascii():
        folded = unicodedata.normalize("NFKC", folded).casefold()
        if _LOOKS_ALIKE.search(folded):  # a translation takes longer than all the rest
            folded = folded.translate(_PLAIN)
        folded = _DASHES.sub("-", folded)
    folded = folded.casefold()
    single = folded.isprintable() and "  " not in folded and folded.strip() == folded
    return folded if single else " ".join(folded.split())


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
            needs=frozenset(entry["needs"]),
            before=tuple(entry["before"]),
            after=tuple(entry["after"]),
        )
        for entry in _entries(FOLDER / "spans.toml")
    )


def match(folded: str, words: frozenset[str], *, sentence: bool, zone: str) -> Rule | None:
    """Give the first rule that recognises a line, or None.

    `folded` is the line as `fold` gives it, `words` its words, `sentence` whether it is a full
    sentence and `zone` where it stands ('head', 'body' or 'tail').
    """
    if len(folded) > LONGEST:
        return None
    for rule in _candidates(words, sentence=sentence):
        if rule.zone not in ("any", zone) and not (rule.zone == "edge" and zone != "body"):
            continue
        if rule.needs and not may_match(rule, folded):
            continue
        if rule.find(folded):
            return rule
    return None


def may_know(text: str, words: Sequence[str], labels: tuple[Label, ...], *, sentence: bool) -> bool:
    """Tell whether a rule with one of these labels recognises a line between others, or may."""
    always, waiting = _knowing(labels, sentence=sentence)
    numbers = always.union(*[waiting[word] for word in waiting.keys() & words])
    if not numbers:
        return False
    folded, rules = fold(text), shipped()
    for number in numbers:
        rule = rules[number]
        if (not rule.needs or may_match(rule, folded)) and rule.find(folded):
            return True
    return False


@cache
def _knowing(
    labels: tuple[Label, ...], *, sentence: bool
) -> tuple[frozenset[int], dict[str, list[int]]]:
    """Give the numbers of such rules: of those for any line, and of the others by word."""
    always: list[int] = []
    waiting: dict[str, list[int]] = {}
    for number, rule in enumerate(shipped()):
        if rule.label in labels and rule.zone == "any" and (rule.sentence or not sentence):
            if not rule.words:
                always.append(number)
            for word in rule.words:
                waiting.setdefault(word, []).append(number)
    return frozenset(always), waiting


def may_match(rule: Rule, text: str) -> bool:
    """Tell whether a text has what a rule's pattern needs: looking is cheap, searching is not."""
    for needed in rule.needs:
        if needed in text:
            return True
    return not rule.needs


def _candidates(words: frozenset[str], *, sentence: bool) -> list[Rule]:
    index, always, waited = _index(sentence=sentence)
    found = words & waited
    if not found:
        return always
    if len(found) == 1:
        return _waiting_for(next(iter(found)), sentence=sentence)
    numbers = set(index[""]).union(*[index[word] for word in found])
    rules = shipped()
    return [rules[number] for number in sorted(numbers)]


@cache
def _waiting_for(word: str, *, sentence: bool) -> list[Rule]:
    """Give the rules that wait for one word, and those that wait for none, in order."""
    index, _, _ = _index(sentence=sentence)
    rules = shipped()
    return [rules[number] for number in sorted({*index[""], *index[word]})]


@cache
def _index(*, sentence: bool) -> tuple[dict[str, tuple[int, ...]], list[Rule], frozenset[str]]:
    """Give for each word the rules that wait for it, under '' those that wait for none.

    Beside it those that wait for none as they are, and all the words.
    """
    index: dict[str, list[int]] = {"": []}
    for number, rule in enumerate(shipped()):
        if rule.sentence or not sentence:
            for word in rule.words or ("",):
                index.setdefault(word, []).append(number)
    rules = shipped()
    always = [rules[number] for number in index[""]]
    waited = frozenset(index) - {""}
    return {word: tuple(numbers) for word, numbers in index.items()}, always, waited


def _entries(path: Path) -> list[dict]:  # type: ignore[type-arg]
    return list(tomllib.loads(path.read_text(encoding="utf-8")).get("rule", []))


def _rule(entry: dict, label: str) -> Rule:  # type: ignore[type-arg]
    pattern = re.compile(entry["pattern"])
    return Rule(
        name=entry["name"],
        label=Label(label),
        why=entry["why"],
        pattern=pattern,
        find=pattern.match if _is_anchored(entry["pattern"]) else pattern.search,
        words=frozenset(entry.get("words", ())),
        needs=tuple(entry.get("needs", ())),
        sentence=entry.get("sentence", False),
        zone=entry.get("zone", "any"),
        sure=entry.get("sure", False),
        yes=tuple(entry["yes"]),
        no=tuple(entry["no"]),
    )


def _is_anchored(pattern: str) -> bool:
    """Tell whether every alternative of a pattern begins with '^': trying one place will do."""
    depth, inside, begins = 0, False, True
    characters = iter(pattern)
    for character in characters:
        if begins and character != "^":
            return False
        begins = False
        if character == "\\":
            next(characters)
        elif character in "[]":
            inside = character == "["
        elif not inside:
            depth += (character == "(") - (character == ")")
            begins = character == "|" and depth == 0
    return not begins
