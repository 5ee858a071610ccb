"""Make scripts/lexicon/words.txt and names.txt anew from their sources.

    pip install wordsegment==1.3.1 names==0.3.0 hibari-tts && python tools/make_wordlists.py

wordsegment (MIT) carries Peter Norvig's counts of the Google Web Trillion Word Corpus; hibari-tts
(Apache-2.0) the misaki lexica that tell words from noise; names (MIT) the name lists of the
United States Census of 1990 (public domain). MORE_NAMES are ours.
"""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import names  # type: ignore[import-not-found]
import wordsegment  # type: ignore[import-not-found]
from hibari.g2p import ASSETS

LEXICON = Path(__file__).resolve().parent.parent / "scripts" / "lexicon"
SHORT = set(
    "a i of to in is on by it or at as an we us if my do no he up so go me am be oh ok hi".split()
)
MORE_WORDS = set(
    "facebook whatsapp instagram tiktok youtube bluesky linkedin reddit mastodon chairwoman "
    "coastguard headteacher shopkeeper jobcentre groundsman seafront sinkhole newsagent "
    "crimestoppers translink brexit covid".split()
)
MORE_NAMES = """
    gareth nigel callum alastair alasdair alistair ewan euan fergus finlay fraser graeme hamish
    kirsty morag shona rhona moira ffion lowri bethan nia cerys emrys gwilym hywel ifan owain osian
    tomos trefor elin megan sioned declan brendan donal dermot fergal finbar cormac ronan shane
    brigid breda grainne imelda noreen oonagh philomena assumpta poppy freya imogen jemima philippa
    harriet henrietta rupert crispin giles piers tarquin barnaby jago cosmo alfie archie freddie
    gemma kirstie lorna lynsey mhairi nicola tamsin zara daisy ellie esme evie isla millie rosie
    tilly keir boris rishi ngozi kwame kofi ama abena chidi emeka tunde femi bola yemi amara zainab
    imran asif tariq nasreen shazia sunita priya anjali rajesh sanjay vikram deepak amit neha pooja
    ravi arun sunil anil meera leela piotr pawel marek tomasz jakub zofia hanna magda ania katarzyna
    agnieszka dmitri olena oksana taras yusuf mehmet ayse fatma hyde braithwaite entwistle
    ramsbottom ackroyd sutcliffe hargreaves fairclough thistlethwaite cartwright wainwright
    postlethwaite satterthwaite shuttleworth barraclough greenhalgh featherstone openshaw clegg
    ogden grimshaw higginbotham rowbotham micklethwait pendleton penrose tregenza trelawney boscawen
    mcallister mccann mcdermott mcdonagh mcevoy mcgovern mcgowan mcguinness mcilroy mckinley mcmahon
    mcmanus mcnally mcnamara mcvey brien connell connor donnell hara keefe leary reilly rourke
    sullivan
"""


def misaki(*lists: str) -> set[str]:
    found: set[str] = set()
    for name in lists:
        with gzip.open(Path(ASSETS) / f"lexicon_{name}.json.gz", "rt", encoding="utf-8") as file:
            found |= {word.lower() for word in json.load(file)}
    return found


def places() -> set[str]:
    lines = (LEXICON / "places.tsv").read_text(encoding="utf-8").splitlines()
    heads = (line.split("\t")[0] for line in lines)
    return {head.lower() for head in heads if head.isalpha()}


def words() -> list[str]:
    """Give the words of the web that a lexicon holds, the commonest first."""
    gold, silver = misaki("us_gold", "gb_gold"), misaki("us_silver", "gb_silver")
    extra = MORE_WORDS | places()
    ranked = (Path(wordsegment.__file__).parent / "unigrams.txt").read_text(encoding="utf-8")
    kept: list[str] = []
    rank = 0
    for word in (line.partition("\t")[0] for line in ranked.splitlines()):
        if not re.fullmatch("[a-z]+", word) or (len(word) <= 2 and word not in SHORT):
            continue
        if len(word) == 3 and not re.search("[aeiouy]", word):
            continue
        rank += 1
        in_gold = word in gold and len(kept) < 30_000
        if in_gold or (word in silver and rank < 45_000) or word in extra:
            kept.append(word)
    return kept


def ordinary_names(known: set[str]) -> list[str]:
    """Give first names and the commonest surnames that are not words already."""
    folder = Path(names.__file__).parent
    found = set(MORE_NAMES.split())
    for file, most in (("male.first", 1219), ("female.first", 2500), ("all.last", 6000)):
        lines = (folder / f"dist.{file}").read_text(encoding="utf-8").splitlines()[:most]
        found |= {line.split()[0].lower() for line in lines}
    return sorted(name for name in found if name not in known and len(name) > 1)


def write(name: str, head: str, lines: list[str]) -> None:
    text = "".join(f"# {line}\n" for line in head.strip().splitlines()) + "\n".join(lines) + "\n"
    (LEXICON / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(lines)} lines")


WORDS_HEAD = """
Ordinary English words and names, one a line, the commonest first: used to part words run
together in web addresses, and to tell names that need a pronunciation from those that do not.
Order: Google Web Trillion Word Corpus counts as published by Peter Norvig (MIT licence);
kept: the words that the misaki English lexica (Apache-2.0) also hold.
Made by tools/make_wordlists.py.
"""
NAMES_HEAD = """
Ordinary first and last names that words.txt lacks, one a line: names that need no pronunciation.
First names and the commonest surnames of the United States Census of 1990 (public domain), and
British, Irish and immigrant names added by hand. Made by tools/make_wordlists.py.
"""

if __name__ == "__main__":
    common = words()
    write("words.txt", WORDS_HEAD, common)
    write("names.txt", NAMES_HEAD, ordinary_names(set(common)))
