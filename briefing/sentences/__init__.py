"""Where a sentence of news ends: the splitter every room counts sentences by.

A sentence here is what a newsreader takes in one breath of meaning: a quotation stays whole,
with the words that say whose it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from briefing.sentences.marks import guarded, quotations

__all__ = ["endings", "quotations", "split"]

_TITLES = frozenset(
    "mr mrs ms mx dr prof sen rep gov gen col lt sgt capt cpl cmdr maj adm brig rev hon fr messrs "
    "supt insp det cllr pres msgr mt ft vs v eg ie cf pp fig approx est cdr asst dep amb atty "
    "sec ed dist".split()
)
"Abbreviations that never end a sentence."

_MAY_END = frozenset(
    "inc ltd co corp plc llc bros jr sr esq etc al st rd ave blvd sq jan feb mar apr jun jul aug "
    "sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ariz ark calif colo conn del "
    "fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va "
    "vt wash wis wyo ph.d m.d b.a m.a dept univ assn min max hr hrs oz lb lbs gal ala".split()
)
"Abbreviations that may: the next word decides."

_WITH_NUMBER = frozenset("no nos vol p art ch c para ver rs".split())
"Abbreviations only when a number follows: 'No. 10'."

_STARTERS = frozenset(
    "the a an he she it they we i you this that these those his her its their our my in on at by "
    "for from with after before when while as if but and or so yet however meanwhile although "
    "though since until under over among between during despite because there here what who how "
    "why where which then now later earlier last next some many most several both each all no not "
    "one two three police officials according to about more nearly also another only every once "
    "still even residents critics supporters investigators prosecutors doctors people".split()
)
"Words that, with a capital after a doubtful stop, begin a sentence."

_AFTER_TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays "
    "thursdays fridays saturdays sundays weekdays january february march april may "
    "june july august september october november december est edt cst cdt mst mdt pst pdt gmt bst "
    "utc cet eastern pacific central mountain et pt local".split()
)
"Words with a capital that go on after 'a.m.' and 'p.m.'."

_SAYING = (
    r"(?:said|says|say|added|adds|told|tells|asked|asks|replied|replies|wrote|writes|tweeted"
    r"|explained|explains|continued|warned|warns|insisted|insists|admitted|claimed|claims"
    r"|declared|commented|recalled|joked|concluded|announced|argued|argues|stated|noted|notes"
    r"|responded|shouted|agreed|observed|remarked|posted)"
)
_ATTRIBUTION = re.compile(
    rf"(?:[A-Z][\w.'’-]*|of|the|de|van|von|bin|al)(?: (?:[A-Z][\w.'’-]*|of|the|de|van|von|bin|al))"
    rf"{{0,5}} {_SAYING}(?:[.,;:]|$| (?:in|at|on|to|as|after|of|through|via)\b)"
)
"What follows a closed quotation when it is still the same sentence: 'Mr Smith said.'"

_STOP = re.compile(
    r"(?P<marks>[.!?…]+(?:\s[.!?…]+)*)(?P<close>(?:\s?[\"”’'»)\]]+)?)(?=\s|$)"
    r"|(?<=[a-z]{2})(?P<glued>[.!?])(?P<quote>[\"”’]?)(?=[A-Z“\"‘][a-z’' ])(?![\w.-]*@)"
    r"|(?P<bullet>\s[•·▪●■]\s|\n\s*\n)"
)
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")
_LAST_WORD = re.compile(r"[^\s\"“”‘(\[—–/]+$")
_NEXT_WORD = re.compile(r"[\s\"“‘'(\[]*(?P<word>[^\s\"“”’‘,;:.!?)\]]*)")
_ONLY_A_TIME = re.compile(
    r"(?:At|By|From|Until|Around|About|Before|After) \d[\d.:]*\s?[ap]\.?m", re.IGNORECASE
)
_LETTERED = re.compile(
    r"\b(?:group|plan|vitamin|type|class|category|hepatitis|section|platform|block|ward|level"
    r"|grade|league"
    r"|appendix|exhibit|gate|zone|influenza|band|team|part|unit|pool) [A-Z]$",
    re.IGNORECASE,
)
"What a single letter names when it is no initial: 'Group B.'"
_MARK = re.compile(r"[.!?…]")
_MAY_STOP = re.compile(r"[.!?…•·▪●■\n]")
_MAY_BE_LISTED = re.compile(r"[•·▪●■\n]")
_LIST_NUMBER = re.compile(r"(?:^|\n)\s*(?:\d{1,2}|[a-zA-Z])$")
_AHEAD, _BEHIND = 300, 80
"Characters after and before a stop that can decide it; a bound, for text that is no news."
_NAMES_WITH_MARKS = ("yahoo!", "jeopardy!", "which?", "wham!", "yum!", "guess?", "westward ho!")


def split(paragraph: str) -> list[str]:
    """Give the sentences of a paragraph, each as it stands there, without the space around it.

    No character but white space is lost or changed. A quotation is never cut, nor parted from
    the words that attribute it; a paragraph that opens a quotation and does not close it keeps
    it whole to its end. Text without capitals is cut at every stop that stands alone.
    """
    first = _MAY_STOP.search(paragraph)
    if first is None or paragraph[first.end() :] in ("", '"', "”"):
        return _bare([paragraph])  # as most are: one sentence, with its stop at the end
    stops = list(_stops(paragraph))
    if len(stops) < 2 and not any(_parts(paragraph, stop) for stop in stops):
        return _bare([paragraph])
    whole = guarded(paragraph)
    cased = any(letter.isupper() for letter in paragraph)
    starts = [span[0] for span in whole]
    found, begin = [], 0
    for stop in stops:
        at = stop.start()
        inside = bisect_right(starts, at) - 1
        if inside >= 0 and at < whole[inside][1] - 1 and stop.end() < whole[inside][1]:
            continue
        if _ends(paragraph, begin, stop, cased=cased):
            opens = stop["quote"] and stop.start("quote") in starts
            end = stop.start("quote") if opens else stop.end()
            found.append(paragraph[begin : at if stop["bullet"] else end])
            begin = end
    found.append(paragraph[begin:])
    return _bare(found)


def endings(paragraph: str) -> Iterator[str]:
    """Give what the last of several sentences may be, shortest first: quicker than splitting.

    `split` gives one of these as its last sentence, or the paragraph whole.
    """
    if _MAY_BE_LISTED.search(paragraph):
        yield from split(paragraph)[-1:]
        return
    for stop in reversed(list(_stops_at_marks(paragraph))):
        for begin in (stop.end(), stop.start("quote")) if stop["quote"] else (stop.end(),):
            if last := paragraph[begin:].strip():
                yield last


def _stops(paragraph: str) -> Iterator[re.Match[str]]:
    """Give the stops of a paragraph, in order."""
    listed = _MAY_BE_LISTED.search(paragraph)
    return _STOP.finditer(paragraph) if listed else _stops_at_marks(paragraph)


def _stops_at_marks(paragraph: str) -> Iterator[re.Match[str]]:
    """Give the same where there are no bullets: several times quicker than trying every place."""
    mark = _MARK.search(paragraph)
    while mark:
        stop = _STOP.match(paragraph, mark.start())
        if stop:
            yield stop
        mark = _MARK.search(paragraph, (stop or mark).end())


def _parts(paragraph: str, stop: re.Match[str]) -> bool:
    """Tell whether a paragraph's only stop may part it; at its end it cannot."""
    marked = stop["bullet"] is not None or stop["quote"] is not None
    return marked or bool(paragraph[stop.end() :].strip())


