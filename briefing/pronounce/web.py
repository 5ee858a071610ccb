"""Web names in words: addresses of sites, e-mail addresses, handles and hashtags."""

from __future__ import annotations

import math
import re
from functools import cache

from briefing.pronounce.context import substitute
from briefing.pronounce.marks import spell
from briefing.pronounce.numerals import cardinal, digits
from briefing.pronounce.tables import any_of, words
from briefing.pronounce.wordlist import ordinary, words_by_frequency

_SAID_ENDINGS = words("""
    com org net gov info biz london scot wales news app blog shop online radio live cymru co edu
    int mil sport film museum page site tech store media press world today africa
""")
_ENDINGS = (
    any_of(e for e in _SAID_ENDINGS if e != "co")
    + "|uk|ie|eu|tv|io|ac|fm|us|me|fr|de|es|it|nl|ca|au|nz|in|ly|gg|ai|im|je"
)
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})"
_HOST = rf"(?:{_LABEL}\.){{1,6}}(?:{_ENDINGS})"
_MAIL = re.compile(
    rf"(?<![\w.])([A-Za-z0-9][\w.+-]{{0,63}})@((?:{_LABEL}\.){{1,6}}[A-Za-z]{{2,12}})(?![\w@])"
)
_URL = re.compile(
    rf"(?<![\w@./])({_HOST})(?![\w@-])(?!\.\w)(?::\d{{2,5}})?"
    r"(/[\w%~.+/&=#?-]{0,200})?"
)
_FULL_URL = re.compile(
    rf"(?<![\w@./])(?:(?:https?|ftp)://(?:www\.)?|www\.)((?:{_LABEL}\.){{1,6}}[a-z]{{2,12}})(?![\w@-])"
    r"(?::\d{2,5})?(/[\w%~.+/&=#?-]{0,200})?"
)
_HANDLE = re.compile(r"(?<![\w@.])@(\w{2,30})(?![@.]\w)")
_HASHTAG = re.compile(r"(?<![\w&])#([A-Za-z]\w{1,60}|\d{1,4}[A-Z][a-z]\w{1,60})")
_CAMEL = re.compile(r"[A-Z]+(?=[A-Z][a-z]|\d|_|$)|[A-Z]?[a-z]+|[A-Z]+|\d+|_")
_INITIALS = words("""
    bbc nhs itv rnli rspca rspb gmc tfl mps aa rac cps hmrc dvla ons who un eu uk us usa ie tv fca
    fsa ico pa rte gaa fai psni rhs nt nspcc mnd ms ib it hr pr dj tfgm wmca gla
""")
_SYLLABLES = frozenset(words("est ton ing ers ion ling ley"))
"Words that are more often the end of a name: 'beestonlends' is not 'be est on lends'."
_LONGEST_WORD = 20


def in_words(text: str) -> str:
    """Give text with every web name in words: 'www.bbc.co.uk' as 'b b c dot co dot u k'."""
    if "." not in text and "@" not in text and "#" not in text:
        return text
    text = substitute(_MAIL, lambda m: f"{_user(m[1])} at {_dotted(m[2])}", text)
    text = substitute(_FULL_URL, lambda m: _address(m[1], m[2]), text)
    text = substitute(_URL, _url, text)
    text = substitute(_HANDLE, lambda m: f"at {_camel(m[1])}", text)
    return substitute(_HASHTAG, lambda m: f"hashtag {_camel(m[1])}", text)


def _url(match: re.Match[str]) -> str | None:
    host, path = match.groups()
    if not path and host.count(".") == 1 and not _plainly_a_site(host):
        return None
    return _address(host, path)


def _address(host: str, path: str | None) -> str:
    tail = ""
    if path and path.endswith("."):
        path, tail = path.rstrip("."), "."
    steps = [step for step in re.split(r"[/?&=#]+", path or "") if step]
    return " ".join([_dotted(host), *(f"slash {_dotted(step)}" for step in steps)]) + tail


