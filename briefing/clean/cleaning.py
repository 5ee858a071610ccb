"""One article through the cleaner: what is said of each line, then what is decided."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from briefing.boilerplate import traits, voice
from briefing.clean import judging, review, spans
from briefing.clean.blocks import cut_blocks
from briefing.clean.captions import cut_captions
from briefing.clean.learned import cut_learned
from briefing.clean.manner import cut_addresses
from briefing.clean.repeats import cut_repeats
from briefing.clean.verdicts import Trial
from briefing.models import Article, CleanArticle, Cut, Label, Paragraph
from briefing.text import key

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
    cut_learned(trial)
    cut_addresses(trial, traits.site_words(article.site))
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
        unlikely = trial.opinions[i].cut < VETO
        if (unlikely and not trial.lines[i].is_sentence) or _is_news_with_a_tail(trial, i):
            continue
        trial.cut(i, rule.label.value, rule.name, certain=True)


def _is_news_with_a_tail(trial: Trial, i: int) -> bool:
    """A credit or a link may end a caption or, pushed there by a paste, a sentence of news."""
    text, receipts = spans.without_spans(i, trial.lines[i].text)
    rest = traits.line(text)
    if not receipts or not rest.is_sentence:
        return False
    return trial.opinions[i].cut < (0.5 if len(rest.words) < 20 else 0.8)


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