def _bare(found: Iterable[str]) -> list[str]:
    """Give the pieces without the space and bullets around them, empty ones left out."""
    bare = (piece.strip().lstrip("•·▪●■").strip() for piece in found)
    return [piece for piece in bare if piece]


def _ends(paragraph: str, begin: int, stop: re.Match[str], *, cased: bool) -> bool:
    """Tell whether the sentence begun at `begin` ends with this stop."""
    after = paragraph[stop.end() : stop.end() + _AHEAD]
    if stop["bullet"] is not None or not after.strip():
        return True
    following = _NEXT_WORD.match(after)
    word = following["word"] if following else ""
    if stop["glued"]:
        return _last_word(paragraph, begin, stop.start()).lower() not in _TITLES | _MAY_END
    sentence = _ending(paragraph, begin, stop.end())
    if _goes_on(after, word, cased=cased) or _attributed_after(sentence, after):
        return False
    if stop["marks"] == "." and not stop["close"].strip("\"”’'» "):
        return _period_ends(paragraph, begin, stop.start(), word)
    return bool(stop["close"]) or not _in_a_name(paragraph, begin, stop, word)


def _in_a_name(paragraph: str, begin: int, stop: re.Match[str], word: str) -> bool:
    """Tell whether a mark belongs to a name, such as 'Yahoo!', and the sentence goes on."""
    name = _last_word(paragraph, begin, stop.start()).lower() + stop["marks"]
    return name in _NAMES_WITH_MARKS and word.lower() not in _STARTERS


