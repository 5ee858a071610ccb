"""Pages end to end: our path from a page to clean paragraphs, beside five extractors.

    python tools/bench_html.py [--peers PYTHON] [--pages FOLDER] [--each]

Every page `x.html` has beside it `x.txt`, the lines that are news, and `x.cut.txt`, the lines
that are not. Printed per tool: the share of news sentences kept, the share of other lines left,
and the pages without any mistake. PYTHON is an interpreter with trafilatura, newspaper4k,
readability-lxml, jusText and boilerpy3; without it only our own path is scored.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PAGES = Path(__file__).resolve().parent.parent / "tests" / "corpus" / "pages"
_SENTENCE = re.compile(r"(?<=[.!?][\"”’ ])\s*(?=[A-Z“\"‘])|(?<=[.!?])\s+(?=[A-Z“\"‘])")


def score(folder: Path, texts: dict[str, str]) -> list[tuple[str, int, int, int, int]]:
    """Give for each page: name, news sentences, those kept, other lines, those left."""
    rows = []
    for page in sorted(folder.glob("*.html")):
        news = page.with_suffix(".txt").read_text("utf-8")
        told = _folded(texts.get(page.stem, ""))
        sentences = [
            s for line in news.splitlines() for s in _SENTENCE.split(line) if _folded(s).strip()
        ]
        kept = sum(_folded(sentence) in told for sentence in sentences)
        others = page.with_suffix(".cut.txt").read_text("utf-8").splitlines()
        # A label's words may stand in the news as well: it is left when there are more of them.
        marks = [mark for line in others if (mark := _folded(line)).strip()]
        left = sum(told.count(mark) > _folded(news).count(mark) for mark in marks)
        rows.append((page.stem, len(sentences), kept, len(marks), left))
    return rows


def _folded(text: str) -> str:
    return " " + re.sub(r"[\W_]+", " ", text.casefold()).strip() + " "


def ours(folder: Path) -> tuple[dict[str, str], float]:
    """Give our text of each page, and the seconds that took."""
    from briefing import clean
    from briefing.articles import read

    sources = [str(page) for page in sorted(folder.glob("*.html"))]
    read(sources[:1])  # loads trafilatura, which is not what is timed
    texts = {}
    started = time.process_time()
    for source in sources:
        (article,) = read([source])
        cleaned = clean.clean(article)
        texts[Path(source).stem] = "\n".join(paragraph.text for paragraph in cleaned.paragraphs)
    return texts, time.process_time() - started


def peers() -> dict[str, Callable[[bytes], str]]:
    """Give the extractors that can be imported here, each as a function of a page's bytes."""

    def trafilatura(raw: bytes) -> str:
        import trafilatura as t

        return t.extract(raw, favor_precision=True, include_comments=False) or ""

    def trafilatura_default(raw: bytes) -> str:
        import trafilatura as t

        return t.extract(raw) or ""

    def newspaper4k(raw: bytes) -> str:
        from newspaper import Article

        article = Article("http://page.example/", fetch_images=False)
        article.download(input_html=raw.decode("utf-8", "replace"))
        article.parse()
        return str(article.text)

    def readability(raw: bytes) -> str:
        import html_text
        from readability import Document

        return html_text.extract_text(Document(raw.decode("utf-8", "replace")).summary())

    def justext(raw: bytes) -> str:
        import justext as j

        found = j.justext(raw, j.get_stoplist("English"))
        return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)

    def boilerpy3(raw: bytes) -> str:
        from boilerpy3 import extractors

        return extractors.ArticleExtractor().get_content(raw.decode("utf-8", "replace"))

    found = (trafilatura, trafilatura_default, newspaper4k, readability, justext, boilerpy3)
    return {function.__name__: function for function in found}


def run_peers(folder: Path) -> dict[str, tuple[dict[str, str], float]]:
    results = {}
    for name, extract in peers().items():
        texts = {}
        started = time.process_time()
        for page in sorted(folder.glob("*.html")):
            texts[page.stem] = extract(page.read_bytes())
        results[name] = (texts, time.process_time() - started)
    return results


def _asked_peers(python: str, folder: Path) -> dict[str, tuple[dict[str, str], float]]:
    command = [python, __file__, "--as-peers", "--pages", str(folder)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    return {name: (texts, seconds) for name, (texts, seconds) in json.loads(answer.stdout).items()}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--peers", help="an interpreter that has the extractors")
    options.add_argument("--pages", type=Path, default=PAGES)
    options.add_argument("--each", action="store_true", help="print each page of our own")
    options.add_argument("--as-peers", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.as_peers:
        json.dump(run_peers(chosen.pages), sys.stdout)
        return
    results = {"briefing": ours(chosen.pages)}
    if chosen.peers:
        results.update(_asked_peers(chosen.peers, chosen.pages))
    print(f"{'tool':<22}{'news kept':>10}{'other left':>12}{'pages right':>13}{'CPU s':>8}")
    for name, (texts, seconds) in results.items():
        rows = score(chosen.pages, texts)
        news, kept = sum(row[1] for row in rows), sum(row[2] for row in rows)
        marks, left = sum(row[3] for row in rows), sum(row[4] for row in rows)
        right = sum(row[1] == row[2] and not row[4] for row in rows)
        shares = f"{kept / news:>10.1%}{left / marks:>12.1%}"
        print(f"{name:<22}{shares}{right:>10}/{len(rows)}{seconds:>8.2f}")
    if chosen.each:
        for stem, news, kept, marks, left in score(chosen.pages, results["briefing"][0]):
            print(f"  {stem:<24} kept {kept}/{news}  left {left}/{marks}")


if __name__ == "__main__":
    main()
