"""Who said what: an article as units a newsreader can speak, each quotation with its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing import english, sentences, text
from briefing.models import CleanArticle

_SAYING = rf"(?:{english.SAYING}|reads|read|[Aa]ccording to)"
_PRONOUNS = frozenset("he she they it we i you who".split())
_NAME_PART = r"(?:[A-Z][\w'’]*(?:-[A-Z][\w'’]*)*|[A-Z]\.)"
_NAME = re.compile(rf"{_NAME_PART}(?: (?:{_NAME_PART}|de|van|von|der|bin|al|la|le|of))*")
_LONG_ENOUGH = 4
"Words from which a stretch in quotation marks is speech and not a phrase of the paper's."


@dataclass(frozen=True, slots=True)
class Unit:
    """What can be spoken in one go: a sentence, or a quotation with who said it."""

    text: str
    "The article's own words."
    article: str
    "Id of the article."
    paragraph: int
    "Paragraph of that article, from 0."
    opens: bool
    "True when it is the first sentence of its paragraph."
    quotation: bool = False
    "True when it holds direct speech."
    bare: bool = False
    "True when it is direct speech and the unit itself does not say whose."
    speaker: str | None = None
    "Whose words they are, as far as the article tells."


def units(cleaned: CleanArticle) -> tuple[Unit, ...]:
    """Give an article's sentences in order, quotations whole and with their speakers.

    A paragraph that only repeats the headline is left out. A quotation that runs on over
    several paragraphs keeps its speaker, and its later paragraphs are marked bare.
    """
    headline = text.key(cleaned.article.title)
    found: list[Unit] = []
    for paragraph in cleaned.paragraphs:
        if headline and text.key(paragraph.text) == headline:
            continue
        for place, sentence in enumerate(sentences.split(paragraph.text)):
            unit = Unit(sentence, cleaned.article.id, paragraph.index, opens=place == 0)
            found.append(_with_speaker(unit, found[-1] if found else None))
    return tuple(found)


def without_repeats(found: Iterable[Unit], *, threshold: float = 0.8) -> tuple[Unit, ...]:
    """Leave out each unit whose words an earlier one already holds, to `threshold` or more."""
    kept: list[Unit] = []
    held: list[frozenset[str]] = []
    holders: dict[str, list[int]] = {"": []}
    for unit in found:
        words = stems(unit.text)
        # Most units share nothing: only those with a word in common are looked at.
        beside = {place for word in words or ("",) for place in holders.get(word, ())}
        if not any(containment(words, held[place]) >= threshold for place in beside):
            for word in words or ("",):
                holders.setdefault(word, []).append(len(kept))
            kept.append(unit)
            held.append(words)
    return tuple(kept)


def containment(some: frozenset[str], others: frozenset[str]) -> float:
    """Give the share of the smaller set's words that the other holds, 0 to 1."""
    smaller = min(len(some), len(others))
    return len(some & others) / smaller if smaller >= 3 else float(some == others)


def stems(sentence: str) -> frozenset[str]:
    """Give a sentence's words of meaning, endings off: equal for equal content."""
    return frozenset(
        english.stem(word)
        for word in text.key_words(sentence)
        if word not in english.EMPTY and len(word) > 1
    )


def spoken_parts(sentence: str) -> list[tuple[int, int]]:
    """Give where direct speech stands in a sentence; short phrases in marks do not count."""
    return [
        (start, end)
        for start, end in sentences.quotations(sentence)
        if len(sentence[start:end].split()) >= _LONG_ENOUGH and not _is_title(sentence[start:end])
    ]


def _is_title(inside: str) -> bool:
    """Tell whether words in quotation marks are the title of something, not speech."""
    words = text.words(inside)
    return sum(word[:1].isupper() for word in words) > 0.6 * len(words)


def outside_quotations(sentence: str) -> str:
    """Give what the paper itself says in a sentence, every quotation taken out."""
    rest, begin = [], 0
    for start, end in sentences.quotations(sentence):
        rest.append(sentence[begin:start])
        begin = end
    return " ".join([*rest, sentence[begin:]]).strip()


def _with_speaker(unit: Unit, before: Unit | None) -> Unit:
    parts = spoken_parts(unit.text)
    if not parts:
        return unit
    said = outside_quotations(unit.text)
    speaker = _speaker(said)
    bare = speaker is None and len(text.words(said)) < _LONG_ENOUGH
    if bare and before is not None and before.quotation:
        speaker = before.speaker
    elif speaker is None and len(text.words(said)) >= _LONG_ENOUGH and not _whole(unit.text, parts):
        speaker = _subject(said)
        speaker = None if (speaker or "").lower() in _PRONOUNS else speaker
    elif speaker is not None and speaker.lower() in _PRONOUNS:
        speaker = _named_before(before)
    return Unit(
        unit.text,
        unit.article,
        unit.paragraph,
        unit.opens,
        quotation=True,
        bare=bare,
        speaker=speaker,
    )


def _named_before(before: Unit | None) -> str | None:
    """Give the one person the unit before speaks of; None when there is none, or are several."""
    if before is None:
        return None
    named = english.people(before.text) or _TITLED.findall(before.text)
    if not named and before.speaker:
        return before.speaker
    return named[0] if len(set(named)) == 1 else None


_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Judge|President)\.? [A-Z][\w'’-]+")


def _whole(sentence: str, parts: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a stretch of speech is a sentence of its own, not a part of the paper's."""
    return any(sentence[start + 1 : start + 2].isupper() for start, _ in parts)


def _subject(said: str) -> str | None:
    """Give what a sentence is about: the noun it opens with, else its first name."""
    phrase = re.match(r"(?:the|a|an|one|his|her|its) (?:[\w'’-]+ ?){1,3}", said, re.IGNORECASE)
    named = _NAME.search(said)
    return _trimmed(phrase[0]) if phrase else _trimmed(named[0]) if named else None


def _trimmed(name: str) -> str:
    return re.sub(
        r"(?: (?:of|de|la|le|al|is|are|was|were|has|have|had|will|would|who|that))+$",
        "",
        name.strip(),
    )


_INSERTED = re.compile(
    r", (?:of|an?|the|who|whose|from|aged|his|her|its|which|with|\d+|now|then|speaking|chief"
    r"|head)\b[^,]*(?=,)"
)


def _speaker(said: str) -> str | None:
    """Give who is said to speak in the words outside the quotation marks; None when nobody."""
    verb = re.search(rf"\b{_SAYING}\b", said)
    if verb is None:
        return None
    before = _INSERTED.sub("", said[: verb.start()].rstrip(" ,") + ",").rstrip(" ,")
    after = said[verb.end() :].lstrip(" :,")
    clause = before.rsplit(", ", 1)[-1]
    pronoun = re.search(r"\b(he|she|they|it|who)$", before, re.IGNORECASE)
    follows = _NAME.match(after)
    if pronoun:
        return pronoun[1]
    if follows and (verb[0].lower() == "according to" or not _NAME.search(clause)):
        return follows[0]
    if verb[0].lower() == "according to" or not clause:
        return _after(after or before)
    return _before(clause)


def _before(clause: str) -> str | None:
    """Give the speaker from the words before the verb: all of them where they are few."""
    names = [_trimmed(name) for name in _NAME.findall(clause)]
    if len(clause.split()) > 8:
        return _subject(clause) or (names[-1] if names else None)
    return _trimmed(clause) or None


def _after(words: str) -> str | None:
    phrase = re.match(r"(?:the|a|an|one) (?:[\w'’-]+ ?){1,4}", words, re.IGNORECASE)
    return phrase[0].strip() if phrase else words.strip(" .,:") or None
