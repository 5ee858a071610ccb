"""Prints our cleaner beside the tools people use today, on the same lines, in one run.

    python tools/bench_cleaning.py

Scores the project's gate corpus and, where it is at hand, the shared development set. Each tool
is run when it can be imported (pip install trafilatura newspaper4k readability-lxml jusText
boilerpy3 lxml_html_clean, in an environment of your own); the C4 line rules are ours to read
from the paper (Raffel et al. 2020, section 2.2). A tool that returns text is matched line by line,
as a multiset of letters and digits, so a caption repeated in the body is not counted twice.
"""

from __future__ import annotations

import os
import re
import time
from collections import Counter
from collections.abc import Callable
from html import escape

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # speed is told of one core

from labelled import Labelled, corpus, development
from score_cleaning import truth

from briefing.clean import clean
from briefing.text import key

Keeper = Callable[[Labelled], list[bool]]
_C4_POLICY = ("javascript", "privacy policy", "terms of use", "cookie policy", "uses cookies")


def ours(labelled: Labelled) -> list[bool]:
    cut = {cut.paragraph for cut in clean(labelled.article).cuts}
    return [i not in cut for i in range(len(labelled.labels))]


def c4_rules(labelled: Labelled) -> list[bool]:
    def keeps(text: str) -> bool:
        plain = text.lower()
        ends = text.rstrip().endswith((".", "!", "?", '"', "”"))
        policy = any(word in plain for word in _C4_POLICY) or "lorem ipsum" in plain
        return ends and len(text.split()) >= 3 and not policy

    return [keeps(text) for text in labelled.article.paragraphs]


def _page(labelled: Labelled) -> str:
    body = "".join(f"<p>{escape(text)}</p>" for text in labelled.article.paragraphs)
    title = escape(labelled.article.title)
    return f"<html><head><title>{title}</title></head><body><article>{body}</article></body></html>"


def _kept(labelled: Labelled, text: str | None) -> list[bool]:
    whole = key(text or "")
    left = Counter(key(line) for line in (text or "").splitlines())
    kept = []
    for paragraph in labelled.article.paragraphs:
        own = key(paragraph)
        if left[own] > 0:
            left[own] -= 1
            kept.append(True)
        else:
            kept.append(bool(own) and len(own) > 40 and own in whole)
    return kept


def _trafilatura(labelled: Labelled) -> list[bool]:
    import trafilatura

    text = trafilatura.extract(_page(labelled), favor_precision=True, deduplicate=True)
    return _kept(labelled, text)


def _newspaper4k(labelled: Labelled) -> list[bool]:
    from newspaper import Article

    article = Article("https://page.example/", fetch_images=False)
    article.download(input_html=_page(labelled))
    article.parse()
    return _kept(labelled, article.text)


def _readability(labelled: Labelled) -> list[bool]:
    from readability import Document

    summary = Document(_page(labelled)).summary()
    return _kept(labelled, re.sub(r"<[^>]+>", "\n", summary))


def _justext(labelled: Labelled) -> list[bool]:
    import justext

    found = justext.justext(_page(labelled).encode(), justext.get_stoplist("English"))
    return _kept(labelled, "\n".join(p.text for p in found if not p.is_boilerplate))


def _boilerpy3(labelled: Labelled) -> list[bool]:
    from boilerpy3 import extractors

    return _kept(labelled, extractors.ArticleExtractor().get_content(_page(labelled)))


TOOLS: dict[str, Keeper] = {
    "briefing": ours,
    "C4 line rules": c4_rules,
    "trafilatura": _trafilatura,
    "newspaper4k": _newspaper4k,
    "readability-lxml": _readability,
    "jusText": _justext,
    "boilerpy3": _boilerpy3,
}


def row(name: str, keeper: Keeper, articles: list[Labelled]) -> str:
    rightly = left = lost = news = unharmed = perfect = 0
    start = time.process_time()
    for labelled in articles:
        kept = keeper(labelled)
        pairs = list(zip(truth(labelled), kept, strict=True))
        bad = sum(label == "body" and not keeps for label, keeps in pairs)
        stays = sum(label != "body" and keeps for label, keeps in pairs)
        news += sum(label == "body" for label, _ in pairs)
        rightly += sum(label != "body" and not keeps for label, keeps in pairs)
        lost, left = lost + bad, left + stays
        unharmed += bad == 0
        perfect += bad == 0 and stays == 0
    speed = len(articles) / (time.process_time() - start)
    precision, recall = rightly / max(rightly + lost, 1), rightly / max(rightly + left, 1)
    return (
        f"  {name:18}{precision:9.3f}{recall:9.3f}{lost / news:9.2%}"
        f"{unharmed:9}/{len(articles)}{perfect:7}/{len(articles)}{speed:10.0f}"
    )


def main() -> None:
    for name, articles in (("gate corpus", corpus("gate")), ("development set", development())):
        if not articles:
            continue
        print(f"{name}: {len(articles)} articles")
        print(f"  {'':18}precision   recall     harm   unharmed    perfect  per CPU s")
        for tool, keeper in TOOLS.items():
            try:
                keeper(articles[0])
            except ImportError as error:
                print(f"  {tool:18}not run: {error}")
                continue
            print(row(tool, keeper, articles), flush=True)


if __name__ == "__main__":
    main()
