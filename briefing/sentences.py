"""Where a sentence of news ends: the splitter every room counts sentences by.

A sentence here is what a newsreader takes in one breath of meaning: a quotation stays whole,
with the words that say whose it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right

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

_WITH_NUMBER = frozenset("no nos vol p art ch c para ver".split())
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
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
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
    r"|(?<=[a-z]{2})(?P<glued>[.!?])(?P<quote>[\"”’]?)(?=[A-Z“\"‘][a-z’' ])"
    r"|(?P<bullet>\s[•·▪●■]\s|\n\s*\n)"
)
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")
_LAST_WORD = re.compile(r"[^\s\"“”‘(\[—–/]+$")
_NEXT_WORD = re.compile(r"[\s\"“‘'(\[]*(?P<word>[^\s\"“”’‘,;:.!?)\]]*)")
_LIST_NUMBER = re.compile(r"(?:^|\n)\s*(?:\d{1,2}|[a-zA-Z])$")
_NAMES_WITH_MARKS = ("yahoo!", "jeopardy!", "which?", "wham!", "yum!", "guess?", "westward ho!")
_LEADING_APOSTROPHE = re.compile(
    r"['’](?:\d|n['’ ]|tis\b|twas\b|em\b|cause\b|til\b|bout\b|im\b)", re.IGNORECASE
)
_LONGEST_QUOTATION = 900
"Characters after which an unclosed quotation mark is taken for a slip of the keyboard."
_LONGEST_TITLE = 40
"Characters within which a second single mark is taken to close the first."
_LONGEST_ASIDE = 160
"Characters between brackets that still count as an aside."


def split(paragraph: str) -> list[str]:
    """Give the sentences of a paragraph, each as it stands there, without the space around it.

    No character but white space is lost or changed. A quotation is never cut, nor parted from
    the words that attribute it; a paragraph that opens a quotation and does not close it keeps
    it whole to its end. Text without capitals is cut at every stop that stands alone.
    """
    guarded = _guarded(paragraph)
    cased = any(letter.isupper() for letter in paragraph)
    starts = [span[0] for span in guarded]
    found, begin = [], 0
    for stop in _STOP.finditer(paragraph):
        at = stop.start()
        inside = bisect_right(starts, at) - 1
        if inside >= 0 and at < guarded[inside][1] - 1 and stop.end() < guarded[inside][1]:
            continue
        if _ends(paragraph, begin, stop, cased=cased):
            found.append(paragraph[begin : stop.end()])
            begin = stop.end()
    found.append(paragraph[begin:])
    whole = (piece.strip().lstrip("•·▪●■").strip() for piece in found)
    return [piece for piece in whole if piece]


def _ends(paragraph: str, begin: int, stop: re.Match[str], *, cased: bool) -> bool:
    """Tell whether the sentence begun at `begin` ends with this stop."""
    if stop["bullet"] is not None:
        return True
    after = paragraph[stop.end() :]
    if not after.strip():
        return True
    following = _NEXT_WORD.match(after)
    word = following["word"] if following else ""
    if stop["glued"]:
        return _last_word(paragraph, begin, stop.start()).lower() not in _TITLES | _MAY_END
    if _goes_on(after, word, cased=cased) or _attributed_after(
        paragraph[begin : stop.end()], after
    ):
        return False
    marks = stop["marks"]
    if marks.startswith(".") and len(marks) == 1 and not stop["close"].strip("\"”’'» "):
        return _period_ends(paragraph, begin, stop, word)
    if marks in ("!", "?") and not stop["close"]:
        name = _last_word(paragraph, begin, stop.start()).lower() + marks
        return name not in _NAMES_WITH_MARKS or word.lower() in _STARTERS
    return True


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


def _period_ends(paragraph: str, begin: int, stop: re.Match[str], following: str) -> bool:
    """Decide a single full stop by the word before it and the word after it."""
    at = stop.start()
    if paragraph[at - 1 : at].isspace() or at == 0:
        return True
    last = _last_word(paragraph, begin, at)
    low, next_low = last.lower(), following.lower()
    starter = next_low in _STARTERS
    if low in _TITLES or (low in _WITH_NUMBER and following[:1].isdigit()):
        return False
    if low in ("a.m", "p.m", "am", "pm"):
        return next_low not in _AFTER_TIME and not following[:1].isdigit()
    if len(last) == 1 and last.isalpha():
        alone = _LIST_NUMBER.search(paragraph[begin:at])
        return starter and not alone and last != "I" if last.isupper() else starter
    if last.isdigit() and _LIST_NUMBER.fullmatch(paragraph[begin:at].strip()):
        return False
    if low in _MAY_END or _ACRONYM.fullmatch(last):
        return starter
    return True


def _last_word(paragraph: str, begin: int, at: int) -> str:
    found = _LAST_WORD.search(paragraph[max(begin, at - 40) : at].rstrip())
    return found[0].rstrip(",;:") if found else ""


def quotations(text: str) -> list[tuple[int, int]]:
    """Give where quotations stand in a text, as (start, end) with their marks, in order.

    One that is never closed reaches to the end. Apostrophes are not quotation marks.
    """
    return _merged([*_curly(text), *_straight(text), *_single(text)])


def _guarded(paragraph: str) -> list[tuple[int, int]]:
    """Give the stretches no sentence may end within: quotations and short asides, in order."""
    return _merged([*quotations(paragraph), *_asides(paragraph)])


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _curly(paragraph: str) -> list[tuple[int, int]]:
    return _pairs(paragraph, [(m.start(), m[0] in "“«") for m in re.finditer("[“”«»]", paragraph)])


def _straight(paragraph: str) -> list[tuple[int, int]]:
    marks, is_open = [], False
    for found in re.finditer('"', paragraph):
        at = found.start()
        before, after = paragraph[at - 1 : at], paragraph[at + 1 : at + 2]
        opens = not before or before.isspace() or before in "([—–-"
        closes = not after or after.isspace() or after in ".,;:!?)]—–-'’"
        is_open = opens if opens != closes else not is_open
        marks.append((at, is_open))
    return _pairs(paragraph, marks)


def _single(paragraph: str) -> list[tuple[int, int]]:
    """Give quotations in single marks: only those a mark of punctuation or a space closes."""
    spans, begin = [], -1
    for found in re.finditer("['‘’]", paragraph):
        at = found.start()
        before, after = paragraph[at - 1 : at], paragraph[at + 1 : at + 2]
        opens = (not before or before.isspace() or before in "([—–") and after.strip() != ""
        if opens and found[0] != "’" and not _LEADING_APOSTROPHE.match(paragraph, at):
            begin = at if begin < 0 or at - begin > _LONGEST_QUOTATION else begin
        elif begin >= 0 and not after.isalnum() and _closes(paragraph, begin, at):
            spans.append((begin, at + 1))
            begin = -1
    return [span for span in spans if span[1] - span[0] <= _LONGEST_QUOTATION]


def _closes(paragraph: str, begin: int, at: int) -> bool:
    """Tell whether a single mark closes the quotation begun at `begin`, or only marks a plural."""
    if paragraph[at - 1] in ".,!?…)" or at - begin < _LONGEST_TITLE:
        return paragraph[at - 1] != " "
    plural = paragraph[at - 1] in "sS" and paragraph[at + 1 : at + 2] == " "
    return paragraph[at - 1].isalnum() and not plural


def _pairs(paragraph: str, marks: list[tuple[int, bool]]) -> list[tuple[int, int]]:
    """Match opening with closing marks; one left open reaches the paragraph's end if near."""
    spans: list[tuple[int, int]] = []
    begin = -1
    for at, opens in marks:
        if opens:
            begin = at
        elif begin >= 0:
            spans.append((begin, at + 1))
            begin = -1
    if begin >= 0 and len(paragraph) - begin <= _LONGEST_QUOTATION:
        spans.append((begin, len(paragraph)))
    return spans


def _asides(paragraph: str) -> list[tuple[int, int]]:
    found = re.finditer(r"\([^()]*\)|\[[^\[\]]*\]", paragraph)
    spans = [aside.span() for aside in found if len(aside[0]) <= _LONGEST_ASIDE]
    return [span for span in spans if not _stands_alone(paragraph, span)]


def _stands_alone(paragraph: str, span: tuple[int, int]) -> bool:
    """Tell whether a bracketed sentence follows a full stop, so that its own stop counts."""
    before = paragraph[: span[0]].rstrip()
    return before[-1:] in ".!?" and paragraph[span[1] - 2] in ".!?"
