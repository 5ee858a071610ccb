"""Whether a draft may be spoken: each sentence by the gate and by the rules of radio."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing import gate, quotes, sentences
from briefing.models import Article, CleanArticle, Paragraph, Sentence
from briefing.quotes import Unit
from briefing.summarise import flags, length
from briefing.summarise.rewriting.material import Material
from briefing.summarise.rewriting.record import Verdict
from briefing.summarisers.writing import Draft, Said

RULE = "writer"
"Stands among a sentence's rules when a model wrote it."
_OVER = 1.2
"How much longer than asked a story may be,"
_SLACK = 6
"and by how many words more."
_REPEATS = 0.8
"Share of a sentence's words that an earlier one may not hold."
_GOOD_HERE = frozenset({"short"})
"What bars a unit of print and not a sentence written for the ear."
_MARKUP = re.compile(r"[<>{}\[\]|*_#~^\\]|https?:|www\.|\bs\d{1,3}\b")


def judge(draft: Draft, material: Material) -> tuple[Verdict, ...]:
    """Give a verdict on each sentence of a draft, and one on the whole where it is at fault."""
    if draft.fault:
        return (Verdict("", (), (f"answer: {draft.fault}",)),)
    verdicts = [
        _on_one(said, draft.sentences[:place], material)
        for place, said in enumerate(draft.sentences)
    ]
    whole = _on_the_whole(draft, material)
    return (*verdicts, *([Verdict("", (), whole)] if whole else []))


def told(draft: Draft, material: Material) -> tuple[Sentence, ...]:
    """Give the sentences of a draft that was found fit, each with the words it stands on."""
    spoken = []
    for said in draft.sentences:
        cited = _cited(said, material)
        unit = _as_unit(said.text)
        words = " ".join(dict.fromkeys(one.text for one in cited))
        speaker = unit.speaker if unit.quotation else None
        spoken.append(
            Sentence(said.text, words, cited[0].article, cited[0].paragraph, speaker, (RULE,))
        )
    return tuple(spoken)


def _on_one(said: Said, before: Sequence[Said], material: Material) -> Verdict:
    unknown = [name for name in said.cites if name not in material.units]
    if unknown or not said.cites:
        missing = ", ".join(unknown) or "nothing"
        return Verdict(said.text, said.cites, (f"cites: {missing} is not among the sentences",))
    cited = [unit.text for unit in _cited(said, material)]
    reasons = [
        *gate.faithful(said.text, cited, by_model=True).reasons,
        *_form(said),
        *_company(said, before, material),
    ]
    return Verdict(said.text, said.cites, tuple(dict.fromkeys(reasons)))


def _form(said: Said) -> list[str]:
    """Name what a newsreader could not read out."""
    marks = _MARKUP.search(said.text)
    reasons = [f"form: {marks[0]!r} is not for reading out"] if marks else []
    if len(sentences.split(said.text)) != 1:
        reasons.append("form: not one sentence")
    bars = flags.barred(_as_unit(said.text), said.text)
    return reasons + [f"form: {bar}" for bar in bars if bar not in _GOOD_HERE]


def _company(said: Said, before: Sequence[Said], material: Material) -> list[str]:
    """Name what is wrong with a sentence after those before it."""
    reasons = []
    if flags.leans(said.text) and not _follows(said, before, material):
        reasons.append("form: leans on a sentence that is not just before it")
    mine = quotes.stems(said.text)
    if any(quotes.containment(mine, quotes.stems(one.text)) >= _REPEATS for one in before):
        reasons.append("form: says again what was said")
    if _as_unit(said.text).quotation and any(_as_unit(one.text).quotation for one in before):
        reasons.append("form: a second quotation")
    return reasons


def _follows(said: Said, before: Sequence[Said], material: Material) -> bool:
    """Tell whether a sentence stands on what its predecessor stands on, or on what comes next."""
    if not before:
        return False
    places = {name: place for place, name in enumerate(material.units)}
    last = {places[name] for name in before[-1].cites if name in places}
    mine = {places[name] for name in said.cites if name in places}
    return any(place in last or place - 1 in last for place in mine)


def _on_the_whole(draft: Draft, material: Material) -> tuple[str, ...]:
    words = sum(length.spoken(said.text) for said in draft.sentences)
    most = round(material.words * _OVER) + _SLACK
    return (f"length: {words} words, at most {most}",) if words > most else ()


def _cited(said: Said, material: Material) -> list[Unit]:
    """Give the units a sentence cites, in the article's order."""
    return [unit for name, unit in material.units.items() if name in said.cites]


def _as_unit(words: str) -> Unit:
    alone = CleanArticle(Article("", "", (words,)), (Paragraph(0, words),))
    found = quotes.units(alone)
    return found[0] if found else Unit(words, "", 0, opens=True)
