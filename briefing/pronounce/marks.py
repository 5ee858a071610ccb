"""Marks inside the pronounce room: letters said one by one, until an alphabet is chosen.

A rule that spells something out writes it between two private-use characters. At the end
the marks fall away ("N H S"), or become an inline pronunciation for an engine that takes
phonemes: left to itself an engine reads the letter A as the article, and "M Ps" as "M P S".
"""

from __future__ import annotations

import re

OPEN, CLOSE = "\ue000", "\ue001"
_MARKED = re.compile(rf"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}(['’]?s\b(?:['’](?!\w))?)?")
_AND = re.compile(r"(?<=\s)['’]n['’](?=\s)")
_PRIVATE = re.compile("[\ue000-\uf8ff]")

_LETTERS_US = {
    "A": "A", "B": "bi", "C": "si", "D": "di", "E": "i", "F": "ɛf", "G": "ʤi", "H": "Aʧ",
    "I": "I", "J": "ʤA", "K": "kA", "L": "ɛl", "M": "ɛm", "N": "ɛn", "O": "O", "P": "pi",
    "Q": "kju", "R": "ɑɹ", "S": "ɛs", "T": "ti", "U": "ju", "V": "vi", "W": "dˈʌbᵊlju",
    "X": "ɛks", "Y": "wI", "Z": "zɛd",
}  # fmt: skip
_LETTERS_GB = _LETTERS_US | {
    "B": "biː", "C": "siː", "D": "diː", "E": "iː", "G": "ʤiː", "O": "Q", "P": "piː",
    "Q": "kjuː", "R": "ɑː", "T": "tiː", "U": "juː", "V": "viː", "W": "dˈʌbᵊljuː",
}  # fmt: skip
_VOICELESS, _HISSING = "ptkfθ", "szʃʒʧʤ"
_VOWELS = "AIOQWYaiuæɑɒɔəɛɜɪʊʌ"


def without_marks(text: str) -> str:
    """Give text that holds no private-use character, so that nobody outside can set a mark."""
    return _PRIVATE.sub("", text)


def spell(letters: str) -> str:
    """Give letters marked to be said one by one: 'NHS' as 'N H S' between marks."""
    return f"{OPEN}{' '.join(c for c in letters if not c.isspace())}{CLOSE}"


def plain(text: str) -> str:
    """Give text with the marks taken out: 'M Ps', 'two forty p m'."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def with_phonemes(text: str, alphabet: str) -> str:
    """Give text with each marked spelling as `[N H S](/phonemes/)` of a misaki alphabet."""
    sounds = _LETTERS_GB if alphabet == "misaki-gb" else _LETTERS_US

    def put(match: re.Match[str]) -> str:
        said = [sounds[c.upper()] for c in match[1] if c.upper() in sounds]
        if not said:
            return match[0]
        ending = match[2] or ""
        phonemes = _stressed(said) + (plural(said[-1]) if ending else "")
        return f"[{match[1]}{ending}](/{phonemes}/)"

    return _AND.sub("[n](/ən/)", plain(_MARKED.sub(put, text)))


def plural(phonemes: str) -> str:
    """Give the sound of an ending s after these phonemes: s, z or ɪz."""
    last = phonemes.rstrip("ˈˌː/")[-1:]
    if last in _HISSING:
        return "ɪz"
    return "s" if last in _VOICELESS else "z"


def _stressed(said: list[str]) -> str:
    """Join letter names: the last carries the stress, as newsreaders say initialisms."""
    marks = "ˌ" * (len(said) - 1) + "ˈ"
    return "".join(_stress(name, mark) for name, mark in zip(said, marks, strict=True))


def _stress(name: str, mark: str) -> str:
    if "ˈ" in name:
        return name.replace("ˈ", mark)
    place = next(i for i, c in enumerate(name) if c in _VOWELS)
    return f"{name[:place]}{mark}{name[place:]}"