def _plainly_a_site(host: str) -> bool:
    """Tell a bare 'name.ending' from two sentences run together ('there.It')."""
    return host == host.lower() or host.rpartition(".")[2] in ("com", "org", "net", "London")


def _dotted(name: str) -> str:
    labels = [label for label in name.split(".") if label]
    return " dot ".join(_label(label, last=i > 0) for i, label in enumerate(labels))


def _user(name: str) -> str:
    return _dotted(name.replace("+", "-plus-"))


def _label(label: str, *, last: bool = False) -> str:
    if last and label.lower() in _SAID_ENDINGS:
        return label.lower()
    if last and len(label) == 2:
        return spell(label.lower())
    pieces = [piece for piece in re.split(r"(-|_)", label) if piece]
    names = {"-": "dash", "_": "underscore"}
    return " ".join(names.get(piece) or _camel(piece) for piece in pieces)


def _camel(name: str) -> str:
    """Give a name run together ('MeToo', 'metpolice_uk') as its words."""
    pieces = [_piece(piece) for piece in _CAMEL.findall(name)]
    return " ".join(piece for piece in pieces if piece)


def _piece(piece: str) -> str:
    if piece == "_":
        return "underscore"
    if piece.isdigit():
        one_by_one = piece[0] == "0" or len(piece) > 4 or (len(piece) == 3 and piece[-2:] != "00")
        return digits(piece) if one_by_one else cardinal(int(piece))
    if piece.lower() in _INITIALS or (piece.isupper() and len(piece) <= 4):
        return spell(piece)
    if piece[0].isupper():
        return piece
    return segmented(piece)


def segmented(run: str) -> str:
    """Give a run of lower-case letters as the likeliest common words: 'getwestlondon'."""
    if not re.search("[aeiouy]", run) or len(run) > 60:
        return spell(run) if len(run) <= 5 else run
    costs = _costs()
    if run.startswith("st") and run not in costs and (saint := _saint(run[2:])):
        rest = run[2 + len(saint) :]
        return f"saint {saint}" + (f" {segmented(rest)}" if rest else "")
    if run in costs:
        return run
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(run) + 1):
        starts = range(max(0, end - _LONGEST_WORD), end)
        best.append(min((best[s][0] + costs.get(run[s:end], 9e9), s) for s in starts))
    if best[-1][0] >= 9e9:
        return run
    parts, end = [], len(run)
    while end:
        parts.append(run[best[end][1] : end])
        end = best[end][1]
    short = (part for part in parts if len(part) < 4)
    if any(costs[part] > _doubtful() for part in short) or not _SYLLABLES.isdisjoint(parts):
        return run
    return " ".join(reversed(parts))


def _doubtful() -> float:
    """Give the cost above which a word of two or three letters is rather part of a name."""
    return math.log(11_000 * math.log(len(words_by_frequency()) + 1))


def _saint(run: str) -> str:
    """Give the longest saint's name that begins a run; empty where none does."""
    ends = range(len(run), 3, -1)
    return next((run[:end] for end in ends if run[:end] in _saints()), "")


@cache
def _saints() -> frozenset[str]:
    """Give the names a church, a school or a hospital may bear: 'stgiles', 'stmarys'."""
    frequent = frozenset(words_by_frequency())
    first_names = [name for name in ordinary() - frequent if len(name) > 3]
    common = words("mary john peter paul james mark luke michael george andrew anne david")
    names = {*first_names, *common}
    return frozenset(names | {f"{name}s" for name in names})


@cache
def _costs() -> dict[str, float]:
    """Price words by their rank (Zipf): the cheapest reading of a run is the likeliest."""
    ranked = words_by_frequency()
    scale = math.log(len(ranked) + 1)
    costs = {word: math.log((rank + 1) * scale) for rank, word in enumerate(ranked)}
    dearest = math.log(len(ranked) * scale)
    return {name: dearest for name in ordinary() if len(name) > 3} | costs