def _goes_on(after: str, word: str, *, cased: bool) -> bool:
    """Tell whether what follows the stop is plainly the same sentence."""
    first = after.lstrip()[0]
    if first in ",;:–—)]" or after.lstrip().startswith("--"):
        return True
    small = word[:1].islower() and not any(letter.isupper() for letter in word[1:3])
    return cased and small and first not in '"“‘'


def _attributed_after(sentence: str, after: str) -> bool:
    """Tell whether a sentence that opened with a quotation goes on to say whose it is."""
    opened = sentence.lstrip()[:1] in "\"“'‘" and sentence.rstrip()[-1:] in "\"”'’"
    return opened and bool(_ATTRIBUTION.match(after.lstrip()))


def _period_ends(paragraph: str, begin: int, at: int, following: str) -> bool:
    """Decide a single full stop by the word before it and the word after it."""
    last = _last_word(paragraph, begin, at)
    low, next_low = last.lower(), following.lower()
    starter = next_low in _STARTERS
    if at == 0 or paragraph[at - 1].isspace():
        ends = True
    elif low in _TITLES or (low in _WITH_NUMBER and following[:1].isdigit()):
        ends = False
    elif low in ("a.m", "p.m", "am", "pm"):
        dated = next_low in _AFTER_TIME or following[:1].isdigit()
        ends = not dated and not _ONLY_A_TIME.fullmatch(_ending(paragraph, begin, at).strip())
    elif len(last) == 1 and last.isalpha():
        ends = _letter_ends(_ending(paragraph, begin, at), last, starter=starter)
    elif low in _MAY_END or _ACRONYM.fullmatch(last):
        ends = starter
    else:
        sentence = _ending(paragraph, begin, at).strip()
        ends = not (last.isdigit() and _LIST_NUMBER.fullmatch(sentence))
    return ends


def _letter_ends(sentence: str, letter: str, *, starter: bool) -> bool:
    """Tell whether a full stop after one letter ends a sentence or marks an initial."""
    if _LETTERED.search(sentence):
        return True
    if _LIST_NUMBER.search(sentence):
        return False
    return starter and (letter != "I" or sentence.endswith((" and I", " or I", " than I")))


def _ending(paragraph: str, begin: int, at: int) -> str:
    """Give a sentence up to `at`, or of a longer one its first and its last words."""
    if at - begin <= 2 * _BEHIND:
        return paragraph[begin:at]
    return paragraph[begin : begin + _BEHIND] + paragraph[at - _BEHIND : at]


def _last_word(paragraph: str, begin: int, at: int) -> str:
    found = _LAST_WORD.search(paragraph[max(begin, at - 40) : at].rstrip())
    return found[0].rstrip(",;:") if found else ""
