"""First mention: a person the listener has not met is given the whole name the article gives."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing import english
from briefing.models import Sentence
from briefing.quotes import Unit
from briefing.summarise.ear.rule import outside

RULE = "first-mention"
_TITLED = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame|Prof|Professor)\.? )?"
_LONGEST = 30


Names = Mapping[str, tuple[str, str]]
"For each surname one person bears, the full name and the unit that gives it first."


def introduce(spoken: Sequence[Sentence], known: Names) -> tuple[Sentence, ...]:
    """Give the sentences with each bare surname's first mention made the full name.

    Only where the article gives exactly one full name with that surname (`known`), and not
    inside a quotation.
    """
    met: set[str] = set()
    told = []
    for sentence in spoken:
        met.update(name.split()[-1] for name in english.people(sentence.text))
        for surname, (full, source) in known.items():
            if surname in met or not re.search(rf"\b{re.escape(surname)}\b", sentence.text):
                continue
            met.add(surname)
            sentence = _with_full_name(sentence, surname, full, source)  # noqa: PLW2901 - one by one
        told.append(sentence)
    return tuple(told)


def _with_full_name(sentence: Sentence, surname: str, full: str, source: str) -> Sentence:
    """Give a sentence with a surname's first mention in full; unchanged when that is not safe."""
    pattern = re.compile(
        r"(?<![\w'’-])(?<![A-Z][a-z] )(?<!\. )(?<![a-z] of "
        rf"){_TITLED}{re.escape(surname)}(?![\w-])(?! [A-Z])"
    )
    found = pattern.search(sentence.text)
    before = sentence.text[: found.start()].split() if found else []
    if found is None or (before and before[-1][:1].isupper() and before[-1][-1] not in ".,:;"):
        return sentence
    if before and before[-1].lower() in _PLACING:
        return sentence  # 'the north Wales coast', where 'Traffic Wales says' something too
    changed = outside(sentence.text, lambda part: pattern.sub(full, part, count=1))
    if changed == sentence.text or len(changed.split()) > _LONGEST:
        return sentence
    from briefing import gate  # noqa: PLC0415 - slow to load, and only needed here

    if not gate.faithful(changed, [sentence.text, source]).ok:
        return sentence
    return replace(sentence, text=changed, rules=(*sentence.rules, RULE))


_PLACING = frozenset(
    "north south east west mid central northern southern eastern western upper lower greater inner "
    "outer the a an this in at from near across into around over through outside inside".split()
)
"Words before a place's name, and hardly before a person's alone."
_PERSON = re.compile(
    rf"([A-Z][\w-]+)(?:, (?:aged )?\d+,)? (?:{english.SAYING})\b"
    r"|\b(?:Mr|Mrs|Ms|Miss|Dr|Judge|PC|Sgt|said) (?:[A-Z][\w-]+ )?([A-Z][\w-]+)"
)
"A surname that stands where only a person's can."


def full_names(units: Sequence[Unit]) -> Names:
    """Give the people an article names in full, by surname; `units` are the whole article's."""
    bearers: dict[str, dict[str, str]] = {}
    for unit in units:
        for name in english.people(unit.text):
            bearers.setdefault(name.split()[-1], {}).setdefault(name, unit.text)
    whole = " ".join(unit.text for unit in units)
    persons = {found[1] or found[2] for found in _PERSON.finditer(whole)}
    return {
        surname: next(iter(names.items()))
        for surname, names in bearers.items()
        if surname in persons and len({name.split()[-2] for name in names}) == 1
    }
