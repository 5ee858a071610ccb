"""One article through the cleaner: what is said of each line, then what is decided."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from briefing.boilerplate import traits, voice
from briefing.clean import judging, review, spans
from briefing.clean.blocks import cut_blocks
from briefing.clean.captions import cut_captions
from briefing.clean.repeats import cut_repeats
from briefing.clean.verdicts import Trial
from briefing.models import Article, CleanArticle, Cut, Label, Paragraph
from briefing.text import key

ALONE = 0.72
"How likely a line that is no full sentence must be no news to go on the voice's word alone."
VETO = 0.03
"A rule for lines that are no sentences is not followed where the voice is this sure of news."


def clean(article: Article, *, known: Collection[str] = ()) -> CleanArticle:
    """Give an article with only its news left, a receipt for each cut, and doubts for a person.

    `known` holds keys (`briefing.text.key`) of lines its site repeats from article to article.
    Cleaning what was cleaned changes nothing.
    """
    trial = _trial(article)
    _cut_known(trial, known)
    _cut_by_rule(trial)
    _cut_by_voice(trial)
    cut_captions(trial)
    cut_repeats(trial)
    cut_blocks(trial)
    return _result(article, trial)


def _trial(article: Article) -> Trial:
    lines = [traits.line(text) for text in article.paragraphs]
    ruled = judging.ruled(lines)
    matched = [rule.label.value if rule else "" for rule in ruled]
    return Trial(
        lines=lines,
        zones=judging.zones(lines),
        ruled=ruled,
        opinions=voice.opinions(article, lines, matched),
        title=key(article.title),
        headline=article.headline,
        captions=frozenset(key(caption) for caption in article.captions),
        verdicts=[None] * len(lines),
    )


def _cut_known(trial: Trial, known: Collection[str]) -> None:
    for i, line in enumerate(trial.lines):
        own = " ".join(line.words)
        if own and own in trial.captions:
            trial.cut(i, "caption", "page-calls-it-a-caption", certain=True)
        elif own and own in known:
            label = trial.opinions[i].label
            trial.cut(i, label, "site-repeats-it", certain=True)


def _cut_by_rule(trial: Trial) -> None:
    for i, rule in enumerate(trial.ruled):
        if rule is None:
            continue
        opinion = trial.opinions[i]
        if trial.lines[i].is_sentence:
            if rule.label is Label.CAPTION and not _is_caption(trial, i):
                continue
        elif opinion.cut < VETO:
            continue
        trial.cut(i, rule.label.value, rule.name, certain=True)


def _is_caption(trial: Trial, i: int) -> bool:
    """A credit may end a caption or, pushed there by a paste, a sentence of news."""
    text, _ = spans.without_spans(i, trial.lines[i].text)
    return not traits.line(text).is_sentence or trial.opinions[i].cut >= 0.5


def _cut_by_voice(trial: Trial) -> None:
    for i, opinion in enumerate(trial.opinions):
        if not trial.lines[i].is_sentence and opinion.cut >= ALONE:
            trial.cut(i, opinion.label, "learned", certain=opinion.cut >= 0.97)


def _result(article: Article, trial: Trial) -> CleanArticle:
    kept: list[Paragraph] = []
    cuts: list[Cut] = []
    removed: list[Cut] = []
    for i, (text, verdict) in enumerate(zip(article.paragraphs, trial.verdicts, strict=True)):
        if verdict is not None:
            cuts.append(Cut(i, text, verdict.label, verdict.rule))
            continue
        text, receipts = spans.without_spans(i, text)  # noqa: PLW2901 - the same line, mended
        kept.append(Paragraph(i, text))
        removed += receipts
    lost_headline = article.headline is not None and trial.is_cut(article.headline)
    if lost_headline:
        article = replace(article, title="", headline=None)
    cleaned = CleanArticle(article, tuple(kept), tuple(cuts), tuple(removed))
    return replace(cleaned, doubts=review.doubts(cleaned))
