"""IPA to the alphabets engines take: British and American misaki from one broad transcription.

The lexicon writes sounds as Wikipedia's English key does: r wherever an r-full speaker says
it, stress before the syllable, length marks. British readings drop r before consonants;
American ones keep it. https://en.wikipedia.org/wiki/Help:IPA/English
"""

from __future__ import annotations

import re

from briefing.errors import ConfigError
from briefing.pronounce.tables import any_of, pairs

ALPHABETS = ("misaki-us", "misaki-gb", "ipa")
"Alphabets that an engine may ask for; 'ipa' is left as written, for engines of espeak's kind."

_SHARED = pairs("""
    t͡ʃ = ʧ | d͡ʒ = ʤ | tʃ = ʧ | dʒ = ʤ | eɪ = A | aɪ = I | aʊ = W | ɔɪ = Y | oʊ = O | əʊ = O
    g = ɡ | x = k | ʍ = w | ɬ = l | e = ɛ | a = æ | o = O | ʁ = r | ɲ = nj
""")
_AMERICAN = pairs("""
    ɪər = ɪr | ɪə = iə | ɛər = ɛr | eər = ɛr | ʊər = ʊr | ɜːr = ɜr | ɑːr = ɑr | ɔːr = ɔr | ɒr = ɔr
    iː = i | uː = u | ɑː = ɑ | ɔː = ɔ | ɜː = ɜ | ɛː = ɛ | ɒ = ɑ
""")
_BRITISH = pairs("ɛər = ɛːr | eər = ɛːr | oʊ = Q | əʊ = Q | o = Q")


_TABLES = {
    name: (table, re.compile(any_of(table)))
    for name, table in (("misaki-us", _SHARED | _AMERICAN), ("misaki-gb", _SHARED | _BRITISH))
}
_VOWELS = "AIOQWYaiuæɑɒɔəɛɜɪʊʌ"
_SILENT_R = re.compile(rf"r(?![ˈˌ]?[{_VOWELS}])")
_STRESS = re.compile(rf"([ˈˌ])([^{_VOWELS}ˈˌ ]*)(?=[{_VOWELS}])")
_FULL_VOWEL = re.compile(f"[{_VOWELS.replace('ə', '')}]")
_IGNORED = str.maketrans({".": None, "(": None, ")": None, "͡": None, "'": "ˈ", ":": "ː", "‿": None})
_MISAKI = frozenset("bdfhijklmnpstuvwzæðŋɑɒɔəɛɜɡɪɹʃʊʌʒʤʧθAIOQWYjˈˌː ")


def to_alphabet(ipa: str, alphabet: str, *, where: str = "lexicon") -> str:
    """Give a broad IPA transcription in an engine's alphabet.

    Raises ConfigError naming `where` for a sound the alphabet has no letter for, or for an
    alphabet that is not one of ALPHABETS.
    """
    if alphabet not in ALPHABETS:
        raise ConfigError(f"{alphabet!r} is not an alphabet", f"Use one of {', '.join(ALPHABETS)}.")
    ipa = ipa.strip().strip("/[]")
    if alphabet == "ipa":
        return ipa
    british = alphabet == "misaki-gb"
    table, pattern = _TABLES[alphabet]
    text = pattern.sub(lambda m: table[m[0]], ipa.translate(_IGNORED))
    if british:
        text = _SILENT_R.sub("", text)
    text = " ".join(
        _STRESS.sub(r"\2\1", _accented(word)) for word in text.replace("r", "ɹ").split()
    )
    odd = sorted(set(text) - _MISAKI)
    if odd or not text:
        raise ConfigError(
            f"{where}: {ipa!r} has {odd[0]!r}, not an English sound"
            if odd
            else f"{where}: no sounds",
            "Write the sounds as Wikipedia's Help:IPA/English does.",
        )
    return text


def _accented(word: str) -> str:
    """Give a word its stress where the transcription leaves it out, as it does in one syllable."""
    plain = "ˈ" in word or "ˌ" in word or not _FULL_VOWEL.search(word)
    return word if plain else f"ˈ{word}"
