"""The JSON that the commands print: the contract that users script against."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefing.models import CleanArticle, Cut, Story
from briefing.pipeline.order import Outcome
from briefing.text import words


def clean_article(cleaned: CleanArticle) -> dict[str, Any]:
    """Give the object that `briefing clean --json` prints for one article."""
    article = cleaned.article
    return {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "site": article.site,
        "published": article.published,
        "language": article.language,
        "paragraphs": [paragraph.text for paragraph in cleaned.paragraphs],
        "cuts": [_cut(cut) for cut in cleaned.cuts],
        "spans": [_cut(cut) for cut in cleaned.spans],
        "needs_review": cleaned.needs_review,
        "doubts": [doubt.reason for doubt in cleaned.doubts],
        "held": cleaned.held,
    }


def _cut(cut: Cut) -> dict[str, Any]:
    return {
        "line": cut.paragraph,
        "text": cut.text,
        "label": cut.label.value,
        "rule": cut.rule,
    }


def story(told: Story, pace: float) -> dict[str, Any]:
    """Give the object that `briefing summarise --json` prints for one story."""
    count = sum(len(words(sentence.text)) for sentence in told.sentences)
    return {
        "headline": told.headline,
        "section": told.section,
        "sentences": [
            {
                "text": sentence.text,
                "source": sentence.source,
                "article": sentence.article,
                "paragraph": sentence.paragraph,
                "speaker": sentence.speaker,
                "rules": list(sentence.rules),
            }
            for sentence in told.sentences
        ],
        "articles": [source.id for source in told.articles],
        "words": count,
        "seconds": round(count / pace, 1),
    }


def made(outcome: Outcome, folder: Path, pace: float) -> dict[str, Any]:
    """Give the object that `briefing make --json` prints; paths are relative to the folder."""
    episode = outcome.episode
    script = outcome.script_path
    return {
        "edition": outcome.edition,
        "episode": _episode(outcome) if episode else None,
        "feed": "public/feed.xml" if (folder / "public" / "feed.xml").is_file() else None,
        "script": script.relative_to(folder).as_posix() if script and script.is_file() else None,
        "stories": [story(told, pace) for told in outcome.stories],
        "left_out": [
            {"title": one.title, "articles": list(one.articles), "why": one.why}
            for one in outcome.left_out
        ],
        "cuts": sum(len(cleaned.cuts) for cleaned in outcome.cleaned),
        "held": [cleaned.article.id for cleaned in outcome.held],
        "synthesised": outcome.synthesised,
        "changed": list(outcome.changed),
        "fallbacks": [
            {"voice": voice, "by": by, "why": why} for voice, by, why in outcome.replaced
        ],
        "writer": _writing(outcome),
        "timings": outcome.timings,
        "reused": outcome.reused,
    }


def _writing(outcome: Outcome) -> dict[str, Any] | None:
    record = outcome.writing
    if record is None:
        return None
    return {
        "by": record.writer,
        "answers": record.taken.requests,
        "tokens_in": record.taken.tokens_in,
        "tokens_out": record.taken.tokens_out,
        "cost": record.cost,
        "stories": [
            {"headline": one.headline, "by_writer": one.spoken, "why": one.why}
            for one in record.stories
        ],
        "verdicts": f"work/{outcome.edition}/writer.json",
    }


def _episode(outcome: Outcome) -> dict[str, Any]:
    episode = outcome.episode
    assert episode is not None  # noqa: S101 - only called with one
    base = f"public/episodes/{episode.slug}"
    spoken = sum(len(words(phrase.text)) for phrase in episode.transcript)
    return {
        "guid": episode.guid,
        "title": episode.title,
        "audio": f"{base}/{episode.master.path}",
        "seconds": round(episode.master.seconds, 3),
        "wanted": outcome.wanted,
        "words": spoken,
        "lufs": round(episode.master.lufs, 2),
        "true_peak": round(episode.master.true_peak, 2),
        "channels": episode.master.channels,
        "profile": episode.master.profile,
        "transcript": f"{base}/transcript.vtt",
        "chapters": f"{base}/chapters.json",
        "inserts": [
            {"start": round(one.start, 3), "end": round(one.end, 3), "name": one.name}
            for one in episode.inserts
        ],
    }
