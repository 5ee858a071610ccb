"""One article through the cleaner: what is said of each line, then what is decided."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from briefing.boilerplate import voice
from briefing.boilerplate.company import site_words
from briefing.clean import judging, review, spans
from briefing.clean.apart import cut_apart
from briefing.clean.blocks import cut_blocks
from briefing.clean.captions import cut_captions
from briefing.clean.judging import INVITATIONS
from briefing.clean.keypoints import cut_keypoints
from briefing.clean.learned import cut_learned
from briefing.clean.manner import cut_addresses, warns
from briefing.clean.mixed import spare_news
from briefing.clean.owners import of_anothers_app
from briefing.clean.repeats import cut_repeats
from briefing.clean.standing import cut_standing
from briefing.clean.turns import turns
from briefing.clean.verdicts import Trial, Verdict
from briefing.models import Article, CleanArticle, Cut, Label, Paragraph
from briefing.text import key

Spared = dict[int, tuple[str, str]]
VETO = 0.1
"A rule is not followed where the voice is this sure of news."


def clean(article: Article, *, known: Collection[str] = ()) -> CleanArticle:
    """Give an article with only its news left, a receipt for each cut, and doubts for a person.

    `known` holds keys (`briefing.text.key`) of lines its site repeats from article to article.
    Cleaning what was cleaned changes nothing.
    """
    kept = list(range(len(article.paragraphs)))
    texts = list(article.paragraphs)
    verdicts: dict[int, Verdict] = {}
    removed: list[Cut] = []
    while True:
        left = replace(article, paragraphs=tuple(texts), headline=_place_of(article.headline, kept))
        decided, spared = _decide(left, known)
        receipts = _without_spans(texts, decided, kept)
        for i, (news, rest) in spared.items():
            receipts.append(_receipt(kept[i], rest, decided[i]))
            texts[i], decided[i] = news, None
        verdicts |= {kept[i]: verdict for i, verdict in enumerate(decided) if verdict}
        removed += receipts
        texts = [text for text, verdict in zip(texts, decided, strict=True) if verdict is None]
        kept = [index for index in kept if index not in verdicts]
        # What was cut had neighbours, which may look different now: until nothing changes.
        if not texts or not (receipts or any(decided)):
            break
    return _result(article, dict(zip(kept, texts, strict=True)), verdicts, removed)


def _receipt(paragraph: int, text: str, verdict: Verdict | None) -> Cut:
    label, rule = (verdict.label, verdict.rule) if verdict else (Label.OTHER, "")
    return Cut(paragraph, text, label, rule)


def _place_of(headline: int | None, kept: list[int]) -> int | None:
    return kept.index(headline) if headline in kept else None


def _decide(article: Article, known: Collection[str]) -> tuple[list[Verdict | None], Spared]:
    """Give a verdict for each line that goes, None for each that stays; and what is spared.

    Of a line that goes its beginning may be spared: what stays, and what goes.
    """
    trial = _trial(article)
    _cut_known(trial, known)
    site = site_words(article.site)
    _cut_by_rule(trial, site)
    # What a rule or the site knows goes all the same.
    trial.introduced |= judging.tabled(trial.lines) | turns(trial.lines)
    cut_keypoints(trial)
    cut_learned(trial)
    cut_addresses(trial, site)
    cut_standing(trial, site)
    cut_apart(trial, site)
    cut_captions(trial)
    cut_repeats(trial)
    cut_blocks(trial, site)
    return trial.verdicts, spare_news(trial, site)


def _without_spans(texts: list[str], decided: list[Verdict | None], kept: list[int]) -> list[Cut]:
    """Take the boilerplate spans out of the lines that stay; give the receipts."""
    receipts: list[Cut] = []
    for i, verdict in enumerate(decided):
        if verdict is None:
            texts[i], found = spans.without_spans(kept[i], texts[i])
            receipts += found
    return receipts


def _trial(article: Article) -> Trial:
    sight = judging.look(article.paragraphs)
    return Trial(
        lines=sight.lines,
        spanned=sight.spanned,
        zones=sight.zones,
        ruled=sight.ruled,
        keys=sight.keys,
        voice=lambda: voice.opinions(article, sight.lines, sight.matched, sight.spanned),
        asked=lambda i, line: voice.opinions(
            article,
            [*sight.lines[:i], line, *sight.lines[i + 1 :]],
            [*sight.matched[:i], "", *sight.matched[i + 1 :]],
            [*sight.spanned[:i], "", *sight.spanned[i + 1 :]],
        )[i],
        title=key(article.title),
        headline=article.headline,
        introduced=judging.announced(sight),
        captions=frozenset(key(caption) for caption in article.captions),
        verdicts=[None] * len(sight.lines),
    )


def _cut_known(trial: Trial, known: Collection[str]) -> None:
    for i, own in enumerate(trial.keys):
        if own and own in trial.captions:
            trial.cut(i, "caption", "page-calls-it-a-caption", certain=True)
        elif own and own in known:
            label = trial.opinions[i].label
            trial.cut(i, label, "site-repeats-it", certain=True)


def _cut_by_rule(trial: Trial, site: str) -> None:
    for i, rule in enumerate(trial.ruled):
        if rule is None:
            continue
        doubted = trial.opinions[i].cut < VETO or _is_news_with_a_tail(trial, i)
        if doubted and not rule.sure:
            continue
        line = trial.lines[i]
        if rule.label in INVITATIONS and (warns(line) or of_anothers_app(line, site)):
            continue
        trial.cut(i, rule.label.value, rule.name, certain=True)


def _is_news_with_a_tail(trial: Trial, i: int) -> bool:
    """Tell whether a line is a sentence of news that a paste has given a credit or a link."""
    if not trial.spanned[i]:
        return False
    words = len(trial.lines[i].words)
    if trial.spanned[i] == "credit" and words < 12:
        return trial.opinions[i].cut < 0.15
    return trial.opinions[i].cut < (0.7 if words < 20 else 0.85)


def _result(
    article: Article, kept: dict[int, str], verdicts: dict[int, Verdict], removed: list[Cut]
) -> CleanArticle:
    cuts = tuple(
        Cut(i, article.paragraphs[i], verdict.label, verdict.rule)
        for i, verdict in sorted(verdicts.items())
    )
    if article.headline in verdicts:
        article = replace(article, title="", headline=None)
    paragraphs = tuple(Paragraph(i, text) for i, text in kept.items())
    spans_cut = tuple(sorted(removed, key=lambda cut: cut.paragraph))
    cleaned = CleanArticle(article, paragraphs, cuts, spans_cut)
    return replace(cleaned, doubts=review.doubts(cleaned))
