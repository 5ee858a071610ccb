"""Make random bulletins of the project's own articles, and print how near they end to the time.

    python tools/bench_clock.py [--count 200] [--voice hibari] [--seed 1] [--cache FOLDER] [--mixed]

Each bulletin has 3 to 25 articles drawn from `tests/corpus` as a person cleaned them, and a
length drawn from 1 to 5 minutes. It is spoken, mixed and mastered; its length is that of the
decoded file (with --mixed, of the mix, which saves the encoder's time). Prints how many end
within 2 and 5 s, the tries and sentences each took, and every bulletin that missed by more. A
bulletin whose articles could not fill the time, told as long as they can be, is counted apart.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import labelled

from briefing import articles as desk
from briefing import codec
from briefing.models import Article, CleanArticle, Label, Paragraph
from briefing.pipeline import Order, make
from briefing.pipeline.telling import EXPLAINED
from briefing.settings import Settings
from briefing.sound import RATE, blocks
from briefing.stages import Stage

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "corpus"
MINUTES = (1, 1.5, 2, 3, 3, 4, 5)
NOW = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Made:
    """One bulletin."""

    articles: int
    wanted: float
    seconds: float
    tries: int
    synthesised: int
    enough: bool
    "True when the material suffices."

    @property
    def off(self) -> float:
        """How far it ends from the time, s."""
        return self.seconds - self.wanted


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--voice", default="hibari")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--programme", default="bulletin")
    parser.add_argument("--cache", type=Path, help="takes kept between runs")
    parser.add_argument("--mixed", action="store_true", help="measure the mix, not the master")
    chosen = parser.parse_args()
    stock, chance = corpus(), random.Random(chosen.seed)
    print(f"{len(stock)} articles in the corpus; voice {chosen.voice}, seed {chosen.seed}")
    made: list[Made] = []
    before = time.process_time()
    with tempfile.TemporaryDirectory() as name:
        cache = chosen.cache or Path(name) / "takes"
        for number in range(chosen.count):
            drawn = chance.sample(stock, chance.randint(3, 25))
            settings = Settings(
                voice=chosen.voice, minutes=chance.choice(MINUTES), programme=chosen.programme
            )
            show = Path(name) / f"show-{number}"
            made.append(bulletin(drawn, settings, show, cache, mixed=chosen.mixed))
            if abs(made[-1].off) > 2:
                print(f"bulletin {number}: {made[-1]}", flush=True)
    report(made, time.process_time() - before)


def corpus() -> list[CleanArticle]:
    """Give every article of the project's own, as a person cleaned it."""
    found = [_by_hand(one) for part in ("training", "gate") for one in labelled.corpus(part)]
    for path in sorted((CORPUS / "days").glob("*.jsonl")):
        found += [_whole(one) for one in desk.read((str(path),))]
    return found


def _by_hand(one: labelled.Labelled) -> CleanArticle:
    kept = tuple(
        Paragraph(place, text)
        for place, (text, label) in enumerate(zip(one.article.paragraphs, one.labels, strict=True))
        if label not in set(Label)
    )
    return CleanArticle(one.article, kept)


def _whole(article: Article) -> CleanArticle:
    return CleanArticle(
        article, tuple(Paragraph(place, text) for place, text in enumerate(article.paragraphs))
    )


def bulletin(
    drawn: list[CleanArticle], settings: Settings, show: Path, cache: Path, *, mixed: bool
) -> Made:
    """Make one bulletin and give how it came out."""
    order = Order(
        sources=(), to=show, settings=replace(settings, home=str(show)), now=NOW,
        date="2026-11-22", cache=cache, start=Stage.CLEAN, approved=True,
        until=Stage.MIX if mixed else Stage.MASTER,
    )  # fmt: skip
    work = show / "work" / "2026-11-22"
    work.mkdir(parents=True)
    ids = {id(one): f"{place}-{one.article.id}" for place, one in enumerate(drawn)}
    named = tuple(
        replace(one, article=replace(one.article, id=ids[id(one)], published=None)) for one in drawn
    )
    (work / "clean.json").write_text(codec.dumps(named), encoding="utf-8")
    outcome = make(order)
    reasons = json.loads((work / EXPLAINED).read_text(encoding="utf-8"))
    heard = reasons["clock"]["heard"]
    seconds = outcome.mixed or 0.0
    if not mixed:
        sound = work / "master.audio"
        seconds = sum(block.shape[1] for _, block in blocks(sound, rate=RATE)) / RATE
    wanted = 60 * settings.minutes
    full = seconds < wanted - 2 and reasons["clock"]["told whole"]
    return Made(len(drawn), wanted, seconds, len(heard), outcome.synthesised, not full)


def report(made: list[Made], cpu: float) -> None:
    """Print the distribution."""
    enough = [one for one in made if one.enough]
    counts = [one.articles for one in made]
    each = cpu / len(made)
    print(
        f"{len(made)} bulletins of {min(counts)} to {max(counts)} articles, {each:.1f} CPU-s each"
    )
    print(f"the material sufficed in {len(enough)}; of these")
    for limit in (0.1, 0.5, 1, 2, 5):
        share = sum(abs(one.off) <= limit for one in enough) / len(enough)
        print(f"  within {limit:>3} s: {100 * share:5.1f} %")
    worst = max(enough, key=lambda one: abs(one.off))
    print(f"  farthest: {worst.off:+.2f} s of {worst.wanted:.0f} s")
    tries = [one.tries for one in enough]
    print(f"  tries: mean {statistics.fmean(tries):.2f}, most {max(tries)}")
    print(f"  sentences synthesised: {sum(one.synthesised for one in made)}")
    early = [-one.off for one in made if not one.enough]
    if early:
        print(f"where it did not suffice, {len(early)}: everything was told")
        print(f"  they ended {min(early):.0f} to {max(early):.0f} s early")


if __name__ == "__main__":
    main()
