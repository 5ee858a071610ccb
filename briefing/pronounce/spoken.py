"""From page to mouth: the one order in which the rules of this room read a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.pronounce import (
    abbreviations,
    codes,
    dates,
    fractions,
    initials,
    marks,
    measures,
    money,
    numbers,
    parties,
    roads,
    roman,
    scores,
    streets,
    symbols,
    telephone,
    times,
    titles,
    typography,
    web,
)

if TYPE_CHECKING:
    from briefing.pronounce.lexicon import Lexicon


def spoken(
    text: str,
    lexicon: Lexicon | None = None,
    *,
    phonemes: str | None = None,
    locale: str = "en-GB",
) -> str:
    """Give the words of `text` as an engine should receive them, on one line.

    Numbers, money, times, titles and codes are in words, quotation marks gone, brackets and
    dashes commas. Words of `lexicon` carry their pronunciation: inline where the engine takes
    an alphabet (`phonemes`: 'misaki-us', 'misaki-gb', 'ipa'), respelled where it takes none.
    A language other than English keeps its words: only its typography is made fit to be spoken.
    """
    text = typography.cleaned(text)
    if locale.partition("-")[0].lower() == "en":
        text = _words(text, month_first=locale.lower() == "en-us")
    else:
        text = typography.paused(typography.without_quotes(text))
    if lexicon:
        text = lexicon.apply(text, phonemes)
    # An engine that takes IPA is of espeak's kind, and spells out lone capitals by itself.
    misaki = phonemes if phonemes != "ipa" else None
    return marks.with_phonemes(text, misaki) if misaki else marks.plain(text)


def _words(text: str, *, month_first: bool) -> str:
    text = web.in_words(text)
    text = measures.heights(text)
    text = typography.without_quotes(text)
    text = symbols.compared(text)
    text = roman.in_words(text)
    text = parties.in_words(text)
    text = streets.in_words(text)
    text = titles.in_words(text)
    text = abbreviations.in_words(text)
    text = dates.in_words(text, month_first=month_first)
    text = times.in_words(text)
    text = telephone.in_words(text)
    text = money.in_words(text)
    text = roads.in_words(text)
    text = codes.in_words(text)
    text = measures.in_words(text)
    text = codes.leftover(text)
    text = scores.totals(text)
    text = fractions.in_words(text)
    text = scores.in_words(text)
    text = initials.in_words(text)
    text = numbers.in_words(text)
    text = symbols.in_words(text)
    return typography.paused(text)
