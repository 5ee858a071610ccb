"""Words meant beside words heard: what differs to the ear, whatever the spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from briefing.pronounce import ordinary, spoken
from briefing.text import straight_quotes

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_POSSESSIVE = re.compile(r"'s\b|s'(?!\w)")
_UNSTRESSED = re.compile(r"[ˈˌ\s.,;:!?]")
_LEVELLED = str.maketrans({"ᵊ": "ə", "ᵻ": "ɪ", "T": "t", "ɚ": "ə", "ɐ": "ə", "ʌ": "ə"})
_CLOSE_ENOUGH = 0.7
"So alike must a name sound to what was heard: a recogniser cannot know how it is spelled."
_LETTERS_ENOUGH = 0.75
"So alike must the spelling be of a name, or of something that is no English word."

Sound = Callable[[str], str]
"Gives the phonemes of some words."


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that were meant, and what was heard in their place."""

    meant: str
    "In their spoken form; empty when something was heard that is not in the text."
    heard: str
    "In its spoken form; empty when nothing was."
    name: bool
    "True when a name is among the words meant."

    @property
    def words(self) -> int:
        """How many words are wrong, missing or too many."""
        return max(len(self.meant.split()), len(self.heard.split()))


def differences(
    meant: str, heard: str, *, sound: Sound | None = None, near: bool = True
) -> tuple[Difference, ...]:
    """Give where what was heard differs from what was meant; nothing when all is alike.

    Both are compared as words in their spoken form, so that '2.40pm' and 'two forty p.m.' are
    alike, and so is what sounds the same: 'mail' and 'male', 'healthcare' and 'health care'. A
    name may also be nearly alike, and so may what is no word at all, unless `near` is false.
    """
    sound = sound or phonemes
    names_meant = frozenset(_words(" ".join(_capitalised(meant))))
    wanted, found = _words(meant), _words(heard)
    told = []
    for kind, a, b, c, d in SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        one = Difference(
            " ".join(wanted[a:b]), " ".join(found[c:d]), bool(names_meant & set(wanted[a:b]))
        )
        if not _alike(one, sound, near=near):
            told.append(one)
    return tuple(told)


def word_count(text: str) -> int:
    """Give how many words of `text` are compared."""
    return len(_words(text))


def name_count(text: str) -> int:
    """Give how many of the words compared belong to a name."""
    names = frozenset(_words(" ".join(_capitalised(text))))
    return sum(word in names for word in _words(text))


def _words(text: str) -> list[str]:
    plain = straight_quotes(spoken(straight_quotes(text))).lower().replace("-", " ")
    plain = _POSSESSIVE.sub("s", plain).replace("per cent", "percent")
    return [word.strip("'") for word in _WORD.findall(plain)]


def _capitalised(text: str) -> Sequence[str]:
    """Give words with a capital that do not begin a sentence, initials included."""
    words = re.findall(r"(?:^|(?<=[.!?:]\s)|(?<=[.!?:]\s[\"'“‘]))?\S+", text)
    starts = {m.end() for m in re.finditer(r"^[\"'“‘(]*|[.!?:][\"'”’)]*\s+[\"'“‘(]*", text)}
    place, names = 0, []
    for word in words:
        begin = text.index(word, place)
        place = begin + len(word)
        bare = word.lstrip("\"'“‘(")
        opens = begin + len(word) - len(bare) in starts
        if bare[:1].isupper() and bare not in ("I", "I'm", "I’m", "I've", "I’ve") and not opens:
            names.append(bare)
    return names


def _alike(one: Difference, sound: Sound, *, near: bool) -> bool:
    if not (one.meant and one.heard):
        return False
    meant, heard = _level(sound(one.meant)), _level(sound(one.heard))
    if meant and meant == heard:
        return True
    invented = not any(word in ordinary() for word in one.heard.split())
    if not (near and (one.name or invented)):
        return False
    if SequenceMatcher(None, one.meant, one.heard, autojunk=False).ratio() >= _LETTERS_ENOUGH:
        return True
    return one.name and SequenceMatcher(None, meant, heard, autojunk=False).ratio() >= _CLOSE_ENOUGH


def _level(sounds: str) -> str:
    """Give phonemes without stress, and with what unstressed speech does not tell apart as one."""
    return re.sub(r"(.)\1", r"\1", _UNSTRESSED.sub("", sounds).translate(_LEVELLED))


@cache
def phonemes(words: str) -> str:
    """Give the sound of words as the default voice's dictionary has it."""
    return str(_converter()(words))


@cache
def _converter() -> Callable[[str], str]:
    from hibari.g2p import G2P  # noqa: PLC0415 - slow to load

    converter: Callable[[str], str] = G2P()
    return converter
